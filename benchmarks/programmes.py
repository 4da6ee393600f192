"""Makes up restructuring programmes of any size, as problems for the planner.

A plan is drawn first, and then limits, links and windows that it keeps: every programme can be
done, and the plan that shows it is handed back too. Same seed, same programme.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.arcs import arcs_of
from dtl_planner.plan.engine.problem import (
    Demand,
    Fragile,
    Group,
    LagUnit,
    Level,
    Link,
    LinkKind,
    Problem,
    Resource,
    Same,
    Starts,
    Task,
    Why,
)
from dtl_planner.plan.engine.spans import at_or_after, joined, starts_outside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dtl_planner.plan.engine.arcs import Arc
    from dtl_planner.plan.engine.spans import Spans

OBJECTIVE = (Level.LATENESS, Level.APART, Level.FRAGILE, Level.PEAK, Level.LATE)
_FIRST_DAY = date(2027, 4, 5)
_CLOSED = ((1, 1), (4, 6), (5, 3), (5, 31), (8, 30), (12, 25), (12, 26), (12, 28))
_CONSULTATION = 45  # days of the calendar
_TIMES = {
    "prepare": (5, 15),
    "design": (10, 25),
    "consult": (8, 12),
    "appoint": (10, 20),
    "move": (3, 10),
    "embed": (20, 40),
}
_STEPS = tuple(_TIMES)
_IN_CHANGE = ("consult", "appoint", "move")
_TEAM_WORK = {"design": "design-team", "move": "move-team"}
_OWN_WORK = {"prepare": 1, "design": 2, "appoint": 1, "move": 3}
_DIVISIONS = ("schools", "care", "places", "corporate")
_QUARTER = 65
_TRIES = 12
_SPARE = 20  # days after the deadline
_WITH_DUE_DATE = 0.3
_HARD = 0.5  # of the fragile services that the plan has late


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, and a plan that keeps all its rules."""

    problem: Problem
    plan: Mapping[str, int]


def programme(services: int, *, seed: int = 2009) -> Programme:
    """Make one up: six activities a service, calendar, limits, alliances, links and windows.

    Args:
        services: How many services it changes.
        seed: Another seed gives another programme.
    """
    return _Making(services, Random(seed)).made()


def working_days(count: int) -> tuple[date, ...]:
    """Give so many working days: no weekends, and eight days a year when all is closed."""
    found: list[date] = []
    day = _FIRST_DAY
    while len(found) < count:
        if day.isoweekday() < 6 and (day.month, day.day) not in _CLOSED:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


class _Making:
    """One programme in the making: names and lengths first, then a plan, then the rules."""

    def __init__(self, services: int, random: Random) -> None:
        self.random = random
        self.services = [f"s{number:04}" for number in range(services)]
        self.horizon = 520 if services <= 300 else 780
        self.dates = working_days(self.horizon + 1)
        self.division = {name: random.choice(_DIVISIONS) for name in self.services}
        self.lengths = {
            f"{name}/{step}": random.randint(*_TIMES[step])
            for name in self.services
            for step in _STEPS
        }
        self.plan: dict[str, int] = {}
        self.load: dict[int, int] = defaultdict(int)

    def made(self) -> Programme:
        playbook = self._playbook()
        windows = self._windows()
        bare = Problem(
            self.horizon,
            tuple(Task(task, length) for task, length in self.lengths.items()),
            starts=windows,
            links=playbook,
            days=tuple(day.toordinal() for day in self.dates),
        )
        alliances = self._alliances()
        self._draw_plan(bare, alliances)
        gates = tuple(self.horizon * part // 4 for part in (1, 2, 3))
        tasks = tuple(self._task(task) for task in self.lengths)
        problem = replace(
            bare,
            tasks=tasks,
            starts=(*windows, *self._deadline()),
            resources=tuple(self._resources(tasks)),
            groups=tuple(self._groups(alliances, gates)),
            phase_ends=gates,
            objective=OBJECTIVE,
        )
        problem = replace(problem, fragile=tuple(self._fragile(problem)))
        return Programme(self._linked(problem), dict(sorted(self.plan.items())))

    def _playbook(self) -> tuple[Link, ...]:
        found = []
        for name in self.services:
            for before, after in pairwise(_STEPS):
                rule = f"{after}-after-{before}"
                found.append(Link(rule, f"{name}/{before}", f"{name}/{after}"))
            pair, kind = (f"{name}/consult", f"{name}/appoint"), LinkKind.START_TO_START
            found.append(Link("consultation", *pair, kind, _CONSULTATION, LagUnit.CALENDAR))
        return tuple(found)

    def _windows(self) -> tuple[Starts, ...]:
        """No consultation begins before elections, and schools move outside terms."""
        elections = self._days(lambda day: (day.month, day.day) >= (3, 25) and day.month < 5)
        terms = self._days(lambda day: day.month not in (2, 4, 7, 8, 10, 12))
        found = []
        for name in self.services:
            found.append(self._outside("pre-election", f"{name}/consult", elections))
            if self.division[name] == "schools":
                found.append(self._outside("school-terms", f"{name}/move", terms))
        return tuple(found)

    def _days(self, is_taken: Callable[[date], bool]) -> Spans:
        return joined((at, at) for at, day in enumerate(self.dates) if is_taken(day))

    def _outside(self, rule: str, task: str, taken: Spans) -> Starts:
        length = self.lengths[task]
        return Starts(rule, task, starts_outside(taken, duration=length, horizon=self.horizon))

    def _alliances(self) -> list[tuple[str, ...]]:
        """Pairs and threes of one division, a quarter of all services."""
        found: list[tuple[str, ...]] = []
        for division in _DIVISIONS:
            members = [name for name in self.services if self.division[name] == division]
            self.random.shuffle(members)
            until = len(members) // 4
            at = 0
            while at + 1 < until:
                size = self.random.choice((2, 2, 3))
                found.append(tuple(members[at : at + size]))
                at += size
        return found

    def _draw_plan(self, bare: Problem, alliances: Sequence[tuple[str, ...]]) -> None:
        """Put services where few others are in change, the allied ones together."""
        arcs = defaultdict(list)
        for arc in arcs_of(bare):
            arcs[arc.after].append(arc)
        spans = {entry.task: entry.spans for entry in bare.starts}
        allied = {name for alliance in alliances for name in alliance}
        alone = [(name,) for name in self.services if name not in allied]
        for members in (*alliances, *alone):
            drawn = [self._drawn(members, arcs, spans) for _ in range(_TRIES)]
            chosen = min((one for one in drawn if one), key=self._height)
            self.plan |= chosen
            for day in self._days_in_change(chosen):
                self.load[day] += 1

    def _drawn(
        self,
        members: Sequence[str],
        arcs: Mapping[str, Sequence[Arc]],
        spans: Mapping[str, Spans],
    ) -> dict[str, int] | None:
        """Start services on one day and move them together; `None` where that is too late."""
        first = self.random.randrange(self.horizon - 180)
        found: dict[str, int] = {}
        together = 0
        for _ in range(2):
            for task in (f"{name}/{step}" for name in members for step in _STEPS):
                wanted = [first, *(arc.earliest(found[arc.before]) for arc in arcs[task])]
                least = max(*wanted, together if task.endswith("/move") else 0)
                start = at_or_after(spans.get(task, ((0, self.horizon),)), least)
                if start is None or start + self.lengths[task] > self.horizon - _SPARE:
                    return None
                found[task] = start
            together = max(found[f"{name}/move"] for name in members)
        return found

    def _height(self, drawn: Mapping[str, int]) -> int:
        return max(self.load[day] for day in self._days_in_change(drawn))

    def _days_in_change(self, drawn: Mapping[str, int]) -> Iterator[int]:
        for task, start in drawn.items():
            if task.endswith(_IN_CHANGE):
                yield from range(start, start + self.lengths[task])

    def _task(self, name: str) -> Task:
        service, _, step = name.partition("/")
        length, demands = self.lengths[name], []
        if step in _IN_CHANGE:
            demands.append(Demand("in-change", 1))
        if step in _OWN_WORK:
            demands.append(Demand(f"staff-{self.division[service]}", _OWN_WORK[step]))
        if step in _TEAM_WORK:
            demands.append(Demand(_TEAM_WORK[step], 1))
        due = None
        if step == "embed" and self.random.random() < _WITH_DUE_DATE:
            due = self.plan[name] + length + self.random.randint(-5, 30)
        return Task(name, length, tuple(demands), due, self.random.randint(1, 3))

    def _deadline(self) -> Iterator[Starts]:
        for name in self.services:
            task = f"{name}/embed"
            last = self.horizon - _SPARE - self.lengths[task]
            yield Starts("vesting-day", task, ((0, last),), Why.DEADLINE)

    def _resources(self, tasks: Sequence[Task]) -> Iterator[Resource]:
        """Give limits that the plan keeps; of staff there is less in one quarter."""
        loads: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for task in tasks:
            for demand in task.demands:
                for day in range(self.plan[task.id], self.plan[task.id] + task.duration):
                    loads[demand.resource][day] += demand.amount
        for name, load in sorted(loads.items()):
            most = max(load.values())
            steps = [(0, most + most // 10)]
            if name != "in-change":
                steps = [(0, most + 1), *self._lean_quarter(load, most + 1)]
            weight = 3 if name == "in-change" else int(name.endswith("team"))
            yield Resource(name, f"limit-{name}", tuple(steps), weight)

    def _lean_quarter(self, load: Mapping[int, int], most: int) -> Iterator[tuple[int, int]]:
        """Give less in one quarter, as far as the plan lets it."""
        first = _QUARTER * self.random.randrange(1, self.horizon // _QUARTER - 1)
        needed = max((load.get(day, 0) for day in range(first, first + _QUARTER)), default=0)
        yield first, max(needed, most * 2 // 3)
        yield first + _QUARTER, most

    def _groups(
        self, alliances: Sequence[tuple[str, ...]], gates: tuple[int, ...]
    ) -> Iterator[Group]:
        """Bind allies: hard where the plan keeps it, and by the phase or by weight elsewhere."""
        for number, members in enumerate(alliances):
            moves = tuple(f"{name}/move" for name in members)
            days = {self.plan[task] for task in moves}
            phases = {
                sum(self.plan[task] + self.lengths[task] > gate for gate in gates) for task in moves
            }
            rule, kind = f"alliance-{number}", number % 4
            if kind == 0 and len(days) == 1:
                yield Group(rule, moves, Same.TIME)
            elif kind == 1 and len(phases) == 1:
                yield Group(rule, moves, Same.PHASE)
            else:
                same = Same.TIME if kind == 2 else Same.PHASE
                yield Group(rule, moves, same, self.random.randint(1, 3))

    def _fragile(self, problem: Problem) -> Iterator[Fragile]:
        """Every tenth service is fragile: some may not be in the first phase, others better not."""
        for name in self.services[::10]:
            task = f"{name}/move"
            is_hard = (
                problem.phase(self.plan[task] + self.lengths[task]) and self.random.random() < _HARD
            )
            yield Fragile(f"spare-{name}", task, None if is_hard else self.random.randint(1, 3))

    def _linked(self, problem: Problem) -> Problem:
        """Add links between services, of all kinds, as many as half the services."""
        found: list[Link] = []
        while len(found) < len(self.services) // 2:
            one, other = self.random.sample(self.services, 2)
            before = f"{one}/{self.random.choice(_STEPS)}"
            after = f"{other}/{self.random.choice(_STEPS)}"
            lag, kind = self.random.randint(-5, 20), self.random.choice(list(LinkKind))
            unit = self.random.choice(list(LagUnit))
            link = Link(f"link-{len(found)}", before, after, kind, lag, unit)
            if self._is_kept(problem, link):
                found.append(link)
        return replace(problem, links=(*problem.links, *found))

    def _is_kept(self, problem: Problem, link: Link) -> bool:
        """Whether the plan keeps a link, and it is one that says something."""
        pair = (problem.task[link.before], problem.task[link.after])
        alone = replace(
            problem, tasks=pair, starts=(), links=(link,), groups=(), fragile=(), objective=()
        )
        (arc,) = arcs_of(alone)
        late = self.plan[link.after] - arc.earliest(self.plan[link.before])
        return 0 <= late < _QUARTER
