"""Anchors and aliases: `&name` marks a value, `*name` stands for it again.

They spare writing, and ten lines of them can stand for a billion values. So each alias is weighed
by what it stands for, without expanding it, and growth has limits of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.unusable import UNUSABLE
from dtl_planner.diagnostics import Code, Severity
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.events import Event
    from dtl_planner.catalogue.reading.findings import Findings
    from dtl_planner.limits import Limits

ALIAS_GROWTH = Code(
    "DTL014",
    "alias-growth",
    Severity.ERROR,
    "Aliases (`*name`) that stand for large parts, or for other aliases, make a small file stand "
    "for more values than a computer can hold.",
    "Write the repeated part out, or raise the limit that the message names.",
)
ALIAS_RING = Code(
    "DTL015",
    "alias-ring",
    Severity.ERROR,
    "A part that holds itself has no end.",
    "Write out what is meant in place of the alias.",
)
UNKNOWN_ALIAS = Code(
    "DTL016",
    "unknown-alias",
    Severity.ERROR,
    "An alias (`*name`) stands for a part marked with `&name` further up, and there is none.",
    "Put quotes round text that begins with a star, or mark the part that is meant.",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A marked value and the number of values in it; none is known while it is still being read."""

    value: object
    weight: int | None


class Anchors:
    """The anchors of one file, and what its aliases have made of it."""

    __slots__ = ("_findings", "_known", "_limits", "extra")

    def __init__(self, findings: Findings, *, limits: Limits) -> None:
        self._findings = findings
        self._limits = limits
        self._known: dict[str, Anchor] = {}
        self.extra = 0

    def mark(self, name: str, value: object, *, weight: int | None) -> None:
        """Take note of a marked value; a later one of the same name replaces it, as YAML has it."""
        self._known[name] = Anchor(value, weight)

    def follow(self, event: Event) -> object:
        """Give the value that an alias stands for, or report that there is none."""
        name = event.anchor or ""
        anchor = self._known.get(name)
        if anchor is None:
            self._unknown(name, event)
            return UNUSABLE
        if anchor.weight is None:
            self._ring(name, event)
            return UNUSABLE
        self.extra += anchor.weight - 1  # the alias itself is counted like any written value
        return anchor.value

    def is_too_large(self, event: Event) -> bool:
        """Say, and report, that the aliases so far stand for too many values."""
        most = self._limits.alias_nodes
        if self.extra <= most:
            return False
        self._findings.add(
            ALIAS_GROWTH,
            f"The aliases up to here add more than {most:,} values, the limit `alias-nodes`.",
            event,
            "write the repeated part out; or `--limit alias-nodes=N` raises the limit",
        )
        return True

    def has_outgrown(self, nodes: int, event: Event) -> bool:
        """Say, and report, that the whole file grows too many times over through its aliases."""
        most = self._limits.alias_growth
        if nodes + self.extra <= most * nodes:
            return False
        self._findings.add(
            ALIAS_GROWTH,
            f"Its aliases make this file more than {most} times as large as it is written, "
            "the limit `alias-growth`.",
            event,
            "write the repeated part out; or `--limit alias-growth=N` raises the limit",
        )
        return True

    def _unknown(self, name: str, event: Event) -> None:
        name = shown(name, self._limits)
        self._findings.add(
            UNKNOWN_ALIAS,
            f"The alias `*{name}` stands for nothing: no part further up is marked `&{name}`.",
            event,
            "put quotes round text that begins with a star",
        )

    def _ring(self, name: str, event: Event) -> None:
        name = shown(name, self._limits)
        self._findings.add(
            ALIAS_RING,
            f"The alias `*{name}` stands inside the very part that `&{name}` marks.",
            event,
            "write out what is meant in place of the alias",
        )
