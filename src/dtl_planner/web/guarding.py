"""Turns away what no browser of the person at this machine would ask for, before it is looked at.

A page from anywhere in the world may let a browser here send requests to this machine, and may even
have a name of its own lead here. So a request must be meant for this server by its name and port,
must not come from another site, and can do nothing but read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from dtl_planner.web.pages import STRICT

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = ("GET", "HEAD")
TARGET_BYTES = 8 * 1024
"""What is asked for may be this long."""
HEAD_BYTES = 64 * 1024
"""What a browser says beside it may be this long."""

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP_PORT = 80
"""Browsers leave this one out."""

_ALWAYS = {
    "cache-control": "no-store",
    "connection": "close",  # so that nobody keeps a connection without asking for something
    "content-security-policy": STRICT,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Stands before an application."""

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in _NAMES}
        if port == _HTTP_PORT:
            self._hosts |= set(_NAMES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        await (self._refused(scope) or self._app)(scope, receive, sent)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        """Say why a request is turned away, if it is."""
        headers = Headers(scope=scope)
        if len(scope["raw_path"]) + len(scope["query_string"]) > TARGET_BYTES:
            return PlainTextResponse("That is too long an address.\n", 414)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > HEAD_BYTES:
            return PlainTextResponse("Those are too many headers.\n", 431)
        if [host.lower() for host in headers.getlist("host")] not in [[one] for one in self._hosts]:
            return PlainTextResponse("This server answers to this machine alone.\n", 421)
        if _is_from_elsewhere(headers):
            return PlainTextResponse("Other sites may not ask for this.\n", 403)
        if scope["method"] not in METHODS:
            allow = {"allow": ", ".join(METHODS)}
            return PlainTextResponse("Here one can only read.\n", 405, allow)
        return None


def _is_from_elsewhere(headers: Headers) -> bool:
    """Whether a page of another site asks; a link that somebody followed here is welcome."""
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return False
    wanted = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    return wanted != ("navigate", "document")
