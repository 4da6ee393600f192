"""Runs in numbers: exact small cases, links of every kind, windows, limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("numpy")

import numpy as np
from hand_made_briefs import CALENDAR, gate, play_service, with_problem
from simulated_networks import DAYS, drawn_network, linked, row_network, two_in_a_row

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.engine.passes import Passes, passes
from dtl_planner.plan.engine.problem import (
    Demand,
    Fragile,
    Group,
    LagUnit,
    Link,
    LinkKind,
    Placement,
    Problem,
    Resource,
    Same,
    Starts,
    Task,
    Why,
)
from dtl_planner.plan.making.brief import Spread
from dtl_planner.plan.simulation.building import network_of
from dtl_planner.plan.simulation.chunks import RUNS_A_CHUNK, Job, count
from dtl_planner.plan.simulation.compiled import with_limits
from dtl_planner.plan.simulation.forward import Forward
from dtl_planner.plan.simulation.running import run_here, run_in_processes
from dtl_planner.plan.simulation.sequence import in_sequence
from dtl_planner.plan.simulation.tally import Tally, no_runs

if TYPE_CHECKING:
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.simulation.network import Network

pytestmark = pytest.mark.needs("numpy")

PLANNED = {
    "heads-recruited": 20,
    "play.design": 66,
    "play.consult": 76,
    "play.consult.end": 134,
    "play.move": 136,
    "portage.move": 124,
    "teams-live": 144,
}
VARIED = {
    "play.design": Spread(8, 10, 18),
    "play.consult": Spread(84, 84, 100, is_calendar=True),
    "play.move": Spread(5, 8, 20),
    "portage.move": Spread(10, 12, 30),
}


def varied(of: Brief) -> Brief:
    return replace(
        of, items=tuple(replace(one, spread=VARIED.get(one.id, one.spread)) for one in of.items)
    )


def same(one: Tally, other: Tally) -> bool:
    names = ("runs", "ends", "whole", "gates", "critical", "extremes")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def once(network: Network) -> list[int]:
    """The starts of a network in which nothing varies, by links alone and with limits."""
    nothing = np.empty((0, 1), dtype=np.int16)
    plain, limited = (
        Forward(network, nothing).run(),
        with_limits(network, nothing, plainly=True),
    )
    if not network.free:
        assert np.array_equal(plain.starts, limited.starts)
        assert np.array_equal(plain.critical, limited.critical)
    return [int(start) for start in limited.starts[:, 0]]


def test_two_in_a_row_end_as_often_as_enumeration_says() -> None:
    runs = 5 * RUNS_A_CHUNK
    found = count(Job(row_network(), runs, 1), range(5))
    for end, probability in {2: 9 / 16, 3: 6 / 16, 4: 1 / 16}.items():
        deviation = (probability * (1 - probability) * runs) ** 0.5
        assert abs(int(found.whole[end]) - probability * runs) < 4 * deviation
    assert int(found.whole.sum()) == int(found.runs[0]) == runs
    assert found.critical.tolist() == [runs, runs]


def test_what_does_not_vary_keeps_exactly_the_plans_dates() -> None:
    for with_capacity in (False, True):
        network = network_of(play_service(), PLANNED, DAYS, with_capacity=with_capacity)
        found = count(Job(network, 100, 1), range(1))
        ends = {
            line.id: int(row.argmax()) for line, row in zip(network.lines, found.ends, strict=True)
        }
        assert all(int(row.max()) == 100 for row in found.ends)
        assert ends == {
            "heads-recruited": 20,
            "play.design": 76,
            "play.consult": 134,
            "play.move": 144,
            "portage.move": 136,
            "teams-live": 144,
        }


def test_work_may_start_as_soon_as_it_can() -> None:
    network = network_of(
        play_service(at_once=2), PLANNED, DAYS, with_capacity=True, as_soon_as_possible=True
    )
    earliest = passes(play_service(at_once=2).problem)
    assert isinstance(earliest, Passes)
    starts = once(network)
    found = {line.id: starts[line.unit] for line in network.lines}
    assert found["portage.move"] == 0
    # no rule but a deadline holds the heads back, and in the passes their window does
    assert found["play.design"] == 0
    assert earliest.earliest["play.design"] == 1


@pytest.mark.parametrize("unit", list(LagUnit))
@pytest.mark.parametrize("lag", [-2, 0, 5, 11])
@pytest.mark.parametrize("kind", list(LinkKind))
def test_each_kind_of_link_holds_as_the_engine_has_it(
    kind: LinkKind, lag: int, unit: LagUnit
) -> None:
    problem = linked(kind, lag, unit)
    earliest = passes(problem)
    assert isinstance(earliest, Passes)
    brief = with_problem(two_in_a_row(), tasks=problem.tasks, links=problem.links,
                         days=problem.days)  # fmt: skip
    brief = replace(
        brief,
        items=tuple(
            replace(one, id=name, opens=name, closes=name, spread=Spread(days, days, days))
            for one, name, days in zip(brief.items, ("a", "b"), (3, 2), strict=True)
        ),
    )
    network = network_of(
        brief, earliest.earliest, DAYS, with_capacity=False, as_soon_as_possible=True
    )
    starts = once(network)
    assert {line.id: starts[line.unit] for line in network.lines} == dict(earliest.earliest)


def test_rules_on_starts_hold_and_deadlines_do_not() -> None:
    def starts_with(*rules: Starts, **more: object) -> tuple[list[int], Network]:
        brief = with_problem(two_in_a_row(Spread(4, 4, 4)), starts=rules, **more)
        network = network_of(
            brief, {"a.do": 0, "b.do": 4}, DAYS, with_capacity=False, as_soon_as_possible=True
        )
        starts = once(network)
        return [starts[line.unit] for line in network.lines], network

    def rule(task: str, *spans: tuple[int, int], why: Why = Why.WINDOW) -> Starts:
        return Starts("rule", task, spans, why)

    assert starts_with(rule("a.do", (7, 99), why=Why.RELEASE))[0] == [7, 11]
    assert starts_with(rule("b.do", (0, 3), (20, 30)))[0] == [0, 20]
    assert starts_with(rule("b.do", (0, 2)))[0] == [0, 4]  # late, and not never
    assert starts_with(rule("b.do", (2, 2), why=Why.FIXED))[0] == [0, 2]
    assert starts_with(rule("b.do"))[0] == [0, 4]
    found, network = starts_with(rule("b.do", (0, 2), why=Why.DEADLINE))
    assert (found, [line.due for line in network.lines]) == ([0, 4], [None, 6])
    gates = {"phase_ends": (6, 9)}
    found, network = starts_with(
        placements=(Placement("phase", "a.do", 1, 1), Placement("phase", "b.do", 0, 2)), **gates
    )
    assert (found, [line.due for line in network.lines]) == ([3, 7], [9, None])
    assert starts_with(fragile=(Fragile("fragile", "a.do"),), **gates)[0] == [3, 7]
    assert starts_with(fragile=(Fragile("fragile", "a.do", 2),), **gates)[0] == [0, 4]


def test_what_must_start_together_does() -> None:
    problem = Problem(
        CALENDAR.horizon,
        (Task("a", 2), Task("b", 1, (Demand("crew", 1),)), Task("c", 5, (Demand("crew", 2),))),
        links=(Link("wait", "a", "b"), Link("within", "b", "c", LinkKind.START_TO_START)),
        groups=(Group("together", ("b", "c"), Same.TIME),),
        resources=(Resource("crew", "capacity:crew", ((0, 2), (6, 3))),),
    )
    brief = two_in_a_row(Spread(1, 1, 1))
    items = tuple(
        replace(brief.items[0], id=name, opens=name, closes=name) for name in ("a", "b", "c")
    )
    brief = replace(brief, items=items, problem=problem)
    starts = {"a": 0, "b": 6, "c": 6}
    network = network_of(brief, starts, DAYS, with_capacity=True, as_soon_as_possible=True)
    assert once(network) == [0, 6]  # three of the crew are there from day 6 on
    loose = network_of(brief, starts, DAYS, with_capacity=False, as_soon_as_possible=True)
    assert once(loose) == [0, 2]


def test_what_is_done_or_has_an_end_by_now_does_not_vary() -> None:
    brief = two_in_a_row(Spread(1, 2, 4))
    done = replace(brief.items[0], state=State.DONE)
    brief = replace(brief, items=(done, brief.items[1]))
    assert network_of(brief, ROW_OF_TWO, DAYS, with_capacity=False).drawn == ("b.do",)
    settled = with_problem(brief, tasks=(Task("a.do", 2), Task("b.do", 3)))
    assert network_of(settled, ROW_OF_TWO, DAYS, with_capacity=False).drawn == ()


ROW_OF_TWO = {"a.do": 0, "b.do": 2}


def test_links_that_go_round_are_left_out_and_counted() -> None:
    brief = two_in_a_row(Spread(2, 2, 2))
    round_ = (*brief.problem.links, Link("back", "b.do", "a.do", LinkKind.START_TO_START, -3))
    network = network_of(with_problem(brief, links=round_), ROW_OF_TWO, DAYS, with_capacity=False)
    assert (network.dropped, once(network)) == (1, [0, 2])
    assert in_sequence([{1}, {0}, {0, 1}], [5, 2, 0]) == ((1, 0, 2), 1)
    assert in_sequence([{1}, {0}, {0, 1}], [5, 2, 9]) == ((1, 0, 2), 1)


def test_ample_room_is_no_limit() -> None:
    brief = varied(play_service(at_once=2))
    first, second = (
        count(Job(network_of(brief, PLANNED, DAYS, with_capacity=limited), 3_000, 5), [0])
        for limited in (False, True)
    )
    assert same(first, second)


def test_too_little_room_takes_longer() -> None:
    brief = varied(play_service(at_once=1, gates=(gate("october", CALENDAR.date(19)),)))
    loose, tight = (
        count(Job(network_of(brief, PLANNED, DAYS, with_capacity=limited), 3_000, 5), [0])
        for limited in (False, True)
    )
    days = np.arange(len(loose.whole))
    assert (tight.whole * days).sum() > (loose.whole * days).sum()
    assert loose.gates.tolist() == tight.gates.tolist() == [3_000]
    assert tight.critical[4] > loose.critical[4]  # Portage keeps the play service waiting


def test_work_that_never_has_room_ends_on_the_last_day() -> None:
    brief = with_problem(
        play_service(), resources=(Resource("at-once", "capacity:at-once", ((0, 1), (66, 0))),)
    )
    network = network_of(brief, PLANNED, DAYS, with_capacity=True)
    found = count(Job(network, 1, 1, plainly=True), [0])
    assert int(found.whole.argmax()) == network.horizon


def test_counts_add_up_in_any_order() -> None:
    job = Job(drawn_network(3), 3 * RUNS_A_CHUNK - 100, 9)
    one, two, three = (count(job, [chunk]) for chunk in range(3))
    assert same(one + two + three, three + one + two)
    assert same(one + two + three, count(job, [2, 0, 1]))
    assert int((one + two + three).runs[0]) == job.runs


def test_a_run_can_be_stopped_and_tells_how_far_it_is() -> None:
    job = Job(row_network(), 3 * RUNS_A_CHUNK - 1, 1)
    told: list[int] = []
    run_here(job, told=told.append, stop=lambda: False)
    assert told == [RUNS_A_CHUNK, 2 * RUNS_A_CHUNK, 3 * RUNS_A_CHUNK - 1]
    stopped = run_here(job, told=told.append, stop=lambda: len(told) > 3)
    assert same(stopped, count(job, [0]))
    assert same(run_here(job, told=told.append, stop=lambda: True), no_runs(job.network))


def test_batches_hold_a_second_of_work_and_every_worker_gets_one() -> None:
    small, long = Job(row_network(), 10_000, 1), Job(row_network(), 10_000_000, 1)
    assert small.batches(2) == [range(2), range(2, 3)]
    assert [len(some) for some in long.batches(2)] == [1221, 1221]
    assert sum(map(len, long.batches(1))) == long.chunks
    limited = Job(drawn_network(1, room=4), 100_000_000, 1)
    assert limited.batches(2)[0] == range(123)


def test_a_pool_of_processes_counts_the_same() -> None:
    network = network_of(varied(play_service()), PLANNED, DAYS, with_capacity=False)
    job = Job(network, 2 * RUNS_A_CHUNK + 1, 4)
    told: list[int] = []
    pooled = run_in_processes(job, 2, told=told.append, stop=lambda: False)
    assert same(pooled, count(job, range(3)))
    assert told[-1] == job.runs
    stopped = run_in_processes(job, 2, told=told.append, stop=lambda: True)
    assert int(stopped.runs[0]) == 0


def test_days_that_do_not_fit_16_bits_are_counted_in_32() -> None:
    far = tuple(range(9_000))
    network = replace(row_network(), days=far)
    assert same(
        replace(count(Job(network, 50, 1), [0]), ends=no_runs(row_network()).ends,
                whole=no_runs(row_network()).whole),
        replace(count(Job(row_network(), 50, 1), [0]), ends=no_runs(row_network()).ends,
                whole=no_runs(row_network()).whole),
    )  # fmt: skip
