"""Makes the page anew at each change, beside the answering of requests; the newest wins."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from dtl_planner.web.board import Board
    from dtl_planner.web.making import Maker

Made = TypeVar("Made")

_SETTLE_SECONDS = 0.25
"""So long errors are kept back: perhaps somebody was only half-way through saving."""
_IDLE_SECONDS = 1.0
"""After so long without a change there is time to clear away."""


class Rebuilding:
    """Keeps the page on a board as new as the files."""

    def __init__(self, maker: Maker, board: Board) -> None:
        self._maker = maker
        self._board = board
        self._is_wanted = asyncio.Event()
        self.is_at_work = False

    async def follow(self, changes: AsyncIterator[None]) -> None:
        """Make the page anew at each sign, until somebody cancels this."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._rebuild())
            async for _ in changes:
                self._is_wanted.set()

    async def _rebuild(self) -> None:
        while True:
            if not await self._wanted_within(_IDLE_SECONDS):
                gc.collect()  # a command leaves that to its end, which a server has not
                await self._is_wanted.wait()
            self._is_wanted.clear()
            self.is_at_work = True
            page = await in_thread(self._maker.make)
            self.is_at_work = False
            if page.is_whole or not await self._wanted_within(_SETTLE_SECONDS):
                self._board.post(page)

    async def _wanted_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._is_wanted.wait(), seconds)
        except TimeoutError:
            return False
        return True


async def in_thread(work: Callable[[], Made]) -> Made:
    """Work in a thread that nobody waits for when the program ends."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Made] = loop.create_future()

    def tell(result: Made) -> None:
        if not done.cancelled():
            done.set_result(result)

    def run() -> None:
        result = work()
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(tell, result)

    Thread(target=run, daemon=True).start()
    return await done
