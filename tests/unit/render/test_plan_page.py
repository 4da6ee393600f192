# ruff: noqa: E501 - pages of 120 columns
"""A plan as a page: what a programme manager reads, at two widths, and what is left out when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.plan import Aim, Moved, Plan, Planned, PlanPhase, Proof
from dtl_planner.render.formats import Format, write
from dtl_planner.render.layout import Page
from dtl_planner.render.plan.aims import aim_words
from dtl_planner.render.plan.page import plan_view


def shown(plan: Plan, *, width: int = 80, everything: bool = False) -> str:
    return plan_view(plan, everything=everything).text(Page(width=width))


def item(id_: str) -> Planned:
    return small_plan().item[id_]


def with_items(*items: Planned, phases: tuple[PlanPhase, ...] = ()) -> Plan:
    return replace(small_plan(), items=items, ties=(), path=(), phases=phases, moved=())


def test_a_plan_at_80_columns() -> None:
    assert shown(small_plan()) == snapshot("""\
Delivering through Localities                                structure: proposed
Back from 30 April 2010; feasible, not proved best; 2 of 2 milestones in time
Work is to be as late as dates and limits allow; how near it comes stands below
How good it is. `or 2 weeks sooner` is by how much links and dates would let it
be sooner, `slack` by how much it could be later without moving the end.

Phase 1: By the end of October 2009                    15 Sep 2009 - 31 Oct 2009
  1 milestone
  Three heads of service recruited  30 Oct 2009  critical
  unlocks (1): Play service

Phase 2: By the end of January 2010                     1 Nov 2009 - 13 Jan 2010
  3 activities; load: Services in change, 1 of 2 services
  Play service  2 Nov - 6 Jan 2010    critical
  Portage       30 Nov - 10 Jan 2010  slack 3 days; fragile
  wholly changed by then (1): Play service
  unlocks (1): Portage

Phase 3: By April 2010                                 14 Jan 2010 - 30 Apr 2010
  1 milestone, 1 activity; dtl drew this gate, the programme states none
  Core locality teams fully             20 Jan 2010  critical
  implemented
  Portage  14 Jan - 20 Jan 2010  critical
  wholly changed by then (1): Portage

                              2009     2010
                              Nov  Dec Jan  Feb Mar Apr
Three heads of service re...  X          |              |
Play service                  |####   ###|              |
Portage                       |    ======##             |
Core locality teams fully...  |          |X             |
A column is a week    # critical work    = work that can move    X critical date
| end of a phase

Tightest: Three heads of service recruited (30 Oct 2009) -> Play service:
  =1+1, design; of the “team” (27 Nov 2009) -> Portage:
  <script>alert(1)</script> | consult \\u{202e}staff (10 Jan 2010) -> Settle
  in\\nand review (20 Jan 2010) -> Core locality teams fully implemented (20 Jan
  2010). A day lost on one of these is a day lost on the next.

How good it is
  Each is as little as can be; the one at the top goes first.
  1. fragile early: 1, not proved best: at best 0, 100 % less
  2. not late: 211, not proved best: at best 204, 3 % less

What is assumed
  - The lengths of time of the playbook are assumptions: no source states
    them.

Dates that differ from the plan before
  Core locality teams fully             13 Jan 2010 -> 20 Jan 2010, 1 week
  implemented                           later; it waits for Settle in and
                                        review; approved by: not recorded

2 milestones, 4 activities for 2 services and teams in 3 phases. 5 of 6 items
critical. 1 date moved. Next: dtl plan --out plan.json, or --effort N to search
longer.
""")


def test_a_plan_at_120_columns_with_every_activity() -> None:
    assert shown(small_plan(), width=120, everything=True) == snapshot("""\
Delivering through Localities                                                                        structure: proposed
Back from 30 April 2010; feasible, not proved best; 2 of 2 milestones in time
Work is to be as late as dates and limits allow; how near it comes stands below How good it is. `or 2 weeks sooner` is
by how much links and dates would let it be sooner, `slack` by how much it could be later without moving the end.

Phase 1: By the end of October 2009                                                            15 Sep 2009 - 31 Oct 2009
  1 milestone
  Three heads of service recruited  30 Oct 2009  critical
  unlocks (1): Play service

Phase 2: By the end of January 2010                                                             1 Nov 2009 - 13 Jan 2010
  3 activities; load: Services in change, 1 of 2 services
  Play service                                         2 Nov - 6 Jan 2010    critical
  - =1+1, design; of the “team”                        2 Nov - 27 Nov 2009   critical; 20 working days
  - Move to localities                                 21 Dec - 6 Jan 2010   critical; 9 working days
  Portage                                              30 Nov - 10 Jan 2010  slack 3 days; fragile
  - <script>alert(1)</script> | consult \\u{202e}staff  30 Nov - 10 Jan 2010  slack 3 days; 28 working days
  wholly changed by then (1): Play service
  unlocks (1): Portage

Phase 3: By April 2010                                                                         14 Jan 2010 - 30 Apr 2010
  1 milestone, 1 activity; dtl drew this gate, the programme states none
  Core locality teams fully implemented  20 Jan 2010  critical
  Portage                  14 Jan - 20 Jan 2010  critical
  - Settle in\\nand review  14 Jan - 20 Jan 2010  critical; 5 working days
  wholly changed by then (1): Portage

                                       2009                        2010
                                         Nov          Dec          Jan           Feb         Mar          Apr
Three heads of service recruited        X|                              |                                             |
Play service                             |###########          #######  |                                             |
Portage                                  |            ==================.###                                          |
Core locality teams fully implemented    |                              |  X                                          |
3 columns are a week    # critical work    = work that can move    X critical date
. where links and dates would let it be    | end of a phase

Tightest: Three heads of service recruited (30 Oct 2009) -> Play service: =1+1, design; of the “team” (27 Nov 2009) ->
  Portage: <script>alert(1)</script> | consult \\u{202e}staff (10 Jan 2010) -> Settle in\\nand review (20 Jan 2010) ->
  Core locality teams fully implemented (20 Jan 2010). A day lost on one of these is a day lost on the next.

How good it is
  Each is as little as can be; the one at the top goes first.
  1. fragile early: 1, not proved best: at best 0, 100 % less
  2. not late: 211, not proved best: at best 204, 3 % less

What is assumed
  - The lengths of time of the playbook are assumptions: no source states them.

Dates that differ from the plan before
  Core locality teams fully implemented  13 Jan 2010 -> 20 Jan 2010, 1 week later; it waits for Settle in and review;
                                         approved by: not recorded

2 milestones, 4 activities for 2 services and teams in 3 phases. 5 of 6 items critical. 1 date moved. Next: dtl plan
--out plan.json, or --effort N to search longer.
""")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(map(len, shown(small_plan(), width=width, everything=True).split("\n"))) <= width


def test_colour_only_repeats_what_is_written() -> None:
    coloured = plan_view(small_plan()).text(Page(colour=True))
    plain = coloured
    for code in ("\033[1m", "\033[2m", "\033[31m", "\033[0m"):
        plain = plain.replace(code, "")
    assert coloured != plain == shown(small_plan())


def test_a_plan_that_was_stopped_says_so_first_and_last() -> None:
    stopped = replace(small_plan(), proof=Proof.STOPPED, is_repeatable=False, scenario="at ease")
    lines = shown(stopped).splitlines()
    assert "\n".join(lines[:9]) == snapshot("""\
Delivering through Localities                                structure: proposed
Back from 30 April 2010; stopped early: the best plan so far; 2 of 2 milestones
in time
Work is to be as late as dates and limits allow; how near it comes stands below
How good it is. `or 2 weeks sooner` is by how much links and dates would let it
be sooner, `slack` by how much it could be later without moving the end.
What if: at ease
The same command may give another plan next time.
""")
    assert "\n".join(lines[-3:]) == snapshot("""\

2 milestones, 4 activities for 2 services and teams in 3 phases. 5 of 6 items
critical. 1 date moved. Next: dtl plan again, to let it finish.\
""")


@pytest.mark.parametrize(
    ("prefers", "proof", "said"),
    [
        ("late", Proof.BEST, "Work is as late as dates and limits allow."),
        ("early", Proof.BEST, "Work is as soon as dates and limits allow."),
        ("late", Proof.SOUND, "Work is to be as late as dates and limits allow; how near it comes"),
    ],
)
def test_work_is_said_to_be_as_late_as_can_be_only_where_that_is_proved(
    prefers: str, proof: Proof, said: str
) -> None:
    placed = shown(replace(small_plan(), prefers=prefers, proof=proof), width=400).splitlines()[2]
    assert placed.startswith(said)


def test_a_plan_that_is_proved_best_is_to_be_saved_next() -> None:
    proved = replace(small_plan(), proof=Proof.BEST, aims=(), assumed=(), against=None, moved=())
    assert shown(proved).splitlines()[-8:] == snapshot(
        [
            "Tightest: Three heads of service recruited (30 Oct 2009) -> Play service:",
            "  =1+1, design; of the “team” (27 Nov 2009) -> Portage:",
            "  <script>alert(1)</script> | consult \\u{202e}staff (10 Jan 2010) -> Settle",
            "  in\\nand review (20 Jan 2010) -> Core locality teams fully implemented (20 Jan",
            "  2010). A day lost on one of these is a day lost on the next.",
            "",
            "2 milestones, 4 activities for 2 services and teams in 3 phases. 5 of 6 items",
            "critical. Next: dtl plan --out plan.json",
        ]
    )


def test_a_plan_without_items_says_that_nothing_changes() -> None:
    assert shown(with_items()) == snapshot("""\
Delivering through Localities                                structure: proposed
Back from 30 April 2010; feasible, not proved best; no milestones
Work is to be as late as dates and limits allow; how near it comes stands below
How good it is. `or 2 weeks sooner` is by how much links and dates would let it
be sooner, `slack` by how much it could be later without moving the end.

How good it is
  Each is as little as can be; the one at the top goes first.
  1. fragile early: 1, not proved best: at best 0, 100 % less
  2. not late: 211, not proved best: at best 204, 3 % less

What is assumed
  - The lengths of time of the playbook are assumptions: no source states
    them.

Dates that differ from the plan before
  None.

Nothing is to be planned: nothing changes, and there are no milestones.
""")


def test_what_falls_into_no_phase_stands_last() -> None:
    plan = with_items(item("heads-recruited"), item("portage.consult"))
    assert shown(replace(plan, against=None, aims=(), assumed=())) == snapshot("""\
Delivering through Localities                                structure: proposed
Back from 30 April 2010; feasible, not proved best; 1 of 1 milestone in time
Work is to be as late as dates and limits allow; how near it comes stands below
How good it is. `or 2 weeks sooner` is by how much links and dates would let it
be sooner, `slack` by how much it could be later without moving the end.

In no phase
  Three heads of service recruited  30 Oct 2009  critical; by the end of October
                                                 2009
  Portage  30 Nov - 10 Jan 2010  slack 3 days; fragile

                              2009                                  2010
                                 Nov              Dec               Jan
Three heads of service re...    X
Portage                                           ========================..
4 columns are a week    = work that can move    X critical date
. where links and dates would let it be

Least to spare: Portage: <script>alert(1)</script> | consult \\u{202e}staff
  (from 30 Nov 2009, slack 3 days).

1 milestone, 1 activity for 1 service or team. 1 of 2 items critical. Next: dtl
plan --out plan.json, or --effort N to search longer.
""")


def test_a_milestone_after_its_date_is_marked_and_counted() -> None:
    late = replace(item("heads-recruited"), finish=date(2009, 11, 2), start=date(2009, 11, 2))
    unread = replace(item("teams-live"), due="when it suits", wording=None, basis="inferred")
    lines = shown(with_items(late, unread)).splitlines()
    assert lines[1] == snapshot(
        "Back from 30 April 2010; feasible, not proved best; 1 of 2 milestones in time"
    )
    assert lines[6:11] == snapshot(
        [
            "In no phase",
            "  Three heads of service recruited      2 Nov 2009   LATE; critical; by the end",
            "                                                     of October 2009",
            "  Core locality teams fully             20 Jan 2010  critical; when it suits",
            "  implemented                                        (our reading)",
        ]
    )


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("by 2010-04", "due by 30 Apr 2010"),
        ("2010-04", "due in Apr 2010"),
        ("2010-04-06", "due on 6 Apr 2010"),
        ("from 2010-01-04", "due from 4 Jan 2010"),
        ("about 2010-04", "due about Apr 2010"),
        ("2010-Q2", "due in 1 Apr - 30 Jun 2010"),
        ("2009..2010", "due in 1 Jan 2009 - 31 Dec 2010"),
    ],
)
def test_a_date_without_words_of_a_source_is_told_in_ours(due: str, told: str) -> None:
    plan = with_items(replace(item("teams-live"), due=due, wording=None))
    assert f"  critical; {told}\n" in shown(plan, width=120)
    assert "1 of 1 milestone in time" in shown(plan)


def test_a_date_that_says_no_more_than_its_phase_is_left_out() -> None:
    october = replace(small_plan().phases[0], unlocks=())
    milestone = item("heads-recruited")
    bare = replace(milestone, wording=None)
    said = replace(milestone, wording="by the end of October 2009")
    other = replace(milestone, wording=None, due="by 2009-11")
    for one, told in ((bare, ""), (said, ""), (other, "; due by 30 Nov 2009")):
        page = shown(with_items(one, phases=(october,)))
        assert f"30 Oct 2009  critical{told}\n" in page


def test_a_phase_that_was_found_is_not_named_twice() -> None:
    found = replace(small_plan().phases[0], name="Phase 1", unlocks=())
    page = shown(with_items(item("heads-recruited"), phases=(found,)))
    assert page.splitlines()[6].startswith("Phase 1    ")


def test_things_in_place_stand_between_milestones_and_services() -> None:
    ready = replace(
        item("heads-recruited"), id="ict", name="ICT is there", kind=ItemKind.READY, wording=None,
        due=None, is_critical=False, slack=8, phase=None,
    )  # fmt: skip
    nothing_left = replace(ready, id="hall", name="The hall is there", slack=0)
    assert shown(with_items(ready, nothing_left)).splitlines()[6:] == snapshot(
        [
            "In no phase",
            "  Heads recruited: ICT is there       30 Oct 2009  slack 1 week",
            "  Heads recruited: The hall is there  30 Oct 2009  no slack",
            "",
            "How good it is",
            "  Each is as little as can be; the one at the top goes first.",
            "  1. fragile early: 1, not proved best: at best 0, 100 % less",
            "  2. not late: 211, not proved best: at best 204, 3 % less",
            "",
            "What is assumed",
            "  - The lengths of time of the playbook are assumptions: no source states",
            "    them.",
            "",
            "Dates that differ from the plan before",
            "  None.",
            "",
            "2 things in place. None of 2 items critical. 0 dates moved. Next: dtl plan --out",
            "plan.json, or --effort N to search longer.",
        ]
    )


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ((None, None), "  critical"),
        ((State.PLANNED, State.PLANNED), "  critical"),
        ((State.DONE, State.DONE), "  done"),
        ((State.STARTED, State.STARTED), "  critical; started"),
        ((State.TRANSFERRED, State.TRANSFERRED), "  transferred to business as usual"),
        ((State.DONE, None), "  critical; partly under way"),
        ((State.PLANNED, None), "  critical"),
    ],
)
def test_how_far_a_service_has_got(states: tuple[State | None, State | None], told: str) -> None:
    works = [item("play-service.design"), item("play-service.move")]
    plan = with_items(
        *(replace(one, state=state) for one, state in zip(works, states, strict=True))
    )
    page = shown(plan, width=120)
    line = next(line for line in page.splitlines() if "Play service " in line)
    assert line.partition("2010")[2] == told


def test_what_could_be_sooner_says_by_how_much_and_what_is_over_says_nothing() -> None:
    work = replace(item("play-service.move"), is_critical=False)
    for earliest, state, told in (
        (date(2009, 12, 18), None, "  or 1 day sooner"),
        (date(2009, 12, 7), None, "  or 2 weeks sooner"),
        (work.start, None, "  no slack"),
        (work.start, State.STARTED, "  no slack; started"),
        (work.start, State.DONE, "  done"),
    ):
        plan = with_items(replace(work, earliest=earliest, state=state))
        assert f"21 Dec - 6 Jan 2010{told}\n" in shown(plan)


def test_the_least_to_spare_is_named_once_for_each_service() -> None:
    works = [
        replace(
            item("play-service.move"),
            id=f"s{n}.{part}",
            subject=f"s{n}",
            subject_name=f"Service {n}",
            name=part,
            is_critical=False,
            slack=9 - n + later,
        )
        for n in range(5)
        for later, part in enumerate(("move", "settle"))
    ]
    done = replace(works[-1], id="s9.move", subject="s9", slack=0, state=State.DONE)
    page = shown(with_items(*works, done), width=200)
    assert [line for line in page.splitlines() if line.startswith("Least")] == snapshot(
        [
            "Least to spare: Service 4: move (from 21 Dec 2009, slack 1 week); Service 3: move (from 21 Dec 2009, slack 1 week); Service 2: move (from 21 Dec 2009, slack 1 week)."
        ]
    )


def test_a_plan_that_is_early_says_how_to_read_its_slack() -> None:
    early = replace(small_plan(), prefers="early")
    assert " ".join(shown(early).splitlines()[2:4]) == snapshot(
        "Work is to be as soon as dates and limits allow; how near it comes stands below How good it is. `slack` is by how much it could be later without moving the end."
    )


def test_work_of_one_day_has_one_date() -> None:
    day = date(2009, 11, 30)
    plan = with_items(replace(item("play-service.design"), start=day, finish=day, days=1))
    page = shown(plan, everything=True)
    assert "30 Nov 2009  critical; 1 working day" in page
    assert "-  30" not in page


def test_what_a_phase_unlocks_is_named_as_far_as_there_is_room_or_all() -> None:
    first = item("heads-recruited")
    after = [
        replace(item("portage.consult"), id=f"s{n}.x", subject=f"s{n}", subject_name=f"Service {n}")
        for n in range(9)
    ]
    gate = replace(small_plan().phases[0], unlocks=tuple(one.id for one in after))
    plan = with_items(first, *after, phases=(gate,))
    assert [line for line in shown(plan).splitlines() if "unlocks" in line] == snapshot(
        ["  unlocks (9): Service 0; Service 1; Service 2; Service 3; Service 4; Service"]
    )
    assert "Service 8" in shown(plan, everything=True).partition("unlocks")[2].partition("\n\n")[0]


def test_dates_that_moved_say_by_how_much_why_and_who_agreed() -> None:
    moved = (
        Moved("a", "Earlier", date(2010, 1, 20), date(2010, 1, 10), "the gate moved", "The board"),
        Moved("b", "New", None, date(2010, 1, 20), "it is new", None),
        Moved("c", "Gone", date(2010, 1, 20), None, "it was stopped", None),
        Moved("d", "Longer", date(2010, 1, 20), date(2010, 1, 20), "it begins earlier", None),
    )
    page = shown(replace(small_plan(), moved=moved), width=100)
    assert page.partition("Dates that differ")[2].partition("\n\n")[0] == snapshot("""\
 from the plan before
  Earlier  20 Jan 2010 -> 10 Jan 2010, 1 week and 3 days earlier; the gate moved; approved by: The
           board
  New      not in it -> 20 Jan 2010; it is new; approved by: not recorded
  Gone     20 Jan 2010 -> left out; it was stopped; approved by: not recorded
  Longer   20 Jan 2010 -> 20 Jan 2010; it begins earlier; approved by: not recorded\
""")


def test_a_plan_like_the_one_before_says_that_no_date_moved() -> None:
    page = shown(replace(small_plan(), moved=()))
    assert "Dates that differ from the plan before\n  None.\n" in page
    assert "critical. 0 dates moved." in page


@pytest.mark.parametrize(
    ("aim", "told"),
    [
        (Aim("late", 0, 0), "late: 0, proved best"),
        (Aim("late", 1, 0), "late: 1, not proved best: at best 0, 100 % less"),
        (Aim("late", 1_000, 999), "late: 1,000, not proved best: at best 999, less than 1 % less"),
    ],
)
def test_how_much_better_a_plan_could_be(aim: Aim, told: str) -> None:
    assert aim_words(aim) == told


def test_names_from_files_cannot_act_on_a_terminal_or_a_spreadsheet() -> None:
    view = plan_view(small_plan(), everything=True)
    for form in (Format.TABLE, Format.CSV, Format.MD):
        text = write(view, form, Page())
        assert "\u202e" not in text
        assert "in\nand" not in text
    assert "'=1+1, design" in write(view, Format.CSV, Page())
    assert "&lt;script" in write(view, Format.MD, Page())


def test_the_document_is_what_is_saved() -> None:
    document = plan_view(small_plan()).document()
    assert list(document) == snapshot(
        [
            "format_version",
            "title",
            "structure",
            "scenario",
            "deadline",
            "prefers",
            "playbook",
            "made_from",
            "against",
            "first",
            "last",
            "week",
            "closed",
            "proof",
            "is_repeatable",
            "aims",
            "peaks",
            "assumed",
            "path",
            "phases",
            "items",
            "ties",
            "moved",
        ]
    )
