from __future__ import annotations

from decimal import Decimal

import pytest

from dtl_planner.classify.engine.alphabet import (
    Alphabet,
    Axis,
    NumberRange,
    Piece,
    axis,
    level_pieces,
    number_pieces,
    plain,
    word_pieces,
)

TWELVE = Decimal(12)
FTE = axis("fte", number_pieces([TWELVE, Decimal(30)]), [lambda p: p.sample >= TWELVE])


def apart(*thresholds: str) -> Axis:
    """An axis with a class for each threshold and each stretch."""
    pieces = number_pieces(Decimal(one) for one in thresholds)
    return axis("fte", pieces, [piece.__eq__ for piece in pieces])


def test_numbers_are_cut_at_each_threshold_and_between() -> None:
    assert number_pieces([TWELVE, Decimal("4.50"), TWELVE]) == (
        Piece("under 4.5", None, Decimal("4.5")),
        Piece("4.5", Decimal("4.5"), Decimal("4.5")),
        Piece("between 4.5 and 12", Decimal("4.5"), TWELVE),
        Piece("12", TWELVE, TWELVE),
        Piece("over 12", TWELVE, None),
    )
    assert number_pieces([]) == (Piece("any number"),)


def test_a_sample_is_a_number_inside_its_stretch() -> None:
    samples = [piece.sample for piece in number_pieces([Decimal(4), Decimal(5)])]
    assert samples == [Decimal(3), Decimal(4), Decimal("4.5"), Decimal(5), Decimal(6)]
    assert Piece("any number").sample == 0


def test_thresholds_of_36_digits_are_still_told_apart() -> None:
    low = Decimal("123456789012345678.000000000000000001")
    high = Decimal("123456789012345678.000000000000000002")
    assert low < number_pieces([low, high])[2].sample < high


def test_pieces_that_no_test_tells_apart_are_one_class() -> None:
    words = axis("part", word_pieces(["yes", "partly", "no"]), [lambda p: p.word == "partly"])
    assert words.classes == ("yes or no", "partly")
    assert [chosen for _, chosen in words.pieces] == [0, 1, 0]
    assert words.all == 0b11
    assert words.words(["no"]) == 0b01
    assert words.words(["no", "partly"]) == 0b11
    assert words.words(["perhaps"]) == 0


def test_levels_stand_in_order_and_once() -> None:
    levels = axis("level", level_pieces([3, 1, 2, 3]), [lambda p: p.sample <= 2])
    assert levels.classes == ("1 to 2", "3")
    assert not levels.fixed
    assert levels.pieces[0] == (Piece("1", Decimal(1), Decimal(1)), 0)


@pytest.mark.parametrize(
    ("threshold_tests", "classes"),
    [
        ((">= 12",), ("under 12", "12 or more")),
        (("> 12",), ("12 or less", "over 12")),
        (("== 12",), ("under 12 or over 12", "12")),
        ((">= 12", "> 30"), ("under 12", "12 to 30", "over 30")),
        ((">= 12", ">= 30"), ("under 12", "12 or more and under 30", "30 or more")),
        (("> 12", "> 30"), ("12 or less", "over 12 and 30 or less", "over 30")),
        (("> 12", ">= 30"), ("12 or less", "between 12 and 30", "30 or more")),
        ((), ("any number",)),
    ],
)
def test_a_class_of_numbers_is_named_by_its_ends(
    threshold_tests: tuple[str, ...], classes: tuple[str, ...]
) -> None:
    def test_of(text: str) -> object:
        relation, number = text.split()
        limit = Decimal(number)
        return {
            ">=": lambda p: p.sample >= limit,
            ">": lambda p: p.sample > limit,
            "==": lambda p: p.sample == limit,
        }[relation]

    pieces = number_pieces([TWELVE, Decimal(30)])
    assert axis("fte", pieces, [test_of(t) for t in threshold_tests]).classes == classes  # type: ignore[misc]


@pytest.mark.parametrize(
    ("span", "classes"),
    [
        (NumberRange(Decimal(11), Decimal(11)), 0b01),
        (NumberRange(TWELVE, TWELVE), 0b10),
        (NumberRange(Decimal(10), TWELVE), 0b11),
        (NumberRange(Decimal(0), TWELVE, open=True), 0b01),  # under 12
        (NumberRange(TWELVE, None, open=True), 0b10),  # over 12
        (NumberRange(Decimal(11), None, open=True), 0b11),  # over 11 may be 11.5
        (NumberRange(None, None), 0b11),
        (NumberRange(None, Decimal(3)), 0b01),
    ],
)
def test_a_range_falls_into_each_class_that_it_touches(span: NumberRange, classes: int) -> None:
    assert FTE.between(span) == classes


def test_under_fifty_may_be_none_at_all() -> None:
    assert apart("0").between(NumberRange(Decimal(0), Decimal(50), open=True)) == 0b110


def test_about_a_threshold_is_on_both_sides_and_about_another_number_is_not() -> None:
    assert apart("12").beside(TWELVE) == 0b111
    assert apart("12").beside(Decimal("12.5")) == 0b100
    assert FTE.beside(TWELVE) == 0b11
    assert FTE.beside(Decimal(11)) == 0b01
    assert FTE.beside(Decimal(30)) == 0b10  # both sides of 30 are one class


def test_an_alphabet_spans_the_space_of_its_questions() -> None:
    local = axis("local", word_pieces(["yes", "no"]), [lambda p: p.word == "yes"])
    alphabet = Alphabet.of((local, FTE))
    assert alphabet.space.sizes == (2, 2)
    assert alphabet.index("fte") == 1
    assert alphabet.cells((0b01, 0b11)) == 0b0011
    assert alphabet.unknown == (0b11, 0b11)


def test_an_alphabet_is_narrowed_to_what_is_still_open() -> None:
    level = axis(
        "level", level_pieces([1, 2, 3]), [lambda p: p.sample == 1, lambda p: p.sample == 2]
    )
    local = axis("local", word_pieces(["yes", "no"]), [lambda p: p.word == "yes"], fixed=True)
    narrow = Alphabet.of((level, local)).narrowed((0b110, 0b01))
    assert narrow.space.sizes == (2, 1)
    assert narrow.axes[0].classes == ("2", "3")
    assert [(piece.word, chosen) for piece, chosen in narrow.axes[0].pieces] == [("2", 0), ("3", 1)]
    assert narrow.axes[1].fixed


@pytest.mark.parametrize(
    ("number", "text"), [("12.50", "12.5"), ("1E+2", "100"), ("1E-7", "0.0000001"), ("100", "100")]
)
def test_numbers_are_written_plainly(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
