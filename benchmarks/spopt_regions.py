"""Groups areas with spopt; run by a Python that has it, with the question on standard input.

It knows nothing of `dtl`. Where a method takes no number of regions, or balances nothing, what can
be done to help it is done, and all of that time is counted.
"""

from __future__ import annotations

import json
import random
import sys
import warnings
from importlib import import_module
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_RANDOM = 200
_FLOORS = tuple(range(96, 40, -4))  # per cent of an even share
_MOST_SECONDS = 120
"""After so long no further floor is tried. With its own settings one floor takes minutes, so that
Max-P is given fewer constructions, and one round of annealing.
"""
_SETTINGS = {"max_iterations_construction": 25, "max_iterations_sa": 1}


def main() -> None:
    """Read the question, group by the method that is named, and write the regions."""
    warnings.simplefilter("ignore")
    given = json.load(sys.stdin)
    for module in ("geopandas", "libpysal.weights", "spopt.region"):
        import_module(module)  # before any clock starts
    _seed()
    began = process_time()
    regions = _METHODS[sys.argv[1]](given, _weights(given))
    print(json.dumps({"regions": regions, "seconds": process_time() - began}))


def _seed() -> None:
    import numpy as np  # noqa: PLC0415

    random.seed(1)
    np.random.seed(1)  # noqa: NPY002 - what spopt draws from


def _weights(given: dict[str, Any]) -> Any:  # noqa: ANN401 - untyped
    from libpysal.weights import W  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415

    near: dict[int, list[int]] = {area: [] for area in range(len(given["points"]))}
    for one, other in given["borders"]:
        near[one].append(other)
        near[other].append(one)
    return W(near, silence_warnings=True)


def _k_means(given: dict[str, Any], weights: Any) -> list[int]:  # noqa: ANN401
    """Areas that lie near each other: it looks at no demand."""
    import numpy as np  # noqa: PLC0415
    from spopt.region import (  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415
        RegionKMeansHeuristic,
    )

    model = RegionKMeansHeuristic(np.array(given["points"]), given["into"], weights, seed=1)
    model.solve()
    return [int(each) for each in model.labels_]


def _random(given: dict[str, Any], weights: Any) -> list[int]:  # noqa: ANN401
    """Of many random groupings the most even."""
    from spopt.region import (  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415
        RandomRegion,
    )

    def draw() -> Iterator[list[int]]:
        ids = list(range(len(given["points"])))
        for _ in range(_RANDOM):
            drawn = RandomRegion(ids, num_regions=given["into"], contiguity=weights)
            if drawn.feasible:
                yield [_place(area, drawn.regions) for area in ids]

    return min(draw(), key=_unevenness(given), default=[])


def _place(area: int, regions: Sequence[Sequence[int]]) -> int:
    return next(number for number, region in enumerate(regions) if area in region)


def _max_p(given: dict[str, Any], weights: Any) -> list[int]:  # noqa: ANN401
    """As many regions as reach a floor: the highest floor that gives as many as are wanted."""
    import geopandas as gpd  # type: ignore[import-untyped,import-not-found,unused-ignore] # noqa: PLC0415
    from spopt.region import (  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415
        MaxPHeuristic,
    )

    east, north = zip(*given["points"], strict=True)
    frame = gpd.GeoDataFrame(
        {"demand": given["demand"], "east": east, "north": north},
        geometry=gpd.points_from_xy(east, north),
    )
    share, began = sum(given["demand"]) / given["into"], process_time()
    for floor in _FLOORS:
        if process_time() - began > _MOST_SECONDS:
            break
        _seed()
        least = share * floor / 100
        model = MaxPHeuristic(frame, weights, ["east", "north"], "demand", least, **_SETTINGS)
        model.solve()
        if model.p == given["into"]:
            return [int(each) for each in model.labels_]
    return []


def _unevenness(given: dict[str, Any]) -> Callable[[list[int]], float]:
    def unevenness(regions: list[int]) -> float:
        loads: dict[int, float] = {}
        for region, demand in zip(regions, given["demand"], strict=True):
            loads[region] = loads.get(region, 0) + demand
        share: float = sum(loads.values()) / given["into"]
        return max(abs(load - share) for load in loads.values())

    return unevenness


_METHODS: dict[str, Callable[[dict[str, Any], Any], list[int]]] = {
    "k-means": _k_means,
    "random": _random,
    "max-p": _max_p,
}

if __name__ == "__main__":
    main()
