"""`dtl why` as a page: the answer, the reason beside it, what would change it, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.classify.engine.reasons import Reason, RuleReason, Standing
from dtl_planner.classify.engine.verdict import flips, forcing_sets
from dtl_planner.classify.engine.wording import in_words
from dtl_planner.classify.placing import Placed, Status
from dtl_planner.render.classification import category_line, late
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, listed, paragraph, plural
from dtl_planner.render.placement import answer_word, host_of, outcome, outcome_of, place_name
from dtl_planner.render.placement_document import place_table, placement_document
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.classification import Classification

_FLIPS_SHOWN = 6
_SETS_SHOWN = 3


def view(classification: Classification) -> View:
    """Show why each result is what it is."""
    return View(
        text=lambda page: (
            "\n\n".join(_text(p, classification, page) for p in classification.placed) + "\n"
        ),
        table=lambda: place_table(classification),
        document=lambda: {
            "scheme": classification.scheme.id,
            "results": [
                {**placement_document(p, classification), **_firmness_document(p)}
                for p in classification.placed
            ],
        },
    )


def _text(placed: Placed, classification: Classification, page: Page) -> str:
    blocks = [
        _head(placed, classification, page),
        _answers(placed, page),
        _rules(placed, page),
        _firmness(placed, page),
        _asks(placed, classification, page),
        _links(placed, page),
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
    said = [*_status_lines(placed, classification), *_place_lines(placed, classification)]
    lines.extend(paragraph(clean(line), page, indent="  ", hanging="    ") for line in said)
    return "\n".join(lines)


def _status_lines(placed: Placed, classification: Classification) -> Iterator[str]:
    yield from _people_lines(placed, classification)
    if placed.status is Status.UNDECIDED:
        yield f"possible: {outcome_of(placed)}"
    elif placed.status is not Status.RULE:
        yield f"the rule says {outcome_of(placed)}"
    if (rule := placed.verdict.rule) is not None:
        yield f"rule `{rule.id}`: {rule.because or 'see its source'}"
        if rule.source:
            yield f"({rule.source.section or classification.catalogue.cite(rule.source)})"


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


def _place_lines(placed: Placed, classification: Classification) -> Iterator[str]:
    if (host := host_of(placed)) is not None:
        yield f"host: {place_name(host, classification.catalogue)}"
    published = placed.component.record.published
    if published is not None and isinstance(published.category, str):
        basis = " (inferred)" if published.basis.value == "inferred" else ""
        yield f"published outcome: {published.category}{basis}"


def _answers(placed: Placed, page: Page) -> str:
    rows = [("question", "answer", "basis", "where")]
    rows.extend(_answer_row(given) for given in placed.given)
    notes = [
        (in_words(given.fact.id), clean(given.answer.note))
        for given in placed.given
        if given.answer and given.answer.note
    ]
    blocks = [columns(rows, page)]
    if notes:
        blocks.append("  Notes\n" + columns(notes, page, indent="    "))
    return "\n\n".join(blocks)


def _answer_row(given: Given) -> tuple[str, str, str, str]:
    answer, where = given.answer, ""
    if answer and answer.source:
        where = answer.source.section or answer.source.id
    elif given.known and answer is None:
        where = given.fact.drawn_from or ""
    basis = given.basis.value if given.basis else ""
    return in_words(given.fact.id), clean(answer_word(given)), basis, clean(where)


def _sources(placed: Placed, classification: Classification, page: Page) -> str:
    """The documents that the answers come from, each once."""
    answers = (given.answer for given in placed.given)
    ids = dict.fromkeys(one.source.id for one in answers if one and one.source)
    found = (classification.catalogue.find(Source, name) for name in ids)
    said = [
        f"{source.title} ({source.date.wording})" if source.date else source.title
        for source in found
        if source is not None
    ]
    lines = [paragraph(clean(line), page, indent="    ", hanging="      ") for line in said]
    return "\n".join(["  Sources", *lines]) if lines else ""


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
    if told.reason.standing is Standing.HOLDS and told.decides is Standing.FAILS:
        end = " (an earlier rule goes first)"
    return f"{told.rule.id} -> {told.rule.then}: {told.reason.standing.value}{end}. {detail}"


def _details(reason: Reason) -> Iterator[str]:
    if reason.negated and reason.parts:
        yield f"not so: {'; '.join(_details(reason.parts[0]))}"
    elif reason.tally is not None:
        tally = reason.tally
        open_ = f", {tally.open} unknown" if tally.open else ""
        yield f"{tally.met} of {tally.of} met{open_}, needs {tally.needed}"
    elif reason.parts:
        for part in reason.parts:
            yield from _details(part)
    else:
        yield f"{reason.text}: {_YES[reason.standing]}"


_YES = {Standing.HOLDS: "yes", Standing.FAILS: "no", Standing.OPEN: "not known"}


def _firmness(placed: Placed, page: Page) -> str:
    table = placed.reading.table
    if table is None or not placed.verdict.settled:
        return ""
    size = placed.reading.margin
    if size is None:
        return "  How firm   no other answers could change it"
    far = f"{plural(size, 'answer')} away from another result"
    lines = [paragraph(far, page, indent="  How firm   ", hanging=" " * 13)]
    found = flips(table, placed.verdict)
    rows = [
        (" and ".join(f"{in_words(f)}: {w}" for f, w in flip.changes), _flip_result(flip.possible))
        for flip in found[:_FLIPS_SHOWN]
    ]
    lines.append(columns([(f"if {a}", b) for a, b in rows], page, indent="    "))
    if len(found) > _FLIPS_SHOWN:
        lines.append(f"    and {len(found) - _FLIPS_SHOWN} more")
    sets = forcing_sets(table, placed.verdict)
    for kept in sets[:_SETS_SHOWN]:
        said = _enough(kept)
        lines.append(paragraph(said, page, indent="  Enough     ", hanging=" " * 13))
    return "\n".join(lines)


def _enough(kept: tuple[str, ...]) -> str:
    """Which answers settle the result whatever the others are."""
    if not kept:
        return "no answer is needed for it"
    verb = "settles" if len(kept) == 1 else "settle"
    return f"{listed([in_words(name) for name in kept])} {verb} it, whatever the rest is"


def _flip_result(possible: tuple[str | None, ...]) -> str:
    words = outcome(possible)
    return words if len(possible) == 1 else f"{words}: not settled"


def _asks(placed: Placed, classification: Classification, page: Page) -> str:
    asks = placed.reading.asks
    if not asks or placed.verdict.settled:
        return ""
    lines = ["  Ask next"]
    for ask in asks:
        question = classification.scheme.fact(ask.fact).ask
        lines.append(paragraph(clean(question), page, indent="    ", hanging="      "))
        answers = [(f"{answer}:", outcome(possible)) for answer, possible in ask.outcomes]
        lines.append(columns(answers, page, indent="      "))
    return "\n".join(lines)


def _links(placed: Placed, page: Page) -> str:
    record = placed.component.record
    parent = placed.component.parent
    said = [f"part of {parent.name}"] if parent else []
    said.extend(f"alliance {name}" for name in record.alliances)
    said.extend(f"waits for {link.on}" for link in record.depends_on)
    said.extend(f"{note.kind}: {note.text}" for note in record.notes)
    lines = [paragraph(clean(line), page, indent="    ", hanging="      ") for line in said]
    return (
        "\n".join(["  Links and notes", *lines]) if lines else "  Links and notes   none recorded"
    )


def _firmness_document(placed: Placed) -> dict[str, object]:
    table = placed.reading.table
    if table is None:
        return {"flips": [], "enough": []}
    return {
        "flips": [
            {"changes": dict(flip.changes), "possible": list(flip.possible)}
            for flip in flips(table, placed.verdict)
        ],
        "enough": [list(kept) for kept in forcing_sets(table, placed.verdict)],
    }
