"""When it happens: the plan, why there is none, or an order; and how far it has got."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from small_plan import small_plan
from telling import told
from told_panels import for_audience, for_team, nodes_of, programme, rows_of

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind, Rule
from dtl_planner.plan.making.order import Ordered, Ordering, Stage
from dtl_planner.plan.timeline.refusal import Refusal, WayOut
from dtl_planner.plan.tracking.track import Change, Slip, Track, Tracked
from dtl_planner.render.report.facts import Facts, Lacking
from dtl_planner.render.report.panels.timeline import PANEL
from dtl_planner.render.report.timeline.chosen import MOST

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan
    from dtl_planner.render.report.document import Panel

BARE = Track(
    title="Programme",
    as_of=None,
    day_from=None,
    weeks=4,
    baseline=None,
    tracked=(),
    strands=(),
    changes=(),
)
DEADLINE = Rule("deadline", "the deadline, 30 April 2010", None, None)
AT_ONCE = Rule("capacity", "no more than 2 services at once", None, None)


def facts_with(plan: Plan | Ordering | Refusal | Lacking, track: Track = BARE) -> Facts:
    """What is known of a small council, with another plan and other progress."""
    return replace(programme("north-yorkshire"), plan=plan, track=track, as_of=track.as_of)


def panel(facts: Facts) -> Panel | None:
    return PANEL.make(facts)


def test_a_plan_is_told_with_what_decides_its_end() -> None:
    assert told(panel(facts_with(small_plan()))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
2 milestones, 4 activities for 2 services and teams in 3 phases. 5 of 6 items
    critical. 1 date moved.
Back from 30 April 2010; feasible, not proved best; 2 of 2 milestones in time.
[note] Work is to be as late as dates and limits allow; how near it comes stands
    below How good it is. “or 2 weeks sooner” is by how much links and dates would let
    it be sooner, “slack” by how much it could be later without moving the end.
Tightest: Three heads of service recruited (30 Oct 2009) → Play service: =1+1,
    design; of the “team” (27 Nov 2009) → Portage: <script>alert(1)</script> | consult
    \u202estaff (10 Jan 2010) → Settle in and review (20 Jan 2010) → Core locality teams
    fully implemented (20 Jan 2010). A day lost on one of these is a day lost on the
    next.
<Phase 1: By the end of October 2009: 15 Sep - 31 Oct 2009: 1 milestone.>
<Three heads of service recruited; critical; 30 Oct 2009> #milestone-heads-recruited
<Phase 2: By the end of January 2010: 1 Nov - 13 Jan 2010: 3 activities.>
<Play service; critical; 2 Nov - 6 Jan 2010> #item-play-service
<Portage; 30 Nov - 10 Jan 2010> #item-portage
<Phase 3: By April 2010: 14 Jan - 30 Apr 2010: 1 milestone, 1 activity.>
<Core locality teams fully implemented; critical; 20 Jan 2010> #milestone-teams-live
<Portage; critical; 14 Jan - 20 Jan 2010> #item-portage.april
== Every date of the plan: What | Kind | Days | State and room | Due, or what is
    done | Waits for | Source
= Phase 1: By the end of October 2009
Three heads of service recruited | milestone | 30 Oct 2009 | critical | | | Response
    to consultation, Key timescales #milestone-heads-recruited
= Phase 2: By the end of January 2010
Play service | work | 2 Nov - 6 Jan 2010 | critical | =1+1, design; of the “team”, 2
    Nov - 27 Nov 2009, 20 working days / Move to localities, 21 Dec - 6 Jan 2010, 9
    working days | Three heads of service recruited / Portage: <script>alert(1)</script>
    | consult \u202estaff (finish-to-finish -2 working days) | #item-play-service
Portage | work | 30 Nov - 10 Jan 2010 | slack 3 days / fragile |
    <script>alert(1)</script> | consult \u202estaff, 28 working days | Play service: =1+1,
    design; of the “team” (start-to-start 28 calendar days) | #item-portage
= Phase 3: By April 2010
Core locality teams fully implemented | milestone | 20 Jan 2010 | critical | |
    Portage: Settle in and review (finish-to-finish) | Response to consultation, Key
    timescales #milestone-teams-live
Portage | work | 14 Jan - 20 Jan 2010 | critical | Settle in and review, 5 working
    days | <script>alert(1)</script> | consult \u202estaff (and 3 working days more) / Play
    service: Move to localities (start-to-finish) | #item-portage.april
== Phases: Phase | Days | What is in it | Most at once | Wholly changed by then |
    Unlocks
Phase 1: By the end of October 2009 | 15 Sep - 31 Oct 2009 | 1 milestone | | | 1:
    Play service
Phase 2: By the end of January 2010 | 1 Nov - 13 Jan 2010 | 3 activities | Services
    in change, 1 of 2 services | 1: Play service | 1: Portage
Phase 3: By April 2010 | 14 Jan - 30 Apr 2010 | 1 milestone, 1 activity / no phase
    is stated: this one is ours | | 1: Portage |
## How good it is
- fragile early: 1, not proved best: at best 0, 100 % less
- not late: 211, not proved best: at best 204, 3 % less
## What is assumed
- The lengths of time of the playbook are assumptions: no source states them.
== Dates that differ from the plan before: What | How
Core locality teams fully implemented | 13 Jan 2010 -> 20 Jan 2010, 1 week later; it
    waits for Settle in and review; approved by: not recorded
""")


@pytest.mark.needs("ortools", "holidays")
def test_a_programme_is_told_with_its_progress_beside_the_plan() -> None:
    assert told(panel(programme("north-yorkshire"))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
5 milestones, 6 things in place in 1 phase. None of 11 items critical.
Back from 30 April 2008; feasible, proved best; 5 of 5 milestones in time.
[note] Work is as late as dates and limits allow. “or 2 weeks sooner” is by how much
    links and dates would let it be sooner, “slack” by how much it could be later
    without moving the end.
Tightest: Lead professionals for children who need several agencies: Ready (30 Apr
    2008) → Locality strategy put into practice in all 22 localities (30 Apr 2008). A
    day lost on one of these is a day lost on the next.
<Phase 1: 29 Sep 2006 - 30 Apr 2008: 5 milestones, 6 things in place.>
<Detailed implementation strategy and guidance on single elements available; 30 Apr
    2008> #milestone-implementation-strategy
<Local targets set in each locality, so that those of the county are met; 30 Apr
    2008> #milestone-local-targets-set
<Needs of each locality assessed, with comprehensive baseline data; 30 Apr 2008>
    #milestone-needs-assessed
<Terms of reference and protocols between organisations agreed for locality teams;
    started; 30 Apr 2008> #milestone-protocols-agreed
<Locality strategy put into practice in all 22 localities; 30 Apr 2008>
    #milestone-strategy-implemented
<General Framework for Information Sharing: Ready; done; 29 Sep 2006>
    #ready-information-framework
<Common Assessment Framework (CAF): Ready; Lead professionals for children who need
    several agencies: Ready; Terms of reference of the teams, and protocols between
    organisations: Ready; 30 Apr 2008> #ready-common-assessment
<Child Index: Ready; 30 Apr 2008> #ready-index
<Protocol of the locality teams for sharing information: Ready; 30 Apr 2008>
    #ready-information-sharing-protocol
== Every date of the plan: What | Kind | Days | State and room | Due, or what is
    done | Waits for | Source
= Phase 1
Detailed implementation strategy and guidance on single elements available |
    milestone | 30 Apr 2008 | or 80 weeks sooner | will be available | | paper, Locality
    working #milestone-implementation-strategy
Local targets set in each locality, so that those of the county are met | milestone
    | 30 Apr 2008 | or 80 weeks sooner | | Needs of each locality assessed, with
    comprehensive baseline data | paper, Performance management, outcomes targets
    #milestone-local-targets-set
Needs of each locality assessed, with comprehensive baseline data | milestone | 30
    Apr 2008 | or 80 weeks sooner | | | paper, Performance management, needs assessment
    and benchmarks #milestone-needs-assessed
Terms of reference and protocols between organisations agreed for locality teams |
    milestone | 30 Apr 2008 | started / or 80 weeks sooner | are being developed | Terms
    of reference of the teams, and protocols between organisations: Ready | paper,
    Accountability #milestone-protocols-agreed
Locality strategy put into practice in all 22 localities | milestone | 30 Apr 2008 |
    or 80 weeks sooner | by April 2008 | Common Assessment Framework (CAF): Ready /
    Detailed implementation strategy and guidance on single elements available /
    Protocol of the locality teams for sharing information: Ready / Lead professionals
    for children who need several agencies: Ready | paper, Locality working
    #milestone-strategy-implemented
General Framework for Information Sharing: Ready | in place | 29 Sep 2006 | done | |
    | #ready-information-framework
Common Assessment Framework (CAF): Ready / Lead professionals for children who need
    several agencies: Ready / Terms of reference of the teams, and protocols between
    organisations: Ready | in place | 30 Apr 2008 | or 80 weeks sooner | | |
    #ready-common-assessment
Child Index: Ready | in place | 30 Apr 2008 | or 80 weeks sooner | due by 31 Mar
    2009 | | paper, Locality working, information sharing #ready-index
Protocol of the locality teams for sharing information: Ready | in place | 30 Apr
    2008 | or 80 weeks sooner | | General Framework for Information Sharing: Ready |
    #ready-information-sharing-protocol
[note] Sources are named by paper and section. paper: Policy Statement on Integrated
    Working in Localities, of the Children and Young People's Strategic Partnership,
    revised draft.
== Phases: Phase | Days | What is in it
Phase 1 | 29 Sep 2006 - 30 Apr 2008 | 5 milestones, 6 things in place / no phase is
    stated: this one is ours
## How good it is
- working days from every start to the deadline: 400, proved best
## What is assumed
- Others wait for what nothing in the plan brings, so it is taken as there:
    Integrated Service Manager (ISM), Children's Centre Manager, Core team of the
    locality and Multi-agency locality team.
## How far it has got
0 of 5 milestones done, 0 overdue, 0 due in the next 4 weeks. Other work: 2 of 3
    done, 0 overdue, 0 due in the next 4 weeks.
[note] Dates are held against the latest day that “progress” records. No saved plan
    was given, so slips are not told.
== What is recorded: What | State | Dates and notes
Terms of reference and protocols between organisations agreed for locality teams ->
    milestone-protocols-agreed | started | no date stated; Stated to be in development.
Child Index -> ready-index | planned | due by 2008/09; expected by 2008/09; Stated
    to be implemented by 2008/9. That the year from April 2008 to March 2009 is meant is
    our reading; it may come after the localities have started.
General Framework for Information Sharing -> ready-information-framework | done |
    ended by 30 September 2006; The Partnership has agreed it, in the words of the
    paper. That it is there by the day of the paper is our reading.
Local Workforce Development Strategy | done | ended by 30 September 2006; Stated to
    be developed by the day of the paper; putting it into practice is still to come.
""")


def test_every_thing_of_a_picture_leads_to_a_row_and_every_row_is_in_one() -> None:
    for name in ("peterborough", "croydon"):
        found = panel(programme(name))
        rows = [row.id for row in rows_of(found) if row.id]
        assert sorted(node.row or "" for node in nodes_of(found)) == sorted(rows)
        assert len(set(rows)) == len(rows)


def test_a_team_sees_its_own_work_and_the_milestones_that_it_waits_for() -> None:
    facts = facts_with(small_plan())
    assert told(panel(for_team(facts, "play-service"))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
1 milestone, 2 activities. 3 of 3 items critical.
Back from 30 April 2010; feasible, not proved best; 2 of 2 milestones in time.
[note] Work is to be as late as dates and limits allow; how near it comes stands
    below How good it is. “or 2 weeks sooner” is by how much links and dates would let
    it be sooner, “slack” by how much it could be later without moving the end.
<Phase 1: By the end of October 2009: 15 Sep - 31 Oct 2009: 1 milestone.>
<Three heads of service recruited; critical; 30 Oct 2009> #milestone-heads-recruited
<Phase 2: By the end of January 2010: 1 Nov - 13 Jan 2010: 2 activities.>
<Play service; critical; 2 Nov - 6 Jan 2010> #item-play-service
== Every date of the plan: What | Kind | Days | State and room | Due, or what is
    done | Waits for | Source
= Phase 1: By the end of October 2009
Three heads of service recruited | milestone | 30 Oct 2009 | critical | | | Response
    to consultation, Key timescales #milestone-heads-recruited
= Phase 2: By the end of January 2010
Play service | work | 2 Nov - 6 Jan 2010 | critical | =1+1, design; of the “team”, 2
    Nov - 27 Nov 2009, 20 working days / Move to localities, 21 Dec - 6 Jan 2010, 9
    working days | Three heads of service recruited / Portage: <script>alert(1)</script>
    | consult \u202estaff (finish-to-finish -2 working days) | #item-play-service
## What is assumed
- The lengths of time of the playbook are assumptions: no source states them.
""")
    assert panel(for_team(facts, "museum")) is None


def test_an_audience_sees_phases_and_milestones() -> None:
    assert told(panel(for_audience(facts_with(small_plan())))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
2 milestones. 2 of 2 items critical.
Back from 30 April 2010; feasible, not proved best; 2 of 2 milestones in time.
[note] Work is to be as late as dates and limits allow; how near it comes stands
    below How good it is. “or 2 weeks sooner” is by how much links and dates would let
    it be sooner, “slack” by how much it could be later without moving the end.
<Phase 1: By the end of October 2009: 15 Sep - 31 Oct 2009: 1 milestone.>
<Three heads of service recruited; critical; 30 Oct 2009> #milestone-heads-recruited
<Phase 3: By April 2010: 14 Jan - 30 Apr 2010: 1 milestone.>
<Core locality teams fully implemented; critical; 20 Jan 2010> #milestone-teams-live
== Every date of the plan: What | Kind | Days | State and room | Due, or what is
    done | Waits for | Source
= Phase 1: By the end of October 2009
Three heads of service recruited | milestone | 30 Oct 2009 | critical | | | Response
    to consultation, Key timescales #milestone-heads-recruited
= Phase 3: By April 2010
Core locality teams fully implemented | milestone | 20 Jan 2010 | critical | |
    Portage: Settle in and review (finish-to-finish) | Response to consultation, Key
    timescales #milestone-teams-live
== Phases: Phase | Days | What is in it | Most at once | Wholly changed by then |
    Unlocks
Phase 1: By the end of October 2009 | 15 Sep - 31 Oct 2009 | 1 milestone | | | 1:
    Play service
Phase 2: By the end of January 2010 | 1 Nov - 13 Jan 2010 | 3 activities | Services
    in change, 1 of 2 services | 1: Play service | 1: Portage
Phase 3: By April 2010 | 14 Jan - 30 Apr 2010 | 1 milestone, 1 activity / no phase
    is stated: this one is ours | | 1: Portage |
## What is assumed
- The lengths of time of the playbook are assumptions: no source states them.
""")


def test_what_is_over_late_or_our_reading_is_said_in_words() -> None:
    plan = small_plan()
    done, *others, last = plan.items
    late = replace(last, finish=date(2010, 5, 4), phase=None, basis="inferred", is_critical=False)
    items = (replace(done, state=State.DONE), *others, late)
    facts = replace(facts_with(replace(plan, items=items)), as_of=date(2009, 12, 1))
    nodes = nodes_of(panel(facts))
    assert [node.label for node in nodes][:: len(nodes) - 1] == snapshot(
        [
            "Three heads of service recruited; done; 30 Oct 2009",
            "Core locality teams fully implemented; late; 4 May 2010",
        ]
    )


def test_of_too_many_items_milestones_and_what_is_critical_are_drawn() -> None:
    plan = small_plan()
    one = replace(plan.items[2], is_critical=False)
    many = tuple(replace(one, id=f"s{n}.move", subject=f"s{n}") for n in range(MOST))
    found = panel(facts_with(replace(plan, items=(*plan.items, *many))))
    assert found is not None
    assert "milestones and what is\n    critical: 5 of 306. The table has all." in told(found)
    assert len(nodes_of(found)) < 10
    assert sum(len(row.cells[0].lines) for row in rows_of(found)) > MOST


def test_where_too_much_goes_on_for_a_picture_there_is_the_table() -> None:
    plan = small_plan()
    one = replace(plan.items[2], is_critical=False)
    many = tuple(replace(one, id=f"s{n}.move", subject=f"s{n}") for n in range(MOST + 1))
    bare = replace(plan, items=many, ties=(), phases=(), path=(), moved=(), aims=())
    found = panel(facts_with(bare))
    assert nodes_of(found) == ()
    (shared,) = rows_of(found)
    assert len(shared.cells[0].lines) == MOST + 1


def test_services_of_which_all_is_the_same_share_a_row_and_a_picture_names_some_of_them() -> None:
    plan = small_plan()
    one = replace(plan.items[2], is_critical=False)
    many = tuple(
        replace(one, id=f"s{n}.move", subject=f"s{n}", subject_name=f"Service {n}")
        for n in range(23)
    )
    bare = replace(plan, items=many, ties=(), phases=(), path=(), moved=(), aims=())
    found = panel(facts_with(bare))
    (shared,), (node,) = rows_of(found), nodes_of(found)
    assert shared.cells[0].lines[0] == "Service 0"
    assert (len(shared.cells[0].lines), node.row) == (23, shared.id)
    assert "; Service 6; and 3 more; " in node.label


def test_a_refusal_says_what_clashes_and_what_would_help() -> None:
    refusal = Refusal(
        title="Programme",
        deadline="30 April 2010",
        clashing=(DEADLINE, AT_ONCE),
        reason="the work takes longer than there is time",
        is_minimal=True,
        ways_out=(WayOut(DEADLINE, "deadline 21 May 2010"), WayOut(AT_ONCE, "3 at once")),
    )
    assert told(panel(facts_with(refusal))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
No plan meets 30 April 2010. 2 rules clash; 2 single ways out, tried.
[warning] No plan meets 30 April 2010. The work takes longer than there is time.
== These two rules clash: Rule | Where it is written
the deadline, 30 April 2010 | in no file
no more than 2 services at once | in no file
Without any one of them the others can hold.
== Any one of these makes it possible: Change | Where it is written
deadline 21 May 2010 | in no file
3 at once | in no file
""")
    bare = replace(refusal, clashing=(), reason=None, ways_out=())
    assert told(panel(facts_with(bare))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
No plan meets 30 April 2010. What clashes was not found; no single change was found
    that helps.
[warning] No plan meets 30 April 2010.
""")


def test_an_order_without_dates_says_what_waits_for_itself() -> None:
    play = Ordered("play", "Play service", ("split",), ("portage",), (), is_fragile=True)
    portage = Ordered("portage", "Portage", ("kept",), (), ("play",), is_fragile=False)
    order = Ordering(
        title="Programme",
        structure="proposed",
        stages=(Stage(1, (portage,), ("play",), (1, 2)), Stage(2, (play,), (), (1, None))),
        rings=(("library", "museum"),),
        stuck=("archive",),
        assumed=("No playbook is stated.",),
    )
    facts = facts_with(order)
    assert told(panel(facts)) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
2 things change in 2 phases, without dates. 1 fragile. 1 ring to mend.
[note] No dates: the workspace states none to work back from. These are phases in
    the order of dependencies.
== What changes in which phase: What | How
= Phase 1: 1 service, of 2 that can change at once
Portage | kept; together with Play service #item-portage
= Phase 2: 1 service
Play service | split; fragile; after Portage #item-play
In no phase: each waits for the next, and the last for the first.
- library -> museum -> library
## Bear in mind
- No playbook is stated.
""")
    assert told(panel(for_team(facts, "play"))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
2 things change in 2 phases, without dates. 1 fragile. 1 ring to mend.
[note] No dates: the workspace states none to work back from. These are phases in
    the order of dependencies.
== What changes in which phase: What | How
= Phase 2: 1 service
Play service | split; fragile; after Portage #item-play
In no phase: each waits for the next, and the last for the first.
- library -> museum -> library
## Bear in mind
- No playbook is stated.
""")
    assert panel(for_team(facts_with(replace(order, rings=())), "museum")) is None


def test_where_nothing_can_be_planned_there_is_still_the_progress() -> None:
    lacking = Lacking("the workspace has no scheme")
    assert panel(facts_with(lacking)) is None
    some = replace(programme("manchester"), plan=lacking)
    found = panel(some)
    assert found is not None
    assert found.line == snapshot(
        "34 milestones in 6 workstreams: 4 planned, 8 started, 1 done and 21 not recorded."
    )
    assert told(for_team_panel(some)) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
34 milestones in 6 workstreams: 4 planned, 8 started, 1 done and 21 not recorded.
The workspace has no scheme.
## How far it has got
[note] Dates are held against the latest day that “progress” records. No saved plan
    was given, so slips are not told.
== What is recorded: What | State | Dates and notes
Operational processes and governance developed | not recorded | no date stated
""")


def for_team_panel(facts: Facts) -> Panel | None:
    return panel(for_team(facts, facts.track.milestones[0].id))


def test_what_is_overdue_due_soon_or_moved_comes_first() -> None:
    day = date(2010, 1, 4)
    late = Tracked(
        id="teams-live",
        kind=ItemKind.MILESTONE,
        name="Teams live",
        stated=PartialDate.read("by 2009-12"),
        slip=Slip(3, 5),
        is_overdue=True,
    )
    soon = Tracked(id="play", kind=ItemKind.READY, name="Play service", is_upcoming=True)
    early = replace(late, id="x", name="Other", is_overdue=False, slip=Slip(-4, -2))
    change = Change(
        id="teams-live", name="Teams live", was=None, became=None, why=None, approved_by="The board"
    )
    track = replace(
        BARE, as_of=day, tracked=(late, early, soon), changes=(change,), gone=("Old milestone",)
    )
    assert told(panel(facts_with(small_plan(), track))) == snapshot("""\
timeline: Timeline (dtl plan, dtl track)
2 milestones, 4 activities for 2 services and teams in 3 phases. 5 of 6 items
    critical. 1 date moved.
Back from 30 April 2010; feasible, not proved best; 2 of 2 milestones in time.
[note] Work is to be as late as dates and limits allow; how near it comes stands
    below How good it is. “or 2 weeks sooner” is by how much links and dates would let
    it be sooner, “slack” by how much it could be later without moving the end.
Tightest: Three heads of service recruited (30 Oct 2009) → Play service: =1+1,
    design; of the “team” (27 Nov 2009) → Portage: <script>alert(1)</script> | consult
    \u202estaff (10 Jan 2010) → Settle in and review (20 Jan 2010) → Core locality teams
    fully implemented (20 Jan 2010). A day lost on one of these is a day lost on the
    next.
<Phase 1: By the end of October 2009: 15 Sep - 31 Oct 2009: 1 milestone.>
<Three heads of service recruited; critical; 30 Oct 2009> #milestone-heads-recruited
<Phase 2: By the end of January 2010: 1 Nov - 13 Jan 2010: 3 activities.>
<Play service; critical; 2 Nov - 6 Jan 2010> #item-play-service
<Portage; 30 Nov - 10 Jan 2010> #item-portage
<Phase 3: By April 2010: 14 Jan - 30 Apr 2010: 1 milestone, 1 activity.>
<Core locality teams fully implemented; critical; 20 Jan 2010> #milestone-teams-live
<Portage; critical; 14 Jan - 20 Jan 2010> #item-portage.april
== Every date of the plan: What | Kind | Days | State and room | Due, or what is
    done | Waits for | Source
= Phase 1: By the end of October 2009
Three heads of service recruited | milestone | 30 Oct 2009 | critical | | | Response
    to consultation, Key timescales #milestone-heads-recruited
= Phase 2: By the end of January 2010
Play service | work | 2 Nov - 6 Jan 2010 | critical | =1+1, design; of the “team”, 2
    Nov - 27 Nov 2009, 20 working days / Move to localities, 21 Dec - 6 Jan 2010, 9
    working days | Three heads of service recruited / Portage: <script>alert(1)</script>
    | consult \u202estaff (finish-to-finish -2 working days) | #item-play-service
Portage | work | 30 Nov - 10 Jan 2010 | slack 3 days / fragile |
    <script>alert(1)</script> | consult \u202estaff, 28 working days | Play service: =1+1,
    design; of the “team” (start-to-start 28 calendar days) | #item-portage
= Phase 3: By April 2010
Core locality teams fully implemented | milestone | 20 Jan 2010 | critical | |
    Portage: Settle in and review (finish-to-finish) | Response to consultation, Key
    timescales #milestone-teams-live
Portage | work | 14 Jan - 20 Jan 2010 | critical | Settle in and review, 5 working
    days | <script>alert(1)</script> | consult \u202estaff (and 3 working days more) / Play
    service: Move to localities (start-to-finish) | #item-portage.april
== Phases: Phase | Days | What is in it | Most at once | Wholly changed by then |
    Unlocks
Phase 1: By the end of October 2009 | 15 Sep - 31 Oct 2009 | 1 milestone | | | 1:
    Play service
Phase 2: By the end of January 2010 | 1 Nov - 13 Jan 2010 | 3 activities | Services
    in change, 1 of 2 services | 1: Play service | 1: Portage
Phase 3: By April 2010 | 14 Jan - 30 Apr 2010 | 1 milestone, 1 activity / no phase
    is stated: this one is ours | | 1: Portage |
## How good it is
- fragile early: 1, not proved best: at best 0, 100 % less
- not late: 211, not proved best: at best 204, 3 % less
## What is assumed
- The lengths of time of the playbook are assumptions: no source states them.
== Dates that differ from the plan before: What | How
Core locality teams fully implemented | 13 Jan 2010 -> 20 Jan 2010, 1 week later; it
    waits for Settle in and review; approved by: not recorded
## How far it has got
0 of 2 milestones done, 1 overdue, 0 due in the next 4 weeks; 1 slipped by at most 5
    working days. Other work: 0 of 1 done, 0 overdue, 1 due in the next 4 weeks.
[note] No day was given and “progress” records none, so nothing is told of what is
    overdue or due soon. No saved plan was given, so slips are not told.
== Overdue: What | State | Dates
Teams live -> milestone-teams-live | not recorded |
== Due in the next 4 weeks: What | State | Dates
Play service | not recorded |
== Later or earlier than planned: What | State | Dates
Teams live -> milestone-teams-live | not recorded | 3 to 5 working days later than
    planned
Other | not recorded | 2 to 4 working days earlier than planned
== What is recorded: What | State | Dates and notes
Other | not recorded | no date stated; 2 to 4 working days earlier than planned
Play service | not recorded | no date stated
== Dates that were changed: What | How, why, and who agreed
Teams live | no date -> left out; why: not recorded; approved by: The board
[note] In the saved plan, but no longer in the workspace: Old milestone.
""")
    other = replace(change, id="elsewhere")
    team = for_team(facts_with(small_plan(), replace(track, changes=(other,))), "teams-live")
    assert "Dates that were changed" not in told(panel(team))


def test_a_service_that_goes_on_in_the_next_phase_has_a_row_in_each() -> None:
    plan = small_plan()
    first, *others = plan.items
    loose = replace(others[2], phase=None)
    found = panel(facts_with(replace(plan, items=(first, *others[:2], loose, *others[3:]))))
    assert [row.id for row in rows_of(found) if row.id and "item" in row.id] == snapshot(
        ["item-play-service", "item-portage", "item-portage.april", "item-play-service.rest"]
    )
