"""Carrying out a plan many times: 200 activities in a random network, sampling included.

Each contender draws the length of every activity for every run and works out when all is over. The
plain ones do what one would write down first: numpy's own triangles and a loop over the activities;
a loop over runs in plain Python; and, with limits, each activity put on the first days with room.
Ours do more: they also count when each item ends, what decided the end, and what drives it. What
ours costs without the counting is printed too. Costs are seconds of CPU for a thousand runs.
"""

from __future__ import annotations

import random
from datetime import date
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.contest import Contender, Unit, machine, measured, report
from dtl_planner.plan.calendar import WorkCalendar
from dtl_planner.plan.making.brief import Spread
from dtl_planner.plan.simulation.chunks import RUNS_A_CHUNK, Job, count, tables_for
from dtl_planner.plan.simulation.compiled import with_links
from dtl_planner.plan.simulation.drawing import drawn
from dtl_planner.plan.simulation.network import Arc as Wait
from dtl_planner.plan.simulation.network import Length, Line, Network, Use
from dtl_planner.plan.simulation.network import Unit as Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ACTIVITIES = 200
WAITS = 3
LOOK_BACK = 40
ROOM = 12
LIMITS = 2
DAYS = WorkCalendar(date(2024, 1, 1), date(2033, 12, 31)).days

_A_THOUSAND_RUNS = Unit("ms", 1_000)
_CHUNKS = 4
_AGREE_DAYS = 0.75


class Programme(NamedTuple):
    """Activities in an order in which nothing comes before what it waits for.

    Attributes:
        spreads: How long each may take.
        awaited: What each waits for.
        uses: What each uses: the resource, and how much of it.
    """

    spreads: tuple[Spread, ...]
    awaited: tuple[tuple[int, ...], ...]
    uses: tuple[tuple[int, int], ...]


def main(*, rounds: int) -> None:
    """Run all contenders, see that they agree, and print what they cost."""
    programme = made_up(ACTIVITIES)
    print(machine("numpy", "numba"))
    print(f"{ACTIVITIES} activities, each waiting for up to {WAITS}; CPU for a thousand runs")
    _with_links(programme, rounds)
    _with_limits(programme, rounds)


def made_up(activities: int) -> Programme:
    """Make up a programme: the same always."""
    lot = random.Random(11)
    spreads, awaited, uses = [], [], []
    for number in range(activities):
        likely = lot.randint(5, 30)
        spreads.append(Spread(max(likely - lot.randint(1, 10), 1), likely, likely * 2))
        near = range(max(number - LOOK_BACK, 0), number)
        awaited.append(tuple(sorted(lot.sample(near, min(len(near), lot.randint(1, WAITS))))))
        uses.append((lot.randrange(LIMITS), lot.randint(1, 5)))
    return Programme(tuple(spreads), tuple(awaited), tuple(uses))


def network_of(programme: Programme, *, with_limits: bool) -> Network:
    """Give the programme as what is simulated."""
    works = tuple(
        Work(
            floor=0,
            pin=-1,
            nexts=(),
            arcs=tuple(Wait(other, other + 1, 0, 0) for other in awaited),
            uses=(Use(*use, number + 1),) if with_limits else (),
            lengths=(number + 1,),
        )
        for number, (awaited, use) in enumerate(zip(programme.awaited, programme.uses, strict=True))
    )
    count_ = range(len(works))
    return Network(
        days=DAYS,
        units=works,
        lengths=(Length(0), *(Length(programme.spreads[n].likely, n) for n in count_)),
        draws=programme.spreads,
        drawn=tuple(str(n) for n in count_),
        free=((ROOM,) * (len(DAYS) - 1),) * LIMITS if with_limits else (),
        lines=tuple(Line(str(n), n, n + 1, None, None) for n in count_),
        gates=(),
    )


def _with_links(programme: Programme, rounds: int) -> None:
    runs = _CHUNKS * RUNS_A_CHUNK
    job = Job(network_of(programme, with_limits=False), runs, 1)
    plain = 64
    ours = Contender(
        "ours, with all that is counted", measure=_each(lambda: count(job, range(_CHUNKS)), runs)
    )
    bare = Contender(
        "ours, dates alone", measure=_each(lambda: bare_runs(job), runs), aim="at most 0.33x"
    )
    numpy_ = Contender(
        "numpy's triangles, one pass over the activities",
        measure=_each(lambda: [numpy_runs(programme, RUNS_A_CHUNK) for _ in range(_CHUNKS)], runs),
    )
    python = Contender("plain Python", measure=_each(lambda: python_runs(programme, plain), plain))
    _agree(_mean(job), float(np.mean(numpy_runs(programme, runs))), "numpy")
    _agree(_mean(job), float(np.mean(python_runs(programme, 2_000))), "plain Python")
    every = [ours, bare, numpy_, python]
    medians = measured(every, rounds=rounds)
    report(
        "links alone",
        every,
        medians,
        yardstick=numpy_.name,
        other=python.name,
        unit=_A_THOUSAND_RUNS,
    )
    for one in (ours, bare):
        _told(one.name, medians, one.name, {numpy_.name: 3, python.name: 400})


def _with_limits(programme: Programme, rounds: int) -> None:
    job = Job(network_of(programme, with_limits=True), RUNS_A_CHUNK, 1)
    plain = 16
    ours = Contender(
        "ours, with limits and all that is counted",
        measure=_each(lambda: count(job, [0]), RUNS_A_CHUNK),
    )
    python = Contender(
        "plain Python, with limits", measure=_each(lambda: limited_runs(programme, plain), plain)
    )
    _agree(
        _mean(job), float(np.mean(limited_runs(programme, 1_000))), "plain Python with limits", 3
    )
    every = [ours, python]
    medians = measured(every, rounds=rounds)
    report("with limits", every, medians, yardstick=python.name, unit=_A_THOUSAND_RUNS)
    _told(ours.name, medians, ours.name, {python.name: 30})


def bare_runs(job: Job) -> float:
    """Carry out all runs with our drawing and our pass, and give the mean end."""
    network, ends = job.network, 0
    tables = tables_for(network)
    for chunk in range(job.chunks):
        numbers = drawn(job.seed, chunk, draws=len(network.draws), runs=job.runs_in(chunk))
        _, forward = with_links(network, tables, numbers)
        ends += int(forward.dates()[1].sum(dtype=np.int64))
    return ends / job.runs


def numpy_runs(programme: Programme, runs: int) -> NDArray[np.float64]:
    """Carry out runs as one would write it down with numpy; gives the end of each."""
    lot = np.random.default_rng(1)
    ends = np.zeros((len(programme.spreads), runs))
    for number, (spread, awaited) in enumerate(
        zip(programme.spreads, programme.awaited, strict=True)
    ):
        lengths = lot.triangular(spread.least, spread.likely, spread.most, size=runs)
        start = np.max(ends[list(awaited)], axis=0) if awaited else 0.0
        ends[number] = start + lengths
    found: NDArray[np.float64] = ends.max(axis=0)
    return found


def python_runs(programme: Programme, runs: int) -> list[float]:
    """Carry out runs in plain Python; gives the end of each."""
    lot = random.Random(1)
    found = []
    for _ in range(runs):
        ends: list[float] = []
        for spread, awaited in zip(programme.spreads, programme.awaited, strict=True):
            start = max((ends[other] for other in awaited), default=0.0)
            ends.append(start + lot.triangular(spread.least, spread.most, spread.likely))
        found.append(max(ends))
    return found


def limited_runs(programme: Programme, runs: int) -> list[int]:
    """Carry out runs in plain Python, each activity on the first days with room for it."""
    lot = random.Random(1)
    found = []
    for _ in range(runs):
        room = [[ROOM] * len(DAYS) for _ in range(LIMITS)]
        ends: list[int] = []
        for spread, awaited, (resource, amount) in zip(*programme, strict=True):
            start = max((ends[other] for other in awaited), default=0)
            days = round(lot.triangular(spread.least, spread.most, spread.likely))
            start = first_with_room(room[resource], start, days, amount)
            for day in range(start, start + days):
                room[resource][day] -= amount
            ends.append(start + days)
        found.append(max(ends))
    return found


def first_with_room(room: list[int], start: int, days: int, amount: int) -> int:
    """Give the first day from which there is room for so many days."""
    day = start
    while day < start + days:
        if room[day] < amount:
            start = day + 1
        day += 1
    return start


def _mean(job: Job) -> float:
    tally = count(job, range(job.chunks))
    return float((tally.whole * np.arange(len(tally.whole))).sum() / tally.runs[0])


def _agree(ours: float, theirs: float, name: str, times: float = 1) -> None:
    """See that both give the same end on average; days in halves make a little difference."""
    if abs(ours - theirs) > _AGREE_DAYS * times:
        raise SystemExit(f"ours ends on day {ours:.2f} on average, {name} on {theirs:.2f}")
    print(f"  mean end: ours {ours:.2f}, {name} {theirs:.2f}")


def _each(run: Callable[[], object], runs: int) -> Callable[[], float]:
    """Give what measures the CPU of a thousand runs."""

    def cost() -> float:
        began = process_time()
        run()
        return (process_time() - began) * 1_000 / runs

    return cost


def _told(name: str, medians: dict[str, float], ours: str, aims: dict[str, int]) -> None:
    """Print how many runs a second of CPU makes, and how many times as many as the others."""
    said = [
        f"{medians[other] / medians[ours]:,.1f} times {other} (aim {aim})"
        for other, aim in aims.items()
    ]
    print(f"  {name}: {1_000 / medians[ours]:,.0f} runs a second of CPU; {'; '.join(said)}")
