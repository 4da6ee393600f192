"""`dtl targets` as people run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import ROOT, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

WESTMARCH = ROOT / "tests/cases/outcomes/westmarch"
NORTH_YORKSHIRE = ROOT / "examples/north-yorkshire"

PLACES = """
footprints:
  - {id: localities, name: Localities, tiers: [county, area, locality]}
places:
  - {id: county, name: The county, tier: county}
  - {id: east, name: East, tier: area, within: county}
  - {id: coast, name: Coast, tier: locality, within: east}
  - {id: dales, name: Dales, tier: locality, within: east}
  - {id: moors, name: Moors, tier: locality, within: east}
"""
INDICATORS = """
indicators:
  - {id: plans, name: Plans, kind: stock, good: down, basis: inferred}
  - {id: children, name: Children, kind: stock}
"""


def told(dtl: Dtl, folder: Path, targets: str, **tables: str) -> str:
    place = written(folder, localities=PLACES, outcomes=f"{INDICATORS}targets:\n{targets}")
    for name, text in tables.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    done = dtl("targets", cwd=place)
    assert (done.code, done.err) == (0, "")
    return done.out


def test_the_cascade_with_need_and_wants(dtl: Dtl) -> None:
    done = dtl("targets", cwd=WESTMARCH)
    assert_expected("targets-westmarch.txt", done.out)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_the_same_for_programs(dtl: Dtl, form: str) -> None:
    done = dtl("targets", "-f", form, cwd=WESTMARCH)
    assert_expected(f"targets-westmarch.{form}.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_north_yorkshires_targets_without_numbers_make_none(dtl: Dtl) -> None:
    rows = json.loads(dtl("targets", "-f", "json", cwd=NORTH_YORKSHIRE).out)["targets"]
    assert {row[key] for row in rows for key in ("value", "by", "baseline", "agency")} == {None}
    assert {row["parts_come_to"] for row in rows} == {None}
    assert {row["parts_verdict"] for row in rows} == {"cannot be told", None}


def test_a_sum_that_is_enough_has_something_to_spare(dtl: Dtl, tmp_path: Path) -> None:
    out = told(
        dtl,
        tmp_path,
        """
  - {id: whole, name: Fewer plans, place: county, value: 100, indicator: plans, parts: sum,
     agency: Council, by: 2009-03, baseline: {value: 100}}
  - {id: area, name: Fewer plans, place: east, part_of: whole, value: "1,000", parts: sum}
  - {id: coast, name: Fewer plans, place: coast, part_of: area, value: 400.5}
  - {id: dales, name: Fewer plans, place: dales, part_of: area, value: 599.5}
""",
    )
    assert out == snapshot("""\
Targets                                                                4 targets
2 targets made up of others: 1 missed and 1 cannot be told. Whether more is
asked where need is larger cannot be told: that takes two places with a
baseline, a figure to reach, and a rank or figure of demand.

The county: Fewer plans
  to reach 100; by March 2009; from 100 (0, 0.0 %)
  responsible: Council
  1 part: missed by 900: the parts add up to 1,000 (which way is good is our
    reading)
  East
    to reach 1,000
    not stated: baseline figure, responsible agency and date
    2 parts: cannot be told: the parts add up to 1,000, and of some places no
      part is stated
    no part for Moors
    Coast
      to reach 400.5
      not stated: baseline figure, responsible agency and date
    Dales
      to reach 599.5
      not stated: baseline figure, responsible agency and date

Not stated
  baseline figure     Fewer plans (East, Coast, Dales)
  responsible agency  Fewer plans (East, Coast, Dales)
  date                Fewer plans (East, Coast, Dales)
  local target        Fewer plans: Moors

4 targets, 3 of them part of another; 3 without a baseline figure, 3 without an
agency and 3 without a date.
""")


def test_which_way_is_good_may_be_our_reading_or_nobodys(dtl: Dtl, tmp_path: Path) -> None:
    out = told(
        dtl,
        tmp_path,
        """
  - {id: read, name: By our reading, place: county, value: 10, indicator: plans, parts: sum}
  - {id: read-part, name: By our reading, place: coast, part_of: read, value: 12}
  - {id: open, name: By nobody, place: county, value: 10, parts: sum}
  - {id: open-part, name: By nobody, place: coast, part_of: open, value: 12}
  - {id: exact, name: Exactly, place: county, value: 10, indicator: plans, parts: sum}
  - {id: exact-part, name: Exactly, place: coast, part_of: exact, value: 10}
  - {id: less, name: Less, place: county, value: 10, indicator: plans, parts: sum}
  - {id: less-part, name: Less, place: coast, part_of: less, value: 9}
  - {id: lone, name: Whole without a figure, place: county, parts: sum}
  - {id: lone-part, name: Part, place: coast, part_of: lone, value: 9}
  - {id: how, name: How is not stated, place: county, value: 10}
  - {id: how-part, name: How is not stated, place: coast, part_of: how, value: 9}
""",
    )
    assert out.split("\n\nNot stated\n")[0] == snapshot("""\
Targets                                                               12 targets
6 targets made up of others: 1 missed and 5 cannot be told. Whether more is
asked where need is larger cannot be told: that takes two places with a
baseline, a figure to reach, and a rank or figure of demand.

The county: By our reading
  to reach 10
  not stated: baseline figure, responsible agency and date
  1 part: missed by 2: the parts add up to 12 (which way is good is our
    reading)
  no part for Dales and Moors
  Coast
    to reach 12
    not stated: baseline figure, responsible agency and date

The county: By nobody
  to reach 10
  not stated: baseline figure, responsible agency and date
  1 part: cannot be told: the parts add up to 12 (+2), and which way is good
    is not stated
  no part for Dales and Moors
  Coast
    to reach 12
    not stated: baseline figure, responsible agency and date

The county: Exactly
  to reach 10
  not stated: baseline figure, responsible agency and date
  1 part: cannot be told: the parts add up to 10, and of some places no part
    is stated
  no part for Dales and Moors
  Coast
    to reach 10
    not stated: baseline figure, responsible agency and date

The county: Less
  to reach 10
  not stated: baseline figure, responsible agency and date
  1 part: cannot be told: the parts add up to 9, and of some places no part is
    stated
  no part for Dales and Moors
  Coast
    to reach 9
    not stated: baseline figure, responsible agency and date

The county: Whole without a figure
  not stated: value, baseline figure, responsible agency and date
  1 part: cannot be told: the parts add up to 9, and the whole is not stated
  no part for Dales and Moors
  Coast: Part
    to reach 9
    not stated: baseline figure, responsible agency and date

The county: How is not stated
  to reach 10
  not stated: baseline figure, responsible agency and date
  1 part: cannot be told: how the parts make it up is not stated
  no part for Dales and Moors
  Coast
    to reach 9
    not stated: baseline figure, responsible agency and date\
""")


def test_parts_of_all_places_are_held_to_the_digits_of_the_whole(dtl: Dtl, tmp_path: Path) -> None:
    out = told(
        dtl,
        tmp_path,
        """
  - {id: less, name: Plans, place: county, value: 10, indicator: plans, parts: sum}
  - {id: less-coast, name: Plans, place: coast, part_of: less, value: 4}
  - {id: less-dales, name: Plans, place: dales, part_of: less, value: 3}
  - {id: less-moors, name: Plans, place: moors, part_of: less, value: 2}
  - {id: mean, name: Attendance, place: county, value: 94, parts: mean, weights: children}
  - {id: mean-coast, name: Attendance, place: coast, part_of: mean, value: 94}
  - {id: mean-dales, name: Attendance, place: dales, part_of: mean, value: 93}
  - {id: mean-moors, name: Attendance, place: moors, part_of: mean, value: 94}
""",
        demand="place,indicator,value\ncoast,children,2\ndales,children,1\nmoors,children,1\n",
    )
    assert [line.strip() for line in out.splitlines() if "part" in line] == snapshot(
        [
            "3 parts: held: the parts add up to 9, with 1 to spare (which way is good is",
            "3 parts: held: the mean of the parts, weighted by Children, is 94, rounded",
            "8 targets, 6 of them part of another; 8 without a baseline figure, 8 without an",
        ]
    )


def test_where_more_is_good_that_is_told_beside_the_ranks(dtl: Dtl, tmp_path: Path) -> None:
    place = written(
        tmp_path,
        localities=PLACES,
        outcomes="""
indicators:
  - {id: attending, name: Attendance, kind: mean, good: up}
entitlement:
  - {id: extra, name: Extra, core: no, tier: locality, indicator: attending,
     offered: {coast: yes, dales: no, moors: no}}
targets:
  - {id: whole, name: Attendance, place: county, parts: mean}
  - {id: coast, name: Attendance, place: coast, part_of: whole, indicator: attending, value: 96,
     baseline: {value: 92}}
  - {id: dales, name: Attendance, place: dales, part_of: whole, indicator: attending, value: 87,
     baseline: {value: 86}}
""",
    )
    figures = "place,indicator,value\ncoast,attending,92\ndales,attending,86\nmoors,attending,95\n"
    (place / "demand.csv").write_text(figures, encoding="utf-8")
    out = dtl("targets", cwd=place).out
    assert out[out.index("More need") : out.index("Not stated\n")] == snapshot("""\
More need, and a smaller step
  Dales (rank 3): +1.2 %  less than Coast (rank 2): +4.3 %, by Attendance, of
                          which more is good

""")
    out = dtl("readiness", cwd=place).out
    assert out[out.index("    need") : out.index("1 offer")] == snapshot("""\
    need  Dales (rank 3) does not have it, and Coast (rank 2) has, by
          Attendance, of which more is good

""")


def test_a_mean_wants_its_weights(dtl: Dtl, tmp_path: Path) -> None:
    targets = """
  - {id: none, name: Weights not named, place: county, value: 10, parts: mean}
  - {id: none-part, name: Weights not named, place: coast, part_of: none, value: 12}
  - {id: some, name: Weights not known, place: county, value: 10, parts: mean, weights: children}
  - {id: some-coast, name: Weights not known, place: coast, part_of: some, value: 12}
  - {id: some-dales, name: Weights not known, place: dales, part_of: some, value: 12}
  - {id: lone, name: No figure, place: county, parts: mean, weights: children}
  - {id: lone-part, name: No figure, place: coast, part_of: lone, value: 10.125}
"""
    table = "place,indicator,value\ncoast,children,{}\n"
    some = told(dtl, tmp_path, targets, demand=table.format(3))
    assert some.split("\n\nNot stated\n")[0] == snapshot("""\
Targets                                                                7 targets
3 targets made up of others: 3 cannot be told. Whether more is asked where need
is larger cannot be told: that takes two places with a baseline, a figure to
reach, and a rank or figure of demand.

The county: Weights not named
  to reach 10
  not stated: baseline figure, responsible agency and date
  1 part: cannot be told: by what the mean is weighted is not stated
  no part for Dales and Moors
  Coast
    to reach 12
    not stated: baseline figure, responsible agency and date

The county: Weights not known
  to reach 10
  not stated: baseline figure, responsible agency and date
  2 parts: cannot be told: no figure of Children is known to weight Dales by
  no part for Moors
  Coast
    to reach 12
    not stated: baseline figure, responsible agency and date
  Dales
    to reach 12
    not stated: baseline figure, responsible agency and date

The county: No figure
  not stated: value, baseline figure, responsible agency and date
  1 part: cannot be told: the mean of the parts, weighted by Children, is
    10.13, and the whole is not stated
  no part for Dales and Moors
  Coast
    to reach 10.125
    not stated: baseline figure, responsible agency and date\
""")
    nought = told(dtl, tmp_path, targets, demand=f"{table.format(0)}dales,children,0\n")
    assert [line.strip() for line in nought.splitlines() if "weights" in line] == snapshot(
        [
            "2 parts: cannot be told: all weights by Children are nought",
            "1 part: cannot be told: all weights by Children are nought",
        ]
    )


def test_no_place_with_more_need_is_asked_for_less(dtl: Dtl, tmp_path: Path) -> None:
    out = told(
        dtl,
        tmp_path,
        """
  - {id: whole, name: Plans, place: county, parts: sum}
  - {id: coast, name: Plans, place: coast, part_of: whole, indicator: plans, value: 5,
     baseline: {value: 10}}
  - {id: dales, name: Plans, place: dales, part_of: whole, indicator: plans, value: 9,
     baseline: {value: 10}}
""",
        demand="place,indicator,rank\ncoast,plans,1\ndales,plans,2\n",
    )
    assert out.split("\n\n")[0] == snapshot("""\
Targets                                                                3 targets
1 target made up of others: 1 cannot be told. Of 2 targets of which need and
step are known, none asks a place with more need for a smaller step.\
""")


def test_several_places_with_more_need_are_asked_for_less(dtl: Dtl, tmp_path: Path) -> None:
    out = told(
        dtl,
        tmp_path,
        """
  - {id: whole, name: Plans, place: county, parts: sum}
  - {id: coast, name: Plans, place: coast, part_of: whole, indicator: plans, value: 11,
     baseline: {value: 10}}
  - {id: dales, name: Plans, place: dales, part_of: whole, indicator: plans, value: 12,
     baseline: {value: 10}}
  - {id: moors, name: Plans, place: moors, part_of: whole, indicator: plans, value: 13,
     baseline: {value: 10}}
  - {id: east, name: Plans, place: east, part_of: whole, indicator: plans, value: 20,
     baseline: {value: 10}}
""",
        demand="place,indicator,rank\ncoast,plans,1\ndales,plans,2\nmoors,plans,3\neast,plans,4\n",
    )
    # East is of another tier, among whose places alone it is ranked.
    assert "2 places with more need than others are asked for a smaller step." in out.replace(
        "\n", " "
    )
    assert out[out.index("More need") : out.index("Not stated\n")] == snapshot("""\
More need, and a smaller step
  Coast (rank 1): +10.0 %  less than Dales (rank 2): +20.0 % and Moors (rank 3):
                           +30.0 %, by Plans
  Dales (rank 2): +20.0 %  less than Moors (rank 3): +30.0 %, by Plans

""")


def test_of_hundreds_that_are_asked_for_more_some_are_named(dtl: Dtl, tmp_path: Path) -> None:
    ids = [f"p{number}" for number in range(8)]
    locality = "  - {id: %s, name: %s, tier: locality, within: east}\n"
    target = (
        "  - {id: %s, name: It, place: %s, part_of: whole, indicator: plans, value: %s,\n"
        "     baseline: {value: 10}}\n"
    )
    steps = {id_: 9 if id_ == "p0" else 5 for id_ in ids}
    place = written(
        tmp_path,
        localities=PLACES + "".join(locality % (id_, id_.upper()) for id_ in ids),
        outcomes=f"{INDICATORS}targets:\n  - {{id: whole, name: It, place: county, parts: sum}}\n"
        + "".join(target % (id_, id_, value) for id_, value in steps.items()),
    )
    rows = "".join(f"{id_},plans,{rank}\n" for rank, id_ in enumerate(ids, start=1))
    (place / "demand.csv").write_text(f"place,indicator,rank\n{rows}", encoding="utf-8")
    out = dtl("targets", cwd=place).out
    assert out[out.index("More need") : out.index("Not stated\n")] == snapshot("""\
More need, and a smaller step
  P0 (rank 1): -10.0 %  less than P1 (rank 2): -50.0 %, P2 (rank 3): -50.0 %, P3
                        (rank 4): -50.0 %, P4 (rank 5): -50.0 %, P5 (rank 6):
                        -50.0 % and 2 more, by Plans

""")


def test_where_nothing_lacks_that_is_told(dtl: Dtl, tmp_path: Path) -> None:
    out = told(
        dtl,
        tmp_path,
        """
  - {id: whole, name: Plans, place: county, value: 5, by: 2009-03, agency: Council,
     baseline: {value: 10}}
""",
    )
    assert out == snapshot("""\
Targets                                                                 1 target
No target is part of a larger one.

The county: Plans
  to reach 5; by March 2009; from 10 (-5, -50.0 %)
  responsible: Council

1 target, 0 of them part of another; nothing lacks of any.
""")


def test_where_nothing_is_written_it_is_told_what_to_write(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("targets", cwd=written(tmp_path, localities=PLACES))
    assert (done.code, done.out, done.err) == snapshot(
        (
            0,
            """\
Nothing is written of what is to be reached: `targets` in outcomes.yaml would
say it, each with its place, its figure and who answers for it, and under
`part_of` which larger one it helps to reach.
""",
            "",
        )
    )
    assert json.loads(dtl("targets", "-f", "json", cwd=tmp_path).out)["targets"] == []
