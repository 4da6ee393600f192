"""The finite alphabet of a question: which answers a scheme can tell apart, and which it cannot.

A question's possible values are cut into *pieces*: the words of a yes/no question or a choice, the
levels, or for a number each threshold that the rules mention and each stretch between two of them.
Pieces that no comparison of the scheme tells apart form one *class*. An answer is then a set of
classes: one for a plain answer, several for a range or a span of levels, all where it is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from dtl_planner.classify.engine.space import Cells, Mask, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

EXACT = Context(prec=2_000)
"""Thresholds are exact: 28 digits, the usual, would put two long numbers in one place."""


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers from `low` to `high`; `None` is without end.

    `open` leaves out the end that `under` or `over` names: `high`, or else `low`.
    """

    low: Decimal | None
    high: Decimal | None
    open: bool = False

    def holds(self, number: Decimal) -> bool:
        """Say whether a number is in the range."""
        if self.open and number == (self.low if self.high is None else self.high):
            return False
        return (self.low is None or self.low <= number) and (
            self.high is None or number <= self.high
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a stretch of numbers from `low` to `high` (equal ends: that number alone).

    For a stretch the ends themselves belong to their own pieces; `None` is without end.
    """

    word: str
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def sample(self) -> Decimal:
        """A number inside the stretch; every test of the scheme answers alike for all of them."""
        if self.low is None:
            return Decimal(0) if self.high is None else self.high - 1
        if self.high is None:
            return self.low + 1
        return EXACT.divide(EXACT.add(self.low, self.high), 2)

    def meets(self, span: NumberRange) -> bool:
        """Say whether a range of numbers shares a number with this piece."""
        low, high = span.low, span.high
        if self.low is not None and self.low == self.high:
            return span.holds(self.low)
        above = self.high is None or low is None or low < self.high
        below = self.low is None or high is None or self.low < high
        return above and below


@dataclass(frozen=True, slots=True)
class Axis:
    """One question as the rules see it.

    Attributes:
        fact: The fact's id.
        classes: For each class, the words of the answers in it, joined for people.
        pieces: Each piece with the number of its class.
        fixed: The answer is a matter of fact that nobody could arrange otherwise; it is never
            offered as a change.
    """

    fact: str
    classes: tuple[str, ...]
    pieces: tuple[tuple[Piece, int], ...]
    fixed: bool

    @property
    def all(self) -> Mask:
        """The mask of every class: an answer not known."""
        return (1 << len(self.classes)) - 1

    def words(self, chosen: Iterable[str]) -> Mask:
        """The classes of the pieces with these words; 0 where there is none."""
        wanted = set(chosen)
        return self.where(lambda piece: piece.word in wanted)

    def between(self, span: NumberRange) -> Mask:
        """The classes that a range of numbers may fall into."""
        return self.where(lambda piece: piece.meets(span))

    def beside(self, number: Decimal) -> Mask:
        """The classes that a number near `number` may fall into: both sides of a threshold."""
        here = NumberRange(number, number)
        return self.where(lambda piece: piece.meets(here) or number in (piece.low, piece.high))

    def narrowed(self, mask: Mask) -> Axis:
        """This axis with only the classes in `mask`, numbered anew."""
        kept = [chosen for chosen in range(len(self.classes)) if mask >> chosen & 1]
        return Axis(
            fact=self.fact,
            classes=tuple(self.classes[chosen] for chosen in kept),
            pieces=tuple((piece, kept.index(c)) for piece, c in self.pieces if c in kept),
            fixed=self.fixed,
        )

    def where(self, test: Callable[[Piece], bool]) -> Mask:
        """The classes of the pieces for which `test` is true."""
        mask = 0
        for piece, chosen in self.pieces:
            if test(piece):
                mask |= 1 << chosen
        return mask


@dataclass(frozen=True, slots=True)
class Alphabet:
    """All questions of a scheme, and the space of their combined answers."""

    axes: tuple[Axis, ...]
    space: Space

    @classmethod
    def of(cls, axes: tuple[Axis, ...]) -> Alphabet:
        """Span the space of these axes."""
        return cls(axes, Space(tuple(len(one.classes) for one in axes)))

    def index(self, fact: str) -> int:
        """The number of a fact's axis."""
        return next(n for n, one in enumerate(self.axes) if one.fact == fact)

    @property
    def unknown(self) -> tuple[Mask, ...]:
        """The pattern in which no answer is known."""
        return tuple(axis.all for axis in self.axes)

    def narrowed(self, masks: tuple[Mask, ...]) -> Alphabet:
        """This alphabet with only the classes that the answers may still be in."""
        pairs = zip(self.axes, masks, strict=True)
        return Alphabet.of(tuple(axis.narrowed(mask) for axis, mask in pairs))

    def cells(self, masks: tuple[Mask, ...]) -> Cells:
        """The cells that fit a set of classes for each axis."""
        return self.space.product(masks)


def word_pieces(words: Sequence[str]) -> tuple[Piece, ...]:
    """A piece for each word."""
    return tuple(Piece(word) for word in words)


def level_pieces(levels: Sequence[int]) -> tuple[Piece, ...]:
    """A piece for each level, from the lowest up."""
    return tuple(Piece(str(n), Decimal(n), Decimal(n)) for n in sorted(set(levels)))


def number_pieces(thresholds: Iterable[Decimal]) -> tuple[Piece, ...]:
    """A piece for each threshold and for each stretch below, between and above them."""
    cuts = sorted(set(thresholds))
    if not cuts:
        return (Piece("any number"),)
    pieces = [Piece(f"under {plain(cuts[0])}", None, cuts[0])]
    for here, after in zip(cuts, [*cuts[1:], None], strict=True):
        pieces.append(Piece(plain(here), here, here))
        pieces.append(Piece(_stretch(here, after), here, after))
    return tuple(pieces)


def axis(
    fact: str,
    pieces: Sequence[Piece],
    tests: Sequence[Callable[[Piece], bool]],
    *,
    fixed: bool = False,
) -> Axis:
    """Join the pieces that no test tells apart into classes, in the order of their first piece."""
    classes: dict[tuple[bool, ...], list[int]] = {}
    for index, piece in enumerate(pieces):
        classes.setdefault(tuple(test(piece) for test in tests), []).append(index)
    number = {index: n for n, group in enumerate(classes.values()) for index in group}
    return Axis(
        fact=fact,
        classes=tuple(_joined(pieces, group) for group in classes.values()),
        pieces=tuple((piece, number[index]) for index, piece in enumerate(pieces)),
        fixed=fixed,
    )


def plain(number: Decimal) -> str:
    """Write a number without exponent or idle zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _stretch(low: Decimal, high: Decimal | None) -> str:
    if high is None:
        return f"over {plain(low)}"
    return f"between {plain(low)} and {plain(high)}"


def _joined(pieces: Sequence[Piece], group: Sequence[int]) -> str:
    """Name a class for people: words one by one, numbers by the ends of each unbroken run."""
    runs: list[list[Piece]] = []
    for index in group:
        if index - 1 in group and _is_number(pieces[index]):
            runs[-1].append(pieces[index])
        else:
            runs.append([pieces[index]])
    return " or ".join(_run(run) for run in runs)


def _is_number(piece: Piece) -> bool:
    return piece.low is not None or piece.high is not None


def _run(pieces: Sequence[Piece]) -> str:
    """Name an unbroken run of numbers by its two ends."""
    start, end = pieces[0], pieces[-1]
    if start is end:
        return start.word
    if start.low == start.high and end.low == end.high:
        return f"{start.word} to {end.word}"
    ends = (_lower(start), _upper(end))
    return " and ".join(word for word in ends if word) or "any number"


def _lower(piece: Piece) -> str:
    if piece.low is None:
        return ""
    return f"{plain(piece.low)} or more" if piece.low == piece.high else f"over {plain(piece.low)}"


def _upper(piece: Piece) -> str:
    if piece.high is None:
        return ""
    return (
        f"{plain(piece.high)} or less" if piece.low == piece.high else f"under {plain(piece.high)}"
    )
