"""Takes saved JSON apart: every key once, of the right kind, and none left over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NoReturn, TypeVar

from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

T = TypeVar("T")
E = TypeVar("E", bound="StrEnum")

_MOST_DIGITS = 15
_LONGEST_KEY = 40


class SavedPlanError(Exception):
    """A saved plan cannot be read; the text says in one sentence what is wrong, and where."""


def parse(text: str) -> object:
    """Read JSON and nothing that goes beyond it: no key twice, no NaN, no endless nesting.

    Raises:
        SavedPlanError: The text is none.
    """
    try:
        found: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_whole_number,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SavedPlanError(f"it is no JSON from {place} on") from None
    except RecursionError:
        raise SavedPlanError("it is nested far deeper than a plan is") from None
    return found


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise SavedPlanError(f"the key {_quoted(key)} stands twice in the same place")
        found[key] = value
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise SavedPlanError(f"it holds {name}, which is not a number")


def _whole_number(written: str) -> int:
    if len(written) > _MOST_DIGITS:
        raise SavedPlanError(f"it holds a number of {len(written)} digits")
    return int(written)


@dataclass(frozen=True, slots=True)
class Part:
    """An object of the file, whose keys are taken one after another.

    Attributes:
        where: Where it stands, for messages: `in entry 3 of items, `; empty for the whole file.
        left: The keys that have not been taken.
    """

    where: str
    left: dict[str, object]

    @classmethod
    def of(cls, found: object, where: str = "") -> Part:
        """Take an object.

        Raises:
            SavedPlanError: It is none.
        """
        if not isinstance(found, dict):
            raise SavedPlanError(f"{where}an object in braces was expected")
        return cls(where, dict(found))

    def text(self, key: str) -> str:
        """Take a text."""
        found = self._take(key)
        return found if isinstance(found, str) else self._wrong(key, "a text")

    def number(self, key: str) -> int:
        """Take a whole number."""
        found = self._take(key)
        if isinstance(found, int) and not isinstance(found, bool):
            return found
        return self._wrong(key, "a whole number")

    def switch(self, key: str) -> bool:
        """Take `true` or `false`."""
        found = self._take(key)
        return found if isinstance(found, bool) else self._wrong(key, "true or false")

    def day(self, key: str) -> date:
        """Take a date."""
        found = self._take(key)
        day = _day(found) if isinstance(found, str) else None
        return day or self._wrong(key, "a date such as 2009-10-30")

    def one_of(self, key: str, known: type[E]) -> E:
        """Take one of a few words."""
        found = self._take(key)
        for one in known:
            if one.value == found:
                return one
        words = [f"`{one.value}`" for one in known]
        return self._wrong(key, f"one of {', '.join(words)}")

    def maybe(self, key: str, take: Callable[[str], T]) -> T | None:
        """Take what may be `null`: `part.maybe("source", part.text)`."""
        if key in self.left and self.left[key] is None:
            del self.left[key]
            return None
        return take(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts."""
        found = self._list(key)
        return tuple(
            one if isinstance(one, str) else self._wrong(key, "a list of texts") for one in found
        )

    def numbers(self, key: str) -> tuple[int, ...]:
        """Take a list of whole numbers."""
        found = self._list(key)
        return tuple(
            one if type(one) is int else self._wrong(key, "a list of whole numbers")
            for one in found
        )

    def amounts(self, key: str) -> tuple[tuple[str, int], ...]:
        """Take an object that has a whole number for each of its keys."""
        inner = Part.of(self._take(key), f"{self.where}in `{key}`, ")
        return tuple((name, inner.number(name)) for name in list(inner.left))

    def whole(self, key: str, read: Callable[[Part], T]) -> T:
        """Take an object, and all that is in it."""
        return read_whole(Part.of(self._take(key), f"{self.where}in `{key}`, "), read)

    def many(self, key: str, read: Callable[[Part], T]) -> tuple[T, ...]:
        """Take a list of objects, and all that is in them."""
        return tuple(
            read_whole(Part.of(one, f"{self.where}in entry {number} of `{key}`, "), read)
            for number, one in enumerate(self._list(key), 1)
        )

    def _list(self, key: str) -> list[object]:
        found = self._take(key)
        return found if isinstance(found, list) else self._wrong(key, "a list")

    def _take(self, key: str) -> object:
        if key not in self.left:
            raise SavedPlanError(f"{self.where}the key `{key}` is missing")
        return self.left.pop(key)

    def _wrong(self, key: str, wanted: str) -> NoReturn:
        raise SavedPlanError(f"{self.where}{_quoted(key)} must be {wanted}")


def read_whole(part: Part, read: Callable[[Part], T]) -> T:
    """Read an object, and refuse it if there is more in it than was read.

    Raises:
        SavedPlanError: A key is left over.
    """
    known = list(part.left)
    found = read(part)
    for key in part.left:
        near = nearest(key, [one for one in known if one not in part.left])
        hint = f"; `{near}` is one" if near else ""
        raise SavedPlanError(f"{part.where}{_quoted(key)} is no key of a plan{hint}")
    return found


def _day(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.isoformat() == written else None


def _quoted(key: str) -> str:
    return f"`{clean(key[:_LONGEST_KEY])}`"
