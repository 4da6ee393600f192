from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.load import Loaded

    LoadTexts = Callable[..., Loaded]


def told(loaded: Loaded) -> list[str]:
    """What is said, each hint and each other place after it."""
    return [
        line
        for each in loaded.diagnostics
        for line in (
            f"{each.code.id} {each.message}",
            f"  {each.hint}",
            *(f"  {other.label}: line {other.span.line}" for other in each.related),
        )
    ]


RINGS = """\
playbooks:
  - id: plain
    name: Plain
    plays:
      - activities:
          - {id: design, name: Design, takes: 4 weeks, after: [settle]}
          - {id: consult, name: Consult, takes: 4 weeks}
          - {id: settle, name: Settle, takes: 2 weeks, after: [consult, setle]}
          - {id: settle, name: Settle again, takes: 2 weeks, after: []}
"""


def test_a_ring_of_activities_is_told_step_by_step(load_yaml: LoadTexts) -> None:
    assert told(load_yaml(programme=RINGS)) == snapshot(
        [
            (
                "DTL703 Each waits for the next, in a ring: "
                "`design` > `settle` > `consult` > `design`."
            ),
            "  one of these steps must go",
            "  `design` comes after `settle`: line 7",
            "  `settle` comes after `consult`: line 9",
            "  `consult` comes after `design`, written before it: line 8",
            "DTL701 The play has no activity `setle`.",
            "  did you mean `settle`?",
            "DTL702 The play has two activities `settle`.",
            "  give one of them another id",
            "  the first is here: line 9",
        ]
    )


WORK = """\
capacity:
  - {id: at-once, name: In change at once, counts: services, at_once: 2}
  - id: change-team
    name: Change team
    counts: uses
    at_once: 4
    periods:
      - {from: 2010-01, to: 2010-03, at_once: 2}
      - {from: 2010-03-15, to: 2010-04, at_once: 3}
playbooks:
  - id: plain
    name: Plain
    plays:
      - activities:
          - id: design
            name: Design
            takes: {least: 5 weeks, likely: 4 weeks}
            uses: [{of: at-once}]
          - id: consult
            name: Consult
            takes: {likely: 45 calendar days, most: -60 days}
            uses: [{of: at-once}]
"""


def test_lengths_and_uses_that_cannot_be_are_told_all_at_once(load_yaml: LoadTexts) -> None:
    assert told(load_yaml(programme=WORK)) == snapshot(
        [
            "DTL711 No activity of any playbook uses `change-team`.",
            "  add `uses` to the activities that need it",
            "DTL713 Two periods of `change-team` share some days.",
            "  end one of them before the other begins",
            "  the other ends here: line 9",
            (
                "DTL704 The `least` that `design` takes, `5 weeks`, is more than the `likely`, "
                "`4 weeks`."
            ),
            "  write the shortest as `least`",
            "DTL712 `at-once` counts services, so what an activity uses of it counts for nothing.",
            "  take it out, or let the capacity count `uses`",
            "  that is said here: line 3",
            "DTL705 Some lengths of `consult` count working days, and some calendar days.",
            "  count all of them alike",
            "DTL707 `consult` cannot take `-60 days`.",
            "  write how long it takes; `0 days` for an event",
            "DTL706 `consult` counts calendar days, and yet it uses a capacity.",
            "  count working days or plain weeks, or take `uses` out",
            "DTL712 `at-once` counts services, so what an activity uses of it counts for nothing.",
            "  take it out, or let the capacity count `uses`",
            "  that is said here: line 3",
        ]
    )


DATES = """\
planning: {start: 2010-05, deadline: by 2010-04}
phases:
  - {id: first, name: First, by: by 2009-10}
  - {id: second, name: Second, by: by 2010-01}
  - {id: third, name: Third, by: by 2009-12}
milestones:
  - {id: heads, name: Heads, by: 2009-12, phase: first}
  - {id: plan, name: Plan, by: 2009-09, phase: second}
windows:
  - {id: term, name: Term, times: [{from: 2009-09, to: 2009-10}], activities: [design]}
progress:
  heads: {state: done}
  plan: {state: done, began: 2009-10, ended: 2009-09}
  paln: {state: started, ended: 2009-09}
"""


def test_dates_that_leave_no_day_are_told_with_the_date_they_are_held_to(
    load_yaml: LoadTexts,
) -> None:
    assert told(load_yaml(programme=DATES)) == snapshot(
        [
            "DTL710 The plan would begin after its deadline, which is `by 2010-04`.",
            "  write an earlier start, or a later deadline",
            "  the deadline is here: line 2",
            "DTL708 The phase `third` ends no later than `second`, which stands before it.",
            "  put the phases in the order of their dates",
            "  `second` ends here: line 5",
            "DTL709 The date of `heads` comes after its phase, `first`.",
            "  correct the date, or name the phase that it lies in",
            "  `first` ends here: line 4",
            "DTL709 The date of `plan` comes before its phase, `second`.",
            "  correct the date, or name the phase that it lies in",
            "  `first` ends here: line 4",
            "DTL714 `heads` is `done`, and has no date.",
            "  add `ended`, as nearly as it is known: `by 2010-01` will do",
            "DTL715 `plan` ended before it began.",
            "  correct one of them",
            "  it began here: line 14",
            "DTL201 There is no milestone, service, team, role, body, alliance or enabler `paln`.",
            "  did you mean `plan`?",
            "  `plan` is defined here: line 9",
            "DTL715 `paln` is `started`, and yet it has ended.",
            "  correct the state, or the date",
        ]
    )


def test_a_start_before_the_deadline_or_without_one_is_right(load_yaml: LoadTexts) -> None:
    assert told(load_yaml(programme="planning: {start: 2009-09}\n")) == []
    assert told(load_yaml(programme="planning: {start: 2009-09, deadline: by 2009-09}\n")) == []


def test_an_empty_length_is_told_as_empty(load_yaml: LoadTexts) -> None:
    text = "playbooks:\n  - id: plain\n    name: Plain\n    plays:\n      - activities:\n"
    text += "          - {id: design, name: Design, takes: }\n"
    assert told(load_yaml(programme=text)) == ["DTL104 `takes` is empty.", "  write its value"]


def test_without_a_playbook_any_activity_may_be_named(load_yaml: LoadTexts) -> None:
    progress = "enablers: [{id: ict, name: ICT}]\nprogress:\n  ict:\n    state: started\n"
    text = f"{progress}    activities: {{move: {{state: planned}}}}\n"
    assert told(load_yaml(programme=text)) == []


def test_where_a_playbook_cannot_be_read_nothing_is_said_to_be_missing_from_it(
    load_yaml: LoadTexts,
) -> None:
    text = (
        "capacity: [{id: team, name: Team, counts: uses, at_once: 1}]\n"
        "playbooks: [{id: plain, name: Plain, plays: []}]\n"
        "windows: [{id: term, name: T, times: [{from: 2009, to: 2009}], activities: [x]}]\n"
    )
    assert [each.code.id for each in load_yaml(programme=text).diagnostics] == ["DTL104"]
