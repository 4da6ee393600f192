"""Plans with dates: over weekends, a Christmas and an Easter, and what decides them."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest
from hand_made_briefs import (
    CALENDAR,
    brief,
    gate,
    item,
    lines,
    outcome,
    play_service,
    with_problem,
)
from inline_snapshot import snapshot

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.engine.problem import (
    LagUnit,
    Level,
    Link,
    LinkKind,
    Problem,
    Starts,
    Task,
    Why,
)
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.dates import starts_of
from dtl_planner.plan.timeline.dating import dated
from dtl_planner.plan.timeline.plan import Aim, Peak, Plan, PlanPhase, Proof

pytestmark = pytest.mark.needs("ortools")

LATE = {
    "heads-recruited": 20,
    "play.design": 66,
    "play.consult": 76,
    "play.consult.end": 134,
    "play.move": 136,
    "portage.move": 124,
    "teams-live": 144,
}
EARLY = {
    "heads-recruited": 1,
    "play.design": 1,
    "play.consult": 11,
    "play.consult.end": 67,
    "play.move": 69,
    "portage.move": 11,
    "teams-live": 77,
}


def _late(**changed: object) -> Plan:
    made = play_service()
    return dated(made, replace(outcome(made, LATE), **changed), made_from="1" * 64)  # type: ignore[arg-type]


def test_a_plan_worked_back_from_its_deadline() -> None:
    assert lines(_late()) == snapshot(
        [
            "Fri 30 Oct 2009 - Fri 30 Oct 2009  0 days slack  0          heads-recruited",
            "Mon 11 Jan 2010 - Fri 22 Jan 2010 10 days slack  0          play.design",
            "Mon 25 Jan 2010 - Sun 18 Apr 2010 58 days slack  0          play.consult",
            "Thu 01 Apr 2010 - Tue 20 Apr 2010 12 days slack  0          portage.move",
            "Wed 21 Apr 2010 - Fri 30 Apr 2010  8 days slack  0          play.move",
            "Fri 30 Apr 2010 - Fri 30 Apr 2010  0 days slack  0          teams-live",
        ]
    )


def test_a_plan_that_begins_as_early_as_it_may_has_a_critical_path() -> None:
    made = with_problem(play_service(), objective=(Level.EARLY,))
    plan = dated(made, outcome(made, EARLY), made_from="")
    assert lines(plan) == snapshot(
        [
            "Mon 05 Oct 2009 - Mon 05 Oct 2009  0 days slack  0 critical heads-recruited",
            "Tue 06 Oct 2009 - Mon 19 Oct 2009 10 days slack  0 critical play.design",
            "Tue 20 Oct 2009 - Wed 04 Nov 2009 12 days slack 46          portage.move",
            "Tue 20 Oct 2009 - Mon 11 Jan 2010 56 days slack  0 critical play.consult",
            "Thu 14 Jan 2010 - Mon 25 Jan 2010  8 days slack  0 critical play.move",
            "Mon 25 Jan 2010 - Mon 25 Jan 2010  0 days slack  0 critical teams-live",
        ]
    )
    assert plan.path == snapshot(
        ("heads-recruited", "play.design", "play.consult", "play.move", "teams-live")
    )


def test_the_chain_of_a_late_plan_is_the_one_that_begins_earliest() -> None:
    assert _late().path == snapshot(("play.design", "play.consult", "play.move", "teams-live"))


def test_ties_hold_between_items_and_leave_out_the_two_ends_of_one() -> None:
    plan = _late()
    assert [tuple(asdict(tie).values()) for tie in plan.ties] == snapshot(
        [
            (
                "heads-recruited",
                "play.design",
                "finish-to-start",
                0,
                "working days",
                "design",
                False,
            ),
            ("play.consult", "play.move", "finish-to-start", 2, "working days", "move", True),
            ("play.design", "play.consult", "finish-to-start", 0, "working days", "consult", True),
            ("play.move", "teams-live", "finish-to-finish", 0, "working days", "live", True),
            ("portage.move", "teams-live", "finish-to-finish", 0, "working days", "live", False),
        ]
    )


def test_what_is_said_of_the_whole() -> None:
    plan = _late()
    assert (plan.first, plan.last, plan.week, plan.proof, plan.is_repeatable) == snapshot(
        (date(2009, 10, 5), date(2010, 4, 30), (0, 1, 2, 3, 4), Proof.BEST, True)
    )
    assert plan.closed == snapshot(
        (
            (date(2009, 12, 24), "Council closed"),
            (date(2009, 12, 25), "Christmas Day"),
            (date(2009, 12, 28), "Boxing Day (observed), Council closed"),
            (date(2010, 1, 1), "New Year's Day"),
            (date(2010, 4, 2), "Good Friday"),
            (date(2010, 4, 5), "Easter Monday"),
        )
    )
    assert plan.peaks == snapshot(
        (
            Peak(
                resource="at-once",
                name="Services in change",
                unit="services",
                most=1,
                there=1,
                on=date(2010, 1, 11),
            ),
        )
    )
    assert plan.aims == snapshot(
        (
            Aim(name="the most in use at once", value=1, bound=1),
            Aim(name="working days from every start to the deadline", value=441, bound=441),
        )
    )
    assert plan.phases == snapshot(
        (
            PlanPhase(
                id="phase-1",
                name="Phase 1",
                first=date(2009, 10, 5),
                last=date(2010, 4, 20),
                is_found=True,
                items=("heads-recruited", "play.design", "play.consult", "portage.move"),
                subjects=("portage",),
                peaks=(
                    Peak(
                        resource="at-once",
                        name="Services in change",
                        unit="services",
                        most=1,
                        there=1,
                        on=date(2010, 1, 11),
                    ),
                ),
                unlocks=("play.move", "teams-live"),
            ),
            PlanPhase(
                id="phase-2",
                name="Phase 2",
                first=date(2010, 4, 21),
                last=date(2010, 4, 30),
                is_found=True,
                items=("play.move", "teams-live"),
                subjects=("play",),
                peaks=(
                    Peak(
                        resource="at-once",
                        name="Services in change",
                        unit="services",
                        most=1,
                        there=1,
                        on=date(2010, 4, 21),
                    ),
                ),
                unlocks=(),
            ),
        )
    )


def test_days_are_counted_from_the_start_and_to_the_deadline() -> None:
    made = replace(play_service(), start=date(2009, 10, 12), due=date(2010, 4, 30))
    late = dated(made, outcome(made, LATE), made_from="")
    assert [aim.value for aim in late.aims] == snapshot([1, 308])
    made = replace(with_problem(made, objective=(Level.EARLY,)), start=date(2009, 10, 6), due=None)
    early = dated(made, outcome(made, EARLY), made_from="")
    assert [aim.value for aim in early.aims] == snapshot([230])
    assert early.first == date(2009, 10, 5)  # what is planned before the start begins the plan


def test_a_plan_says_how_sure_it_is() -> None:
    made = play_service()
    found = outcome(made, LATE, bounds=(1, 400))
    assert dated(made, found, made_from="").proof is Proof.SOUND
    found = replace(found, is_stopped=True, is_deterministic=False)
    plan = dated(made, found, made_from="", scenario="Two at once")
    assert (plan.proof, plan.is_repeatable, plan.scenario) == (Proof.STOPPED, False, "Two at once")
    assert _late(is_stopped=True).proof is Proof.BEST


def test_what_was_not_found_gets_no_dates() -> None:
    made = play_service()
    with pytest.raises(ValueError, match="no plan"):
        dated(made, replace(outcome(made, LATE), starts=None), made_from="")


def test_the_clocks_going_forward_move_nothing() -> None:
    made = brief(
        (item("a.consult", likely=28, is_calendar=True), item("b.move", likely=5)),
        Problem(
            CALENDAR.horizon,
            (Task("a.consult", 0), Task("a.consult.end", 0), Task("b.move", 5)),
            links=(
                Link(
                    "a", "a.consult", "a.consult.end", LinkKind.START_TO_START, 28, LagUnit.CALENDAR
                ),
                Link("b", "a.consult.end", "b.move"),
            ),
            days=CALENDAR.days,
        ),
    )
    opens = CALENDAR.at_or_after(date(2010, 3, 15))  # the clocks change on 28 March
    closes = CALENDAR.at_or_after(date(2010, 4, 12))
    found = outcome(made, {"a.consult": opens, "a.consult.end": closes, "b.move": closes})
    assert lines(dated(made, found, made_from="")) == snapshot(
        [
            "Mon 15 Mar 2010 - Sun 11 Apr 2010 18 days slack  0          a.consult",
            "Mon 12 Apr 2010 - Fri 16 Apr 2010  5 days slack  0          b.move",
        ]
    )


def test_what_is_over_is_not_critical_and_ends_when_it_did() -> None:
    tasks = (Task("a.consult", 0), Task("a.consult.end", 0), Task("b.move", 5))
    fixed = tuple(
        Starts("done", task, ((day, day),), Why.FIXED)
        for task, day in (("a.consult", 3), ("a.consult.end", 9))
    )
    made = brief(
        (
            item("a.consult", likely=84, is_calendar=True, state=State.DONE),
            item("b.move", likely=5, state=State.STARTED),
        ),
        Problem(
            CALENDAR.horizon, tasks, starts=fixed, links=(Link("b", "a.consult.end", "b.move"),)
        ),
    )
    plan = dated(
        made, outcome(made, {"a.consult": 3, "a.consult.end": 9, "b.move": 9}), made_from=""
    )
    assert lines(plan) == snapshot(
        [
            "Thu 08 Oct 2009 - Thu 15 Oct 2009  6 days slack  0          a.consult",
            "Fri 16 Oct 2009 - Thu 22 Oct 2009  5 days slack  0 critical b.move",
        ]
    )
    assert [one.state for one in plan.items] == [State.DONE, State.STARTED]


def test_a_plan_of_nothing() -> None:
    made = brief((), Problem(CALENDAR.horizon, ()))
    plan = dated(made, outcome(made, {}), made_from="")
    assert (plan.items, plan.phases, plan.path, plan.last) == ((), (), (), date(2010, 5, 31))


def test_dates_come_back_to_the_starts_they_were_made_of() -> None:
    made = play_service()
    assert starts_of(made, _late()) == LATE
    assert starts_of(made, dated(made, outcome(made, EARLY), made_from="")) == EARLY


def test_a_moment_on_the_first_day_stands_before_it_or_after_it_as_links_ask() -> None:
    made = brief(
        (
            item("gate", ItemKind.MILESTONE),
            item("a.move", likely=1),
            item("end", ItemKind.MILESTONE),
        ),
        Problem(
            CALENDAR.horizon,
            (Task("gate", 0), Task("a.move", 1), Task("end", 0)),
            links=(Link("first", "gate", "a.move"), Link("last", "a.move", "end")),
        ),
    )
    starts = {"gate": 0, "a.move": 0, "end": 1}
    plan = dated(made, outcome(made, starts), made_from="")
    assert {(one.start, one.finish) for one in plan.items} == {(date(2009, 10, 5),) * 2}
    assert starts_of(made, plan) == starts


def test_dates_that_do_not_fit_come_back_to_nothing() -> None:
    made, plan = play_service(), _late()
    later = with_problem(
        made, links=(*made.problem.links, Link("new", "teams-live", "portage.move"))
    )
    assert starts_of(later, plan) is None


def test_the_same_tie_by_two_links_is_one_tie() -> None:
    made = play_service()
    doubled = with_problem(made, links=(*made.problem.links, *made.problem.links))
    plan = dated(doubled, outcome(doubled, LATE), made_from="")
    assert plan.ties == _late().ties
    assert plan.phases[0].is_found


def test_gates_are_those_of_the_programme() -> None:
    made = play_service(
        gates=(gate("october", date(2009, 10, 31)), gate("april", date(2010, 4, 30)))
    )
    plan = dated(made, outcome(made, LATE), made_from="")
    assert [(one.id, one.phase) for one in plan.items] == snapshot(
        [
            ("heads-recruited", "october"),
            ("play.design", "april"),
            ("play.consult", "april"),
            ("portage.move", "april"),
            ("play.move", "april"),
            ("teams-live", "april"),
        ]
    )
