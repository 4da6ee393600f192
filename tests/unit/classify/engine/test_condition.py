from __future__ import annotations

from decimal import Decimal

import pytest

from dtl_planner.classify.engine.alphabet import (
    Alphabet,
    axis,
    level_pieces,
    number_pieces,
    word_pieces,
)
from dtl_planner.classify.engine.condition import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Constant,
    Criterion,
    Not,
    Relation,
    comparisons_in,
    evaluate,
    parts_of,
)
from dtl_planner.classify.engine.condition import Comparison as Asks

A = Asks("a", "==", ("yes",), "a")
B = Asks("b", "==", ("yes",), "b")
C = Asks("c", "==", ("yes",), "c")

YES_NO = word_pieces(["yes", "no"])
ALPHABET = Alphabet.of(tuple(axis(test.fact, YES_NO, [test.admits]) for test in (A, B, C)))
"""Eight cells: bit 0 is yes yes yes, bit 7 is no no no, `c` turning fastest."""


@pytest.mark.parametrize(
    ("condition", "cells"),
    [
        (A, 0b0000_1111),
        (C, 0b0101_0101),
        (Criterion("named", B), 0b0011_0011),
        (Not(A), 0b1111_0000),
        (All((A, B)), 0b0000_0011),
        (All(()), 0b1111_1111),
        (AnyOf((A, B)), 0b0011_1111),
        (AnyOf(()), 0),
        (AtLeast(2, (A, B, C), "at least 2 of 3"), 0b0001_0111),
        (AtLeast(3, (A, B, C), "at least 3 of 3"), 0b0000_0001),
        (AtLeast(4, (A, B, C), "at least 4 of 3"), 0),
        (AtLeast(0, (A, B, C), "at least 0 of 3"), 0b1111_1111),
        (AtLeast(2, (A, A), "at least 2 of 2"), 0b0000_1111),
        (All((Not(AtLeast(2, (A, B, C), "at least 2 of 3")), C)), 0b0100_0000),
    ],
)
def test_a_condition_holds_in_its_cells(condition: Condition, cells: int) -> None:
    assert evaluate(condition, ALPHABET).cells == cells


@pytest.mark.parametrize(
    ("relation", "constants", "levels"),
    [
        ("==", (2,), "2"),
        ("!=", (2,), "1 3 4"),
        ("<", (3,), "1 2"),
        ("<=", (3,), "1 2 3"),
        (">", (3,), "4"),
        (">=", (3,), "3 4"),
        ("in", (1, 4), "1 4"),
        (">", ("2.5",), "3 4"),
    ],
)
def test_a_test_admits_the_levels_that_stand_so_to_its_constants(
    relation: Relation, constants: tuple[int | str, ...], levels: str
) -> None:
    test = Asks("level", relation, tuple(Decimal(one) for one in constants), "")
    admitted = [piece.word for piece in level_pieces([1, 2, 3, 4]) if test.admits(piece)]
    assert " ".join(admitted) == levels


@pytest.mark.parametrize(
    ("relation", "constant", "words"),
    [("==", "red", "red"), ("!=", "red", "green blue"), ("<", "red", "")],
)
def test_words_are_equal_or_not_and_never_in_order(
    relation: Relation, constant: Constant, words: str
) -> None:
    test = Asks("colour", relation, (constant,), "")
    pieces = word_pieces(["red", "green", "blue"])
    assert " ".join(piece.word for piece in pieces if test.admits(piece)) == words


def test_a_test_on_numbers_takes_whole_stretches() -> None:
    test = Asks("fte", ">=", (Decimal(12),), "fte >= 12")
    one = axis("fte", number_pieces([Decimal(12), Decimal(30)]), [test.admits])
    assert one.classes == ("under 12", "12 or more")
    assert test.mask(one) == 0b10


def test_the_parts_and_tests_of_a_condition_come_in_the_order_they_are_written() -> None:
    inner = AtLeast(1, (B, Not(C)), "at least 1 of 2")
    whole = All((Criterion("named", A), AnyOf((inner, A))))
    assert parts_of(whole) == whole.parts
    assert parts_of(whole.parts[0]) == (A,)
    assert parts_of(Not(C)) == (C,)
    assert parts_of(A) == ()
    assert list(comparisons_in(whole)) == [A, B, C, A]
