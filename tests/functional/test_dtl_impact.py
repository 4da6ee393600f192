"""`dtl impact` as people run it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import ROOT, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

WESTMARCH = ROOT / "tests/cases/outcomes/westmarch"
MANCHESTER = ROOT / "examples/manchester"


def test_every_way_in_which_a_figure_can_change(dtl: Dtl) -> None:
    done = dtl("impact", cwd=WESTMARCH)
    assert_expected("impact-westmarch.txt", done.out)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_the_same_for_programs(dtl: Dtl, form: str) -> None:
    done = dtl("impact", "-f", form, cwd=WESTMARCH)
    assert_expected(f"impact-westmarch.{form}.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_manchesters_five_measures_have_the_changes_of_the_paper(dtl: Dtl) -> None:
    rows = json.loads(dtl("impact", "-f", "json", cwd=MANCHESTER).out)["measures"]
    assert [(row["change"], row["change_percent"], row["direction"]) for row in rows] == [
        ("-1011", "-47.2", "better"),
        ("-133", "-25.7", "better"),
        ("-225", "-23.4", "better"),
        ("-7.3", "-34.3", "better"),
        ("-3.7", "-17.3", "better"),
    ]
    assert {tuple(row["doubts"]) for row in rows} == {()}
    assert {row["good_basis"] for row in rows} == {"inferred"}


def test_a_change_after_is_no_proof_of_a_change_because(dtl: Dtl) -> None:
    out = dtl("impact", cwd=MANCHESTER).out.replace("\n", " ")
    assert "A change after is not proof of a change because." in out


def test_what_people_say_without_any_measure(dtl: Dtl, tmp_path: Path) -> None:
    outcomes = """
evidence:
  - {id: mood, text: People are hopeful., kind: remark}
"""
    assert dtl("impact", cwd=written(tmp_path, outcomes=outcomes)).out == snapshot("""\
Impact
No measure is written; this is what people say.

What people say besides
    - People are hopeful. (remark of the paper)

1 remark of what people say, and no measure.
""")


def test_tables_of_all_kinds_line_up_with_each_other(dtl: Dtl) -> None:
    lines = [line for line in dtl("impact", cwd=WESTMARCH).out.splitlines() if " -> " in line]
    verdict = re.compile("  (better|worse|the same|neither|cannot be told)")
    assert len(lines) == 8
    assert len({found.start() for line in lines if (found := verdict.search(line))}) == 1


def test_what_is_noted_of_what_people_say_stands_on_the_page(dtl: Dtl, tmp_path: Path) -> None:
    outcomes = """
evidence:
  - {id: mood, text: People are hopeful., kind: remark, note: Said at two meetings.}
"""
    out = dtl("impact", cwd=written(tmp_path, outcomes=outcomes)).out
    assert "    - People are hopeful. (remark of the paper) Said at two meetings." in out


def test_measures_of_which_nothing_is_said(dtl: Dtl, tmp_path: Path) -> None:
    outcomes = """
measures:
  - {id: clubs, name: Clubs, kind: stock, good: up, before: {value: 8, period: 2007},
     after: {value: "1,009.50", period: 2008}}
"""
    assert dtl("impact", cwd=written(tmp_path, outcomes=outcomes)).out == snapshot("""\
Impact
1 measure: 1 better. A change after is not proof of a change because.

Stocks: counted at a moment
  Clubs  8 -> 1,009.50  +1,001.5  +12518.8 %  better

  Clubs
    when  2007 and 2008: at what time of the year they were counted is not
          stated
    good  more is good

1 measure: 0 of doubtful periods, 0 good or bad by our reading. 0 remarks of
what people say, 0 beside a measure.
""")


def test_where_nothing_is_written_it_is_told_what_to_write(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("impact", cwd=written(tmp_path))
    assert (done.code, done.out, done.err) == snapshot(
        (
            0,
            """\
Nothing is written of what has changed: in outcomes.yaml, `measures` would give
figures before and after, and `evidence` what people say.
""",
            "",
        )
    )
    assert json.loads(dtl("impact", "-f", "json", cwd=tmp_path).out)["measures"] == []
