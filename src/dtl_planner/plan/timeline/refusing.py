"""Why there is no plan, from the engine's numbers into words and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.clashing.conflict import Ground
from dtl_planner.plan.engine.clashing.relaxing import Loosened
from dtl_planner.plan.engine.problem import Why
from dtl_planner.plan.making.brief import Rule
from dtl_planner.plan.making.wording import count, stretch
from dtl_planner.plan.timeline.names import called
from dtl_planner.plan.timeline.refusal import Refusal, WayOut
from dtl_planner.shown import clean
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dtl_planner.plan.engine.clashing.conflict import Clash, Conflict
    from dtl_planner.plan.engine.clashing.relaxing import Relaxation
    from dtl_planner.plan.engine.passes import Stuck
    from dtl_planner.plan.engine.problem import Problem, Starts
    from dtl_planner.plan.making.brief import Brief

NOTHING_PROVED = (
    "no plan was found with the effort that was spent, and no proof that there is none; "
    "more effort may find one"
)
CROWDED = "more has to be done in some stretch of time than there is room for"
_MOST_STEPS = 5
"""As many steps of a chain as a sentence gives before it leaves out those in the middle."""


def refusal(brief: Brief, conflict: Conflict | None) -> Refusal:
    """Say why there is no plan.

    Args:
        brief: What was to be planned.
        conflict: Why there is none; `None` where nothing was proved.
    """
    clash = conflict.clash if conflict else None
    return Refusal(
        title=brief.title,
        deadline=brief.deadline,
        clashing=tuple(_rule(brief, rule) for rule in clash.rules) if clash else (),
        reason=_reason(brief, clash) if clash else NOTHING_PROVED,
        is_minimal=clash is not None and clash.is_minimal,
        ways_out=tuple(_ways_out(brief, conflict.ways_out)) if conflict else (),
    )


def _rule(brief: Brief, rule: str) -> Rule:
    """Give a rule in words; the engine has one of its own, that there are only so many days."""
    known = brief.rules.get(rule)
    if known is not None:
        return known
    calendar = brief.calendar
    there = stretch(calendar.date(0), calendar.finish(brief.problem.horizon))
    return Rule(rule, f"the time there is, {there}", None, None)


def _reason(brief: Brief, clash: Clash) -> str | None:
    """Say what is wrong, where that is more than that the rules clash."""
    if clash.stuck:
        return _ring(brief, clash.stuck) if clash.stuck.is_ring else _chain(brief, clash.stuck)
    return CROWDED if clash.ground is Ground.CAPACITY else None


def _ring(brief: Brief, stuck: Stuck) -> str:
    names = _names(brief, (step.task for step in reversed(stuck.steps)))
    if len(names) == 1:
        return f"{names[0]} waits for itself"
    return " waits for ".join(names[:2]) + "".join(
        f", which waits for {name}" for name in (*names[2:], names[0])
    )


def _chain(brief: Brief, stuck: Stuck) -> str:
    names = _names(brief, (step.task for step in stuck.steps))
    if len(names) == 1:
        return f"there is no day left for {names[0]}"
    if len(names) > _MOST_STEPS:
        left_out = f"{len(names) - _MOST_STEPS + 1} more"
        names = [*names[: _MOST_STEPS - 2], left_out, names[-1]]
    return f"{', then '.join(names)}: one after the other they take longer than there is"


def _names(brief: Brief, tasks: Iterable[str]) -> list[str]:
    """Name the items of tasks, each once."""
    return list(dict.fromkeys(clean(called(brief.of_task[task])) for task in tasks))


def _ways_out(brief: Brief, found: Iterable[Relaxation]) -> Iterable[WayOut]:
    """Give the least steps first, what must be dropped last; what has happened stays so."""
    happened = {one.rule for one in brief.problem.starts if one.why is Why.FIXED}
    ranked = sorted(found, key=lambda one: (one.how is Loosened.DROPPED, one.by, one.rule))
    for one in ranked:
        rule = brief.rules.get(one.rule)
        if rule is not None and one.rule not in happened:
            yield WayOut(rule, _TOLD[one.how](brief, one, rule.told))


def _later(brief: Brief, one: Relaxation, told: str) -> str:
    mine = _mine(brief.problem, one.rule, Why.DEADLINE)
    last = max(start.spans[-1][1] + brief.problem.task[start.task].duration for start in mine)
    then = brief.calendar.finish(min(last + one.by, brief.problem.horizon))
    return f"{told} ({count(one.by, 'working day')} later: {long_date(then)})"


def _earlier(brief: Brief, one: Relaxation, told: str) -> str:
    mine = _mine(brief.problem, one.rule, Why.RELEASE)
    then = brief.calendar.date(max(min(start.spans[0][0] for start in mine) - one.by, 0))
    return f"{told} ({count(one.by, 'working day')} earlier: {long_date(then)})"


def _more(brief: Brief, one: Relaxation, told: str) -> str:
    most = max(each.most for each in brief.problem.resources if each.rule == one.rule)
    return f"{told} ({one.by} more: {most + one.by})"


def _shorter(brief: Brief, one: Relaxation, told: str) -> str:
    mine = [each for each in brief.problem.links if each.rule == one.rule]
    link = max(mine, key=lambda each: each.lag)
    days = count(one.by, link.unit.value.removesuffix("s"))
    return f"{told} ({days} shorter: {max(link.lag - one.by, 0)})"


def _dropped(_: Brief, __: Relaxation, told: str) -> str:
    return f"{told} (left out)"


def _mine(problem: Problem, rule: str, why: Why) -> list[Starts]:
    return [one for one in problem.starts if one.rule == rule and one.why is why and one.spans]


_TOLD: dict[Loosened, Callable[[Brief, Relaxation, str], str]] = {
    Loosened.LATER: _later,
    Loosened.EARLIER: _earlier,
    Loosened.MORE: _more,
    Loosened.SHORTER: _shorter,
    Loosened.DROPPED: _dropped,
}
