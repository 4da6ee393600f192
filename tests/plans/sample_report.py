"""A small report with every kind of block, and one of nothing but awkward texts."""

from __future__ import annotations

from dtl_planner.drawing.shapes import Picture
from dtl_planner.render.report.blocks import (
    Cell,
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.document import Made, Panel, Report

MADE = Made("a1" * 32, "b2" * 32, "9.9")


def row(*cells: str, **more: object) -> Row:
    """A row of plain cells; an empty text is an empty cell."""
    return Row(tuple(Cell((text,) if text else ()) for text in cells), **more)  # type: ignore[arg-type]


def sample_report() -> Report:
    """A report of two panels."""
    inner = Grid("Answers", ("Question", "Answer"), (row("Local?", "yes"), row("Direct?", "")))
    details = (
        Words("Why it is so."),
        Points((Point("because of this"),)),
        Heading("The answers"),
        inner,
    )
    services = Grid(
        "Services by category",
        ("Service", "Where", "Posts"),
        (
            row("Play", "every locality", "12", group="core", id="service-play", details=details),
            Row((Cell(("Youth", "14-19"), "teams"), Cell(), Cell(("3",))), group="core"),
            row("Library", "city-wide", "7.5", group="city-wide"),
        ),
        is_searched=True,
        numbers=(2,),
    )
    picture = Picture("Ties", "Play waits for Youth.", 400, 100, ())
    drawn = Drawn((picture,), Grid("Each tie", ("From", "To"), (row("Play", "Youth"),)))
    teams = (
        Words("1.1 Two teams", Manner.NUMBERED),
        Words("Their names may change.", Manner.NOTE),
        Words("One has no head.", Manner.WARNING),
        Points((Point("East", (Point("Play", (Point("Clubs", (Point("Chess"),)),)),)),)),
        Heading("What ties them"),
        drawn,
    )
    return Report(
        "Two teams, Ourtown",
        "Report, as of 1 May 2026",
        (
            Panel("services", "Services", "3 services.", (services,), "dtl classify"),
            Panel("teams", "1. Teams", "", teams),
        ),
        MADE,
    )


def report_of(*texts: str) -> Report:
    """A report in which each text stands wherever one can stand."""
    blocks = tuple(
        block
        for text in texts
        for block in (
            Heading(text),
            Words(text),
            Words(f"1.1 {text}", Manner.NUMBERED),
            Points((Point(text, (Point(text),)),)),
            Grid(
                text,
                ("Head", text),
                (row(text, text, group=text, details=(Words(text),)), row(text)),
            ),
        )
    )
    return Report(texts[0], texts[0], (Panel("one", texts[0], texts[0], blocks),), MADE)
