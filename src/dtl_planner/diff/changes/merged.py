"""`merged`: several become one, or give parts of themselves to one new team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS, Edit
from dtl_planner.structure.model import Kind
from dtl_planner.wording import listed_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "merged"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what several became, and new teams that several units form."""
    for end, starts in comparison.pairing.merges.items():
        alone = [start for start in starts if start not in comparison.pairing.splits]
        taken = ledger.take(end, EXISTS)
        taken += tuple(edit for start in alone for edit in ledger.take(start, EXISTS))
        if taken:
            yield _into_one(end, starts, taken, comparison)
    for team, joining in _forming(comparison, ledger).items():
        if len(joining) > 1:
            yield _into_team(team, joining, comparison, ledger)


def _into_one(
    end: str, starts: tuple[str, ...], taken: tuple[Edit, ...], comparison: Comparison
) -> Change:
    others = tuple(start for start in starts if start != end)
    name = comparison.after.called(end)
    return comparison.change(
        KIND,
        end,
        taken,
        sentence=f"{name}: {_told(end, others, comparison)}.",
        degree=Degree.TRANSFER,
        before=listed_names([comparison.before.called(start) for start in starts]),
        after=name,
        others=others,
    )


def _told(end: str, others: tuple[str, ...], comparison: Comparison) -> str:
    """Say whether it was there before, and what goes into it whole or in part."""
    splits = comparison.pairing.splits
    names = listed_names(
        [
            f"a part of {comparison.before.called(other)}"
            if other in splits
            else comparison.before.called(other)
            for other in sorted(others, key=lambda other: other in splits)
        ]
    )
    if end in comparison.before.units:
        return f"takes in {names}"
    if any(other in splits for other in others):
        return f"formed from {names}"
    return f"what was {names} becomes one"


def _forming(comparison: Comparison, ledger: Ledger) -> dict[str, list[Edit]]:
    """For each new team that came out of nothing else, the steps by which units join it."""
    parts = {end for ends in comparison.pairing.splits.values() for end in ends}
    new = {
        id_: list[Edit]()
        for id_ in comparison.pairing.added
        if comparison.new(id_).kind is Kind.TEAM
        and id_ not in parts
        and id_ not in comparison.pairing.merges
    }
    for edit in ledger.all("teams"):
        if edit.after in new and comparison.new(edit.unit).is_classified:
            new[str(edit.after)].append(edit)
    return {team: sorted(edits, key=lambda edit: edit.unit) for team, edits in new.items()}


def _into_team(team: str, joining: list[Edit], comparison: Comparison, ledger: Ledger) -> Change:
    taken = (*ledger.take(team, EXISTS), *(e for edit in joining for e in ledger.take_one(edit)))
    names = listed_names([comparison.new(edit.unit).name for edit in joining])
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
