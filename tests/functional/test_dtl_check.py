from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import CROYDON, assert_expected, written

from dtl_planner import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

MISTAKES = """\
services:
  - {id: play, name: Play, nmae: Play, answers: {locl: yes}}
  - id: portage
    name: Portage
    depends_on: [{on: plai}]
    notes: [{kind: tension, text: Two papers disagree.}, {kind: gap, text: No word of it.}]
"""


@pytest.fixture
def mistaken(tmp_path: Path) -> Path:
    return written(tmp_path, services=MISTAKES)


def test_the_papers_own_tensions_are_warnings_and_no_errors(dtl: Dtl) -> None:
    done = dtl("check")
    assert (done.code, done.err) == (0, "")
    assert_expected("check-peterborough.txt", done.out)


def test_notes_are_shown_on_demand(dtl: Dtl) -> None:
    out = dtl("check", "--notes", "--format", "concise").out
    assert re.findall(r"note\[(DTL\d+)\]", out) == snapshot(
        [
            "DTL663",
            "DTL663",
            "DTL663",
            "DTL620",
            "DTL620",
            "DTL620",
            "DTL620",
            "DTL343",
            "DTL343",
            "DTL620",
            "DTL620",
            "DTL343",
            "DTL610",
        ]
    )
    assert "note[" not in dtl("check", "--format", "concise", cwd=CROYDON).out


def test_croydon_has_nothing_wrong(dtl: Dtl) -> None:
    done = dtl("check", "--strict", cwd=CROYDON)
    assert (done.code, done.out) == (
        0,
        snapshot("Nothing wrong in 7 files. 17 notes: dtl check --notes.\n"),
    )


def test_strict_makes_warnings_count(dtl: Dtl) -> None:
    assert dtl("check", "--strict").code == 1


def test_review_dates_are_held_against_a_day(dtl: Dtl) -> None:
    out = dtl("check", "--as-of", "2010-04-30", "--format", "concise").out
    overdue = re.findall(r"DTL340\] decision on `([a-z-]+)` was to be reviewed by 2009-11;", out)
    assert overdue == ["additional-needs-advisers", "extended-services-coordinators"]
    assert out.count("DTL340") == 2
    assert dtl("check", "--as-of", "2010-05", "--format", "concise").out.count("DTL340") == 3


def test_every_problem_is_told_at_once_with_its_place(dtl: Dtl, mistaken: Path) -> None:
    done = dtl("check", cwd=mistaken)
    assert (done.code, done.err) == (1, "")
    assert done.out == snapshot("""\
error[DTL102]: `nmae` is not a key that can stand here.
  --> services.yaml:3:28
   |
 3 |   - {id: play, name: Play, nmae: Play, answers: {locl: yes}}
   |                            ^^^^
    = help: did you mean `name`?

error[DTL201]: There is no fact `locl`.
  --> services.yaml:3:50
   |
 3 |   - {id: play, name: Play, nmae: Play, answers: {locl: yes}}
   |                                                  ^^^^
  ::: criteria.yaml:6:7: `local` is defined here
   |
 6 |       local: {ask: Is it already provided locally?}
   |       ^^^^^
    = help: did you mean `local`?

error[DTL201]: There is no service, alliance, team, role, enabler or milestone
`plai`.
  --> services.yaml:6:23
   |
 6 |     depends_on: [{on: plai}]
   |                       ^^^^
  ::: services.yaml:3:10: `play` is defined here
   |
 3 |   - {id: play, name: Play, nmae: Play, answers: {locl: yes}}
   |          ^^^^
    = help: did you mean `play`?

warning[DTL211]: A tension is recorded for `portage`: Two papers disagree.
  --> services.yaml:7:35
   |
 7 |     notes: [{kind: tension, text: Two papers disagree.}, {kind: gap, text:…
   |                                   ^^^^^^^^^^^^^^^^^^^^

3 errors and 1 warning in 3 files. `dtl explain DTL102` tells more.
""")


@pytest.mark.parametrize("style", ["concise", "github"])
def test_findings_one_a_line(dtl: Dtl, mistaken: Path, style: str) -> None:
    done = dtl("check", "--format", style, cwd=mistaken)
    assert done.code == 1
    assert_expected(f"check-mistakes.{style}.txt", done.out)


def test_findings_as_json_leave_none_out(dtl: Dtl, mistaken: Path) -> None:
    done = dtl("check", "--format", "json", "--limit", "errors-shown=1", cwd=mistaken)
    document = json.loads(done.out)
    assert done.code == 1
    assert list(document) == ["format_version", "diagnostics", "summary"]
    assert document["summary"] == snapshot({"error": 3, "warning": 1, "note": 0})
    assert [one["code"] for one in document["diagnostics"]] == snapshot(
        ["DTL102", "DTL201", "DTL201", "DTL211"]
    )
    assert document["diagnostics"][0] == snapshot(
        {
            "code": "DTL102",
            "slug": "unknown-key",
            "severity": "error",
            "message": "`nmae` is not a key that can stand here.",
            "hint": "did you mean `name`?",
            "span": {
                "file": "services.yaml",
                "line": 3,
                "column": 28,
                "end_line": 3,
                "end_column": 32,
            },
            "related": [],
        }
    )


def test_people_are_shown_as_many_as_the_limit_says(dtl: Dtl, mistaken: Path) -> None:
    out = dtl("check", "--format", "concise", "--limit", "errors-shown=1", cwd=mistaken).out
    assert_expected("check-one-shown.concise.txt", out)


def test_sarif_has_the_structure_that_2_1_0_asks_for(dtl: Dtl, mistaken: Path) -> None:
    document = json.loads(dtl("check", "--format", "sarif", cwd=mistaken).out)
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("dtl", __version__)
    rules = {rule["id"] for rule in driver["rules"]}
    assert len(rules) == len(driver["rules"])
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        for key in ("shortDescription", "fullDescription", "help"):
            assert rule[key]["text"]
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        for place in [*result["locations"], *result.get("relatedLocations", ())]:
            physical = place["physicalLocation"]
            assert re.fullmatch(r"\w+\.yaml", physical["artifactLocation"]["uri"])
            region = physical["region"]
            start = (region["startLine"], region["startColumn"])
            assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("style", ["full", "concise", "github"])
def test_a_folder_that_is_not_there_is_a_finding(dtl: Dtl, tmp_path: Path, style: str) -> None:
    done = dtl("check", "--workspace", "gone", "--format", style, cwd=tmp_path)
    assert (done.code, done.err) == (1, "")
    assert_expected(f"check-gone.{style}.txt", done.out)


def test_an_unknown_style_is_a_wrong_command_line(dtl: Dtl) -> None:
    done = dtl("check", "--format", "xml")
    assert (done.code, done.out) == (2, "")
    assert "full" in done.err


def test_a_long_line_is_cut_round_the_mark(dtl: Dtl, tmp_path: Path) -> None:
    long = "x" * 90
    services = f"services:\n  - {{id: play, name: {long}, division: north, note: {long}}}\n"
    out = dtl("check", cwd=written(tmp_path, services=services)).out
    assert out == snapshot("""\
error[DTL201]: There is no division `north`.
  --> services.yaml:3:124
   |
 3 | …xxxxxxxxxxxxxxxxxxxxxxxx, division: north, note: xxxxxxxxxxxxxxxxxxxxxxxx…
   |                                      ^^^^^
    = help: define it under `divisions`, or check the spelling

1 error in 3 files. `dtl explain DTL201` tells more.
""")
