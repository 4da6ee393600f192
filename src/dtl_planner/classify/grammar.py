"""Reads the conditions of a scheme: short texts and small mappings become `Condition` values.

Names are resolved here, against the scheme's facts, criteria, groups and parameters, each problem with
its place and the nearest known name. After this only objects reach the engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from dtl_planner.classify.alphabet import EXACT
from dtl_planner.classify.condition import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Constant,
    Criterion,
    Not,
    Relation,
    Comparison,
    parts_of,
)
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dtl_planner.diagnostics import Span

    Route = tuple[str | int, ...]

UNKNOWN_NAME = Code(
    "DTL301",
    "unknown-name-in-condition",
    Severity.ERROR,
    why="A condition names something that the scheme does not define, so nobody can say when it holds.",
    mend="Use the id of a fact, criterion, group or parameter of the same scheme, or define it there.",
)
UNREADABLE = Code(
    "DTL302",
    "unreadable-condition",
    Severity.ERROR,
    why="A condition must be one of a few plain forms, so that a reader and `dtl` take it alike.",
    mend="Write a name, `not name`, `name <= 3`, `name in [a, b]`, or one of the mappings `all`, `any`, "
    "`not`, `most_of`, `all_of`, `any_of`, `at_least` with `of` and perhaps `except`.",
)
WRONG_CONSTANT = Code(
    "DTL303",
    "wrong-comparison",
    Severity.ERROR,
    why="The answer to a question is held against something that it can never be.",
    mend="Compare a yes/no question with its own words, a level or a number with numbers.",
)
UNDEFINED_COUNT = Code(
    "DTL304",
    "count-not-defined",
    Severity.ERROR,
    why="A rule that asks for `most` of some criteria needs the scheme to say how many that is.",
    mend="Define it under `params`, for example `most: {value: majority, because: ...}`.",
)
RING = Code(
    "DTL305",
    "ring-of-criteria",
    Severity.ERROR,
    why="Criteria that are defined through each other never come to an answer.",
    mend="Define one of them by facts alone.",
)

_TEXT_MOST = 500
_PARTS_MOST = 2_000
_LEVELS_MOST = 60
_TOO_LONG = f"With its criteria written out, this condition has more than {_PARTS_MOST:,} parts."
_TOO_DEEP = (
    f"With its criteria written out, this condition is more than {_LEVELS_MOST} levels deep."
)
_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
_COMPARISON = re.compile(rf"({_NAME}) *(==|!=|<=|>=|<|>) *(.+)")
_MEMBER = re.compile(rf"({_NAME}) +in +\[(.*)\]")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
MOST = "most"
"""The parameter that says how many criteria `most_of` asks for."""

READINGS: dict[str, Callable[[int], int]] = {
    "majority": lambda n: n // 2 + 1,
    "two_thirds": lambda n: -(-2 * n // 3),
    "all_but_one": lambda n: max(n - 1, 1),
    "all": lambda n: n,
}
"""How many of `n` criteria each word asks for; two thirds is rounded up, as "at least" demands."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the conditions of one scheme may speak of.

    Attributes:
        facts: For each fact its words, or `None` where its answers are numbers or levels.
        criteria: Each criterion's condition as written.
        groups: Each group's members.
        params: Each parameter's value.
    """

    facts: Mapping[str, tuple[str, ...] | None]
    criteria: Mapping[str, object]
    groups: Mapping[str, Sequence[str]]
    params: Mapping[str, str | Decimal]


@dataclass(frozen=True, slots=True)
class _Extent:
    """How many conditions there are in a condition, and how many levels of them; itself included."""

    parts: int
    levels: int


@dataclass(slots=True)
class Reader:
    """Reads conditions of one scheme and gathers what is wrong with them."""

    names: Names
    span: Callable[[Route], Span]
    found: list[Diagnostic] = field(default_factory=list)
    _criteria: dict[str, Criterion | None] = field(default_factory=dict)
    _extents: dict[str, _Extent] = field(default_factory=dict)
    _within: list[str] = field(default_factory=list)
    _level: int = 0

    def read(self, raw: object, route: Route) -> Condition | None:
        """Read one condition; `None`, and a finding, where it cannot be read."""
        if self._level == _LEVELS_MOST:
            self._fail(UNREADABLE, _TOO_DEEP, route)
            return None
        self._level += 1
        condition = self._read(raw, route)
        self._level -= 1
        if condition is None:
            return None
        extent = self._extent(condition)
        if extent.levels > _LEVELS_MOST:
            self._fail(UNREADABLE, _TOO_DEEP, route)
            return None
        if extent.parts > _PARTS_MOST:
            self._fail(UNREADABLE, _TOO_LONG, route)
            return None
        return condition

    def _extent(self, condition: Condition) -> _Extent:
        """Measure a condition with its criteria written out, without writing them out."""
        if isinstance(condition, Criterion) and condition.id in self._extents:
            return self._extents[condition.id]
        inside = [self._extent(part) for part in parts_of(condition)]
        return _Extent(
            parts=1 + sum(one.parts for one in inside),
            levels=1 + max((one.levels for one in inside), default=0),
        )

    def _read(self, raw: object, route: Route) -> Condition | None:
        if isinstance(raw, str):
            return self._text(raw, route)
        if isinstance(raw, dict):
            return self._mapping(cast("dict[str, object]", raw), route)
        self._fail(UNREADABLE, "A condition is a text or a mapping.", route)
        return None

    def _text(self, text: str, route: Route) -> Condition | None:
        text = text.strip()
        if len(text) > _TEXT_MOST:
            message = f"A condition has at most {_TEXT_MOST} characters."
            self._fail(UNREADABLE, message, route)
            return None
        if text.startswith("not "):
            part = self._text(text[4:], route)
            return part and Not(part)
        if member := _MEMBER.fullmatch(text):
            words = [word.strip() for word in member[2].split(",")]
            return self._test(member[1], "in", words, text, route)
        if comparison := _COMPARISON.fullmatch(text):
            relation = cast("Relation", comparison[2])
            return self._test(comparison[1], relation, [comparison[3].strip()], text, route)
        if re.fullmatch(_NAME, text):
            return self._name(text, route)
        self._fail(UNREADABLE, f"`{clean(text)}` is not a condition.", route)
        return None

    def _name(self, name: str, route: Route) -> Condition | None:
        # In its own definition, the name of a criterion can only mean the fact of that name.
        means_fact = name in self.names.facts and self._within[-1:] == [name]
        if name in self.names.criteria and name not in self._within:
            return self._criterion(name)
        if means_fact or (name in self.names.facts and name not in self.names.criteria):
            return self._bare_fact(name, route)
        if name in self.names.criteria:
            walk = " -> ".join([*self._within[self._within.index(name) :], name])
            self._fail(RING, f"Criteria are defined in a ring: {walk}.", route)
            return None
        self._unknown(name, [*self.names.facts, *self.names.criteria], route)
        return None

    def _criterion(self, name: str) -> Condition | None:
        if name not in self._criteria:
            self._within.append(name)
            part = self.read(self.names.criteria[name], ("criteria", name))
            self._within.pop()
            criterion = None if part is None else Criterion(name, part)
            if criterion is not None:
                self._extents[name] = self._extent(criterion)
            self._criteria[name] = criterion
        return self._criteria[name]

    def _bare_fact(self, name: str, route: Route) -> Condition | None:
        words = self.names.facts[name]
        if words is not None and "yes" in words:
            return Comparison(name, "==", ("yes",), name)
        message = f"`{name}` is not a yes/no question, so the condition must compare it."
        self._fail(WRONG_CONSTANT, message, route, hint=f"for example `{name} == ...`")
        return None

    def _test(
        self, fact: str, relation: Relation, words: list[str], text: str, route: Route
    ) -> Condition | None:
        if fact not in self.names.facts:
            self._unknown(fact, list(self.names.facts), route)
            return None
        known = self.names.facts[fact]
        constants = [self._constant(word, known, text, route) for word in words]
        if any(constant is None for constant in constants):
            return None
        if known is not None and relation not in ("==", "!=", "in"):
            message = f"`{text}` puts words in an order, and `{fact}` has none."
            self._fail(WRONG_CONSTANT, message, route)
            return None
        return Comparison(fact, relation, tuple(c for c in constants if c is not None), text)

    def _constant(
        self, word: str, known: tuple[str, ...] | None, text: str, route: Route
    ) -> Constant | None:
        if known is not None:
            if word in known:
                return word
            answers = ", ".join(f"`{one}`" for one in known)
            message = f"`{text}` compares with `{clean(word)}`; the answers are {answers}."
            self._fail(WRONG_CONSTANT, message, route)
            return None
        return self._product(word, text, route)

    def _product(self, word: str, text: str, route: Route) -> Decimal | None:
        value = Decimal(1)
        for factor in (part.strip() for part in word.split("*", 1)):
            number = self._number(factor, text, route)
            if number is None:
                return None
            value = EXACT.multiply(value, number)
        return value

    def _number(self, word: str, text: str, route: Route) -> Decimal | None:
        if _NUMBER.fullmatch(word):
            return Decimal(word)
        value = self.names.params.get(word)
        if isinstance(value, Decimal):
            return value
        if re.fullmatch(_NAME, word) and value is None:
            numbers = [k for k, v in self.names.params.items() if isinstance(v, Decimal)]
            self._unknown(word, numbers, route)
            return None
        self._fail(WRONG_CONSTANT, f"`{text}` compares a number with `{clean(word)}`.", route)
        return None

    def _mapping(self, raw: dict[str, object], route: Route) -> Condition | None:
        keys = set(raw)
        if len(keys) == 1:
            key = next(iter(keys))
            if key == "not":
                part = self.read(raw[key], (*route, key))
                return part and Not(part)
            if key in ("all", "any"):
                return self._list(key, raw[key], (*route, key))
            if key in ("most_of", "all_of", "any_of"):
                return self._count(key.removesuffix("_of"), raw[key], [], (*route, key))
        if keys in ({"at_least", "of"}, {"at_least", "of", "except"}):
            return self._count(raw["at_least"], raw["of"], raw.get("except", []), route)
        written = ", ".join(f"`{clean(key)}`" for key in raw) or "nothing"
        self._fail(UNREADABLE, f"A condition cannot be made of {written}.", route)
        return None

    def _list(self, key: str, raw: object, route: Route) -> Condition | None:
        if not isinstance(raw, list) or not raw:
            self._fail(UNREADABLE, f"`{key}` wants a list of conditions.", route)
            return None
        parts = [self.read(part, (*route, n)) for n, part in enumerate(raw)]
        if any(part is None for part in parts):
            return None
        known = tuple(part for part in parts if part is not None)
        return All(known) if key == "all" else AnyOf(known)

    def _count(self, needed: object, group: object, but: object, route: Route) -> Condition | None:
        members = self._members(group, route)
        excepted = self._listed(but, (*route, "except"))
        if members is None or excepted is None:
            return None
        if missing := [name for name in excepted if name not in members]:
            self._unknown(missing[0], members, (*route, "except"))
            return None
        kept = [name for name in members if name not in excepted]
        if not kept:
            self._fail(UNREADABLE, "There is nothing here to count.", route)
            return None
        parts = [self._name(name, route) for name in kept]
        number = self._needed(needed, len(kept), route)
        if number is None or any(part is None for part in parts):
            return None
        wording = f"at least {number} of {len(kept)}"
        return AtLeast(number, tuple(part for part in parts if part is not None), wording)

    def _members(self, group: object, route: Route) -> list[str] | None:
        if isinstance(group, str):
            if group in self.names.groups:
                return list(self.names.groups[group])
            self._unknown(group, list(self.names.groups), route)
            return None
        return self._listed(group, route)

    def _listed(self, raw: object, route: Route) -> list[str] | None:
        if isinstance(raw, list) and all(isinstance(name, str) for name in raw):
            return cast("list[str]", raw)
        self._fail(UNREADABLE, "A list of names is wanted here.", route)
        return None

    def _needed(self, needed: object, of: int, route: Route) -> int | None:
        if needed == "any":
            return 1
        value = needed
        if isinstance(needed, str) and needed not in READINGS:
            value = self.names.params.get(needed, needed)
        if isinstance(value, str) and value in READINGS:
            return READINGS[value](of)
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and value == int(value):
            return int(value)
        if isinstance(needed, str):
            message = f"The scheme does not say how many `{clean(needed)}` is."
            self._fail(UNDEFINED_COUNT, message, route)
            return None
        self._fail(UNREADABLE, "`at_least` wants a whole number, `most` or `all`.", route)
        return None

    def _unknown(self, name: str, known: Sequence[str], route: Route) -> None:
        near = nearest(name, known)
        hint = f"did you mean `{near}`?" if near else f"known: {', '.join(sorted(known))}"
        self._fail(UNKNOWN_NAME, f"unknown name `{clean(name)}` in a condition", route, hint=hint)

    def _fail(self, code: Code, message: str, route: Route, *, hint: str | None = None) -> None:
        self.found.append(Diagnostic(code, message, self.span(route), hint))
