"""What only a unit test reaches; the rest is asked of a server at work."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("starlette")

from dtl_planner.web.board import Board
from dtl_planner.web.pages import STRICT, Page
from dtl_planner.web.routes import application

if TYPE_CHECKING:
    from starlette.types import Message

PAGE = Page(b"<p>The page</p>", STRICT, is_whole=True)


def answered(  # noqa: PLR0913 - one for each part of a request
    headers: dict[str, str],
    *,
    method: str = "GET",
    path: str = "/",
    query: str = "",
    port: int = 8765,
    full: bool = False,
) -> tuple[int, dict[str, str], bytes]:
    """Ask without a network: the status, the headers and what was sent until it ended."""

    async def ask() -> list[Message]:
        board, sent = Board(PAGE), []
        listeners = [board.news() for _ in range(32 if full else 0)]
        for each in listeners:
            await anext(each)
        served = application(board, port=port)

        async def receive() -> Message:
            board.close()
            await asyncio.sleep(0.01)
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)
            board.close()

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        await served(scope, receive, send)
        for each in listeners:
            await each.aclose()
        return sent

    first, *rest = asyncio.run(ask())
    named = {name.decode(): value.decode() for name, value in first["headers"]}
    return first["status"], named, b"".join(one["body"] for one in rest)


HERE = {"host": "127.0.0.1:8765"}


def test_the_page_is_sent_with_its_own_policy() -> None:
    status, headers, body = answered(HERE)
    assert (status, headers["content-security-policy"], body) == (200, STRICT, PAGE.body)


def test_news_begin_with_the_page_there_is() -> None:
    status, headers, body = answered(HERE, path="/changes")
    assert (status, headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    assert body.startswith(b"retry: 1000\n\n")
    assert answered(HERE, path="/changes", method="HEAD")[2] == b""
    assert answered(HERE, path="/changes", full=True)[0] == 503


@pytest.mark.parametrize(
    ("headers", "asked", "status"),
    [
        ({"host": "127.0.0.1"}, {}, 421),
        ({"host": "127.0.0.1"}, {"port": 80}, 200),
        ({"host": "evil:8765"}, {}, 421),
        ({}, {}, 421),
        (HERE, {"method": "POST"}, 405),
        (HERE, {"path": "/services.yaml"}, 404),
        (HERE, {"path": "/" + "x" * 9_000}, 414),
        (HERE, {"query": "x" * 9_000}, 414),
        (HERE | {"x": "y" * 70_000}, {}, 431),
        (HERE | {"sec-fetch-site": "cross-site"}, {}, 403),
        (
            HERE
            | {
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "document",
            },
            {},
            200,
        ),
    ],
)
def test_who_is_answered_how(
    headers: dict[str, str], asked: dict[str, object], status: int
) -> None:
    found, sent, _ = answered(headers, **asked)  # type: ignore[arg-type]
    assert (found, sent["x-content-type-options"]) == (status, "nosniff")
