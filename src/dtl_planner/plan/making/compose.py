"""From the changes between two structures to a brief: all that is to be planned, in words too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from dtl_planner.diagnostics import has_errors, in_order
from dtl_planner.plan.engine.problem import (
    Demand,
    Fragile,
    Group,
    Level,
    Link,
    Placement,
    Problem,
    Resource,
    Starts,
    Task,
)
from dtl_planner.plan.making.brief import Brief, Load, Rule
from dtl_planner.plan.making.findings import missing_findings, written_findings
from dtl_planner.plan.making.frame import frame_of
from dtl_planner.plan.making.parts import (
    alliances,
    capacity,
    dates,
    done,
    fragile,
    lengths,
    limits,
    phases,
    playing,
    waiting,
    windows,
)
from dtl_planner.plan.making.pieces import Assumed, Uses
from dtl_planner.plan.making.rings import ring_findings
from dtl_planner.plan.making.scope import scope_of
from dtl_planner.plan.making.waits import waits_of, without_idle
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.diff.difference import Difference
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Part, Piece
    from dtl_planner.plan.making.settings import Settings

Kind = TypeVar("Kind")

PARTS: tuple[Part, ...] = (
    playing.part,
    lengths.part,
    limits.part,
    waiting.part,
    dates.part,
    phases.part,
    windows.part,
    capacity.part,
    alliances.part,
    fragile.part,
    done.part,
)
"""Everything that shapes a plan, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making a brief.

    Attributes:
        brief: The brief; `None` where nothing says what the plan works back from, or where what is
            written is wrong.
        diagnostics: What only shows when a plan is made.
    """

    brief: Brief | None
    diagnostics: tuple[Diagnostic, ...] = ()


def compose(difference: Difference, settings: Settings) -> Made:
    """Make a brief of what is to be planned.

    Args:
        difference: What changes between the structure of today and the one that is planned for.
        settings: What the plan works back from, and what it prefers.

    Raises:
        ImportError: Bank holidays are kept, and the library that knows them is not installed.
    """
    scope = scope_of(difference, settings)
    scope, waits = without_idle(scope, waits_of(scope))
    found = in_order(
        (
            *written_findings(scope.catalogue, settings),
            *missing_findings(waits, scope.catalogue),
            *ring_findings(scope, waits),
        )
    )
    frame = None if has_errors(found) else frame_of(scope, waits)
    if frame is None:
        return Made(None, found)
    return Made(_brief(frame, [piece for part in PARTS for piece in part(frame)]), found)


def _brief(frame: Frame, pieces: list[Piece]) -> Brief:
    rules: dict[str, Rule] = {}
    for rule in _all(pieces, Rule):
        rules.setdefault(rule.id, rule)
    problem = _problem(frame, pieces)
    settings, playbook = frame.settings, frame.scope.book.playbook
    return Brief(
        title=settings.title,
        structure=frame.scope.difference.comparison.after.name,
        calendar=frame.calendar,
        problem=problem,
        items=tuple(replace(item, state=frame.state(item)) for item in frame.items),
        gates=frame.gates,
        rules={id_: rules[id_] for id_ in problem.rules},
        loads=tuple(_all(pieces, Load)),
        deadline=_deadline(frame),
        prefers=settings.prefer,
        playbook=playbook.name,
        assumed=tuple(dict.fromkeys(one.sentence for one in _all(pieces, Assumed))),
        start=frame.start,
        due=frame.deadline,
    )


def _deadline(frame: Frame) -> str:
    """Tell the deadline; where none is stated, a reader must see at once what serves for it."""
    if frame.deadline_from is None:
        return long_date(frame.deadline)
    return f"{long_date(frame.deadline)}, {frame.deadline_from}, as no deadline is stated"


def _problem(frame: Frame, pieces: list[Piece]) -> Problem:
    uses: dict[str, dict[str, int]] = {}
    for use in _all(pieces, Uses):
        of_task = uses.setdefault(use.task, {})
        of_task[use.resource] = of_task.get(use.resource, 0) + use.amount
    demands = {
        task: tuple(Demand(name, amount) for name, amount in sorted(used.items()))
        for task, used in uses.items()
    }
    problem = Problem(
        horizon=frame.calendar.horizon,
        tasks=tuple(replace(one, demands=demands.get(one.id, ())) for one in _all(pieces, Task)),
        starts=tuple(_all(pieces, Starts)),
        links=tuple(dict.fromkeys(_all(pieces, Link))),
        resources=tuple(_all(pieces, Resource)),
        groups=tuple(_all(pieces, Group)),
        phase_ends=frame.phase_ends,
        placements=tuple(_all(pieces, Placement)),
        fragile=tuple(_all(pieces, Fragile)),
        days=frame.calendar.days,
    )
    return replace(problem, objective=tuple(_objective(problem, frame)))


def _objective(problem: Problem, frame: Frame) -> Iterator[Level]:
    """The aims, the weightiest first; the deadline is no aim but a rule."""
    if any(group.weight is not None for group in problem.groups):
        yield Level.APART
    if any(one.weight is not None for one in problem.fragile):
        yield Level.FRAGILE
    if any(one.level_weight for one in problem.resources):
        yield Level.PEAK
    yield Level.EARLY if frame.settings.prefer == "early" else Level.LATE


def _all(pieces: Iterable[Piece], kind: type[Kind]) -> Iterator[Kind]:
    return (piece for piece in pieces if isinstance(piece, kind))
