"""`dtl export`: a plan as a file for another program, and whether such a file is still right."""

from __future__ import annotations

import re
import zlib
from enum import StrEnum
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from dtl_planner.app.opening import UsageError
from dtl_planner.app.outputs import read_saved, refuse_place
from dtl_planner.exporters import plans
from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.plan.making.order import Ordering
from dtl_planner.registry import discover

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.plan.timeline.plan import Plan

EXPORTERS = {one.id: one for one in discover(plans, PlanExporter, "EXPORTER")}
"""Every format, by its id."""

_HASH = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_FOLD = b"\r\n "
"""How iCalendar breaks a line."""
_LOOKED_AT = 1 << 20
"""Bytes of an old file, or of each part of one that is packed, in which its hash is looked for."""
_PARTS = 30
"""Parts of a packed file that are looked at; a workbook has about half as many."""
_PACKED = b"PK"
_DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What reading a packed file may raise."""


class Standing(StrEnum):
    """How a file stands to what would be written in its place; each goes on after its name."""

    FRESH = "is what would be written now"
    MISSING = "is not there yet"
    OTHER_WORKSPACE = "is stale: it was made from another state of the workspace"
    OTHER_PLAN = "is stale: same workspace, but other options or another dtl, or edited"
    STALE = "is stale: it is not what would be written now"


def lacks(exporter: PlanExporter) -> bool:
    """Whether a format needs an extra that is not installed."""
    return exporter.needs is not None and find_spec(exporter.needs) is None


def ready(exporter: PlanExporter) -> PlanExporter:
    """Make sure that a format can be written here.

    Raises:
        UsageError: It needs an extra that is not installed.
    """
    if lacks(exporter):
        raise UsageError(
            f"`{exporter.id}` needs {exporter.needs}, not installed here; "
            f"in the folder of dtl: pip install '.[{exporter.extra}]'"
        )
    return exporter


def with_dates(found: Plan | Ordering) -> Plan:
    """Make sure that a plan has dates, without which there is nothing to export.

    Raises:
        UsageError: It has none.
    """
    if isinstance(found, Ordering):
        raise UsageError(
            "a plan without dates cannot be exported; say in programme.yaml what to work back "
            "from, as in `planning: {deadline: 2010-04}`, or see the order with `dtl plan`"
        )
    return found


def standing(path: Path, data: bytes, plan: Plan) -> Standing:
    """Compare a file with what would be written in its place.

    Args:
        path: The file.
        data: What would be written.
        plan: The plan that this was made from.

    Raises:
        UsageError: It is no place for a result, or cannot be read.
    """
    refuse_place(path)
    there = read_saved(path, max(len(data), _LOOKED_AT) + 1)
    if there is None:
        return Standing.MISSING
    if there == data:
        return Standing.FRESH
    hashes = _HASH.findall(_unpacked(there).replace(_FOLD, b""))
    if not hashes or not plan.made_from:
        return Standing.STALE
    same = plan.made_from.encode() in hashes
    return Standing.OTHER_PLAN if same else Standing.OTHER_WORKSPACE


def _unpacked(data: bytes) -> bytes:
    """Give what is packed into a file, as a workbook is; a file of another kind as it is."""
    if not data.startswith(_PACKED):
        return data
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = [packed.open(name) for name in packed.namelist()[:_PARTS]]
            return b"\n".join(part.read(_LOOKED_AT) for part in parts)
    except _DAMAGED:
        return data
