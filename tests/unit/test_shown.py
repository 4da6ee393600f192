"""What nobody can see is escaped, and what is long is cut, before a value reaches a message."""

from __future__ import annotations

import datetime as dt

import pytest

from dtl_planner.limits import Limits
from dtl_planner.shown import clean, shown

LIMITS = Limits()
TEN = Limits(value_characters=10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Children's centres, £5 ½ café", "Children's centres, £5 ½ café"),
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("a\tb\r\nc", r"a\tb\r\nc"),
        ("\x00\x7f\x85\x9b", r"\x00\x7f\x85\x9b"),
        ("user\u202ecod.exe", r"user\u{202e}cod.exe"),
        ("hous\u200bing\ufeff\u2028", r"hous\u{200b}ing\u{feff}\u{2028}"),
        ("soft\u00adhyphen", r"soft\xadhyphen"),
        ("tag\U000e0041", r"tag\u{e0041}"),
        ("file\udce9", r"file\u{dce9}"),
    ],
)
def test_hidden_characters_are_escaped_and_all_others_kept(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("housing", "housing"),
        (None, "nothing"),
        (True, "true"),
        (False, "false"),
        (12, "12"),
        (0.5, "0.5"),
        (dt.date(2026, 4, 1), "2026-04-01"),
        ({"a": 1}, "a mapping"),
        ([1, 2], "a list"),
        ((1, 2), "a list"),
    ],
)
def test_each_kind_of_value_is_shown_in_its_own_way(value: object, expected: str) -> None:
    assert shown(value, LIMITS) == expected


def test_a_number_that_python_would_not_print_is_named() -> None:
    assert shown(10**5_000, LIMITS) == "a very long number"


def test_a_value_as_long_as_the_limit_is_shown_whole() -> None:
    assert shown("abcdefghij", TEN) == "abcdefghij"


def test_a_longer_value_ends_in_an_ellipsis() -> None:
    assert shown("abcdefghijk", TEN) == "abcdefghij…"


def test_an_escape_is_never_cut_in_two() -> None:
    assert shown("abcdefgh\u202ex", TEN) == "abcdefgh…"


def test_a_huge_value_is_not_looked_through() -> None:
    assert shown("\x1b" * 50_000_000, TEN) == r"\x1b\x1b…"
