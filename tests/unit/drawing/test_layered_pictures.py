"""Charts in layers, held to what a reader must be able to rely on, whatever is drawn."""

from __future__ import annotations

import time
from itertools import combinations, pairwise
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.drawing.layered.pictures import connected, pictures
from dtl_planner.drawing.layered.things import Link, Thing
from dtl_planner.drawing.letters import LINE, width_of
from dtl_planner.drawing.shapes import Anchor, Box, Line, Node, Picture, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = (
    "Play service",
    "The 14-19 agenda, with the Learning and Skills Council's functions",
    "Portage",
    "Head of locality services",
    "Donaudampfschifffahrtsgesellschaft",
)
WORDS = ("forms", "comes before", "begins before its end", "")


class Rect(NamedTuple):
    """What something covers."""

    left: float
    top: float
    right: float
    bottom: float


def thing(number: int, name: str = "") -> Thing:
    return Thing(
        id=f"n{number}",
        name=f"{name or NAMES[number % len(NAMES)]} {number}",
        label=f"label {number}",
        below=("", "team", "not yet known")[number % 3],
        row=f"r{number}",
    )


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Thing], list[Link]]:
    number = draw(st.integers(1, 14))
    end = st.integers(0, number - 1)
    links = st.builds(
        lambda one, other, word: Link(f"n{one}", f"n{other}", word),
        end,
        end,
        st.sampled_from(WORDS),
    )
    return [thing(n) for n in range(number)], draw(st.lists(links, max_size=24))


def boxes(picture: Picture) -> list[Box]:
    nodes = [mark for mark in picture.marks if isinstance(mark, Node)]
    return [shape for node in nodes for shape in node.shapes if isinstance(shape, Box)]


def lines(picture: Picture) -> list[Line]:
    return [mark for mark in picture.marks if isinstance(mark, Line)]


def around(box: Box) -> Rect:
    return Rect(box.x, box.y, box.x + box.width, box.y + box.height)


def covered(words: Words) -> Rect:
    width = max(width_of(line, words.size) for line in words.lines)
    left = words.x - (width / 2 if words.anchor is Anchor.MIDDLE else 0)
    return Rect(left, words.y, left + width, words.y + len(words.lines) * words.size * LINE)


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right - 0.01
        and other.left < one.right - 0.01
        and one.top < other.bottom - 0.01
        and other.top < one.bottom - 0.01
    )


def within(one: Rect, other: Rect) -> bool:
    return (
        one.left >= other.left
        and one.top >= other.top
        and one.right <= other.right
        and one.bottom <= other.bottom
    )


def points(line: Line) -> Iterator[tuple[float, float]]:
    """Walk along a line as it is written in SVG."""
    for (x0, y0), (x1, y1) in pairwise(line.points):
        for step in range(21):
            t = step / 20
            slow, fast = t * t * (3 - 2 * t), t * (1.5 - 1.5 * t + t * t)
            across, along = (slow, fast) if line.upright else (fast, slow)
            yield x0 + (x1 - x0) * across, y0 + (y1 - y0) * along


def is_inside(point: tuple[float, float], rect: Rect) -> bool:
    x, y = point
    return rect.left + 0.5 < x < rect.right - 0.5 and rect.top + 0.5 < y < rect.bottom - 0.5


@given(graphs())
def test_nothing_stands_on_anything_else(graph: tuple[list[Thing], list[Link]]) -> None:
    for picture in pictures("Ties", *graph):
        rects = [around(box) for box in boxes(picture)]
        rects += [covered(mark) for mark in picture.marks if isinstance(mark, Words)]
        assert not [pair for pair in combinations(rects, 2) if overlap(*pair)]


@given(graphs())
def test_no_line_runs_through_a_box_or_through_words(
    graph: tuple[list[Thing], list[Link]],
) -> None:
    for picture in pictures("Ties", *graph):
        rects = [around(box) for box in boxes(picture)]
        rects += [covered(mark) for mark in picture.marks if isinstance(mark, Words)]
        for line in lines(picture):
            assert not [at for at in points(line) for rect in rects if is_inside(at, rect)]


@given(graphs())
def test_words_are_in_their_boxes_and_all_is_in_the_picture(
    graph: tuple[list[Thing], list[Link]],
) -> None:
    for picture in pictures("Ties", *graph):
        sheet = Rect(0, 0, picture.width, picture.height)
        for mark in picture.marks:
            if isinstance(mark, Node):
                box, *words = mark.shapes
                assert isinstance(box, Box)
                assert within(around(box), sheet)
                assert all(
                    within(covered(each), around(box)) for each in words if isinstance(each, Words)
                )
            elif isinstance(mark, Words):
                assert within(covered(mark), sheet)
            elif isinstance(mark, Line):
                assert all(within(Rect(x, y, x, y), sheet) for x, y in points(mark))


@given(graphs())
def test_each_thing_and_each_tie_is_drawn_once(graph: tuple[list[Thing], list[Link]]) -> None:
    things, links = graph
    drawn = pictures("Ties", things, links)
    nodes = [mark for picture in drawn for mark in picture.marks if isinstance(mark, Node)]
    assert sorted(node.label for node in nodes) == sorted(one.label for one in things)
    wanted = {link for link in links if link.source != link.target}
    assert sum(len(lines(picture)) for picture in drawn) == len(wanted)


@given(graphs())
def test_each_line_leads_from_its_box_to_its_box_and_forward_unless_it_is_marked(
    graph: tuple[list[Thing], list[Link]],
) -> None:
    things, links = graph
    ends = []
    for picture in pictures("Ties", things, links):
        at = {
            mark.label.replace("label ", "n"): around(mark.shapes[0])
            for mark in picture.marks
            if isinstance(mark, Node) and isinstance(mark.shapes[0], Box)
        }
        for line in lines(picture):
            first, last = line.points[0], line.points[-1]
            source = next(name for name, rect in at.items() if _touches(first, rect))
            target = next(name for name, rect in at.items() if _touches(last, rect))
            ends.append((source, target))
            along = 1 if line.upright else 0
            assert (first[along] < last[along]) is (line.tone is not Tone.WARNING)
            assert line.dashed is (line.tone is Tone.WARNING)
    wanted = {link for link in links if link.source != link.target}
    assert sorted(ends) == sorted((link.source, link.target) for link in wanted)


def _touches(point: tuple[float, float], rect: Rect) -> bool:
    x, y = point
    inside = rect.left - 0.01 <= x <= rect.right + 0.01 and rect.top <= y <= rect.bottom
    return inside and not is_inside(point, rect)


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_ties_moves_nothing(
    graph: tuple[list[Thing], list[Link]], random: Random
) -> None:
    things, links = graph
    other = list(links)
    random.shuffle(other)
    assert pictures("Ties", things, other) == pictures("Ties", things, links)


@given(graphs())
def test_what_no_ring_holds_leads_forward_everywhere(
    graph: tuple[list[Thing], list[Link]],
) -> None:
    things, links = graph
    falling = [link for link in links if int(link.source[1:]) < int(link.target[1:])]
    for picture in pictures("Ties", things, falling):
        assert not [line for line in lines(picture) if line.dashed]
        assert "backward" not in picture.description


def test_the_largest_part_comes_first_and_small_ones_share_a_picture() -> None:
    large = [Link("n0", f"n{number}") for number in range(1, 8)]
    small = [Link("n10", "n11"), Link("n12", "n13"), Link("n14", "n15")]
    things = [thing(n, "Thing") for n in (10, 11, 12, 13, 14, 15, 16, *range(8))]

    assert [[one.id for one in part] for part in connected(things, [*small, *large])] == [
        ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7"],
        ["n10", "n11"],
        ["n12", "n13"],
        ["n14", "n15"],
        ["n16"],
    ]
    first, second = pictures("Ties", things, [*small, *large])
    assert (first.title, second.title) == ("Ties, 1 of 2", "Ties, 2 of 2")
    assert first.description == "8 boxes and 7 lines, read from left to right."
    assert second.description == (
        "7 boxes and 3 lines in 4 groups that nothing ties to each other, read from left to right."
    )
    assert max(first.width, second.width) <= 960
    assert len({box.y for box in boxes(second)}) < len(boxes(second)), "side by side"


def test_a_ring_is_drawn_with_the_tie_that_closes_it_marked() -> None:
    things = [thing(n, "Thing") for n in range(3)]
    links = [Link("n0", "n1", "before"), Link("n1", "n2", "before"), Link("n2", "n0", "before")]

    (picture,) = pictures("Ring", things, links)

    assert picture.description == (
        "3 boxes and 3 lines, read from left to right. 1 line leads backward, closing a ring."
    )
    assert [line.tone for line in lines(picture)] == [Tone.PLAIN, Tone.PLAIN, Tone.WARNING]


def test_a_long_chain_is_read_downward_on_a_narrow_page() -> None:
    things = [thing(n, "Step") for n in range(12)]
    links = [Link(f"n{n}", f"n{n + 1}", "comes before") for n in range(11)]

    (picture,) = pictures("Chain", things, links)

    assert picture.description == "12 boxes and 11 lines, read downward."
    assert picture.width <= 700
    assert all(len({x for x, _ in line.points}) == 1 for line in lines(picture)), "straight"


def test_many_beside_each_other_are_folded_to_the_width_of_a_page() -> None:
    chain = [Link(f"n{n}", f"n{n + 1}") for n in range(6)]
    broad = [Link("n6", f"n{n}") for n in range(7, 30)]

    (picture,) = pictures("Broad", [thing(n) for n in range(30)], [*chain, *broad])

    assert picture.width <= 700
    assert picture.description == "30 boxes and 29 lines, read downward."


def test_ties_that_arrive_together_are_told_once() -> None:
    things = [thing(n, "Service") for n in range(4)]
    links = [Link(f"n{n}", "n3", "forms") for n in range(2)] + [Link("n2", "n3", "comes before")]

    (picture,) = pictures("Told", things, links)

    told = [mark.lines for mark in picture.marks if isinstance(mark, Words)]
    assert sorted(told) == [("before",), ("comes",), ("forms",)]


def test_nothing_gives_no_picture() -> None:
    assert pictures("Nothing", [], []) == ()


def test_a_tie_to_itself_is_not_drawn() -> None:
    (picture,) = pictures("Itself", [thing(0)], [Link("n0", "n0")])
    assert picture.description == "1 box and 0 lines, read from left to right."


def test_a_thousand_things_are_drawn_in_little_time() -> None:
    random = Random(7)  # noqa: S311 - any numbers will do
    ends = [sorted(random.sample(range(1000), 2)) for _ in range(2000)]
    links = [Link(f"n{one}", f"n{other}", "before") for one, other in ends]
    things = [thing(n) for n in range(1000)]

    start = time.process_time()
    drawn = pictures("Large", things, links)
    assert time.process_time() - start < 4, "1.1 s where it was written"
    assert sum(len(boxes(picture)) for picture in drawn) == 1000


def test_rings_within_rings_of_any_length_do_not_go_deep() -> None:
    number = 3000
    links = [Link(f"n{n}", f"n{(n + 1) % number}") for n in range(number)]
    links += [Link(f"n{n}", f"n{n - 1}") for n in range(1, number, 7)]

    drawn = pictures("Deep", [thing(n, "Step") for n in range(number)], links)

    assert sum(len(lines(picture)) for picture in drawn) == len(links)
