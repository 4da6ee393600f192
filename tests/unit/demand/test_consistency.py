from __future__ import annotations

from dataclasses import replace

from inline_snapshot import snapshot
from sample_tables import read, told

from dtl_planner.demand.picture.consistency import disagreements

PLACES = ("croydon", "north", "south")


def wrong(text: str) -> str:
    figures = read("place,indicator,value,rank,share,among\n" + text)
    assert figures.diagnostics == ()
    return told(replace(figures, diagnostics=disagreements([figures], PLACES)))


def test_ranks_and_shares_that_the_figures_contradict_are_told() -> None:
    found = wrong(
        "north,open-cases,50,1,50%,\nsouth,open-cases,30,3,0.301,\ncroydon,open-cases,20,2,0.20,\n"
        "county,open-cases,999,7,99%,\n"
    )
    assert found == snapshot("""\

3:21 DTL913 `south` is said to have rank 3 of `open-cases`, and by the figures it has 2.
3:23 DTL914 `south` is said to have 30.1 % of `open-cases`, and by the figures it has 30
%.
4:23 DTL913 `croydon` is said to have rank 2 of `open-cases`, and by the figures it has
3.\
""")


def test_what_agrees_as_far_as_it_is_rounded_is_not_told() -> None:
    thirds = "".join(f"{place},open-cases,5,1,33%,\n" for place in PLACES)
    assert wrong(thirds) == ""
    assert (
        wrong("north,open-cases,5,54,,England\nsouth,open-cases,4,,,\ncroydon,open-cases,3,,,\n")
        == ""
    )
    assert wrong("".join(f"{place},open-cases,0,1,50%,\n" for place in PLACES)) == ""
    assert wrong("".join(f"{place},caseload,9,1,50%,\n" for place in PLACES)) == ""


def test_where_a_figure_is_missing_only_what_is_beyond_one_is_told() -> None:
    assert wrong("north,open-cases,c,2,60%,\nsouth,open-cases,9,9,40%,\n") == ""
    assert wrong("north,open-cases,,,60%,\nsouth,open-cases,,,40.5%,\n") == ""
    assert wrong("north,open-cases,,,60%,\nsouth,open-cases,,,45.5%,\n") == snapshot("""\

3:20 DTL915 The shares of `open-cases` add up to 105.5 %.\
""")


def test_ranks_are_held_against_the_figures_beside_them_where_others_are_not_known() -> None:
    assert wrong("north,open-cases,50,1,,\nsouth,open-cases,40,2,,\n") == ""
    assert wrong("north,open-cases,50,3,,\nsouth,open-cases,40,3,,England\n") == ""
    assert wrong("north,open-cases,30,1,,\nsouth,open-cases,40,3,,\n") == snapshot("""\

3:21 DTL913 `south` is said to come after `north`, and has the higher figure.\
""")
    assert wrong("north,open-cases,30,2,,\nsouth,open-cases,40,2,,\n") == snapshot("""\

3:21 DTL913 `north` and `south` are said to have one rank, and their figures differ.\
""")


def test_figures_of_two_tables_are_held_against_each_other() -> None:
    heading = "place,indicator,value,rank\n"
    one = read(f"{heading}north,open-cases,50,2\nsouth,open-cases,40,3\n")
    other = read(f"{heading}croydon,open-cases,60,2\n")
    found = disagreements([one, other, read("")], PLACES)
    assert told(replace(one, diagnostics=found)) == snapshot("""\

2:23 DTL913 `croydon` is said to have rank 2 of `open-cases`, and by the figures it has
1.\
""")


def test_of_a_table_that_could_not_be_read_nothing_is_told() -> None:
    assert disagreements([read("")], PLACES) == ()
