"""Dates of milestones and of what is to be there, the start and the deadline, and windows."""

from __future__ import annotations

from datetime import date
from textwrap import wrap

import pytest
from inline_snapshot import snapshot
from told_briefs import assumed_told, rules_told, told
from written_plans import local, moving, write

PLAY = moving(local("play"))
EVERY_DATE = """
milestones:
  - {id: a, name: A, by: by 2010-06}
  - {id: b, name: B, by: 2010-06}
  - {id: c, name: C, by: 2010-06-15}
  - {id: d, name: D, by: from 2010-06-15}
  - {id: e, name: E, by: about 2010-Q3, wording: in the third quarter}
  - {id: f, name: F, by: 2010-06-19}
  - {id: g, name: G, by: 2009-06}
"""


def test_a_partial_date_is_a_window_that_ends_on_the_evening_of_its_last_day() -> None:
    brief = write(programme=EVERY_DATE).brief()
    assert rules_told(brief) == snapshot(
        [
            "milestone:a:by: A by 30 June 2010",
            "  a starts ..2010-07-01 (deadline)",
            "milestone:b:by: B between 1 June 2010 and 30 June 2010",
            "  b starts 2010-06-02.. (release)",
            "  b starts ..2010-07-01 (deadline)",
            "milestone:c:by: C on 15 June 2010",
            "  c starts 2010-06-16.. (release)",
            "  c starts ..2010-06-16 (deadline)",
            "milestone:d:by: D from 15 June 2010 on",
            "  d starts 2010-06-16.. (release)",
            "milestone:e:by: E between 1 July 2010 and 30 September 2010",
            "  e starts 2010-07-02.. (release)",
            "  e starts ..2010-10-01 (deadline)",
            "milestone:f:by: F on 19 June 2010",
            "  f starts 2010-06-21.. (release)",
            "  f starts ..2010-06-21 (deadline)",
            "milestone:g:by: G between 1 June 2009 and 30 June 2009",
            "  g starts 2009-06-02.. (release)",
            "  g starts ..2009-07-01 (deadline)",
        ]
    )
    assert assumed_told(brief) == snapshot(["A date given as `about` is taken at its word: E."])
    assert [item.due for item in brief.items] == snapshot(
        [
            "by 2010-06",
            "2010-06",
            "2010-06-15",
            "from 2010-06-15",
            "about 2010-Q3",
            "2010-06-19",
            "2009-06",
        ]
    )


def test_nothing_begins_before_the_start_nor_ends_after_the_deadline() -> None:
    brief = write(PLAY).brief()
    assert rules_told(brief, but=("play:play:move",)) == snapshot(
        [
            "deadline: the deadline, 31 December 2010",
            "  play.design starts ..2010-12-20 (deadline)",
            "  play.move starts ..2010-12-27 (deadline)",
            "start: the start, 4 January 2010",
            "  play.design starts 2010-01-04.. (release)",
            "  play.move starts 2010-01-04.. (release)",
        ]
    )
    assert (brief.start, brief.due, brief.deadline) == snapshot(
        (date(2010, 1, 4), date(2010, 12, 31), "31 December 2010")
    )
    assert brief.rules["deadline"].counted == "working days"


def test_what_has_a_date_before_the_start_is_no_work_of_the_plan() -> None:
    problem = write(programme=EVERY_DATE).brief().problem
    assert [one.task for one in problem.starts if one.rule == "start"] == list("abcdef")


def test_without_a_start_there_is_three_times_the_longest_chain_or_a_year() -> None:
    time = "planning: {deadline: 2010-12-31}\ncalendar: {holidays: none}\n"
    short = write(PLAY, time=time).brief()
    assert [line for one in short.assumed for line in wrap(one)] == snapshot(
        [
            "The lengths of time of the playbook Plain are assumptions: no source",
            "states them.",
            "No start is stated: work may begin on 31 December 2009, three times",
            "the longest chain of work before the deadline, or a year where that is",
            "more.",
        ]
    )
    services = moving(
        local("play"),
        local("music", "depends_on: [{on: play, lag: 20 weeks}]"),
        local("art", "depends_on: [{on: music, lag: 20 working weeks}]"),
    )
    playbook = """
playbooks:
  - id: slow
    name: Slow
    plays: [{changes: [split], activities: [{id: talk, name: Talk, takes: 12 calendar weeks}]}]
"""
    assert f"{write(services, time=time, playbook=playbook).brief().start}" == snapshot(
        "2006-08-18"
    )


@pytest.mark.parametrize(
    ("programme", "deadline"),
    [
        ("programme: {title: P, go_live: by 2010-04}", "30 April 2010"),
        ("programme: {title: P}", None),
    ],
)
def test_the_deadline_may_be_that_of_the_programme(programme: str, deadline: str | None) -> None:
    made = write(f"{programme}\n{PLAY}", time="calendar: {holidays: none}").made()
    assert (made.brief.deadline if made.brief else None) == deadline


@pytest.mark.parametrize(
    ("programme", "assumed"),
    [
        (
            "phases: [{id: a, name: Autumn, by: 2010-11}, {id: w, name: Winter, by: 2011-02}]",
            "No deadline is stated: the plan works back from the gate of Winter.",
        ),
        (
            "milestones: [{id: a, name: A, by: 2010-11}, {id: w, name: W, by: 2010-02}]",
            "No deadline is stated: the plan works back from the last milestone, A.",
        ),
    ],
)
def test_without_a_deadline_the_last_gate_or_milestone_serves(programme: str, assumed: str) -> None:
    brief = write(programme=programme, time="calendar: {holidays: none}\n").brief()
    assert assumed in brief.assumed


def test_money_that_ends_bounds_the_work_on_a_service() -> None:
    services = moving(local("play", "constraints: {funding_ends: 2010-03}"))
    assert rules_told(write(services).brief()) == snapshot(
        [
            "funding:play: Play: funded until 31 March 2010",
            "  play.design starts ..2010-03-18 (deadline)",
            "  play.move starts ..2010-03-25 (deadline)",
            "play:play:move: Play: Move after Design",
            "  play.design finish-to-start play.move",
        ]
    )


def test_windows_are_cut_out_of_the_days_on_which_work_may_be_done() -> None:
    programme = """
windows:
  - id: inspection
    name: Inspection
    times: [{from: 2010-02-01, to: 2010-02-12}, {from: 2010-06, to: 2010-06}]
    of: [play]
  - id: holidays
    name: School holidays
    only: yes
    times: [{from: 2010-07-26, to: 2010-09-03}]
    activities: [move]
  - {id: nobody, name: Nobody, times: [{from: 2010-07-26, to: 2010-09-03}], of: [north]}
"""
    assert rules_told(write(moving(local("play"), local("music")), programme).brief()) == (
        snapshot(
            [
                "play:music:move: Music: Move after Design",
                "  music.design finish-to-start music.move",
                "play:play:move: Play: Move after Design",
                "  play.design finish-to-start play.move",
                "window:holidays: work only in School holidays (26 July 2010 to 3 September 2010)",
                "  play.move starts 2010-07-26..2010-08-30 (window)",
                "  music.move starts 2010-07-26..2010-08-30 (window)",
                "window:inspection: no work in Inspection (1 February 2010 to 12 February 2010",
                "    and 1 June 2010 to 30 June 2010)",
                "  play.design starts ..2010-01-18 or 2010-02-15..2010-05-18 or 2010-07-01..",
                "    (window)",
                "  play.move starts ..2010-01-25 or 2010-02-15..2010-05-25 or 2010-07-01..",
                "    (window)",
                "window:nobody: no work in Nobody (26 July 2010 to 3 September 2010)",
                "  play.design starts ..2010-07-12 or 2010-09-06.. (window)",
                "  play.move starts ..2010-07-19 or 2010-09-06.. (window)",
                "  music.design starts ..2010-07-12 or 2010-09-06.. (window)",
                "  music.move starts ..2010-07-19 or 2010-09-06.. (window)",
            ]
        )
    )


def test_a_window_of_a_division_or_place_holds_for_what_is_in_it() -> None:
    services = "divisions: {arts: {name: Arts}, sports: {name: Sports}}\n" + moving(
        local("play", "division: arts"), local("swim", "division: sports")
    )
    programme = """
windows:
  - {id: a, name: A, times: [{from: 2010-07-26, to: 2010-09-03}], of: [arts]}
  - {id: c, name: C, times: [{from: 2010-07-26, to: 2010-09-03}], of: [city]}
"""
    problem = write(services, programme).brief().problem
    assert [(one.rule, one.task) for one in problem.starts if one.rule[:6] == "window"] == (
        snapshot([("window:a", "play.design"), ("window:a", "play.move")])
    )


def test_what_lasts_days_of_the_calendar_keeps_clear_of_windows_as_a_whole() -> None:
    playbook = """
playbooks:
  - id: talks
    name: Talks
    plays: [{changes: [split], activities: [{id: talk, name: Talk, takes: 28 calendar days}]}]
"""
    programme = """
windows: [{id: vote, name: Before the vote, times: [{from: 2010-04-12, to: 2010-05-06}]}]
"""
    assert told(write(PLAY, programme, playbook=playbook).brief()) == snapshot(
        [
            "play.talk 0",
            "play.talk.end 0",
            "takes:play.talk: Play: Talk takes 28 calendar days",
            "  play.talk start-to-start play.talk.end +28c",
            "window:vote: no work in Before the vote (12 April 2010 to 6 May 2010)",
            "  play.talk starts ..2010-03-15 or 2010-05-07.. (window)",
            "The lengths of time of the playbook Talks are assumptions: no source states",
            "    them.",
        ]
    )


def test_a_busy_service_is_left_alone_but_what_does_not_disturb_it_goes_on() -> None:
    services = moving(local("play", "constraints: {busy: [{from: 2010-02, to: 2010-03}]}"))
    assert rules_told(write(services).brief()) == snapshot(
        [
            "busy:play:0: Play: busy (1 February 2010 to 31 March 2010)",
            "  play.move starts ..2010-01-25 or 2010-04-01.. (window)",
            "play:play:move: Play: Move after Design",
            "  play.design finish-to-start play.move",
        ]
    )
    quiet = services.replace("busy", "note: Calm, busy")
    playbook = """
playbooks:
  - id: quiet
    name: Quiet
    plays: [{activities: [{id: talk, name: Talk, takes: 1 day, disturbs: no}]}]
"""
    assert rules_told(write(quiet, playbook=playbook).brief()) == []


def test_the_calendar_is_that_of_the_programme() -> None:
    time = """
planning: {start: 2010-01-04, deadline: 2010-02-28}
calendar:
  holidays: none
  week: [mon, tue, wed, thu, sat]
  closed: [{from: 2010-01-11, to: 2010-01-12, why: Snow}, {from: 2010-02-27, to: 2010-02-27}]
"""
    calendar = write(PLAY, time=time).brief().calendar
    assert sorted(calendar.week) == [0, 1, 2, 3, 5]
    assert [f"{on} {why}" for on, why in calendar.closed] == snapshot(
        ["2010-01-11 Snow", "2010-01-12 Snow", "2010-02-27 Council closed"]
    )


@pytest.mark.needs("holidays")
def test_bank_holidays_of_england_are_kept() -> None:
    time = "planning: {start: 2010-01-04, deadline: 2010-04-30}\n"
    calendar = write(PLAY, time=time).brief().calendar
    assert [f"{on} {why}" for on, why in calendar.closed if on.year == 2010] == snapshot(
        [
            "2010-01-01 New Year's Day",
            "2010-04-02 Good Friday",
            "2010-04-05 Easter Monday",
            "2010-05-03 May Day",
            "2010-05-31 Spring Bank Holiday",
            "2010-08-30 Late Summer Bank Holiday",
            "2010-12-25 Christmas Day",
            "2010-12-26 Boxing Day",
            "2010-12-27 Christmas Day (observed)",
            "2010-12-28 Boxing Day (observed)",
        ]
    )


def test_a_moment_is_kept_out_of_a_window_by_the_day_that_it_is_told_to_fall_on() -> None:
    playbook = """
playbooks:
  - id: news
    name: News
    plays:
      - kinds: [service]
        activities: [{id: announce, name: Announce, takes: 0 days}]
"""
    programme = """
windows: [{id: vote, name: Before the vote, times: [{from: 2010-04-12, to: 2010-05-06}]}]
"""
    brief = write(PLAY, programme, playbook=playbook).brief()
    (rule,) = [one for one in brief.problem.starts if one.rule == "window:vote"]
    days = [brief.calendar.finish(start) for first, last in rule.spans for start in (first, last)]
    assert days[1:3] == [date(2010, 4, 9), date(2010, 5, 7)]
