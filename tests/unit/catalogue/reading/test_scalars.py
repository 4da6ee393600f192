"""Plain words have the values of YAML 1.2; what other programs read otherwise is warned of."""

from __future__ import annotations

import pytest

from dtl_planner.catalogue.reading.scalars import (
    LONG_NUMBER,
    READ_AS_TEXT,
    Doubt,
    is_nothing,
    plain,
)
from dtl_planner.catalogue.reading.unusable import UNUSABLE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("+12", 12),
        ("-7", -7),
        ("999999999999999999", 999999999999999999),
        ("0.5", 0.5),
        ("-12.50", -12.5),
        ("+1.0", 1.0),
        ("123456789012345678.123456789012345678", 123456789012345678.123456789012345678),
    ],
)
def test_core_values_are_read(text: str, value: object) -> None:
    found = plain(text, digits=18)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "no", "unknown", "nUll", "tRUE", "nothing", "true north", "families"),
        *("2024-05-01", "2024-05-01T10:00:00Z", "8-17", "09:00", "12:75", "1,000", "£5", "5%"),
        *(
            "-",
            "--",
            "+",
            ".",
            "..",
            "...",
            "-x",
            ".hidden",
            "1.2.3",
            "0xZZ",
            "1e",
            "e3",
            "=",
            "<<",
        ),
        *("١٢", "\uff11\uff12", "½", "1 000", "01234 567890", "12 ", "7th"),
    ],
)
def test_all_other_words_are_text_without_a_warning(text: str) -> None:
    assert plain(text, digits=18) == text


@pytest.mark.parametrize(
    "text",
    [
        *("012", "-012", "00", "007", "01234567890", "00.5"),
        *("1_000", "1_000.5", "5.", ".5", "-.5", "12:30", "1:30:59", "12:30.5", "+12:30"),
        *("0x1F", "0o17", "0b11", "1e3", "1.5e+3", "1E-3", ".5e1", ".inf", "-.INF", ".nan", ".NaN"),
    ],
)
def test_a_number_for_other_programs_stays_text_with_a_warning(text: str) -> None:
    assert plain(text, digits=18) == Doubt(
        text,
        READ_AS_TEXT,
        f"`{text}` is read as text here, but other programs may read it as a number.",
        f'write it as a plain number such as `12` or `0.5`, or as "{text}" in quotes if it is text',
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *((text, "yes") for text in ("y", "Y", "Yes", "YES", "on", "On", "ON")),
        *((text, "no") for text in ("n", "N", "No", "NO", "off", "Off", "OFF")),
    ],
)
def test_an_answer_for_other_programs_stays_text_with_a_warning(text: str, answer: str) -> None:
    assert plain(text, digits=18) == Doubt(
        text,
        READ_AS_TEXT,
        f"`{text}` is read as text here, but other programs may read it as the answer {answer}.",
        f'write `{answer}` if it is an answer, or "{text}" in quotes if it is text',
    )


@pytest.mark.parametrize(
    "text",
    ["1234567890123456789", "-1234567890123456789", "0.1234567890123456789", "9" * 1_000_000],
    ids=["whole", "negative", "decimal", "a million digits"],
)
def test_a_number_with_too_many_digits_is_neither_converted_nor_shown(text: str) -> None:
    assert plain(text, digits=18) == Doubt(
        UNUSABLE,
        LONG_NUMBER,
        "This number has more than 18 digits, the limit `number-digits`.",
        "put quotes round a reference number; or `--limit number-digits=N` raises the limit",
    )


def test_a_raised_limit_lets_a_longer_number_through() -> None:
    assert plain("1234567890123456789", digits=19) == 1234567890123456789


@pytest.mark.parametrize(
    "text",
    ["0" * 1_000_000, "1" + "_" * 1_000_000, "1:" * 500_000, "9" * 1_000_000 + "x"],
    ids=["zeros", "underscores", "colons", "digits and a letter"],
)
def test_very_long_odd_numbers_are_plain_text_and_take_no_time(text: str) -> None:
    assert plain(text, digits=18) == text


def test_only_the_words_for_nothing_stand_for_nothing() -> None:
    words = ("", "~", "null", "Null", "NULL", "no", "false", "nil", "none")
    assert [word for word in words if is_nothing(word)] == ["", "~", "null", "Null", "NULL"]
