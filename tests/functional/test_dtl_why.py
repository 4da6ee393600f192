from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from running import COUNTY, CROYDON, assert_expected

if TYPE_CHECKING:
    from running import Dtl


def test_why_tells_the_answer_the_reasons_how_firm_and_the_sources(dtl: Dtl) -> None:
    done = dtl("why", "educational-psychology")
    assert (done.code, done.err) == (0, "")
    assert_expected("why-educational-psychology.txt", done.out)


def test_why_tells_a_decision_before_the_rule(dtl: Dtl) -> None:
    out = dtl("why", "pupil-referral", "--as-of", "2011").out
    assert out.partition("\n\n")[0] == snapshot("""\
Pupil referral service: city-wide
  managed city-wide, locality facing
  DECIDED by Peterborough City Council Children's Services, in its response to
    the consultation, 2009-09
  review by 2010-04, OVERDUE
  reason: It is being rebuilt as an alternative learning service, and moving
    it at the same time was thought unwise for now. The paper sets no date for
    looking at it again: the review date is ours, the month the locality teams
    go live.
  (Delivering through Localities, Moving forward: response to consultation,
    Appendix 1, question 2)
  the rule says extended
  rule `extended`: it meets most criteria, but would be too fragmented outside
    its profession
  (Appendix 2, rationale for the labels)
  published outcome: city-wide\
""")


def test_why_tells_what_people_still_decide_and_what_to_ask(dtl: Dtl) -> None:
    assert_expected("why-portage.txt", dtl("why", "portage").out)


def test_why_tells_the_named_host_and_what_is_not_stated(dtl: Dtl) -> None:
    assert_expected("why-youth-inclusion-project.txt", dtl("why", "youth-inclusion-project").out)


def test_why_tells_that_a_numeric_answer_comes_from_a_field(dtl: Dtl) -> None:
    out = dtl("why", "out-of-hours-team", cwd=COUNTY).out
    assert_expected("why-out-of-hours-team.txt", out)


def test_why_of_a_service_tells_each_of_its_components(dtl: Dtl) -> None:
    out = dtl("why", "social-care", cwd=CROYDON).out
    heads = [line for line in out.split("\n") if line and not line.startswith(" ")]
    assert heads == snapshot(
        ["Social work: navigator", "Child protection social work teams: no category yet"]
    )


def test_why_as_json_adds_what_would_change_the_result_and_what_is_enough(dtl: Dtl) -> None:
    (result,) = json.loads(dtl("why", "early-help", "-f", "json", cwd=CROYDON).out)["results"]
    assert {key: result[key] for key in ("category", "margin", "flips", "enough")} == snapshot(
        {
            "category": "pioneer",
            "margin": 1,
            "flips": [
                {"changes": {"based_in_area": "no"}, "possible": ["navigator", "ambassador"]}
            ],
            "enough": [["based_in_area"]],
        }
    )


def test_why_as_csv_has_the_row_of_classify(dtl: Dtl) -> None:
    assert (
        dtl("why", "portage", "-f", "csv").out == dtl("classify", "portage", "--format", "csv").out
    )


def test_why_needs_a_service(dtl: Dtl) -> None:
    done = dtl("why")
    assert (done.code, done.out) == (2, "")
    assert "SERVICE" in done.err
