"""`dtl demand`: who needs what where, and posts shared out by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from dtl_planner.app.figures import read_demand
from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.staffing import Staffing
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.demand.overview import Overview
from dtl_planner.demand.picture.topics import told
from dtl_planner.demand.staffing.sizing import Tied
from dtl_planner.demand.staffing.staffed import Staffed, Trial, staffed
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dtl_planner.app.figures import Demanded
    from dtl_planner.app.opening import Workspace
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.apportioning import Method
    from dtl_planner.demand.picture.picture import Picture
    from dtl_planner.demand.staffing.sizing import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        indicators: The ids of indicators; those of `files`, or else all, without.
        tier: The id of a tier; each of them without.
        period: The time in which the periods lie; the newest of each indicator without.
        files: Tables that are not in the workspace.
        posts: How many posts to try.
        method: How shares become whole posts.
        least: How many posts every place has.
        flexibility: How much of a hundred is tied to a place and how much is not: `80/20`.
        measures: What the hundred are.
    """

    indicators: tuple[str, ...] = ()
    tier: str | None = None
    period: str | None = None
    files: tuple[Path, ...] = ()
    posts: int | None = None
    method: Method | None = None
    least: int | None = None
    flexibility: str | None = None
    measures: Measure | None = None


def demand(workspace: Workspace, asked: Asked) -> Overview:
    """Say who needs what where, and share out posts by it.

    Args:
        workspace: A workspace without errors.
        asked: What is asked for.

    Raises:
        UsageError: There is no such indicator, tier or period, or what is to be tried is none.
        DataError: A table has errors.
    """
    demanded = read_demand(workspace, asked.files)
    picture = demanded.picture
    wanted = _wanted(demanded, asked)
    _refuse_unknown_tier(workspace.catalogue, asked.tier)
    within = _time(asked.period)
    found = told(picture, indicators=wanted, tier=asked.tier, within=within)
    if within is not None and demanded.observations and not found:
        raise UsageError(_no_period(picture, asked))
    known = {topic.indicator.id for one in found for topic in one.topics}
    trial = _trial(asked, within)
    teams = staffed(
        workspace.catalogue,
        picture,
        written=_staffings(workspace.catalogue, wanted, asked, is_trial=trial.is_any),
        trial=trial,
    )
    return Overview(
        workspace.catalogue,
        picture.indicators,
        demanded.files,
        found,
        tuple(one for one in picture.indicators if one in wanted and one not in known),
        teams,
        _idle_rules(workspace.catalogue, teams) if asked == Asked() else (),
        demanded.diagnostics,
    )


def _idle_rules(catalogue: Catalogue, teams: Sequence[Staffed]) -> tuple[Flexibility, ...]:
    used = {one.staffing.flexibility for one in teams}
    return tuple(one for one in catalogue.of(Flexibility) if one.id not in used)


def _wanted(demanded: Demanded, asked: Asked) -> tuple[str, ...]:
    """Give the ids of the indicators that are told of."""
    known = demanded.picture.indicators
    for one in asked.indicators:
        if one not in known:
            raise no_such("indicator", one, list(known))
    if asked.indicators or not asked.files:
        return tuple(dict.fromkeys(asked.indicators)) or tuple(known)
    tables = [demanded.files[name] for name in demanded.named]
    read = {one.indicator for table in tables for one in table.figures.observations}
    return tuple(one for one in known if one in read)


def _refuse_unknown_tier(catalogue: Catalogue, tier: str | None) -> None:
    known = [name for footprint in catalogue.of(Footprint) for name in footprint.tiers]
    if tier is not None and tier not in known:
        raise no_such("tier", tier, known)


def _time(period: str | None) -> PartialDate | None:
    if period is None:
        return None
    try:
        return PartialDate.read(period)
    except PydanticCustomError as error:
        why = f"{error.message()}; write it like 2019-02, 2018/19 or 2019"
        raise UsageError(f"`--period {clean(period)}`: {why}") from None


def _no_period(picture: Picture, asked: Asked) -> str:
    """Say that nothing is known of a time, and of which time something is."""
    known = {spread.period: None for tier in picture.tiers for spread in tier.spreads}
    periods = ", ".join(clean(period) for period in sorted(known) if period) or "none"
    return f"nothing is known of {clean(asked.period or '')}; the periods are {periods}"


def _trial(asked: Asked, within: PartialDate | None) -> Trial:
    rule = _rule(asked.flexibility) if asked.flexibility is not None else None
    return Trial(
        posts=asked.posts,
        method=asked.method,
        least=asked.least,
        rule=rule,
        measures=asked.measures,
        within=within,
    )


def _rule(written: str) -> Tied:
    """Read a rule such as 80/20."""
    tied, _, free = written.partition("/")
    if not (tied.isdecimal() and free.isdecimal() and int(tied) + int(free) == _HUNDRED):
        raise UsageError(
            f"`--flexibility {clean(written)}`: write how much of a hundred is tied to a place, "
            "and how much is not, as in 80/20"
        )
    return Tied(f"{int(tied)}/{int(free)}", int(tied))


_HUNDRED = 100


def _staffings(
    catalogue: Catalogue, wanted: Sequence[str], asked: Asked, *, is_trial: bool
) -> tuple[Staffing, ...]:
    """Choose what is shared out: what is written, or what is tried for indicators that are named.

    Raises:
        UsageError: Something is to be tried, and it is not said what for.
    """
    written = tuple(
        one
        for one in catalogue.of(Staffing)
        if one.indicator in wanted and asked.tier in {None, one.tier or asked.tier}
    )
    if asked.tier is not None:
        written = tuple(one.model_copy(update={"tier": asked.tier}) for one in written)
    if written or not is_trial:
        return written
    if asked.posts is None or not asked.indicators:
        raise UsageError(
            "nothing says which posts are to be shared out: name an indicator and how many, as in "
            "`dtl demand open-cases --posts 20`, or write them under `staffing` in programme.yaml"
        )
    tried = (
        Staffing(id=one, name="Posts that are tried", indicator=one)
        for one in dict.fromkeys(asked.indicators)
    )
    return tuple(one.model_copy(update={"tier": asked.tier}) for one in tried)
