from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy", reason="needs numpy and polars, of the extra `bulk`")
pytest.importorskip("polars", reason="needs numpy and polars, of the extra `bulk`")

import polars as pl

from dtl_planner.classify.answers import classes_of
from dtl_planner.classify.dense.coding import UNFITTING, Coder
from dtl_planner.classify.engine.alphabet import axis, level_pieces, number_pieces, word_pieces
from dtl_planner.classify.engine.scheme import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from dtl_planner.classify.engine.alphabet import Piece

pytestmark = pytest.mark.needs("numpy", "polars")

THRESHOLDS = [Decimal("0.3"), Decimal(12), Decimal("12.5"), Decimal(10**17)]


def coder(kind: Literal["yes-no", "level", "number"], pieces: Sequence[Piece]) -> Coder:
    """A coder that tells every piece apart."""
    fact = Fact(
        "f", "f", kind, tuple(pieces), fixed=False, drawn_from=None, partly="open", source=None
    )
    return Coder(fact, axis("f", pieces, [piece.__eq__ for piece in pieces]))


def number() -> Coder:
    return coder("number", number_pieces(THRESHOLDS))


def test_words_are_their_class_and_blanks_are_not_known() -> None:
    cells = pl.Series(["yes", "no", "partly", "unknown", "", None, " yes ", "often", "YES"])
    slots = coder("yes-no", word_pieces(["yes", "no"])).slots(cells)
    assert slots.tolist() == [0, 1, 2, 2, 2, 2, 0, UNFITTING, UNFITTING]


def test_switches_are_yes_and_no() -> None:
    yes_no = coder("yes-no", word_pieces(["yes", "no"]))
    assert yes_no.slots(pl.Series([True, False, None])).tolist() == [0, 1, 2]


def test_a_wording_is_the_same_slot_early_and_late_and_after_forgetting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dtl_planner.classify.dense.coding._WORDINGS_KEPT", 20)
    yes_no = coder("yes-no", word_pieces(["yes", "no"]))
    for batch in range(4):
        odd = [f"often {batch} {n}" for n in range(15)]
        cells = pl.Series([" no", None, *odd, "yes", "no ", ""])
        assert yes_no.slots(cells).tolist() == [1, 2, *[UNFITTING] * 15, 0, 1, 2]


def test_several_levels_are_several_classes_at_once() -> None:
    level = coder("level", level_pieces([1, 2, 3, 4]))
    slots = level.slots(
        pl.Series(["2", "2;3", "3; 2", "1;2;3;4", "2-4", "5", "2;", "2;5"])
    ).tolist()
    assert slots[0] == 1
    assert slots[1] == slots[2] < UNFITTING
    assert [level.mask(slot) for slot in slots[:5]] == [0b10, 0b110, 0b110, 0b1111, 0b1110]
    assert slots[3] == level.unknown
    assert slots[5:] == [UNFITTING] * 3


def test_a_question_that_no_rule_reads_has_one_slot() -> None:
    pieces = word_pieces(["yes", "no"])
    fact = Fact(
        "f", "f", "yes-no", pieces, fixed=False, drawn_from=None, partly="open", source=None
    )
    idle = Coder(fact, axis("f", pieces, []))
    assert idle.slots(pl.Series(["yes", "no", None, "often"])).tolist() == [0, 0, 0, UNFITTING]


@given(
    st.lists(
        st.one_of(
            st.floats(),
            st.sampled_from([float(one) for one in THRESHOLDS]),
            st.sampled_from([0.1 + 0.2, -0.0, 12.500000000000002, 1e17 + 16]),
        ),
        min_size=1,
    )
)
def test_numbers_cut_by_arrays_are_in_the_class_that_one_by_one_they_are(some: list[float]) -> None:
    one = number()
    for value, slot in zip(
        some, one.slots(pl.Series(some, dtype=pl.Float64)).tolist(), strict=True
    ):
        finite = abs(value) < float("inf")
        mask = classes_of(value, one.fact, one._axis) if finite else 0  # noqa: SLF001
        assert (0 if slot == UNFITTING else one.mask(slot)) == mask


@given(st.lists(st.integers(-5, 2**63 - 1), min_size=1))
def test_whole_numbers_too_large_for_floats_keep_every_digit(some: list[int]) -> None:
    one = number()
    for value, slot in zip(some, one.slots(pl.Series(some, dtype=pl.Int64)).tolist(), strict=True):
        written = str(value)
        mask = classes_of(written, one.fact, one._axis)  # noqa: SLF001
        assert (0 if slot == UNFITTING else one.mask(slot)) == mask


def test_a_column_of_many_numbers_as_text_is_read_as_one_by_one() -> None:
    texts = [*(str(n / 100) for n in range(3_000)), "about 12", "over 12.5", "x", "", "-1", None]
    many, one = number(), number()
    for text, slot in zip(texts, many.slots(pl.Series(texts)).tolist(), strict=True):
        alone = int(one.slots(pl.Series([text], dtype=pl.String))[0])
        assert (slot == UNFITTING) == (alone == UNFITTING)
        assert slot == UNFITTING or many.mask(slot) == one.mask(alone)
