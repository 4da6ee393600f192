"""`dtl diff` as rows, for CSV and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.grouping import grouped
from dtl_planner.render.diff.words import (
    because,
    contacts_after,
    degree_word,
    likeness,
    missing_contacts,
    settled_by,
)
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import By
    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.tables import Cell

_COLUMNS = (
    Column("group", "Group"),
    Column("kind", "Change"),
    Column("unit", "Id"),
    Column("name", "Name"),
    Column("service", "Part of"),
    Column("others", "With"),
    Column("before", "Before"),
    Column("after", "After"),
    Column("sentence", "In a sentence"),
    Column("why", "Why"),
    Column("source", "Source"),
    Column("written", "Written at"),
    Column("settled_by", "Settled by"),
    Column("missing", "Missing"),
    Column("themes", "People said"),
    Column("degree", "Degree of change"),
    Column("posts", "Posts"),
    Column("fte", "FTE"),
    Column("paired_by", "Held to be the same by"),
)


def table(compared: Compared, by: By) -> Table:
    """Give a row for each change, in the order of the groups."""
    contacts = contacts_after(compared)
    return Table(
        _COLUMNS,
        tuple(
            _row(group.title, change, compared, contacts)
            for group in grouped(compared, by)
            for change in group.changes
        ),
    )


def _row(
    group: str, change: Change, compared: Compared, contacts: Mapping[str, Contacts]
) -> tuple[Cell, ...]:
    root = compared.roots[change.unit]
    return (
        group,
        change.kind,
        change.unit,
        compared.called(change.unit),
        compared.called(root) if root != change.unit else None,
        "; ".join(change.others) or None,
        change.before,
        change.after,
        change.sentence,
        "; ".join(because(ground) for ground in change.grounds) or None,
        "; ".join(dict.fromkeys(g.source for g in change.grounds if g.source)) or None,
        "; ".join(dict.fromkeys(_places(change, compared))) or None,
        "; ".join(settled_by(change)) or None,
        missing_contacts(change, contacts, compared),
        "; ".join(compared.themes(change)) or None,
        degree_word(change.degree),
        change.posts.wording if change.posts else None,
        change.fte.wording if change.fte else None,
        likeness(change),
    )


def _places(change: Change, compared: Compared) -> list[str]:
    """Give where each ground of a change is written, as `file:line`."""
    spans = (compared.place_of(ground) for ground in change.grounds)
    return [f"{span.file}:{span.line}" for span in spans if span is not None]
