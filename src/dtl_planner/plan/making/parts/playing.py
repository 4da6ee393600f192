"""What is to be said of the playbook: whether anybody states how long its work takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.pieces import Assumed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece


def part(frame: Frame) -> Iterator[Piece]:
    """Say that lengths of time are assumptions, where they are."""
    book = frame.scope.book
    if not book.is_written:
        yield Assumed(
            "No playbook is stated: which work each change brings, and how long it takes, are "
            "assumptions of `dtl`."
        )
    elif book.playbook.basis == "assumed" and frame.scope.works:
        yield Assumed(
            f"The lengths of time of the playbook {book.playbook.name} are assumptions: no source "
            "states them."
        )
