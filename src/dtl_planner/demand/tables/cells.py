"""What one cell of a table of figures says, or why it cannot be read.

Each reader takes the text of a cell alone, so the answer for a text is found once and kept: tables
say the same few thousand things over and over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Kind, number_of
from dtl_planner.demand.observation import SYMBOLS, Status
from dtl_planner.harmless import unprotected
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from decimal import Decimal

T = TypeVar("T")

_SHOWN = 60


class Wrong(Exception):  # noqa: N818 - what a cell says is wrong, not the program
    """A cell that cannot be read.

    Attributes:
        message: What is wrong.
        hint: What to do.
        is_unknown: Whether it names something that there is not.
    """

    def __init__(self, message: str, hint: str | None, *, is_unknown: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.is_unknown = message, hint, is_unknown


class Value(NamedTuple):
    """A figure, or what stands in its place."""

    number: Decimal | None
    status: Status
    symbol: str


class Reader(dict[str, T], Generic[T]):
    """Reads the cells of one column, each text once, without spaces and quotes around it."""

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read
        self._wrong: dict[str, Wrong] = {}

    def __missing__(self, text: str) -> T:
        if text in self._wrong:
            raise self._wrong[text]
        try:
            found = self[text] = self._read(unprotected(text.strip()))
        except Wrong as wrong:
            self._wrong[text] = wrong
            raise
        return found


NOTHING = Value(None, Status.GIVEN, "")
_SYMBOLS = ", ".join(f"`{symbol}`" for symbol in SYMBOLS)


def value_cell(text: str) -> Value:
    """Read a figure, or a symbol that stands for one; nothing is nothing."""
    if not text:
        return NOTHING
    number = number_of(text)
    if number is not None:
        return Value(number, Status.GIVEN, "")
    symbol = symbol_in(text)
    if symbol is None:
        hint = f"write a number; {_SYMBOLS} stand for a figure that is kept back or not available"
        raise Wrong(f"`{_cut(text)}` is not a figure.", hint)
    return Value(None, SYMBOLS[symbol], symbol)


def symbol_in(text: str) -> str | None:
    """Give the symbol that a cell holds, `[c]` being `c`; `None` where it holds another thing."""
    inner = text[1:-1] if text[:1] == "[" and text[-1:] == "]" else text
    return inner if inner in SYMBOLS else None


def rank_cell(text: str) -> int | None:
    """Read a rank: a whole number from 1."""
    if not text or symbol_in(text):
        return None
    number = number_of(text)
    if number is None or number != number.to_integral_value() or number < 1:
        raise Wrong(f"`{_cut(text)}` is not a rank.", "write a whole number, 1 for the highest")
    return int(number)


def share_cell(text: str) -> Decimal | None:
    """Read a share: `28%`, or `0.28`; it keeps the digits that were written."""
    if not text or symbol_in(text):
        return None
    number = number_of(text.removesuffix("%").rstrip())
    if number is not None and text.endswith("%"):
        number = number.scaleb(-2)
    if number is None or not 0 <= number <= 1:
        raise Wrong(f"`{_cut(text)}` is not a share.", "write it like 28% or 0.28")
    return number


def period_cell(text: str) -> PartialDate | None:
    """Read a period as dates are written in the other files; nothing is not stated."""
    if not text:
        return None
    try:
        return PartialDate.read(text)
    except PydanticCustomError:
        hint = "write it like 2019-02, 2019-Q1, 2018/19, 2019 or 2019-04..2019-05"
        raise Wrong(f"`{_cut(text)}` is not a period that `dtl` can read.", hint) from None


def kind_cell(text: str) -> Kind | None:
    """Read what kind of number it is; nothing is the kind of the indicator."""
    if not text:
        return None
    return Kind(Ids(tuple(Kind), "kind of figure")[text])


def basis_cell(text: str) -> Basis:
    """Read what it rests on; nothing is stated."""
    return Basis(Ids(tuple(Basis), "basis")[text]) if text else Basis.STATED


class Ids(Reader[str]):
    """Reads ids of which all are known, each text once.

    Looking for the nearest known one takes long, so it is done for the first few slips only.
    """

    def __init__(self, known: Collection[str], noun: str, *, slips: int = 30) -> None:
        super().__init__(self._known_id)
        self._known = known
        self._noun = noun
        self._slips = slips

    def _known_id(self, text: str) -> str:
        if text in self._known:
            return text
        if not text:
            raise Wrong(f"The {self._noun} is missing.", None)
        self._slips -= 1
        near = nearest(text, sorted(self._known)) if self._slips >= 0 else None
        hint = f"did you mean `{near}`?" if near else "check the spelling"
        raise Wrong(f"There is no {self._noun} `{_cut(text)}`.", hint, is_unknown=True)


def source_reader(known: Collection[str]) -> Reader[str]:
    """Make a reader of sources: an id, and after a colon the section of it."""
    ids = Ids(known, "source")

    def read(text: str) -> str:
        id_, colon, section = text.partition(":")
        found = ids[id_.strip()] if text else ""
        return f"{found}: {section.strip()}" if colon else found

    return Reader(read)


def _cut(text: str) -> str:
    return clean(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
