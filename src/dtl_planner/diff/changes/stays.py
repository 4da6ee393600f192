"""`stays`: it gets its first category, and is managed where it is managed today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import category_of
from dtl_planner.wording import listed_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger
    from dtl_planner.structure.model import Unit

KIND = "stays"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find components that had no category and go on being managed where they are."""
    for edit in ledger.all("category"):
        unit = edit.unit
        old, new = comparison.old(unit), comparison.new(unit)
        is_first = old.category is None and new.category is not None
        if not is_first or not isinstance(old.managed, str) or old.managed != new.managed:
            continue
        taken = ledger.take(unit, "category", "member_of", "locality_facing", "host")
        yield comparison.change(
            KIND,
            unit,
            taken,
            sentence=_sentence(new, comparison),
            degree=Degree.MINOR if new.member_of or new.locality_facing else Degree.NONE,
            before=category_of(old, comparison.before),
            after=category_of(new, comparison.after),
        )


def _sentence(new: Unit, comparison: Comparison) -> str:
    said = [f"stays {comparison.will_be(new.managed)}"]
    if comparison.will_be(new.category) != comparison.will_be(new.managed):
        said.append(f"becomes {comparison.will_be(new.category)}")
    if new.locality_facing:
        said.append("becomes locality facing")
    return f"{new.name}: {listed_names(said)}."


CHANGE = ChangeRule(KIND, 60, "It gets its first category, and is managed where it is today.", find)
