"""Posts as a workspace wants them shared out: from what people wrote to team sizes, or why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.staffing import Staffing
from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.staffing.apportionment import apportion
from dtl_planner.demand.staffing.sizing import MEASURES, WARN_ABOVE, Order, Sizing, Tied, size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.demand.picture.picture import Picture, Tier
    from dtl_planner.demand.picture.spread import Spread
    from dtl_planner.demand.staffing.apportionment import Apportionment, Demand
    from dtl_planner.demand.staffing.sizing import Measure


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
        sizings: The team sizes: one, or one for each meaning that a rule may have whose owner has
            not said what it measures; empty where there are none.
        refusal: Why there are none.
        unplaced: Posts of today that stand at places of another tier; they are in no size.
        by_share: Whether stated shares stood in for figures, so that no workload is in real cases.
        places: The places that get posts, in the order of the files.
        methods: What the other methods would give, by their names; empty where there is no size.
        is_trial: Whether something of it is tried, and not as it was written.
    """

    staffing: Staffing
    tier: str
    spread: Spread | None
    sizings: tuple[Sizing, ...]
    refusal: Refusal | None
    unplaced: dict[str, int]
    by_share: bool = False
    places: tuple[str, ...] = ()
    methods: tuple[Apportionment, ...] = ()
    is_trial: bool = False

    @property
    def sizing(self) -> Sizing | None:
        """The team sizes; of several meanings those of the first."""
        return next(iter(self.sizings), None)

    def in_order(self, places: Iterable[str]) -> tuple[str, ...]:
        """Give places in the order of the files."""
        wanted = frozenset(places)
        return tuple(place for place in self.places if place in wanted)

    @property
    def posts(self) -> int | None:
        """How many posts there are; `None` where that is not stated."""
        return _posts(self.staffing, self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried in place of what was written; `None` leaves that as it is.

    Attributes:
        posts: How many posts there are.
        method: How shares become whole posts.
        least: How many every place has.
        rule: What is kept free.
        measures: What the rule measures.
        within: The time in which the period of the demand lies.
    """

    posts: int | None = None
    method: Method | None = None
    least: int | None = None
    rule: Tied | None = None
    measures: Measure | None = None
    within: PartialDate | None = None

    @property
    def is_any(self) -> bool:
        """Whether anything is tried at all."""
        tried = (self.posts, self.method, self.least, self.rule, self.measures)
        return any(one is not None for one in tried)

    def staffing(self, written: Staffing) -> Staffing:
        """Give what was written with what is tried in its place."""
        tried = {"posts": self.posts, "method": self.method, "least": self.least}
        return written.model_copy(update={k: v for k, v in tried.items() if v is not None})

    def tied(self, written: Tied | None) -> Tied | None:
        """The same of the rule."""
        rule = self.rule or written
        if rule is None or self.measures is None:
            return rule
        return replace(rule, measures=self.measures)


AS_WRITTEN = Trial()


def staffed(
    catalogue: Catalogue,
    picture: Picture,
    *,
    written: Sequence[Staffing] | None = None,
    trial: Trial = AS_WRITTEN,
) -> tuple[Staffed, ...]:
    """Share out what the workspace wants shared out, in the order of the files.

    Args:
        catalogue: A catalogue without errors.
        picture: The demand.
        written: What is to be shared out, where it is not all that the catalogue names.
        trial: What is tried.
    """
    rules = {one.id: _tied(one) for one in catalogue.of(Flexibility)}
    wanted = catalogue.of(Staffing) if written is None else written
    found = (
        _staffed(trial.staffing(one), trial.tied(rules.get(one.flexibility or "")), picture, trial)
        for one in wanted
    )
    return tuple(replace(one, is_trial=trial.is_any) for one in found)


def _tied(rule: Flexibility) -> Tied:
    return Tied(rule.name, rule.tied, rule.measures, rule.meaning or "", rule.owner or "")


def _staffed(staffing: Staffing, rule: Tied | None, picture: Picture, trial: Trial) -> Staffed:
    tier = tier_of(staffing, picture, trial.within)
    spread = tier.newest(staffing.indicator, within=trial.within) if tier else None
    if tier is None or spread is None:
        name = staffing.tier or ""
        return Staffed(staffing, name, None, (), Refusal.NO_DEMAND, dict(staffing.now))
    unplaced = {place: n for place, n in staffing.now.items() if place not in tier.places}
    order, refusal = _order(staffing, rule, tier, spread)
    demand = _demand(spread)
    now = staffing.now or None
    return Staffed(
        staffing,
        tier.name,
        spread,
        tuple(size(one, demand, now=now) for one in _meanings(order)),
        refusal,
        unplaced,
        spread.total is None,
        tier.places,
        _others(order, demand),
    )


def _meanings(order: Order | None) -> tuple[Order, ...]:
    """Give an order as often as its rule has meanings."""
    if order is None or not order.is_our_reading:
        return () if order is None else (order,)
    return tuple(replace(order, reading=measure) for measure in MEASURES)


def _others(order: Order | None, demand: Demand) -> tuple[Apportionment, ...]:
    """Share out by every other method, to show what hangs on it."""
    if order is None:
        return ()
    others = (method for method in Method if method is not order.method)
    return tuple(
        apportion(order.tied_posts, demand, method=one, least=order.least) for one in others
    )


def tier_of(staffing: Staffing, picture: Picture, within: PartialDate | None = None) -> Tier | None:
    """Choose the tier that is named, or the one of the smallest places with the indicator."""
    known = [tier for tier in picture.tiers if tier.newest(staffing.indicator, within=within)]
    if staffing.tier is not None:
        known = [tier for tier in known if tier.name == staffing.tier]
    return known[-1] if known else None


def _posts(staffing: Staffing, places: Sequence[str]) -> int | None:
    """Give how many posts there are; in place of a total, what each of the places has today."""
    now = staffing.now
    if staffing.posts is None and now.keys() >= set(places):
        return sum(now[place] for place in places or now) if now else None
    return staffing.posts


def _order(
    staffing: Staffing, rule: Tied | None, tier: Tier, spread: Spread
) -> tuple[Order | None, Refusal | None]:
    posts = _posts(staffing, tier.places)
    refusal = _refusal(posts, tier, spread)
    if refusal is not None or posts is None:
        return None, refusal
    above = staffing.warn_above.number if staffing.warn_above else WARN_ABOVE
    order = Order(posts, staffing.method, staffing.least, rule, warn_above=above)
    if any(one.tied_posts < one.least * len(tier.places) for one in _meanings(order)):
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
