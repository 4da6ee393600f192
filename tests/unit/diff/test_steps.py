"""The smallest steps, the ledger that hands each out once, and the scale of degrees."""

from __future__ import annotations

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS, Edit, apply_edits, edits_between
from dtl_planner.diff.ledger import Ledger
from dtl_planner.diff.pairing import pair_units
from dtl_planner.structure.model import Kind, Open, Unit

EARLY = Unit(id="early", kind=Kind.TEAM, name="Early years")
PLAY = Unit(id="play", kind=Kind.SERVICE, name="Play", teams=("early", "late"), leads=("learning",))


def test_a_team_under_another_id_is_no_step_for_its_members() -> None:
    first = Unit(id="first", kind=Kind.TEAM, name="First years", was=("early",))
    joined = Unit(id="play", kind=Kind.SERVICE, name="Play", teams=("first",))
    before, after = {"early": EARLY, "play": PLAY}, {"first": first, "play": joined}
    steps = tuple(edits_between(before, after, pair_units(before, after)))
    assert steps == (
        Edit("play", "teams", "late", None),
        Edit("play", "leads", "learning", None),
        Edit("first", "id", "early", "first"),
        Edit("first", "name", "Early years", "First years"),
    )
    assert apply_edits(before, reversed(steps)) == after


def test_choices_of_what_is_open_go_by_their_new_ids_too() -> None:
    first = Unit(id="first", kind=Kind.ROLE, name="First", was=("head",))
    head = Unit(id="head", kind=Kind.ROLE, name="First")
    old = Unit(id="a", kind=Kind.ROLE, name="A", managed_by=Open(("head", "b")))
    new = Unit(id="a", kind=Kind.ROLE, name="A", managed_by=Open(("first", "b")))
    before, after = {"a": old, "head": head}, {"a": new, "first": first}
    steps = edits_between(before, after, pair_units(before, after))
    assert tuple(steps) == (Edit("first", "id", "head", "first"),)


def test_a_step_is_handed_out_once() -> None:
    joins, leaves = Edit("play", "teams", None, "early"), Edit("play", "teams", "late", None)
    ledger = Ledger((joins, leaves, Edit("early", EXISTS, None, EARLY)))
    assert ledger.units("teams", EXISTS, "base") == ("play", "early")
    assert ledger.all("teams") == (joins, leaves)
    assert ledger.take_one(joins) == (joins,)
    assert ledger.of("play", "teams") == (leaves,)
    assert ledger.take_one(leaves) == (leaves,)
    assert ledger.take("play", "teams", "base") == ()
    assert ledger.all("teams") == ()
    assert [edit.unit for edit in ledger.rest()] == ["early"]
    assert [edit.unit for edit in ledger.take_all(EXISTS)] == ["early"]
    assert ledger.take_all(EXISTS) == tuple(ledger.rest()) == ()


def test_every_degree_has_a_word_and_a_meaning() -> None:
    assert [degree.word for degree in Degree] == [
        "none",
        "minor",
        "reporting line",
        "transfer",
        "split",
    ]
    assert len({degree.meaning for degree in Degree}) == len(Degree)
