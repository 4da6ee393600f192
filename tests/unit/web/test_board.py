from __future__ import annotations

import asyncio
from contextlib import aclosing

from dtl_planner.web.board import MOST_LISTENERS, Board
from dtl_planner.web.pages import STRICT, Page


def page(text: str) -> Page:
    return Page(text.encode(), STRICT, is_whole=True)


ONE, TWO, THREE = page("one"), page("two"), page("three")


def test_who_listens_is_told_of_the_page_now_and_of_each_other_one() -> None:
    async def told() -> list[str | None]:
        board = Board(ONE)
        async with aclosing(board.news()) as news:
            first = await anext(news)
            board.post(TWO)
            return [first, await anext(news)]

    assert asyncio.run(told()) == [ONE.digest, TWO.digest]


def test_of_several_pages_only_the_newest_is_told() -> None:
    async def told() -> str | None:
        board = Board(ONE)
        async with aclosing(board.news()) as news:
            await anext(news)
            board.post(TWO)
            board.post(THREE)
            return await anext(news)

    assert asyncio.run(told()) == THREE.digest


def test_the_same_page_again_is_no_news_but_a_sign_of_life_is_given() -> None:
    async def told() -> str | None:
        board = Board(ONE, patience=0.01)
        async with aclosing(board.news()) as news:
            await anext(news)
            board.post(page("one"))
            return await anext(news)

    assert asyncio.run(told()) is None


def test_a_board_that_closes_lets_everybody_go() -> None:
    async def told() -> list[str | None]:
        board = Board(ONE)
        async with aclosing(board.news()) as news:
            first = await anext(news)
            board.close()
            return [first, *[one async for one in news]]

    assert asyncio.run(told()) == [ONE.digest]


def test_who_goes_makes_room() -> None:
    async def full() -> tuple[bool, bool]:
        board = Board(ONE)
        listeners = [board.news() for _ in range(MOST_LISTENERS)]
        for each in listeners:
            await anext(each)
        before = board.is_full
        await listeners[0].aclose()
        after = board.is_full
        for each in listeners:
            await each.aclose()
        return before, after

    assert asyncio.run(full()) == (True, False)
