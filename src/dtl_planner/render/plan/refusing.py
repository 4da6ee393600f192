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
EACH_NEEDED = "Without any one of them the others can hold."
"""What is said of rules of which each is needed for the clash."""
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
    lines = [page.paint(paragraph(clean(answer(refusal)), page), "strong", "red")]
    if refusal.reason:
        lines.append(paragraph(clean(reason(refusal)), page, indent="  "))
    lines.extend(_clash(refusal, catalogue, page))
    lines.extend(_ways_out(refusal, catalogue, page))
    lines.extend(["", paragraph(f"{summary(refusal)} {_following(refusal)}", page)])
    return "\n".join(lines) + "\n"


def answer(refusal: Refusal) -> str:
    """Say that there is no plan."""
    return f"No plan meets {refusal.deadline}."


def reason(refusal: Refusal) -> str:
    """Say as a sentence what is wrong, where arithmetic tells."""
    said = refusal.reason or ""
    return f"{said[:1].upper()}{said[1:].removesuffix('.')}." if said else ""


def _clash(refusal: Refusal, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """The rules that cannot hold together, each with its place."""
    if not refusal.clashing:
        return
    yield paragraph(f"{clash_words(refusal)}:", page, indent="  ")
    rows = [(where(rule, catalogue), clean(rule.told)) for rule in refusal.clashing]
    yield columns(rows, page, indent="    ")
    if len(rows) > 1 and refusal.is_minimal:
        yield paragraph(EACH_NEEDED, page, indent="  ")


def clash_words(refusal: Refusal) -> str:
    """Say how many rules clash, as the title of their list."""
    number = len(refusal.clashing)
    if number == 1:
        return "This rule cannot hold"
    counted = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"These {counted} rules clash{'' if refusal.is_minimal else ', or some of them'}"


def _ways_out(refusal: Refusal, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """Single changes that were tried and give a plan."""
    if not refusal.ways_out:
        return
    yield paragraph(f"{ways_words(refusal)}:", page, indent="  ")
    rows = [(where(way.rule, catalogue), clean(way.told)) for way in refusal.ways_out]
    yield columns(rows, page, indent="    ")


def ways_words(refusal: Refusal) -> str:
    """Say that there are ways out, as the title of their list."""
    several = len(refusal.ways_out) > 1
    return "Any one of these makes it possible" if several else "This makes it possible"


def where(rule: Rule, catalogue: Catalogue) -> str:
    """Give the file and line of a rule; what `dtl` itself takes for granted has none."""
    span = _span(rule, catalogue)
    return clean(f"{span.file}:{span.line}") if span else "in no file"


def _span(rule: Rule, catalogue: Catalogue) -> Span | None:
    place = rule.written
    if place is None or (place.section, place.id) not in catalogue.origins:
        return None
    return catalogue.span(place.section, place.id, *place.route)


def summary(refusal: Refusal) -> str:
    """Count the rules that clash, and the ways out."""
    said = []
    if refusal.clashing:
        said.append(plural(len(refusal.clashing), "rule clashes", "rules clash"))
    elif not refusal.reason:
        said.append("what clashes was not found")
    if refusal.ways_out:
        said.append(f"{plural(len(refusal.ways_out), 'single way out', 'single ways out')}, tried")
    else:
        said.append("no single change was found that helps")
    sentence = "; ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _following(refusal: Refusal) -> str:
    if refusal.ways_out:
        return "Try one without changing a file: dtl plan --set KEY=VALUE"
    return "Next: loosen two rules at once, or --effort N to search longer."


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
