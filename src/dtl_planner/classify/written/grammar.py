"""Reads the conditions of a scheme: short texts and small mappings become `Condition` values.

Names are resolved here, against the scheme's facts, criteria, groups and parameters, each problem
with its place and the nearest known name. After this only objects reach the engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from dtl_planner.classify.engine.condition import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    Not,
    parts_of,
)
from dtl_planner.classify.written.comparisons import bare_comparison, parts_of_text, read_comparison
from dtl_planner.classify.written.names import NAME, Slips
from dtl_planner.diagnostics import Code, Severity
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.written.names import Names, Route

UNREADABLE = Code(
    "DTL302",
    "unreadable-condition",
    Severity.ERROR,
    why="A condition must be one of a few plain forms, so that a reader and `dtl` take it alike.",
    mend="Write a name, `not name`, `name <= 3`, `name in [a, b]`, or one of the mappings `all`, "
    "`any`, `not`, `most_of`, `all_of`, `any_of`, `at_least` with `of` and perhaps `except`.",
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

COUNTED_TWICE = Code(
    "DTL316",
    "criterion-counted-twice",
    Severity.ERROR,
    why="A criterion that a group lists twice counts double, which nobody will have agreed.",
    mend="List it once.",
)

MOST = "most"
"""The parameter that says how many criteria `most_of` asks for."""

READINGS: dict[str, Callable[[int], int]] = {
    "majority": lambda n: n // 2 + 1,
    "two_thirds": lambda n: -(-2 * n // 3),
    "all_but_one": lambda n: max(n - 1, 1),
    "all": lambda n: n,
}
"""How many of `n` criteria each word asks for; two thirds is rounded up, as "at least" demands."""

_TEXT_MOST = 500
_PARTS_MOST = 2_000
_LEVELS_MOST = 60
_TOO_LONG = f"With its criteria written out, this condition has more than {_PARTS_MOST:,} parts."
_TOO_DEEP = (
    f"With its criteria written out, this condition is more than {_LEVELS_MOST} levels deep."
)


@dataclass(frozen=True, slots=True)
class _Extent:
    """How many conditions a condition is made of, itself included, and how many levels."""

    parts: int
    levels: int


@dataclass(slots=True)
class Reader:
    """Reads the conditions of one scheme; what is wrong with them is gathered in `slips`."""

    names: Names
    slips: Slips
    _criteria: dict[str, Criterion | None] = field(default_factory=dict)
    _extents: dict[str, _Extent] = field(default_factory=dict)
    _within: list[str] = field(default_factory=list)
    _level: int = 0

    def read(self, raw: object, route: Route) -> Condition | None:
        """Read one condition; `None`, and a finding, where it cannot be read."""
        if self._level == _LEVELS_MOST:
            self.slips.note(UNREADABLE, _TOO_DEEP, route)
            return None
        self._level += 1
        condition = self._read(raw, route)
        self._level -= 1
        if condition is None:
            return None
        extent = self._extent(condition)
        if extent.levels > _LEVELS_MOST or extent.parts > _PARTS_MOST:
            said = _TOO_DEEP if extent.levels > _LEVELS_MOST else _TOO_LONG
            self.slips.note(UNREADABLE, said, route)
            return None
        return condition

    def check_groups(self) -> None:
        """Note the members of groups that nobody defined, or that would count twice."""
        known = self.names.countable
        for group, members in self.names.groups.items():
            for n, name in enumerate(members):
                if name not in known:
                    self.slips.unknown(name, known, ("groups", group, n))
                elif name in members[:n]:
                    message = f"`{name}` is counted twice in the group `{clean(group)}`"
                    self.slips.note(COUNTED_TWICE, message, ("groups", group, n))

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
            return self._text(raw.strip(), route)
        if isinstance(raw, dict):
            return self._mapping(cast("dict[str, object]", raw), route)
        self.slips.note(UNREADABLE, "A condition is a text or a mapping.", route)
        return None

    def _text(self, text: str, route: Route) -> Condition | None:
        if len(text) > _TEXT_MOST:
            message = f"A condition has at most {_TEXT_MOST} characters."
            self.slips.note(UNREADABLE, message, route)
            return None
        if text.startswith("not "):
            part = self._text(text[4:].strip(), route)
            return part and Not(part)
        if (parts := parts_of_text(text)) is not None:
            return read_comparison(parts, self.names, self.slips, route)
        if re.fullmatch(NAME, text):
            return self._name(text, route)
        self.slips.note(UNREADABLE, f"`{clean(text)}` is not a condition.", route)
        return None

    def _name(self, name: str, route: Route) -> Condition | None:
        # In its own definition, the name of a criterion can only mean the fact of that name.
        means_fact = name in self.names.facts and self._within[-1:] == [name]
        if name in self.names.criteria and name not in self._within:
            return self._criterion(name)
        if means_fact or (name in self.names.facts and name not in self.names.criteria):
            return bare_comparison(name, self.names, self.slips, route)
        if name in self.names.criteria:
            walk = " -> ".join([*self._within[self._within.index(name) :], name])
            self.slips.note(RING, f"Criteria are defined in a ring: {walk}.", route)
            return None
        self.slips.unknown(name, self.names.countable, route)
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

    def _mapping(self, raw: dict[str, object], route: Route) -> Condition | None:
        match raw:
            case {"not": part, **rest} if not rest:
                condition = self.read(part, (*route, "not"))
                return condition and Not(condition)
            case {"all": parts, **rest} if not rest:
                known = self._list(parts, (*route, "all"))
                return All(known) if known else None
            case {"any": parts, **rest} if not rest:
                known = self._list(parts, (*route, "any"))
                return AnyOf(known) if known else None
            case {"at_least": needed, "of": group, **rest} if set(rest) <= {"except"}:
                kept = self._kept(group, rest.get("except", []), (*route, "of"))
                return self._count(needed, kept, (*route, "at_least"))
        return self._whole_group(raw, route)

    def _whole_group(self, raw: dict[str, object], route: Route) -> Condition | None:
        """Read `most_of`, `all_of` and `any_of`, which count a group as it stands."""
        key = next(iter(raw), "")
        if len(raw) == 1 and key in ("most_of", "all_of", "any_of"):
            kept = self._kept(raw[key], [], (*route, key))
            return self._count(key.removesuffix("_of"), kept, (*route, key))
        written = ", ".join(f"`{clean(key)}`" for key in raw) or "nothing"
        self.slips.note(UNREADABLE, f"A condition cannot be made of {written}.", route)
        return None

    def _list(self, raw: object, route: Route) -> tuple[Condition, ...] | None:
        if not isinstance(raw, list) or not raw:
            message = f"`{route[-1]}` wants a list of conditions."
            self.slips.note(UNREADABLE, message, route)
            return None
        return _whole([self.read(part, (*route, n)) for n, part in enumerate(raw)])

    def _kept(self, group: object, but: object, route: Route) -> tuple[Condition, ...] | None:
        """Read the members of a group, without those excepted."""
        exceptions = (*route[:-1], "except")
        members, excepted = self._members(group, route), self._listed(but, exceptions)
        if members is None or excepted is None:
            return None
        if missing := [name for name in excepted if name not in members]:
            self.slips.unknown(missing[0], members, exceptions)
            return None
        kept = [name for name in members if name not in excepted]
        if not kept:
            self.slips.note(UNREADABLE, "There is nothing here to count.", route)
            return None
        return _whole([self._name(name, route) for name in kept])

    def _count(
        self, needed: object, parts: tuple[Condition, ...] | None, route: Route
    ) -> Condition | None:
        if parts is None:
            return None
        number = self._needed(needed, len(parts), route)
        if number is None:
            return None
        return AtLeast(number, parts, f"at least {number} of {len(parts)}")

    def _members(self, group: object, route: Route) -> list[str] | None:
        if not isinstance(group, str):
            return self._listed(group, route)
        if group not in self.names.groups:
            self.slips.unknown(group, list(self.names.groups), route)
            return None
        members = list(self.names.groups[group])
        # An unknown member is told once, by `check_groups`, and not by each rule that counts it.
        return members if set(members) <= set(self.names.countable) else None

    def _listed(self, raw: object, route: Route) -> list[str] | None:
        if isinstance(raw, list) and all(isinstance(name, str) for name in raw):
            return cast("list[str]", raw)
        self.slips.note(UNREADABLE, "A list of names is wanted here.", route)
        return None

    def _needed(self, needed: object, of: int, route: Route) -> int | None:
        if needed == "any":
            return 1
        value = needed
        if isinstance(needed, str) and needed not in READINGS:
            value = self.names.params.get(needed, needed)
        if isinstance(value, str) and value in READINGS:
            return READINGS[value](of)
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and _is_count(value):
            return int(value)
        if isinstance(needed, str):
            message = f"The scheme does not say how many `{clean(needed)}` is."
            self.slips.note(UNDEFINED_COUNT, message, route)
            return None
        message = "`at_least` wants a whole number from 1 on, `most` or `all`."
        self.slips.note(UNREADABLE, message, route)
        return None


def _is_count(value: int | Decimal) -> bool:
    return value >= 1 and value == int(value)


def _whole(parts: list[Condition | None]) -> tuple[Condition, ...] | None:
    """All of the parts, or `None` where one of them could not be read."""
    known = tuple(part for part in parts if part is not None)
    return known if len(known) == len(parts) else None
