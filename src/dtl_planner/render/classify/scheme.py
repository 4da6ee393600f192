"""`dtl scheme` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.engine.wording import in_words, wording
from dtl_planner.render.classify.placement import NO_RULE, outcome
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.tables import Column, Table
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from dtl_planner.classify.engine.scheme import Rule
    from dtl_planner.classify.engine.verify import DeadRule, Example
    from dtl_planner.classify.study import Reading, Study

_COLUMNS = (
    Column("rule", "Rule"),
    Column("then", "Category"),
    Column("when", "When"),
    Column("over", "Goes before"),
    Column("holds", "Combinations it holds for"),
    Column("decides", "Combinations it decides"),
    Column("because", "Because"),
    Column("source", "Source"),
)
_MOVE_COLUMNS = (
    Column("reading", "Reading"),
    Column("cells", "Combinations moved"),
    Column("service", "Service"),
    Column("before", "Possible now"),
    Column("after", "Possible then"),
)
_DIRECTIONS = {
    "towards": "yes, or more, moves towards the front of the list of categories",
    "away": "yes, or more, moves away from the front",
    "both": "moves either way, depending on the other answers",
    "none": "never matters",
}
_POLICIES = {
    "ordered": "the first rule that holds wins",
    "declared": "a rule wins over the categories it names; over others the scheme does not say",
    "unique": "two rules of different categories may never hold at once",
}


def view(study: Study) -> View:
    """Show what is known of a scheme as a whole."""
    return View(
        text=lambda page: _text(study, page),
        table=lambda: _moves(study) if study.readings else _decision_table(study),
        document=lambda: _document(study),
    )


def _decision_table(study: Study) -> Table:
    return Table(_COLUMNS, tuple(_row(study, n) for n in range(_count(study))))


def _moves(study: Study) -> Table:
    """Every component that another reading would move, a row each."""
    rows = tuple(
        (
            reading.value,
            reading.cells.cells if reading.cells else None,
            one.component.record.id,
            "; ".join(before or NO_RULE for before in one.before),
            "; ".join(after or NO_RULE for after in one.after),
        )
        for reading in study.readings
        for one in reading.moved
    )
    return Table(_MOVE_COLUMNS, rows)


def _count(study: Study) -> int:
    return len(study.table.scheme.rules)


def _text(study: Study, page: Page) -> str:
    blocks = [
        _head(study, page),
        _questions(study, page),
        _rules(study, page),
        _open(study, page),
        _notes(study, page),
        _effects(study, page),
        _sweep(study, page),
        paragraph(_summary(study), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(study: Study, page: Page) -> str:
    scheme = study.table.scheme
    lines = [page.paint(paragraph(f"{clean(scheme.title)} ({scheme.id})", page), "strong")]
    if scheme.source:
        lines.append(paragraph(clean(study.catalogue.cite(scheme.source)), page, indent="  "))
    policy = f"policy `{scheme.policy}`: {_POLICIES[scheme.policy]}"
    lines.append(paragraph(policy, page, indent="  "))
    if params := ", ".join(f"{name} = {value}" for name, value in scheme.params):
        lines.append(paragraph(params, page, indent="  "))
    return "\n".join(lines)


def _questions(study: Study, page: Page) -> str:
    pairs = zip(study.table.scheme.facts, study.table.alphabet.axes, strict=True)
    rows = [(in_words(f.id), " | ".join(axis.classes), clean(f.ask)) for f, axis in pairs]
    head = paragraph("Questions, and the answers that are told apart", page)
    return f"{head}\n{columns(rows, page)}"


def _rules(study: Study, page: Page) -> str:
    lines = ["Rules, the first to hold first"]
    for number, rule in enumerate(study.table.scheme.rules):
        mark = f"  {number + 1}".ljust(5)
        lines.append(paragraph(_rule_head(study, number, rule), page, indent=mark, hanging="     "))
        lines.append(paragraph(clean(wording(rule.when, in_full=True)), page, indent="       "))
        said = [rule.because or ""]
        said.append(f"({study.catalogue.cite(rule.source)})" if rule.source else "")
        reason = " ".join(part for part in said if part)
        lines.append(page.paint(paragraph(clean(reason), page, indent="       "), "dim"))
    return "\n".join(lines)


def _rule_head(study: Study, number: int, rule: Rule) -> str:
    table = study.table
    holds, decides = table.holds[number].bit_count(), table.decides[number].bit_count()
    over = f"; goes before {listed(rule.over)}" if rule.over else ""
    where = f"holds for {holds} of {study.found.cells} combinations, decides {decides}"
    if rule not in table.scheme.stated_rules:
        where = f"decides the remaining {decides} of {study.found.cells} combinations"
    return f"{rule.id} -> {rule.then}: {where}{over}"


def _open(study: Study, page: Page) -> str:
    head = f"What it leaves open, from all {study.found.cells:,} combinations of answers"
    lines = [paragraph(head, page)]
    lines.extend(paragraph(said, page, indent="  ", hanging="    ") for said in _open_points(study))
    return "\n".join(lines if len(lines) > 1 else [*lines, "  nothing"])


def _open_points(study: Study) -> list[str]:
    found = study.found
    said = []
    count, example = found.gaps
    if count:
        said.append(f"no rule for {plural(count, 'combination')}, such as {_brief(example)}")
    ends = {
        "ordered": "the first goes first, though nothing declares it",
        "declared": "the scheme does not say which goes first",
        "unique": "which its policy forbids",
    }
    said.extend(
        f"{one.earlier.id} ({one.earlier.then}) and {one.later.id} ({one.later.then}) both hold "
        f"for {plural(one.cells, 'combination')}; {ends[study.table.scheme.policy]}: "
        f"{_brief(one.example)}"
        for one in found.overlaps
    )
    said.extend(
        f"rule {dead.rule.id} never decides: {_why_dead(dead)}" for dead in found.dead_rules
    )
    said.extend(f"no answers lead to category {name}" for name in found.dead_categories)
    if undefined := _without_partly(study):
        said.append(
            f"`partly` is not defined as an answer to {listed(undefined)}: yes and no stay open"
        )
    return said


def _why_dead(dead: DeadRule) -> str:
    if not dead.shadowed_by:
        return "it can never hold"
    verb = "goes" if len(dead.shadowed_by) == 1 else "go"
    return f"{listed(dead.shadowed_by)} always {verb} first"


def _without_partly(study: Study) -> list[str]:
    return [
        in_words(fact.id)
        for fact in study.table.scheme.facts
        if fact.kind == "yes-no"
        and fact.partly == "open"
        and all(piece.word != "partly" for piece in fact.pieces)
    ]


def _brief(example: Example) -> str:
    return ", ".join(f"{in_words(fact)} {word}" for fact, word in example)


def _notes(study: Study, page: Page) -> str:
    """What the author remarks on questions and parameters, such as what a paper does not say."""
    remarks = [(in_words(name), fact.note) for name, fact in study.record.facts.items()]
    remarks.extend((in_words(name), param.because) for name, param in study.record.params.items())
    rows = [(name, clean(remark)) for name, remark in remarks if remark]
    return f"What its author notes\n{columns(rows, page)}" if rows else ""


def _effects(study: Study, page: Page) -> str:
    rows = [(in_words(one.fact), _DIRECTIONS[one.direction]) for one in study.found.effects]
    categories = " > ".join(category.id for category in study.table.scheme.categories)
    head = paragraph(f"What each question does ({clean(categories)})", page)
    return f"{head}\n{columns(rows, page)}"


def _sweep(study: Study, page: Page) -> str:
    if not study.readings:
        return ""
    lines = [f"Held against other readings: {study.swept}"]
    rows = [_reading_row(reading) for reading in study.readings]
    lines.append(
        columns([("reading", "combinations", "components that come out otherwise"), *rows], page)
    )
    return "\n".join(lines)


def _reading_row(reading: Reading) -> tuple[str, str, str]:
    cells = reading.cells
    moved = "not comparable" if cells is None else f"{cells.cells} of {cells.of}"
    names = [
        f"{one.component.record.id} ({_in_brief(one.before)} -> {_in_brief(one.after)})"
        for one in reading.moved
    ]
    said = f"{len(names)}: {', '.join(names)}" if names else "none"
    return reading.value, moved, clean("in force" if reading.in_force else said)


def _in_brief(possible: tuple[str | None, ...]) -> str:
    return outcome(possible) if len(possible) == 1 else "open"


def _summary(study: Study) -> str:
    found = study.found
    said = [
        f"{plural(_count(study), 'rule')} over {plural(found.cells, 'combination')}:",
        "complete," if not found.gaps[0] else f"{plural(found.gaps[0], 'gap')},",
        f"{plural(len(found.overlaps), 'undeclared overlap')},",
        f"{plural(len(found.dead_rules), 'rule')} without effect.",
    ]
    if not study.readings and study.table.scheme.params:
        said.append(f"Next: dtl scheme --sweep {study.table.scheme.params[0][0]}")
    return " ".join(said)


def _row(study: Study, number: int) -> tuple[str | int | None, ...]:
    rule = study.table.scheme.rules[number]
    return (
        rule.id,
        rule.then,
        wording(rule.when, in_full=True),
        "; ".join(rule.over),
        study.table.holds[number].bit_count(),
        study.table.decides[number].bit_count(),
        rule.because,
        study.catalogue.cite(rule.source) if rule.source else None,
    )


def _document(study: Study) -> dict[str, object]:
    scheme, found = study.table.scheme, study.found
    keys = [column.key for column in _COLUMNS]
    return {
        "scheme": scheme.id,
        "title": scheme.title,
        "policy": scheme.policy,
        "params": {name: str(value) for name, value in scheme.params},
        "cells": found.cells,
        "questions": [
            {"fact": axis.fact, "answers": list(axis.classes), "fixed": axis.fixed}
            for axis in study.table.alphabet.axes
        ],
        "rules": [dict(zip(keys, _row(study, n), strict=True)) for n in range(_count(study))],
        "gaps": {"cells": found.gaps[0], "example": dict(found.gaps[1])},
        "overlaps": [
            {
                "earlier": one.earlier.id,
                "later": one.later.id,
                "cells": one.cells,
                "example": dict(one.example),
            }
            for one in found.overlaps
        ],
        "dead_rules": [
            {"rule": one.rule.id, "shadowed_by": list(one.shadowed_by)} for one in found.dead_rules
        ],
        "dead_categories": list(found.dead_categories),
        "idle_facts": list(found.idle_facts),
        "effects": {one.fact: one.direction for one in found.effects},
        "sweep": [_reading_document(study, reading) for reading in study.readings],
    }


def _reading_document(study: Study, reading: Reading) -> dict[str, object]:
    return {
        "param": study.swept,
        "value": reading.value,
        "in_force": reading.in_force,
        "cells": reading.cells.cells if reading.cells else None,
        "moved": [
            {
                "service": one.component.record.id,
                "before": list(one.before),
                "after": list(one.after),
            }
            for one in reading.moved
        ],
    }
