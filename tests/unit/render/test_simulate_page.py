"""Pages on simulations: whole pages, widths, and what is said in which case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hostile_names import HOSTILE_NAMES
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.simulation.result import (
    Aimed,
    Chance,
    Dates,
    Driver,
    Simulated,
    Simulation,
)
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.formats import Format, write
from dtl_planner.render.layout import Page
from dtl_planner.render.simulate.made import made_view
from dtl_planner.render.simulate.page import simulation_view
from dtl_planner.render.simulate.words import apart, chance_words, days_words, percent

CATALOGUE = load_texts({}, limits=Limits()).catalogue
PLAN = small_plan()
NO_PLAN = Refusal(
    title="Delivering through Localities",
    deadline="30 April 2010",
    clashing=(),
    reason=None,
    is_minimal=False,
    ways_out=(),
)


def chance(met: int, least: float, most: float) -> Chance:
    return Chance(met, 1_000, least, most)


def dates(*days: tuple[int, int], beyond: tuple[int, ...] = ()) -> Dates:
    found = (date(2010, month, day) for month, day in days)
    return Dates(dict(zip((10, 50, 80, 90), found, strict=True)), beyond)


SURE = chance(1_000, 0.996, 1)
TIGHT = chance(834, 0.81, 0.857)
EARLY = dates((1, 6), (1, 20), (1, 29), (2, 5))
LATE = dates((4, 1), (4, 20), (5, 14), (6, 1), beyond=(80, 90))


def simulated(id_: str, **more: object) -> Simulated:
    fields: dict[str, object] = {
        "item": PLAN.item[id_],
        "due": None,
        "chance": None,
        "as_planned": TIGHT,
        "dates": EARLY,
        "critical": 0.0,
        "varies": False,
        **more,
    }
    return Simulated(**fields)  # type: ignore[arg-type] # every field is there, by its name


FOUND = Simulation(
    title="Delivering through Localities",
    structure="proposed",
    scenario=None,
    deadline="30 April 2010",
    prefers="late",
    runs=1_000,
    asked=1_000,
    seed=1,
    with_capacity=True,
    limits=1,
    as_soon_as_possible=False,
    activities=4,
    varying=2,
    whole=Aimed(None, "everything", date(2010, 4, 30), TIGHT),
    planned=date(2010, 1, 20),
    dates=LATE,
    gates=(Aimed("october", "By the end of October 2009", date(2009, 10, 30), SURE),),
    items=(
        simulated("heads-recruited", due=date(2009, 10, 30), chance=SURE),
        simulated("play-service.design", critical=0.4, varies=True),
        simulated("portage.consult", critical=0.6, varies=True),
        simulated("play-service.move"),
        simulated("portage.embed", critical=1.0),
        simulated("teams-live", due=date(2010, 4, 30), chance=TIGHT, dates=LATE, critical=1.0),
    ),
    drivers=(
        Driver(PLAN.item["portage.consult"], 22.4),
        Driver(PLAN.item["play-service.design"], 1.25),
    ),
)
NOTHING = replace(FOUND, varying=0, drivers=())


def text(found: Simulation, *, width: int = 80, everything: bool = False) -> str:
    return simulation_view(found, everything=everything).text(Page(width))


def test_the_answer_first_and_one_line_to_sum_up() -> None:
    assert text(FOUND) == snapshot("""\
Delivering through Localities                                structure: proposed
Everything done by 30 Apr 2010: 83 % (81-86).
All is done by 20 Apr 2010 in half of the runs, after 14 May 2010 in 8 of 10,
after 1 Jun 2010 in 9 of 10; the plan says 20 Jan 2010.
Work starts no earlier than planned and waits for room.

  All before the gate is done  by           chance
  By the end of October 2009   30 Oct 2009  100 %

  Reached          due          chance        8 of 10 by        that is
  Three heads of   30 Oct 2009  100 %         29 Jan 2010       +91 days
  service
  recruited
  Core locality    30 Apr 2010  83 % (81-86)  after 14 May      +114 days
  teams fully                                 2010
  implemented

  What drives the end                                         moves it by
  Portage: <script>alert(1)</script> |  ####################  22 days
  consult \\u{202e}staff
  Play service: =1+1, design; of the    #                     1.2 days
  “team”

  What decides the end                  of the runs
  Portage: Settle in\\nand review        100 %
  Portage: <script>alert(1)</script> |  60 %
  consult \\u{202e}staff
  Play service: =1+1, design; of the    40 %
  “team”

How to read this
  - Each run carries out the plan with other lengths of time: a draw between
    the least and the most that `takes` states, the likely one most often (a
    triangle). 2 of 4 activities vary; the others always take what the plan has.
  - A chance is the share of runs that meet a date; in brackets, in percent,
    what the true one lies between with a certainty of 95 % for this many runs.
    It tells of the runs, not of what nobody thought of.
  - `8 of 10 by` is the date that 8 of 10 runs keep, and `that is` how much
    later than in the plan.
  - Work moves the end by the working days between the average end of the runs
    with the longest tenth of its lengths and of those with its shortest; what
    lies within chance is left out.
  - Work decides the end in a run if a day's delay of it would have been a
    day's delay of the whole.

1,000 runs, seed 1. 2 of 2 milestones met in 8 of 10 runs or more. Next: dtl
simulate --as-soon-as-possible
""")


def test_a_page_of_sixty_columns_breaks_nothing() -> None:
    assert max(map(len, text(FOUND, width=60).splitlines())) <= 60


def test_where_nothing_varies_it_says_how_to_state_lengths() -> None:
    assert text(NOTHING) == snapshot("""\
Delivering through Localities                                structure: proposed

No work that is still to be done has a length that varies, so every run would be
the plan itself, and a simulation would say nothing. State for the activities of
the playbook in programme.yaml how long they may take, as in `takes: {least: 2
weeks, likely: 3 weeks, most: 5 weeks}`.

0 of 4 activities can vary.
""")


def test_what_else_can_be_said() -> None:
    bare = replace(
        FOUND,
        whole=None,
        gates=(),
        items=(simulated("portage.embed"),),
        drivers=(),
        scenario="A year later: deadline=2011-04-30",
        limits=0,
        asked=2_000,
        notes=("The plan is old.",),
    )
    assert text(bare) == snapshot("""\
Delivering through Localities                                structure: proposed
Stopped early: 1,000 of 2,000 runs.
All is done by 20 Apr 2010 in half of the runs, after 14 May 2010 in 8 of 10,
after 1 Jun 2010 in 9 of 10; the plan says 20 Jan 2010.
Work starts no earlier than planned.
What if: A year later: deadline=2011-04-30

How to read this
  - Each run carries out the plan with other lengths of time: a draw between
    the least and the most that `takes` states, the likely one most often (a
    triangle). 2 of 4 activities vary; the others always take what the plan has.
  - A chance is the share of runs that meet a date; in brackets, in percent,
    what the true one lies between with a certainty of 95 % for this many runs.
    It tells of the runs, not of what nobody thought of.
  - `8 of 10 by` is the date that 8 of 10 runs keep, and `that is` how much
    later than in the plan.
  - No single piece of work moves the end by more than chance alone would.
  - Work decides the end in a run if a day's delay of it would have been a
    day's delay of the whole.
  - The plan is old.

1,000 runs, seed 1. Next: dtl simulate again, to let it finish.
""")
    assert "Work starts as soon as it can, room or not." in text(
        replace(FOUND, as_soon_as_possible=True, with_capacity=False)
    )
    assert text(replace(FOUND, as_soon_as_possible=True)).endswith("Next: dtl\nsimulate --all\n")


def test_a_page_shows_the_most_of_a_long_list_and_all_shows_all() -> None:
    many = replace(
        FOUND,
        drivers=tuple(Driver(PLAN.item["portage.embed"], 30.0 - n) for n in range(12)),
        items=tuple(simulated("portage.embed", critical=0.5) for _ in range(12)),
    )
    assert text(many).count("Portage: Settle") == 16
    assert text(many, everything=True).count("Portage: Settle") == 24


def test_several_are_set_side_by_side() -> None:
    stopped = replace(FOUND, runs=500, whole=None, items=FOUND.items[:1])
    tried: list[tuple[str, Simulation | Refusal]] = [("base", FOUND), ("later", stopped)]
    tried.append(("never", NO_PLAN))
    view = made_view(tried, CATALOGUE)
    assert view.text(Page(100)) == snapshot("""\
Scenario                     base                     later                         never
Everything                   83 %, after 14 May 2010  -, after 14 May 2010 (500     no plan
                                                      runs)
Three heads of service       100 %, 29 Jan 2010       100 %, 29 Jan 2010            -
recruited
Core locality teams fully    83 %, after 14 May 2010  -                             -
implemented

Each cell: the chance of meeting the date, and the date that 8 of 10 runs keep.

2 of 3 scenarios can be planned. 1,000 runs each, seed 1. Surest: base. Next: dtl simulate
--scenario base
""")
    assert write(view, Format.CSV, Page()) == snapshot("""\
item,name,base_percent,base_p80,later_percent,later_p80,never_percent,never_p80
,Everything,83.4,after 2010-05-14,,after 2010-05-14,,
heads-recruited,Three heads of service recruited,100.0,2010-01-29,100.0,2010-01-29,,
teams-live,Core locality teams fully implemented,83.4,after 2010-05-14,,,,
""")
    document = view.document()
    assert isinstance(document["scenarios"], list)
    results = [one["result"] for one in document["scenarios"]]
    assert results == ["simulated", "simulated", "no plan"]
    alone = made_view([("never", NO_PLAN), ("not", NO_PLAN)], CATALOGUE)
    assert alone.text(Page()) == snapshot("""\
Scenario    never    not
Everything  no plan  no plan

Each cell: the chance of meeting the date, and the date that 8 of 10 runs keep.

0 of 2 scenarios can be planned. Next: dtl simulate --scenario never
""")


def test_one_is_shown_whole_and_no_plan_as_dtl_plan_shows_it() -> None:
    assert made_view([("", FOUND)], CATALOGUE).text(Page()) == text(FOUND)
    assert made_view([("", NO_PLAN)], CATALOGUE).text(Page()).startswith("No plan")


def test_rows_and_a_document() -> None:
    deadline, _, heads, *_, live = simulation_view(FOUND).table().records()
    assert (deadline["kind"], deadline["planned"], deadline["due"]) == (
        "deadline",
        "2010-01-20",
        "2010-04-30",
    )
    assert [deadline[f"p{level}"] for level in (10, 50, 80, 90)] == [
        "2010-04-01",
        "2010-04-20",
        "after 2010-05-14",
        "after 2010-06-01",
    ]
    assert (heads["met"], heads["runs"], heads["chance_percent"]) == (1000, 1000, "100.0")
    assert (live["critical_percent"], live["as_planned_percent"], live["varies"]) == (
        "100.0",
        "83.4",
        False,
    )
    document = simulation_view(replace(FOUND, whole=None)).document()
    assert document["deadline"] is None
    assert document["drivers"] == snapshot(
        [
            {"id": "portage.consult", "moves_end_working_days": 22.4},
            {"id": "play-service.design", "moves_end_working_days": 1.25},
        ]
    )
    assert len(simulation_view(replace(FOUND, whole=None)).table().rows) == 7


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_name_does_harm(name: str) -> None:
    item = replace(PLAN.item["teams-live"], name=name, kind=ItemKind.MILESTONE)
    found = replace(FOUND, title=name, items=(simulated("teams-live", item=item),))
    shown = text(found) + made_view([(name, found), (name, NO_PLAN)], CATALOGUE).text(Page())
    assert not any(character in shown for character in "\x00\x07\x1b\x85\u202e\ufffe\r\t")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (0.0004, "under 1 %"),
        (0.005, "1 %"),
        (0.834, "83 %"),
        (0.9949, "99 %"),
        (0.9951, "over 99 %"),
        (1, "100 %"),
    ],
)
def test_percent_are_rounded_plainly(share: float, said: str) -> None:
    assert percent(share) == said


def test_words() -> None:
    assert chance_words(TIGHT) == "83 % (81-86)"
    assert chance_words(SURE) == "100 %"
    assert days_words(22.4) == "22 days"
    assert days_words(1.25) == "1.2 days"
    assert apart(date(2010, 1, 1), date(2010, 1, 2)) == "+1 day"
    assert apart(date(2010, 1, 9), date(2010, 1, 2)) == "-7 days"
    assert apart(date(2010, 1, 1), date(2010, 1, 1)) == "as planned"
