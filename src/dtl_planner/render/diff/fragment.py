"""`dtl diff` as a piece of HTML to paste into a page: no styles, no scripts, no ids."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dtl_planner.diff.grouping import grouped
from dtl_planner.diff.summary import summary_of
from dtl_planner.render.diff.cells import HEADS, SCALE, CellTeller, degrees
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.diff.summing import no_difference, summed
from dtl_planner.render.diff.words import contacts_after, degree_of, heading
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import By, Group
    from dtl_planner.diff.meaning.meaning import Meaning
    from dtl_planner.render.diff.cells import Cells


def html(compared: Compared, by: By) -> str:
    """Write the difference as a section with a table for each group."""
    return _section(_title(compared), _body(compared, by))


def meaning_html(meaning: Meaning) -> str:
    """Write the page for one team."""
    sources = Sources.of_meaning(meaning)
    lines = [_element("p", _title(meaning.compared))]
    for part in meaning.parts:
        items = [sources.behind(line.text, line.source) for line in part.lines]
        lines.append(_element("h3", part.title))
        lines += ["<ul>", *(_element("li", item) for item in items), "</ul>"]
    lines.extend(_papers(sources))
    return _section(f"What this means for {meaning.name}", lines)


def _title(compared: Compared) -> str:
    return f"From: {compared.a.told}. To: {compared.b.told}."


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join(["<section>", _element("h2", title), *lines, "</section>"]) + "\n"


def _papers(sources: Sources) -> Iterator[str]:
    if sources.told:
        yield _element("p", sources.told)


def _body(compared: Compared, by: By) -> Iterator[str]:
    if not compared.changes:
        yield _element("p", no_difference(compared))
        return
    yield _element("p", summed(summary_of(compared)))
    sources = Sources.of_changes(compared)
    told = CellTeller(compared, contacts_after(compared), sources)
    for group in grouped(compared, by):
        yield from _table(group, told)
    yield _element("p", SCALE)
    yield "<ul>"
    yield from (_element("li", each) for each in degrees())
    yield "</ul>"
    yield from _papers(sources)


def _table(group: Group, told: CellTeller) -> Iterator[str]:
    """Write a heading and a table."""
    yield _element("h3", heading(group.title))
    yield "<table>"
    yield _element("caption", f"{heading(group.title)}. Degree: {degree_of(group)}.")
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in HEADS)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    yield from (_row(told.cells(change)) for change in group.changes)
    yield from (_row(told.pointer(each)) for each in group.elsewhere)
    yield "</tbody>"
    yield "</table>"


def _row(cells: Cells) -> str:
    head, *others = ("<br>".join(_text(each) for each in cell) for cell in cells)
    return f'<tr><th scope="row">{head}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def _element(name: str, content: str) -> str:
    return f"<{name}>{_text(content)}</{name}>"


def _text(content: str) -> str:
    """Escape what a file said: first what cannot be seen, then what HTML would read."""
    return escape(clean(content))
