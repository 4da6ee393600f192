"""The made-up programmes of `tests/cases/plans`: nothing is wrong with any, and each is whole."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.opening import open_workspace
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.capacity import Capacity
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.phases import Phase
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.windows import Window
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue

PLANS = Path(__file__).parents[2] / "cases" / "plans"


def folders() -> list[Path]:
    return sorted(folder for folder in PLANS.iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def county() -> Catalogue:
    return open_workspace(PLANS / "county-split", limits=Limits()).catalogue


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_nothing_is_wrong_with_a_programme_to_plan(folder: Path) -> None:
    assert check(open_workspace(folder, limits=Limits())) == ()


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_the_page_beside_them_says_what_each_is_for(folder: Path) -> None:
    assert f"| `{folder.name}` |" in (PLANS / "README.md").read_text(encoding="utf-8")


def test_the_county_has_every_kind_of_link(county: Catalogue) -> None:
    waiting: tuple[Service | Role | Milestone, ...] = (
        *county.of(Service),
        *county.of(Role),
        *county.of(Milestone),
    )
    assert {each.kind for one in waiting for each in one.depends_on} == {
        "finish-to-start",
        "start-to-start",
        "finish-to-finish",
        "start-to-finish",
    }


def test_the_county_keeps_things_together_in_every_way(county: Catalogue) -> None:
    kept = {one.id: one.in_plan for one in county.of(Alliance) if one.in_plan}
    assert {id_: (each.together, each.must, each.team_first) for id_, each in kept.items()} == {
        "front-door": ("phase", False, False),
        "street-scene": ("time", True, False),
        "safeguarding": ("phase", True, True),
    }


def test_the_county_counts_capacity_in_every_way_and_more_or_less_of_it_at_times(
    county: Catalogue,
) -> None:
    found = county.of(Capacity)
    assert {one.counts for one in found} == {"services", "fte", "uses"}
    assert {one.per for one in found} == {"programme", "division"}
    assert [one.id for one in found if one.periods] == ["in-change", "staff-in-change"]


def test_the_county_has_times_to_keep_clear_of_and_times_to_keep_to(county: Catalogue) -> None:
    assert [(one.kind, one.only) for one in county.of(Window)] == [
        ("pre-election", False),
        ("inspection", False),
        ("school-term", True),
    ]


def test_the_county_has_dates_of_every_precision(county: Catalogue) -> None:
    dates = chain(
        (one.by for one in county.of(Phase)),
        (one.by for one in county.of(Milestone)),
        (one.ready for one in county.of(Enabler)),
        (one.filled for one in county.of(Role)),
        (one.live for one in county.of(Service)),
    )
    found = [each for each in dates if each]
    precisions = {each.precision for each in found}
    assert precisions == {"day", "month", "quarter", "financial-year"}
    assert {each.qualifier for each in found} == {None, "by", "from", "about"}


def test_the_county_counts_lengths_in_working_and_in_calendar_days(county: Catalogue) -> None:
    plays = [play for one in county.of(Playbook) for play in one.plays]
    likely = [one.takes.likely for play in plays for one in play.activities]
    in_calendar = [one.wording for one in likely if one.is_calendar(weeks="working")]
    assert in_calendar == ["30 calendar days", "45 calendar days"]


def test_only_the_county_states_its_phases() -> None:
    gates = {
        folder.name: len(open_workspace(folder, limits=Limits()).catalogue.of(Phase))
        for folder in folders()
    }
    assert gates == {"county-split": 3, "impossible": 0, "no-gates": 0, "undated": 0}
