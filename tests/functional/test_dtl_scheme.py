from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import COUNTY, CROYDON, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl


def test_a_scheme_is_shown_as_a_decision_table(dtl: Dtl) -> None:
    done = dtl("scheme")
    assert (done.code, done.err) == (0, "")
    assert_expected("scheme-peterborough.txt", done.out)


def test_croydons_scheme_leaves_nothing_open_but_partly(dtl: Dtl) -> None:
    assert_expected("scheme-croydon.txt", dtl("scheme", "groupings", cwd=CROYDON).out)


def test_a_sweep_over_most_tells_what_each_reading_would_move(dtl: Dtl) -> None:
    out = dtl("scheme", "--sweep", "most", "--format", "json").out
    sweep = json.loads(out)["sweep"]
    assert [(one["value"], one["in_force"], one["cells"]) for one in sweep] == snapshot(
        [
            ("majority", True, 0),
            ("two_thirds", False, 10),
            ("all_but_one", False, 10),
            ("all", False, 27),
            ("1", False, 30),
            ("2", False, 20),
            ("3", False, 0),
            ("4", False, 20),
            ("5", False, 30),
        ]
    )
    moved = {one["value"]: [each["service"] for each in one["moved"]] for one in sweep}
    assert moved["3"] == moved["majority"] == []
    assert moved["two_thirds"] == moved["all_but_one"]
    assert_expected("scheme-sweep-most.txt", dtl("scheme", "--sweep", "most").out)


def test_a_sweep_over_a_number_goes_from_half_to_double(dtl: Dtl) -> None:
    out = dtl("scheme", "--sweep", "min_team_fte", "--format", "json", cwd=COUNTY).out
    assert [(one["value"], one["in_force"]) for one in json.loads(out)["sweep"]] == snapshot(
        [("3", False), ("5.4", False), ("6", True), ("6.6", False), ("12", False)]
    )


@pytest.mark.parametrize("form", ["csv", "md"])
def test_the_rules_are_the_rows_of_other_formats(dtl: Dtl, form: str) -> None:
    assert_expected(f"scheme-croydon.{form}.txt", dtl("scheme", "-f", form, cwd=CROYDON).out)


def test_the_rows_and_the_document_have_the_same_rules(dtl: Dtl) -> None:
    rows = list(csv.DictReader(io.StringIO(dtl("scheme", "-f", "csv").out)))
    document = json.loads(dtl("scheme", "-f", "json").out)
    assert [row["rule"] for row in rows] == [rule["rule"] for rule in document["rules"]]
    assert list(document) == snapshot(
        [
            "format_version",
            "scheme",
            "title",
            "policy",
            "params",
            "cells",
            "questions",
            "rules",
            "gaps",
            "overlaps",
            "dead_rules",
            "dead_categories",
            "idle_facts",
            "effects",
            "sweep",
        ]
    )
    assert document["overlaps"] == snapshot(
        [
            {
                "earlier": "hosted-capacity",
                "later": "extended",
                "cells": 1,
                "example": {
                    "local": "yes",
                    "level": "1 to 3",
                    "direct": "yes",
                    "distributable": "no",
                    "outside_profession": "no",
                    "site_specific": "no",
                },
            }
        ]
    )


def test_gaps_dead_rules_dead_categories_and_overlaps_are_all_listed(
    dtl: Dtl, tmp_path: Path
) -> None:
    criteria = """\
schemes:
  - id: broken
    title: Broken in every way
    policy: declared
    facts: {local: {ask: Is it local?}, small: {ask: Is it small?}, idle: {ask: Does it matter?}}
    categories: [here, there, nowhere]
    rules:
      - {id: one, then: here, when: local, because: one}
      - {id: two, then: there, when: small, because: two}
      - {id: three, then: here, when: {all: [local, small]}, because: three}
      - {id: four, then: there, when: {all: [local, not local]}, because: four}
"""
    out = dtl("scheme", cwd=written(tmp_path, criteria=criteria)).out
    assert out == snapshot("""\
Broken in every way (broken)
  policy `declared`: a rule wins over the categories it names; over others the
  scheme does not say

Questions, and the answers that are told apart
  local  yes | no   Is it local?
  small  yes | no   Is it small?
  idle   yes or no  Does it matter?

Rules, the first to hold first
  1  one -> here: holds for 2 of 4 combinations, decides 2
       local
       one
  2  two -> there: holds for 2 of 4 combinations, decides 1
       small
       two
  3  three -> here: holds for 1 of 4 combinations, decides 0
       local and small
       three
  4  four -> there: holds for 0 of 4 combinations, decides 0
       local and not local
       four

What it leaves open, from all 4 combinations of answers
  no rule for 1 combination, such as local no, small no, idle yes or no
  one (here) and two (there) both hold for 1 combination; the scheme does not
    say which goes first: local yes, small yes, idle yes or no
  rule three never decides: one and two always go first
  rule four never decides: it can never hold
  no answers lead to category nowhere
  `partly` is not defined as an answer to local, small and idle: yes and no
    stay open

What each question does (here > there > nowhere)
  local  yes, or more, moves towards the front of the list of categories
  small  moves either way, depending on the other answers
  idle   never matters

4 rules over 4 combinations: 1 gap, 1 undeclared overlap, 2 rules without
effect.
""")


def test_what_is_not_there_is_offered_the_nearest_name(dtl: Dtl) -> None:
    ended = [dtl("scheme", "delivry"), dtl("scheme", "--sweep", "mosst")]
    ended.append(dtl("scheme", "--limit", "scheme-cells=10"))
    assert {(one.code, one.out) for one in ended} == {(2, "")}
    assert [one.err for one in ended] == [
        "dtl: there is no scheme `delivry`. Did you mean `delivery`?\n",
        "dtl: there is no parameter `mosst`. Did you mean `most`?\n",
        (
            "dtl: `delivery` has 64 combinations of answers; the limit is 10, "
            "and `--limit scheme-cells=N` raises it\n"
        ),
    ]
