from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from inline_snapshot import snapshot
from sample_tables import known, read, told

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.observation import Observation, Status
from dtl_planner.demand.tables.reading import read_figures
from dtl_planner.limits import Limits

HEADING = "place,indicator,period,value,rank,share,kind,source,caveat\n"


def test_figures_ranks_and_shares_are_kept_as_they_were_written() -> None:
    figures = read(
        HEADING
        + 'north,open-cases,2019-02,"1,131",,,stock,report: 2.3 Data,"a, b"\n'
        + "south,open-cases,2019-02,,2,,,report,\n"
        + "croydon,open-cases,,c,,28%,,,\n"
        + "north,caseload,2019,-17.70,1.0,0.280,mean,,\n"
        + ",,,,,,,,\n"
        + "south,referrals,2018/19,[low],[c],:,,,\n"
    )
    assert told(figures) == ""
    assert figures.rows == (2, 3, 4, 5, 7)
    february = PartialDate.read("2019-02")
    assert figures.observations == (
        Observation(
            "north", "open-cases", february, Decimal(1131), None, None, Kind.STOCK,
            source="report: 2.3 Data", caveat="a, b",
        ),
        Observation(
            "south", "open-cases", february, None, 2, None, Kind.STOCK, source="report"
        ),
        Observation(
            "croydon", "open-cases", None, None, None, Decimal("0.28"), Kind.STOCK,
            Status.SUPPRESSED, "c",
        ),
        Observation(
            "north", "caseload", PartialDate.read("2019"), Decimal("-17.7"), 1, Decimal("0.28"),
            Kind.MEAN,
        ),
        Observation(
            "south", "referrals", PartialDate.read("2018/19"), None, None, None, Kind.FLOW,
            Status.SUPPRESSED, "low",
        ),
    )  # fmt: skip
    assert str(figures.observations[3].share) == "0.280"


def test_every_mistake_is_told_at_its_cell_and_the_other_rows_count() -> None:
    figures = read(
        HEADING
        + "nroth,open-case,Feb 2019,about 20,0,28,stok,raport,\n"
        + "north,open-cases,2019-02,5,,,flow,,\n"
        + 'north,open-cases,2019-02,-5,"1,5",,,,\n'
        + '"north","open-cases","2019""",5,,,,,\n'
        + "north,open-cases,2019-02,-5,,,,,\n"
        + "north,open-cases,2019-02,,,,,,no figure\n"
        + "north,open-cases,2019-02,7,,,,,\n"
        + "south,open-cases,2019-02,8,,\n"
        + "north,open-cases,2019-02,9,,,,,\n"
        + "north,open-cases,2019-02,9.5.1,2.5,101%,,,\n"
        + ",,,4,,,,,\n"
    )
    assert [one.value for one in figures.observations] == [Decimal(7)]
    assert told(figures) == snapshot("""\

2:1 DTL201 There is no place `nroth`.
    did you mean `north`?
2:7 DTL201 There is no indicator `open-case`.
    did you mean `open-cases`?
2:17 DTL907 `Feb 2019` is not a period that `dtl` can read.
    write it like 2019-02, 2019-Q1, 2018/19, 2019 or 2019-04..2019-05
2:26 DTL907 `about 20` is not a figure.
    write a number; `c`, `low`, `u`, `*`, `x`, `z`, `:` stand for a figure that is kept
    back or not available
2:35 DTL907 `0` is not a rank.
    write a whole number, 1 for the highest
2:37 DTL907 `28` is not a share.
    write it like 28% or 0.28
2:40 DTL201 There is no kind of figure `stok`.
    did you mean `stock`?
2:45 DTL201 There is no source `raport`.
    did you mean `report`?
3:30 DTL907 `open-cases` is a stock, and this row says flow.
    correct one of the two
4:29 DTL907 `1,5` is not a rank.
    write a whole number, 1 for the highest
5:22 DTL907 `2019"` is not a period that `dtl` can read.
    write it like 2019-02, 2019-Q1, 2018/19, 2019 or 2019-04..2019-05
6:26 DTL907 A stock is never below nought.
7:1 DTL908 This row has no figure, no rank and no share.
    write `x` as the value of what is not available
9:1 DTL903 This row has 6 cells, and the heading 9.
    a comma too many or too few? a cell with a comma in it needs double quotes
10:1 DTL909 `open-cases` of `north` in 2019-02 is said a second time.
    keep one of the two
11:26 DTL907 `9.5.1` is not a figure.
    write a number; `c`, `low`, `u`, `*`, `x`, `z`, `:` stand for a figure that is kept
    back or not available
11:32 DTL907 `2.5` is not a rank.
    write a whole number, 1 for the highest
11:36 DTL907 `101%` is not a share.
    write it like 28% or 0.28
12:1 DTL907 The place is missing.
12:2 DTL907 The indicator is missing.\
""")


def test_a_second_row_about_the_same_shows_where_the_first_is() -> None:
    figures = read("place,indicator,value\nnorth,open-cases,1\nnorth,open-cases,2\n")
    (found,) = figures.diagnostics
    assert found.code.id == "DTL909"
    assert [(each.span.line, each.span.column) for each in found.related] == [(2, 1)]


def test_a_heading_must_have_the_columns_that_are_needed_and_no_others() -> None:
    figures = read("Place,indicater,Value,value,remark\nnorth,open-cases,1,1,x\n")
    assert told(figures) == snapshot("""\

1:1 DTL905 The column `indicator` is missing.
1:7 DTL906 `indicater` is not a column of figures.
    did you mean `indicator`?
1:23 DTL906 The column `value` stands here a second time.
    keep one
1:29 DTL906 `remark` is not a column of figures.
    put remarks into the column `caveat`\
""")
    assert told(read("place,indicator\nnorth,open-cases\n")) == snapshot("""\

1:1 DTL905 None of the columns `value`, `rank` and `share` is there.\
""")


def test_columns_may_stand_in_any_order_and_capitals_do_not_matter() -> None:
    text = "Value, Indicator ,BASIS,among,PLACE\n5,open-cases,inferred,the six,north\n"
    (one,) = read(text).observations
    assert (one.place, one.value, one.basis, one.among) == (
        "north",
        Decimal(5),
        Basis.INFERRED,
        "the six",
    )


def test_marks_line_ends_and_protected_cells_change_nothing() -> None:
    plain = read("place,indicator,value,caveat\nnorth,caseload,-5,=1+1\n").observations
    written = "\ufeffplace,indicator,value,caveat\r\nnorth,caseload,'-5,'=1+1\r\n\r\n"
    assert read(written).observations == plain


def test_a_quote_that_is_never_closed_costs_its_own_row_only() -> None:
    figures = read('place,indicator,value\nnorth,open-cases,"1\nsouth,open-cases,2\n')
    assert [one.place for one in figures.observations] == ["south"]
    assert told(figures) == snapshot("""\

2:1 DTL903 This row cannot be read: unexpected end of data.
    a cell with a quote in it needs quotes round it, and the quote twice\
""")


def test_a_broken_last_row_is_told_too() -> None:
    figures = read('place,indicator,value\nnorth,open-cases,1\n"south"x,open-cases,2')
    assert len(figures.observations) == 1
    assert [found.code.id for found in figures.diagnostics] == ["DTL903"]


def test_a_cell_may_hold_a_line_end_and_the_next_mistake_is_still_found() -> None:
    text = 'place,indicator,caveat,value\nnorth,open-cases,"one\ntwo, ""three""",x1\n'
    assert told(read(text)) == snapshot("""\

3:17 DTL907 `x1` is not a figure.
    write a number; `c`, `low`, `u`, `*`, `x`, `z`, `:` stand for a figure that is kept
    back or not available\
""")


def test_what_is_no_table_is_told() -> None:
    assert [
        told(read(text)) for text in ("", "\ufeff\n", "place;value\n", 'a,"b', "a\x07,b\n")
    ] == (
        snapshot(
            [
                """\

1:1 DTL901 `demand.csv` is empty.
    begin it with the names of columns\
""",
                """\

1:1 DTL901 `demand.csv` is empty.
    begin it with the names of columns\
""",
                """\

1:1 DTL901 `demand.csv` has other marks than commas between its cells.
    save it with commas between the cells\
""",
                """\

1:1 DTL903 This row cannot be read: unexpected end of data.
    a cell with a quote in it needs quotes round it, and the quote twice\
""",
                """\

1:2 DTL008 `U+0007` (a control character) stands here; files may not hold it.
    delete the few letters round this place and type them again\
""",
            ]
        )
    )
    wide = "place,indicator,value\nnorth,open-cases,1\n".encode("utf-16")
    figures = read_figures(wide, file="demand.csv", known=known(), limits=Limits())
    assert [found.code.id for found in figures.diagnostics] == ["DTL007"]


def test_limits_are_named_and_what_was_read_before_counts() -> None:
    limits = Limits()
    three = HEADING + "north,open-cases,2019,1,,,,,\nsouth,open-cases,2019,2,,,,,\n"
    few = read(three, limits=replace(limits, table_rows=1))
    assert [one.place for one in few.observations] == ["north"]
    assert told(few) == snapshot("""\

3:1 DTL902 The rows from here on are not read: the limit `table-rows` is 1.
    `--limit table-rows=2` raises the limit\
""")
    assert told(read(three, limits=replace(limits, table_columns=8))) == snapshot("""\

1:1 DTL902 `demand.csv` has 9 columns; the limit `table-columns` is 8.
    `--limit table-columns=9` raises the limit\
""")
    assert told(read(three, limits=replace(limits, table_bytes=10))) == snapshot("""\

1:1 DTL902 `demand.csv` has 117 bytes; the limit `table-bytes` is 10.
    leave out what is not needed; or `--limit table-bytes=117` raises the limit\
""")


def test_only_the_first_slips_are_compared_with_every_id() -> None:
    rows = "".join(f"nort{n},open-cases,1\n" for n in range(40))
    hints = [found.hint for found in read("place,indicator,value\n" + rows).diagnostics]
    assert hints == ["did you mean `north`?"] * 30 + ["check the spelling"] * 10


def test_a_workspace_knows_its_places_by_their_codes_and_by_former_ones() -> None:
    assert known().codes == {"E09000008": "croydon", "E06000065": "county", "E10000023": "county"}
