from __future__ import annotations

import pytest

from dtl_planner.classify.engine.space import Space, first, members

SPACE = Space((2, 3, 2))


def test_cells_are_numbered_with_the_last_question_turning_fastest() -> None:
    assert SPACE.count == 12
    assert SPACE.full == 0b1111_1111_1111
    assert [SPACE.stride(axis) for axis in range(3)] == [6, 2, 1]
    assert [SPACE.classes(cell) for cell in (0, 1, 2, 6, 11)] == [
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (1, 0, 0),
        (1, 2, 1),
    ]


@pytest.mark.parametrize(
    ("axis", "mask", "cells"),
    [
        (0, 0b01, 0b0000_0011_1111),
        (0, 0b10, 0b1111_1100_0000),
        (1, 0b010, 0b0011_0000_1100),
        (1, 0b101, 0b1100_1111_0011),
        (2, 0b10, 0b1010_1010_1010),
        (2, 0b11, 0b1111_1111_1111),
        (1, 0, 0),
    ],
)
def test_the_cells_with_some_classes_of_one_question(axis: int, mask: int, cells: int) -> None:
    assert SPACE.where(axis, mask) == cells


@pytest.mark.parametrize("sizes", [(), (1,), (3, 1, 5), (7, 2), (5, 5, 5)])
def test_every_cell_is_in_one_class_of_each_question_whatever_the_sizes(
    sizes: tuple[int, ...],
) -> None:
    space = Space(sizes)
    for axis, size in enumerate(sizes):
        columns = [space.where(axis, 1 << chosen) for chosen in range(size)]
        assert sum(columns) == space.full
        for chosen, column in enumerate(columns):
            assert all(space.classes(cell)[axis] == chosen for cell in members(column))


def test_a_product_holds_the_cells_that_fit_every_question() -> None:
    assert SPACE.product((0b10, 0b101, 0b11)) == 0b1100_1100_0000
    assert SPACE.product((0b11, 0b111, 0b11)) == SPACE.full
    assert Space(()).product(()) == 0b1


def test_cells_are_smeared_along_one_question() -> None:
    one_cell = 1 << 8  # (1, 1, 0)
    assert SPACE.smear(one_cell, 0) == 1 << 8 | 1 << 2
    assert SPACE.smear(one_cell, 1) == 1 << 6 | 1 << 8 | 1 << 10
    assert SPACE.smear(one_cell, 2) == 1 << 8 | 1 << 9
    assert SPACE.smear(0, 1) == 0


def test_the_set_bits_are_given_lowest_first() -> None:
    assert list(members(0b1011_0000)) == [4, 5, 7]
    assert list(members(0)) == []
    assert first(0b1011_0000) == 4
