"""Bars and dates along days, as pictures to one scale."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from measuring import is_within, lines_of, meeting, shapes_of, tags

from dtl_planner.drawing.bars.measures import HIGHEST, TOP, WIDTH
from dtl_planner.drawing.bars.parts import Bar, BarRow, Form, Key, Part, Upright
from dtl_planner.drawing.bars.pictures import bar_pictures
from dtl_planner.drawing.shapes import Box, Days, Node, Picture, Region, Rules, Tone

DAY = date(2009, 9, 15)
DAYS = st.integers(0, 3000).map(lambda number: DAY + timedelta(number))
NAMES = st.text(alphabet="abcdefgh WMil-&", min_size=1, max_size=120)
KEYS = (Key("work", Form.BAR, Tone.FIRST), Key("milestone", Form.DIAMOND), Key("could be"))


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    one, other, early, late = sorted(draw(st.tuples(DAYS, DAYS, DAYS, DAYS)))
    form = draw(st.sampled_from(Form))
    first, last = (other, early) if form is Form.BAR else (early, early)
    free = draw(st.booleans())
    return Bar(
        first=first,
        last=last,
        form=form,
        earliest=one if free else None,
        latest=late if free else None,
    )


ROWS = st.builds(
    BarRow,
    NAMES,
    st.just("21 Sep 2009 - 30 Oct 2010"),
    st.lists(bars(), min_size=1, max_size=4).map(tuple),
    st.just("A row"),
    st.sampled_from(("", "critical", "late; critical; started")),
)
PARTS = st.builds(
    Part,
    NAMES,
    st.lists(ROWS, min_size=1, max_size=40).map(tuple),
    st.lists(st.builds(Upright, DAYS, NAMES.map(lambda name: name[:30])), max_size=3).map(tuple),
)


def row(name: str, *bars: Bar) -> BarRow:
    return BarRow(name, "September", bars, name)


def things(picture: Picture) -> list[Box | Region]:
    """The bars and dates of a picture."""
    nodes = [mark for mark in picture.marks if isinstance(mark, Node)]
    return [shape for node in nodes for shape in node.shapes if isinstance(shape, Box | Region)]


@given(st.lists(PARTS, min_size=1, max_size=3))
def test_words_lie_in_the_picture_and_none_over_another(parts: list[Part]) -> None:
    for picture in bar_pictures(parts, KEYS):
        lines = lines_of(picture)
        assert meeting(lines) == []
        assert all(is_within(line, picture) for line in lines)
        assert all(line[1] >= TOP for line in lines)


@given(st.lists(PARTS, min_size=1, max_size=3))
def test_no_bar_lies_over_another_and_none_outside_the_days(parts: list[Part]) -> None:
    for picture in bar_pictures(parts, ()):
        found = []
        for shape in things(picture):
            if isinstance(shape, Box):
                end = shape.x + shape.width
                found.append((shape.x, shape.y, end, shape.y + shape.height))
            else:
                xs, ys = zip(*shape.rings[0], strict=True)
                found.append((min(xs), min(ys), max(xs), max(ys)))
        assert meeting(found) == []
        assert all(is_within(one, picture) for one in found)


@given(st.lists(PARTS, min_size=1, max_size=3))
def test_every_picture_fits_a_page_and_has_the_same_days(parts: list[Part]) -> None:
    pictures = bar_pictures(parts, KEYS)
    assert all(picture.width == WIDTH and picture.height <= HIGHEST for picture in pictures)
    ends = {
        (days.first, days.last, days.left, days.right) for one in pictures if (days := one.days)
    }
    assert len(ends) == 1
    drawn = sum(isinstance(mark, Node) for picture in pictures for mark in picture.marks)
    assert drawn == sum(len(part.rows) for part in parts)


@given(bars())
def test_a_bar_goes_from_the_beginning_of_its_first_day_to_the_end_of_its_last(bar: Bar) -> None:
    (picture,) = bar_pictures([Part("Phase 1", (row("Play", bar),))], ())
    days = picture.days
    assert days is not None
    width = (days.right - days.left) / ((days.last - days.first).days + 1)
    begin = days.left + (bar.first - days.first).days * width
    end = days.left + ((bar.last - days.first).days + 1) * width
    (thing,) = things(picture)
    if isinstance(thing, Region):
        assert thing.rings[0][0][0] == pytest.approx(end - width / 2)
    elif bar.form is Form.SQUARE:
        assert thing.x + thing.width / 2 == pytest.approx(end - width / 2)
    else:
        assert (thing.x, thing.x + thing.width) == pytest.approx((begin, max(end, begin + 3)))


def test_days_of_work_that_follow_each_other_stay_in_one_line() -> None:
    work = [
        Bar(first=DAY, last=DAY + timedelta(9)),
        Bar(first=DAY + timedelta(10), last=DAY + timedelta(30)),
        Bar(first=DAY + timedelta(5), last=DAY + timedelta(12)),
    ]
    (picture,) = bar_pictures([Part("Phase 1", (row("Play", *work),))], ())
    tops = [shape.y for shape in things(picture) if isinstance(shape, Box)]
    assert tops[0] == tops[1] < tops[2]


def test_what_can_move_has_a_dashed_line_and_what_cannot_has_none() -> None:
    free = Bar(first=DAY, last=DAY, earliest=DAY - timedelta(20), latest=DAY + timedelta(50))
    (picture,) = bar_pictures(
        [Part("Phase 1", (row("Play", free), row("Books", Bar(first=DAY, last=DAY))))], ()
    )
    dashed = [one for one in shapes_of(picture) if isinstance(one, Rules) and one.dashed]
    assert [len(one.lines) for one in dashed] == [1]


def test_more_rows_than_a_page_has_go_on_in_another_picture_that_says_so() -> None:
    rows = tuple(row(f"Service {number}", Bar(first=DAY, last=DAY)) for number in range(60))
    pictures = bar_pictures([Part("Phase 1", rows)], ())
    assert [picture.title for picture in pictures] == ["Phase 1 (1 of 2)", "Phase 1 (2 of 2)"]
    heights = [picture.height for picture in pictures]
    assert max(heights) - min(heights) < 60


def test_without_bars_there_is_no_picture() -> None:
    assert bar_pictures([], KEYS) == ()
    assert bar_pictures([Part("Phase 1", ())], KEYS) == ()


def test_a_small_picture_as_it_is_written() -> None:
    work = Bar(first=DAY, last=DAY + timedelta(20), earliest=DAY - timedelta(7))
    date_ = DAY + timedelta(30)
    rows = (
        BarRow(
            "Heads recruited",
            "15 Oct 2009",
            (Bar(first=date_, last=date_, form=Form.DIAMOND),),
            "Heads; 15 Oct",
            "critical",
            "milestone-heads",
        ),
        BarRow("Play", "15 Sep - 5 Oct 2009", (work,), "Play; 15 Sep", "", "item-play"),
    )
    part = Part("Phase 1", rows, (Upright(date_, "end of the phase", dashed=True),), "All of it.")
    (picture,) = bar_pictures([part], KEYS)
    assert picture.days == Days(
        date(2009, 9, 7), date(2009, 10, 18), 462, 950, 0, picture.height - 5
    )
    assert tags(picture) == snapshot(
        [
            '<rect class="tone-first" x="1" y="18" width="18" height="12" rx="2"/>',
            '<text x="26" y="28">work</text>',
            '<path class="tone-plain" d="M77.1 17l7 7l-7 7l-7 -7z"/>',
            '<text x="93.1" y="28">milestone</text>',
            '<path class="line rules dashed" d="M164.1 24h20"/>',
            '<text x="190.1" y="28">could be</text>',
            '<text x="465" y="28" class="quiet">Sep 2009</text>',
            '<text x="790.3" y="28" class="quiet">Oct 2009</text>',
            '<text x="465" y="44" class="quiet">7</text>',
            '<text x="546.3" y="44" class="quiet">14</text>',
            '<text x="627.7" y="44" class="quiet">21</text>',
            '<text x="709" y="44" class="quiet">28</text>',
            '<text x="790.3" y="44" class="quiet">5</text>',
            '<text x="871.7" y="44" class="quiet">12</text>',
            '<text x="848.4" y="60">end of the phase</text>',
            '<path class="line tone-plain dashed" d="M909.3 63v71"/>',
            '<path class="line rules dashed" d="M473.6 122h325.4"/>',
            '<a class="node" href="#milestone-heads" aria-label="Heads; 15 Oct">',
            '<text y="83">Heads recruited</text>',
            '<text y="99" class="strong">critical</text>',
            '<text x="302" y="83" class="quiet">15 Oct 2009</text>',
            '<path class="tone-first" d="M909.3 73l7 7l-7 7l-7 -7z"/>',
            "</a>",
            '<a class="node" href="#item-play" aria-label="Play; 15 Sep">',
            '<text y="125">Play</text>',
            '<text x="302" y="125" class="quiet">15 Sep - 5 Oct 2009</text>',
            '<rect class="tone-first" x="555" y="116" width="244" height="12" rx="2"/>',
            "</a>",
        ]
    )
