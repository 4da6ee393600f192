"""`dtl risks` as a page: each risk, what is done about it, and what can be counted on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.plan.tracking.changes import as_partial
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.formats import View
from dtl_planner.render.layout import cells_of, columns, paragraph
from dtl_planner.render.papers import Papers
from dtl_planner.render.risks.document import risks_document
from dtl_planner.render.risks.matrix import matrix_text
from dtl_planner.render.risks.rows import risks_table
from dtl_planner.render.risks.summing import answer, next_step, summary
from dtl_planner.render.risks.words import (
    NOTHING_DONE,
    carried_by,
    risk_title,
    risk_words,
    threat_words,
    treatment_words,
)
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.risks import Mitigation, Risk
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
    sheet = _Sheet(register, catalogue, page)
    blocks = [
        "\n".join(_head(sheet)),
        matrix_text(register.open, page),
        *("\n".join(_risk(one, sheet)) for one in register.entries),
        _amiss(register, page),
        "" if sheet.shared else paragraph(clean(sheet.papers.told()), page),
        paragraph(f"{summary(register)} {next_step(register)}", page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


@dataclass(frozen=True)
class _Sheet:
    """The page, and how its sources are named."""

    register: Register
    catalogue: Catalogue
    page: Page

    @cached_property
    def papers(self) -> Papers:
        """The papers that risks and mitigations are from."""
        return Papers.behind([*self._risks, *self._mitigations], self.catalogue)

    @cached_property
    def shared(self) -> str | None:
        """The source of all that is told, which is named once; `None` where they differ."""
        told = {*(one.source for one in self._risks)}
        told |= {one.source for one in self._mitigations if one.source}
        first = self._risks[0].source
        return self.catalogue.cite(first) if first and len(told) == 1 < len(self._risks) else None

    @cached_property
    def _risks(self) -> tuple[Risk, ...]:
        return tuple(one.record for one in self.register.entries)

    @cached_property
    def _mitigations(self) -> tuple[Mitigation, ...]:
        return tuple(one.record for one in self.register.treatments)

    def cited(self, record: Risk | Mitigation, above: Risk | None = None) -> str:
        """Name a source in brackets, unless it stands above; nothing where there is none."""
        is_told = self.shared or (above and above.source == record.source)
        return f"({self.papers.cited(record)})" if record.source and not is_told else ""

    def line(self, said: str, *, indent: str = "  ") -> str:
        """Write a line, folded where it is long."""
        return paragraph(clean(said), self.page, indent=indent, hanging=indent + "  ")


def _head(sheet: _Sheet) -> Iterator[str]:
    register, page = sheet.register, sheet.page
    title, day = clean(register.title), _day(register)
    room = page.width - cells_of(title) - cells_of(day)
    joint = " " * room if room > 1 else "\n"
    yield page.paint(paragraph(title, page), "strong") + joint + page.paint(day, "dim")
    yield paragraph(clean(answer(register)), page)
    if register.no_plan:
        said = f"There is no plan to hold the risks against: {clean(register.no_plan)}."
        yield paragraph(f"{said} Rules are held against what is written.", page)
    if sheet.shared:
        yield paragraph(clean(f"(all of it: {sheet.shared})"), page)


def _day(register: Register) -> str:
    return f"as of {date_words(as_partial(register.as_of))}" if register.as_of else "no day given"


def _risk(entry: Entry, sheet: _Sheet) -> Iterator[str]:
    risk, page = entry.record, sheet.page
    yield page.paint(paragraph(clean(risk_title(entry)), page, hanging="  "), "strong")
    yield sheet.line(risk_words(entry))
    for impact in risk.impacts:
        yield sheet.line(f"would mean: {impact}")
    if entry.threatens:
        yield sheet.line(f"threatens: {threat_words(entry)}")
    for one in entry.treatments:
        yield from _treatment(one, entry, sheet)
    if not entry.treatments:
        yield sheet.line(NOTHING_DONE)
    if risk.note:
        yield sheet.line(f"note: {risk.note}")
    if cited := sheet.cited(risk):
        yield sheet.line(cited)


def _treatment(one: Treatment, entry: Entry, sheet: _Sheet) -> Iterator[str]:
    cited = sheet.cited(one.record, entry.record)
    yield sheet.line(" ".join(filter(None, (f"- {treatment_words(one)}", cited))))
    carried = carried_by(one, sheet.catalogue, sheet.register.no_plan)
    if rows := [(kind, clean(said)) for kind, said in carried]:
        yield columns(rows, sheet.page, indent="    ")
    if one.record.note:
        yield sheet.line(f"note: {one.record.note}", indent="    ")


def _amiss(register: Register, page: Page) -> str:
    rows = [
        (f"{clean(found.span.file)}:{found.span.line}", clean(found.message))
        for found in register.findings
        if found.span
    ]
    return f"{page.paint('To be looked at', 'strong')}\n{columns(rows, page)}" if rows else ""
