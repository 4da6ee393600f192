from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot
from running import COUNTY, CROYDON, assert_expected, copy_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

RESULT_KEYS = [
    "service",
    "name",
    "part_of",
    "category",
    "status",
    "rule_category",
    "possible",
    "rule",
    "rules",
    "reasons",
    "ask",
    "margin",
    "margin_known",
    "decision",
    "managed",
    "member_of",
    "locality_facing",
    "host",
    "answers",
    "sources",
]
OF_THE_ISSUE = {
    "service",
    "category",
    "status",
    "rule_category",
    "possible",
    "rule",
    "reasons",
    "ask",
    "margin",
    "decision",
    "managed",
    "member_of",
    "locality_facing",
    "host",
    "sources",
}


@pytest.mark.parametrize("form", ["table", "csv", "md"])
def test_peterborough_is_classified(dtl: Dtl, form: str) -> None:
    done = dtl("classify", "--format", form)
    assert (done.code, done.err) == (0, "")
    assert_expected(f"classify-peterborough.{form}.txt", done.out)


def test_croydon_is_classified(dtl: Dtl) -> None:
    assert dtl("classify", cwd=CROYDON).out == snapshot("""\
Localities across Children, Families and Education, Croydon
scheme: groupings (2019-06-18)

pioneer (1)  based in a locality area, first to work in the new way
  Early Help Service  based in area

navigator (1)  based centrally, works from local hubs for one area
  Social work  work by area; 2 inferred answers

under review (5)  people are still deciding
  Child protection social work teams  rule says pioneer or navigator
  Education services                  rule says any category
  Youth engagement                    rule says any category
  Children's Improvement Team         rule says any category
  Quality assurance                   rule says any category

not classified (7)
  Whole-family pilot projects       Small joint projects with the adults' and
                                    gateway departments, not a team.
  Adult Social Care                 Another department's service, lined up with
                                    the same six localities through the
                                    Integrated Care Networks.
  Gateway, Strategy and Engagement  Another department of the council, with
                                    which locality working is planned together.
  Schools                           Partners with whose staff the pioneers are
                                    to build close ties.
  Health services                   Partners with whom the pioneers are to build
                                    close ties.
  Police                            Partners with whom the pioneers are to build
                                    close ties.
  Voluntary sector                  Partners with whom the pioneers are to build
                                    close ties.

7 components: 1 pioneer, 1 navigator, 5 under review. 3 answers are inferred.
Next: dtl ask
""")


def test_one_component_is_classified(dtl: Dtl) -> None:
    assert dtl("classify", "play-service").out == snapshot("""\
Delivering through Localities, Peterborough        scheme: delivery (2009-09-15)

core (1)  part of each locality's core team
  Play service  3 of 5 met, 2 open; 4 inferred answers

1 component: 1 core. 4 answers are inferred. Next: dtl why SERVICE
""")


def test_a_service_stands_for_its_components_each_once(dtl: Dtl) -> None:
    done = dtl("classify", "young-people", "duke-of-edinburgh", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["service"], row["part_of"]) for row in rows] == snapshot(
        [
            ("yps-other", "young-people"),
            ("teenage-pregnancy-reintegration", "young-people"),
            ("floating-housing-support", "young-people"),
            ("duke-of-edinburgh", "young-people"),
            ("curriculum-youth-work", "young-people"),
            ("connexions-advice", "young-people"),
            ("additional-needs-advisers", "young-people"),
        ]
    )


@pytest.mark.parametrize("form", ["csv", "md"])
def test_a_single_result_is_a_single_row(dtl: Dtl, form: str) -> None:
    assert_expected(f"classify-one.{form}.txt", dtl("classify", "pupil-referral", "-f", form).out)


def results(dtl: Dtl, *args: str) -> dict[str, Any]:
    document = json.loads(dtl("classify", "--format", "json", *args).out)
    return {result["service"]: result for result in document["results"]}


def test_the_document_has_every_key_that_is_promised(dtl: Dtl) -> None:
    document = json.loads(dtl("classify", "--format", "json").out)
    assert list(document) == ["format_version", "scheme", "results", "outside"]
    assert (document["format_version"], document["scheme"]) == (1, "delivery")
    assert {tuple(result) for result in document["results"]} == {tuple(RESULT_KEYS)}
    assert set(RESULT_KEYS) >= OF_THE_ISSUE
    assert [list(one) for one in document["outside"]] == [["service", "because"]]


def test_every_result_of_the_document_is_of_one_kind_and_consistent(dtl: Dtl) -> None:
    for result in results(dtl).values():
        settled = result["status"] in {"rule", "decided"}
        assert result["status"] in {"rule", "decided", "undecided", "under-review"}
        assert (result["category"] is not None) == settled
        assert (result["decision"] is not None) == (result["status"] == "decided")
        one = len(result["possible"]) == 1
        assert result["rule_category"] == (result["possible"][0] if one else None)
        assert bool(result["ask"]) == (not one)
        assert isinstance(result["margin"], int)
        assert (result["managed"] is not None) == settled
        assert {answer["fact"] for answer in result["answers"]} == {
            "local",
            "level",
            "direct",
            "distributable",
            "outside_profession",
            "site_specific",
        }


def test_a_rule_an_undecided_and_a_decided_result_say_what_they_are(dtl: Dtl) -> None:
    found = results(dtl, "youth-inclusion-project", "business-support", "pupil-referral")
    plain = {
        name: {k: v for k, v in result.items() if k not in {"reasons", "answers"}}
        for name, result in found.items()
    }
    assert_expected("classify-three.json.txt", json.dumps(plain, indent=2) + "\n")


def test_the_reasons_of_a_result_follow_the_rules_and_count(dtl: Dtl) -> None:
    reasons = results(dtl, "youth-inclusion-project")["youth-inclusion-project"]["reasons"]
    assert [(one["rule"], one["decides"], one["standing"]) for one in reasons] == snapshot(
        [
            ("hosted-place", "holds", "holds"),
            ("hosted-capacity", "does not hold", "cannot tell"),
            ("extended", "does not hold", "cannot tell"),
            ("core", "does not hold", "holds"),
            ("otherwise", "does not hold", "holds"),
        ]
    )
    assert reasons[0]["parts"][1]["count"] == snapshot({"met": 3, "open": 2, "of": 5, "needed": 3})
    assert list(reasons[0]) == [
        "rule",
        "then",
        "decides",
        "contests",
        "because",
        "text",
        "standing",
        "facts",
        "count",
        "parts",
    ]


def test_a_scheme_can_be_named_and_a_made_up_county_needs_no_python(dtl: Dtl) -> None:
    done = dtl("classify", "--scheme", "reorganisation", cwd=COUNTY)
    assert done.code == 0
    assert_expected("classify-county.table.txt", done.out)


def test_a_review_date_in_the_past_is_overdue_only_as_of_a_day(dtl: Dtl) -> None:
    timely = dtl("classify", "pupil-referral", "--as-of", "2010-04").out
    overdue = dtl("classify", "pupil-referral", "--as-of", "2010-05-01").out
    assert "OVERDUE" not in timely
    assert "OVERDUE" not in dtl("classify", "pupil-referral").out
    assert overdue == snapshot("""\
Delivering through Localities, Peterborough        scheme: delivery (2009-09-15)

city-wide (1)  managed city-wide, locality facing
  Pupil referral service  DECIDED, rule says extended; review by 2010-04,
                          OVERDUE

1 component: 1 city-wide. 1 decision outranks the rule. 5 answers are inferred.
Next: dtl why SERVICE
""")


def test_the_scheme_in_force_on_the_day_is_taken(dtl: Dtl, tmp_path: Path) -> None:
    text = """\
schemes:
  - id: old
    title: Old
    effective: {from: 2008, until: 2009-08}
    facts: {local: {ask: Is it local?}}
    categories: [here, there]
    rules: [{id: here, then: here, when: local, because: it is}]
    otherwise: {then: there, because: it is not}
  - id: new
    title: New
    effective: {from: 2009-09-01}
    facts: {local: {ask: Is it local?}}
    categories: [near, far]
    rules: [{id: near, then: near, when: local, because: it is}]
    otherwise: {then: far, because: it is not}
"""
    place = written(
        tmp_path,
        criteria=text,
        services="services:\n  - {id: play, name: Play, answers: {local: yes}}\n",
    )

    def scheme(*args: str) -> str:
        return str(json.loads(dtl("classify", "-f", "json", *args, cwd=place).out)["scheme"])

    assert scheme() == "new"
    assert scheme("--as-of", "2009-08-31") == "old"
    assert scheme("--as-of", "2009-08") == "old"
    assert scheme("--as-of", "2009-09-01") == "new"
    assert scheme("--as-of", "2015", "--scheme", "old") == "old"
    none = dtl("classify", "--as-of", "2007-12-31", cwd=place)
    assert (none.code, none.out) == (2, "")
    assert none.err == snapshot(
        "dtl: no scheme is in force on 2007-12-31: criteria.yaml has `old`, `new`\n"
    )


def test_what_is_not_known_is_offered_the_nearest_name(dtl: Dtl) -> None:
    service = dtl("classify", "play-servise")
    scheme = dtl("classify", "--scheme", "delivry")
    far = dtl("classify", "zzz")
    assert [(one.code, one.out) for one in (service, scheme, far)] == [(2, "")] * 3
    assert (service.err, scheme.err, far.err) == snapshot(
        (
            "dtl: there is no service `play-servise`. Did you mean `play-service`?\n",
            "dtl: there is no scheme `delivry`. Did you mean `delivery`?\n",
            "dtl: there is no service `zzz`.\n",
        )
    )


def test_errors_in_the_workspace_are_all_told_on_stderr_and_nothing_on_stdout(
    dtl: Dtl, tmp_path: Path
) -> None:
    place = written(
        tmp_path,
        services="""\
divisions:
  learning: {name: Learning}
services:
  - {id: play, name: Play, division: lerning, answers: {local: maybe}}
  - {id: play, name: Play again}
""",
    )
    done = dtl("classify", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot("""\
error[DTL201]: There is no division `lerning`.
  --> services.yaml:5:38
   |
 5 |   - {id: play, name: Play, division: lerning, answers: {local: maybe}}
   |                                      ^^^^^^^
  ::: services.yaml:3:3: `learning` is defined here
   |
 3 |   learning: {name: Learning}
   |   ^^^^^^^^
    = help: did you mean `learning`?

error[DTL202]: The id `play` is given twice in `services`.
  --> services.yaml:6:10
   |
 6 |   - {id: play, name: Play again}
   |          ^^^^
  ::: services.yaml:5:10: the first is here
   |
 5 |   - {id: play, name: Play, division: lerning, answers: {local: maybe}}
   |          ^^^^
    = help: give one of them another id

2 errors in 3 files. `dtl explain DTL201` tells more.
""")


def test_an_answer_that_does_not_fit_its_question_stops_the_work(dtl: Dtl, tmp_path: Path) -> None:
    services = "services:\n  - {id: play, name: Play, answers: {local: 3}}\n"
    done = dtl("classify", cwd=written(tmp_path, services=services))
    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot("""\
error[DTL330]: `3` is no answer to `local` of `play`
  --> services.yaml:3:45
   |
 3 |   - {id: play, name: Play, answers: {local: 3}}
   |                                             ^
    = help: wanted: `yes`, `no`, or `unknown`

1 error in 3 files. `dtl explain DTL330` tells more.
""")


def test_a_workspace_without_services_is_classified_without_a_result(
    dtl: Dtl, tmp_path: Path
) -> None:
    assert dtl("classify", cwd=written(tmp_path)).out == snapshot("""\
Workspace                                                       scheme: delivery

Nothing to classify here. Services are written into services.yaml.
""")


def test_a_scheme_larger_than_the_limit_still_classifies_without_margins(dtl: Dtl) -> None:
    small = dtl("classify", "play-service", "-f", "json", "--limit", "scheme-cells=10")
    whole = dtl("classify", "play-service", "-f", "json")
    narrow, full = (json.loads(one.out)["results"][0] for one in (small, whole))
    assert (narrow.pop("margin"), narrow.pop("margin_known")) == (None, False)
    assert (full.pop("margin"), full.pop("margin_known")) == (1, True)
    assert narrow == full


def test_the_input_files_are_never_touched(dtl: Dtl, tmp_path: Path) -> None:
    place = copy_of(CROYDON, tmp_path)

    def state() -> dict[Path, tuple[bytes, int]]:
        files = (path for path in place.rglob("*") if path.is_file())
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    for command in ("classify", "ask", "check", "scheme"):
        dtl(command, cwd=place)
    assert state() == before
