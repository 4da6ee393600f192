from __future__ import annotations

from inline_snapshot import snapshot

from dtl_planner.render.layout import Page
from dtl_planner.render.outcomes.grid import grid, is_uniform, legend_of

WORDS = ["yes", "not stated", "does not hold"]


def cells(things: int, places: int) -> list[list[str]]:
    return [[WORDS[(n + m) % 3] for m in range(places)] for n in range(things)]


def test_places_stand_across_where_they_fit() -> None:
    things = ["Core entitlement for every child in the county", "Advice"]
    found = grid(things, ["Coast", "Dales", "The place of a long name"], cells(2, 3), Page())
    assert found == snapshot("""\
                                        Coast       Dales          The place of
                                                                   a long name
  Core entitlement for every child in   yes         not stated     does not hold
  the county
  Advice                                not stated  does not hold  yes\
""")


def test_a_grid_is_turned_where_places_do_not_fit() -> None:
    places = [f"Place number {number}" for number in range(7)]
    assert grid(["Core", "Advice"], places, cells(2, 7), Page()) == snapshot("""\
                  Core           Advice
  Place number 0  yes            not stated
  Place number 1  not stated     does not hold
  Place number 2  does not hold  yes
  Place number 3  yes            not stated
  Place number 4  not stated     does not hold
  Place number 5  does not hold  yes
  Place number 6  yes            not stated\
""")


def test_a_grid_is_turned_where_that_is_asked_for() -> None:
    found = grid(["ages 0-5"], ["Coast", "Dales"], cells(1, 2), Page(), is_turned=True)
    assert found == snapshot("""\
         ages 0-5
  Coast  yes
  Dales  not stated\
""")


def test_short_heads_that_do_not_fit_go_on_below_under_their_names() -> None:
    bands = [f"ages {low}-{low + 4}" for low in range(0, 21, 4)]
    found = grid(bands, ["Coast", "Dales"], cells(6, 2), Page(), is_turned=True)
    assert found == snapshot("""\
         ages 0-4    ages 4-8       ages 8-12      ages 12-16  ages 16-20
  Coast  yes         not stated     does not hold  yes         not stated
  Dales  not stated  does not hold  yes            not stated  does not hold

         ages 20-24
  Coast  does not hold
  Dales  yes\
""")


def test_long_heads_that_do_not_fit_are_numbered() -> None:
    things = [f"A thing that takes more words than a head has room for, {n}" for n in range(10)]
    places = [f"Place {number}" for number in range(8)]
    assert grid(things, places, cells(10, 8), Page()) == snapshot("""\
   1  A thing that takes more words than a head has room for, 0
   2  A thing that takes more words than a head has room for, 1
   3  A thing that takes more words than a head has room for, 2
   4  A thing that takes more words than a head has room for, 3
   5  A thing that takes more words than a head has room for, 4
   6  A thing that takes more words than a head has room for, 5
   7  A thing that takes more words than a head has room for, 6
   8  A thing that takes more words than a head has room for, 7
   9  A thing that takes more words than a head has room for, 8
  10  A thing that takes more words than a head has room for, 9

           1              2              3              4
  Place 0  yes            not stated     does not hold  yes
  Place 1  not stated     does not hold  yes            not stated
  Place 2  does not hold  yes            not stated     does not hold
  Place 3  yes            not stated     does not hold  yes
  Place 4  not stated     does not hold  yes            not stated
  Place 5  does not hold  yes            not stated     does not hold
  Place 6  yes            not stated     does not hold  yes
  Place 7  not stated     does not hold  yes            not stated

           5              6              7              8
  Place 0  not stated     does not hold  yes            not stated
  Place 1  does not hold  yes            not stated     does not hold
  Place 2  yes            not stated     does not hold  yes
  Place 3  not stated     does not hold  yes            not stated
  Place 4  does not hold  yes            not stated     does not hold
  Place 5  yes            not stated     does not hold  yes
  Place 6  not stated     does not hold  yes            not stated
  Place 7  does not hold  yes            not stated     does not hold

           9              10
  Place 0  does not hold  yes
  Place 1  yes            not stated
  Place 2  not stated     does not hold
  Place 3  does not hold  yes
  Place 4  yes            not stated
  Place 5  not stated     does not hold
  Place 6  does not hold  yes
  Place 7  yes            not stated\
""")


def test_on_a_page_narrower_than_one_column_there_is_one_all_the_same() -> None:
    found = grid(["One", "Two"], ["Coast"], [["does not hold"]] * 2, Page(width=24), is_turned=True)
    assert found == snapshot("""\
         One
  Coast  does not hold

         Two
  Coast  does not hold\
""")


def test_a_grid_that_shows_nothing_is_known() -> None:
    assert is_uniform([["yes", "yes"], ["yes", "yes"]])
    assert is_uniform([["yes"], ["no"]])
    assert not is_uniform([["yes", "no"]])


def test_a_dash_is_told_what_it_means() -> None:
    assert legend_of([["yes", "-"]]) == "  -: not for that place."
    assert legend_of([["yes"]]) == ""
