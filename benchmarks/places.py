"""Groupings of small areas into even localities, against those that spopt makes.

spopt stands on geopandas and much else, so it has a Python of its own, named with `--spopt`. Every
grouping is measured by the same check, which belongs to neither. Costs are seconds of CPU, the
imports left out.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.contest import machine
from dtl_planner.limits import Limits
from dtl_planner.places.grouping.budget import Budget
from dtl_planner.places.grouping.growing import Dice
from dtl_planner.places.grouping.proposing import Proposal, propose
from dtl_planner.places.grouping.question import Question, Wishes, ask
from dtl_planner.places.grouping.verify import measured
from dtl_planner.places.maps.adjacency import adjacency_of
from dtl_planner.places.maps.boundaries import read_boundaries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.places.grouping.question import Grouping

_RIVAL = Path(__file__).with_name("spopt_regions.py")
_BOUNDARIES = Path(__file__).parents[1] / "tests" / "cases" / "boundaries"
_FEWEST, _MOST = 80, 900
_NEAR_ENOUGH = 50_000  # five in a hundred
_WIDTH = 44
_MOST_SECONDS = 240
_METHODS = (
    ("k-means", "regional k-means"),
    ("random", "best of 200 random regions"),
    ("max-p", "Max-P, its floor raised step by step"),
)


class Made(NamedTuple):
    """Areas on a plane, which border on each other and have some demand."""

    title: str
    areas: list[str]
    borders: list[tuple[str, str]]
    points: list[tuple[float, float]]
    demand: dict[str, int | None]
    into: int


def main(*, spopt: Path | None) -> None:
    """Group, compare, and print."""
    print(machine("ortools"))
    if spopt is None:
        print("spopt is left out: name a Python that has it with --spopt")
    for made in (_grid(43, 7, 6), _grid(300, 20, 12), *_wards()):
        print(f"\n{made.title}, {len(made.areas)} areas into {made.into}")
        print(f"  {'':<{_WIDTH}}{'largest deviation':>20}{'borders cut':>14}{'seconds':>10}")
        for near_enough in (0, _NEAR_ENOUGH):
            _ours(made, near_enough)
        if spopt is not None:
            _theirs(made, spopt)


def _ours(made: Made, near_enough: int) -> None:
    question = _question(made, near_enough)
    said = f", {near_enough / 10_000:g}% near enough" if near_enough else ""
    for name, budget in (("search by steps", Budget(effort=0)), ("and CP-SAT", Budget())):
        began = process_time()
        found = propose(question, budget=budget)
        taken = process_time() - began
        if not isinstance(found, Proposal):
            raise SystemExit(found.why)
        proved = ", proved" if found.is_most_even else f", gap {found.gap / 10_000:.2f}%"
        _line(f"dtl: {name}{said}{proved}", question, found.grouping, taken)


def _theirs(made: Made, spopt: Path) -> None:
    question, number = _question(made, 0), {area: n for n, area in enumerate(made.areas)}
    given = {
        "borders": [(number[one], number[other]) for one, other in made.borders],
        "points": made.points,
        "demand": [made.demand[area] for area in made.areas],
        "into": made.into,
    }
    for method, name in _METHODS:
        found = _said([str(spopt), str(_RIVAL), method], json.dumps(given))
        if found is None:
            print(f"  spopt: {name:<{_WIDTH - 7}} no answer within {_MOST_SECONDS} seconds")
            continue
        areas: dict[int, list[int]] = {}
        for area, region in enumerate(found["regions"]):
            areas.setdefault(region, []).append(area)
        grouping = tuple(map(tuple, areas.values()))
        _line(f"spopt: {name}", question, grouping, found["seconds"])


def _said(command: list[str], given: str) -> Any:  # noqa: ANN401 - what JSON holds
    """Run spopt for so long; `None` where it comes to nothing in that time."""
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, check=False, timeout=_MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise SystemExit(f"spopt failed: {done.stderr.strip()[-500:] or done.returncode}")
    found = json.loads(done.stdout)
    return found if found["regions"] else None


def _line(name: str, question: Question, grouping: Grouping, seconds: float) -> None:
    measures = measured(question, grouping)
    deviation = f"{float(measures.worst[0]):.2%}"
    told = "".join(f"\n    {broken.told}" for broken in measures.broken[:2])
    print(f"  {name:<{_WIDTH}}{deviation:>20}{measures.cut:>14,}{seconds:>10.2f}{told}")


def _question(made: Made, near_enough: int) -> Question:
    asked = ask(
        {"demand": made.demand},
        made.borders,
        areas=made.areas,
        into=made.into,
        wishes=Wishes(near_enough=near_enough),
    )
    if not isinstance(asked, Question):
        raise SystemExit(asked[0].why)
    return asked


def _grid(number: int, width: int, into: int) -> Made:
    """Lay areas out in rows; half of them border on one across a corner as well."""
    dice, areas = Dice(number), [f"a{n:03}" for n in range(number)]
    borders: list[tuple[str, str]] = []
    for n in range(number):
        is_last = n % width == width - 1
        across = [n + width] if is_last else [n + 1, n + width]
        if not is_last and dice.below(2):
            across.append(n + width + 1)
        borders += [(areas[n], areas[other]) for other in across if other < number]
    points = [(float(n % width), float(n // width)) for n in range(number)]
    return Made("made up", areas, borders, points, _demand(areas, dice), into)


def _wards() -> Iterator[Made]:
    for name, file, into in (
        ("wards of Peterborough, made-up demand", "wards-E06000031.geojson", 3),
        ("wards of Croydon, made-up demand", "wards-E09000008.geojson", 6),
    ):
        data = (_BOUNDARIES / file).read_bytes()
        areas = read_boundaries(data, file=file, limits=Limits()).areas
        codes = [area.code for area in areas]
        borders = [(each.one, each.other) for each in adjacency_of(areas).borders]
        points = [area.patches[0].outer[0] for area in areas]
        yield Made(name, codes, borders, points, _demand(codes, Dice(len(codes))), into)


def _demand(areas: list[str], dice: Dice) -> dict[str, int | None]:
    return {area: _FEWEST + dice.below(_MOST - _FEWEST) for area in areas}
