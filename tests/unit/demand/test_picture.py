from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sample_observations import observed

from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.picture.picture import Picture, picture_of
from dtl_planner.demand.staffing.staffed import Refusal, Staffed, staffed
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.demand.observation import Observation

SERVICES = "dtl: 1\nsources:\n  report: {title: The report}\n"
LOCALITIES = """
dtl: 1
footprints:
  - {id: localities, name: Localities, tiers: [borough, locality]}
  - {id: areas, name: Areas, tiers: [borough, area]}
places:
  - {id: borough, name: Borough, tier: borough}
  - {id: north, name: North, tier: locality, within: {localities: borough}}
  - {id: south, name: South, tier: locality, within: {localities: borough}}
  - {id: east, name: East, tier: area, within: {areas: borough}}
  - {id: others, name: Other areas, tier: area, count: 2, named: no, within: {areas: borough}}
"""
PROGRAMME = """
dtl: 1
flexibility:
  - {id: eighty, name: 80/20, tied: 80}
  - {id: cases, name: Cases, tied: 80, measures: cases, meaning: A fifth is shared., owner: Heads}
staffing:
"""
OUTCOMES = """
dtl: 1
indicators:
  - {id: children, name: Children, kind: stock}
  - {id: cases, name: Open cases, kind: stock, per: children}
  - {id: load, name: Cases of one worker, kind: mean}
  - {id: plans, name: Plans, kind: stock}
"""


def asked(rows: list[Observation], staffing: str = "") -> tuple[Picture, tuple[Staffed, ...]]:
    texts = {
        "services.yaml": SERVICES,
        "localities.yaml": LOCALITIES.lstrip(),
        "outcomes.yaml": OUTCOMES.lstrip(),
    }
    if staffing:
        texts["programme.yaml"] = PROGRAMME.lstrip() + staffing
    loaded = load_texts(texts, limits=Limits())
    assert [found.message for found in loaded.diagnostics] == []
    picture = picture_of(loaded.catalogue, rows)
    return picture, staffed(loaded.catalogue, picture)


def cases(north: str = "60", south: str = "40", period: str = "2019-02") -> list[Observation]:
    return [
        observed("north", north, indicator="cases", period=period),
        observed("south", south, indicator="cases", period=period),
    ]


def test_tiers_are_looked_at_one_by_one_and_what_is_newest_counts() -> None:
    rows = [
        *cases(),
        *cases("1", "2", "2018"),
        observed("north", "7", indicator="cases", period=None),
        observed("north", "1000", indicator="children", period="2019"),
        observed("borough", "100", indicator="cases"),
        observed("north", rank=2, indicator="plans"),
        observed("south", rank=9, indicator="plans", among="England"),
    ]
    picture, _ = asked(rows)
    assert [(tier.name, tier.places) for tier in picture.tiers] == [
        ("borough", ("borough",)),
        ("locality", ("north", "south")),
    ]
    locality = picture.tiers[1]
    newest = locality.newest("cases")
    assert newest
    assert newest.period == "2019-02"
    assert newest.shares == {"north": Fraction(3, 5), "south": Fraction(2, 5)}
    assert locality.newest("load") is None
    assert locality.silent(picture.indicators) == ("load",)
    assert picture.ranks() == {
        "cases": {"borough": 1, "north": 1, "south": 2},
        "children": {"north": 1},
        "plans": {"north": 2},
    }
    assert picture.figures()["cases"] == {
        "borough": Decimal(100),
        "north": Decimal(60),
        "south": Decimal(40),
    }
    rate = locality.rates["cases", "2019-02"]["north"]
    assert (rate.value, rate.same_period) == (Fraction(600), False)
    assert asked(rows[::-1])[0] == picture


def test_posts_are_shared_out_as_the_programme_wants_it() -> None:
    _, (one, shared) = asked(
        cases(),
        """
  - {id: workers, name: Social workers, indicator: cases, flexibility: eighty,
     now: {north: 5, south: 5, borough: 2}, warn_above: 5}
  - {id: shared, name: Others, indicator: cases, tier: locality, posts: 10, least: 5,
     method: webster, flexibility: cases}
""",
    )
    assert (one.tier, one.refusal, one.unplaced) == ("locality", None, {"borough": 2})
    assert one.sizing
    assert one.sizing.order.is_our_reading
    assert (one.sizing.given.posts, one.sizing.free_posts) == ({"north": 5, "south": 3}, 2)
    assert one.sizing.before
    assert one.sizing.before.heavy == ("north",)
    assert one.sizing.before.average == 10
    assert shared.sizing
    assert shared.sizing.given.posts == {"north": 5, "south": 5}
    assert shared.sizing.order.measures == "cases"
    assert not shared.sizing.order.is_our_reading


def test_stated_shares_of_all_places_will_do_and_it_is_said() -> None:
    rows = [
        observed("north", share="0.60", indicator="cases"),
        observed("south", share="0.40", indicator="cases"),
    ]
    _, (one,) = asked(rows, "  - {id: workers, name: Workers, indicator: cases, posts: 5}\n")
    assert one.by_share
    assert one.sizing
    assert one.sizing.given.posts == {"north": 3, "south": 2}


def test_where_posts_cannot_be_shared_out_it_is_said_why() -> None:
    rows = [
        *cases(),
        observed("north", "14", indicator="load", kind=Kind.MEAN),
        observed("north", rank=1, indicator="plans"),
        observed("east", "3", indicator="plans"),
        observed("north", "0", indicator="children"),
        observed("south", "0", indicator="children"),
    ]
    wanted = {
        "load": Refusal.MEANS,
        "plans, tier: locality": Refusal.NOT_COMPLETE,
        "plans, tier: area": Refusal.UNNAMED,
        "children": Refusal.NOTHING,
        "cases": Refusal.NO_POSTS,
        "cases, tier: borough": Refusal.NO_DEMAND,
        "cases, posts: 3, least: 2": Refusal.TOO_FEW,
    }
    text = "".join(
        f"  - {{id: number-{n}, name: It, indicator: {what}}}\n" for n, what in enumerate(wanted)
    )
    found = asked(rows, text)[1]
    assert [one.refusal for one in found] == list(wanted.values())
    assert [one.sizing for one in found] == [None] * len(wanted)
