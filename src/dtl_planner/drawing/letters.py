"""How wide words are before anybody has drawn them, so that a picture leaves them room.

No program here knows the font of whoever looks. So each letter counts as wide as the widest of the
fonts that a page may get (Arial, Liberation Sans, Helvetica, DejaVu Sans): words never run over.
"""

from __future__ import annotations

from functools import lru_cache

from dtl_planner.shown import clean

LINE = 4 / 3
"""The height of a line of text, as a multiple of its size."""

_FIRST = 32
_REGULAR = (
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
    637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557,
    1016, 685, 687, 723, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863, 749, 788,
    667, 788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391, 337, 391, 838, 557,
    500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
    635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
)  # fmt: skip
_STRONG = (
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
    1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 557, 775, 638, 996, 837, 851,
    733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 557,
    500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688,
    716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
)  # fmt: skip
"""Advances of the characters from space to tilde, in thousandths of the size."""
_OTHER = 1.05
"""What any other character may take, in multiples of the size."""


@lru_cache(maxsize=20_000)  # the same words are measured again as lines are filled
def width_of(text: str, size: float, *, strong: bool = False) -> float:
    """How wide a text is at most, in the unit of its size.

    >>> round(width_of("Play service", 10), 2)
    68.86
    """
    widths = _STRONG if strong else _REGULAR
    total = 0.0
    for character in clean(text):
        place = ord(character) - _FIRST
        total += widths[place] / 1000 if 0 <= place < len(widths) else _OTHER
    return total * size


def fold_to(text: str, width: float, size: float, *, strong: bool = False) -> tuple[str, ...]:
    """Break a text at spaces into lines of at most some width; a longer word is broken too.

    What cannot be seen is made visible first: so the lines are what will be drawn.

    >>> fold_to("Children's centres", 60, 10)
    ("Children's", 'centres')
    """
    lines: list[str] = []
    line = ""
    for word in clean(text).split():
        joined = f"{line} {word}" if line else word
        if width_of(joined, size, strong=strong) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while width_of(line, size, strong=strong) > width and len(line) > 1:
            head = _head(line, width, size, strong=strong)
            lines.append(head)
            line = line[len(head) :]
    return tuple([*lines, line] if line or not lines else lines)


def _head(word: str, width: float, size: float, *, strong: bool) -> str:
    end = 1
    while end < len(word) and width_of(word[: end + 1], size, strong=strong) <= width:
        end += 1
    return word[:end]
