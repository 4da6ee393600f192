"""A task can really start as late as its slack says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drawn_problems import every_plan, problems
from hypothesis import given

from dtl_planner.plan.engine.critical import find_critical
from dtl_planner.plan.engine.problem import Same
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem


def _end(problem: Problem, plan: dict[str, int]) -> int:
    return max(plan[task.id] + task.duration for task in problem.tasks)


@given(problems())
def test_all_tasks_together_can_start_as_late_as_their_slack_says(problem: Problem) -> None:
    groups = tuple(one for one in problem.groups if one.same is Same.TIME)
    problem = replace(problem, groups=groups)
    for plan in list(every_plan(problem))[::7][:5]:
        found = find_critical(problem, plan)
        assert min(found.slack.values()) >= 0
        late = {task: start + found.slack[task] for task, start in plan.items()}
        assert broken_rules(problem, late) == ()
        assert _end(problem, late) == _end(problem, plan)
