from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sample_outcomes import loaded

from dtl_planner.outcomes.targets import Cascade, Held, SmallStep, Step, Want, cascade, small_steps

INDICATORS = """
indicators:
  - {id: children, name: Children, kind: stock}
  - {id: plans, name: Children on a plan, kind: stock, good: down}
  - {id: attending, name: Attendance in per cent, kind: mean, good: up}
  - {id: need, name: Need, kind: stock}
targets:
"""


def held(targets: str, weights: dict[str, dict[str, Decimal]] | None = None) -> list[Held]:
    return list(cascade(loaded(INDICATORS + targets), weights=weights))


def test_north_yorkshires_targets_without_numbers_stay_so() -> None:
    whole, part = held("""
  - {id: whole, name: County target, place: county, set_by: partnership, parts: sum}
  - {id: part, name: Local target, place: coast, part_of: whole, set_by: lead officers}
""")
    assert (whole.cascade, whole.made_up, whole.gap) == (Cascade.PARTS_NOT_STATED, None, None)
    assert (whole.parts, whole.not_stated) == (("part",), ("part",))
    assert whole.places_without == ("dales", "moors")
    assert whole.wants == (Want.VALUE, Want.BASELINE, Want.AGENCY, Want.DATE)
    assert (part.cascade, part.step, part.places_without) == (Cascade.NO_PARTS, None, ())


def test_parts_are_added_up_and_held_against_the_whole() -> None:
    text = """
  - id: whole
    name: Plans
    place: county
    value: 100
    parts: sum
    agency: The council
    by: 2009-03
    baseline: {value: 130, period: 2006-03}
  - {id: coast, name: Plans, place: coast, part_of: whole, value: 50}
  - {id: dales, name: Plans, place: dales, part_of: whole, value: 30}
  - {id: moors, name: Plans, place: moors, part_of: whole, value: %s}
"""
    found = {number: held(text % number)[0] for number in (20, 19, 22)}
    assert {number: one.cascade for number, one in found.items()} == {
        20: Cascade.MET,
        19: Cascade.MET,
        22: Cascade.SHORT,
    }
    assert found[22].gap == Fraction(2)
    assert found[22].wants == ()
    assert found[22].step == Step(Decimal(-30), Fraction(-3, 13))
    assert found[22].places_without == ()


def test_the_indicator_says_which_way_is_good_where_no_baseline_does() -> None:
    text = """
  - {id: whole, name: It, place: county, value: 10, parts: sum%s}
  - {id: part, name: It, place: coast, part_of: whole, value: 12}
"""
    found = [
        held(text % extra)[0].cascade
        for extra in ("", ", indicator: plans", ", indicator: attending", ", indicator: need")
    ]
    assert found == [Cascade.DIFFERS, Cascade.SHORT, Cascade.MET, Cascade.DIFFERS]


def test_a_mean_is_weighted_and_held_to_the_digits_of_the_whole() -> None:
    text = """
  - {id: whole, name: It, place: county, value: 94.3, parts: mean, weights: children}
  - {id: coast, name: It, place: coast, part_of: whole, value: 95}
  - {id: dales, name: It, place: dales, part_of: whole, value: 93}
"""
    weights = {"children": {"coast": Decimal(200), "dales": Decimal(100)}}
    whole = held(text, weights)[0]
    assert (whole.cascade, whole.made_up) == (Cascade.MET, Fraction(283, 3))
    assert whole.gap == Fraction(283, 3) - Fraction("94.3")
    nobody = {"children": {"coast": Decimal(0), "dales": Decimal(0)}}
    assert held(text, nobody)[0].cascade is Cascade.WEIGHTS_MISSING
    missing = held(text, {"children": {"coast": Decimal(1)}})[0]
    assert (missing.cascade, missing.weightless) == (Cascade.WEIGHTS_MISSING, ("dales",))


def test_what_is_not_stated_of_the_whole_is_told() -> None:
    text = """
  - {id: whole, name: It, place: county%s}
  - {id: part, name: It, place: coast, part_of: whole, value: 1, baseline: {value: 0}}
"""
    whole, part = held(text % ", parts: sum")
    assert (whole.cascade, whole.made_up) == (Cascade.WHOLE_NOT_STATED, Fraction(1))
    assert whole.gap is None
    assert part.step == Step(Decimal(1), None)
    assert held(text % "")[0].cascade is Cascade.HOW_NOT_STATED


def test_a_place_with_more_need_is_asked_for_the_larger_step() -> None:
    text = """
  - {id: whole, name: It, place: county, parts: sum}
  - {id: coast, name: It, place: coast, part_of: whole, indicator: plans, value: 90,
     baseline: {value: 100}}
  - {id: dales, name: It, place: dales, part_of: whole, indicator: plans, value: 16,
     baseline: {value: 20}}
  - {id: moors, name: It, place: moors, part_of: whole, indicator: plans, value: 5,
     baseline: {value: 4}}
"""
    ranks = {"plans": {"coast": 1, "dales": 2, "moors": 3}}
    assert small_steps(held(text), ranks) == (SmallStep("whole", "coast", "dales"),)
    assert small_steps(held(text), {"plans": {"coast": 2, "dales": 1}}) == ()
    assert small_steps(held(text), {"plans": {"coast": 1, "dales": 1}}) == ()
    assert small_steps(held(text), {}) == ()
