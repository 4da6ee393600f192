"""The names that the conditions of one scheme may speak of, and what is said when one is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from dtl_planner.diagnostics import Span

    Route = tuple[str | int, ...]

UNKNOWN_NAME = Code(
    "DTL301",
    "unknown-name-in-condition",
    Severity.ERROR,
    why="A condition names something that the scheme does not define: nobody knows when it holds.",
    mend="Use the id of a fact, criterion, group or parameter of the same scheme, or define it.",
)

NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
"""How a name in a condition is written."""


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

    @property
    def countable(self) -> list[str]:
        """The names that a group may list."""
        return [*self.facts, *self.criteria]


@dataclass(slots=True)
class Slips:
    """What is wrong with the conditions of one scheme, gathered while they are read.

    Attributes:
        span: Gives the place of a part of the scheme.
        found: The findings so far.
    """

    span: Callable[[Route], Span]
    found: list[Diagnostic] = field(default_factory=list)

    def note(self, code: Code, message: str, route: Route, *, hint: str | None = None) -> None:
        """Keep a finding."""
        self.found.append(Diagnostic(code, message, self.span(route), hint))

    def unknown(self, name: str, known: Sequence[str], route: Route) -> None:
        """Keep that a name is not known, with the nearest that is."""
        near = nearest(name, known)
        hint = f"did you mean `{near}`?" if near else f"known: {', '.join(sorted(known))}"
        self.note(UNKNOWN_NAME, f"unknown name `{clean(name)}` in a condition", route, hint=hint)
