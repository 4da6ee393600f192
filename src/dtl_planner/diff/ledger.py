"""The steps of a difference that no change has told yet: each may be taken once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.diff.edits import Edit


class Ledger:
    """Steps by unit. A kind of change takes those that it tells, so that no other does."""

    __slots__ = ("_open",)

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._open: dict[str, dict[str, list[Edit]]] = {}
        for edit in edits:
            self._open.setdefault(edit.unit, {}).setdefault(edit.attribute, []).append(edit)

    def units(self) -> tuple[str, ...]:
        """Name the units of which something is still to be told, in the order of the structure."""
        return tuple(unit for unit, edits in self._open.items() if edits)

    def of(self, unit: str, attribute: str) -> tuple[Edit, ...]:
        """Look at the open steps of one attribute, without taking them."""
        return tuple(self._open.get(unit, {}).get(attribute, ()))

    def one(self, unit: str, attribute: str) -> Edit | None:
        """Look at the one open step of an attribute that holds one value."""
        return next(iter(self.of(unit, attribute)), None)

    def take(self, unit: str, *attributes: str) -> tuple[Edit, ...]:
        """Take all open steps of some attributes of a unit."""
        edits = self._open.get(unit, {})
        return tuple(edit for name in attributes for edit in edits.pop(name, ()))

    def take_one(self, edit: Edit) -> tuple[Edit]:
        """Take one step."""
        left = self._open[edit.unit][edit.attribute]
        left.remove(edit)
        if not left:
            del self._open[edit.unit][edit.attribute]
        return (edit,)

    def rest(self) -> Iterator[Edit]:
        """Give what nobody has taken."""
        for edits in self._open.values():
            for several in edits.values():
                yield from several
