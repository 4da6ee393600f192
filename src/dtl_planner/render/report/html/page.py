"""Writes a report as a page."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import count, groupby
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from dtl_planner.drawing.shapes import UPRIGHT, Tone
from dtl_planner.drawing.svg import svg
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.render.report.blocks import Cell, Grid, Row
    from dtl_planner.render.report.document import Report

_TEMPLATE, _STYLE, _SCRIPT, _LIVE = "page.html.j2", "page.css", "page.js", "live.js"


def html_page(report: Report, *, live: bool = False) -> str:
    """Write a report as a page.

    Args:
        report: The report.
        live: Whether the page is served, and listens for changes.
    """
    style = _inside(_STYLE)
    scripts = [_inside(_SCRIPT), *([_inside(_LIVE)] if live else [])]
    return (
        _environment()
        .get_template(_TEMPLATE)
        .render(
            report=report,
            style=Markup(style),  # noqa: S704 - a file of ours
            scripts=[Markup(script) for script in scripts],  # noqa: S704 - the same
            policy=_policy(style, scripts, live=live),
            live=live,
            fresh=_names(),
        )
    )


def _policy(style: str, scripts: list[str], *, live: bool) -> str:
    """Name by their hashes the one style and the scripts that may run, and allow nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {_digest(style)}",
            f"script-src {' '.join(map(_digest, scripts))}",
            *(["connect-src 'self'"] if live else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _names() -> Callable[[], str]:
    """Give a new id at each call; rows and panels have names of other kinds."""
    numbers = count(1)
    return lambda: f"t{next(numbers)}"


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _inside(name: str) -> str:
    """A style sheet or script as it stands in a page: without indents, and remarks for us."""
    lines = (line.strip() for line in _file(name).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=DictLoader({_TEMPLATE: _file(_TEMPLATE)}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "cell": _cell,
        "told": _told,
        "kind": lambda block: type(block).__name__.lower(),
        "svg": _drawn,
        "grouped": _grouped,
        "paper": _paper,
        "look": _look,
    }
    made.tests["figure"] = _is_figure
    return made


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    rows: tuple[Row, ...]


def _grouped(grid: Grid) -> tuple[_Group, ...]:
    """Gather the rows that follow each other under one heading."""
    return tuple(
        _Group(title, tuple(rows)) for title, rows in groupby(grid.rows, lambda row: row.group)
    )


_LOWEST, _TALLEST = 0.8, 1.35
"""How high beside its breadth a picture may be to lie on a page across, or on one sheet upright."""


def _paper(picture: Picture) -> str:
    """How a picture is printed: on a page across, shrunk to one sheet, or over several."""
    if picture.width > UPRIGHT and picture.height <= picture.width * _LOWEST:
        return "across"
    return "upright" if picture.height <= picture.width * _TALLEST else "long"


def _look(word: str) -> str:
    """The classes of the swatch beside words of a legend; none where they name no look."""
    said = word.lower().split()
    tones = [f"tone-{tone}" for tone in Tone if tone in said]
    kinds = [kind for kind in ("dashed", "line") if kind in said]
    return " ".join([*tones, *kinds])


_LONGEST = len("1,000 of 1,000")


def _is_figure(text: str) -> bool:
    """Whether a text is a number, short enough to be written large."""
    return text[:1].isdigit() and len(text) <= _LONGEST


def _drawn(picture: Picture, name: str) -> Markup:
    return Markup(svg(picture, name))  # noqa: S704 - text in it is escaped already


_TO_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""What a page would read. An apostrophe is none: no attribute here is in single quotes."""


def _harmless(value: object) -> object:
    """Make what people wrote no more than text; what is markup already stays."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(_escaped(value))  # noqa: S704 - this is the escaping


def _escaped(text: str) -> str:
    """Make visible what cannot be seen, give arrows their own sign, escape what a page would read.

    A page has tens of thousands of texts: this is several times as fast as what jinja2 would do.
    """
    return clean(text).replace(" -> ", " \N{RIGHTWARDS ARROW} ").translate(_TO_HTML)


_QUOTED = re.compile(r"`([^`]+)`")


def _told(text: str) -> Markup:
    """Write a text that people read, with what they would type set apart from it.

    Cells are left as they are: a line of a file may stand in one.
    """
    return Markup(_QUOTED.sub(r"<code>\1</code>", _escaped(text)))  # noqa: S704 - it is escaped


def _cell(cell: Cell, *, heads: bool = False) -> Markup:
    """Write what stands in a cell; in the heading of a row all lines but the first step back."""
    lines = [_escaped(line) for line in cell.lines]
    if heads:
        lines[1:] = [f"<small>{line}</small>" for line in lines[1:]]
    if cell.link and lines:
        lines[0] = f'<a href="#{_escaped(cell.link)}">{lines[0]}</a>'
    return Markup("<br>".join(lines))  # noqa: S704 - each line is escaped
