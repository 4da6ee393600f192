"""Runs the server: on this machine's own address, until somebody presses Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from dtl_planner.app.opening import UsageError
from dtl_planner.web.board import Board
from dtl_planner.web.guarding import HEAD_BYTES, TARGET_BYTES
from dtl_planner.web.rebuilding import Rebuilding
from dtl_planner.web.routes import application
from dtl_planner.web.watching import changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.app.watching import Standing
    from dtl_planner.web.making import Maker
    from dtl_planner.web.pages import Page

ADDRESS = "127.0.0.1"

_CONNECTIONS = 64
_SECONDS_TO_ASK = 10.0
"""So long somebody may take over saying what is wanted."""
_SECONDS_TO_END = 2


def listen(port: int) -> socket.socket:
    """Take a port of this machine's own address, which no other machine reaches.

    Args:
        port: Which; 0 is any that is free.

    Raises:
        UsageError: Another program has it, or it may not be taken.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this would let two programs have the same port
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((ADDRESS, port))
        taken.listen(_CONNECTIONS)
    except OSError as error:
        taken.close()
        raise UsageError(_why_not(port, error)) from None
    return taken


def address_of(taken: socket.socket) -> str:
    """Give the address to be opened in a browser."""
    return f"http://{ADDRESS}:{taken.getsockname()[1]}/"


class Server(uvicorn.Server):
    """A server of the newest page, which is made anew at each change until the server ends."""

    def __init__(self, maker: Maker, page: Page, taken: socket.socket) -> None:
        self._maker = maker
        self._board = Board(page)
        self._socket = taken
        self._rebuilding = Rebuilding(maker, self._board)
        app = application(self._board, port=taken.getsockname()[1])
        super().__init__(_config(app))

    @property
    def is_at_work(self) -> bool:
        """Whether a page is being made."""
        return self._rebuilding.is_at_work

    def run_since(self, seen: Standing) -> None:
        """Answer requests until Ctrl-C.

        Args:
            seen: How the files stood before the first page was made.

        Raises:
            KeyboardInterrupt: Somebody pressed it.
        """
        asyncio.run(self._all(seen))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End, once all who listen for changes were let go."""
        self._board.close()
        await super().shutdown(sockets)

    async def _all(self, seen: Standing) -> None:
        async with asyncio.TaskGroup() as group:
            found = changes(self._maker.folder, seen)
            following = group.create_task(self._rebuilding.follow(found))
            await self.serve([self._socket])
            following.cancel()


class _Impatient(H11Protocol):
    """A connection that is closed when nobody says what is wanted."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.loop.call_later(_SECONDS_TO_ASK, self._close_unasked)

    def _close_unasked(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


def _config(app: Callable[..., object]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Impatient,
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=TARGET_BYTES + HEAD_BYTES,
        timeout_graceful_shutdown=_SECONDS_TO_END,
    )


def _why_not(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"another program has port {port}; `--port 0` takes one that is free"
    reason = error.strerror or "no reason was given"
    return f"port {port} cannot be taken: {reason}; `--port 0` takes one that is free"
