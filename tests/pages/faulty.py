"""A page with one fault of each kind, which whatever measures pages must find."""

from __future__ import annotations

from dtl_planner.drawing.shapes import Box, Line, Node, Picture, Region, Tone, Words
from dtl_planner.render.report.blocks import Cell, Drawn, Grid, Row
from dtl_planner.render.report.document import Made, Panel, Report


def faulty_report() -> Report:
    """Make it."""
    picture = Picture("Faults", "One of each.", 400, 300, (*_words(), *_things()))
    rows = (
        Row((Cell(("A thing",)),), id="thing"),
        Row((Cell(("Not drawn",)),), id="not-drawn"),
    )
    drawn = Drawn((picture,), Grid("The same", ("What",), rows))
    panel = Panel("faults", "Faults", "One of each.", (drawn,))
    other = Panel("other", "Other", "Nothing.", ())
    return Report("Faults", "A page to try the measuring on", (panel, other), Made("0", None, "0"))


def _words() -> tuple[Words | Box | Line, ...]:
    return (
        Words(10, 10, ("one over",)),
        Words(20, 12, ("another",)),
        Words(360, 10, ("leaves the picture",)),
        Words(10, 40, ("tiny",), size=8),
        Box(100, 40, 40, 20),
        Words(105, 42, ("too wide for it",)),
        Words(10, 70, ("hidden",)),
        Box(5, 65, 60, 25),
        Words(10, 100, ("struck through",)),
        Line(((0, 110), (120, 110))),
    )


def _things() -> tuple[Node | Region | Words, ...]:
    return (
        Node("A thing", (Box(10, 140, 60, 30, Tone.FIRST),), row="thing"),
        Node("Over it", (Box(50, 150, 60, 30, Tone.SECOND),), row="nowhere"),
        Words(60, 145, ("not of it",)),
        Node("Faint", (Box(200, 140, 60, 30),)),
        Region((((300, 140), (340, 140), (340, 170), (300, 170)),)),
        Words(205, 200, ("too faint",)),
    )
