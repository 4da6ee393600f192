from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from inline_snapshot import snapshot
from sample_tables import told

from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.sections.layouts import Layout
from dtl_planner.catalogue.values.figures import rounded
from dtl_planner.demand.observation import Status
from dtl_planner.demand.picture.rates import rates_of
from dtl_planner.demand.picture.spread import Whole, spreads_of
from dtl_planner.demand.tables.known import Known
from dtl_planner.demand.tables.published import (
    Published,
    bundled_indicators,
    bundled_layouts,
    period_of,
    read_published,
)
from dtl_planner.limits import Limits

CASES = Path(__file__).parents[2] / "cases" / "demand"
CODES = {
    "E08000003": "manchester",
    "E06000065": "north-yorkshire",
    "E06000031": "peterborough",
    "E06000026": "plymouth",
    "E09000008": "croydon",
}
KNOWN = Known(frozenset(CODES.values()), bundled_indicators(), ("dfe",), CODES)


def read(name: str, known: Known = KNOWN) -> Published:
    data = (CASES / name).read_bytes()
    return read_published(data, file=name, layouts=bundled_layouts(), known=known, limits=Limits())


@pytest.mark.parametrize(
    ("name", "layout", "observations", "left_aside"),
    [
        ("children-in-need.csv", "children-in-need", 15, 1),
        ("referrals.csv", "referrals", 10, 0),
        ("looked-after-children.csv", "looked-after-children", 20, 0),
        ("child-protection-plans.csv", "child-protection-plans", 10, 0),
        ("social-work-workforce.csv", "social-work-workforce", 36, 6),
        ("deprivation.csv", "deprivation-2025", 10, 0),
    ],
)
def test_a_published_table_is_read_as_it_is(
    name: str, layout: str, observations: int, left_aside: int
) -> None:
    found = read(name)
    assert told(found.figures) == ""
    assert found.layout
    assert found.layout.id == layout
    assert (len(found.figures.observations), found.left_aside) == (observations, left_aside)


def test_a_figure_kept_back_stays_so_and_leaves_no_shares() -> None:
    spreads = spreads_of(read("child-protection-plans.csv").figures.observations, CODES.values())
    long, all_ = spreads[1], spreads[0]
    assert (all_.indicator, all_.period) == ("child-protection-plans", "2025-03-31")
    assert all_.state is Whole.COMPLETE
    assert all_.total == Decimal(2464)
    assert (long.indicator, long.state) == ("child-protection-plans-two-years", Whole.PARTS_MISSING)
    kept_back = [
        part.place
        for part in long.parts
        if part.observation and part.observation.status is Status.SUPPRESSED
    ]
    assert kept_back == list(long.missing)
    assert "peterborough" in kept_back


def test_rates_come_out_as_published() -> None:
    rows = read("looked-after-children.csv").figures.observations
    figures = [one for one in rows if one.indicator == "looked-after-children"]
    people = [one for one in rows if one.indicator == "children-0-17"]
    rates = {
        place: str(rounded(rate.value, 0)) for place, rate in rates_of(figures, people).items()
    }
    assert rates == {
        "manchester": "97",
        "north-yorkshire": "48",
        "peterborough": "72",
        "plymouth": "101",
        "croydon": "58",
    }


def test_ranks_in_england_and_scores_stand_side_by_side() -> None:
    rows = read("deprivation.csv").figures.observations
    plymouth = next(one for one in rows if one.place == "plymouth")
    assert (plymouth.value, plymouth.rank) == (Decimal("24.087"), 87)
    assert plymouth.among == "local authorities of England"


MINE = """
dtl: 1
indicators:
  - {id: exclusions, name: Exclusions, kind: flow}
layouts:
  - id: exclusions
    name: Exclusions by authority
    code: Code
    years: Year
    period: "{before}/{yy}"
    source: {id: dfe, section: Table 1}
    figures:
      - {indicator: exclusions, value: Number, share: Share, where: {Sex: Total}}
"""
TABLE = "Code,Year,Sex,Number,Share\n"


def read_mine(text: str) -> Published:
    catalogue = load_texts({"outcomes.yaml": MINE.lstrip()}, limits=Limits()).catalogue
    known = Known(KNOWN.places, Known.of(catalogue).indicators, ("dfe",), CODES)
    return read_published(
        text.encode(),
        file="exclusions.csv",
        layouts=catalogue.of(Layout),
        known=known,
        limits=Limits(),
    )


def test_a_new_table_needs_a_layout_and_no_program() -> None:
    found = read_mine(
        TABLE
        + "E09000008,202425,Total, 12 ,28%\nE09000008,202425,Girls,5,\n"
        + "E12000007,202425,Total,90,\nE08000003,202425,Total,,\n"
    )
    (one,) = found.figures.observations
    assert one.period
    assert (one.place, one.period.wording, one.value, one.share, one.source) == (
        "croydon",
        "2024/25",
        Decimal(12),
        Decimal("0.28"),
        "dfe: Table 1",
    )
    assert found.left_aside == 1


def test_mistakes_are_told_where_they_stand_in_the_published_table() -> None:
    found = read_mine(
        TABLE
        + "E09000008,2024-2025,Total,many,28\nE08000003,2025,Total,1,\nE08000003,2025,Total,2,\n"
        + "E08000003,2025\n"
    )
    assert told(found.figures) == snapshot("""\

2:11 DTL907 `2024-2025` is not a period that `dtl` can read.
    write it like 2019-02, 2019-Q1, 2018/19, 2019 or 2019-04..2019-05
2:27 DTL907 `many` is not a figure.
    write a number; `c`, `low`, `u`, `*`, `x`, `z`, `:` stand for a figure that is kept
    back or not available
2:32 DTL907 `28` is not a share.
    write it like 28% or 0.28
4:1 DTL909 `exclusions` of `manchester` in 2024/25 is said a second time.
    keep one of the two
5:1 DTL903 This row has 2 cells, and the heading 5.
    a comma too many or too few? a cell with a comma in it needs double quotes\
""")


def test_a_table_that_no_layout_fits_is_told() -> None:
    table = "code,Year,Sex,Share\n"
    assert told(read_mine(table).figures) == snapshot("""\

1:1 DTL911 The layout `exclusions` wants the column `Code`.
    the table has `code`
1:1 DTL911 The layout `exclusions` wants the column `Number`.
    check the layout\
""")
    nothing = read_published(
        table.encode(), file="a.csv", layouts=bundled_layouts(), known=KNOWN, limits=Limits()
    )
    assert nothing.layout is None
    assert told(nothing.figures) == snapshot("""\

1:1 DTL910 `a.csv` has neither the columns `place` and `indicator` nor those of any of
the 6 layouts.
    name its columns, or write a layout for it under `layouts` in `outcomes.yaml`\
""")
    empty = read_published(b"", file="a.csv", layouts=(), known=KNOWN, limits=Limits())
    assert [found.code.id for found in empty.figures.diagnostics] == ["DTL901"]


def test_a_table_of_other_places_is_told() -> None:
    elsewhere = Known(("leeds",), bundled_indicators(), (), {"E08000035": "leeds"})
    found = read("referrals.csv", elsewhere)
    assert told(found.figures) == snapshot("""\

1:1 DTL912 This table has no row of a place of this workspace.
    give the places their published `code`\
""")
    assert found.left_aside == 5


def test_years_become_periods_in_the_form_that_is_asked_for() -> None:
    assert period_of("2025", "{before}-10..{year}-09") == "2024-10..2025-09"
    assert period_of("2024/25", "{year}") == "2024/25"
