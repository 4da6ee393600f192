"""The steps of a difference that no change has told yet: each may be taken once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.diff.edits import Edit


class Ledger:
    """Steps by attribute. A kind of change takes those that it tells, so that no other does."""

    __slots__ = ("_open",)

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._open: dict[str, dict[str, list[Edit]]] = {}
        for edit in edits:
            self._open.setdefault(edit.attribute, {}).setdefault(edit.unit, []).append(edit)

    def units(self, *attributes: str) -> tuple[str, ...]:
        """Name the units of which something is still to be told in one of some attributes."""
        found = (self._open.get(attribute, ()) for attribute in attributes)
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    def of(self, unit: str, attribute: str) -> tuple[Edit, ...]:
        """Look at the open steps of one attribute, without taking them."""
        return tuple(self._open.get(attribute, {}).get(unit, ()))

    def all(self, attribute: str) -> tuple[Edit, ...]:
        """Look at the open steps of an attribute of all units, without taking them."""
        return tuple(chain.from_iterable(self._open.get(attribute, {}).values()))

    def take_all(self, attribute: str) -> tuple[Edit, ...]:
        """Take the open steps of an attribute of all units."""
        return tuple(chain.from_iterable(self._open.pop(attribute, {}).values()))

    def take(self, unit: str, *attributes: str) -> tuple[Edit, ...]:
        """Take all open steps of some attributes of a unit."""
        found = (self._open.get(attribute, {}).pop(unit, ()) for attribute in attributes)
        return tuple(chain.from_iterable(found))

    def take_one(self, edit: Edit) -> tuple[Edit]:
        """Take one step."""
        units = self._open[edit.attribute]
        units[edit.unit].remove(edit)
        if not units[edit.unit]:
            del units[edit.unit]
        return (edit,)

    def rest(self) -> Iterator[Edit]:
        """Give what nobody has taken."""
        for units in self._open.values():
            for several in units.values():
                yield from several
