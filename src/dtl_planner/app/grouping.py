"""`dtl places propose`: small areas grouped into localities of even demand."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING

from dtl_planner.app.balancing import figures_of
from dtl_planner.app.figures import read_demand
from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.app.places import survey_places
from dtl_planner.places.grouping.budget import Budget
from dtl_planner.places.grouping.localities import Localities, NoLocalities, beside_of, presents_of
from dtl_planner.places.grouping.proposing import propose
from dtl_planner.places.grouping.question import Question, Wishes, ask
from dtl_planner.places.refusal import Refused
from dtl_planner.shown import clean
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dtl_planner.app.balancing import Figures
    from dtl_planner.app.opening import Workspace
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.survey import Mapped, Survey

EFFORT = Budget().effort
"""How long is searched where nothing else is asked for: seconds, for some dozens of areas."""

_PER_CENT = 10_000  # millionths
_LEAST_STEPS = Budget().steps
"""Of the search by steps, which costs about a second; more effort gives it more of them."""

_WHAT_TO_WRITE = (
    "Put a map into the folder `boundaries` and name it under `boundaries` in localities.yaml, or "
    "write `next_to` for each place."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        into: How many localities there are to be.
        of: The tier of the areas; the one that has borders without.
        by: The ids of the indicators to balance; the only one there is without.
        together: Areas that must be in one locality, as `A,B`.
        apart: Areas of which no two may be in one, as `A,B`.
        keep: Localities with a name and areas that they must have, as `NAME=A,B`.
        near_enough: A deviation in per cent of an even share that is as good as none.
        effort: How long to search, in steps that are the same on every machine.
        seconds: How long to search at most; another run may come to another grouping then.
    """

    into: int
    of: str | None = None
    by: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    near_enough: float = 0.0
    effort: float | None = None
    seconds: float | None = None


def propose_localities(
    workspace: Workspace, asked: Asked, *, stop: Callable[[], bool] = lambda: False
) -> Localities | NoLocalities:
    """Group the small areas of a tier into localities, or say why that cannot be done.

    Args:
        workspace: A workspace without errors.
        asked: What is asked for.
        stop: Asked again and again whether to leave it at the best so far.

    Raises:
        UsageError: There is no such tier, indicator or area, or an extra is missing.
        DataError: Places, maps or figures have errors.
    """
    survey = survey_places(workspace)
    mapped = _chosen(survey, asked.of)
    if mapped is None:
        which = f" of the tier {asked.of}" if asked.of else ""
        why = f"Nothing says which places{which} border on each other. {_WHAT_TO_WRITE}"
        return NoLocalities(asked.into, asked.of, (Refused(why),), {})
    called = {place.id: place.name for place in mapped.places}
    picture = read_demand(workspace).picture
    demand = figures_of(workspace.catalogue, picture, mapped, asked.by)
    question = _question(mapped, demand, asked)
    if not isinstance(question, Question):
        return NoLocalities(asked.into, mapped.tier, question, called)
    proposal = propose(question, budget=_budget(asked), stop=stop)
    if isinstance(proposal, Refused):
        return NoLocalities(asked.into, mapped.tier, (proposal,), called)
    presents = tuple(presents_of(survey.trees, mapped.tier))
    partial = tuple(each for each in presents if each.silent(question.areas))
    return Localities(
        mapped,
        tuple(one.balanced for one in demand),
        proposal,
        tuple(beside_of(proposal, each) for each in presents if each not in partial),
        partial,
        is_repeatable=asked.seconds is None and not stop(),
    )


def _chosen(survey: Survey, wanted: str | None) -> Mapped | None:
    """Choose the tier that was asked for, or else the only one that has borders."""
    known = [mapped.tier for mapped in survey.mapped]
    if wanted is None and len(known) > 1:
        choice = listed([f"`{clean(tier)}`" for tier in known], joint="or")
        raise UsageError(f"several tiers have borders: say which with --of {choice}")
    for mapped in survey.mapped:
        if wanted in {None, mapped.tier}:
            return mapped
    if wanted is None or any(place.tier == wanted for place in survey.places):
        return None
    raise no_such("tier", wanted, list(dict.fromkeys(place.tier for place in survey.places)))


def _question(
    mapped: Mapped, demand: Sequence[Figures], asked: Asked
) -> Question | tuple[Refused, ...]:
    """Put the question; areas go by their ids, so that the order of the files changes nothing."""
    wishes = _wishes(mapped.places, asked)
    refused = tuple(each for one in demand for each in one.refused)
    if refused := (*_unplaced(mapped), *refused):
        return refused
    return ask(
        {one.balanced.name: one.by_area for one in demand},
        mapped.agreement.every,
        areas=sorted(place.id for place in mapped.places),
        into=asked.into,
        wishes=wishes,
    )


def _unplaced(mapped: Mapped) -> Iterator[Refused]:
    """Find areas of which no border can be known: they are on no map and nobody wrote any."""
    shown = {place.id for one in mapped.maps for place in one.matching.places.values()}
    shown.update(id_ for pair in mapped.agreement.written for id_ in pair)
    if lost := tuple(place.id for place in mapped.places if place.id not in shown):
        yield Refused("These are on no map, and no `next_to` says what they border on.", lost)


def _wishes(places: Sequence[Place], asked: Asked) -> Wishes:
    apart = [_areas(places, written, "--apart") for written in asked.apart]
    return Wishes(
        together=[_areas(places, written, "--together") for written in asked.together],
        apart=[pair for areas in apart for pair in combinations(areas, 2)],
        named=_named(places, asked.keep),
        near_enough=round(asked.near_enough * _PER_CENT),
    )


def _named(places: Sequence[Place], keep: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the areas of each named locality; a name that is given twice has the areas of both."""
    named: dict[str, tuple[str, ...]] = {}
    for written in keep:
        name, areas = _kept(places, written)
        named[name] = (*named.get(name, ()), *areas)
    return named


def _kept(places: Sequence[Place], written: str) -> tuple[str, tuple[str, ...]]:
    name, equals, areas = written.partition("=")
    if not (name.strip() and equals and areas.strip()):
        raise UsageError("--keep wants a name and areas, as in `--keep North=A,B`")
    return name.strip(), tuple(_area(places, each) for each in areas.split(","))


def _areas(places: Sequence[Place], written: str, option: str) -> tuple[str, ...]:
    found = tuple(_area(places, each) for each in written.split(","))
    if len(set(found)) < 2:  # noqa: PLR2004 - one area is neither together nor apart
        raise UsageError(f"{option} wants two areas or more, as in `{option} A,B`")
    return found


def _area(places: Sequence[Place], written: str) -> str:
    """Find an area by its id, code or name."""
    wanted = written.strip()
    for place in places:
        if wanted in {place.id, place.code}:
            return place.id
    called = [
        place.id
        for place in places
        if wanted.casefold() in {name.casefold() for name in (place.name, *place.aliases)}
    ]
    if len(called) != 1:
        raise no_such(places[0].tier, wanted, [place.id for place in places])
    return called[0]


def _budget(asked: Asked) -> Budget:
    effort = EFFORT if asked.effort is None else asked.effort
    if effort and find_spec("ortools") is None:
        raise UsageError(
            "proving how even localities can be needs ortools, not installed here; in the folder "
            "of dtl: pip install '.[plan]'; or search without proof: --effort 0"
        )
    steps = round(Budget().steps * effort / EFFORT) if effort else 0
    return Budget(steps=max(steps, _LEAST_STEPS), effort=effort, seconds=asked.seconds)
