"""Briefs told in lines that people can read, for expectations."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import LagUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.engine.problem import Link, Problem, Resource, Starts
    from dtl_planner.plan.making.brief import Brief


def told(brief: Brief) -> list[str]:
    """Tell a brief: its tasks, then each rule with all that it asks for."""
    return [*tasks_told(brief), *rules_told(brief), *loads_told(brief), *assumed_told(brief)]


def tasks_told(brief: Brief) -> list[str]:
    """Tell each task with its length, and what it uses."""
    return [
        " ".join(
            [
                task.id,
                str(task.duration),
                *(f"{use.resource}={use.amount}" for use in task.demands),
            ]
        )
        for task in brief.problem.tasks
    ]


def rules_told(brief: Brief, *, but: tuple[str, ...] = ("start", "deadline")) -> list[str]:
    """Tell each rule in words, and below it what it asks of tasks."""
    lines: list[str] = []
    for id_ in brief.problem.rules:
        if id_ not in but:
            lines += wrapped(f"{id_}: {brief.rules[id_].told}")
            lines += [line for one in _asks(brief, id_) for line in wrapped(f"  {one}")]
    return lines


def loads_told(brief: Brief) -> list[str]:
    """Tell each resource in words."""
    return [f"{load.id}: {load.name} ({load.unit})" for load in brief.loads]


def assumed_told(brief: Brief) -> list[str]:
    """Tell what rests on an assumption."""
    return [line for sentence in brief.assumed for line in wrapped(sentence)]


def wrapped(line: str) -> list[str]:
    """Break a line that is too long for a file of tests."""
    return wrap(line, 80, subsequent_indent="    ")


def _asks(brief: Brief, rule: str) -> Iterator[str]:
    problem = brief.problem
    yield from (_starts(brief, one) for one in problem.starts if one.rule == rule)
    yield from (_link(one) for one in problem.links if one.rule == rule)
    yield from (_steps(brief, one) for one in problem.resources if one.rule == rule)
    yield from _phases(problem, rule)


def _steps(brief: Brief, one: Resource) -> str:
    steps = (f"{amount} from {brief.calendar.date(day)}" for day, amount in one.steps)
    return f"{one.id}: {', '.join(steps)}"


def _phases(problem: Problem, rule: str) -> Iterator[str]:
    for group in problem.groups:
        if group.rule == rule:
            yield f"same {group.same}: {', '.join(group.tasks)}"
    for place in problem.placements:
        if place.rule == rule:
            yield f"{place.task} in phases {place.first} to {place.last}"
    for fragile in problem.fragile:
        if fragile.rule == rule:
            yield f"{fragile.task} not in the first phase"


def _starts(brief: Brief, one: Starts) -> str:
    spans = []
    for first, last in one.spans:
        begin = "" if first == 0 else f"{brief.calendar.date(first)}"
        end = "" if last >= _last(brief, one.task) else f"{brief.calendar.date(last)}"
        spans.append(f"{begin}..{end}")
    return f"{one.task} starts {' or '.join(spans) or 'never'} ({one.why})"


def _last(brief: Brief, task: str) -> int:
    return brief.problem.horizon - brief.problem.task[task].duration


def _link(link: Link) -> str:
    unit = "w" if link.unit is LagUnit.WORKING else "c"
    lag = f" {link.lag:+}{unit}" if link.lag else ""
    return f"{link.before} {link.kind} {link.after}{lag}"
