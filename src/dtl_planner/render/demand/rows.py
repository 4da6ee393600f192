"""Demand as rows: one for each place, indicator and period; and one for each team size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.values.figures import rounded
from dtl_planner.demand.observation import Status
from dtl_planner.render.demand.refusing import refusal_words
from dtl_planner.render.demand.words import NOT_STATED, STATUSES, in_order
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.overview import Overview
    from dtl_planner.demand.picture.rates import Rate
    from dtl_planner.demand.picture.spread import Part, Spread
    from dtl_planner.demand.picture.topics import Topic
    from dtl_planner.demand.staffing.sizing import Line, Order
    from dtl_planner.demand.staffing.staffed import Staffed
    from dtl_planner.demand.staffing.workload import Load
    from dtl_planner.tables import Cell

_FACTS = (
    ("tier", "Tier"),
    ("place", "Place id"),
    ("place_name", "Place"),
    ("indicator", "Indicator id"),
    ("indicator_name", "Indicator"),
    ("kind", "Kind"),
    ("unit", "Unit"),
    ("period", "Period"),
    ("figure", "Figure is"),
    ("value", "Value"),
    ("symbol", "Symbol"),
    ("rank", "Rank"),
    ("rank_is", "Rank is"),
    ("tied", "Equal"),
    ("among", "Among"),
    ("share", "Share"),
    ("share_is", "Share is"),
    ("whole", "Whole"),
    ("rate", "Rate"),
    ("rate_per", "Rate per"),
    ("population", "People"),
    ("counted", "People counted"),
    ("basis", "Basis"),
    ("caveat", "Caveat"),
    ("source", "Source"),
)
_TEAMS = (
    ("staffing", "Id"),
    ("name", "Posts"),
    ("indicator", "Indicator id"),
    ("period", "Period"),
    ("tier", "Tier"),
    ("place", "Place id"),
    ("place_name", "Place"),
    ("method", "Method"),
    ("rule", "Rule"),
    ("measures", "Measures"),
    ("measures_is", "Measures is"),
    ("demand", "Demand"),
    ("exact", "Exact share of posts"),
    ("now", "Posts now"),
    ("posts", "Posts then"),
    ("change", "Change"),
    ("breaks_quota", "Breaks the quota"),
    ("work_now", "Work of one post now"),
    ("work_then", "Work of one post then"),
    ("work_shared", "Work of one post then, shared"),
    ("heavy_now", "Above the line now"),
    ("heavy_then", "Above the line then"),
    ("refused", "Why there is no size"),
)
_DIGITS = 6
"""Digits behind the point of what is worked out."""


def fact_table(found: Overview) -> Table:
    """Set out every fact of every period, the newest first."""
    rows = (
        _fact(part, topic, spread, told.tier.name, found.catalogue)
        for told in found.told
        for topic in told.topics
        for spread in topic.spreads
        for part in in_order(spread, told.tier)
    )
    return Table(tuple(Column(*one) for one in _FACTS), tuple(rows))


def _fact(
    part: Part, topic: Topic, spread: Spread, tier: str, catalogue: Catalogue
) -> tuple[Cell, ...]:
    indicator, one, rank, share = topic.indicator, part.observation, part.rank, part.share
    return (
        tier,
        part.place,
        _name(part.place, catalogue),
        indicator.id,
        indicator.name,
        indicator.kind.value,
        indicator.unit,
        spread.period or None,
        figure_is(part),
        f"{part.value:f}" if part.value is not None else None,
        one.symbol or None if one else None,
        rank.position if rank else None,
        rank.origin.value if rank else None,
        rank.tied if rank else None,
        rank.among or None if rank else None,
        exact(share.value) if share else None,
        share.origin.value if share else None,
        spread.state.value,
        *_rate(topic.rates.get(spread.period, {}).get(part.place)),
        one.basis.value if one else None,
        one.caveat or None if one else None,
        one.source or None if one else None,
    )


def figure_is(part: Part) -> str:
    """Whether the figure is given, kept back, not available or not stated."""
    one = part.observation
    if one is None or (one.value is None and one.status is Status.GIVEN):
        return NOT_STATED
    return STATUSES.get(one.status, "given")


def _rate(rate: Rate | None) -> tuple[Cell, ...]:
    if rate is None:
        return (None, None, None, None)
    counted = rate.counted.wording if rate.counted else None
    return exact(rate.value), rate.per, f"{rate.population:f}", counted


def exact(number: Fraction) -> str:
    """A number with no more digits than it has, and no more than six behind the point."""
    text = f"{rounded(number, _DIGITS):f}"
    return text.rstrip("0").rstrip(".")


def _name(place: str, catalogue: Catalogue) -> str:
    record = catalogue.find(Place, place)
    return record.name if record else place


def team_table(found: Overview) -> Table:
    """Set out every team size, by each meaning of a rule that is open; or why there is none."""
    rows = (row for staffed in found.teams for row in _teams(staffed, found.catalogue))
    return Table(tuple(Column(*one) for one in _TEAMS), tuple(rows))


def _teams(staffed: Staffed, catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    written = staffed.staffing
    period = staffed.spread.period or None if staffed.spread else None
    head = (written.id, written.name, written.indicator, period, staffed.tier or None)
    if not staffed.sizings:
        empty: tuple[Cell, ...] = (None,) * (len(_TEAMS) - len(head) - 1)
        yield (*head, *empty, refusal_words(staffed, catalogue))
    for sizing in staffed.sizings:
        lines = sizing.lines
        for place in staffed.places:
            name, now = _name(place, catalogue), written.now.get(place)
            yield (*head, place, name, *_team(lines[place], now, sizing.order), None)


def _team(line: Line, now: int | None, order: Order) -> tuple[Cell, ...]:
    rule = order.rule
    return (
        order.method.value,
        rule.name if rule else None,
        order.measures,
        None if rule is None else "not stated" if order.is_our_reading else "stated",
        exact(line.after.demand),
        exact(line.seat.quota),
        now,
        line.seat.posts,
        line.move,
        line.seat.breaks_quota,
        *(_work(load) for load in (line.before, line.after, line.helped)),
        line.heavy_before if line.before else None,
        line.heavy_after,
    )


def _work(load: Load | None) -> str | None:
    """The work of one post; nothing where there is none, or nobody knows."""
    for_one = load.for_one_post if load else None
    return exact(for_one) if for_one is not None else None
