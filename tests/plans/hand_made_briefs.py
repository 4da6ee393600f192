"""Briefs made by hand: a small programme from autumn 2009 to Easter 2010, and ways to vary it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.plan.calendar import WorkCalendar
from dtl_planner.plan.engine.problem import (
    Demand,
    LagUnit,
    Level,
    Link,
    LinkKind,
    Problem,
    Resource,
    Starts,
    Task,
    Why,
)
from dtl_planner.plan.engine.verify import broken_rules, measured
from dtl_planner.plan.making.brief import Brief, Gate, Item, ItemKind, Load, Place, Rule, Spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.catalogue.values.states import State
    from dtl_planner.plan.engine.solver.run import Outcome
    from dtl_planner.plan.timeline.plan import Plan

CLOSED = (
    (date(2009, 12, 24), "Council closed"),
    (date(2009, 12, 25), "Christmas Day"),
    (date(2009, 12, 26), "Boxing Day"),
    (date(2009, 12, 28), "Boxing Day (observed)"),
    (date(2009, 12, 28), "Council closed"),
    (date(2010, 1, 1), "New Year's Day"),
    (date(2010, 4, 2), "Good Friday"),
    (date(2010, 4, 5), "Easter Monday"),
    (date(2010, 5, 3), "May Day"),
)
CALENDAR = WorkCalendar(date(2009, 10, 5), date(2010, 5, 31), closed=CLOSED)
ONE = (Demand("at-once", 1),)
DEADLINE = "deadline"


def item(
    id_: str,
    kind: ItemKind = ItemKind.ACTIVITY,
    *,
    likely: int = 0,
    is_calendar: bool = False,
    state: State | None = None,
) -> Item:
    """Give an item that is called what its id says."""
    subject, _, activity = id_.partition(".")
    closes = f"{id_}.end" if is_calendar else id_
    name = (activity or subject).replace("-", " ").capitalize()
    return Item(
        id=id_,
        kind=kind,
        name=name,
        subject=subject,
        subject_name=subject.replace("-", " ").capitalize(),
        opens=id_,
        closes=closes,
        spread=Spread(likely, likely, likely, is_calendar=is_calendar),
        changes=("split",) if activity else (),
        basis=Basis.INFERRED if activity else Basis.STATED,
        state=state,
    )


def brief(  # noqa: PLR0913 - what a brief is made of
    items: Sequence[Item],
    problem: Problem,
    *,
    calendar: WorkCalendar = CALENDAR,
    gates: Sequence[Gate] = (),
    loads: Sequence[Load] = (),
    rules: Sequence[Rule] = (),
) -> Brief:
    """Give a brief; a rule that is not given has no more words than its id."""
    told = {id_: Rule(id_, f"the rule {id_}", None, Place("planning", "")) for id_ in problem.rules}
    return Brief(
        title="Delivering through Localities",
        structure="proposed",
        calendar=calendar,
        problem=problem,
        items=tuple(items),
        gates=tuple(gates),
        rules={**told, **{rule.id: rule for rule in rules}},
        loads=tuple(loads),
        deadline="30 April 2010",
        prefers="late",
        playbook="Moving a service",
        assumed=("The lengths of time are assumptions.",),
    )


def play_service(*, gates: Sequence[Gate] = (), at_once: int = 1) -> Brief:
    """Give a programme of two services and two milestones.

    Heads are recruited by the end of October. Then the play service is designed, staff are
    consulted for twelve weeks, and it moves; Portage moves as well; then the teams are live.
    """
    horizon = CALENDAR.horizon
    end = CALENDAR.finish_by(date(2010, 4, 30))
    tasks = (
        Task("heads-recruited", 0),
        Task("play.design", 10, ONE),
        Task("play.consult", 0),
        Task("play.consult.end", 0),
        Task("play.move", 8, ONE),
        Task("portage.move", 12, ONE),
        Task("teams-live", 0),
    )
    by_october = CALENDAR.finish_by(date(2009, 10, 31))
    problem = Problem(
        horizon,
        tasks,
        starts=(
            Starts("heads", "heads-recruited", ((1, by_october),), Why.DEADLINE),
            *(
                Starts(DEADLINE, task.id, ((0, end - task.duration),), Why.DEADLINE)
                for task in tasks
            ),
        ),
        links=(
            Link("design", "heads-recruited", "play.design"),
            Link("consult", "play.design", "play.consult"),
            Link("weeks", "play.consult", "play.consult.end", LinkKind.START_TO_START, 84,
                 LagUnit.CALENDAR),
            Link("move", "play.consult.end", "play.move", lag=2),
            Link("live", "play.move", "teams-live", LinkKind.FINISH_TO_FINISH),
            Link("live", "portage.move", "teams-live", LinkKind.FINISH_TO_FINISH),
        ),
        resources=(Resource("at-once", "capacity:at-once", ((0, at_once),), level_weight=1),),
        objective=(Level.PEAK, Level.LATE),
        days=CALENDAR.days,
    )  # fmt: skip
    items = (
        item("heads-recruited", ItemKind.MILESTONE),
        item("play.design", likely=10),
        item("play.consult", likely=84, is_calendar=True),
        item("play.move", likely=8),
        item("portage.move", likely=12),
        item("teams-live", ItemKind.MILESTONE),
    )
    return brief(
        items,
        problem,
        gates=gates,
        loads=(Load("at-once", "Services in change", "services"),),
        rules=(
            Rule(DEADLINE, "the deadline, 30 April 2010", "working days", Place("planning", "")),
            Rule("capacity:at-once", "services in change, 1 at once", "at once",
                 Place("capacity", "at-once")),
        ),
    )  # fmt: skip


def gate(id_: str, day: date) -> Gate:
    """Give a gate on a date."""
    name = f"By {id_.capitalize()}"
    return Gate(id=id_, name=name, end=CALENDAR.finish_by(day), wording=f"by {day.isoformat()}")


def outcome(
    of: Brief, starts: Mapping[str, int], *, bounds: Sequence[int] | None = None
) -> Outcome:
    """Give what a search would, had it found these starts; proved best without bounds."""

    from dtl_planner.plan.engine.solver.run import (  # noqa: PLC0415 - it is of an extra
        Outcome,
        Reached,
        Status,
    )

    assert broken_rules(of.problem, starts) == ()
    cost = measured(of.problem, starts)
    levels = tuple(
        Reached(*one) for one in zip(of.problem.objective, cost, bounds or cost, strict=True)
    )
    return Outcome(
        Status.OPTIMAL, starts, levels, is_stopped=False, is_deterministic=True, effort=0
    )


def with_problem(of: Brief, **changed: object) -> Brief:
    """Give a brief with something of its problem changed."""
    return replace(of, problem=replace(of.problem, **changed))  # type: ignore[arg-type]


def lines(plan: Plan) -> list[str]:
    """Give the items of a plan, one a line, with their days of the week."""
    return [
        f"{item.start:%a %d %b %Y} - {item.finish:%a %d %b %Y} {item.days:2} days"
        f" slack {item.slack:2} {'critical' if item.is_critical else '        '} {item.id}"
        for item in plan.items
    ]
