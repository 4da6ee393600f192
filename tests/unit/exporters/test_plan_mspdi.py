"""MPXJ, which others wrote, reads our files for Microsoft Project and moves no date in them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from drawn_plans import plans
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from small_plan import CLOSED, small_plan

from dtl_planner.catalogue.values.states import State
from dtl_planner.exporters.plans import mspdi
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan

READER = Path(__file__).parent / "foreign" / "read_mspdi.py"
IN_PROJECT = "{http://schemas.microsoft.com/project}"
KINDS = {"finish-to-finish": "FF", "finish-to-start": "FS", "start-to-finish": "SF",
         "start-to-start": "SS"}  # fmt: skip


def read(folder: Path, *written: Plan) -> list[dict[str, Any]]:
    """Let MPXJ read plans, in a process of its own."""
    files = [folder / f"{number}.xml" for number in range(len(written))]
    for file, plan in zip(files, written, strict=True):
        file.write_bytes(mspdi.write(plan))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", READER, *files], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def items_of(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {task["id"]: task for task in document["tasks"] if not task["summary"]}


def days_of(task: dict[str, Any]) -> tuple[str, str]:
    start, finish = task["dates"]
    return start[:10], finish[:10]


def parsed(plan: Plan) -> ET.Element:
    return ET.fromstring(mspdi.write(plan))  # noqa: S314 - our own bytes


def of_tag(tag: str, plan: Plan) -> list[str]:
    found = parsed(plan).iter(IN_PROJECT + tag)
    return [element.text or "" for element in found]


def also_told(plan: Plan) -> list[str]:
    lines = [line for notes in of_tag("Notes", plan) for line in notes.splitlines()]
    return [line.split(" of ")[0] for line in lines if line.startswith("Also")]


def begun() -> Plan:
    """The small plan, a part of which is done or started."""
    plan = small_plan()
    states = dict(zip(plan.item, (State.DONE, State.TRANSFERRED, State.STARTED), strict=False))
    items = tuple(replace(item, state=states.get(item.id)) for item in plan.items)
    return replace(plan, items=items)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The small plan and the one that has begun, as MPXJ reads them."""
    return read(tmp_path_factory.mktemp("mspdi"), small_plan(), begun())


@pytest.fixture
def document(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The small plan, as MPXJ reads it."""
    return documents[0]


@pytest.mark.needs("mpxj", "jpype", "java")
def test_mpxj_reads_names_dates_and_lengths(document: dict[str, Any]) -> None:
    found = items_of(document)
    for item in small_plan().items:
        task = found[item.id]
        assert task["name"] == clean(full_name(item))
        assert days_of(task) == (str(item.start), str(item.finish))
        assert task["milestone"] == item.is_moment
        assert task["duration"] == task["remaining"] == f"{float(_days(item.id))}d"
    assert document["title"] == small_plan().title
    assert document["category"] == f"made from {small_plan().made_from}"
    assert document["hours a day"] == 7


def _days(id_: str) -> int:
    item = small_plan().item[id_]
    return item.spread.likely if item.spread.is_calendar else item.days


@pytest.mark.needs("mpxj", "jpype", "java")
def test_mpxj_reads_every_link_with_its_kind_and_its_lag(document: dict[str, Any]) -> None:
    found = items_of(document)
    links = {
        (before, id_, kind, lag)
        for id_, task in found.items()
        for before, kind, lag in task["links"]
    }
    units = {"working days": "d", "calendar days": "ed"}
    assert links == {
        (tie.before, tie.after, KINDS[tie.kind], f"{float(tie.lag)}{units[tie.unit]}")
        for tie in small_plan().ties
    }


@pytest.mark.needs("mpxj", "jpype", "java")
def test_mpxj_reads_the_working_week_and_the_closed_days(document: dict[str, Any]) -> None:
    assert document["week"] == ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"]
    assert document["closed"] == [[str(day), str(day), why] for day, why in CLOSED]


@pytest.mark.needs("mpxj", "jpype", "java")
def test_a_phase_is_a_summary_of_its_items(document: dict[str, Any]) -> None:
    assert [(task["level"], task["name"]) for task in document["tasks"]] == snapshot(
        [
            (1, "By the end of October 2009"),
            (2, "Three heads of service recruited"),
            (1, "By the end of January 2010"),
            (2, "Play service: =1+1, design; of the “team”"),
            (2, "Portage: <script>alert(1)</script> | consult \\u{202e}staff"),
            (2, "Play service: Move to localities"),
            (1, "By April 2010"),
            (2, "Portage: Settle in\\nand review"),
            (2, "Core locality teams fully implemented"),
        ]
    )


@pytest.mark.needs("mpxj", "jpype", "java")
def test_what_the_source_says_is_in_the_notes_and_the_date_due_is_a_deadline(
    document: dict[str, Any],
) -> None:
    found = items_of(document)
    assert [(task["deadline"], task["notes"]) for task in found.values()] == snapshot(
        [
            (
                "2009-10-31T17:00",
                """\
In the words of the source: by the end of October 2009
Source: Response to consultation, Key timescales\
""",
            ),
            ("None", "The length or the date is not stated in a source: it is our reading."),
            ("None", "The length or the date is not stated in a source: it is our reading."),
            ("None", "The length or the date is not stated in a source: it is our reading."),
            ("None", "The length or the date is not stated in a source: it is our reading."),
            (
                "2010-04-30T17:00",
                """\
In the words of the source: by April 2010
Source: Response to consultation, Key timescales\
""",
            ),
        ]
    )


@pytest.mark.needs("mpxj", "jpype", "java")
def test_mpxj_scheduling_the_plan_anew_moves_no_date(document: dict[str, Any]) -> None:
    assert document["scheduled"] == [task["dates"] for task in document["tasks"]]


@pytest.mark.needs("mpxj", "jpype", "java")
@settings(max_examples=2, suppress_health_check=[*HealthCheck], phases=[Phase.generate])
@given(drawn=st.lists(plans(), min_size=25, max_size=25))
def test_mpxj_moves_no_date_of_any_plan(drawn: list[Plan], tmp_path: Path) -> None:
    for plan, document in zip(drawn, read(tmp_path, *drawn), strict=True):
        found = items_of(document)
        assert {id_: days_of(task) for id_, task in found.items()} == {
            item.id: (str(item.start), str(item.finish)) for item in plan.items
        }
        # The dates of a phase are what the scheduler makes of its items, to the hour.
        for task, dates in zip(document["tasks"], document["scheduled"], strict=True):
            assert task["summary"] or task["dates"] == dates


@pytest.mark.needs("mpxj", "jpype", "java")
def test_what_is_done_or_started_says_so(documents: list[dict[str, Any]]) -> None:
    found = items_of(documents[1])
    assert [
        (task["percent"], task["actual"], task["remaining"]) for task in found.values()
    ] == snapshot(
        [
            ("100", ["2009-10-30T17:00", "2009-10-30T17:00"], "0.0d"),
            ("100", ["2009-11-02T09:00", "2009-11-27T17:00"], "0.0d"),
            ("0", ["2009-11-30T09:00", "None"], "42.0d"),
            ("0", ["None", "None"], "9.0d"),
            ("0", ["None", "None"], "5.0d"),
            ("0", ["None", "None"], "0.0d"),
        ]
    )


@given(plan=plans())
def test_whatever_the_names_are_the_file_is_xml_that_holds_them(plan: Plan) -> None:
    root = parsed(plan)
    names = [task.findtext(IN_PROJECT + "Name") for task in root.iter(IN_PROJECT + "Task")]
    phases = {phase.name for phase in plan.phases}
    assert sorted(name or "" for name in names if name not in phases) == sorted(
        clean(full_name(item)) for item in plan.items if full_name(item) not in phases
    )


def test_an_item_that_a_link_would_move_must_start_on_its_day() -> None:
    plan = small_plan()
    tie = replace(plan.ties[2], lag=60)  # it does not hold: the item is done out of turn
    kinds = of_tag("ConstraintType", replace(plan, ties=(tie,)))
    assert kinds == ["4", "4", "4", "2", "4", "4"]


def test_a_lag_that_the_program_adds_to_the_beginning_pins_the_date() -> None:
    """Nine days before the end, and forty on from there, is later than the plan begins it."""
    plan = small_plan()
    tie = replace(plan.ties[3], before="play-service.design", unit="calendar days", lag=40)
    assert of_tag("ConstraintType", replace(plan, ties=(tie,)))[3] == snapshot("2")


def test_of_two_links_between_two_items_one_is_drawn_and_one_is_told() -> None:
    plan = small_plan()
    other = replace(plan.ties[2], kind="start-to-start", lag=1, is_binding=True)
    changed = replace(plan, ties=(plan.ties[2], other))
    assert len(of_tag("PredecessorUID", changed)) == 1
    assert also_told(changed) == snapshot(
        ["Also to start no earlier than 2 calendar days after the finish"]
    )


def test_a_ring_of_links_loses_those_that_lead_back() -> None:
    plan = small_plan()
    back = replace(plan.ties[2], before="portage.embed", after="play-service.design", lag=-90)
    changed = replace(plan, ties=(plan.ties[2], plan.ties[5], back))
    assert len(of_tag("PredecessorUID", changed)) == 2
    assert also_told(changed) == snapshot(
        ["Also to start no earlier than 90 calendar days before the finish"]
    )


def test_a_milestone_is_reached_in_the_morning_where_something_begins_on_its_day() -> None:
    plan = small_plan()
    items = tuple(
        replace(item, start=date(2009, 11, 2), finish=date(2009, 11, 2))
        if item.id == "heads-recruited"
        else item
        for item in plan.items
    )
    changed = replace(plan, items=items)
    assert of_tag("ConstraintDate", changed)[0] == "2009-11-02T09:00:00"
    assert of_tag("Finish", changed)[1] == "2009-11-02T09:00:00"


def test_a_deadline_is_the_last_day_that_by_can_mean_and_from_is_none() -> None:
    plan = small_plan()
    dues = ("by 2009-10", "2009/10", "from 2009-10", "about 2009", "some day", None)
    items = tuple(replace(item, due=due) for item, due in zip(plan.items, dues, strict=True))
    assert of_tag("Deadline", replace(plan, items=items)) == snapshot(
        ["2009-10-31T17:00:00", "2010-03-31T17:00:00"]
    )


def test_two_reasons_for_one_closed_day_are_one_exception() -> None:
    day = CLOSED[0][0]
    names = of_tag("Name", replace(small_plan(), closed=((day, "Eve"), (day, "Council closed"))))
    assert "Council closed, Eve" in names


def test_a_plan_without_items_phases_or_closed_days_is_a_project_too() -> None:
    plan = replace(small_plan(), items=(), ties=(), phases=(), closed=(), path=())
    assert of_tag("StartDate", plan) == ["2009-09-15T09:00:00"]
    assert of_tag("Exceptions", plan) == []


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert mspdi.write(small_plan()) == mspdi.write(small_plan())
