"""Answers that a catalogue already holds elsewhere, so that nobody has to write them twice.

A fact of a scheme names one of these under `drawn_from`. An answer under `answers` goes before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.sections.services import Service
    from dtl_planner.catalogue.values.counts import Count


def _levels(service: Service) -> tuple[int, ...] | None:
    return service.delivers.levels if service.delivers else None


def _posts(service: Service) -> Count | None:
    return service.people.posts if service.people else None


def _fte(service: Service) -> Count | None:
    return service.people.fte if service.people else None


DRAWN: dict[str, Callable[[Service], tuple[int, ...] | Count | None]] = {
    "delivers.levels": _levels,
    "people.posts": _posts,
    "people.fte": _fte,
}
"""Each place an answer may be drawn from: levels of need, posts, full-time equivalents."""
