"""Whole briefs, of workspaces with one of everything."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

import pytest
from inline_snapshot import snapshot
from told_briefs import assumed_told, rules_told, told
from written_plans import Written, local, moving, write

from dtl_planner.app.opening import open_workspace
from dtl_planner.limits import Limits
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.making.brief import ItemKind, Place

CASES = Path(__file__).parents[3] / "cases"


def read(folder: str) -> Written:
    return Written(open_workspace(CASES / folder, limits=Limits()))


@pytest.mark.needs("holidays")
def test_a_town_with_one_of_every_change() -> None:
    brief = read("structures/town").brief("deadline=by 2010-06", "start=2009-06")
    assert [item.id for item in brief.items if item.kind is not ItemKind.ACTIVITY] == snapshot(
        ["court", "library", "board"]
    )
    assert rules_told(brief)[:14] == snapshot(
        [
            "link:play:0: Play service waits for Approval of the board",
            "  board finish-to-start play.design",
            "play:award:consult: Award scheme: Consult the staff after Design",
            "  award.design finish-to-start award.consult",
            "play:award:move: Award scheme: Go over after Consult the staff",
            "  award.consult finish-to-start award.move",
            "play:clubs:consult: Youth clubs: Consult the staff after Design",
            "  clubs.design finish-to-start clubs.consult",
            "play:clubs:move: Youth clubs: Go over after Consult the staff",
            "  clubs.consult finish-to-start clubs.move",
            "play:core-team:consult: Core team: Consult the staff after Design",
            "  core-team.design finish-to-start core-team.consult",
            "play:core-team:move: Core team: Go over after Consult the staff",
            "  core-team.consult finish-to-start core-team.move",
        ]
    )
    assert assumed_told(brief) == snapshot(
        [
            "No playbook is stated: which work each change brings, and how long it takes, are",
            "    assumptions of `dtl`.",
        ]
    )
    assert {item.subject: item.changes for item in brief.items} == snapshot(
        {
            "clubs": ("split",),
            "award": ("rehosted",),
            "court": ("stays", "moved", "date moved"),
            "play": ("recategorised", "joined"),
            "library": ("stays", "moved", "line changed", "place changed", "date moved"),
            "music": ("recategorised", "moved"),
            "north-team": ("added",),
            "learning-team": ("merged",),
            "core-team": ("added",),
            "whole-team": ("added",),
            "head": ("post created",),
            "old-head": ("post ended",),
            "board": (),
        }
    )


def test_a_workspace_without_any_date_has_no_brief_but_an_order() -> None:
    made = read("structures/town").made()
    assert (made.brief, made.diagnostics) == (None, ())


@pytest.mark.needs("holidays")
def test_a_county_that_becomes_two_councils() -> None:
    brief = read("plans/county-split").brief()
    wanted = ("link:", "milestone:", "alliance:", "busy:", "window:", "capacity:", "ready:")
    others = tuple(id_ for id_ in brief.problem.rules if not id_.startswith(wanted))
    assert rules_told(brief, but=others) == snapshot(
        [
            "alliance:safeguarding: Safeguarding children: its members change in one phase",
            "  same phase: child-protection.transfer, children-in-care.transfer",
            "alliance:safeguarding:team: Safeguarding children: the team before its members",
            "  safeguarding-hub.form finish-to-start child-protection.design",
            "  safeguarding-hub.form finish-to-start children-in-care.design",
            "alliance:street-scene: Street lighting and gully cleaning: its members begin",
            "    together",
            "  same time: street-lighting.design, gully-cleaning.design",
            "busy:gully-cleaning:0: Gully cleaning: busy (1 October 2027 to 19 November 2027)",
            "  gully-cleaning.assign starts ..2027-09-10 or 2027-11-22.. (window)",
            "  gully-cleaning.transfer starts ..2027-09-10 or 2027-11-22.. (window)",
            "busy:school-admissions:0: School admissions: busy (1 March 2027 to 23 April",
            "    2027)",
            "  school-admissions.assign starts ..2027-02-08 or 2027-04-26.. (window)",
            "  school-admissions.transfer starts ..2027-02-08 or 2027-04-26.. (window)",
            "capacity:change-team: no more than 10 at once of Change team",
            "  change-team: 10 from 2026-06-09",
            "capacity:in-change: no more than 3 services in change at once in each division",
            "  in-change:people: 3 from 2026-06-09, 4 from 2028-01-04, 3 from 2028-04-03",
            "  in-change:place: 3 from 2026-06-09, 4 from 2028-01-04, 3 from 2028-04-03",
            "  in-change:resources: 3 from 2026-06-09, 4 from 2028-01-04, 3 from 2028-04-03",
            "capacity:staff-in-change: no more than 320 full-time equivalents in change at",
            "    once",
            "  staff-in-change: 320 from 2026-06-09, 180 from 2027-07-19, 320 from 2027-09-06",
            "link:adult-brokerage:0: Brokerage of adult care waits for Records of adults and",
            "    children separated by council (4 weeks after)",
            "  records-separated finish-to-start adult-brokerage.design +28c",
            "link:consultation-closed:0: Consultation of the public closed waits for",
            "    Consultation of the public opened (12 calendar weeks after)",
            "  consultation-opened finish-to-start consultation-closed +84c",
            "link:consultation-opened:0: Consultation of the public opened waits for Order",
            "    made that sets up the two councils (2 weeks after)",
            "  order-made finish-to-start consultation-opened +14c",
            "link:county-helpdesk:0: County helpdesk waits for Customer contact",
            "  customer-contact.design start-to-finish county-helpdesk.transfer",
            "link:heads-of-paid-service:0: Head of paid service of each council waits for The",
            "    two shadow councils meet",
            "  shadow-councils finish-to-start heads-of-paid-service.recruit",
            "link:payroll:0: Payroll waits for Head of paid service of each council",
            "  heads-of-paid-service finish-to-start payroll.agree",
            "link:road-inspection:0: Road inspection waits for Road maintenance (10 working",
            "    days after)",
            "  road-maintenance.design start-to-start road-inspection.design +10w",
            "link:school-transport:0: School transport waits for School admissions (5 days",
            "    after)",
            "  school-admissions finish-to-finish school-transport.transfer +5w",
            "link:vested:0: Vesting day waits for Children's services are with the two",
            "    councils",
            "  children-over finish-to-start vested",
            "link:vested:1: Vesting day waits for Payroll (10 days after)",
            "  payroll.transfer finish-to-start vested +10w",
            "milestone:children-over:done:0: Children's services are with the two councils:",
            "    when Child protection is done",
            "  child-protection.transfer finish-to-start children-over",
            "milestone:children-over:done:1: Children's services are with the two councils:",
            "    when Children in care is done",
            "  children-in-care.transfer finish-to-start children-over",
            "milestone:children-over:done:2: Children's services are with the two councils:",
            "    when Safeguarding hub is done",
            "  safeguarding-hub.form finish-to-start children-over",
            "  child-protection.transfer finish-to-start children-over",
            "  children-in-care.transfer finish-to-start children-over",
            "milestone:children-over:phase: Children's services are with the two councils in",
            "    the phase Vesting",
            "  children-over in phases 2 to 2",
            "milestone:consultation-closed:phase: Consultation of the public closed in the",
            "    phase Groundwork",
            "  consultation-closed in phases 0 to 0",
            "milestone:consultation-opened:by: Consultation of the public opened from 11",
            "    January 2027 on",
            "  consultation-opened starts 2027-01-12.. (release)",
            "milestone:schools-over:by: What belongs to schools is with the two councils by",
            "    30 September 2027",
            "  schools-over starts ..2027-10-01 (deadline)",
            "milestone:schools-over:done:0: What belongs to schools is with the two councils:",
            "    when School admissions is done",
            "  school-admissions finish-to-start schools-over",
            "milestone:schools-over:done:1: What belongs to schools is with the two councils:",
            "    when School transport is done",
            "  school-transport.transfer finish-to-start schools-over",
            "milestone:schools-over:phase: What belongs to schools is with the two councils",
            "    in the phase First transfers",
            "  schools-over in phases 1 to 1",
            "milestone:shadow-councils:by: The two shadow councils meet between 1 May 2027",
            "    and 31 May 2027",
            "  shadow-councils starts 2027-05-05.. (release)",
            "  shadow-councils starts ..2027-06-01 (deadline)",
            "milestone:shadow-councils:phase: The two shadow councils meet in the phase",
            "    Groundwork",
            "  shadow-councils in phases 0 to 0",
            "milestone:vested:by: Vesting day on 1 April 2028",
            "  vested starts 2028-04-03.. (release)",
            "  vested starts ..2028-04-03 (deadline)",
            "ready:heads-of-paid-service: Head of paid service of each council filled by 30",
            "    September 2027",
            "  heads-of-paid-service starts ..2027-10-01 (deadline)",
            "ready:heads-of-paid-service:work: Head of paid service of each council: Filled",
            "    after Recruit",
            "  heads-of-paid-service.recruit finish-to-start heads-of-paid-service",
            "ready:offices: Offices of the west council open ready between 1 April 2027 and",
            "    31 March 2028",
            "  offices starts 2027-04-02.. (release)",
            "  offices starts ..2028-04-03 (deadline)",
            "ready:records-separated: Records of adults and children separated by council",
            "    ready by 30 November 2027",
            "  records-separated starts ..2027-12-01 (deadline)",
            "ready:records-separated:work: Records of adults and children separated by",
            "    council: Ready after Take the records system apart",
            "  records-separated.separate finish-to-start records-separated",
            "ready:school-admissions: School admissions in force by 30 September 2027",
            "  school-admissions starts ..2027-10-01 (deadline)",
            "ready:school-admissions:work: School admissions: In force after Transfer",
            "  school-admissions.transfer finish-to-start school-admissions",
            "window:academic-year: work only in Between two academic years (26 July 2027 to 3",
            "    September 2027)",
            "  school-admissions.transfer starts 2027-07-26..2027-08-13 (window)",
            "  school-transport.transfer starts 2027-07-26..2027-08-13 (window)",
            "window:children-inspection: no work in Inspection of children's services",
            "    expected (6 September 2027 to 15 October 2027)",
            "  child-protection.design starts ..2027-07-23 or 2027-10-18.. (window)",
            "  child-protection.announce starts ..2027-09-06 or 2027-10-19.. (window)",
            "  child-protection.consult starts ..2027-07-23 or 2027-10-18.. (window)",
            "  child-protection.assign starts ..2027-08-13 or 2027-10-18.. (window)",
            "  child-protection.train starts ..2027-08-20 or 2027-10-18.. (window)",
            "  child-protection.transfer starts ..2027-08-13 or 2027-10-18.. (window)",
            "window:pre-election: no work in Before the elections to the two shadow councils",
            "    (22 March 2027 to 6 May 2027)",
            "  child-protection.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  children-in-care.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  adult-brokerage.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  school-admissions.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  school-transport.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  road-maintenance.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  road-inspection.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  street-lighting.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  gully-cleaning.announce starts ..2027-03-22 or 2027-05-10.. (window)",
            "  customer-contact.announce starts ..2027-03-22 or 2027-05-10.. (window)",
        ]
    )
    assert assumed_told(brief) == snapshot(
        [
            "The lengths of time of the playbook Local government reorganisation are",
            "    assumptions: no source states them.",
            "A date given as `about` is taken at its word: Offices of the west council open.",
        ]
    )
    assert (brief.title, brief.deadline, brief.prefers) == snapshot(
        ("Two councils for Merrowshire", "1 April 2028", "late")
    )


@pytest.mark.needs("holidays")
def test_a_scenario_is_planned_instead() -> None:
    later = read("plans/county-split").brief(scenario="later")
    assert later.deadline == "1 April 2029"
    assert later.rules["deadline"].written == snapshot(
        Place(section="scenarios", id="later", route=("sets", "deadline"))
    )


@pytest.mark.needs("ortools")
@pytest.mark.needs("holidays")
def test_rules_that_clash_are_told_in_words_that_stand_in_a_list() -> None:
    from dtl_planner.plan.engine.clashing.conflict import explain  # noqa: PLC0415 - an extra

    brief = read("plans/impossible").brief()
    conflict = explain(brief.problem)
    assert conflict is not None
    assert [brief.rules[rule].told for rule in conflict.clash.rules] == snapshot(
        [
            "no more than 2 services in change at once",
            "the deadline, 23 April 2027",
            "the start, 4 January 2027",
        ]
    )
    assert [(one.rule, one.how.value, one.by) for one in conflict.ways_out] == snapshot(
        [("capacity:at-once", "more", 1), ("deadline", "later", 12), ("start", "earlier", 12)]
    )


def test_the_earliest_dates_may_be_preferred() -> None:
    assert write(moving(local("play"))).brief("prefer=early").problem.objective == snapshot(
        (Level.EARLY,)
    )


def test_a_proposal_can_be_planned_for() -> None:
    proposals = """
proposals:
  live:
    title: With a date
    adds:
      desk: {kind: service, name: Desk, because: It helps., live: by 2010-06}
    changes:
      play: {live: by 2010-09, because: It can.}
"""
    brief = write(moving(local("play")), proposals=proposals).brief("structure=live")
    assert told(brief) == snapshot(
        [
            "play.design 10",
            "play.move 5",
            "play 0",
            "desk.design 10",
            "desk.move 5",
            "desk 0",
            "play:desk:move: Desk: Move after Design",
            "  desk.design finish-to-start desk.move",
            "play:play:move: Play: Move after Design",
            "  play.design finish-to-start play.move",
            "ready:desk: Desk in force by 30 June 2010",
            "  desk starts ..2010-07-01 (deadline)",
            "ready:desk:work: Desk: In force after Move",
            "  desk.move finish-to-start desk",
            "ready:play: Play in force by 30 September 2010",
            "  play starts ..2010-10-01 (deadline)",
            "ready:play:work: Play: In force after Move",
            "  play.move finish-to-start play",
            "The lengths of time of the playbook Plain are assumptions: no source states",
            "    them.",
        ]
    )
    assert brief.structure == "live"
    assert [item.written for item in brief.items if item.kind is ItemKind.READY] == snapshot(
        [
            Place(section="proposals", id="live", route=("changes", "play")),
            Place(section="proposals", id="live", route=("adds", "desk")),
        ]
    )
    assert wrap(brief.title) == ["The programme"]
