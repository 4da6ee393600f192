"""The Gantt chart in Mermaid, read back by Mermaid itself."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hostile_names import HOSTILE_NAMES
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.catalogue.values.states import State
from dtl_planner.exporters.plans import mermaid
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan

NODE = shutil.which("node") or "node"
READER = Path(__file__).parents[2] / "functional/mermaid_tasks.mjs"


def named(*names: str) -> Plan:
    """A plan whose phases and items have the names given."""
    plan = small_plan()
    item = plan.items[0]
    items = tuple(
        replace(item, id=f"item-{number}", name=name, phase=f"phase-{number}")
        for number, name in enumerate(names)
    )
    phases = tuple(
        replace(plan.phases[0], id=f"phase-{number}", name=name)
        for number, name in enumerate(names)
    )
    return replace(plan, title=names[0], items=items, phases=phases, ties=(), path=())


def under_way() -> Plan:
    """A plan of which some is done, and nothing is critical."""
    plan = small_plan()
    states = (State.DONE, State.STARTED, State.TRANSFERRED, State.STOPPED, State.PLANNED, None)
    items = tuple(
        replace(item, state=state, is_critical=False)
        for item, state in zip(plan.items, states, strict=True)
    )
    return replace(plan, items=items)


EMPTY = replace(small_plan(), items=(), ties=(), phases=(), path=(), made_from="")


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What Mermaid itself makes of four plans: the small one, two of its kind, and an empty one."""
    folder = tmp_path_factory.mktemp("mermaid")
    plans = (small_plan(), named(*HOSTILE_NAMES), under_way(), EMPTY)
    files = [folder / f"{number}.mmd" for number in range(len(plans))]
    for file, plan in zip(files, plans, strict=True):
        file.write_bytes(mermaid.write(plan))
    done = subprocess.run([NODE, READER, *files], capture_output=True, check=True)
    found: list[Any] = json.loads(done.stdout)
    return found


@pytest.mark.needs("node", "mermaid", "jsdom")
def test_mermaid_reads_the_dates_and_names_that_the_plan_has(charts: list[Any]) -> None:
    plan, chart = small_plan(), charts[0]
    phases = {phase.id: phase.name for phase in plan.phases}
    assert chart["title"] == plan.title
    assert [
        (task["section"], task["name"].rstrip(), task["start"], task["end"])
        for task in chart["tasks"]
    ] == [
        (
            phases[item.phase or ""],
            clean(full_name(item)),
            item.start.isoformat(),
            (item.finish + timedelta(days=1)).isoformat(),
        )
        for item in plan.items
    ]
    assert [task["tags"] for task in chart["tasks"]] == [
        ["crit", "milestone"], ["crit"], [], ["crit"], ["crit"], ["crit", "milestone"],
    ]  # fmt: skip


@pytest.mark.needs("node", "mermaid", "jsdom")
def test_mermaid_takes_no_name_for_more_than_a_name(charts: list[Any]) -> None:
    chart = charts[1]
    shown = [clean(name).strip() or "\xa0" for name in HOSTILE_NAMES]
    assert chart["title"] == shown[0]
    assert [task["name"].rstrip(" ") for task in chart["tasks"]] == shown
    assert [task["section"] for task in chart["tasks"]] == shown


@pytest.mark.needs("node", "mermaid", "jsdom")
def test_mermaid_shows_how_far_work_has_got(charts: list[Any]) -> None:
    _, _, chart, nothing = charts
    assert [task["tags"] for task in chart["tasks"]] == [
        ["done", "milestone"], ["active"], ["done"], [], [], ["milestone"],
    ]  # fmt: skip
    assert nothing["tasks"] == []


def test_items_with_like_ids_are_told_apart_and_items_in_no_phase_stand_last() -> None:
    plan = small_plan()
    ids = ("a.b", "a-b", "a b", "done")
    items = tuple(
        replace(plan.items[0], id=id_, name=id_, phase=phase)
        for id_, phase in zip(ids, (None, "gone", "october", "october"), strict=True)
    )
    text = mermaid.write(replace(plan, items=items, ties=(), made_from="")).decode()
    assert text == snapshot("""\
gantt
  title Delivering through Localities
  dateFormat YYYY-MM-DD
  section By the end of October 2009
    a b :crit, milestone, t_a_b_3, 2009-10-30, 2009-10-31
    done :crit, milestone, t_done, 2009-10-30, 2009-10-31
  section In no phase
    a.b :crit, milestone, t_a_b, 2009-10-30, 2009-10-31
    a-b :crit, milestone, t_a_b_2, 2009-10-30, 2009-10-31
""")
