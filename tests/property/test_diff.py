"""Whatever two structures are: every step is told, none twice, and the steps lead there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from drawn_structures import pairs, structures
from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.diff.difference import difference
from dtl_planner.diff.edits import apply_edits, edits_between
from dtl_planner.diff.pairing import Pair, pair_units

if TYPE_CHECKING:
    from dtl_planner.diff.change import Change
    from dtl_planner.structure.model import Structure

    Two = tuple[Structure, Structure]


@given(structures())
def test_nothing_differs_from_itself(structure: Structure) -> None:
    assert difference(structure, structure).changes == ()


@given(pairs(), st.randoms(use_true_random=False))
def test_the_steps_lead_from_one_to_the_other_in_whatever_order(two: Two, random: object) -> None:
    before, after = two
    edits = [edit for change in difference(before, after).changes for edit in change.edits]
    random.shuffle(edits)  # type: ignore[attr-defined]
    assert apply_edits(before.units, edits) == after.units


@given(pairs())
def test_every_step_is_told_once(two: Two) -> None:
    before, after = two
    told = Counter(edit for change in difference(before, after).changes for edit in change.edits)
    pairing = pair_units(before.units, after.units)
    assert told == Counter(edits_between(before.units, after.units, pairing))
    assert set(told.values()) <= {1}


@given(pairs())
def test_every_change_tells_a_step_of_something_that_there_is(two: Two) -> None:
    before, after = two
    for change in difference(before, after).changes:
        assert change.edits
        assert {change.unit, *(edit.unit for edit in change.edits)} <= {
            *before.units,
            *after.units,
        }


@given(pairs())
def test_every_change_is_told_in_a_whole_sentence(two: Two) -> None:
    for change in difference(*two).changes:
        assert change.sentence.endswith(".")
        assert ".." not in change.sentence
        assert "becomes not stated" not in change.sentence
        assert change.before
        assert change.after
        assert change.before != change.after


@given(pairs(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing_but_the_order(two: Two, random: object) -> None:
    before, after = (_shuffled(each, random) for each in two)
    told = [_told(change) for change in difference(*two).changes]
    shuffled = [_told(change) for change in difference(before, after).changes]
    assert sorted(told) == sorted(shuffled)


@given(pairs())
def test_pairing_is_the_same_the_other_way_round(two: Two) -> None:
    before, after = two
    there = pair_units(before.units, after.units)
    back = pair_units(after.units, before.units)
    assert {Pair(pair.after, pair.before, pair.how) for pair in back.same} == set(there.same)
    assert (back.splits, back.merges) == (there.merges, there.splits)
    assert (set(back.added), set(back.closed)) == (set(there.closed), set(there.added))


@given(pairs())
def test_every_unit_is_paired_once_or_new_or_closed(two: Two) -> None:
    before, after = two
    pairing = pair_units(before.units, after.units)
    olds = [*(pair.before for pair in pairing.same), *pairing.closed]
    news = [*(pair.after for pair in pairing.same), *pairing.added]
    assert sorted(olds) == sorted(before.units)
    assert sorted(news) == sorted(after.units)


def _shuffled(structure: Structure, random: object) -> Structure:
    ids = list(structure.units)
    random.shuffle(ids)  # type: ignore[attr-defined]
    return replace(structure, units={id_: structure.units[id_] for id_ in ids})


def _told(change: Change) -> tuple[str, ...]:
    return (change.kind, change.unit, change.sentence, change.before, change.after, *change.others)
