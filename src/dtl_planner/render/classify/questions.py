"""`dtl ask` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.classification import idle_questions, open_questions
from dtl_planner.render.classify.document import question_document
from dtl_planner.render.classify.placement import answer_to, outcome, outcome_of, question_of
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.tables import Column, Table
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
        return paragraph(_nothing(classification), page) + "\n"
    blocks = [
        "\n".join(_block(number, together, classification, page))
        for number, together in enumerate(grouped(asked), start=1)
    ]
    blocks.append(paragraph(_summary(asked, classification), page))
    return "\n\n".join(blocks) + "\n"


def grouped(asked: Iterable[OpenQuestion]) -> list[list[OpenQuestion]]:
    """Put together the services of which the same is asked, with the same to come of it."""
    groups: dict[object, list[OpenQuestion]] = {}
    for one in asked:
        key = (one.question, _given(one), one.placed.verdict.possible)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _block(
    number: int, together: list[OpenQuestion], classification: Classification, page: Page
) -> Iterator[str]:
    first = together[0]
    ask = asked_as(first, classification)
    yield paragraph(clean(ask), page, indent=f"{number}  ".ljust(3), hanging="   ")
    names = listed([called(one) for one in together])
    now = outcome_of(first.placed)
    yield paragraph(clean(f"for {names} (now {now})"), page, indent="   ", hanging="     ")
    rows = [(f"{answer}:", outcome(possible)) for answer, possible in first.question.outcomes]
    yield columns(rows, page, indent="     ")
    if more := following(together):
        yield f"     {plural(more, 'further question')} may follow"


def following(together: Iterable[OpenQuestion]) -> int:
    """How many questions may follow, at most."""
    return max(len(one.placed.reading.asks) for one in together) - 1


def called(one: OpenQuestion) -> str:
    """A component by its name, with what people say they are choosing between."""
    name, pending = one.placed.component.record.name, one.placed.pending
    if pending is None or not pending.between:
        return name
    return f"{name} (people choose between {listed(pending.between)})"


def asked_as(one: OpenQuestion, classification: Classification) -> str:
    """A question as it is asked of a component."""
    return question_of(one.placed, one.question.fact, classification.scheme)


def _given(one: OpenQuestion) -> str | None:
    return answer_to(one.placed, one.question.fact)


def _nothing(classification: Classification) -> str:
    """Why there is no question."""
    open_ = sum(placed.category is None for placed in classification.placed)
    if not classification.placed:
        return "Nothing to ask: nothing here is for classification."
    if not open_:
        return "Nothing to ask: every component has a category."
    without = f"{plural(open_, 'component')} without a category"
    return f"Nothing to ask: no further answer would change {without}. Next: dtl why SERVICE"


def _summary(asked: tuple[OpenQuestion, ...], classification: Classification) -> str:
    said = [to_begin_with(asked), can_wait(classification)]
    return " ".join(each for each in said if each)


def to_begin_with(asked: Sequence[OpenQuestion]) -> str:
    """Count the questions, and what they would settle."""
    settling = sum(one.question.settles for one in asked)
    begun = f"{plural(len(grouped(asked)), 'question')} to begin with, for "
    return f"{begun}{plural(len(asked), 'component')}; {settling} would settle at once."


def can_wait(classification: Classification) -> str:
    """Count the answers that change nothing; nothing to say where there are none."""
    idle = idle_questions(classification)
    verb = "changes" if idle == 1 else "change"
    return f"{plural(idle, 'other open answer')} {verb} nothing and can wait." if idle else ""


def _row(one: OpenQuestion, classification: Classification) -> tuple[str | int | bool | None, ...]:
    record, question = one.placed.component.record, one.question
    outcomes = "; ".join(f"{answer}: {outcome(left)}" for answer, left in question.outcomes)
    return (
        record.id,
        record.name,
        question.fact,
        asked_as(one, classification),
        "; ".join(left or "no rule" for left in one.placed.verdict.possible),
        outcomes,
        question.settles,
        len(one.placed.reading.asks) - 1,
    )


def _document(one: OpenQuestion, classification: Classification) -> dict[str, object]:
    return {
        "service": one.placed.component.record.id,
        "name": one.placed.component.record.name,
        "question": asked_as(one, classification),
        "answered": _given(one),
        "possible": list(one.placed.verdict.possible),
        **question_document(one.question),
        "after": [ask.fact for ask in one.placed.reading.asks[1:]],
    }
