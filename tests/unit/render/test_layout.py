from __future__ import annotations

import pytest

from dtl_planner.render.layout import Page, cells_of, columns, cut, fold, pad, paragraph
from dtl_planner.wording import listed, listed_names, plural, row_of_names

ACCENT = "e\u0301"  # an e and an accent of its own
WIDE = "\u4e2d\u6587"  # two characters of two columns each


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("play", 4), ("café", 4), (f"caf{ACCENT}", 4), (WIDE, 4), ("a\ufe0f", 1), ("🙂", 2)],
)
def test_a_text_takes_as_many_columns_as_a_terminal_gives_it(text: str, cells: int) -> None:
    assert cells_of(text) == cells


def test_text_is_filled_up_by_columns_and_never_cut() -> None:
    assert pad(WIDE, 6) == WIDE + "  "
    assert pad(f"{ACCENT}", 3) == f"{ACCENT}  "
    assert pad("longer", 3) == "longer"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("   ", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("one  two\nthree", 9, ["one two", "three"]),
        ("unbroken", 3, ["unb", "rok", "en"]),
        ("a unbroken b", 3, ["a", "unb", "rok", "en", "b"]),
        ("abcdef", 3, ["abc", "def"]),
        (WIDE * 2, 5, [WIDE, WIDE]),
        (WIDE, 1, list(WIDE)),
        (ACCENT * 3, 2, [ACCENT * 2, ACCENT]),
        ("by 4.2 % more", 6, ["by", "4.2 %", "more"]),
        ("% and (5 %).", 6, ["% and", "(5 %)."]),
    ],
)
def test_text_folds_at_spaces_and_cuts_only_words_that_are_too_long(
    text: str, width: int, lines: list[str]
) -> None:
    assert fold(text, width) == lines


def test_the_start_of_a_text_keeps_accents_with_their_letters() -> None:
    assert cut(f"caf{ACCENT}s", 4) == f"caf{ACCENT}"
    assert cut(WIDE, 3) == WIDE[0]
    assert cut("short", 10) == "short"
    assert cut(WIDE, 1) == WIDE[0]


def test_a_paragraph_hangs_below_its_first_line() -> None:
    page = Page(width=30)
    text = "one two three four five six seven"
    assert paragraph(text, page, indent="1  ", hanging="   ") == (
        "1  one two three four five six\n   seven"
    )
    assert paragraph(text, page, indent="  ") == "  one two three four five six\n  seven"
    assert paragraph("", page, indent="  ") == ""


def test_a_page_of_hardly_any_width_still_gets_20_columns_of_text() -> None:
    assert paragraph("one two three four five", Page(width=5)) == "one two three four\nfive"


def test_columns_are_as_wide_as_their_text_and_the_last_takes_the_rest() -> None:
    rows = [("a", "one two three four five"), (WIDE, "six")]
    assert columns(rows, Page(width=24)) == (
        "  a     one two three\n        four five\n  中文  six"
    )
    assert columns([], Page()) == ""
    assert columns([("alone",)], Page()) == "  alone"


def test_a_first_column_that_would_take_the_page_folds_too() -> None:
    rows = [("a name that is much longer than half of it", "yes")]
    assert columns(rows, Page(width=40)) == (
        "  a name that is      yes\n  much longer than\n  half of it"
    )


@pytest.mark.parametrize("width", [40, 45, 60])
def test_many_wide_columns_give_way_until_the_page_holds_them(width: int) -> None:
    rows = [("question " * 3, "answer " * 3, "basis " * 3, "where it stands " * 3)] * 2
    lines = columns(rows, Page(width=width)).split("\n")
    assert max(map(len, lines)) <= width


def test_numbers_and_lists_are_written_as_people_do() -> None:
    assert [plural(n, "file") for n in (0, 1, 2, 12_345)] == [
        "0 files",
        "1 file",
        "2 files",
        "12,345 files",
    ]
    assert plural(2, "query", "queries") == "2 queries"
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed(("a", "b"), joint="or") == "a or b"
    assert [listed_names(names) for names in (("a, b",), ("a", "b"), ("a", "b, c and d", "e"))] == [
        "a, b",
        "a and b",
        "a; b, c and d; and e",
    ]
    rows = [row_of_names(names) for names in ((), ("a", "b and c"), ("a", "b, c"))]
    assert rows == ["", "a, b and c", "a; b, c"]


def test_colour_is_added_only_where_a_page_takes_it() -> None:
    assert Page().paint("x", "red") == "x"
    assert Page(colour=True).paint("x", "strong", "red") == "\x1b[1;31mx\x1b[0m"
    assert Page(colour=True).paint("", "red") == ""
