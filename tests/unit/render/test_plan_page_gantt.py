"""The drawing of a plan: what a column is, what is drawn where, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.render.layout import Page
from dtl_planner.render.plan.gantt import gantt_text
from dtl_planner.render.plan.scale import header, scale_for

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan


def drawn(plan: Plan, *, width: int = 80, everything: bool = False) -> str:
    return gantt_text(plan, Page(width=width), everything=everything)


def lasting(days: int) -> Plan:
    """A plan whose last milestone lies so many days later."""
    plan = small_plan()
    *items, last = plan.items
    late = last.finish + timedelta(days)
    moved = replace(last, start=late, finish=late, latest=late, latest_finish=late)
    return replace(plan, items=(*items, moved))


def test_slack_is_drawn_behind_the_work_and_below_what_is_critical() -> None:
    assert drawn(small_plan(), width=100) == snapshot("""\
                                      2009               2010
                                       Nov      Dec      Jan      Feb     Mar     Apr
Three heads of service recruited       X                    |                              |
Play service                           |########      ##### |                              |
Portage                                |        ============###                            |
Core locality teams fully impleme...   |                    | X                            |
2 columns are a week    # critical work    = work that can move    X critical date
| end of a phase\
""")


def test_months_are_drawn_where_weeks_are_too_many() -> None:
    assert drawn(lasting(700)) == snapshot("""\
                                 2010        2011
                              Oct Feb Jun Oct Feb Jun Oct
Three heads of service re...  X  |  |
Play service                  |###  |
Portage                       |==#  |
Core locality teams fully...  |  .......................X
A column is a month    # critical work    = work that can move
X critical date    . where links and dates would let it be    | end of a phase\
""")


def test_several_months_share_a_column_where_months_are_too_many() -> None:
    assert drawn(lasting(6_000)) == snapshot("""\
                              2010   2013 2015   2018 2020   2023 2025

Three heads of service re...  X|
Play service                  #|
Portage                       #|
Core locality teams fully...  ........................................X
A column is 5 months    # critical work    X critical date
. where links and dates would let it be    | end of a phase\
""")


@pytest.mark.parametrize(
    ("first", "last", "room", "told", "columns"),
    [
        (date(2009, 9, 15), date(2009, 9, 20), 50, "7 columns are a week", 7),
        (date(2009, 9, 15), date(2009, 10, 31), 50, "7 columns are a week", 49),
        (date(2009, 9, 15), date(2010, 4, 30), 66, "2 columns are a week", 66),
        (date(2009, 9, 15), date(2010, 4, 30), 33, "A column is a week", 33),
        (date(2009, 9, 15), date(2010, 4, 30), 32, "4 columns are a month", 32),
        (date(2009, 9, 15), date(2010, 4, 30), 8, "A column is a month", 8),
        (date(2009, 9, 15), date(2010, 4, 30), 7, "A column is 2 months", 4),
        (date(2009, 9, 15), date(2010, 4, 30), 1, "A column is 8 months", 1),
    ],
)
def test_columns_are_as_fine_as_there_is_room(
    first: date, last: date, room: int, told: str, columns: int
) -> None:
    scale = scale_for(first, last, room=room)
    assert (scale.told(), scale.columns) == (told, columns)
    assert 0 <= scale.column(first) <= scale.column(last) < columns
    assert all(len(line) <= columns for line in header(scale))


def test_every_day_has_a_column_no_later_than_the_next_day_s() -> None:
    first, days = date(2009, 9, 15), 1_500
    for room in (1, 7, 20, 49, 60, 215):
        scale = scale_for(first, first + timedelta(days), room=room)
        places = [scale.column(first + timedelta(day)) for day in range(days + 1)]
        assert places == sorted(places)
        assert places[-1] < scale.columns <= room


def test_of_very_many_rows_those_with_slack_are_left_out_unless_all_are_asked_for() -> None:
    spare = small_plan().item["portage.consult"]
    many = [
        replace(spare, id=f"s{n}.x", subject=f"s{n}", subject_name=f"Service {n}")
        for n in range(101)
    ]
    plan = replace(small_plan(), items=(*small_plan().items, *many), ties=())
    short, long = drawn(plan), drawn(plan, everything=True)
    assert short == snapshot("""\
                              2009     2010
                              Nov  Dec Jan  Feb Mar Apr
Three heads of service re...  X          |              |
Play service                  |####   ###|              |
Portage                       |    ======##             |
Core locality teams fully...  |          |X             |
A column is a week    # critical work    = work that can move    X critical date
| end of a phase
101 rows with slack are not drawn; --all draws them.\
""")
    assert long.count("Service") == 101
    assert "not drawn" not in long


def test_a_plan_without_items_is_not_drawn() -> None:
    assert not drawn(replace(small_plan(), items=()))
