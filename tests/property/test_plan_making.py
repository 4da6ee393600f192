"""Briefs of random catalogues: they hang together, and what is made of them can be planned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dtl_planner.app.opening import Workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.load import load_texts
from dtl_planner.diff.difference import difference
from dtl_planner.limits import Limits
from dtl_planner.plan.engine.verify import broken_rules
from dtl_planner.plan.making.compose import compose
from dtl_planner.plan.making.ordering import order
from dtl_planner.plan.making.settling import settings_of

if TYPE_CHECKING:
    from dtl_planner.diff.difference import Difference
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.making.settings import Settings

KINDS = ("finish-to-start", "start-to-start", "finish-to-finish", "start-to-finish")
LAGS = (None, "1 week", "5 days", "10 calendar days", "-2 days")
SCHEME = {
    "id": "plain",
    "title": "Local or city-wide",
    "facts": {"local": {"ask": "Is it local?"}},
    "categories": {"core": {"placement": {"managed": "locality"}}, "wide": {"title": "wide"}},
    "rules": [{"id": "core", "then": "core", "when": "local", "because": "it is local"}],
    "otherwise": {"then": "wide", "because": "it is not"},
}
PLACES = [
    {"id": "city", "name": "City", "tier": "city"},
    {"id": "north", "name": "North", "tier": "locality", "within": "city"},
]


@st.composite
def services(draw: st.DrawFn) -> list[dict[str, object]]:
    """Draw services, each waiting for some of those before it only."""
    found: list[dict[str, object]] = []
    for number in range(draw(st.integers(1, 6))):
        links = [
            {"on": f"s{other}", "kind": draw(st.sampled_from(KINDS)), **_lag(draw)}
            for other in range(number)
            if draw(st.booleans())
        ]
        found.append(
            {
                "id": f"s{number}",
                "name": f"Service {number}",
                "current": {"managed": "city-wide"},
                "answers": {"local": draw(st.sampled_from(["yes", "no"]))},
                "people": {"fte": draw(st.integers(1, 9))},
                "constraints": {"fragile": draw(st.booleans())},
                **({"depends_on": links} if links else {}),
            }
        )
    return found


def _lag(draw: st.DrawFn) -> dict[str, str]:
    lag = draw(st.sampled_from(LAGS))
    return {} if lag is None else {"lag": lag}


@st.composite
def programmes(draw: st.DrawFn) -> dict[str, object]:
    """Draw what a plan is asked to respect, with time enough for all of it."""
    lengths = st.sampled_from(["0 days", "3 days", "2 weeks", "20 calendar days"])
    activities = [
        {
            "id": f"a{number}",
            "name": f"Step {number}",
            "takes": draw(lengths),
            "disturbs": draw(st.booleans()),
            **({"after": []} if draw(st.booleans()) else {}),
        }
        for number in range(draw(st.integers(1, 3)))
    ]
    found: dict[str, object] = {
        "planning": {
            "start": "2010-01-04",
            "deadline": "2014-12-31",
            "prefer": draw(st.sampled_from(["late", "early"])),
            "fragile": {"first_phase": draw(st.sampled_from(["never", "avoided", "allowed"]))},
        },
        "calendar": {"holidays": "none"},
        "playbooks": [{"id": "p", "name": "P", "plays": [{"activities": activities}]}],
        "capacity": [
            {"id": "c", "name": "C", "counts": "services", "at_once": draw(st.integers(1, 3))},
            {"id": "f", "name": "F", "counts": "fte", "at_once": 9, "level": draw(st.booleans())},
        ],
        "windows": [
            {"id": "w", "name": "W", "times": [{"from": "2010-06", "to": "2010-08"}]},
        ],
        "milestones": [
            {"id": "m", "name": "M", "by": "by 2014", "when_done": ["s0"]},
            {"id": "later", "name": "Later", "depends_on": [{"on": "m", "lag": "2 weeks"}]},
        ],
    }
    if draw(st.booleans()):
        found["phases"] = [
            {"id": "one", "name": "One", "by": "by 2011"},
            {"id": "two", "name": "Two", "by": "by 2014"},
        ]
    return found


def changes_of(
    written: list[dict[str, object]], programme: dict[str, object]
) -> tuple[Difference, Settings]:
    footprint = {"id": "all", "name": "All", "tiers": ["city", "locality"]}
    files: dict[str, dict[str, object]] = {
        "services.yaml": {"services": written},
        "localities.yaml": {"footprints": [footprint], "places": PLACES},
        "criteria.yaml": {"schemes": [SCHEME]},
        "programme.yaml": programme,
    }
    texts = {
        name: yaml.safe_dump({"dtl": 1, **data}, sort_keys=False) for name, data in files.items()
    }
    loaded = load_texts(texts, limits=Limits())
    assert [one.message for one in loaded.diagnostics] == []
    workspace = Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits())
    now, wanted = (structure_of(workspace, name) for name in ("current", "proposed"))
    return difference(now, wanted), settings_of(loaded.catalogue)


def brief_of(written: list[dict[str, object]], programme: dict[str, object]) -> Brief:
    brief = compose(*changes_of(written, programme)).brief
    assert brief is not None
    return brief


QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@given(services(), programmes())
@QUICK
def test_every_task_belongs_to_one_item_and_every_rule_is_in_words(
    written: list[dict[str, object]], programme: dict[str, object]
) -> None:
    brief = brief_of(written, programme)
    tasks = [task for item in brief.items for task in dict.fromkeys((item.opens, item.closes))]
    assert tasks == list(dict.fromkeys(tasks))
    assert set(tasks) == {task.id for task in brief.problem.tasks}
    assert set(brief.rules) == set(brief.problem.rules)
    assert all(rule.id == id_ and rule.told for id_, rule in brief.rules.items())
    assert {load.id for load in brief.loads} == {one.id for one in brief.problem.resources}


@given(services(), programmes(), st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_records_does_not_matter(
    written: list[dict[str, object]],
    programme: dict[str, object],
    random: st.DrawFn,
) -> None:
    shuffled = list(written)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a `Random`
    one, other = brief_of(written, programme), brief_of(shuffled, programme)
    for name in ("tasks", "starts", "links", "resources", "groups", "placements", "fragile"):
        first, second = (getattr(brief.problem, name) for brief in (one, other))
        assert sorted(first, key=repr) == sorted(second, key=repr)
    assert dict(one.rules) == dict(other.rules)
    assert one.problem.phase_ends == other.problem.phase_ends


@given(services(), programmes())
@QUICK
def test_an_order_holds_everything_once_and_nothing_before_what_it_waits_for(
    written: list[dict[str, object]], programme: dict[str, object]
) -> None:
    found = order(*changes_of(written, programme))
    placed = {one.subject: stage.number for stage in found.stages for one in stage.members}
    assert len(placed) == sum(len(stage.members) for stage in found.stages)
    assert (found.rings, found.stuck) == ((), ())
    for stage in found.stages:
        for one in stage.members:
            assert all(placed[other] <= stage.number for other in one.waits_for)


@pytest.mark.needs("ortools")
@given(services(), programmes())
@settings(parent=QUICK, max_examples=8)
def test_what_is_made_can_be_planned(
    written: list[dict[str, object]], programme: dict[str, object]
) -> None:
    from dtl_planner.plan.engine.solver.run import Budget  # noqa: PLC0415 - an extra
    from dtl_planner.plan.engine.solver.solve import solve  # noqa: PLC0415

    brief = brief_of(written, programme)
    outcome = solve(brief.problem, budget=Budget(effort=0.2))
    assert outcome.starts is not None
    assert broken_rules(brief.problem, outcome.starts) == ()
