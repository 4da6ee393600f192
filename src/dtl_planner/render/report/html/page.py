"""Writes a report as a page."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from dtl_planner.drawing.svg import svg
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.render.report.document import Report

_TEMPLATE, _STYLE, _SCRIPT = "page.html.j2", "page.css", "page.js"


def html_page(report: Report, *, live: bool = False) -> str:
    """Write a report as a page.

    Args:
        report: The report.
        live: Whether the page is served, and listens for changes.
    """
    style, script = _file(_STYLE), _file(_SCRIPT)
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            *(["connect-src 'self'"] if live else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    page = _environment().get_template(_TEMPLATE)
    return page.render(
        report=report,
        style=Markup(style),  # noqa: S704 - a file of ours
        script=Markup(script),  # noqa: S704 - the same
        policy=policy,
        live=live,
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


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
    made.filters["kind"] = lambda block: type(block).__name__.lower()
    made.filters["svg"] = _drawn
    return made


def _drawn(picture: Picture, name: str) -> Markup:
    return Markup(svg(picture, name))  # noqa: S704 - text in it is escaped already


def _harmless(value: object) -> object:
    """Make visible what cannot be seen, in all that people wrote."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
