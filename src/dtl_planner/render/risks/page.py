"""`dtl risks` as a page: each risk, what is done about it, and what can be counted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.plan.tracking.changes import as_partial
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.formats import View
from dtl_planner.render.layout import cells_of, columns, paragraph
from dtl_planner.render.risks.document import risks_document
from dtl_planner.render.risks.matrix import matrix_text
from dtl_planner.render.risks.rows import risks_table
from dtl_planner.render.risks.summing import answer, summary
from dtl_planner.render.risks.words import risk_words, ties, treatment_words
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.render.layout import Page
    from dtl_planner.risks.register import Entry, Register, Treatment

NOTHING = (
    "No risks are written: they would stand in risks.yaml under `risks`, each with its `impacts`, "
    "its `mitigations` and, where they are known, its `owner` and its scores."
)


def risks_view(register: Register, catalogue: Catalogue) -> View:
    """Show the register of risks.

    Args:
        register: The risks.
        catalogue: Where they are written, for names of phases.
    """
    return View(
        text=lambda page: _text(register, catalogue, page),
        table=lambda: risks_table(register, catalogue),
        document=lambda: risks_document(register, catalogue),
    )


def _text(register: Register, catalogue: Catalogue, page: Page) -> str:
    if not register.all_entries:
        return paragraph(NOTHING, page) + "\n"
    blocks = [
        "\n".join(_head(register, page)),
        matrix_text(register.open, page),
        *("\n".join(_risk(one, register, catalogue, page)) for one in register.entries),
        _amiss(register, page),
        _paper(register, catalogue, page),
        paragraph(summary(register), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(register: Register, page: Page) -> Iterator[str]:
    title, day = clean(register.title), _day(register)
    room = page.width - cells_of(title) - cells_of(day)
    joint = " " * room if room > 1 else "\n"
    yield page.paint(paragraph(title, page), "strong") + joint + page.paint(day, "dim")
    yield paragraph(clean(answer(register)), page)
    if register.no_plan:
        said = f"There is no plan to hold the risks against: {clean(register.no_plan)}."
        yield paragraph(f"{said} Rules are held against what is written.", page)
    if source := _shared_source(register):
        yield paragraph(clean(f"(all of it: {source})"), page)


def _shared_source(register: Register) -> str | None:
    """The source that all of the risks have, which is told once; `None` where they differ."""
    found = {one.source for one in register.entries}
    return found.pop() if len(found) == 1 and len(register.entries) > 1 else None


def _one_paper(register: Register) -> str | None:
    """The paper of which every risk names a section, so that the sections alone will do."""
    refs = [one.record.source for one in register.entries if one.record.source]
    papers = {ref.id for ref in refs}
    return papers.pop() if len(papers) == 1 and all(ref.section for ref in refs) else None


def _paper(register: Register, catalogue: Catalogue, page: Page) -> str:
    """Tell which paper the sections in brackets are of; nothing where that stands elsewhere."""
    paper = _one_paper(register)
    if paper is None or _shared_source(register):
        return ""
    title = catalogue.by_id(Source)[paper].title
    return paragraph(clean(f"In brackets: the section of {title}."), page)


def _day(register: Register) -> str:
    return f"as of {date_words(as_partial(register.as_of))}" if register.as_of else "no day given"


def _risk(entry: Entry, register: Register, catalogue: Catalogue, page: Page) -> Iterator[str]:
    risk = entry.record
    kind = "" if risk.kind == "risk" else f" ({risk.kind})"
    title = clean(f"{entry.label}: {risk.name}{kind}")
    yield page.paint(paragraph(title, page, hanging="  "), "strong")
    yield _line(risk_words(entry), page)
    for impact in risk.impacts:
        yield _line(f"would mean: {impact}", page)
    if entry.threatens:
        names = "; ".join(f"{one.name} ({one.kind})" for one in entry.threatens)
        yield _line(f"threatens: {names}", page)
    for one in entry.treatments:
        yield from _treatment(one, register, catalogue, page)
    if not entry.treatments:
        yield _line("nothing is written of what is done about it", page)
    if risk.note:
        yield _line(f"note: {risk.note}", page)
    if risk.source and not _shared_source(register):
        yield _line(f"({risk.source.section if _one_paper(register) else entry.source})", page)


def _treatment(
    one: Treatment, register: Register, catalogue: Catalogue, page: Page
) -> Iterator[str]:
    yield paragraph(clean(f"- {treatment_words(one)}"), page, indent="  ", hanging="    ")
    rows = [(kind, clean(said)) for kind, said in ties(one, catalogue, register.no_plan)]
    if one.is_only_words and not one.is_over:
        rows = [("only words", "nothing in the plan carries it")]
    if rows:
        yield columns(rows, page, indent="    ")


def _line(said: str, page: Page) -> str:
    return paragraph(clean(said), page, indent="  ", hanging="    ")


def _amiss(register: Register, page: Page) -> str:
    rows = [
        (f"{found.span.file}:{found.span.line}", clean(found.message))
        for found in register.findings
        if found.span
    ]
    return f"{page.paint('To be looked at', 'strong')}\n{columns(rows, page)}" if rows else ""
