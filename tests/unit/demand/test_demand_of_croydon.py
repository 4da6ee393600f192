"""Croydon's demand: ranks of eleven indicators, two shares, and no figure."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from sample_tables import told

from dtl_planner.catalogue.load import load_texts
from dtl_planner.demand.picture.consistency import disagreements
from dtl_planner.demand.picture.picture import Picture, picture_of
from dtl_planner.demand.picture.spread import Whole
from dtl_planner.demand.tables.known import Known
from dtl_planner.demand.tables.reading import Figures, read_figures
from dtl_planner.limits import Limits

ROOT = Path(__file__).parents[3]
CROYDON = ROOT / "examples" / "croydon"
FILES = ("services.yaml", "localities.yaml", "outcomes.yaml")
CATALOGUE = load_texts(
    {name: (CROYDON / name).read_text(encoding="utf-8") for name in FILES},
    limits=Limits(),
).catalogue


@pytest.fixture
def figures() -> Figures:
    data = (CROYDON / "demand.csv").read_bytes()
    return read_figures(data, file="demand.csv", known=Known.of(CATALOGUE), limits=Limits())


@pytest.fixture
def picture(figures: Figures) -> Picture:
    return picture_of(CATALOGUE, figures.observations)


def test_nothing_is_wrong_and_nothing_disagrees(figures: Figures, picture: Picture) -> None:
    assert told(figures) == ""
    (tier,) = picture.tiers
    assert disagreements([figures], tier.places) == ()


def test_no_rank_and_no_share_becomes_a_figure(picture: Picture) -> None:
    (tier,) = picture.tiers
    assert (tier.name, len(tier.places), len(tier.spreads)) == ("locality", 6, 14)
    assert picture.figures() == {}
    assert {spread.state for spread in tier.spreads} == {Whole.PARTS_MISSING}
    assert [spread.concentration for spread in tier.spreads] == [None] * 14
    shares = {spread.indicator: spread.shares for spread in tier.spreads if spread.shares}
    assert shares == {
        "looked-after": {"central-west": Fraction(27, 100)},
        "protection-plans": {"central-west": Fraction(28, 100)},
    }


def test_central_west_is_first_in_all_eleven_and_second_is_told_where_it_is_stated(
    picture: Picture,
) -> None:
    ranks = picture.ranks()
    first = [name for name, places in ranks.items() if places.get("central-west") == 1]
    assert len(first) == 12  # the eleven, and adult mental health, in which two are equal
    second = {
        name: place for name, places in ranks.items() for place, rank in places.items() if rank == 2
    }
    assert second == {
        **dict.fromkeys(
            ("early-help", "assessments", "ehc-plans", "exclusions", "neets"), "south-east"
        ),
        **dict.fromkeys(("need-plans", "looked-after", "disabilities", "absentees"), "north-west"),
        "substance-misuse": "central-west",
    }
    (tier,) = picture.tiers
    health = tier.newest("adult-mental-health")
    assert health
    assert [part.place for part in health.parts if part.rank and part.rank.tied] == [
        "central-west",
        "north-east",
    ]
