"""Which place has a team for which ages: running, still to come, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.rollout import stretches, years_of
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.outcomes.grid import NONE, grid, legend_of
from dtl_planner.render.outcomes.readiness.words import team_words
from dtl_planner.render.outcomes.words import all_or, label, section
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.values.needs import Ages
    from dtl_planner.outcomes.reports import Readied
    from dtl_planner.outcomes.rollout import PlaceRollout, Shared
    from dtl_planner.render.layout import Page


def teams_text(found: Readied, page: Page) -> str:
    """Tell which teams each place has, which ages nobody serves, and which two teams both have."""
    if not found.rollouts:
        return ""
    return section(
        page.paint("Which teams each place has", "strong"),
        *_grids(found.rollouts, page),
        columns(team_rows(found), page),
        "\n".join(
            paragraph(said, page, indent="  ", hanging="    ") for said in gap_words(found.rollouts)
        ),
    )


def _grids(places: Sequence[PlaceRollout], page: Page) -> Iterator[str]:
    for _, heads, names, rows in band_cells(places):
        text = grid(heads, names, rows, page, is_turned=True)
        yield "\n".join(filter(None, (text, legend_of(rows))))


def band_cells(
    places: Sequence[PlaceRollout],
) -> Iterator[tuple[str, list[str], list[str], list[list[str]]]]:
    """Give a tier, its bands of ages, its places, and for each band a word for each place."""
    for tier in dict.fromkeys(one.place.tier for one in places):
        ours = [one for one in places if one.place.tier == tier]
        bands = sorted(
            {cell.ages for one in ours for cell in one.cells},
            key=lambda ages: (ages.low, ages.high),
        )
        reach = [{cell.ages: cell.reach.value for cell in one.cells} for one in ours]
        rows = [[states.get(band, NONE) for states in reach] for band in bands]
        if rows:
            heads = [f"ages {band}" for band in bands]
            yield tier, heads, [label(one.place) for one in ours], rows


def team_rows(found: Readied) -> Iterator[tuple[str, str]]:
    """Tell the teams, those together of which the same is told."""
    groups: dict[str, list[Place]] = {}
    for one in found.rollouts:
        told = [team_words(team, found.as_of) for team in one.teams]
        for said in told or ["no team is written"]:
            groups.setdefault(said, []).append(one.place)
    everywhere = [one.place for one in found.rollouts]
    for said, where in groups.items():
        yield all_or(where, everywhere), said


def gap_words(places: Sequence[PlaceRollout]) -> Iterator[str]:
    """Tell what is to be seen in the grid, each with the places where that is so."""
    everywhere = [one.place for one in places]
    groups: dict[str, list[Place]] = {}
    for one in places:
        for said in (*_gaps(one), *map(_shared_words, one.shared)):
            groups.setdefault(said, []).append(one.place)
    for said, where in groups.items():
        yield f"{said}: {all_or(where, everywhere)}."


def _gaps(one: PlaceRollout) -> Iterator[str]:
    """Which ages no team runs for, and whether one is planned; or why that cannot be told."""
    if one.uncovered and one.may_run:
        yield (
            f"Whether a team runs for {_ages(one.uncovered)} cannot be told, as the ages of a "
            "running team are not stated"
        )
        return
    if one.unplanned and one.ageless:
        yield (
            f"For {_ages(one.unplanned)} no team runs, and whether one is planned cannot be told, "
            "as the ages of a planned team are not stated"
        )
    planned = stretches(years_of(one.uncovered) - years_of(one.unplanned))
    if planned:
        yield f"For {_ages(planned)} a team is planned, and none runs"
    if one.unplanned and not one.ageless:
        yield f"For {_ages(one.unplanned)} there is no team"


def _ages(bands: Sequence[Ages]) -> str:
    return f"ages {listed([str(ages) for ages in bands])}"


def _shared_words(shared: Shared) -> str:
    bands = f"{shared.first.ages} and {shared.second.ages}"
    if shared.is_end:
        return f"Age {shared.ages} is in both {bands}, as both ends count"
    return f"Two teams are for {_ages([shared.ages])}: those for {bands}"
