"""Writes a picture as SVG to stand inside a page: no styles, no scripts, no address but the page's.

How things look is the business of the style sheet, by the class of each shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE
from dtl_planner.drawing.shapes import Anchor, Box, Line, Node, Region, Rules, Words
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.drawing.shapes import Days, Mark, Picture, Point, Shape

WIDE = 700
"""From which width on a picture takes a page across."""
USUAL = 12
"""The size of letters that need not say theirs."""
_PART = re.compile(r"[^\s,;]+")
"""A word of a label, whatever stands between it and the next."""


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


@dataclass(frozen=True, slots=True)
class _Letters:
    """How words are set where they do not say it themselves."""

    anchor: Anchor = Anchor.START
    size: float = USUAL

    @classmethod
    def shared(cls, shapes: Iterable[Shape]) -> _Letters:
        """What all words of a node have in common, which then need be written once."""
        words = [shape for shape in shapes if isinstance(shape, Words)]
        anchors, sizes = {one.anchor for one in words}, {one.size for one in words}
        usual = cls()
        return cls(
            anchors.pop() if len(anchors) == 1 else usual.anchor,
            max(
                sizes,
                key=lambda size: (sum(one.size == size for one in words), size),
                default=USUAL,
            ),
        )

    def besides(self, others: _Letters) -> str:
        """Write what differs from what holds already."""
        anchor = "" if self.anchor is others.anchor else f' text-anchor="{self.anchor}"'
        return anchor + ("" if self.size == others.size else f' font-size="{_n(self.size)}"')


def _mark(mark: Mark) -> str:
    if not isinstance(mark, Node):
        return _shape(mark)
    letters = _Letters.shared(mark.shapes)
    inner = " ".join(_shape(shape, letters) for shape in mark.shapes)  # or words would run together
    how = letters.besides(_Letters()) + _label(mark)
    if mark.row is None:
        return f'<g class="node" role="img" tabindex="0"{how}>{inner}</g>'
    return f'<a class="node" href="#{_text(mark.row)}"{how}>{inner}</a>'


def _label(node: Node) -> str:
    """Name a link for those who listen, unless the words drawn in it say just that."""
    drawn = [line for shape in node.shapes if isinstance(shape, Words) for line in shape.lines]
    if node.row is not None and _PART.findall(clean(node.label)) == _PART.findall(" ".join(drawn)):
        return ""
    return f' aria-label="{_text(node.label)}"'


def _shape(shape: Shape, letters: _Letters = _Letters()) -> str:
    match shape:
        case Words():
            return " ".join(_words(shape, letters))
        case Box():
            at = f'x="{_n(shape.x)}" y="{_n(shape.y)}"'
            size = f'width="{_n(shape.width)}" height="{_n(shape.height)}"'
            corners = f' rx="{_n(shape.radius)}"' if shape.radius else ""
            return f'<rect class="{_classes(shape)}" {at} {size}{corners}/>'
        case Line():
            return _line(shape)
        case Region():
            return f'<path class="{_classes(shape)}" d="{_course(shape.rings, "z")}"/>'
        case Rules():
            looks = " dashed" if shape.dashed else " tone-quiet"
            return f'<path class="line rules{looks}" d="{_course(shape.lines)}"/>'


def _words(words: Words, letters: _Letters) -> Iterator[str]:
    looks = [name for name in ("strong", "quiet") if getattr(words, name)]
    how = f' class="{" ".join(looks)}"' if looks else ""
    how += _Letters(words.anchor, words.size).besides(letters)
    at = f' x="{_n(words.x)}"' if words.x else ""
    for number, line in enumerate(words.lines):
        base = words.y + words.size * (LINE * number + 1)
        yield f'<text{at} y="{_n(base)}"{how}>{_text(line)}</text>'


def _line(line: Line) -> str:
    course = _curve(line) if line.curved else _course([line.points])
    drawn = f'<path class="line {_classes(line)}" d="{course}"/>'
    return drawn + _head(line) if line.arrow else drawn


def _course(runs: Iterable[Sequence[Point]], end: str = "") -> str:
    """Go straight through points, run by run; each step from where the last one ended is short."""
    return "".join(
        f"M{_point(first)}{''.join(_step(one, other) for one, other in pairwise(run))}{end}"
        for run in runs
        for first in run[:1]
    )


def _step(one: Point, other: Point) -> str:
    """Go straight from one point to the next, as both are written."""
    dx, dy = (round(there, 1) - round(here, 1) for here, there in zip(one, other, strict=True))
    if not dy:
        return f"h{_n(dx)}"
    return f"l{_point((dx, dy))}" if dx else f"v{_n(dy)}"


def _curve(line: Line) -> str:
    """Go from each point to the next, level or upright at both, as layers want it."""
    return f"M{_point(line.points[0])}" + "".join(
        _step(one, other) if _is_straight(line, one, other) else _bend(line, one, other)
        for one, other in pairwise(line.points)
    )


def _is_straight(line: Line, one: Point, other: Point) -> bool:
    return one[0] == other[0] if line.upright else one[1] == other[1]


def _bend(line: Line, one: Point, other: Point) -> str:
    (x0, y0), (x1, y1) = one, other
    if line.upright:
        bends = (x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)
    else:
        bends = ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)
    return f"C{' '.join(map(_point, (*bends, other)))}"


_HEAD = 7
_HALF = 3.5


def _head(line: Line) -> str:
    """The head of an arrow; a curve arrives level or upright, as `_curve` draws it."""
    (x0, y0), (x1, y1) = line.points[-2:]
    dx = 0 if line.curved and line.upright else x1 - x0
    dy = 0 if line.curved and not line.upright else y1 - y0
    length = max((dx**2 + dy**2) ** 0.5, 0.001)
    ux, uy = dx / length, dy / length
    back = (x1 - ux * _HEAD, y1 - uy * _HEAD)
    left = (back[0] - uy * _HALF, back[1] + ux * _HALF)
    right = (back[0] + uy * _HALF, back[1] - ux * _HALF)
    course = _course([((x1, y1), left, right)], "z")
    return f'<path class="head tone-{line.tone}" d="{course}"/>'


def _classes(shape: Box | Line | Region) -> str:
    return f"tone-{shape.tone}" + (" dashed" if shape.dashed else "")


def _point(point: Point) -> str:
    return " ".join(map(_n, point))


def _n(number: float) -> str:
    """Write a number with at most one place, without an exponent or a nought below nought."""
    written = f"{number:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _text(text: str) -> str:
    """Escape first what cannot be seen, then what a page would read."""
    return escape(clean(text)).replace("&#x27;", "'")  # no attribute here is in single quotes
