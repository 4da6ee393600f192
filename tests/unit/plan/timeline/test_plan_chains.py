"""The chain that decides the end of a plan, and what could not have begun earlier."""

from __future__ import annotations

import pytest

from dtl_planner.plan.engine.critical import Binding, Holds
from dtl_planner.plan.engine.problem import Problem, Task
from dtl_planner.plan.timeline.chains import at_earliest, longest_chain

NAMES = "abcd"
PROBLEM = Problem(20, tuple(Task(name, 2) for name in NAMES))


def _binding(before: str, after: str, holds: Holds = Holds.LINK) -> Binding:
    return Binding(before, after, f"{before}-{after}", holds)


def test_what_waits_for_room_could_not_have_begun_earlier() -> None:
    starts = {"a": 0, "b": 2, "c": 4, "d": 9}
    bindings = (_binding("a", "b", Holds.CAPACITY), _binding("b", "c", Holds.CAPACITY))
    assert at_earliest(PROBLEM, starts, bindings) == {"a", "b", "c"}


def test_who_hands_on_to_each_other_in_a_ring_has_no_plan() -> None:
    ring = (_binding("a", "b", Holds.CAPACITY), _binding("b", "a", Holds.CAPACITY))
    with pytest.raises(ValueError, match="no plan"):
        at_earliest(PROBLEM, dict.fromkeys(NAMES, 0), ring)


def test_of_chains_that_begin_together_the_one_with_more_steps_is_told() -> None:
    starts = {"a": 0, "b": 2, "c": 4, "d": 4}
    bindings = (_binding("a", "b"), _binding("b", "c"), _binding("a", "d"))
    assert longest_chain(PROBLEM, starts, bindings) == ("a", "b", "c")


def test_a_chain_that_begins_earlier_goes_before_one_with_more_steps() -> None:
    starts = {"a": 0, "b": 1, "c": 3, "d": 5}
    bindings = (_binding("b", "c"), _binding("c", "d"), _binding("a", "d"))
    assert longest_chain(PROBLEM, starts, bindings) == ("a", "d")


def test_tasks_that_begin_together_do_not_lead_round_and_round() -> None:
    starts = {"a": 0, "b": 2, "c": 2, "d": 0}
    bindings = (_binding("a", "b"), _binding("b", "c"), _binding("c", "b"))
    assert longest_chain(PROBLEM, starts, bindings) == ("a", "b", "c")


def test_nothing_has_no_chain() -> None:
    assert longest_chain(Problem(20, ()), {}, ()) == ()
