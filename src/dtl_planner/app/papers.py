"""Which paper a reader gets, and where it may be written."""

from __future__ import annotations

import re
import zlib
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from dtl_planner.app.opening import UsageError
from dtl_planner.app.outputs import place_for, read_saved
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.writing import Form, Paper, fitting, paper_for
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.app.outputs import Place
    from dtl_planner.render.report.document import Report
    from dtl_planner.render.report.facts import Facts

_READERS = {
    Paper.WHOLE: frozenset(Circle),
    Paper.COMMITTEE: frozenset({Circle.EVERYBODY}),
    Paper.CONSULTATION: frozenset({Circle.EVERYBODY, Circle.AUDIENCE}),
    Paper.TEAM: frozenset({Circle.TEAM}),
}
"""For whom each paper is."""

_HASH = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
"""What every report ends with, or has among its properties."""
_LOOKED_AT = 1 << 25
"""Bytes of an old file in which that is looked for; a page of a thousand services is 2 MB."""
_PROPERTIES = "docProps/core.xml"
_DAMAGED = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, zlib.error)
"""What reading a packed file may raise."""


def ready(form: Form) -> None:
    """Make sure that a form of paper can be written here.

    Raises:
        UsageError: It needs an extra that is not installed.
    """
    if form is Form.DOCX and find_spec("docx") is None:
        raise UsageError(
            "`docx` needs python-docx, not installed here; "
            "in the folder of dtl: pip install '.[office]'"
        )


def paper_of(facts: Facts, wanted: Paper | None, form: Form) -> Report:
    """Make the paper that was asked for, or else the one that fits the reader and the file.

    Args:
        facts: What the commands answer, and for whom.
        wanted: Which paper.
        form: What it will be written as.

    Raises:
        UsageError: That paper is for other readers.
    """
    circle = facts.reader.circle
    paper = wanted or fitting(circle, form)
    if circle not in _READERS[paper]:
        raise UsageError(_not_for(paper, facts))
    return paper_for(facts, paper, form)


def place_of(out: Path | None, form: Form) -> Place:
    """Take note of where a report is to go.

    A file that was named is replaced, as every command does. Where none was, only a report that
    `dtl` made before is: `report.html` may well be somebody else's.

    Args:
        out: The file that was named; `None` means `report.html`, or what its form is called.
        form: What will be written.

    Raises:
        UsageError: It may not be written there, or what stands there is no report.
    """
    path = out or Path(f"report.{form}")
    place = place_for(path)
    if out is None and place.before is not None and not _is_report(path):
        raise UsageError(
            f"`{path}` is there already, and is no report of `dtl`: say where to with --out FILE, "
            f"or --out {path} to replace it"
        )
    return place


def _not_for(paper: Paper, facts: Facts) -> str:
    name = f"`{clean(facts.reader.name)}`"
    match paper, facts.reader.circle:
        case Paper.TEAM, Circle.EVERYBODY:
            return "the paper `team` is for one team: say which with --for TEAM"
        case Paper.TEAM, _:
            return f"{name} is an audience and no team: its paper is `--paper consultation`"
        case Paper.CONSULTATION, _:
            return f"{name} is a team and no audience: its paper is `--paper team`"
        case _:
            return f"the paper `{paper}` is for everybody: leave out --for"


def _is_report(path: Path) -> bool:
    return _HASH.search(_telling(read_saved(path, _LOOKED_AT) or b"")) is not None


def _telling(data: bytes) -> bytes:
    """Give the part of a file in which a report says what it was made from."""
    try:
        with ZipFile(BytesIO(data)) as packed, packed.open(_PROPERTIES) as part:
            return part.read(_LOOKED_AT)
    except _DAMAGED:
        return data
