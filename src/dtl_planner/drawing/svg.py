"""Writes a picture as SVG to stand inside a page: no styles, no scripts, no address but the page's.

How things look is the business of the style sheet, by the class of each shape.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE
from dtl_planner.drawing.shapes import Anchor, Box, Line, Node, Region, Rules, Words
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.drawing.shapes import Days, Mark, Picture, Shape

WIDE = 700
"""From which width on a picture takes a page across."""
USUAL = 12
"""The size of letters that need not say theirs."""


def svg(picture: Picture, name: str) -> str:
    """Write a picture.

    Args:
        picture: The picture.
        name: An id that nothing else on the page has.
    """
    wide = " wide" if picture.width > WIDE else ""
    size = f'width="{_n(picture.width)}" height="{_n(picture.height)}"'
    box = f"0 0 {_n(picture.width)} {_n(picture.height)}"
    told = f'aria-labelledby="{name}-t" aria-describedby="{name}-d"'
    how = f'class="picture{wide}" role="group" {told} viewBox="{box}" {size} font-size="{USUAL}"'
    return "".join(
        [
            f'<svg id="{name}" {how}{_days(picture.days)}>',
            f'<title id="{name}-t">{_text(picture.title)}</title>',
            f'<desc id="{name}-d">{_text(picture.description)}</desc>',
            *(_mark(mark) for mark in picture.marks),
            "</svg>",
        ]
    )


def _days(days: Days | None) -> str:
    if days is None:
        return ""
    told = {
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
        **{end: _n(getattr(days, end)) for end in ("left", "right", "top", "bottom")},
    }
    return "".join(f' data-{name}="{value}"' for name, value in told.items())


def _mark(mark: Mark) -> str:
    if not isinstance(mark, Node):
        return _shape(mark)
    inner = " ".join(_shape(shape) for shape in mark.shapes)  # or words would run together
    label = f'aria-label="{_text(mark.label)}"'
    if mark.row is None:
        return f'<g class="node" role="img" tabindex="0" {label}>{inner}</g>'
    return f'<a class="node" href="#{_text(mark.row)}" {label}>{inner}</a>'


def _shape(shape: Shape) -> str:
    match shape:
        case Words():
            return " ".join(_words(shape))
        case Box():
            at = f'x="{_n(shape.x)}" y="{_n(shape.y)}"'
            size = f'width="{_n(shape.width)}" height="{_n(shape.height)}" rx="{_n(shape.radius)}"'
            return f'<rect class="{_classes(shape)}" {at} {size}/>'
        case Line():
            return _line(shape)
        case Region():
            return f'<path class="{_classes(shape)}" d="{_rings(shape)}"/>'
        case Rules():
            looks = " dashed" if shape.dashed else " tone-quiet"
            course = "".join(f"M{_point(one)}L{_point(other)}" for one, other in shape.lines)
            return f'<path class="line rules{looks}" d="{course}"/>'


def _words(words: Words) -> Iterator[str]:
    looks = [name for name in ("strong", "quiet") if getattr(words, name)]
    how = f' class="{" ".join(looks)}"' if looks else ""
    if words.anchor is not Anchor.START:
        how += f' text-anchor="{words.anchor}"'
    if words.size != USUAL:
        how += f' font-size="{_n(words.size)}"'
    for number, line in enumerate(words.lines):
        base = words.y + words.size * (LINE * number + 1)
        yield f'<text x="{_n(words.x)}" y="{_n(base)}"{how}>{_text(line)}</text>'


def _line(line: Line) -> str:
    drawn = f'<path class="line {_classes(line)}" d="{_course(line)}"/>'
    return drawn + _head(line) if line.arrow else drawn


def _course(line: Line) -> str:
    first, *others = line.points
    if line.curved and others:
        return f"M{_point(first)}" + "".join(_bends(line))
    return f"M{_point(first)}" + "".join(f"L{_point(point)}" for point in others)


def _bends(line: Line) -> Iterator[str]:
    """Go from each point to the next, level or upright at both, as layers want it."""
    for (x0, y0), (x1, y1) in pairwise(line.points):
        if line.upright:
            bends = (x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)
        else:
            bends = ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)
        straight = x0 == x1 if line.upright else y0 == y1
        yield f"L{_point((x1, y1))}" if straight else f"C{_points((*bends, (x1, y1)))}"


_HEAD = 7
_HALF = 3.5


def _head(line: Line) -> str:
    """The head of an arrow; a curve arrives level or upright, as `_bends` draws it."""
    (x0, y0), (x1, y1) = line.points[-2:]
    dx = 0 if line.curved and line.upright else x1 - x0
    dy = 0 if line.curved and not line.upright else y1 - y0
    length = max((dx**2 + dy**2) ** 0.5, 0.001)
    ux, uy = dx / length, dy / length
    back = (x1 - ux * _HEAD, y1 - uy * _HEAD)
    left = (back[0] - uy * _HALF, back[1] + ux * _HALF)
    right = (back[0] + uy * _HALF, back[1] - ux * _HALF)
    corners = "L".join(map(_point, ((x1, y1), left, right)))
    return f'<path class="head tone-{line.tone}" d="M{corners}Z"/>'


def _rings(region: Region) -> str:
    return "".join(f"M{'L'.join(map(_point, ring))}Z" for ring in region.rings)


def _classes(shape: Box | Line | Region) -> str:
    return f"tone-{shape.tone}" + (" dashed" if shape.dashed else "")


def _point(point: Iterable[float]) -> str:
    return " ".join(map(_n, point))


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(map(_point, points))


def _n(number: float) -> str:
    """Write a number with at most one place, without an exponent or a nought below nought."""
    written = f"{number:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _text(text: str) -> str:
    """Escape first what cannot be seen, then what a page would read."""
    return escape(clean(text))
