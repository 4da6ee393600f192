"""TaskJuggler as a rival: writes an instance as its project, runs it, and reads its plan back.

A day is an hour there. Each unit of a resource is a person, and a task takes as many of them as it
needs, the same ones for all its hours and none without the others. TaskJuggler may break such a
task off and go on with it later, which no other contender may: its plans are shorter for it.
"""

from __future__ import annotations

import csv
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.plan.engine.problem import Problem, Resource, Task

PROGRAM = "tj3"
_BEGIN = datetime(2027, 1, 1, tzinfo=UTC)
_FORMAT = "%Y-%m-%d-%H:%M"
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Hours:
    """When a task starts and ends there, and whether it is broken off in between."""

    start: int
    end: int
    is_broken_off: bool


def plan(problem: Problem) -> dict[str, Hours]:
    """Let TaskJuggler plan an instance.

    Raises:
        SystemExit: It starts a task before another that it waits for is done.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "instance.tjp"
        file.write_text("\n".join(_project(problem)), encoding="ascii")
        command = [PROGRAM, "--silent", "--no-color", "--output-dir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
        found = dict(_read(Path(folder) / "plan.csv", problem))
    for link in problem.links:
        if found[link.before].end > found[link.after].start:
            raise SystemExit(f"TaskJuggler starts `{link.after}` too early")
    return found


def _project(problem: Problem) -> Iterator[str]:
    days = timedelta(hours=problem.horizon).days + 2
    yield f'project instance "instance" {_BEGIN:{_FORMAT}} +{days}d {{'
    yield f'  timezone "UTC" timeformat "{_FORMAT}" timingresolution 60min'
    yield "  dailyworkinghours 24 yearlyworkingdays 365 workinghours mon - sun 0:00 - 24:00"
    yield "}"
    people = {one.id: list(_people(one)) for one in problem.resources}
    for resource, some in people.items():
        yield f'resource {resource} "{resource}" {{'
        yield from (f'  resource {one} "{one}" {{}}' for one in some)
        yield "}"
    waits: dict[str, list[str]] = defaultdict(list)
    for link in problem.links:
        waits[link.after].append(f"!{link.before}")
    for task in problem.tasks:
        yield f'task {task.id} "{task.id}" {{'
        if waits[task.id]:
            yield f"  depends {', '.join(waits[task.id])}"
        yield from _work(task, people)
        yield "}"
    yield 'taskreport plan "plan" { formats csv columns id, start, end }'


def _people(resource: Resource) -> Iterator[str]:
    for number in range(resource.most):
        yield f"{resource.id}_{number}"


def _work(task: Task, people: Mapping[str, list[str]]) -> Iterator[str]:
    if not task.duration:
        yield "  milestone"
    elif not task.demands:
        yield f"  duration {task.duration}h"
    else:
        yield f"  effort {task.duration * sum(one.amount for one in task.demands)}h"
        for demand in task.demands:
            first, *others = people[demand.resource]
            rest = f"alternative {', '.join(others)} select order" if others else ""
            for _ in range(demand.amount):
                yield f"  allocate {first} {{ {rest} persistent mandatory }}"


def _read(file: Path, problem: Problem) -> Iterator[tuple[str, Hours]]:
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter=";"):
            start, end = (
                datetime.strptime(row[name], _FORMAT).replace(tzinfo=UTC) - _BEGIN
                for name in ("Start", "End")
            )
            hours = start // timedelta(hours=1), end // timedelta(hours=1)
            length = problem.task[row["Id"]].duration
            yield row["Id"], Hours(*hours, is_broken_off=hours[1] - hours[0] != length)
