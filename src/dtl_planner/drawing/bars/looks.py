"""What bars, milestones and the like look like, and from where to where they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.bars.parts import Form
from dtl_planner.drawing.shapes import Box, Region

if TYPE_CHECKING:
    from dtl_planner.drawing.bars.days import DayScale
    from dtl_planner.drawing.bars.lanes import Stretch
    from dtl_planner.drawing.bars.parts import Bar
    from dtl_planner.drawing.shapes import Shape, Tone

TALL = 12
"""How high a bar is."""
_HALF = 7
"""Half of a diamond."""
_LEAST = 3
"""How wide the bar of the shortest time is."""


def reach(bar: Bar, scale: DayScale) -> Stretch:
    """Say from where to where something is drawn."""
    if bar.form is Form.BAR:
        left = scale.begin(bar.first)
        return left, max(scale.end(bar.last), left + _LEAST)
    middle = scale.middle(bar.last)
    return middle - _HALF, middle + _HALF


def look(form: Form, tone: Tone, stretch: Stretch, y: float) -> Shape:
    """Draw a form around the middle of a stretch; a bar fills it.

    Args:
        form: What it looks like.
        tone: Its tone.
        stretch: From where to where it may reach.
        y: Where its middle is.
    """
    left, right = stretch
    middle = (left + right) / 2
    match form:
        case Form.BAR:
            return Box(left, y - TALL / 2, right - left, TALL, tone, radius=2)
        case Form.DIAMOND:
            corners = ((0, -_HALF), (_HALF, 0), (0, _HALF), (-_HALF, 0))
            return Region((tuple((middle + x, y + dy) for x, dy in corners),), tone)
        case Form.SQUARE:
            side = 2 * _HALF - 4
            return Box(middle - side / 2, y - side / 2, side, side, tone, radius=0)
