"""Tells that a file changed which a report may hang on."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import awatch

from dtl_planner.app.watching import folders_of, matters, standing_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from watchfiles import Change

    from dtl_planner.app.watching import Standing

_STEP = 20
"""Milliseconds without a change after which a change is told: programs write in several goes."""
_LONGEST_STEP = 200
"""Milliseconds after which it is told though there are more and more."""
_LOOK = 2_000
"""Milliseconds after which the files are looked at though nothing was told, as not every drive of
a network tells."""


async def changes(workspace: Path, seen: Standing) -> AsyncGenerator[None, None]:
    """Give a sign each time that something may have changed in a workspace.

    Args:
        workspace: The folder.
        seen: How its files stood before somebody last read them.
    """
    async with aclosing(_looks(workspace)) as looks:
        async for is_told in looks:
            now = standing_of(workspace)
            if is_told or now != seen:
                seen = now
                yield


async def _looks(workspace: Path) -> AsyncGenerator[bool, None]:
    """Say when to look, and whether the system told of a change."""
    while True:
        folders = _known(workspace)
        yield False  # what happened until now nobody told
        try:
            async with aclosing(_told(tuple(folders))) as told:
                async for is_told in told:
                    yield is_told
                    if _known(workspace) != folders:
                        break
        except (OSError, RuntimeError):  # it cannot be watched, such as while it is not there
            await asyncio.sleep(_LOOK / 1_000)


async def _told(folders: tuple[Path, ...]) -> AsyncGenerator[bool, None]:
    watch = awatch(
        *folders,
        watch_filter=_matters,
        debounce=_LONGEST_STEP,
        step=_STEP,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        recursive=False,
    )
    async with aclosing(watch):
        async for found in watch:
            yield bool(found)


def _known(workspace: Path) -> dict[Path, int]:
    """Give the folders to watch; one that was put in the place of another has another number."""
    try:
        return {folder: folder.stat().st_ino for folder in folders_of(workspace)}
    except OSError:  # one has just gone: look again
        return {}


def _matters(_: Change, path: str) -> bool:
    return matters(Path(path).name)
