"""`dtl ask` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.classification import idle_questions, open_questions
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, paragraph, plural
from dtl_planner.render.placement import outcome
from dtl_planner.render.placement_document import question_document
from dtl_planner.shown import clean
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from dtl_planner.classify.classification import Classification, OpenQuestion

_COLUMNS = (
    Column("service", "Service"),
    Column("name", "Name"),
    Column("fact", "Question id"),
    Column("question", "Question"),
    Column("possible", "Possible now"),
    Column("outcomes", "What each answer leaves"),
    Column("settles", "Settles it"),
    Column("after", "Questions after it"),
)


def view(classification: Classification) -> View:
    """Show the questions that matter, the most valuable first."""
    asked = open_questions(classification)
    return View(
        text=lambda page: _text(asked, classification, page),
        table=lambda: Table(_COLUMNS, tuple(_row(one, classification) for one in asked)),
        document=lambda: {
            "scheme": classification.scheme.id,
            "questions": [_document(one, classification) for one in asked],
            "idle": idle_questions(classification),
        },
    )


def _text(asked: tuple[OpenQuestion, ...], classification: Classification, page: Page) -> str:
    if not asked:
        open_ = sum(placed.category is None for placed in classification.placed)
        return paragraph(_nothing(open_), page) + "\n"
    blocks = []
    for number, one in enumerate(asked, start=1):
        record = one.placed.component.record
        ask = classification.scheme.fact(one.question.fact).ask
        about = f"{record.name} (now {outcome(one.placed.verdict.possible)})"
        lines = [paragraph(clean(ask), page, indent=f"{number}  ".ljust(3), hanging="   ")]
        lines.append(paragraph(clean(about), page, indent="   ", hanging="     "))
        rows = [(f"{answer}:", outcome(possible)) for answer, possible in one.question.outcomes]
        lines.append(columns(rows, page, indent="     "))
        if more := len(one.placed.reading.asks) - 1:
            lines.append(f"     {plural(more, 'further question')} may follow")
        blocks.append("\n".join(lines))
    blocks.append(paragraph(_summary(asked, classification), page))
    return "\n\n".join(blocks) + "\n"


def _nothing(open_: int) -> str:
    """Why there is no question."""
    if not open_:
        return "Nothing to ask: every component has a category."
    without = f"{plural(open_, 'component')} without a category"
    return f"Nothing to ask: no further answer would change {without}. Next: dtl why SERVICE"


def _summary(asked: tuple[OpenQuestion, ...], classification: Classification) -> str:
    settling = sum(one.question.settles for one in asked)
    idle = idle_questions(classification)
    begun = f"{plural(len(asked), 'question')} to begin with"
    said = [f"{begun}; {settling} would settle a component at once."]
    if idle:
        verb = "changes" if idle == 1 else "change"
        said.append(f"{plural(idle, 'other open answer')} {verb} nothing and can wait.")
    return " ".join(said)


def _row(one: OpenQuestion, classification: Classification) -> tuple[str | int | bool | None, ...]:
    record, question = one.placed.component.record, one.question
    outcomes = "; ".join(f"{answer}: {outcome(left)}" for answer, left in question.outcomes)
    return (
        record.id,
        record.name,
        question.fact,
        classification.scheme.fact(question.fact).ask,
        "; ".join(left or "no rule" for left in one.placed.verdict.possible),
        outcomes,
        question.settles,
        len(one.placed.reading.asks) - 1,
    )


def _document(one: OpenQuestion, classification: Classification) -> dict[str, object]:
    return {
        "service": one.placed.component.record.id,
        "name": one.placed.component.record.name,
        "question": classification.scheme.fact(one.question.fact).ask,
        "possible": list(one.placed.verdict.possible),
        **question_document(one.question),
        "after": [ask.fact for ask in one.placed.reading.asks[1:]],
    }
