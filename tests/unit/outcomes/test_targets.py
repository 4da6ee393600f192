from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sample_outcomes import loaded

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.values.figures import Good
from dtl_planner.outcomes.adding_up import Cascade
from dtl_planner.outcomes.needs import needs_of
from dtl_planner.outcomes.step import Step
from dtl_planner.outcomes.steps import asked_of, compared, small_steps
from dtl_planner.outcomes.targets import Held, Want, Way, cascade, outline

INDICATORS = """
indicators:
  - {id: children, name: Children, kind: stock}
  - {id: plans, name: Children on a plan, kind: stock, good: down}
  - {id: attending, name: Attendance in per cent, kind: mean, good: up}
  - {id: need, name: Need, kind: stock}
  - {id: places, name: Places taken up, kind: stock, good: up}
  - {id: read, name: Read, kind: stock, good: down, basis: inferred}
targets:
"""


def held(targets: str, weights: dict[str, dict[str, Decimal]] | None = None) -> list[Held]:
    return list(cascade(loaded(INDICATORS + targets), weights=weights))


def unfair(text: str, **ranks: int) -> list[tuple[str, str, list[tuple[str, int, Fraction]]]]:
    """Give the whole, the place with more need, and the others with their ranks and steps."""
    found = small_steps(asked_of(held(text), needs_of({"plans": ranks}, {})))
    return [
        (
            one.whole,
            one.needier.target.id,
            [(other.target.id, other.need.rank, other.part) for other in one.others],
        )
        for one in found
    ]


def test_north_yorkshires_targets_without_numbers_stay_so() -> None:
    whole, part = held("""
  - {id: whole, name: County target, place: county, set_by: partnership, parts: sum}
  - {id: part, name: Local target, place: coast, part_of: whole, set_by: lead officers}
""")
    assert (whole.cascade, whole.made_up, whole.ahead) == (Cascade.PARTS_NOT_STATED, None, None)
    assert [one.id for one in whole.parts] == [one.id for one in whole.not_stated] == ["part"]
    assert [one.id for one in whole.without_part] == ["dales", "moors"]
    assert whole.wants == (Want.VALUE, Want.BASELINE, Want.AGENCY, Want.DATE)
    assert (part.cascade, part.step, part.without_part) == (Cascade.NO_PARTS, None, ())


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
    assert found[22].ahead == Fraction(2)
    assert found[22].wants == ()
    assert found[22].step == Step(Decimal(-30), Fraction(-3, 13))
    assert found[22].without_part == ()


def test_the_indicator_says_which_way_is_good_where_no_baseline_does() -> None:
    text = """
  - {id: whole, name: It, place: county, value: 10, parts: sum%s}
  - {id: part, name: It, place: coast, part_of: whole, value: 12}
"""
    found = [
        held(text % extra)[0].cascade
        for extra in ("", ", indicator: plans", ", indicator: places", ", indicator: need")
    ]
    assert found == [Cascade.DIFFERS, Cascade.SHORT, Cascade.MET, Cascade.DIFFERS]


def test_a_mean_is_weighted_and_held_to_the_digits_of_the_whole() -> None:
    text = """
  - {id: whole, name: It, place: county, value: 94.3, parts: mean, weights: children}
  - {id: coast, name: It, place: coast, part_of: whole, value: 95}
  - {id: dales, name: It, place: dales, part_of: whole, value: 93}
  - {id: moors, name: It, place: moors, part_of: whole, value: 93}
"""
    weights = {"children": {"coast": Decimal(200), "dales": Decimal(70), "moors": Decimal(30)}}
    whole = held(text, weights)[0]
    assert (whole.cascade, whole.made_up) == (Cascade.MET, Fraction(283, 3))
    assert whole.ahead == 0
    nobody = {"children": dict.fromkeys(("coast", "dales", "moors"), Decimal(0))}
    assert held(text, nobody)[0].cascade is Cascade.WEIGHTS_MISSING
    missing = held(text, {"children": {"coast": Decimal(1), "moors": Decimal(1)}})[0]
    assert missing.cascade is Cascade.WEIGHTS_MISSING
    assert [one.id for one in missing.weightless] == ["dales"]


def test_what_is_not_stated_of_the_whole_is_told() -> None:
    text = """
  - {id: whole, name: It, place: county%s}
  - {id: part, name: It, place: coast, part_of: whole, value: 1, baseline: {value: 0}}
"""
    whole, part = held(text % ", parts: sum")
    assert (whole.cascade, whole.made_up) == (Cascade.WHOLE_NOT_STATED, Fraction(1))
    assert whole.ahead is None
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
    assert unfair(text, coast=1, dales=2, moors=3) == [
        ("whole", "coast", [("dales", 2, Fraction(-1, 5))])
    ]
    assert unfair(text, coast=2, dales=1) == []
    assert unfair(text, coast=1, dales=1) == []
    assert unfair(text) == []


def test_no_step_at_all_is_smaller_than_any() -> None:
    text = """
  - {id: whole, name: It, place: county, parts: sum}
  - {id: coast, name: It, place: coast, part_of: whole, indicator: plans, value: 100,
     baseline: {value: 100}}
  - {id: dales, name: It, place: dales, part_of: whole, indicator: plans, value: 16,
     baseline: {value: 20}}
"""
    assert unfair(text, coast=1, dales=2) == [("whole", "coast", [("dales", 2, Fraction(-1, 5))])]


def test_only_targets_of_one_tier_one_way_and_unlike_need_are_compared() -> None:
    form = """
  - {id: whole, name: It, place: county, parts: sum}
  - {id: coast, name: It, place: coast, part_of: whole, indicator: plans, value: 90,
     baseline: {value: 100}}
  - {id: other, name: It, place: %s, part_of: whole, indicator: plans, value: %s,
     baseline: {value: 20}}
"""
    ranks = {"plans": {"coast": 1, "dales": 2, "moors": 1, "ward": 2}}
    found = {
        other: compared(asked_of(held(form % other), needs_of(ranks, {})))
        for other in (("dales", 19), ("dales", 21), ("moors", 19), ("ward", 19))
    }
    assert found == {("dales", 19): 2, ("dales", 21): 0, ("moors", 19): 0, ("ward", 19): 0}


def test_where_more_is_good_the_place_with_the_lowest_figure_needs_most() -> None:
    text = """
  - {id: whole, name: It, place: county, parts: mean}
  - {id: coast, name: It, place: coast, part_of: whole, indicator: attending, value: 96,
     baseline: {value: 92}}
  - {id: dales, name: It, place: dales, part_of: whole, indicator: attending, value: 87,
     baseline: {value: 86}}
"""
    found = held(text)
    needs = needs_of(
        {"attending": {"coast": 1, "dales": 2}}, loaded(INDICATORS + "  []\n").by_id(Indicator)
    )
    (step,) = small_steps(asked_of(found, needs))
    assert (step.needier.target.id, [one.target.id for one in step.others]) == ("dales", ["coast"])


def test_averages_unlike_indicators_and_several_places_in_one_are_not_added_up() -> None:
    part = ", place: coast, part_of: whole, value: 9"
    cases = {
        "value: 9, parts: sum, indicator: attending": ("", Cascade.AVERAGES),
        "value: 9, parts: sum, indicator: plans": (
            ", indicator: children",
            Cascade.OTHER_INDICATOR,
        ),
        "value: 8, parts: sum, indicator: places": ("", Cascade.MET),
    }
    for whole, (extra, wanted) in cases.items():
        text = f"""
  - {{id: whole, name: It, place: county, {whole}}}
  - {{id: part, name: It{part}{extra}}}
"""
        assert held(text)[0].cascade is wanted
    several = held("""
  - {id: whole, name: It, place: county, value: 9, parts: sum}
  - {id: part, name: It, place: vales, part_of: whole, value: 9}
""")[0]
    assert (several.cascade, several.without_part) == (Cascade.SEVERAL_IN_ONE, ())


def test_which_way_is_good_by_our_reading_is_marked() -> None:
    (one,) = held("  - {id: whole, name: It, place: county, indicator: read}\n")
    assert one.way == Way(Good.DOWN, is_reading=True)
    (other,) = held("  - {id: whole, name: It, place: county, indicator: plans}\n")
    assert other.way == Way(Good.DOWN)


def test_a_part_that_comes_after_its_whole_is_told() -> None:
    whole = held("""
  - {id: whole, name: It, place: county, by: 2009-03}
  - {id: coast, name: It, place: coast, part_of: whole, by: by 2009-04}
  - {id: dales, name: It, place: dales, part_of: whole, by: 2009-03-31}
  - {id: moors, name: It, place: moors, part_of: whole}
""")[0]
    assert [one.id for one in whole.late] == ["coast"]


def test_places_without_a_part_are_those_in_the_place_of_the_whole() -> None:
    text = """
  - {id: whole, name: It, place: %s}
  - {id: part, name: It, place: coast, part_of: whole}
"""
    (inside, _), (beside, _) = held(text % "county"), held(text % "lost")
    (other, _) = held("""
  - {id: whole, name: It, place: lost}
  - {id: part, name: It, place: ward, part_of: whole}
""")
    assert other.without_part == ()
    assert [one.id for one in inside.without_part] == ["dales", "moors"]
    assert [one.id for one in beside.without_part] == ["dales", "moors"]


def test_targets_stand_as_a_tree_in_the_order_of_the_file() -> None:
    found = held("""
  - {id: leaf, name: It, place: coast, part_of: middle}
  - {id: top, name: It, place: county}
  - {id: middle, name: It, place: county, part_of: top}
  - {id: other, name: It, place: dales, part_of: top}
  - {id: alone, name: It, place: moors}
""")
    assert [(depth, one.target.id) for depth, one in outline(found)] == [
        (0, "top"),
        (1, "middle"),
        (2, "leaf"),
        (1, "other"),
        (0, "alone"),
    ]


def test_parts_of_some_places_alone_are_no_whole_that_is_held() -> None:
    form = """
  - {id: whole, name: It, place: county, value: %s, parts: %s, indicator: %s, weights: children}
  - {id: coast, name: It, place: coast, part_of: whole, value: %s}
  - {id: dales, name: It, place: dales, part_of: whole, value: 40}
"""
    weights = {"children": {"coast": Decimal(1), "dales": Decimal(1)}}
    found = {
        case: held(form % case, weights)[0].cascade
        for case in (
            (100, "sum", "plans", 50),  # 90, and nobody says what Moors adds to it
            (90, "sum", "plans", 50),
            (80, "sum", "plans", 50),  # 90 already, whatever Moors adds to it
            (80, "sum", "places", 50),
            (100, "sum", "places", 50),
            (80, "sum", "need", 50),
            (30, "sum", "places", -5),  # with less than nought, Moors may bring it down
            (40, "mean", "attending", 40),
            (30, "mean", "attending", 40),
        )
    }
    assert found == {
        (100, "sum", "plans", 50): Cascade.NO_PART_FOR_SOME,
        (90, "sum", "plans", 50): Cascade.NO_PART_FOR_SOME,
        (80, "sum", "plans", 50): Cascade.SHORT,
        (80, "sum", "places", 50): Cascade.MET,
        (100, "sum", "places", 50): Cascade.NO_PART_FOR_SOME,
        (80, "sum", "need", 50): Cascade.DIFFERS,
        (30, "sum", "places", -5): Cascade.NO_PART_FOR_SOME,
        (40, "mean", "attending", 40): Cascade.NO_PART_FOR_SOME,
        (30, "mean", "attending", 40): Cascade.NO_PART_FOR_SOME,
    }


def test_a_place_and_one_that_lies_in_it_are_not_added_up() -> None:
    whole = held("""
  - {id: whole, name: It, place: county, value: 9, parts: sum}
  - {id: coast, name: It, place: coast, part_of: whole, value: 5}
  - {id: ward, name: It, place: ward, part_of: whole, value: 4}
""")[0]
    assert (whole.cascade, whole.made_up) == (Cascade.PART_IN_PART, None)


def test_averages_are_not_added_up_where_the_parts_alone_say_what_they_count() -> None:
    whole = held("""
  - {id: whole, name: It, place: county, value: 9, parts: sum}
  - {id: coast, name: It, place: coast, part_of: whole, value: 9, indicator: attending}
""")[0]
    assert whole.cascade is Cascade.AVERAGES


def test_a_whole_from_some_day_on_has_no_part_that_comes_after_it() -> None:
    whole = held("""
  - {id: whole, name: It, place: county, by: from 2009-03}
  - {id: coast, name: It, place: coast, part_of: whole, by: by 2010-04}
""")[0]
    assert whole.late == ()
