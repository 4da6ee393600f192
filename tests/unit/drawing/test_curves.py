"""Lines as SVG: level between layers beside each other, upright between those below each other."""

from __future__ import annotations

import re

from inline_snapshot import snapshot

from dtl_planner.drawing.shapes import Line, Picture
from dtl_planner.drawing.svg import svg

BEND = ((0.0, 0.0), (40.0, 20.0), (60.0, 20.0))
DOWN = ((0.0, 0.0), (20.0, 40.0), (20.0, 60.0))


def courses(line: Line) -> list[str]:
    """Give the course of a line and of the head of its arrow."""
    return re.findall(r' d="([^"]*)"', svg(Picture("Line", "A line.", 80, 80, (line,)), "p"))


def test_a_level_curve_leaves_and_arrives_level() -> None:
    assert courses(Line(BEND, curved=True, arrow=True)) == snapshot(
        ["M0 0C20 0 20 20 40 20h20", "M60 20l-7 3.5v-7z"]
    )


def test_an_upright_curve_leaves_and_arrives_upright() -> None:
    assert courses(Line(DOWN, curved=True, upright=True, arrow=True)) == snapshot(
        ["M0 0C0 20 20 20 20 40v20", "M20 60l-3.5 -7h7z"]
    )


def test_a_line_that_bends_at_once_has_a_head_in_its_direction() -> None:
    assert courses(Line(((0.0, 0.0), (30.0, 40.0)), arrow=True)) == snapshot(
        ["M0 0l30 40", "M30 40l-7 -3.5l5.6 -4.2z"]
    )
    assert courses(Line(BEND)) == ["M0 0l40 20h20"]
