"""Reads a single comparison: `level <= 3`, `base in [north, south]`, `fte >= 2 * min_team_fte`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from dtl_planner.classify.engine.alphabet import EXACT, plain
from dtl_planner.classify.engine.condition import Comparison, Constant, Relation
from dtl_planner.classify.written.names import NAME
from dtl_planner.diagnostics import Code, Severity
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.classify.written.names import Names, Route, Slips

WRONG_CONSTANT = Code(
    "DTL303",
    "wrong-comparison",
    Severity.ERROR,
    why="The answer to a question is held against something that it can never be.",
    mend="Compare a yes/no question with its own words, a level or a number with numbers.",
)

_COMPARISON = re.compile(rf"({NAME}) *(==|!=|<=|>=|<|>) *(.+)")
_MEMBER = re.compile(rf"({NAME}) +in +\[(.*)\]")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")


@dataclass(frozen=True, slots=True)
class Parts:
    """A comparison as written: a name, a relation, and what stands behind it."""

    fact: str
    relation: Relation
    words: tuple[str, ...]
    text: str


def parts_of_text(text: str) -> Parts | None:
    """Take a text apart; `None` where it is no comparison at all."""
    if member := _MEMBER.fullmatch(text):
        words = tuple(word.strip() for word in member[2].split(","))
        return Parts(member[1], "in", words, text)
    if comparison := _COMPARISON.fullmatch(text):
        relation = cast("Relation", comparison[2])
        return Parts(comparison[1], relation, (comparison[3].strip(),), text)
    return None


def bare_comparison(fact: str, names: Names, slips: Slips, route: Route) -> Comparison | None:
    """Read a fact that stands alone: it asks whether the answer is yes."""
    words = names.facts[fact]
    if words is not None and "yes" in words:
        return Comparison(fact, "==", ("yes",), fact)
    message = f"`{fact}` is not a yes/no question, so the condition must compare it."
    slips.note(WRONG_CONSTANT, message, route, hint=f"for example `{fact} == ...`")
    return None


def read_comparison(parts: Parts, names: Names, slips: Slips, route: Route) -> Comparison | None:
    """Read a comparison; `None`, and a finding, where it makes no sense."""
    if parts.fact not in names.facts:
        slips.unknown(parts.fact, list(names.facts), route)
        return None
    words = names.facts[parts.fact]
    if words is not None and not _fits_words(parts, words, slips, route):
        return None
    if words is not None:
        return Comparison(parts.fact, parts.relation, parts.words, parts.text)
    numbers = [_product(word, parts, names, slips, route) for word in parts.words]
    known: tuple[Constant, ...] = tuple(number for number in numbers if number is not None)
    if len(known) < len(numbers):
        return None
    return Comparison(parts.fact, parts.relation, known, _with_values(parts, known))


def _with_values(parts: Parts, known: tuple[Constant, ...]) -> str:
    """The text as written; where it names parameters, with the numbers that they stand for."""
    if all(_NUMBER.fullmatch(word) for word in parts.words):
        return parts.text
    values = ", ".join(plain(one) for one in known if isinstance(one, Decimal))
    return f"{parts.fact} {parts.relation} {values} ({', '.join(parts.words)})"


def _fits_words(parts: Parts, words: tuple[str, ...], slips: Slips, route: Route) -> bool:
    wrong = [word for word in parts.words if word not in words]
    answers = ", ".join(f"`{one}`" for one in words)
    for word in wrong:
        message = f"`{parts.text}` compares with `{clean(word)}`; the answers are {answers}."
        slips.note(WRONG_CONSTANT, message, route)
    if not wrong and parts.relation not in ("==", "!=", "in"):
        message = f"`{parts.text}` puts words in an order, and `{parts.fact}` has none."
        slips.note(WRONG_CONSTANT, message, route)
        return False
    return not wrong


def _product(word: str, parts: Parts, names: Names, slips: Slips, route: Route) -> Decimal | None:
    """A number, a parameter, or two of these multiplied."""
    value = Decimal(1)
    for factor in (part.strip() for part in word.split("*", 1)):
        number = _number(factor, parts, names, slips, route)
        if number is None:
            return None
        value = EXACT.multiply(value, number)
    return value


def _number(word: str, parts: Parts, names: Names, slips: Slips, route: Route) -> Decimal | None:
    if _NUMBER.fullmatch(word):
        return Decimal(word)
    value = names.params.get(word)
    if isinstance(value, Decimal):
        return value
    if re.fullmatch(NAME, word) and value is None:
        numbers = [name for name, one in names.params.items() if isinstance(one, Decimal)]
        slips.unknown(word, numbers, route)
    else:
        message = f"`{parts.text}` compares a number with `{clean(word)}`."
        slips.note(WRONG_CONSTANT, message, route)
    return None
