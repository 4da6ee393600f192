"""What is wanting in a structure, beyond what the cases of each code show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.structure.checks.leading import leading_findings
from dtl_planner.structure.findings import structure_findings
from dtl_planner.structure.location import span_of
from dtl_planner.structure.model import Kind, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.structure.model import Structure

    Draw = Callable[..., Structure]


def told(structure: Structure) -> list[str]:
    return [f"{each.code.id} {each.message}" for each in structure_findings(structure)]


def test_thirty_gaps_of_one_kind_are_one_finding(draw: Draw) -> None:
    services = "".join(f"  - {{id: s{n}, name: S{n}}}\n" for n in range(30))
    (found,) = structure_findings(draw(f"services:\n{services}"))
    assert found.message == snapshot(
        "The rules do not settle where `s0`, `s1`, `s2`, `s3`, `s4` and 25 more belong, and "
        "nobody said that it is undecided."
    )
    assert [each.label for each in found.related] == ["and `s1`", "and `s2`", "and `s3`"]


def test_each_kind_of_what_is_undecided_has_its_sentence(draw: Draw) -> None:
    services = """
divisions: {learning: {name: Learning}}
services:
  - id: play
    name: Play
    answers: {local: no, small: yes}
    host: undecided
    division: undecided
    managed_by: undecided
  - {id: portage, name: Portage, decision: undecided}
  - {id: halls, name: Halls, decision: undecided}
"""
    programme = """
roles:
  - {id: a, name: A, is_top: yes, accountable_to: undecided, grade: undecided}
  - {id: b, name: B, managed_by: a, accountable_to: undecided}
bodies:
  - {id: c, name: C, reports_to: undecided, accountable_to: undecided}
  - {id: d, name: D, reports_to: undecided}
"""
    assert told(draw(services, programme=programme)) == snapshot(
        [
            "DTL620 Where `portage` and `halls` go is undecided.",
            "DTL620 The host of `play` is undecided.",
            "DTL620 The division of `play` is undecided.",
            "DTL620 The line manager of `play` is undecided.",
            "DTL620 Whom `a` and `b` answer to for joint work is undecided.",
            "DTL620 Whom `c` answers to is undecided.",
            "DTL620 What `c` and `d` report to is undecided.",
            "DTL620 The grade of `a` is undecided.",
        ]
    )


def test_no_place_of_a_tier_has_a_head_where_none_is_written(draw: Draw) -> None:
    teams = "teams: [{id: core-team, name: Core team, gathers: core, in_each: locality}]\n"
    services = f"{teams}services: [{{id: play, name: Play, answers: {{local: yes}}}}]"
    assert told(draw(services)) == snapshot(
        ["DTL613 `north` and `south`, all places in which teams work, have no head."]
    )


def test_a_single_place_without_a_head_is_told_alone(draw: Draw) -> None:
    teams = "teams: [{id: core-team, name: Core team, gathers: core, place: north}]\n"
    services = f"{teams}services: [{{id: play, name: Play, answers: {{local: yes}}}}]"
    assert told(draw(services)) == snapshot(
        ["DTL613 `north`, a place in which teams work, has no head."]
    )


def test_spans_and_layers_follow_the_parameters(draw: Draw) -> None:
    programme = """
roles:
  - {id: top, name: Top, is_top: yes}
  - {id: head, name: Head, managed_by: top, in_each: locality}
  - {id: worker, name: Worker, managed_by: head, posts: 6}
"""
    structure = draw(programme=programme)
    found = [each.message for each in leading_findings(structure, span_most=2, layers_most=2)]
    assert found == snapshot(
        [
            "`head` manages 3 posts and services directly, more than 2: `worker`.",
            (
                "`worker` stands on layer 3 of management, more than 2: `top`, `head` and "
                "`worker`, from the top."
            ),
        ]
    )


def test_hosting_is_uneven_in_full_time_equivalents_where_they_are_known(draw: Draw) -> None:
    rows = "".join(
        f"  - {{id: s{n}, name: S{n}, host: north, people: {{fte: 2.5}}, "
        "answers: {local: no, small: yes}}\n"
        for n in range(2)
    )
    assert told(draw(f"services:\n{rows}")) == snapshot(
        [
            (
                "DTL612 `north` hosts 2 of 2 services (5 FTE), and `south` none, though there are "
                "enough for each place to host one."
            )
        ]
    )


def test_one_team_that_nobody_is_in_is_named_and_several_are_counted(draw: Draw) -> None:
    teams = "teams: [{id: a, name: A}, {id: b, name: B}]"
    assert told(draw(teams)) == ["DTL617 Nobody is in the teams `a` and `b`."]


def test_a_proposal_that_adds_something_is_where_it_is_written(draw: Draw) -> None:
    proposals = """
proposals:
  first:
    title: First
    adds: {trainer: {kind: role, because: so}}
  second:
    title: Second
    based_on: first
    changes: {trainer: {base: Town hall, because: so}}
"""
    structure = draw(proposals=proposals, name="second")
    (found,) = structure_findings(structure)
    assert (found.code.id, found.span and found.span.line) == ("DTL614", 6)
    stranger = Unit(id="nobody", kind=Kind.ROLE, name="Nobody")
    assert span_of(structure, stranger) is None
    assert span_of(structure, structure.units["trainer"], "base") is not None
