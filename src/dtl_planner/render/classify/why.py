"""`dtl why` as a page: the answer, the reason beside it, what would change it, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.classify.engine.reasons import Reason, RuleReason, Standing
from dtl_planner.classify.engine.wording import in_words
from dtl_planner.classify.placing import Placed, Status
from dtl_planner.render.classify.classification import category_line, late
from dtl_planner.render.classify.document import outside_document, place_table, placement_document
from dtl_planner.render.classify.firmness import firmness_document, firmness_text
from dtl_planner.render.classify.placement import (
    answer_word,
    host_of,
    named,
    outcome,
    outcome_of,
    question_of,
)
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.classification import Classification


def view(classification: Classification) -> View:
    """Show why each result is what it is."""
    return View(
        text=lambda page: (
            "\n\n".join([*_texts(classification, page), *_outside(classification, page)]) + "\n"
        ),
        table=lambda: place_table(classification),
        document=lambda: {
            "scheme": classification.scheme.id,
            "results": [
                {**placement_document(p, classification), **firmness_document(p)}
                for p in classification.placed
            ],
            "outside": outside_document(classification),
        },
    )


def _texts(classification: Classification, page: Page) -> list[str]:
    return [_text(placed, classification, page) for placed in classification.placed]


def _outside(classification: Classification, page: Page) -> list[str]:
    """What is not for classification, each with the reason."""
    said = []
    for component in classification.outside:
        if (outside := component.record.outside) is not None:
            head = page.paint(clean(f"{component.record.name}: not classified"), "strong")
            said.append(f"{head}\n{paragraph(clean(outside.because), page, indent='  ')}")
    return said


def _text(placed: Placed, classification: Classification, page: Page) -> str:
    blocks = [
        _head(placed, classification, page),
        _answers(placed, page),
        _rules(placed, page),
        firmness_text(placed, page),
        _asks(placed, classification, page),
        _links(placed, classification, page),
        _sources(placed, classification, page),
    ]
    return "\n\n".join(block for block in blocks if block)


def _head(placed: Placed, classification: Classification, page: Page) -> str:
    category = placed.category
    result = category.title if category else "no category yet"
    title = f"{clean(placed.component.record.name)}: {clean(result)}"
    lines = [page.paint(paragraph(title, page), "strong")]
    if category:
        lines.append(paragraph(category_line(category), page, indent="  "))
    said = [*status_lines(placed, classification), *place_lines(placed, classification)]
    lines.extend(paragraph(clean(line), page, indent="  ", hanging="    ") for line in said)
    return "\n".join(lines)


def status_lines(placed: Placed, classification: Classification) -> Iterator[str]:
    """Say who decided, or by which rule a result came about, with its source."""
    yield from _people_lines(placed, classification)
    if placed.status is Status.UNDECIDED:
        yield f"possible: {outcome_of(placed)}"
    elif placed.status is not Status.RULE:
        yield f"the rule says {outcome_of(placed)}"
    for rule in placed.verdict.rules if placed.verdict.settled else ():
        alone = placed.verdict.rule is not None
        head = f"rule `{rule.id}`" if alone else f"rule `{rule.id}` ({_stands(rule.id, placed)})"
        yield f"{head}: {rule.because or 'see its source'}"
        if rule.source:
            yield f"({rule.source.section or classification.catalogue.cite(rule.source)})"


def _stands(rule: str, placed: Placed) -> str:
    """How a rule stands that may not be the one to decide, though the result is the same."""
    told = next(one for one in placed.reading.told if one.rule.id == rule)
    return "holds" if told.reason.standing is Standing.HOLDS else "may hold"


def _people_lines(placed: Placed, classification: Classification) -> Iterator[str]:
    """What people decided, or said that they are still deciding."""
    if (decision := placed.decision) is not None:
        yield f"DECIDED by {decision.by}, {decision.on.wording}"
        yield f"review by {decision.review.wording}{late(placed, classification)}"
        yield f"reason: {decision.reason}"
        if decision.source:
            yield f"({classification.catalogue.cite(decision.source)})"
    elif (pending := placed.pending) is not None:
        between = f" between {listed(pending.between)}" if pending.between else ""
        yield f"UNDER REVIEW: people are still deciding{between}"
        if pending.reason:
            yield f"reason: {pending.reason}"
        if pending.resolves:
            yield f"settled by: {pending.resolves}"


def place_lines(placed: Placed, classification: Classification) -> Iterator[str]:
    """Say where a component is hosted, and what a paper published of it."""
    if (host := host_of(placed)) is not None:
        yield f"host: {named(host, classification.catalogue)}"
    published = placed.component.record.published
    if published is not None and isinstance(published.category, str):
        basis = " (inferred)" if published.basis.value == "inferred" else ""
        yield f"published outcome: {published.category}{basis}"


def _answers(placed: Placed, page: Page) -> str:
    rows = [("question", "answer", "basis", "where")]
    rows.extend(answer_row(given) for given in placed.given)
    notes = [
        (in_words(given.fact.id), clean(given.answer.note))
        for given in placed.given
        if given.answer and given.answer.note
    ]
    blocks = [columns(rows, page)]
    if notes:
        blocks.append("  Notes\n" + columns(notes, page, indent="    "))
    return "\n\n".join(blocks)


def answer_row(given: Given) -> tuple[str, str, str, str]:
    """Give a question in short, its answer, what that rests on, and where it is told."""
    answer, where = given.answer, ""
    if answer and answer.source:
        where = answer.source.section or answer.source.id
    elif given.known and answer is None:
        where = given.fact.drawn_from or ""
    basis = given.basis.value if given.basis else ""
    return in_words(given.fact.id), clean(answer_word(given)), basis, clean(where)


def _sources(placed: Placed, classification: Classification, page: Page) -> str:
    said = source_lines(placed, classification)
    lines = [paragraph(clean(line), page, indent="    ", hanging="      ") for line in said]
    return "\n".join(["  Sources", *lines]) if lines else ""


def source_lines(placed: Placed, classification: Classification) -> list[str]:
    """Name the documents that the answers come from, each once."""
    answers = (given.answer for given in placed.given)
    ids = dict.fromkeys(one.source.id for one in answers if one and one.source)
    found = (classification.catalogue.find(Source, name) for name in ids)
    return [
        f"{source.title} ({source.date.wording})" if source.date else source.title
        for source in found
        if source is not None
    ]


def _rules(placed: Placed, page: Page) -> str:
    if not placed.reading.told:
        return ""
    lines = ["  How each rule stands, in order"]
    lines.extend(
        paragraph(clean(_rule_line(told)), page, indent="    ", hanging="      ")
        for told in placed.reading.told
    )
    return "\n".join(lines)


def _rule_line(told: RuleReason) -> str:
    if not told.reason.facts:
        return f"{told.rule.id} -> {told.rule.then}: {told.reason.text}"
    detail = "; ".join(_details(told.reason))
    end = ""
    if told.contests is Standing.HOLDS:
        end = " (beside an earlier rule, and nothing says which goes first)"
    elif told.reason.standing is Standing.HOLDS and told.decides is Standing.FAILS:
        end = " (an earlier rule goes first)"
    return f"{told.rule.id} -> {told.rule.then}: {told.reason.standing.value}{end}. {detail}"


def _details(reason: Reason) -> Iterator[str]:
    if reason.negated and reason.parts:
        yield f"not so: {'; '.join(_details(reason.parts[0]))}"
    elif reason.tally is not None:
        tally = reason.tally
        open_ = f", {tally.open} open" if tally.open else ""
        yield f"{tally.met} of {tally.of} met{open_}, needs {tally.needed}"
    elif reason.parts:
        for part in reason.parts:
            yield from _details(part)
    else:
        yield f"{reason.text}: {_YES[reason.standing]}"


_YES = {Standing.HOLDS: "yes", Standing.FAILS: "no", Standing.OPEN: "open"}


def _asks(placed: Placed, classification: Classification, page: Page) -> str:
    asks = placed.reading.asks
    if not asks or placed.verdict.settled:
        return ""
    lines = ["  Ask next"]
    for ask in asks:
        question = question_of(placed, ask.fact, classification.scheme)
        lines.append(paragraph(clean(question), page, indent="    ", hanging="      "))
        answers = [(f"{answer}:", outcome(possible)) for answer, possible in ask.outcomes]
        lines.append(columns(answers, page, indent="      "))
    return "\n".join(lines)


def _links(placed: Placed, classification: Classification, page: Page) -> str:
    said = link_lines(placed, classification)
    lines = [paragraph(clean(line), page, indent="    ", hanging="      ") for line in said]
    return (
        "\n".join(["  Links and notes", *lines]) if lines else "  Links and notes   none recorded"
    )


def link_lines(placed: Placed, classification: Classification) -> Iterator[str]:
    """Say what a component is part of, tied to and waits for, and what is noted of it."""
    record, catalogue = placed.component.record, classification.catalogue
    if (parent := placed.component.parent) is not None:
        yield f"part of {parent.name}"
    for name in record.alliances:
        yield f"alliance: {named(name, catalogue)}"
    for link in record.depends_on:
        yield f"waits for {named(link.on, catalogue)}"
    for note in record.notes:
        yield f"{note.kind}: {note.text}"
