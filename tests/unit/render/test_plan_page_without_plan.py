# ruff: noqa: E501 - pages of 120 columns
"""Pages where there is no plan: which rules clash, the order without dates, and what was tried."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.app.opening import read_workspace
from dtl_planner.limits import Limits
from dtl_planner.plan.making.brief import Place, Rule
from dtl_planner.plan.making.order import Ordered, Ordering, Stage
from dtl_planner.plan.timeline.plan import Proof
from dtl_planner.plan.timeline.refusal import Refusal, WayOut
from dtl_planner.render.formats import Format, write
from dtl_planner.render.layout import Page
from dtl_planner.render.plan.made import Made, made_view
from dtl_planner.render.plan.scenarios import scenarios_view

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.catalogue.catalogue import Catalogue

PROGRAMME = """\
dtl: 1
planning:
  deadline: by 2010-04
capacity:
  - id: at-once
    name: Services in change
    counts: services
    at_once: 2
"""
HOSTILE = "\033[31mred\u202e"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "services.yaml").write_text("dtl: 1\n", encoding="utf-8")
    (tmp_path / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    return read_workspace(tmp_path, limits=Limits()).catalogue


DEADLINE = Rule(
    "deadline", "the deadline, 30 April 2010", "working days",
    Place("planning", "", ("deadline",)),
)  # fmt: skip
CAPACITY = Rule(
    "capacity:at-once", "no more than 2 services in change at once", "at once",
    Place("capacity", "at-once", ("at_once",)),
)  # fmt: skip
ASSUMED = Rule("play:library:design", f"the design of the library {HOSTILE}", None, None)
GONE = Rule("milestone:gone:by", "a milestone that nobody wrote", None, Place("milestones", "gone"))

CLASH = Refusal(
    title="Delivering through Localities",
    deadline="30 April 2010",
    clashing=(DEADLINE, CAPACITY),
    reason=None,
    is_minimal=True,
    ways_out=(
        WayOut(DEADLINE, "deadline 21 May 2010 (15 working days later)"),
        WayOut(CAPACITY, "3 at once instead of 2"),
    ),
)

ORDER = Ordering(
    title="Delivering through Localities",
    structure="proposed",
    stages=(
        Stage(
            1,
            (
                Ordered(
                    "play", "Play service", ("split", "joined"), (), ("portage",), is_fragile=False
                ),
                Ordered(
                    "portage", f"Portage {HOSTILE}", ("moved",), (), ("play",), is_fragile=True
                ),
            ),
            ("sport",),
            (2, 3),
        ),
        Stage(2, (Ordered("sport", "Sport", (), ("play",), (), is_fragile=False),), (), (1, None)),
    ),
    rings=(("a", "b"),),
    stuck=("c",),
    assumed=("Services change one by one.",),
    made_from="1" * 64,
)


def shown(made: Made, catalogue: Catalogue, *, width: int = 80) -> str:
    return made_view(made, catalogue).text(Page(width=width))


def test_a_clash_of_two_rules_at_80_columns(catalogue: Catalogue) -> None:
    assert shown(CLASH, catalogue) == snapshot("""\
No plan meets 30 April 2010.
  These two rules clash:
    programme.yaml:3  the deadline, 30 April 2010
    programme.yaml:8  no more than 2 services in change at once
  Without any one of them the others can hold.
  Any one of these makes it possible:
    programme.yaml:3  deadline 21 May 2010 (15 working days later)
    programme.yaml:8  3 at once instead of 2

2 rules clash; 2 single ways out, tried. Try one without changing a file: dtl
plan --set KEY=VALUE
""")


def test_rules_that_stand_in_no_file_and_a_set_that_may_be_too_large(catalogue: Catalogue) -> None:
    clash = replace(CLASH, clashing=(DEADLINE, ASSUMED, GONE), is_minimal=False, ways_out=())
    assert shown(clash, catalogue, width=120) == snapshot("""\
No plan meets 30 April 2010.
  These three rules clash, or some of them:
    programme.yaml:3  the deadline, 30 April 2010
    in no file        the design of the library \\x1b[31mred\\u{202e}
    in no file        a milestone that nobody wrote

3 rules clash; no single change was found that helps. Next: loosen two rules at once, or --effort N to search longer.
""")


def test_many_rules_are_counted_in_figures(catalogue: Catalogue) -> None:
    clash = replace(CLASH, clashing=tuple(replace(CAPACITY, id=str(n)) for n in range(7)))
    assert "  These 7 rules clash:" in shown(clash, catalogue)


def test_a_single_rule_and_a_single_way_out(catalogue: Catalogue) -> None:
    clash = replace(CLASH, clashing=(DEADLINE,), ways_out=CLASH.ways_out[:1])
    assert shown(clash, catalogue) == snapshot("""\
No plan meets 30 April 2010.
  This rule cannot hold:
    programme.yaml:3  the deadline, 30 April 2010
  This makes it possible:
    programme.yaml:3  deadline 21 May 2010 (15 working days later)

1 rule clashes; 1 single way out, tried. Try one without changing a file: dtl
plan --set KEY=VALUE
""")


def test_where_only_arithmetic_tells_its_sentence_stands(catalogue: Catalogue) -> None:
    reason = "the longest chain takes 180 working days, and there are 150"
    told = replace(CLASH, clashing=(), ways_out=(), reason=reason, is_minimal=False)
    assert shown(told, catalogue) == snapshot("""\
No plan meets 30 April 2010.
  The longest chain takes 180 working days, and there are 150.

No single change was found that helps. Next: loosen two rules at once, or
--effort N to search longer.
""")
    assert shown(replace(told, reason=None), catalogue) == snapshot("""\
No plan meets 30 April 2010.

What clashes was not found; no single change was found that helps. Next: loosen
two rules at once, or --effort N to search longer.
""")


def test_the_rows_and_the_document_of_a_clash(catalogue: Catalogue) -> None:
    clash = replace(CLASH, clashing=(DEADLINE, ASSUMED))
    view = made_view(clash, catalogue)
    assert write(view, Format.CSV, Page()) == snapshot("""\
what,rule,told,file,line
clashes,deadline,"the deadline, 30 April 2010",programme.yaml,3
clashes,play:library:design,the design of the library \\x1b[31mred\\u{202e},,
way out,deadline,deadline 21 May 2010 (15 working days later),programme.yaml,3
way out,capacity:at-once,3 at once instead of 2,programme.yaml,8
""")
    assert json.loads(write(view, Format.JSON, Page())) == snapshot(
        {
            "format_version": 1,
            "title": "Delivering through Localities",
            "deadline": "30 April 2010",
            "reason": None,
            "clashing": [
                {
                    "rule": "deadline",
                    "told": "the deadline, 30 April 2010",
                    "file": "programme.yaml",
                    "line": 3,
                    "column": 13,
                },
                {
                    "rule": "play:library:design",
                    "told": "the design of the library \x1b[31mred\u202e",
                    "file": None,
                    "line": None,
                    "column": None,
                },
            ],
            "is_minimal": True,
            "ways_out": [
                {
                    "rule": "deadline",
                    "told": "deadline 21 May 2010 (15 working days later)",
                    "file": "programme.yaml",
                    "line": 3,
                    "column": 13,
                },
                {
                    "rule": "capacity:at-once",
                    "told": "3 at once instead of 2",
                    "file": "programme.yaml",
                    "line": 8,
                    "column": 14,
                },
            ],
        }
    )


def test_an_order_without_dates_at_80_columns(catalogue: Catalogue) -> None:
    assert shown(ORDER, catalogue) == snapshot("""\
Delivering through Localities                                structure: proposed
No dates: the workspace states none to work back from. These are phases in the
order of dependencies.

Phase 1: 2 services, of 3 that can change at once
  Play service                 split, joined; together with Portage
                               \\x1b[31mred\\u{202e}
  Portage \\x1b[31mred\\u{202e}  moved; fragile; together with Play service
  unlocks: Sport

Phase 2: 1 service
  Sport  after Play service

In no phase: each waits for the next, and the last for the first
  a -> b -> a
  waiting for one of them: c
  To mend it take one `depends_on` out of each ring; dtl graph shows them with
    file and line.

Bear in mind
  - Services change one by one.

To get dates, state what to work back from, in programme.yaml:
    planning:
      deadline: by YEAR-MONTH
More is made of phases (gates), milestones, capacity (how much can change at
once) and a playbook (how long each kind of change takes).

3 things change in 2 phases, without dates. 1 fragile. 1 ring to mend. Next: dtl
graph
""")


def test_an_order_without_rings_asks_for_a_deadline(catalogue: Catalogue) -> None:
    order = replace(ORDER, stages=ORDER.stages[1:], rings=(), stuck=(), assumed=())
    assert shown(order, catalogue, width=120) == snapshot("""\
Delivering through Localities                                                                        structure: proposed
No dates: the workspace states none to work back from. These are phases in the order of dependencies.

Phase 2: 1 service
  Sport  after play

To get dates, state what to work back from, in programme.yaml:
    planning:
      deadline: by YEAR-MONTH
More is made of phases (gates), milestones, capacity (how much can change at once) and a playbook (how long each kind of
change takes).

1 thing changes in 1 phase, without dates. Next: state a deadline, and dtl plan again.
""")


def test_rings_that_nothing_else_waits_for(catalogue: Catalogue) -> None:
    assert "waiting for one" not in shown(replace(ORDER, stuck=()), catalogue)


def test_where_nothing_changes_nothing_is_ordered(catalogue: Catalogue) -> None:
    order = replace(ORDER, stages=(), rings=(), stuck=(), assumed=())
    assert shown(order, catalogue).endswith("Nothing is to be planned: nothing changes.\n")


def test_the_rows_and_the_document_of_an_order(catalogue: Catalogue) -> None:
    view = made_view(ORDER, catalogue)
    assert write(view, Format.CSV, Page()) == snapshot("""\
phase,subject,name,changes,waits_for,with,fragile
1,play,Play service,split; joined,,portage,no
1,portage,Portage \\x1b[31mred\\u{202e},moved,,play,yes
2,sport,Sport,,play,,no
""")
    assert json.loads(write(view, Format.JSON, Page())) == snapshot(
        {
            "format_version": 1,
            "title": "Delivering through Localities",
            "structure": "proposed",
            "stages": [
                {
                    "number": 1,
                    "members": [
                        {
                            "subject": "play",
                            "name": "Play service",
                            "changes": ["split", "joined"],
                            "waits_for": [],
                            "with": ["portage"],
                            "is_fragile": False,
                        },
                        {
                            "subject": "portage",
                            "name": "Portage \x1b[31mred\u202e",
                            "changes": ["moved"],
                            "waits_for": [],
                            "with": ["play"],
                            "is_fragile": True,
                        },
                    ],
                    "unlocks": ["sport"],
                    "load": 2,
                    "limit": 3,
                },
                {
                    "number": 2,
                    "members": [
                        {
                            "subject": "sport",
                            "name": "Sport",
                            "changes": [],
                            "waits_for": ["play"],
                            "with": [],
                            "is_fragile": False,
                        }
                    ],
                    "unlocks": [],
                    "load": 1,
                    "limit": None,
                },
            ],
            "rings": [["a", "b"]],
            "stuck": ["c"],
            "assumed": ["Services change one by one."],
            "made_from": "1111111111111111111111111111111111111111111111111111111111111111",
        }
    )


LATER = replace(
    small_plan(),
    deadline="June 2010",
    proof=Proof.BEST,
    items=tuple(item for item in small_plan().items if item.id != "teams-live"),
    path=(),
)


def test_scenarios_side_by_side(catalogue: Catalogue) -> None:
    tried = (("as-agreed", small_plan()), ("later", LATER), ("one-at-once", CLASH), ("x", ORDER))
    view = scenarios_view(tried, catalogue)
    assert view.text(Page()) == snapshot("""\
Scenario           as-agreed        later        one-at-once    x
Back from          30 April 2010    June 2010    30 April 2010  nothing stated
Result             not proved best  proved best  no plan        no dates
Three heads of     30 Oct 2009      30 Oct 2009  -              -
service recruited
Core locality      20 Jan 2010      -            -              -
teams fully
implemented

2 of 4 scenarios can be planned. 1 of 2 milestones on different days. Where a
plan is not proved best, a later search may move its dates as much. Next: dtl
plan --scenario as-agreed
""")
    assert view.text(Page(width=120)) == snapshot("""\
Scenario                               as-agreed        later        one-at-once    x
Back from                              30 April 2010    June 2010    30 April 2010  nothing stated
Result                                 not proved best  proved best  no plan        no dates
Three heads of service recruited       30 Oct 2009      30 Oct 2009  -              -
Core locality teams fully implemented  20 Jan 2010      -            -              -

2 of 4 scenarios can be planned. 1 of 2 milestones on different days. Where a plan is not proved best, a later search
may move its dates as much. Next: dtl plan --scenario as-agreed
""")
    assert write(view, Format.MD, Page()) == snapshot("""\
| Id | Name | Due | as-agreed | later | one-at-once | x |
| --- | --- | --- | --- | --- | --- | --- |
|  | Result |  | not proved best | proved best | no plan | no dates |
| heads-recruited | Three heads of service recruited | by 2009-10 | 2009-10-30 | 2009-10-30 |  |  |
| teams-live | Core locality teams fully implemented | by 2010-04 | 2010-01-20 |  |  |  |
""")
    document = view.document()["scenarios"]
    assert isinstance(document, list)
    assert [list(one)[:3] for one in document] == snapshot(
        [
            ["scenario", "result", "title"],
            ["scenario", "result", "title"],
            ["scenario", "result", "title"],
            ["scenario", "result", "title"],
        ]
    )


def test_a_scenario_that_was_stopped_and_one_alone_with_a_plan(catalogue: Catalogue) -> None:
    tried = (("quick", replace(small_plan(), proof=Proof.STOPPED)), ("none", CLASH))
    assert scenarios_view(tried, catalogue).text(Page()) == snapshot("""\
Scenario                              quick          none
Back from                             30 April 2010  30 April 2010
Result                                stopped early  no plan
Three heads of service recruited      30 Oct 2009    -
Core locality teams fully             20 Jan 2010    -
implemented

1 of 2 scenarios can be planned. Next: dtl plan --scenario quick
""")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_of_any_of_them_is_wider_than_the_page(catalogue: Catalogue, width: int) -> None:
    tried = tuple((f"scenario-{n}", small_plan()) for n in range(7))
    page = Page(width=width)
    texts = [made_view(made, catalogue).text(page) for made in (CLASH, ORDER)]
    texts.append(scenarios_view(tried, catalogue).text(page))
    assert max(len(line) for text in texts for line in text.split("\n")) <= width
    assert HOSTILE[0] not in "".join(texts)
