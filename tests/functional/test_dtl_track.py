"""`dtl track` as people run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import MANCHESTER, ROOT, assert_expected, copy_of
from small_plan import small_plan
from test_light_start import HEAVY, loaded_by

from dtl_planner.plan.timeline.saved import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl


def test_manchester_in_six_workstreams(dtl: Dtl) -> None:
    done = dtl("track", cwd=MANCHESTER)
    assert_expected("track-manchester.txt", done.out)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_manchester_for_programs(dtl: Dtl, form: str) -> None:
    done = dtl("track", "--as-of", "2019-09-01", "-f", form, cwd=MANCHESTER)
    assert_expected(f"track-manchester.{form}.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_manchester_can_be_classified_structured_and_put_in_order(dtl: Dtl) -> None:
    for command in ("classify", "structure", "ask", "graph", "scheme"):
        assert dtl(command, cwd=MANCHESTER).code == 0
    order = json.loads(dtl("plan", "-f", "json", cwd=MANCHESTER).out)
    assert [one["subject"] for stage in order["stages"] for one in stage["members"]] == [
        "mash",
        "duty-assessment",
        "early-help",
        "early-years",
    ]


def test_peterborough_before_anything_has_happened(dtl: Dtl) -> None:
    done = dtl("track", "--as-of", "2009-11", "--weeks", "9")
    assert done.code == 0
    assert done.out.split("\n\n")[0] == snapshot("""\
Delivering through Localities                             as of 30 November 2009
0 of 17 milestones done, 6 overdue, 7 due in the next 9 weeks.
Dates are held against the day that was asked for. No saved plan was given
(--against), so slips are not told.\
""")


@pytest.mark.needs("ortools", "holidays")
def test_peterborough_against_its_own_plan(dtl: Dtl, tmp_path: Path) -> None:
    place = copy_of(ROOT, tmp_path)
    out = tmp_path / "plan.json"
    dtl("plan", "--out", str(out), cwd=place)
    with (place / "programme.yaml").open("a", encoding="utf-8") as file:
        file.write("\nprogress:\n  heads-recruited: {state: done, ended: 2009-11-06}\n")
    document = json.loads(dtl("track", "--against", str(out), "-f", "json", cwd=place).out)
    assert (document["as_of"], document["as_of_is"]) == ("2009-11-06", "recorded")
    (heads,) = (one for one in document["items"] if one["item"] == "heads-recruited")
    assert (heads["planned"], heads["least_slip"], heads["most_slip"]) == ("2009-10-30", 5, 5)
    assert heads["after_date"] is True
    overdue = [one["item"] for one in document["items"] if one["overdue"]]
    assert "structures-agreed" in overdue
    assert "heads-recruited" not in overdue


def test_an_unknown_workstream_is_a_wrong_command_line(dtl: Dtl) -> None:
    done = dtl("track", "--workstream", "front-dor", cwd=MANCHESTER)
    assert (done.code, done.out, done.err) == snapshot(
        (2, "", "dtl: there is no workstream `front-dor`. Did you mean `front-door`?\n")
    )
    done = dtl("track", "--workstream", "any")
    assert (done.code, done.out, done.err) == snapshot(
        (2, "", "dtl: there is no workstream `any`: programme.yaml has no `workstreams`\n")
    )


def test_a_file_that_holds_no_plan_is_told(dtl: Dtl, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    done = dtl("track", "--against", str(plan), cwd=MANCHESTER)
    assert (done.code, done.out) == (1, "")
    plan.write_text(to_json(small_plan())[:-20], encoding="utf-8")
    done = dtl("track", "--against", str(plan), cwd=MANCHESTER)
    assert (done.code, done.out) == (1, "")
    assert "DTL760" in done.err


def test_a_plan_of_another_programme_is_refused(dtl: Dtl, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(to_json(small_plan()), encoding="utf-8")
    done = dtl("track", "--against", str(plan), cwd=MANCHESTER)
    assert (done.code, done.out) == (2, "")
    assert done.err.replace(str(tmp_path), "") == snapshot(
        "dtl: `/plan.json` is a plan of another programme, Delivering through Localities: nothing "
        "in it is written in this workspace\n"
    )


def test_a_day_that_is_none_is_a_wrong_command_line(dtl: Dtl) -> None:
    done = dtl("track", "--as-of", "yesterday")
    assert (done.code, done.out) == (2, "")
    assert dtl("track", "--weeks", "0").code == 2


def test_tracking_loads_neither_a_solver_nor_anything_heavy() -> None:
    assert loaded_by("track", cwd=str(MANCHESTER)) & (HEAVY | {"holidays"}) == set()
