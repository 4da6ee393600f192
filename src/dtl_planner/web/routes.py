"""The two things that can be asked for: the page, and to be told of changes. Nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from dtl_planner.web.guarding import Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from dtl_planner.web.board import Board

PAGE, CHANGES = "/", "/changes"

_EVENTS = "text/event-stream"
_RETRY = b"retry: 1000\n\n"
"""After how many milliseconds a browser asks again when `dtl serve` was stopped and begun anew."""
_SIGN_OF_LIFE = b": still here\n\n"


def application(board: Board, *, port: int) -> ASGIApp:
    """Make what answers the requests that come to a port."""

    async def page(_: Request) -> Response:
        now = board.page
        headers = {"content-security-policy": now.policy}
        return Response(now.body, headers=headers, media_type="text/html")

    async def changes(request: Request) -> Response:
        if request.method == "HEAD":
            return Response(media_type=_EVENTS)
        if board.is_full:
            return PlainTextResponse("Too many pages are open.\n", 503)
        return StreamingResponse(_events(board), media_type=_EVENTS)

    routes = [Route(PAGE, page), Route(CHANGES, changes)]
    served = Starlette(routes=routes, exception_handlers={404: _not_here})
    served.router.redirect_slashes = False
    return Guard(served, port=port)


async def _events(board: Board) -> AsyncIterator[bytes]:
    yield _RETRY
    async for digest in board.news():
        yield _SIGN_OF_LIFE if digest is None else _event(digest)


def _event(digest: str) -> bytes:
    return f"event: changed\ndata: {digest}\n\n".encode()


async def _not_here(_: Request, __: Exception) -> Response:
    return PlainTextResponse("There is nothing here but the report, at /.\n", 404)
