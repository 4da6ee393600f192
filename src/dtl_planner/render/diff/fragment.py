"""`dtl diff` as a piece of HTML to paste into a page: no styles, no scripts, no ids."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.grouping import NOT_KNOWN, grouped
from dtl_planner.diff.summary import summary_of
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.diff.summing import no_difference, summed
from dtl_planner.render.diff.words import (
    arrow,
    because,
    contacts_after,
    degree_of,
    degree_word,
    heading,
    likeness,
    missing_contacts,
    review,
    settled_by,
    staff,
    told_elsewhere,
)
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import By, Group, Pointer
    from dtl_planner.diff.meaning.meaning import Meaning
    from dtl_planner.structure.contacts import Contacts

    Cells = tuple[Sequence[str], ...]

_HEADS = ("What", "Change", "Before and after", "Why", "Degree of change")


def html(compared: Compared, by: By) -> str:
    """Write the difference as a section with a table for each group."""
    return _section(_title(compared), _body(compared, by))


def meaning_html(meaning: Meaning) -> str:
    """Write the page for one team."""
    sources = Sources.of_meaning(meaning)
    lines = [_element("p", _title(meaning.compared))]
    for part in meaning.parts:
        items = [_with_source(line.text, line.source, sources) for line in part.lines]
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


def _with_source(text: str, source: str | None, sources: Sources) -> str:
    return f"{text} ({sources.short(source)})" if source else text


def _body(compared: Compared, by: By) -> Iterator[str]:
    if not compared.changes:
        yield _element("p", no_difference(compared))
        return
    yield _element("p", summed(summary_of(compared)))
    sources = Sources.of_changes(compared)
    writer = _Writer(compared, contacts_after(compared), sources)
    for group in grouped(compared, by):
        yield from writer.table(group)
    yield _element("p", "The degree of change is on a scale of our own:")
    yield "<ul>"
    yield from (_element("li", f"{degree.word}: {degree.meaning}") for degree in Degree)
    yield _element("li", f"{NOT_KNOWN}: a state is not stated, or undecided")
    yield "</ul>"
    yield from _papers(sources)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the table of a group.

    Attributes:
        compared: The difference.
        contacts: The named contacts afterwards.
        sources: How sources are told.
    """

    compared: Compared
    contacts: Mapping[str, Contacts]
    sources: Sources

    def table(self, group: Group) -> Iterator[str]:
        """Write a heading and a table."""
        yield _element("h3", heading(group.title))
        yield "<table>"
        yield _element("caption", f"{heading(group.title)}. Degree: {degree_of(group)}.")
        heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in _HEADS)
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        yield from (_row(self._cells(change)) for change in group.changes)
        yield from (_row(self._pointer(each)) for each in group.elsewhere)
        yield "</tbody>"
        yield "</table>"

    def _cells(self, change: Change) -> Cells:
        name, degree = self.compared.called(change.unit), degree_word(change.degree)
        return (
            (name,),
            (change.kind,),
            (arrow(change),),
            self._why(change),
            (degree, *staff(change)),
        )

    def _pointer(self, pointer: Pointer) -> Cells:
        told, _ = told_elsewhere(pointer, self.compared)
        name, change = self.compared.called(pointer.unit), pointer.change
        return (name,), (change.kind,), (told,), (), (degree_word(change.degree),)

    def _why(self, change: Change) -> list[str]:
        why = [_with_source(because(each), each.source, self.sources) for each in change.grounds]
        if made := review(change, self.compared):
            why.append(f"Decided {made}")
        why.extend(f"To be settled by: {each}" for each in settled_by(change))
        if missing := missing_contacts(change, self.contacts, self.compared):
            why.append(f"Missing: {missing}")
        if like := likeness(change):
            why.append(like.capitalize())
        found = (self.compared.theme(id_) for id_ in self.compared.themes(change))
        return [*why, *(f"People said: {theme.text}" for theme in found)]


def _row(cells: Cells) -> str:
    head, *others = ("<br>".join(_text(each) for each in cell) for cell in cells)
    return f'<tr><th scope="row">{head}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def _element(name: str, content: str) -> str:
    return f"<{name}>{_text(content)}</{name}>"


def _text(content: str) -> str:
    """Escape what a file said: first what cannot be seen, then what HTML would read."""
    return escape(clean(content))
