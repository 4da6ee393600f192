"""Writes a picture as SVG to stand inside a page: no styles, no scripts, no address but the page's.

How things look is the business of the style sheet, by the class of each shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dtl_planner.drawing.courses import course, curve, head_of, written
from dtl_planner.drawing.letters import LINE
from dtl_planner.drawing.shapes import UPRIGHT, Anchor, Box, Line, Node, Region, Rules, Words
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.drawing.shapes import Days, Mark, Picture, Shape

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
    wide = " wide" if picture.width > UPRIGHT else ""
    size = f'width="{written(picture.width)}" height="{written(picture.height)}"'
    box = f"0 0 {written(picture.width)} {written(picture.height)}"
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
        **{end: written(getattr(days, end)) for end in ("left", "right", "top", "bottom")},
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
        return anchor + ("" if self.size == others.size else f' font-size="{written(self.size)}"')


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
            at = f'x="{written(shape.x)}" y="{written(shape.y)}"'
            size = f'width="{written(shape.width)}" height="{written(shape.height)}"'
            corners = f' rx="{written(shape.radius)}"' if shape.radius else ""
            return f'<rect class="{_classes(shape)}" {at} {size}{corners}/>'
        case Line():
            return _line(shape)
        case Region():
            return f'<path class="{_classes(shape)}" d="{course(shape.rings, "z")}"/>'
        case Rules():
            looks = " dashed" if shape.dashed else " tone-quiet"
            return f'<path class="line rules{looks}" d="{course(shape.lines)}"/>'


def _words(words: Words, letters: _Letters) -> Iterator[str]:
    looks = [name for name in ("strong", "quiet") if getattr(words, name)]
    how = f' class="{" ".join(looks)}"' if looks else ""
    how += _Letters(words.anchor, words.size).besides(letters)
    at = f' x="{written(words.x)}"' if words.x else ""
    for number, line in enumerate(words.lines):
        base = words.y + words.size * (LINE * number + 1)
        yield f'<text{at} y="{written(base)}"{how}>{_text(line)}</text>'


def _line(line: Line) -> str:
    way = curve(line) if line.curved else course([line.points])
    drawn = f'<path class="line {_classes(line)}" d="{way}"/>'
    if not line.arrow:
        return drawn
    return f'{drawn}<path class="head tone-{line.tone}" d="{course([head_of(line)], "z")}"/>'


def _classes(shape: Box | Line | Region) -> str:
    return f"tone-{shape.tone}" + (" dashed" if shape.dashed else "")


def _text(text: str) -> str:
    """Escape first what cannot be seen, then what a page would read."""
    return escape(clean(text)).replace("&#x27;", "'")  # no attribute here is in single quotes
