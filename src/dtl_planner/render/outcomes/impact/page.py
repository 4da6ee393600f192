"""`dtl impact` as a page: figures before and after by kind, and what people say beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.outcomes.impact import Direction
from dtl_planner.render.formats import View
from dtl_planner.render.layout import cells_of, columns, pad, paragraph
from dtl_planner.render.outcomes.impact.document import document_of
from dtl_planner.render.outcomes.impact.rows import impact_table
from dtl_planner.render.outcomes.impact.words import (
    CANNOT,
    KINDS,
    NO_PROOF,
    direction_words,
    evidence_words,
    period_words,
    value_words,
    why_words,
)
from dtl_planner.render.outcomes.targets.words import signed
from dtl_planner.render.outcomes.words import heading, label, section, stated_by, title_of
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.evidence import Evidence
    from dtl_planner.outcomes.impact import Impact, Impacts
    from dtl_planner.outcomes.reports import Changed
    from dtl_planner.render.layout import Page

NOTHING = (
    "Nothing is written of what has changed: in outcomes.yaml, `measures` would give figures "
    "before and after, and `evidence` what people say."
)


def impact_view(found: Changed) -> View:
    """Show what has changed."""
    return View(
        text=lambda page: _text(found, page),
        table=lambda: impact_table(found),
        document=lambda: document_of(found),
    )


def _text(found: Changed, page: Page) -> str:
    impacts = found.impacts
    if not (impacts.measured or impacts.evidence):
        return paragraph(NOTHING, page) + "\n"
    blocks = [
        heading(title_of(found.catalogue, "Impact"), "", page)
        + "\n"
        + paragraph(answer(impacts), page),
        *_kinds(found, page),
        _by_workstream(found, page),
        _rest(impacts.evidence, page),
        paragraph(summary(impacts), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def answer(impacts: Impacts) -> str:
    """Tell how many measures are better, worse, or neither can be told."""
    if not impacts.measured:
        return "No measure is written; this is what people say."
    counts = [
        f"{impacts.counted(direction):,} {direction.value}"
        for direction in Direction
        if direction.is_told and impacts.counted(direction)
    ]
    if impacts.untold:
        counts.append(f"{impacts.untold:,} {CANNOT}")
    measured = plural(len(impacts.measured), "measure")
    return " ".join([f"{measured}: {listed(counts)}.", *_doubtful(impacts), NO_PROOF])


def _doubtful(impacts: Impacts) -> Iterator[str]:
    """How many of the directions that are told rest on periods that may not be alike."""
    doubtful = sum(bool(one.doubts) and one.direction.is_told for one in impacts.measured)
    if doubtful:
        yield f"{doubtful:,} of them {'is' if doubtful == 1 else 'are'} of doubtful periods."


def _kinds(found: Changed, page: Page) -> Iterator[str]:
    """The measures of each kind, as kinds are not to be held against each other."""
    lines = _lines(found.impacts)
    for kind, title in KINDS.items():
        told = [one for one in found.impacts.measured if one.measure.kind is kind]
        if told:
            yield section(
                page.paint(title, "strong"),
                columns([lines[one.measure.id] for one in told], page),
                *("\n".join(_details(one, found.catalogue, page)) for one in told),
            )


def _lines(impacts: Impacts) -> dict[str, list[str]]:
    """Each measure as cells, by its id; as wide as those of all kinds, so that columns line up."""
    rows = {one.measure.id: figures(one) for one in impacts.measured}
    widths = [max(map(cells_of, column)) for column in zip(*rows.values(), strict=True)]
    return {
        id_: [pad(cell, width) for cell, width in zip(row, widths, strict=True)]
        for id_, row in rows.items()
    }


def figures(one: Impact) -> tuple[str, ...]:
    """Give a measure as cells: its name, before and after, the change, and the verdict."""
    measure, change = one.measure, one.change
    per_cent = change.per_cent if change else None
    return (
        clean(measure.name),
        f"{value_words(measure.before)} -> {value_words(measure.after)}",
        signed(change.by) if change else "",
        f"{'+' if per_cent > 0 else ''}{per_cent} %" if per_cent is not None else "",
        direction_words(one),
    )


def _details(one: Impact, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """When, which way is good, where that is stated, and what people say beside it."""
    measure = one.measure
    yield paragraph(clean(measure.name), page, indent="  ", hanging="    ")
    rows = [("when", period_words(one)), ("good", why_words(one)), *detail_rows(one, catalogue)]
    yield columns(rows, page, indent="    ")


def detail_rows(one: Impact, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Tell what is counted, where, by whose work, where it is stated, and what people say."""
    measure = one.measure
    yield from _about(one, catalogue)
    if source := stated_by(measure.source):
        yield "stated in", source
    if measure.note:
        yield "note", clean(measure.note)
    yield from (("people say", evidence_words(said)) for said in one.evidence)


def _about(one: Impact, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    measure = one.measure
    for word, moment in (("before", measure.before), ("after", measure.after)):
        note = clean(moment.note).removesuffix(".") if moment.note else None
        told = [each for each in (note, stated_by(moment.source)) if each]
        if told:
            yield word, "; ".join(told)
    if measure.unit:
        yield "counted in", clean(measure.unit)
    if measure.place:
        yield "place", label(catalogue.by_id(Place)[measure.place])
    if measure.workstreams:
        yield "work of", listed([_workstream(id_, catalogue) for id_ in measure.workstreams])


def _workstream(id_: str, catalogue: Catalogue) -> str:
    return clean(catalogue.by_id(Workstream)[id_].name)


def _by_workstream(found: Changed, page: Page) -> str:
    blocks = [
        f"{paragraph(name, page, indent='  ')}\n{_points(said, page)}"
        for name, said in said_of_workstreams(found)
    ]
    return section(page.paint(OF_WORKSTREAMS, "strong"), *blocks) if blocks else ""


OF_WORKSTREAMS, BESIDES = "What people say of the workstreams", "What people say besides"


def said_of_workstreams(found: Changed) -> Iterator[tuple[str, list[str]]]:
    """Tell what people say of each workstream; to what stands beside a measure it only points."""
    for id_ in found.catalogue.by_id(Workstream):
        if said := list(_of_workstream(id_, found)):
            yield _workstream(id_, found.catalogue), said


def _of_workstream(id_: str, found: Changed) -> Iterator[str]:
    yield from (evidence_words(one) for one in found.impacts.evidence if id_ in one.workstreams)
    beside = {
        one.measure.id: clean(one.measure.name)
        for one in found.impacts.measured
        if any(id_ in each.workstreams for each in one.evidence)
    }
    if beside:
        yield f"and what stands above beside {listed([*beside.values()])}"


def _rest(evidence: Iterable[Evidence], page: Page) -> str:
    said = said_besides(evidence)
    return section(page.paint(BESIDES, "strong"), _points(said, page)) if said else ""


def said_besides(evidence: Iterable[Evidence]) -> list[str]:
    """Tell what people say of no workstream in particular."""
    return [evidence_words(one) for one in evidence if not one.workstreams]


def _points(said: Iterable[str], page: Page) -> str:
    lines = (paragraph(f"- {one}", page, indent="    ", hanging="      ") for one in said)
    return "\n".join(lines)


def summary(impacts: Impacts) -> str:
    """Count everything once, in one line."""
    beside = len({said.id for one in impacts.measured for said in one.evidence})
    told = plural(beside + len(impacts.evidence), "remark")
    if not impacts.measured:
        return f"{told} of what people say, and no measure."
    doubtful = sum(bool(one.doubts) for one in impacts.measured)
    readings = sum(one.is_reading for one in impacts.measured)
    measured = plural(len(impacts.measured), "measure")
    return (
        f"{measured}: {doubtful:,} of doubtful periods, {readings:,} good or bad by our reading. "
        f"{told} of what people say, {beside:,} beside a measure."
    )
