"""What a rule may ask: a closed set of conditions, with all names resolved.

One function, `evaluate`, says where a condition holds. Classification, explanation, verification
and the bulk tables all rest on it; there is no second evaluator.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.classify.engine.alphabet import Alphabet, Axis, Piece
    from dtl_planner.classify.engine.space import Cells, Mask

Relation = Literal["==", "!=", "<", "<=", ">", ">=", "in"]
"""How an answer may be held against constants."""

Constant = str | Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """Holds where the answer to one question stands in a relation to constants.

    Attributes:
        fact: The fact's id.
        relation: The relation; only `in` has more than one constant.
        constants: Words for a question with words, numbers for one with numbers or levels.
        wording: The condition as the author wrote it.
    """

    fact: str
    relation: Relation
    constants: tuple[Constant, ...]
    wording: str

    def admits(self, piece: Piece) -> bool:
        """Say whether every answer in `piece` passes the test."""
        value = piece.word if isinstance(self.constants[0], str) else piece.sample
        return _stands(value, self.relation, self.constants)

    def mask(self, axis: Axis) -> Mask:
        """The classes of the fact's axis that pass."""
        return axis.where(self.admits)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition that the scheme gives a name of its own."""

    id: str
    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Holds where every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds where at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where its part does not."""

    part: Condition


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds where at least `needed` of the parts hold."""

    needed: int
    parts: tuple[Condition, ...]
    wording: str


Condition = Comparison | Criterion | All | AnyOf | Not | AtLeast


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A condition with the cells in which it holds, and its parts likewise."""

    condition: Condition
    cells: Cells
    parts: tuple[Evaluated, ...]


def evaluate(condition: Condition, alphabet: Alphabet) -> Evaluated:
    """Say where a condition holds, and where each of its parts does."""
    parts = tuple(evaluate(part, alphabet) for part in parts_of(condition))
    return Evaluated(condition, _cells(condition, parts, alphabet), parts)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside `condition`, in the author's order."""
    match condition:
        case Comparison():
            return ()
        case Criterion(_, part) | Not(part):
            return (part,)
        case All(parts) | AnyOf(parts) | AtLeast(_, parts):
            return parts
        case _:
            assert_never(condition)


def comparisons_in(condition: Condition) -> Iterator[Comparison]:
    """Every test inside `condition`, depth first."""
    waiting = [condition]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Comparison):
            yield here
        waiting.extend(reversed(parts_of(here)))


def _cells(condition: Condition, parts: tuple[Evaluated, ...], alphabet: Alphabet) -> Cells:
    match condition:
        case Comparison(fact):
            axis = alphabet.index(fact)
            return alphabet.space.where(axis, condition.mask(alphabet.axes[axis]))
        case Criterion():
            return parts[0].cells
        case Not():
            return alphabet.space.full ^ parts[0].cells
        case All():
            return _at_least(len(parts), parts, alphabet.space.full)
        case AnyOf():
            return _at_least(1, parts, alphabet.space.full)
        case AtLeast(needed):
            return _at_least(needed, parts, alphabet.space.full)
        case _:
            assert_never(condition)


def _at_least(needed: int, parts: tuple[Evaluated, ...], full: Cells) -> Cells:
    """Count by columns: `reached[n]` holds the cells in which at least n parts hold so far."""
    if needed > len(parts):
        return 0
    reached = [full] + [0] * needed
    for part in parts:
        for n in range(needed, 0, -1):
            reached[n] |= reached[n - 1] & part.cells
    return reached[needed]


def _stands(value: Constant, relation: Relation, constants: tuple[Constant, ...]) -> bool:
    match relation:
        case "in" | "==":
            return value in constants
        case "!=":
            return value not in constants
        case _:
            return _compares(value, relation, constants[0])


def _compares(value: Constant, relation: Literal["<", "<=", ">", ">="], constant: Constant) -> bool:
    if isinstance(value, str) or isinstance(constant, str):  # the grammar lets no word be ordered
        return False
    match relation:
        case "<":
            return value < constant
        case "<=":
            return value <= constant
        case ">":
            return value > constant
        case ">=":
            return value >= constant
        case _:
            assert_never(relation)
