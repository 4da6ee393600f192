"""From what a report was made, as the words that stand at the end of every paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Made

SHORT = 12
"""How many characters of a hash tell two states of a workspace apart at a glance."""


def origin(made: Made) -> tuple[str, ...]:
    """Say from which state of the files, by which plan and by which program a paper was made."""
    plan = f"Plan: {made.plan}" if made.plan else "Plan: none"
    return (f"Workspace: {made.workspace}", plan, f"Made by dtl {made.version}")


def short_origin(made: Made) -> str:
    """Say the same as shortly as the foot of a page wants it."""
    plan = f", plan {made.plan[:SHORT]}" if made.plan else ""
    return f"Workspace {made.workspace[:SHORT]}{plan}"
