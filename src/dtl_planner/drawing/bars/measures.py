"""How wide the columns of a picture of bars are, and how high it may be."""

from __future__ import annotations

from dtl_planner.drawing.bars.days import SIZE
from dtl_planner.drawing.letters import LINE
from dtl_planner.drawing.shapes import ACROSS

WIDTH = ACROSS
HIGHEST = 900
TOP = 14
"""What stays free at the top."""

NAMES = 290
"""How wide names are before they fold."""
DATES_LEFT = 302
DATES = 446
"""Where days in words end."""
LEFT = 462
RIGHT = 950
"""Where the days that are drawn begin and end."""
ABOVE = 5
"""What is kept free above and below the words or bars of a row."""
STEP = SIZE * LINE
"""How high a line of words is."""
