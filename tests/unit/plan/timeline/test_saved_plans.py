"""Plans as files: written the same always, and read back strictly."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.engine.problem import LagUnit, LinkKind
from dtl_planner.plan.making.brief import ItemKind, Spread
from dtl_planner.plan.timeline.plan import (
    Aim,
    Moved,
    Peak,
    Plan,
    Planned,
    PlanPhase,
    Proof,
    Tie,
)
from dtl_planner.plan.timeline.saved import SavedPlanError, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn

SAVED = Path(__file__).parents[3] / "cases" / "saved"

TEXTS = st.text(max_size=12)
NUMBERS = st.integers(-(10**9), 10**9)
COUNTS = st.integers(0, 10**6)
DAYS = st.dates()


def _maybe(drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | drawn


def _tuples(drawn: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(drawn, max_size=most).map(tuple)


@st.composite
def _items(draw: DrawFn, id_: str, phases: list[str]) -> Planned:
    start, finish = sorted((draw(DAYS), draw(DAYS)))
    return Planned(
        id=id_,
        kind=draw(st.sampled_from(ItemKind)),
        name=draw(TEXTS),
        subject=draw(TEXTS),
        subject_name=draw(TEXTS),
        division=draw(_maybe(TEXTS)),
        workstream=draw(_maybe(TEXTS)),
        start=start,
        finish=finish,
        days=draw(COUNTS),
        spread=draw(st.builds(Spread, COUNTS, COUNTS, COUNTS, is_calendar=st.booleans())),
        earliest=draw(DAYS),
        latest=draw(DAYS),
        latest_finish=draw(DAYS),
        slack=draw(COUNTS),
        is_critical=draw(st.booleans()),
        is_fragile=draw(st.booleans()),
        phase=draw(st.sampled_from([None, *phases])),
        wording=draw(_maybe(TEXTS)),
        due=draw(_maybe(TEXTS)),
        basis=draw(st.sampled_from(["stated", "inferred", "agreed"])),
        source=draw(_maybe(TEXTS)),
        changes=draw(_tuples(TEXTS)),
        state=draw(_maybe(st.sampled_from(State))),
        uses=tuple(draw(st.dictionaries(TEXTS, COUNTS, max_size=3)).items()),
    )


@st.composite
def _plans(draw: DrawFn) -> Plan:
    ids = draw(st.lists(TEXTS, max_size=4, unique=True))
    phases = draw(st.lists(TEXTS, max_size=2, unique=True))
    some_ids = _tuples(st.sampled_from(ids)) if ids else st.just(())
    peaks = _tuples(st.builds(Peak, TEXTS, TEXTS, TEXTS, NUMBERS, NUMBERS, _maybe(DAYS)), 2)
    first, last = sorted((draw(DAYS), draw(DAYS)))
    ties = st.builds(
        Tie,
        before=st.sampled_from(ids or [""]),
        after=st.sampled_from(ids or [""]),
        kind=st.sampled_from([kind.value for kind in LinkKind]),
        lag=NUMBERS,
        unit=st.sampled_from([unit.value for unit in LagUnit]),
        rule=TEXTS,
        is_binding=st.booleans(),
    )
    moved = st.builds(Moved, TEXTS, TEXTS, _maybe(DAYS), _maybe(DAYS), TEXTS, _maybe(TEXTS))
    return Plan(
        title=draw(TEXTS),
        structure=draw(TEXTS),
        deadline=draw(TEXTS),
        prefers=draw(TEXTS),
        playbook=draw(TEXTS),
        first=first,
        last=last,
        week=tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))),
        closed=draw(_tuples(st.tuples(DAYS, TEXTS))),
        items=tuple(draw(_items(id_, phases)) for id_ in ids),
        ties=draw(_tuples(ties)) if ids else (),
        phases=tuple(
            PlanPhase(
                id=id_,
                name=draw(TEXTS),
                first=draw(DAYS),
                last=draw(DAYS),
                is_found=draw(st.booleans()),
                items=draw(some_ids),
                subjects=draw(_tuples(TEXTS)),
                peaks=draw(peaks),
                unlocks=draw(some_ids),
                source=draw(_maybe(TEXTS)),
            )
            for id_ in phases
        ),
        path=draw(some_ids),
        peaks=draw(peaks),
        aims=draw(_tuples(st.builds(Aim, TEXTS, NUMBERS, NUMBERS))),
        proof=draw(st.sampled_from(Proof)),
        is_repeatable=draw(st.booleans()),
        assumed=draw(_tuples(TEXTS)),
        moved=draw(_tuples(moved)),
        against=draw(_maybe(TEXTS)),
        made_from=draw(TEXTS),
        scenario=draw(_maybe(TEXTS)),
    )


@given(_plans())
def test_what_is_written_is_read_back(plan: Plan) -> None:
    written = to_json(plan)
    assert from_json(written) == plan
    assert to_json(from_json(written)) == written
    assert written.isascii()
    assert written.endswith("}\n")
    assert "\r" not in written


@settings(max_examples=10)
@given(_plans(), st.data())
def test_a_plan_that_was_cut_off_is_refused(plan: Plan, data: st.DataObject) -> None:
    written = to_json(plan)
    with pytest.raises(SavedPlanError):
        from_json(written[: data.draw(st.integers(0, len(written) - 3))])


@pytest.mark.parametrize("saved", sorted(SAVED.glob("*.json")), ids=lambda path: path.name)
def test_plans_of_every_version_that_was_released_are_opened(saved: Path) -> None:
    assert from_json(saved.read_text(encoding="utf-8")) == small_plan()


def test_the_newest_of_them_is_what_is_written() -> None:
    assert (SAVED / "plan-1.json").read_bytes() == to_json(small_plan()).encode()


def test_every_field_of_a_plan_is_a_key() -> None:
    document = json.loads(to_json(small_plan()))
    assert set(document) == {one.name for one in fields(Plan)} | {"format_version"}
    assert set(document["items"][0]) == {one.name for one in fields(Planned)}
    assert set(document["phases"][0]) == {one.name for one in fields(PlanPhase)}
    assert set(document["ties"][0]) == {one.name for one in fields(Tie)}


def _refused(text: str) -> str:
    with pytest.raises(SavedPlanError) as refused:
        from_json(text)
    return str(refused.value)


def test_what_is_no_json_or_goes_beyond_it_is_refused() -> None:
    texts = [
        "",
        "{",
        '{"format_version": 1,\n "items": [NaN]}',
        '{"format_version": 1, "items": [], "format_version": 1}',
        '{"items": -Infinity}',
        '{"items": ' + "9" * 5_000 + "}",
        "[" * 200_000,
        "[1]",
        "{}",
        '{"format_version": 1}',
    ]
    assert [_refused(text) for text in texts] == snapshot(
        [
            "it is no JSON from line 1, column 1 on",
            "it is no JSON from line 1, column 2 on",
            "it holds NaN, which is not a number",
            "the key `format_version` stands twice in the same place",
            "it holds -Infinity, which is not a number",
            "it holds a number of 5000 digits",
            "it is nested far deeper than a plan is",
            "an object in braces was expected",
            "it is no plan saved by `dtl plan --out`",
            "it is no plan saved by `dtl plan --out`",
        ]
    )


def _with(change: Callable[[Any], object]) -> str:
    document = json.loads(to_json(small_plan()))
    change(document)
    return json.dumps(document)


def test_what_is_no_plan_of_this_version_is_refused() -> None:
    changes: list[Callable[[Any], object]] = [
        lambda plan: plan.update(format_version=2),
        lambda plan: plan.update(format_version=True),
        lambda plan: plan.update(title=None),
        lambda plan: plan.update(tittle="x"),
        lambda plan: plan.update({"\u202e" + "x" * 100: "x"}),
        lambda plan: plan.pop("aims"),
        lambda plan: plan.update(first="20090915"),
        lambda plan: plan.update(first="2009-02-30"),
        lambda plan: plan.update(first=20090915),
        lambda plan: plan.update(week=[0, 1, "2"]),
        lambda plan: plan.update(week=[0, True]),
        lambda plan: plan.update(assumed=["a", 1]),
        lambda plan: plan.update(path={}),
        lambda plan: plan.update(proof="certain"),
        lambda plan: plan.update(is_repeatable=1),
        lambda plan: plan.update(items=[[]]),
        lambda plan: plan["items"][1].update(dayz=1),
        lambda plan: plan["items"][1].update(days=1.5),
        lambda plan: plan["items"][1].update(uses={"changes-at-once": "1"}),
        lambda plan: plan["items"][1]["spread"].pop("most"),
        lambda plan: plan["phases"][1]["peaks"][0].update(on="soon"),
    ]
    assert [_refused(_with(change)) for change in changes] == snapshot(
        [
            "its `format_version` is 2; this version of dtl reads 1",
            "`format_version` must be a whole number",
            "`title` must be a text",
            "`tittle` is no key of a plan; `title` is one",
            "`\\u{202e}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` is no key of a plan",
            "the key `aims` is missing",
            "`first` must be a date such as 2009-10-30",
            "`first` must be a date such as 2009-10-30",
            "`first` must be a date such as 2009-10-30",
            "`week` must be a list of whole numbers",
            "`week` must be a list of whole numbers",
            "`assumed` must be a list of texts",
            "`path` must be a list",
            "`proof` must be one of `proved best`, `sound, not proved best`, `stopped early`",
            "`is_repeatable` must be true or false",
            "in entry 1 of `items`, an object in braces was expected",
            "in entry 2 of `items`, `dayz` is no key of a plan; `days` is one",
            "in entry 2 of `items`, `days` must be a whole number",
            "in entry 2 of `items`, in `uses`, `changes-at-once` must be a whole number",
            "in entry 2 of `items`, in `spread`, the key `most` is missing",
            "in entry 2 of `phases`, in entry 1 of `peaks`, `on` must be a date such as 2009-10-30",
        ]
    )


def test_what_does_not_fit_together_is_refused() -> None:
    changes: list[Callable[[Any], object]] = [
        lambda plan: plan["items"].append(plan["items"][0]),
        lambda plan: plan["ties"][0].update(before="gone"),
        lambda plan: plan["ties"][0].update(after="gone\u202e"),
        lambda plan: plan["phases"][0]["unlocks"].append("gone"),
        lambda plan: plan["path"].append("gone"),
        lambda plan: plan["items"][1].update(finish="2009-01-01"),
        lambda plan: plan["items"][1].update(days=-1),
        lambda plan: plan["items"][1].update(phase="gone"),
        lambda plan: plan.update(last="2009-01-01"),
        lambda plan: plan.update(week=[1, 0]),
        lambda plan: plan.update(week=[0, 7]),
        lambda plan: plan.update(week=[]),
    ]
    assert [_refused(_with(change)) for change in changes] == snapshot(
        [
            "two items have the id `heads-recruited`",
            "a tie names `gone`, and no item has that id",
            "a tie names `gone\\u{202e}`, and no item has that id",
            "the phase `october` names `gone`, and no item has that id",
            "the path names `gone`, and no item has that id",
            "`play-service.design` finishes before it starts",
            "`play-service.design` has less than no days",
            "`play-service.design` is in the phase `gone`, and there is none",
            "`last` is before `first`",
            "`week` must hold days of the week in order, from 0 for Monday to 6 for Sunday",
            "`week` must hold days of the week in order, from 0 for Monday to 6 for Sunday",
            "`week` must hold days of the week in order, from 0 for Monday to 6 for Sunday",
        ]
    )


def test_an_item_in_no_phase_is_no_fault() -> None:
    plan = small_plan()
    loose = replace(plan, items=(replace(plan.items[0], phase=None), *plan.items[1:]))
    assert from_json(to_json(loose)).items[0].phase is None
    assert plan.first == date(2009, 9, 15)
