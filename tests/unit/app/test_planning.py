"""Planning a workspace, from Python: plans, orders, refusals, and plans near one before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hand_made_briefs import lines
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.app.opening import DataError, UsageError, Workspace
from dtl_planner.app.planning import Wishes, make_brief, make_plan, read_plan
from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.values.states import State
from dtl_planner.limits import Limits
from dtl_planner.plan.making.order import Ordering
from dtl_planner.plan.timeline.plan import Plan, Proof
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.plan.timeline.saved import to_json

ROOT = Path(__file__).parents[3]
DEFAULTS = ROOT / "tests/cases/defaults"

SERVICES = """
dtl: 1
programme: {title: A small programme}
sources: {paper: {title: The paper}}
divisions: {learning: {name: Learning and Skills}}
services:
  - {id: play, name: Play service, division: learning, answers: {local: yes}}
  - {id: portage, name: Portage, division: learning, answers: {local: yes}}
"""

PROGRAMME = """
dtl: 1
planning: {start: 2009-10-05, deadline: by 2010-04}
calendar:
  closed: [{from: 2009-12-24, to: 2009-12-31, why: Closed at Christmas}]
capacity:
  - {id: at-once, name: Services in change, counts: services, at_once: 1}
milestones:
  - {id: heads, name: Heads recruited, by: by 2009-10, wording: by the end of October}
  - {id: live, name: Teams live, when_done: [play, portage]}
playbooks:
  - id: moving
    name: Moving a service
    basis: assumed
    plays:
      - kinds: [service]
        activities:
          - {id: design, name: Design, takes: {likely: 2 weeks}, disturbs: no,
             waits_for: [{on: heads}]}
          - {id: consult, name: Consult, takes: {likely: 84 calendar days}, disturbs: no}
          - {id: move, name: Move, takes: {likely: 8 days}}
scenarios:
  - {id: hurry, name: In a hurry, sets: {deadline: 2010-02}}
"""


def workspace(programme: str = PROGRAMME, services: str = SERVICES) -> Workspace:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(DEFAULTS.iterdir())}
    texts |= {"services.yaml": services, "programme.yaml": programme}
    loaded = load_texts(texts, limits=Limits())
    assert [(one.code.id, one.message) for one in loaded.diagnostics] == []
    return Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits())


def planned(read: Workspace, wishes: Wishes | None = None) -> Plan:
    plan = make_plan(read, wishes or Wishes())
    assert isinstance(plan, Plan), plan
    return plan


@pytest.mark.needs("ortools", "holidays")
def test_a_small_programme_worked_back_from_its_deadline() -> None:
    plan = planned(workspace())
    assert (plan.title, plan.deadline, plan.structure, plan.proof) == snapshot(
        ("A small programme", "30 April 2010", "proposed", Proof.BEST)
    )
    assert lines(plan) == snapshot(
        [
            "Fri 30 Oct 2009 - Fri 30 Oct 2009  0 days slack  0          heads",
            "Wed 23 Dec 2009 - Thu 14 Jan 2010 10 days slack  0          play.design",
            "Wed 13 Jan 2010 - Tue 26 Jan 2010 10 days slack  0          portage.design",
            "Fri 15 Jan 2010 - Thu 08 Apr 2010 58 days slack  0          play.consult",
            "Wed 27 Jan 2010 - Tue 20 Apr 2010 58 days slack  0          portage.consult",
            "Fri 09 Apr 2010 - Tue 20 Apr 2010  8 days slack  0          play.move",
            "Wed 21 Apr 2010 - Fri 30 Apr 2010  8 days slack  0          portage.move",
            "Fri 30 Apr 2010 - Fri 30 Apr 2010  0 days slack  0          live",
        ]
    )
    assert plan.closed == snapshot(
        (
            (date(2009, 12, 24), "Closed at Christmas"),
            (date(2009, 12, 25), "Christmas Day"),
            (date(2009, 12, 28), "Boxing Day (observed)"),
            (date(2009, 12, 29), "Closed at Christmas"),
            (date(2009, 12, 30), "Closed at Christmas"),
            (date(2009, 12, 31), "Closed at Christmas"),
            (date(2010, 1, 1), "New Year's Day"),
            (date(2010, 4, 2), "Good Friday"),
            (date(2010, 4, 5), "Easter Monday"),
        )
    )
    assert len(plan.made_from) == 64


@pytest.mark.needs("ortools", "holidays")
def test_what_is_asked_for_goes_before_what_is_written() -> None:
    read = workspace()
    hurry = planned(read, Wishes(scenario="hurry"))
    assert (hurry.deadline, hurry.scenario) == snapshot(
        ("28 February 2010", "In a hurry: deadline=2010-02")
    )
    later = planned(read, Wishes(scenario="hurry", sets=("deadline=2010-03",)))
    assert (later.deadline, later.scenario) == snapshot(
        ("31 March 2010", "In a hurry: deadline=2010-02, deadline=2010-03")
    )
    assert planned(read, Wishes(structure="proposed", sets=("prefer=early",))).prefers == "early"


@pytest.mark.needs("ortools", "holidays")
def test_more_workers_or_a_limit_in_seconds_may_give_another_plan() -> None:
    read = workspace()
    assert planned(read, Wishes(effort=0.5)).is_repeatable
    assert not planned(read, Wishes(seconds=20.0)).is_repeatable
    assert not planned(read, Wishes(workers=2)).is_repeatable
    assert planned(read).proof is Proof.BEST


@pytest.mark.needs("ortools", "holidays")
def test_why_there_is_no_plan() -> None:
    refused = make_plan(workspace(), Wishes(sets=("deadline=2009-12-31",)))
    assert isinstance(refused, Refusal)
    assert refused.reason == snapshot(
        "Play service: Consult, then Play service: Move: "
        "one after the other they take longer than there is"
    )
    assert [rule.id for rule in refused.clashing] == snapshot(
        ["start", "takes:play.consult", "play:play:move", "deadline"]
    )
    assert [way.rule.id for way in refused.ways_out] == snapshot(["deadline", "start"])
    assert refused.is_minimal


@pytest.mark.needs("ortools", "holidays")
def test_stopped_before_there_is_a_plan() -> None:
    refused = make_plan(workspace(), Wishes(sets=("deadline=2010-01",)), stop=lambda: True)
    assert isinstance(refused, Refusal)
    assert (refused.clashing, refused.is_minimal) == ((), False)


def test_without_any_date_there_is_an_order() -> None:
    order = make_plan(workspace("dtl: 1\n", SERVICES), Wishes())
    assert isinstance(order, Ordering)
    assert [[one.subject for one in stage.members] for stage in order.stages] == snapshot(
        [["play", "portage"]]
    )
    assert len(order.made_from) == 64
    assert make_brief(workspace("dtl: 1\n", SERVICES), Wishes()) is None


def _usage(wishes: Wishes) -> str:
    with pytest.raises(UsageError) as refused:
        make_plan(workspace(), wishes)
    return str(refused.value)


def test_what_cannot_be_asked_for_is_said() -> None:
    assert [
        _usage(wishes)
        for wishes in (
            Wishes(scenario="hurri"),
            Wishes(structure="propose"),
            Wishes(sets=("deadlin=2010-04",)),
            Wishes(sets=("deadline=soon",)),
            Wishes(sets=("deadline",)),
            Wishes(scheme="deliver"),
        )
    ] == snapshot(
        [
            "there is no scenario `hurri`. Did you mean `hurry`?",
            "there is no structure `propose`. Did you mean `proposed`?",
            "there is no setting `deadlin`. Did you mean `deadline`?",
            "`deadline` wants a date, as `2010-06`, and `soon` is none",
            "`deadline` is no setting: write it as `deadline=2010-06`",
            "there is no scheme `deliver`. Did you mean `delivery`?",
        ]
    )


BROKEN_PLAY = PROGRAMME.replace("kinds: [service]", "changes: [splitt]")


def test_what_only_shows_when_a_plan_is_made_stops_it() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(DEFAULTS.iterdir())}
    loaded = load_texts(
        texts | {"services.yaml": SERVICES, "programme.yaml": BROKEN_PLAY}, limits=Limits()
    )
    read = Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits())
    with pytest.raises(DataError) as wrong:
        make_plan(read, Wishes())
    assert [one.message for one in wrong.value.diagnostics] == snapshot(
        [
            "Nothing is to be done for `play` before `live` is reached.",
            "Nothing is to be done for `portage` before `live` is reached.",
            "`splitt` is no kind of change.",
        ]
    )


PROGRESS = """
progress:
  heads: {state: done, ended: 2009-10-23}
  play:
    state: started
    activities:
      design: {state: done, began: 2009-11-02, ended: 2009-11-13}
      consult: {state: started, began: 2009-11-16,
                moved: [{to: 2010-02-07, by: Cabinet}]}
"""


@pytest.mark.needs("ortools", "holidays")
def test_a_plan_near_one_before_keeps_what_it_can_and_logs_the_rest(tmp_path: Path) -> None:
    before = tmp_path / "plan.json"
    before.write_text(to_json(planned(workspace())), encoding="utf-8")
    same = planned(workspace(), Wishes(against=before))
    assert same.moved == ()
    assert same.against is not None
    later = planned(workspace(PROGRAMME + PROGRESS), Wishes(against=before))
    assert [
        (one.id, str(one.was), str(one.became), one.why, one.approved_by) for one in later.moved
    ] == snapshot(
        [
            (
                "heads",
                "2009-10-30",
                "2009-10-23",
                "Heads recruited was done on 23 October 2009",
                None,
            ),
            (
                "play.design",
                "2010-01-14",
                "2009-11-13",
                "Play service: Design was done on 13 November 2009",
                None,
            ),
            (
                "play.consult",
                "2010-04-08",
                "2010-02-07",
                "Play service: Consult began on 16 November 2009",
                "Cabinet",
            ),
        ]
    )
    assert {one.id: one.state for one in later.items if one.state} == snapshot(
        {"heads": State.DONE, "play.design": State.DONE, "play.consult": State.STARTED}
    )


def test_a_saved_plan_is_read_whatever_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    saved = tmp_path / "plan.json"
    saved.write_text("\ufeff" + to_json(small_plan()), encoding="utf-8")
    assert read_plan(saved, Limits()) == small_plan()
    link = tmp_path / "folder" / "link.json"
    link.symlink_to(saved)
    assert read_plan(link, Limits()) == small_plan()


def _unread(path: Path, limits: Limits) -> tuple[str, str]:
    with pytest.raises(DataError) as refused:
        read_plan(path, limits)
    (found,) = refused.value.diagnostics
    return found.code.id, found.message.replace(str(path), path.name)


def test_a_file_that_is_no_plan_is_refused(tmp_path: Path) -> None:
    texts = {"empty": b"", "other": b"{}", "cut": b'{"format_version": 1', "latin": b"\xe9"}
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "large").write_text(to_json(small_plan()), encoding="utf-8")
    few = Limits(yaml_bytes=1_000)
    names = ("missing", *texts, "pipe", "folder", "large")
    assert [_unread(tmp_path / name, few) for name in names] == snapshot(
        [
            ("DTL001", "There is no file `missing`."),
            ("DTL005", "`empty` is empty."),
            (
                "DTL760",
                "`other` cannot be read as a plan: it is no plan saved by `dtl plan --out`.",
            ),
            (
                "DTL760",
                "`cut` cannot be read as a plan: it is no JSON from line 1, column 21 on.",
            ),
            ("DTL007", "`latin` is not saved as UTF-8: byte 1 is 0xE9."),
            ("DTL002", "`pipe` is not an ordinary file but a folder, a pipe or a device."),
            ("DTL002", "`folder` is not an ordinary file but a folder, a pipe or a device."),
            ("DTL006", "`large` has 9,553 bytes; the limit `yaml-bytes` is 1,000."),
        ]
    )


@pytest.mark.needs("ortools", "holidays")
@pytest.mark.parametrize("name", ["ortools", "holidays"])
def test_without_the_extra_it_is_said_how_to_install_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError) as refused:
        make_plan(workspace(), Wishes())
    assert str(refused.value) == (
        f"planning with dates needs {name}, not installed here; "
        "in the folder of dtl: pip install '.[plan]'"
    )


def test_another_module_that_is_missing_is_a_fault_in_dtl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    monkeypatch.setattr("dtl_planner.app.planning._NEEDED", ())
    with pytest.raises(ModuleNotFoundError):
        make_brief(workspace(), Wishes())


def _python(program: str, **changes: str) -> str:
    paths = [str(Path(__file__).parent), str(ROOT / "tests/plans"), str(ROOT / "src")]
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **changes},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


TRY = """
from test_planning import *
from dtl_planner.app.planning import *
plan = make_plan(workspace(), Wishes())
print(to_json(plan), end="")
"""


@pytest.mark.needs("ortools", "holidays")
def test_no_setting_of_the_machine_moves_a_byte_of_a_plan() -> None:
    usual = _python(TRY, PYTHONHASHSEED="0", LC_ALL="C", TZ="UTC")
    other = _python(TRY, PYTHONHASHSEED="7", LC_ALL="tr_TR.UTF-8", TZ="Pacific/Kiritimati")
    assert usual == other
    assert json.loads(usual)["is_repeatable"] is True
