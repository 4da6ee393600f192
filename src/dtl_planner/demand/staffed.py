"""Posts as a workspace wants them shared out: from what people wrote to team sizes, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.staffing import Staffing
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.sizing import WARN_ABOVE, Order, Sizing, Tied, size

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.picture import Picture, Tier
    from dtl_planner.demand.spread import Spread


class Refusal(StrEnum):
    """Why posts cannot be shared out."""

    NO_DEMAND = "nothing is known of the indicator on this tier"
    NOT_COMPLETE = "not every share is known"
    MEANS = "posts cannot be shared out by averages"
    NOTHING = "there is no demand to share out by"
    UNNAMED = "some places of the tier are not named"
    NO_POSTS = "how many posts there are is not stated"
    TOO_FEW = "there are fewer posts than every place is to have at least"


@dataclass(frozen=True, slots=True)
class Staffed:
    """Posts of one kind, shared out.

    Attributes:
        staffing: What was written.
        tier: The tier whose places get posts; empty where none could be told.
        spread: The demand by which they are shared out; `None` where nothing is known.
        sizing: The team sizes; `None` where there are none.
        refusal: Why there are none.
        unplaced: Posts of today that stand at places of another tier; they are in no size.
        by_share: Whether stated shares stood in for figures, so that no workload is in real cases.
    """

    staffing: Staffing
    tier: str
    spread: Spread | None
    sizing: Sizing | None
    refusal: Refusal | None
    unplaced: dict[str, int]
    by_share: bool = False


def staffed(catalogue: Catalogue, picture: Picture) -> tuple[Staffed, ...]:
    """Share out what the workspace wants shared out, in the order of the files."""
    rules = {one.id: _tied(one) for one in catalogue.of(Flexibility)}
    return tuple(
        _staffed(one, rules.get(one.flexibility or ""), picture) for one in catalogue.of(Staffing)
    )


def _tied(rule: Flexibility) -> Tied:
    return Tied(rule.name, rule.tied, rule.measures, rule.meaning or "", rule.owner or "")


def _staffed(staffing: Staffing, rule: Tied | None, picture: Picture) -> Staffed:
    tier = _tier(staffing, picture)
    spread = tier.newest(staffing.indicator) if tier else None
    if tier is None or spread is None:
        name = staffing.tier or ""
        return Staffed(staffing, name, None, None, Refusal.NO_DEMAND, dict(staffing.now))
    unplaced = {place: n for place, n in staffing.now.items() if place not in tier.places}
    order, refusal = _order(staffing, rule, tier, spread)
    sizing = None
    if order is not None:
        sizing = size(order, _demand(spread), now=staffing.now or None)
    by_share = spread.total is None
    return Staffed(staffing, tier.name, spread, sizing, refusal, unplaced, by_share)


def _tier(staffing: Staffing, picture: Picture) -> Tier | None:
    """Choose the tier that is named, or the one of the smallest places with the indicator."""
    known = [tier for tier in picture.tiers if tier.newest(staffing.indicator)]
    if staffing.tier is not None:
        known = [tier for tier in known if tier.name == staffing.tier]
    return known[-1] if known else None


def _order(
    staffing: Staffing, rule: Tied | None, tier: Tier, spread: Spread
) -> tuple[Order | None, Refusal | None]:
    posts = staffing.posts
    if posts is None and staffing.now:
        posts = sum(staffing.now.values())
    refusal = _refusal(posts, tier, spread)
    if refusal is not None or posts is None:
        return None, refusal
    above = staffing.warn_above.number if staffing.warn_above else WARN_ABOVE
    order = Order(posts, staffing.method, staffing.least, rule, warn_above=above)
    if order.tied_posts < staffing.least * len(tier.places):
        return None, Refusal.TOO_FEW
    return order, None


def _refusal(posts: int | None, tier: Tier, spread: Spread) -> Refusal | None:
    kind = next(part.observation.kind for part in spread.parts if part.observation)
    if kind is Kind.MEAN:
        return Refusal.MEANS
    if tier.unnamed:
        return Refusal.UNNAMED
    if spread.total == 0:
        return Refusal.NOTHING
    if not spread.is_complete:
        return Refusal.NOT_COMPLETE
    return Refusal.NO_POSTS if posts is None else None


def _demand(spread: Spread) -> dict[str, Fraction]:
    """Give figures where they are known, so that work for one post is in cases; else shares."""
    if spread.total is None:
        return spread.shares
    return {part.place: Fraction(part.value) for part in spread.parts if part.value is not None}
