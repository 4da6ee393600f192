"""Why there is no plan, in words, and what would give one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.plan.making.brief import Rule


@dataclass(frozen=True, slots=True)
class WayOut:
    """One change with which there is a plan; it was tried.

    Attributes:
        rule: The rule that gives way.
        told: What is done to it: `deadline 21 May 2010 (15 working days later)`.
    """

    rule: Rule
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why there is no plan.

    Attributes:
        title: What the programme is called.
        deadline: The date that it works back from, in words.
        clashing: A smallest set of rules that cannot hold together; empty where nothing was proved.
        reason: What is wrong in one sentence, where arithmetic tells.
        is_minimal: Whether it was checked that without any one of them the others can hold.
        ways_out: Single changes with which there is a plan, the cheapest first.
    """

    title: str
    deadline: str
    clashing: tuple[Rule, ...]
    reason: str | None
    is_minimal: bool
    ways_out: tuple[WayOut, ...]
