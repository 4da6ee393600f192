from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("numpy", reason="needs numpy, of the extra `bulk`")

import numpy as np

from dtl_planner.classify.dense.table import Dense, write_out
from dtl_planner.classify.engine.table import compile_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.written.building import Built

pytestmark = pytest.mark.needs("numpy")

CRITERIA = Path(__file__).parents[4] / "criteria.yaml"


@pytest.fixture
def dense(build: Callable[[str], Built]) -> Dense:
    """Peterborough's rules."""
    scheme = build(CRITERIA.read_text(encoding="utf-8")).scheme
    assert scheme is not None
    found = write_out(compile_table(scheme))
    assert isinstance(found, Dense)
    return found


def test_six_questions_of_two_classes_are_729_patterns(dense: Dense) -> None:
    assert dense.slots == (3,) * 6
    assert dense.strides == (243, 81, 27, 9, 3, 1)
    assert len(dense.category) == 729


def test_a_code_is_the_sum_of_slot_times_stride(dense: Dense) -> None:
    columns = [np.array([0, 2, 1], np.uint8) for _ in dense.slots]
    assert dense.codes(columns).tolist() == [0, 728, 364]


def test_nothing_known_leaves_all_open_and_each_question_matters(dense: Dense) -> None:
    assert int(dense.possible[728]) == 0b1111
    assert int(dense.matters[728]) == 0b111111
    assert (int(dense.category[728]), int(dense.rule[728]), int(dense.margin[728])) == (-1, -1, 0)


def test_a_result_known_to_the_last_answer_is_so_many_answers_from_the_others(
    dense: Dense,
) -> None:
    core = dense.codes([np.array([slot]) for slot in (0, 0, 0, 0, 0, 1)])[0]
    assert dense.table.outcomes[dense.category[core]] == "core"
    assert int(dense.margin[core]) == 1
    assert dense.distance[:, core].tolist() == [0, 1, 1, 3, -1]


def test_a_wide_table_is_written_out_in_little_memory(build: Callable[[str], Built]) -> None:
    facts = "".join(f"      f{n}: {{ask: f{n}?}}\n" for n in range(13))
    group = ", ".join(f"f{n}" for n in range(13))
    scheme = build(
        "dtl: 1\nschemes:\n  - id: wide\n    title: Wide\n    facts:\n" + facts + "    groups:\n"
        f"      all_of_them: [{group}]\n    categories: [in, out]\n    rules:\n"
        "      - {id: in, then: in, when: {at_least: 7, of: all_of_them}, because: most}\n"
        "    otherwise: {then: out, because: rest}\n"
    ).scheme
    assert scheme is not None
    dense = write_out(compile_table(scheme))
    assert isinstance(dense, Dense)
    assert len(dense.possible) == 3**13
    assert int(dense.margin[0]) == 7
    assert int(dense.ask[-1]) == 0
