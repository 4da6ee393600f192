"""`dtl classify` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.classify.engine.wording import in_words
from dtl_planner.classify.placing import Placed, Status
from dtl_planner.render.classify.document import outside_document, place_table, placement_document
from dtl_planner.render.classify.placement import (
    because,
    host_of,
    inferred,
    is_hosted,
    named,
    outcome_of,
)
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, cells_of, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.classify.classification import Classification
    from dtl_planner.classify.engine.scheme import Category

_CHOICE = 2
"""Between how many categories people are choosing where it is worth a mention."""

_GAP = 2

Group = tuple[str, str | None, list[Placed]]
"""A heading, what it means, and the results under it."""


def view(classification: Classification) -> View:
    """Show a classification."""
    return View(
        text=lambda page: _text(classification, page),
        table=lambda: place_table(classification),
        document=lambda: {
            "scheme": classification.scheme.id,
            "results": [placement_document(p, classification) for p in classification.placed],
            "outside": outside_document(classification),
        },
    )


def _text(classification: Classification, page: Page) -> str:
    scheme = classification.scheme
    dated = scheme.effective and scheme.effective.begins
    named = f"scheme: {scheme.id}" + (f" ({dated.wording})" if dated else "")
    blocks = [_headline(clean(classification.catalogue.title), named, page)]
    for heading, meaning, placed in groups(classification):
        if placed:
            blocks.append(_block(heading, meaning, placed, classification, page))
    blocks.append(_outside(classification, page))
    blocks.append(paragraph(_summary(classification), page))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _headline(title: str, scheme: str, page: Page) -> str:
    room = page.width - cells_of(title) - cells_of(scheme)
    joint = " " * room if room >= _GAP else "\n"
    shown = page.paint(paragraph(title, page), "strong")
    return shown + joint + page.paint(paragraph(scheme, page), "dim")


def groups(classification: Classification) -> list[Group]:
    """Gather the results by category, then those without one by why they have none."""
    placed = classification.placed
    found: list[Group] = [
        (category.title, category.meaning, [p for p in placed if p.category == category])
        for category in classification.scheme.categories
    ]
    under_review = [p for p in placed if p.status is Status.UNDER_REVIEW]
    unanswered = [p for p in placed if p.status is Status.UNDECIDED and not p.is_left_open]
    left_open = [p for p in placed if p.is_left_open]
    found.append(("under review", "people are still deciding", under_review))
    found.append(("undecided", "too few answers to tell", unanswered))
    found.append(("left open", "answered, and the scheme does not say which", left_open))
    return found


def _block(
    heading: str,
    meaning: str | None,
    placed: list[Placed],
    classification: Classification,
    page: Page,
) -> str:
    rows = [_row(one, classification) for one in placed]
    head = f"{clean(heading)} ({len(placed)})"
    return f"{_heading(head, clean(meaning or ''), page)}\n{columns(rows, page)}"


def _heading(head: str, meaning: str, page: Page) -> str:
    """A heading with its meaning beside it, or under it where the page is too narrow."""
    shown = page.paint(paragraph(head, page), "strong")
    if not meaning:
        return shown
    start = cells_of(head) + _GAP
    if start > page.width // 2:
        return f"{shown}\n{page.paint(paragraph(meaning, page, indent='    '), 'dim')}"
    beside = paragraph(meaning, page, indent=" " * start)
    return shown + " " * _GAP + page.paint(beside[start:], "dim")


def _row(placed: Placed, classification: Classification) -> tuple[str, str]:
    return clean(placed.component.record.name), clean("; ".join(_says(placed, classification)))


def _says(placed: Placed, classification: Classification) -> list[str]:
    said = reasons(placed, classification)
    return said if placed.status is Status.DECIDED else [*said, *hosting(placed, classification)]


def reasons(placed: Placed, classification: Classification) -> list[str]:
    """Say in a few words why a result is what it is."""
    match placed.status:
        case Status.DECIDED if placed.decision is not None:
            overdue = late(placed, classification)
            outranked = f"DECIDED, rule says {outcome_of(placed)}"
            return [outranked, f"review by {placed.decision.review.wording}{overdue}"]
        case Status.UNDER_REVIEW if placed.pending is not None:
            between = placed.pending.between
            said = [listed(between, joint="or")] if len(between) == _CHOICE else []
            return [*said, f"rule says {outcome_of(placed)}"]
        case Status.UNDECIDED:
            asks = placed.reading.asks
            return [outcome_of(placed), *([f"ask: {in_words(asks[0].fact)}?"] if asks else [])]
        case _:
            guessed = inferred(placed)
            return [because(placed), *([plural(guessed, "inferred answer")] if guessed else [])]


def hosting(placed: Placed, classification: Classification) -> list[str]:
    """Name the place that hosts what is to be hosted, or say that none is chosen."""
    if (host := host_of(placed)) is not None:
        return [named(host, classification.catalogue)]
    return ["no host chosen"] if is_hosted(placed) else []


def late(placed: Placed, classification: Classification) -> str:
    """Say so where the day asked about is past a decision's review date."""
    day, decision = classification.as_of, placed.decision
    if day is None or decision is None or day <= decision.review.last:
        return ""
    return ", OVERDUE"


def _outside(classification: Classification, page: Page) -> str:
    if not classification.outside:
        return ""
    rows = [
        (clean(c.record.name), clean(c.record.outside.because))
        for c in classification.outside
        if c.record.outside
    ]
    return f"{_heading(f'not classified ({len(rows)})', '', page)}\n{columns(rows, page)}"


def _summary(classification: Classification) -> str:
    placed = classification.placed
    said = summary(classification)
    return f"{said} {_next(placed)}" if placed else said


def summary(classification: Classification) -> str:
    """Count the results."""
    placed = classification.placed
    if not placed and classification.outside:
        return "Nothing here is for classification."
    if not placed:
        return "Nothing to classify here. Services are written into services.yaml."
    counts = [f"{len(group)} {clean(name)}" for name, _, group in groups(classification) if group]
    sentences = [f"{plural(len(placed), 'component')}: {', '.join(counts)}."]
    if decided := sum(one.status is Status.DECIDED for one in placed):
        verb = "outranks" if decided == 1 else "outrank"
        sentences.append(f"{plural(decided, 'decision')} {verb} the rule.")
    if guessed := _inferred_answers(classification):
        verb = "is" if guessed == 1 else "are"
        sentences.append(f"{plural(guessed, 'answer')} {verb} inferred.")
    return " ".join(sentences)


def _next(placed: Sequence[Placed]) -> str:
    if any(one.category is None and one.reading.asks for one in placed):
        return "Next: dtl ask"
    left_open = any(one.is_left_open for one in placed)
    return "Next: dtl scheme" if left_open else "Next: dtl why SERVICE"


def _inferred_answers(classification: Classification) -> int:
    return sum(
        answer.basis is Basis.INFERRED
        for placed in classification.placed
        for answer in placed.given
    )


def category_line(category: Category) -> str:
    """A category's meaning for people, from its own words or from where it places a service."""
    if category.meaning:
        return clean(category.meaning)
    parts = [f"managed {category.managed}" if category.managed else ""]
    parts.append(f"member of {category.member_of}" if category.member_of else "")
    parts.append("locality facing" if category.locality_facing else "")
    return clean(", ".join(part for part in parts if part))
