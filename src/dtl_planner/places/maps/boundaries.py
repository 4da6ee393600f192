"""Boundaries of areas from GeoJSON, and which place of the catalogue each of them is.

The file is somebody else's: nothing in it is trusted, and everything beyond the rings of its areas,
a code and a name is passed over.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.shown import clean, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.limits import Limits

UNREADABLE_BOUNDARIES = Code(
    "DTL809",
    "unreadable-boundaries",
    Severity.ERROR,
    "Which areas border on each other is worked out from their boundaries, so an area whose "
    "boundary cannot be read would seem to border on none.",
    "Get the file again from where it is published, as GeoJSON in degrees (WGS 84).",
)

Point: TypeAlias = tuple[float, float]
"""Degrees of longitude and latitude."""

Ring: TypeAlias = tuple[Point, ...]
"""A closed line; its last point is its first."""

_GSS = re.compile(r"[A-Z][0-9]{8}")
_IN_DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326")
_FEWEST = 4
_EAST, _NORTH = 180, 90


@dataclass(frozen=True, slots=True)
class Patch:
    """One piece of an area: its outer ring runs anticlockwise, and those of its holes clockwise."""

    outer: Ring
    holes: tuple[Ring, ...] = ()

    @property
    def rings(self) -> tuple[Ring, ...]:
        """All of its boundary."""
        return (self.outer, *self.holes)


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its boundary.

    Attributes:
        code: Its GSS code.
        name: What the file calls it; `None` where that cannot be told.
        patches: Its pieces.
    """

    code: str
    name: str | None
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What a file of boundaries holds.

    Attributes:
        areas: The areas that could be read, in the order of the file.
        key: The property that gave their codes.
        diagnostics: What could not be read.
    """

    areas: tuple[Area, ...]
    key: str | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which place each area is, by its GSS code.

    Attributes:
        places: The place of each area that is one, by code, in the order of the areas.
        areas_alone: Areas whose code no place has.
        places_alone: Places with a code that no area has.
        places_without_code: Places that have no code to look for.
    """

    places: Mapping[str, Place]
    areas_alone: tuple[Area, ...]
    places_alone: tuple[Place, ...]
    places_without_code: tuple[Place, ...]


class _Fault(Exception):  # noqa: N818 - never leaves this module: it becomes a finding
    """What is wrong with a file or an area, in words."""


def read_boundaries(
    data: bytes, *, file: str, limits: Limits, key: str | None = None
) -> Boundaries:
    """Read areas and their boundaries.

    Args:
        data: The file.
        file: Its name, for messages.
        limits: How much it may hold.
        key: The property that holds the areas' codes; found by its values, without.
    """
    try:
        features = _features(data, limits)
        key = key or _key_of(features)
    except _Fault as fault:
        return Boundaries((), None, (_told(f"`{clean(file)}` {fault}"),))
    areas: dict[str, Area] = {}
    found: list[Diagnostic] = []
    room = limits.boundary_points
    for number, feature in enumerate(features, start=1):
        try:
            area = _area(feature, key, limits, room)
            if area.code in areas:
                raise _Fault(f"has the code `{area.code}`, as another area has")  # noqa: TRY301
            areas[area.code] = area
            room -= sum(len(ring) for patch in area.patches for ring in patch.rings)
        except _Fault as fault:
            found.append(_told(f"Area {number} of `{clean(file)}` {fault}"))
    return Boundaries(tuple(areas.values()), key, tuple(found))


def match_places(areas: Iterable[Area], places: Iterable[Place]) -> Matching:
    """Find the place of each area by its code; what finds no other is told on both sides."""
    areas, places = tuple(areas), tuple(places)
    by_code = {place.code: place for place in reversed(places) if place.code is not None}
    codes = {area.code for area in areas}
    return Matching(
        {area.code: by_code[area.code] for area in areas if area.code in by_code},
        tuple(area for area in areas if area.code not in by_code),
        tuple(place for place in places if place.code is not None and place.code not in codes),
        tuple(place for place in places if place.code is None),
    )


def _told(told: str) -> Diagnostic:
    return Diagnostic(UNREADABLE_BOUNDARIES, f"{told}.", None, "get the file again as GeoJSON")


def _features(data: bytes, limits: Limits) -> list[dict[str, Any]]:
    if len(data) > limits.boundary_bytes:
        name = "boundary-bytes"
        raise _Fault(f"has {len(data):,} bytes; the limit `{name}` is {limits.boundary_bytes:,}")
    try:
        written = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):  # wrong bytes are a `ValueError` too
        raise _Fault("is not JSON that `dtl` can read") from None
    if not isinstance(written, dict) or written.get("type") != "FeatureCollection":
        raise _Fault("is not a collection of features, as GeoJSON has them")
    _check_degrees(written.get("crs"))
    features = written.get("features")
    if not isinstance(features, list) or not features:
        raise _Fault("has no areas")
    if len(features) > limits.places:
        raise _Fault(f"has {len(features):,} areas; the limit `places` is {limits.places:,}")
    return [each if isinstance(each, dict) else {} for each in features]


def _no_number(written: str) -> NoReturn:
    raise ValueError(written)


def _check_degrees(crs: object) -> None:
    """Refuse a file that says its numbers are no degrees; one that says nothing has degrees."""
    if crs is not None and not any(name in json.dumps(crs) for name in _IN_DEGREES):
        raise _Fault("is not in degrees of longitude and latitude")


def _key_of(features: list[dict[str, Any]]) -> str:
    """Find the first property that holds a GSS code in every area, another in each."""
    first = _properties(features[0])
    for key in first:
        codes = {_code(feature, key) for feature in features}
        if None not in codes and len(codes) == len(features):
            return key
    for key in first:  # a code that is missing, or there twice, is told of its area
        codes = {_code(feature, key) for feature in features} - {None}
        if len(codes) * 2 > len(features):
            return key
    raise _Fault("has no property with a GSS code for each area")


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _code(feature: dict[str, Any], key: str) -> str | None:
    written = _properties(feature).get(key)
    return written if isinstance(written, str) and _GSS.fullmatch(written) else None


def _area(feature: dict[str, Any], key: str, limits: Limits, room: int) -> Area:
    code = _code(feature, key)
    if code is None:
        raise _Fault(f"has no GSS code as `{clean(key)}`")
    name = _properties(feature).get(f"{key[:-2]}NM")
    return Area(
        code,
        shown(name, limits) if isinstance(name, str) and name.strip() else None,
        tuple(_patches(feature.get("geometry"), room)),
    )


def _patches(geometry: object, room: int) -> Iterator[Patch]:
    match geometry:
        case {"type": "Polygon", "coordinates": list() as rings}:
            patches: list[object] = [rings]
        case {"type": "MultiPolygon", "coordinates": list() as several}:
            patches = several
        case _:
            raise _Fault("is neither a polygon nor several")
    if not patches:
        raise _Fault("has no boundary")
    for patch in patches:
        if not isinstance(patch, list) or not patch:
            raise _Fault("has no boundary")
        outer, *holes = (_ring(ring, room) for ring in patch)
        yield Patch(_wound(outer, 1), tuple(_wound(hole, -1) for hole in holes))


def _ring(written: object, room: int) -> Ring:
    if not isinstance(written, list) or len(written) < _FEWEST:
        raise _Fault(f"has a boundary of fewer than {_FEWEST} points")
    if len(written) > room:
        raise _Fault("has more points than are left of the limit `boundary-points`")
    ring = tuple(_point(point) for point in written)
    if ring[0] != ring[-1]:
        raise _Fault("has a boundary that does not end where it begins")
    return ring


def _point(written: object) -> Point:
    """Read a point; a height after it is passed over."""
    match written:
        case [east, north, *_]:
            return _degree(east, _EAST), _degree(north, _NORTH)
    raise _Fault("has a point that is not in degrees of longitude and latitude")


def _degree(written: object, most: int) -> float:
    if isinstance(written, int | float) and not isinstance(written, bool) and abs(written) <= most:
        return float(written)
    raise _Fault("has a point that is not in degrees of longitude and latitude")


def _wound(ring: Ring, way: int) -> Ring:
    """Let a ring run anticlockwise (1) or clockwise (-1)."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return ring if twice * way >= 0 else ring[::-1]
