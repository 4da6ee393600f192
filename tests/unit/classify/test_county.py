"""A county that becomes two councils: another kind of reorganisation, from YAML alone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from itertools import product
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import Workspace, open_workspace, ready_scheme, whole_table
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.engine.verdict import (
    distance,
    flips,
    forcing_sets,
    judge,
    margin,
    questions,
)
from dtl_planner.classify.engine.verify import Effect, verify
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.classify.engine.table import Table

COUNTY = Path(__file__).parents[2] / "cases/schemes/county"
UNKNOWN = 0b11


@pytest.fixture(scope="module")
def county() -> Workspace:
    return open_workspace(COUNTY, limits=Limits())


@pytest.fixture(scope="module")
def table(county: Workspace) -> Table:
    (scheme,) = county.catalogue.of(WrittenScheme)
    return whole_table(ready_scheme(county, scheme))


def pattern(table: Table, **answers: str) -> tuple[int, ...]:
    return tuple(
        axis.words([answers[axis.fact]]) if axis.fact in answers else axis.all
        for axis in table.alphabet.axes
    )


def test_eight_questions_with_two_answers_make_6561_patterns(table: Table) -> None:
    sizes = [len(axis.classes) for axis in table.alphabet.axes]
    assert sizes == [2] * 8
    assert prod(size + 1 for size in sizes) == 6_561
    assert table.alphabet.axes[1].classes == ("under 12", "12 or more")


def test_every_one_of_the_6561_patterns_is_read_exactly(table: Table) -> None:
    known = {masks: judge(table, masks).possible for masks in product((0b01, 0b10), repeat=8)}
    settled = 0
    for masks in product((0b01, 0b10, UNKNOWN), repeat=8):
        cells = product(*((0b01, 0b10) if mask == UNKNOWN else (mask,) for mask in masks))
        results = {result for cell in cells for result in known[cell]}
        verdict = judge(table, masks)
        assert verdict.possible == tuple(one for one in table.outcomes if one in results)
        settled += verdict.settled
    assert settled == 2_150


def test_the_scheme_is_complete_and_free_of_conflict(table: Table) -> None:
    found = verify(table)
    assert found.cells == 256
    assert found.gaps == (0, ())
    assert (found.overlaps, found.dead_rules, found.dead_categories) == ((), (), ())
    assert found.idle_facts == ()
    assert found.effects == (
        Effect("place_based", "towards"),
        Effect("fte", "both"),
        Effect("duty_of_each", "away"),
        Effect("scarce_skill", "both"),
        Effect("divisible", "towards"),
        Effect("crosses_border", "both"),
        Effect("county_partner", "towards"),
        Effect("lead_ready", "both"),
    )


def test_each_service_gets_what_its_answers_allow(county: Workspace) -> None:
    results = classify(county, as_of=date(2026, 6, 1))
    assert [
        (one.component.record.id, str(one.status), one.category and one.category.id)
        for one in results.placed
    ] == [
        ("adult-social-work", "rule", "disaggregate"),
        ("out-of-hours-team", "rule", "hosted-by-lead"),
        ("approved-mental-health", "undecided", None),
        ("highways", "rule", "disaggregate"),
        ("coroner", "rule", "county-wide"),
        ("emergency-planning", "rule", "shared"),
        ("trading-standards", "decided", "shared"),
        ("archives", "decided", "hosted-by-lead"),
        ("libraries", "rule", "disaggregate"),
        ("sensory-team", "decided", "hosted-by-lead"),
        ("fostering-recruitment", "rule", "shared"),
        ("fostering-support", "rule", "disaggregate"),
        ("pension-fund", "under-review", None),
    ]
    assert [component.record.id for component in results.outside] == ["county-chief-executive"]


def test_about_the_threshold_stays_open_until_somebody_counts(county: Workspace) -> None:
    (placed,) = classify(county, ["approved-mental-health"]).placed
    assert placed.verdict.possible == ("disaggregate", "shared")
    (ask,) = placed.reading.asks
    assert (ask.fact, ask.settles) == ("fte", True)
    assert ask.outcomes == (("under 12", ("shared",)), ("12 or more", ("disaggregate",)))


def test_checking_finds_the_scheme_sound_and_each_decision_as_it_stands(county: Workspace) -> None:
    found = [(one.code.id, one.message) for one in check(county, as_of=date(2026, 6, 1))]
    assert found == [
        (
            "DTL610",
            (
                "The rules do not settle where `approved-mental-health` belongs, and nobody said "
                "that it is undecided."
            ),
        ),
        ("DTL343", "`trading-standards` is decided shared; the rule says hosted-by-lead"),
        (
            "DTL340",
            "decision on `trading-standards` was to be reviewed by 2026-04; it is now 2026-06-01",
        ),
        ("DTL341", "the rule says `hosted-by-lead` for `archives` too"),
        ("DTL611", "No host is stated for `sensory-team`."),
        (
            "DTL342",
            (
                "decision on `sensory-team` settles what `lead_ready`, `place_based`, `fte`, "
                "`divisible`, `crosses_border` left open"
            ),
        ),
        ("DTL620", "Where `pension-fund` goes is undecided."),
    ]


def test_nothing_is_overdue_before_its_day(county: Workspace) -> None:
    codes = {one.code.id for one in check(county, as_of=date(2026, 4, 30))}
    assert codes == {"DTL341", "DTL342", "DTL343", "DTL610", "DTL611", "DTL620"}


def test_what_would_change_the_emergency_duty_team(table: Table) -> None:
    masks = pattern(table, fte="under 12", duty_of_each="yes", scarce_skill="no", lead_ready="yes")
    verdict = judge(table, masks)
    assert verdict.category == "hosted-by-lead"
    assert verdict.rule is not None
    assert verdict.rule.id == "one-host"
    assert margin(table, verdict) == 1
    assert [(flip.changes, flip.possible) for flip in flips(table, verdict)] == [
        ((("fte", "12 or more"),), ("disaggregate", "shared")),
        ((("lead_ready", "no"),), ("shared",)),
    ]
    assert forcing_sets(table, verdict) == (("fte", "duty_of_each", "lead_ready"),)
    assert distance(table, verdict, "disaggregate") == 1
    assert distance(table, verdict, "county-wide") is None  # whose duty it is, is fixed
    assert questions(table, verdict) == ()


def test_the_command_says_the_same() -> None:
    command = [sys.executable, "-m", "dtl_planner", "classify", "--format", "csv"]
    done = subprocess.run(
        [*command, "--as-of", "2026-06-01", "--workspace", str(COUNTY), "coroner", "archives"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    rows = [line.split(",")[:6] for line in done.stdout.splitlines()]
    assert rows == [
        ["service", "name", "part_of", "category", "status", "rule_category"],
        ["coroner", "Coroner's service", "", "county-wide", "rule", "county-wide"],
        [
            "archives",
            "Archives and local studies",
            "",
            "hosted-by-lead",
            "decided",
            "hosted-by-lead",
        ],
    ]
    assert done.stderr == ""
