"""The newest page, and those who wait for a newer one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from dtl_planner.web.pages import Page

MOST_LISTENERS = 32
"""So many pages may be open at once."""

_PATIENCE_SECONDS = 15.0
"""After so long without news a sign of life is sent, which tells who has gone."""


class Board:
    """Where the newest page hangs. Everything here happens in one event loop."""

    def __init__(self, page: Page, *, patience: float = _PATIENCE_SECONDS) -> None:
        self.page = page
        self._bells: set[asyncio.Event] = set()
        self._patience = patience
        self._is_closed = False

    @property
    def is_full(self) -> bool:
        """Whether as many listen as may."""
        return len(self._bells) >= MOST_LISTENERS

    def post(self, page: Page) -> None:
        """Hang up a page, and tell everybody who listens, if it is another one."""
        if page.digest != self.page.digest:
            self.page = page
            self._ring()

    def close(self) -> None:
        """Let everybody who listens go."""
        self._is_closed = True
        self._ring()

    async def news(self) -> AsyncGenerator[str | None, None]:
        """Give the digest of the page that hangs now, then of each newer one; `None` is no news.

        Whoever comes back after a break has the newest at once. Of several pages that were hung up
        while a listener was not listening, only the last is told.
        """
        bell, told = asyncio.Event(), ""
        self._bells.add(bell)
        try:
            while not self._is_closed:
                bell.clear()
                if self.page.digest != told:
                    told = self.page.digest
                    yield told
                elif not await _rung(bell, self._patience):
                    yield None
        finally:
            self._bells.discard(bell)

    def _ring(self) -> None:
        for bell in self._bells:
            bell.set()


async def _rung(bell: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(bell.wait(), seconds)
    except TimeoutError:
        return False
    return True
