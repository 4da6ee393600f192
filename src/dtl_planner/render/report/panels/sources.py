"""Where all of it is from: papers and sections, our readings, what is not stated, what is amiss.

Only for those who keep the workspace, or want to know how far it can be trusted: a team and an
audience find the source of what concerns them beside it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Service
from dtl_planner.diagnostics import Severity
from dtl_planner.render.outcomes.targets.page import want_rows
from dtl_planner.render.programme.lacking import lacking
from dtl_planner.render.report.blocks import Cell, Grid, Heading, Point, Points, Row, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Facts
from dtl_planner.render.report.figures.sourced import (
    all_facts,
    basis_grid,
    counted,
    papers_grid,
)
from dtl_planner.render.report.naming import with_names
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.render.report.blocks import Block


def _panel(facts: Facts) -> Panel | None:
    found = all_facts(facts.catalogue, facts.demand)
    if not (found or facts.findings):
        return None
    blocks: list[Block] = [
        grid
        for grid in (papers_grid(found, facts.catalogue), basis_grid(found, facts.catalogue))
        if grid is not None
    ]
    blocks += [*_not_stated(facts), *_amiss(facts)]
    line = f"{counted(found, facts.catalogue)} {_checked(facts.findings)}."
    return Panel("sources", "Sources, and what is open", line, tuple(blocks), "dtl check --notes")


def _not_stated(facts: Facts) -> Iterator[Block]:
    """Tell what is not stated of the programme and its targets, and where papers are silent."""
    said = [Point(one) for one in lacking(facts.track, facts.catalogue)]
    said += [Point(f"{what} ({which})") for what, which in want_rows(facts.targeted)]
    gaps = tuple(map(Point, _gaps(facts)))
    if gaps:
        said.append(Point("where the papers are silent of a service", gaps))
    if said:
        yield Heading("Not stated")
        yield Points(tuple(said))


def _gaps(facts: Facts) -> Iterator[str]:
    for service in facts.catalogue.of(Service):
        for one in (service, *service.components):
            yield from (f"{one.name}: {note.text}" for note in one.notes if note.kind == "gap")


def _checked(found: Sequence[Diagnostic]) -> str:
    """Count what `dtl check` finds."""
    counts = Counter(one.severity for one in found)
    said = [plural(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return listed(said) or "Nothing wrong"


def _amiss(facts: Facts) -> Iterator[Block]:
    """Set out the findings with their places, each with what to do about it."""
    found = facts.findings
    warned = [one for one in found if one.severity is not Severity.NOTE]
    if warned:
        rows = tuple(_row(one, facts.catalogue) for one in warned[:_MOST])
        yield Grid("To be looked at", ("Where", "What", "What to do"), rows)
    if len(warned) > _MOST:
        yield Words(f"{len(warned) - _MOST:,} more: dtl check.")
    if notes := Counter(one.code for one in found if one.severity is Severity.NOTE):
        yield Heading("Worth knowing, though nothing is wrong")
        yield Points(
            tuple(
                Point(f"{code.slug.replace('-', ' ')}: {plural(number, 'note')}. {code.why}")
                for code, number in notes.items()
            )
        )


_MOST = 200
"""As many findings as are shown; a workspace may have one for each service."""


def _row(one: Diagnostic, catalogue: Catalogue) -> Row:
    where = f"{one.span.file}:{one.span.line}:{one.span.column}" if one.span else "the workspace"
    tag = f"{one.severity.value}[{one.code.id}]"
    return Row(
        (
            Cell((where,)),
            Cell((with_names(one.message, catalogue), tag)),
            Cell((one.hint or one.code.mend,)),
        )
    )


PANEL = PanelKind(140, _panel, frozenset({Circle.EVERYBODY}))
