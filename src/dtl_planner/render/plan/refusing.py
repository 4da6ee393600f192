"""Why there is no plan, as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.tables import Cell, Column, Table
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diagnostics import Span
    from dtl_planner.plan.making.brief import Rule
    from dtl_planner.plan.timeline.refusal import Refusal
    from dtl_planner.render.layout import Page

_COLUMNS = (
    Column("what", "What"),
    Column("rule", "Rule"),
    Column("told", "In words"),
    Column("file", "File"),
    Column("line", "Line"),
)
_COUNTS = ("no", "one", "two", "three", "four", "five", "six")


def refusal_view(refusal: Refusal, catalogue: Catalogue) -> View:
    """Show why there is no plan, and what would give one.

    Args:
        refusal: Why there is none.
        catalogue: What the rules are written in, so that each can be told with its place.
    """
    return View(
        text=lambda page: _text(refusal, catalogue, page),
        table=lambda: _table(refusal, catalogue),
        document=lambda: _document(refusal, catalogue),
    )


def _text(refusal: Refusal, catalogue: Catalogue, page: Page) -> str:
    lines = [
        page.paint(paragraph(clean(f"No plan meets {refusal.deadline}."), page), "strong", "red")
    ]
    if refusal.reason:
        reason = f"{refusal.reason[:1].upper()}{refusal.reason[1:].removesuffix('.')}."
        lines.append(paragraph(clean(reason), page, indent="  "))
    lines.extend(_clash(refusal, catalogue, page))
    lines.extend(_ways_out(refusal, catalogue, page))
    lines.extend(["", paragraph(_summary(refusal), page)])
    return "\n".join(lines) + "\n"


def _clash(refusal: Refusal, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """The rules that cannot hold together, each with its place."""
    if not refusal.clashing:
        return
    number = len(refusal.clashing)
    said = "This rule cannot hold:"
    if number > 1:
        counted = _COUNTS[number] if number < len(_COUNTS) else str(number)
        said = f"These {counted} rules clash{'' if refusal.is_minimal else ', or some of them'}:"
    yield paragraph(said, page, indent="  ")
    rows = [(_where(rule, catalogue), clean(rule.told)) for rule in refusal.clashing]
    yield columns(rows, page, indent="    ")
    if number > 1 and refusal.is_minimal:
        yield paragraph("Without any one of them the others can hold.", page, indent="  ")


def _ways_out(refusal: Refusal, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """Single changes that were tried and give a plan."""
    if not refusal.ways_out:
        return
    several = len(refusal.ways_out) > 1
    yield "  Any one of these makes it possible:" if several else "  This makes it possible:"
    rows = [(_where(way.rule, catalogue), clean(way.told)) for way in refusal.ways_out]
    yield columns(rows, page, indent="    ")


def _where(rule: Rule, catalogue: Catalogue) -> str:
    """The file and line of a rule; what `dtl` itself takes for granted has none."""
    span = _span(rule, catalogue)
    return clean(f"{span.file}:{span.line}") if span else "in no file"


def _span(rule: Rule, catalogue: Catalogue) -> Span | None:
    place = rule.written
    if place is None or (place.section, place.id) not in catalogue.origins:
        return None
    return catalogue.span(place.section, place.id, *place.route)


def _summary(refusal: Refusal) -> str:
    said = []
    if refusal.clashing:
        said.append(plural(len(refusal.clashing), "rule clashes", "rules clash"))
    elif not refusal.reason:
        said.append("what clashes was not found")
    if refusal.ways_out:
        said.append(f"{plural(len(refusal.ways_out), 'single way out', 'single ways out')}, tried")
        following = "Try one without changing a file: dtl plan --set KEY=VALUE"
    else:
        said.append("no single change was found that helps")
        following = "Next: loosen two rules at once, or --effort N to search longer."
    sentence = "; ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}. {following}"


def _table(refusal: Refusal, catalogue: Catalogue) -> Table:
    clashing = [("clashes", rule, rule.told) for rule in refusal.clashing]
    ways_out = [("way out", way.rule, way.told) for way in refusal.ways_out]
    rows: list[tuple[Cell, ...]] = []
    for what, rule, told in (*clashing, *ways_out):
        span = _span(rule, catalogue)
        rows.append((what, rule.id, told, *((span.file, span.line) if span else (None, None))))
    return Table(_COLUMNS, tuple(rows))


def _document(refusal: Refusal, catalogue: Catalogue) -> dict[str, object]:
    return {
        "title": refusal.title,
        "deadline": refusal.deadline,
        "reason": refusal.reason,
        "clashing": [_rule(rule, rule.told, catalogue) for rule in refusal.clashing],
        "is_minimal": refusal.is_minimal,
        "ways_out": [_rule(way.rule, way.told, catalogue) for way in refusal.ways_out],
    }


def _rule(rule: Rule, told: str, catalogue: Catalogue) -> dict[str, object]:
    span = _span(rule, catalogue)
    return {
        "rule": rule.id,
        "told": told,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }
