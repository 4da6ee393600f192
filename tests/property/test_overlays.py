"""Proposals laid over a structure: stacked ones equal their flattened form, order is nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import Workspace
from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.limits import Limits
from dtl_planner.structure.flattening import NotOneProposal, flatten
from dtl_planner.structure.overlay import amounting_to
from dtl_planner.structure.proposed import proposed_structure

if TYPE_CHECKING:
    from dtl_planner.structure.model import Structure

TEXTS = {
    "services.yaml": """
dtl: 1
divisions: {learning: {name: Learning}, families: {name: Families}}
teams: [{id: play-team, name: Play team}, {id: care-team, name: Care team}]
services:
  - {id: play, name: Play, joins: [play-team], answers: {local: yes}}
  - {id: awards, name: Awards, host: north, answers: {local: no, small: yes}}
  - {id: advice, name: Advice, answers: {local: no, small: yes}, people: {fte: 3}}
  - {id: schools, name: Schools, answers: {local: no, small: no}, current: {managed: south}}
  - {id: portage, name: Portage, decision: undecided}
""",
    "programme.yaml": """
dtl: 1
roles: [{id: director, name: Director, is_top: yes}, {id: head, name: Head, place: north}]
bodies: [{id: board, name: Board}]
""",
    "localities.yaml": """
dtl: 1
footprints: [{id: all, name: All, tiers: [city, locality]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: city}
  - {id: south, name: South, tier: locality, within: city}
""",
    "criteria.yaml": """
dtl: 1
schemes:
  - id: delivery
    title: Four ways
    facts: {local: {ask: Is it local?}, small: {ask: Is it small?}}
    categories:
      core: {placement: {managed: locality, member_of: core}}
      hosted: {placement: {managed: locality, member_of: host, locality_facing: yes}}
      city-wide: {placement: {managed: city-wide, locality_facing: yes}}
      anywhere: {}
    rules:
      - {id: core, then: core, when: local, because: it is}
      - {id: hosted, then: hosted, when: small, because: it is small}
    otherwise: {then: city-wide, because: it is not}
""",
}
UNITS = ("play", "awards", "advice", "schools", "portage", "play-team", "head", "board")
NEW = ("new-a", "new-b")


def base() -> Structure:
    loaded = load_texts(TEXTS, limits=Limits())
    assert loaded.diagnostics == ()
    workspace = Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits())
    return proposed_structure(classify(workspace))


BASE = base()


def chosen(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


OPEN: dict[str, Any] = {"undecided": True, "between": ["north", "south"]}
SAID = {
    "name": chosen("One", "Another"),
    "part_of": chosen("play", "care-team"),
    "category": chosen("core", "hosted", "city-wide", "anywhere", "undecided", "no-such"),
    "managed": chosen("city-wide", "localities", "north", "undecided"),
    "host": chosen("north", "south", OPEN),
    "division": chosen("learning", "families", "undecided"),
    "joins": chosen(["play-team"], ["care-team"], ["play-team", "care-team"]),
    "leaves": chosen(["play-team"], ["care-team"]),
    "place": chosen("north", "south"),
    "base": chosen("Town hall", "Old school"),
    "contacts": chosen(["north"], ["south", "north"]),
    "managed_by": chosen("director", "head", "undecided"),
    "accountable_to": chosen("board", "undecided"),
    "reports_to": chosen("board", "undecided"),
    "ages": chosen("0-7", "8-13"),
    "posts": chosen(1, "about 4"),
    "fte": chosen(2.5, "over 9"),
    "live": chosen("2010-04", "by 2010-06"),
}
ARRANGEMENTS = st.fixed_dictionaries({"because": chosen("so", "thus")}, optional=SAID)
ENDS = st.sampled_from((False, False, True))
CHANGES = st.builds(lambda said, ends: {**said, "ends": ends}, ARRANGEMENTS, ENDS)
ADDS = st.builds(lambda said, kind: {**said, "kind": kind}, ARRANGEMENTS, chosen("team", "service"))
PROPOSALS = st.builds(
    lambda adds, changes: Proposal.model_validate(
        {"title": "A proposal", "adds": adds, "changes": changes}
    ),
    st.dictionaries(chosen(*NEW, "play"), ADDS, max_size=2),
    st.dictionaries(chosen(*UNITS, *NEW, "nobody"), CHANGES, max_size=5),
)


def units(structure: Structure, *proposals: Proposal) -> dict[str, Any]:
    for proposal in proposals:
        structure = amounting_to(structure, "it", proposal)
    return dict(structure.units)


@given(PROPOSALS, PROPOSALS)
def test_two_proposals_laid_over_in_turn_equal_their_flattened_form(
    lower: Proposal, upper: Proposal
) -> None:
    try:
        flat = flatten(BASE, lower, upper)
    except NotOneProposal:
        assert any(lower.changes[id_].ends for id_ in upper.adds if id_ in lower.changes)
        return
    assert units(BASE, flat) == units(BASE, lower, upper)


@given(PROPOSALS, PROPOSALS, PROPOSALS)
def test_three_are_flattened_from_either_end(
    first: Proposal, second: Proposal, third: Proposal
) -> None:
    try:
        below = flatten(BASE, flatten(BASE, first, second), third)
        middle = amounting_to(BASE, "it", first)
        above = flatten(BASE, first, flatten(middle, second, third))
    except NotOneProposal:
        return
    assert units(BASE, below) == units(BASE, above) == units(BASE, first, second, third)


@given(PROPOSALS, st.randoms(use_true_random=False))
def test_the_order_of_what_a_proposal_says_changes_nothing(proposal: Proposal, luck: Any) -> None:
    def shuffled(said: dict[str, Any]) -> dict[str, Any]:
        items = list(said.items())
        luck.shuffle(items)
        return dict(items)

    other = proposal.model_copy(
        update={"adds": shuffled(proposal.adds), "changes": shuffled(proposal.changes)}
    )
    assert units(BASE, proposal) == units(BASE, other)


@given(PROPOSALS)
def test_a_proposal_laid_over_twice_says_nothing_new(proposal: Proposal) -> None:
    ends = {name for name, changed in proposal.changes.items() if changed.ends}
    if ends & {*proposal.adds}:  # what is added and ended at once is there to be added again
        return
    assert units(BASE, proposal, proposal) == units(BASE, proposal)


def test_what_is_ended_and_added_again_is_no_single_proposal() -> None:
    ending = {"title": "End", "changes": {"play": {"ends": True, "because": "so"}}}
    adding = {"title": "Add", "adds": {"play": {"kind": "service", "because": "so"}}}
    with pytest.raises(NotOneProposal, match="`play` is ended and added again"):
        flatten(BASE, Proposal.model_validate(ending), Proposal.model_validate(adding))


def test_a_flattened_proposal_keeps_every_reason_and_theme() -> None:
    lower = {"title": "Lower", "changes": {"play": {"division": "learning", "because": "first",
             "themes": ["one"], "source": "paper"}}}  # fmt: skip
    upper = {"title": "Upper", "changes": {"play": {"base": "Town hall", "because": "second",
             "themes": ["two", "one"]}}}  # fmt: skip
    flat = flatten(BASE, Proposal.model_validate(lower), Proposal.model_validate(upper))
    play = flat.changes["play"]
    assert (flat.title, play.because, play.themes) == (
        "Upper",
        "first; then second",
        ("one", "two"),
    )
    assert play.source is not None
    assert (play.source.id, play.division, play.base) == ("paper", "learning", "Town hall")
