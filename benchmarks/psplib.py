"""Reads project-scheduling instances in Patterson's format, with the best makespans known."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Demand, Link, Problem, Resource, Task

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance and what is known of it."""

    name: str
    set: str
    problem: Problem
    best: int
    lower: int


def read_instances(folder: Path) -> list[Instance]:
    """Read all instances of a folder, with its table `best_known.csv`."""
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Instance(
            row["name"],
            row["set"],
            to_problem((folder / "instances" / f"{row['name']}.rcp").read_text(encoding="ascii")),
            best=int(row["ub"]),
            lower=int(row["lb"]),
        )
        for row in rows
    ]


def to_problem(text: str) -> Problem:
    """Give an instance as a problem, with all durations in a row as the horizon."""
    numbers = iter([int(word) for word in text.split()])
    count, kinds = next(numbers), next(numbers)
    resources = [Resource(f"r{kind}", f"r{kind}", ((0, next(numbers)),)) for kind in range(kinds)]
    tasks, links = [], []
    for task in range(count):
        duration = next(numbers)
        amounts = [next(numbers) for _ in range(kinds)]
        demands = tuple(Demand(f"r{kind}", one) for kind, one in enumerate(amounts) if one)
        tasks.append(Task(_name(task), duration, demands))
        for _ in range(next(numbers)):
            after = next(numbers) - 1
            links.append(Link(f"{task}-{after}", _name(task), _name(after)))
    horizon = sum(task.duration for task in tasks)
    return Problem(horizon, tuple(tasks), links=tuple(links), resources=tuple(resources))


def _name(task: int) -> str:
    return f"t{task:03}"
