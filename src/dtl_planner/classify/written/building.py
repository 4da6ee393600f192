"""Builds a `Scheme` from what a council wrote: names resolved, questions cut into classes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dtl_planner.classify.drawn import DRAWN
from dtl_planner.classify.engine.alphabet import (
    Alphabet,
    Axis,
    Piece,
    axis,
    level_pieces,
    number_pieces,
    word_pieces,
)
from dtl_planner.classify.engine.condition import All, Comparison, Condition, comparisons_in
from dtl_planner.classify.engine.scheme import Category, Fact, Rule, Scheme
from dtl_planner.classify.written.grammar import Reader
from dtl_planner.classify.written.names import Names, Slips
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, has_errors
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections import schemes as written
    from dtl_planner.limits import Limits

UNKNOWN_CATEGORY = Code(
    "DTL306",
    "unknown-category",
    Severity.ERROR,
    why="A rule or a test leads to a category that the scheme does not list.",
    mend="Use the id of one of the scheme's categories, or add it to them.",
)
TOO_LARGE = Code(
    "DTL307",
    "scheme-too-large",
    Severity.WARNING,
    why="A scheme is checked on every combination of answers. This one has too many: services are "
    "still classified one by one, but nobody can say what it leaves open or how firm a result is.",
    mend="Ask fewer questions, merge answers that mean the same, or raise the limit.",
)
UNKNOWN_FIELD = Code(
    "DTL308",
    "unknown-drawn-field",
    Severity.ERROR,
    why="A question is to be answered from a field that `dtl` does not draw answers from.",
    mend="Name one of the fields that the reference lists, or have the question answered directly.",
)
MISSING_VALUES = Code(
    "DTL309",
    "question-without-answers",
    Severity.ERROR,
    why="A question with a choice of answers must list them, or nobody knows what can be said.",
    mend="List the answers under `values`; levels are whole numbers.",
)

RULE_TWICE = Code(
    "DTL317",
    "two-rules-of-one-name",
    Severity.ERROR,
    why="Reasons name the rule that decided; with two of one name nobody knows which it was.",
    mend="Give each rule an id of its own; `otherwise` is the name of the last one.",
)

OTHERWISE = "otherwise"
_YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Built:
    """A scheme, or `None` where something in it is wrong, and all that was found."""

    scheme: Scheme | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Conditions:
    criteria: tuple[tuple[str, Condition], ...]
    rules: tuple[Condition | None, ...]


def build_scheme(
    record: written.Scheme,
    catalogue: Catalogue,
    *,
    limits: Limits,
    params: Mapping[str, str | Decimal] | None = None,
) -> Built:
    """Resolve a written scheme.

    Args:
        record: The scheme as written.
        catalogue: Where the positions of its parts are known.
        limits: The limit on its size.
        params: Other values for some of its parameters, to see what they would move.
    """
    values = _params(record) | dict(params or {})
    slips = Slips(lambda route: catalogue.span("schemes", record.id, *route))
    conditions = _read(record, Reader(_names(record, values), slips))
    found = [*slips.found, *_check(record, catalogue)]
    if has_errors(found):
        return Built(None, tuple(found))
    scheme = _scheme(record, conditions, values)
    if scheme.alphabet.space.count > limits.scheme_cells:
        found.append(_too_large(scheme, catalogue, limits))
    return Built(scheme, tuple(found))


def _params(record: written.Scheme) -> dict[str, str | Decimal]:
    given = ((name, param.value) for name, param in record.params.items())
    return {name: v if isinstance(v, str) else Decimal(repr(v)) for name, v in given}


def _names(record: written.Scheme, params: Mapping[str, str | Decimal]) -> Names:
    return Names(
        facts={name: _words(fact) for name, fact in record.facts.items()},
        criteria=record.criteria,
        groups=record.groups,
        params=params,
    )


def _words(fact: written.Fact) -> tuple[str, ...] | None:
    """The words a question may be answered with; `None` for numbers and levels."""
    if fact.type in ("level", "number"):
        return None
    return tuple(str(value) for value in fact.values) or _YES_NO


def _read(record: written.Scheme, reader: Reader) -> _Conditions:
    reader.check_groups()
    rules = tuple(
        reader.read(rule.when, ("rules", n, "when")) for n, rule in enumerate(record.rules)
    )
    named = ((name, reader.read(name, ("criteria", name))) for name in record.criteria)
    return _Conditions(tuple((name, part) for name, part in named if part is not None), rules)


def _check(record: written.Scheme, catalogue: Catalogue) -> Iterable[Diagnostic]:
    yield from _check_facts(record, catalogue)
    yield from _check_rule_ids(record, catalogue)
    for route, category in _mentioned(record):
        if category not in record.categories:
            near = nearest(category, record.categories)
            hint = f"did you mean `{near}`?" if near else None
            message = f"`{category}` is not a category of `{record.id}`"
            yield Diagnostic(
                UNKNOWN_CATEGORY, message, catalogue.span("schemes", record.id, *route), hint
            )


def _check_rule_ids(record: written.Scheme, catalogue: Catalogue) -> Iterable[Diagnostic]:
    first = {OTHERWISE: ("otherwise",)} if record.otherwise is not None else {}
    seen: dict[str, tuple[str | int, ...]] = dict(first)
    for n, rule in enumerate(record.rules):
        route = ("rules", n, "id")
        if rule.id in seen:
            place = catalogue.span("schemes", record.id, *route)
            other = Related("first here", catalogue.key_span("schemes", record.id, *seen[rule.id]))
            message = f"two rules are called `{rule.id}`"
            yield Diagnostic(RULE_TWICE, message, place, "give each an id of its own", (other,))
        seen.setdefault(rule.id, route)


def _check_facts(record: written.Scheme, catalogue: Catalogue) -> Iterable[Diagnostic]:
    for name, fact in record.facts.items():
        if fact.drawn_from is not None and fact.drawn_from not in DRAWN:
            place = catalogue.span("schemes", record.id, "facts", name, "drawn_from")
            known = ", ".join(f"`{field}`" for field in sorted(DRAWN))
            message = f"no answer can be drawn from `{fact.drawn_from}`"
            yield Diagnostic(UNKNOWN_FIELD, message, place, f"known: {known}")
        if fact.type in ("level", "choice") and not fact.values:
            key = catalogue.key_span("schemes", record.id, "facts", name)
            yield Diagnostic(MISSING_VALUES, f"`{name}` lists no answers under `values`", key)
        for n, value in enumerate(fact.values if fact.type == "level" else ()):
            if not isinstance(value, int):
                span = catalogue.span("schemes", record.id, "facts", name, "values", n)
                message = f"`{name}` is asked for a level, and `{clean(str(value))}` is none"
                yield Diagnostic(MISSING_VALUES, message, span, "a level is a whole number")


def _mentioned(record: written.Scheme) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Every category that rules and tests mention, with its route."""
    for n, rule in enumerate(record.rules):
        yield ("rules", n, "then"), rule.then
        yield from ((("rules", n, "over", m), over) for m, over in enumerate(rule.over))
    if record.otherwise is not None:
        yield ("otherwise", "then"), record.otherwise.then
    for n, test in enumerate(record.tests):
        if test.expect is not None:
            yield ("tests", n, "expect"), test.expect
        yield from ((("tests", n, "possible", m), one) for m, one in enumerate(test.possible))


def _scheme(
    record: written.Scheme, conditions: _Conditions, params: Mapping[str, str | Decimal]
) -> Scheme:
    tests = [test for when in _all_conditions(conditions) for test in comparisons_in(when)]
    facts = tuple(_fact(name, fact, tests) for name, fact in record.facts.items())
    axes = tuple(_axis(fact, tests) for fact in facts)
    return Scheme(
        id=record.id,
        title=record.title,
        alphabet=Alphabet.of(axes),
        facts=facts,
        criteria=conditions.criteria,
        categories=tuple(_category(name, one) for name, one in record.categories.items()),
        rules=_rules(record, conditions),
        has_otherwise=record.otherwise is not None,
        policy=record.policy,
        params=tuple(params.items()),
        effective=record.effective,
        source=record.source,
    )


def _all_conditions(conditions: _Conditions) -> Iterable[Condition]:
    yield from (part for _, part in conditions.criteria)
    yield from (when for when in conditions.rules if when is not None)


def _fact(name: str, fact: written.Fact, tests: Iterable[Comparison]) -> Fact:
    return Fact(
        id=name,
        ask=fact.ask,
        kind=fact.type,
        pieces=_pieces(name, fact, tests),
        fixed=fact.fixed,
        drawn_from=fact.drawn_from,
        partly=fact.partly,
        source=fact.source,
    )


def _pieces(name: str, fact: written.Fact, tests: Iterable[Comparison]) -> tuple[Piece, ...]:
    match fact.type:
        case "number":
            mine = (test.constants for test in tests if test.fact == name)
            return number_pieces(
                c for constants in mine for c in constants if isinstance(c, Decimal)
            )
        case "level":
            return level_pieces([value for value in fact.values if isinstance(value, int)])
        case _:
            return word_pieces(_words(fact) or ())


def _axis(fact: Fact, tests: Iterable[Comparison]) -> Axis:
    mine = [test.admits for test in tests if test.fact == fact.id]
    return axis(fact.id, fact.pieces, mine, fixed=fact.fixed)


def _category(name: str, category: written.Category) -> Category:
    placement = category.placement
    return Category(
        id=name,
        title=category.title or name,
        meaning=category.meaning,
        managed=placement.managed if placement else None,
        member_of=placement.member_of if placement else None,
        locality_facing=placement.locality_facing if placement else None,
        contacts_in=placement.contacts_in if placement else None,
        staff_group=placement.staff_group if placement else None,
    )


def _rules(record: written.Scheme, conditions: _Conditions) -> tuple[Rule, ...]:
    pairs = zip(record.rules, conditions.rules, strict=True)
    rules = [
        Rule(rule.id, rule.then, when, rule.over, rule.because, rule.source)
        for rule, when in pairs
        if when is not None
    ]
    if (last := record.otherwise) is not None:
        rules.append(Rule(OTHERWISE, last.then, All(()), (), last.because, last.source))
    return tuple(rules)


def _too_large(scheme: Scheme, catalogue: Catalogue, limits: Limits) -> Diagnostic:
    message = (
        f"`{scheme.id}` tells {scheme.alphabet.space.count:,} combinations of answers apart; "
        f"the limit `scheme-cells` is {limits.scheme_cells:,}"
    )
    hint = "ask fewer questions, or raise it with `--limit scheme-cells=N`"
    return Diagnostic(TOO_LARGE, message, catalogue.key_span("schemes", scheme.id, "facts"), hint)
