"""`dtl explain`: every code there is, gathered from the modules that raise them."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import dtl_planner
from dtl_planner.app.opening import no_such
from dtl_planner.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITH_CODES = tuple(
    f"dtl_planner.{stage}"
    for stage in (
        "catalogue",
        "classify",
        "graph",
        "structure",
        "trail",
        "plan.making",
        "plan.timeline.saved",
        "demand",
        "outcomes",
        "places",
        "risks",
        "app",
    )
)
_OF_EXTRAS = {"numpy", "openpyxl", "ortools", "polars"}
"""What some modules import, and a plain installation does not have."""


@cache
def all_codes() -> tuple[Code, ...]:
    """Every code, by its number."""
    return tuple(sorted(set(_codes()), key=lambda code: code.id))


def explain(wanted: str) -> Code:
    """Find a code by its number or its words.

    Raises:
        UsageError: There is no such code.
    """
    codes = all_codes()
    for code in codes:
        if wanted.upper() == code.id or wanted.lower() == code.slug:
            return code
    raise no_such("code", wanted, [name for code in codes for name in (code.id, code.slug)])


def _codes() -> Iterator[Code]:
    for module in pkgutil.walk_packages(dtl_planner.__path__, "dtl_planner."):
        if module.name.startswith(_WITH_CODES):
            parts = _parts_of(module.name)
            yield from (part for part in parts if isinstance(part, Code))


def _parts_of(module: str) -> tuple[object, ...]:
    """Everything in a module; nothing where it needs an extra that is not installed."""
    try:
        return tuple(vars(import_module(module)).values())
    except ModuleNotFoundError as error:
        if error.name in _OF_EXTRAS:
            return ()
        raise
