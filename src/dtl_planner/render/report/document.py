"""A report as a value: panels of blocks, and from what it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.render.report.blocks import Block


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of a report.

    Attributes:
        id: Its name in the page and in links: lower-case words with hyphens.
        title: Its heading.
        line: The one line that sums it up, as the command sums up.
        blocks: What it says.
        command: The command that tells the same, and more.
        on_new_page: Whether it begins a page of its own where there are pages.
    """

    id: str
    title: str
    line: str
    blocks: tuple[Block, ...]
    command: str | None = None
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What a report was made from.

    Attributes:
        workspace: The SHA-256 of the files of the workspace.
        plan: The SHA-256 of the plan; `None` where there is none.
        version: The version of `dtl`.
    """

    workspace: str
    plan: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        title: What it is about.
        subtitle: What kind of paper it is, of whom, as of which day.
        panels: Its parts, in order.
        made: What it was made from.
    """

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    made: Made
