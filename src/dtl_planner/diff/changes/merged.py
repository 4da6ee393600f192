"""`merged`: several become one, or give parts of themselves to one new team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS
from dtl_planner.diff.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "merged"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what several became, and new teams that several units form."""
    for end, starts in comparison.pairing.merges.items():
        yield _into_one(end, starts, comparison, ledger)
    for team, joining in _forming(comparison, ledger).items():
        if len(joining) > 1:
            yield _into_team(team, joining, comparison, ledger)


def _into_one(end: str, starts: tuple[str, ...], comparison: Comparison, ledger: Ledger) -> Change:
    alone = [start for start in starts if start not in comparison.pairing.splits]
    taken = (*ledger.take(end, EXISTS), *(e for start in alone for e in ledger.take(start, EXISTS)))
    names = listed([comparison.before.called(start) for start in starts])
    name = comparison.after.called(end)
    return comparison.change(
        KIND,
        end,
        taken,
        sentence=f"{name}: what was {names} becomes one.",
        degree=Degree.TRANSFER,
        before=names,
        after=name,
        others=tuple(start for start in starts if start != end),
    )


def _forming(comparison: Comparison, ledger: Ledger) -> dict[str, list[Edit]]:
    """For each new team, the steps by which units join it."""
    found: dict[str, list[Edit]] = {}
    for unit in ledger.units():
        for edit in ledger.of(unit, "teams"):
            is_new = isinstance(edit.after, str) and bool(ledger.of(edit.after, EXISTS))
            if is_new and comparison.new(unit).is_classified:
                found.setdefault(str(edit.after), []).append(edit)
    return found


def _into_team(team: str, joining: list[Edit], comparison: Comparison, ledger: Ledger) -> Change:
    taken = (*ledger.take(team, EXISTS), *(e for edit in joining for e in ledger.take_one(edit)))
    names = listed([comparison.new(edit.unit).name for edit in joining])
    name = comparison.after.called(team)
    return comparison.change(
        KIND,
        team,
        taken,
        sentence=f"{name}: a new team, formed from {names}.",
        degree=Degree.TRANSFER,
        before=names,
        after=name,
        others=tuple(edit.unit for edit in joining),
    )


CHANGE = ChangeRule(KIND, 10, "Several become one, or form one new team.", find)
