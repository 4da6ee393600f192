from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.graph.projects import Goal
    from dtl_planner.graph.study import Study

    Studied = Callable[..., Study]

REST = """
divisions: {learning: {name: Learning}, families: {name: Families}}
teams:
  - {id: placed, name: Placed, division: families}
  - {id: open, name: Open, division: undecided}
  - {id: later, name: Later, division: {undecided: true, resolves: The next paper}}
  - {id: bare, name: Bare}
"""


def said(goal: Goal) -> str:
    if not goal.is_stated:
        return "not stated"
    resolves = goal.undecided.resolves if goal.undecided else None
    opened = ("undecided", "/".join(goal.between), resolves)
    words = goal.node.name if goal.node else " ".join(filter(None, opened))
    return f"{words} (team)" if goal.by_team else words


def goals(studied: Studied, forms: str) -> tuple[str, list[str]]:
    alliance = f"{{id: tied, name: Tied, kind: same-staff{forms}}}"
    (project,) = studied(f"{REST}alliances: [{alliance}]\n").projects
    return said(project.team), [said(one) for one in project.divisions]


def test_what_nobody_states_is_told_apart_from_what_is_undecided(studied: Studied) -> None:
    assert goals(studied, "") == ("not stated", ["not stated"])
    assert goals(studied, ", forms: {team: undecided, division: undecided}") == snapshot(
        ("undecided", ["undecided"])
    )
    assert goals(
        studied, ", forms: {division: {undecided: true, between: [learning, families]}}"
    ) == snapshot(("not stated", ["undecided Learning/Families"]))


def test_where_the_alliance_says_nothing_its_teams_record_speaks(studied: Studied) -> None:
    assert goals(studied, ", forms: {team: placed}") == snapshot(("Placed", ["Families (team)"]))
    assert goals(studied, ", forms: {team: open}") == snapshot(("Open", ["undecided (team)"]))
    assert goals(studied, ", forms: {team: bare}") == snapshot(("Bare", ["not stated"]))


def test_where_the_two_differ_both_are_told_and_where_they_agree_one(studied: Studied) -> None:
    assert goals(studied, ", forms: {team: placed, division: learning}") == snapshot(
        ("Placed", ["Learning", "Families (team)"])
    )
    assert goals(studied, ", forms: {team: placed, division: families}") == snapshot(
        ("Placed", ["Families"])
    )
    assert goals(studied, ", forms: {team: open, division: undecided}") == snapshot(
        ("Open", ["undecided"])
    )
    assert goals(studied, ", forms: {team: placed, division: undecided}") == snapshot(
        ("Placed", ["undecided", "Families (team)"])
    )


def test_of_two_that_leave_it_open_the_one_that_says_more_is_told(studied: Studied) -> None:
    resolved = "{undecided: true, resolves: The next paper}"
    between = "{undecided: true, between: [learning, families]}"
    assert goals(studied, ", forms: {team: later, division: undecided}") == snapshot(
        ("Later", ["undecided The next paper (team)"])
    )
    assert goals(studied, f", forms: {{team: later, division: {resolved}}}") == snapshot(
        ("Later", ["undecided The next paper"])
    )
    assert goals(studied, f", forms: {{team: open, division: {resolved}}}") == snapshot(
        ("Open", ["undecided The next paper"])
    )
    assert goals(studied, f", forms: {{team: later, division: {between}}}") == snapshot(
        ("Later", ["undecided Learning/Families", "undecided The next paper (team)"])
    )


def test_members_keep_their_order_and_those_that_name_the_alliance_come_after(
    studied: Studied,
) -> None:
    (project,) = studied("""
alliances: [{id: tied, name: Tied, kind: same-staff, members: [c, a]}]
services:
  - {id: a, name: A, alliances: [tied]}
  - {id: b, name: B, alliances: [tied]}
  - {id: c, name: C}
""").projects
    assert [member.node.key for member in project.members] == ["c", "a", "b"]
