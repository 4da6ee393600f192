"""Services by category, each with its reasons.

All readers get it. A team gets its own services and their parts only, counted as if there were no
others: what `dtl classify` would say of them alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.classify.placing import Status
from dtl_planner.render.classify.classification import (
    category_line,
    groups,
    hosting,
    reasons,
    summary,
)
from dtl_planner.render.classify.firmness import how_firm, what_changes
from dtl_planner.render.classify.placement import NOT_STATED, outcome, outcome_of, question_of
from dtl_planner.render.classify.why import (
    answer_row,
    link_lines,
    place_lines,
    status_lines,
)
from dtl_planner.render.papers import Papers
from dtl_planner.render.report.blocks import FEW, Cell, Grid, Manner, Point, Points, Row, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Facts, Lacking
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.plainly import in_titles, plainly
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Component
    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.classification import Classification
    from dtl_planner.classify.placing import Placed
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Reader

_OUTSIDE = "not classified"
_NEAREST = 1
"""As many of the answers that would change a result as are told of each service."""


def _panel(facts: Facts) -> Panel | None:
    if isinstance(facts.classification, Lacking):
        return None
    found = _of(facts.reader, facts.classification)
    if not found.placed and not found.outside:
        return None
    papers = _papers(found)
    blocks: list[Block] = [_categories(found)] if found.placed else []
    blocks.append(_services(found, papers))
    if said := papers.told():
        blocks.append(Words(said, Manner.NOTE))
    return Panel("services", "Services", summary(found), tuple(blocks), "dtl classify")


def _papers(found: Classification) -> Papers:
    """The papers that answers are from."""
    answers = (given.answer for placed in found.placed for given in placed.given)
    return Papers.behind((one for one in answers if one), found.catalogue)


def _of(reader: Reader, found: Classification) -> Classification:
    """Keep the components that concern the reader."""

    def concerns(component: Component) -> bool:
        parent = component.parent
        return reader.concerns(component.record.id, *([parent.id] if parent else []))

    return replace(
        found,
        placed=tuple(one for one in found.placed if concerns(one.component)),
        outside=tuple(one for one in found.outside if concerns(one)),
    )


def _categories(found: Classification) -> Grid:
    """How many there are in each category, and what it means."""
    known = {category.title: category_line(category) for category in found.scheme.categories}
    rows = [
        Row((Cell((title,)), Cell((f"{len(placed):,}",)), _cell(known.get(title) or meaning)))
        for title, meaning, placed in groups(found)
        if placed
    ]
    if found.outside:
        cells = (Cell((_OUTSIDE,)), Cell((f"{len(found.outside):,}",)), Cell())
        rows.append(Row(cells))
    head = ("Category", "Services", "What it means")
    return Grid("How many are in each category", head, tuple(rows), numbers=(1,))


def _services(found: Classification, papers: Papers) -> Grid:
    rows = [_row(one, title, found, papers) for title, _, placed in groups(found) for one in placed]
    rows.extend(_left_out(one) for one in found.outside)
    head = ("Service", "Why", "Where", "How firm")
    is_searched = len(rows) > FEW or len({row.group for row in rows}) > 1
    title = "Every service and why it is where it is"
    return without_empty(Grid(title, head, tuple(rows), is_searched=is_searched))


def _row(placed: Placed, group: str, found: Classification, papers: Papers) -> Row:
    cells = (
        _service(placed.component),
        Cell((_said("; ".join(reasons(placed, found)), found),)),
        Cell(tuple(_where(placed, found))),
        _cell(how_firm(placed) if placed.status is Status.RULE else None),
    )
    points = tuple(_reworded(point, found) for point in _points(placed, found, papers))
    return Row(cells, _row_id(placed.component), group, (Points(points),))


def _said(words: str, found: Classification) -> str:
    """Say calmly what the command says, a comparison as an answer, a category by its title."""
    return in_titles(plainly(words).replace(" == ", ": "), found.scheme.categories)


def _reworded(point: Point, found: Classification) -> Point:
    below = tuple(_reworded(one, found) for one in point.below)
    return Point(_said(point.text, found), below)


def _left_out(component: Component) -> Row:
    outside = component.record.outside
    why = _cell(outside.because if outside else None)
    cells = (_service(component), why, Cell(), Cell())
    return Row(cells, _row_id(component), _OUTSIDE)


def _row_id(component: Component) -> str:
    return f"service-{component.record.id}"


def _service(component: Component) -> Cell:
    return Cell((component.record.name,))


def _cell(text: str | None) -> Cell:
    return Cell((text,) if text else ())


def _where(placed: Placed, found: Classification) -> Iterator[str]:
    """Where it would be managed: who hosts it, or else the level that its category names."""
    hosted = hosting(placed, found)
    yield from hosted
    category = placed.category
    if category is None or hosted:
        return
    if category.managed:
        yield f"managed: {category.managed}"
    if category.locality_facing:
        yield "locality facing"


def _points(placed: Placed, found: Classification, papers: Papers) -> Iterator[Point]:
    yield from _plain(_rested(status_lines(placed, found)))
    yield from _plain(place_lines(placed, found))
    if placed.given:
        yield Point("Its answers", tuple(_answers(placed.given, papers)))
    yield from _firm(placed)
    yield from _asks(placed, found)
    yield from _plain(link_lines(placed, found))


def _plain(lines: Iterable[str]) -> Iterator[Point]:
    return (Point(line) for line in lines)


def _rested(lines: Iterable[str]) -> Iterator[str]:
    """Set a source, which stands in brackets on a line of its own, behind what rests on it."""
    held = ""
    for line in lines:
        if held and line.startswith("("):
            yield f"{held} {line}"
            held = ""
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _answers(given: Iterable[Given], papers: Papers) -> Iterator[Point]:
    """Answers by what they rest on; questions without an answer in one line, at the end."""
    open_: list[str] = []
    found: dict[str, list[str]] = {}
    for one in given:
        question, answer, basis, where = answer_row(one)
        cited = papers.cited(one.answer) if one.answer and one.answer.source else where
        rests = ", ".join(part for part in (basis, cited) if part)
        if answer == NOT_STATED and not basis:
            open_.append(question)
        else:
            found.setdefault(rests, []).append(f"{question}: {answer}")
    for rests, answers in found.items():
        yield Point("; ".join(answers) + (f" ({rests})" if rests else ""))
    if open_:
        yield Point(f"{NOT_STATED}: {listed(open_)}")


def _firm(placed: Placed) -> Iterator[Point]:
    """What would change it; of a decision, what would change the answer that it outranks."""
    said = how_firm(placed)
    if said is None:
        return
    changes, further = what_changes(placed)
    nearest = [f"{answers}, then {result}" for answers, result in changes[:_NEAREST]]
    if more := len(changes) - len(nearest) + further:
        nearest.append(f"and {more:,} more")
    is_told = placed.status is Status.RULE and nearest  # beside the name of the service
    if is_told:
        yield Point(f"What would change it: {'; '.join(nearest)}")
        return
    own = "" if placed.status is Status.RULE else f"the rule's own answer ({outcome_of(placed)}): "
    yield Point(f"How firm: {own}{said}{': ' if nearest else ''}{'; '.join(nearest)}")


def _asks(placed: Placed, found: Classification) -> Iterator[Point]:
    """The question to ask next, and what each answer would leave; how many may follow."""
    asks = placed.reading.asks
    if not asks or placed.verdict.settled:
        return
    first, others = asks[0], len(asks) - 1
    below = [Point(f"{answer}: {outcome(left)}") for answer, left in first.outcomes]
    if others:
        below.append(Point(f"{plural(others, 'further question')} may follow"))
    yield Point(f"Ask next: {question_of(placed, first.fact, found.scheme)}", tuple(below))


PANEL = PanelKind(20, _panel)
