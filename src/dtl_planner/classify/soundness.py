"""What is wrong with a scheme: gaps, contradictions, rules that never speak, failed tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.answers import classes_of
from dtl_planner.classify.engine.verdict import Verdict, judge, questions
from dtl_planner.classify.engine.verify import Example, overlaps, verify
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections import schemes as written
    from dtl_planner.classify.engine.scheme import Scheme
    from dtl_planner.classify.engine.space import Mask
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.engine.verify import DeadRule, Overlap, Verification
    from dtl_planner.diagnostics import Span

GAP = Code(
    "DTL310",
    "no-rule-for-some-answers",
    Severity.WARNING,
    why="For some combinations of answers the scheme says nothing: a service could fall through.",
    mend="Add a rule, or an `otherwise`.",
)
OVERLAP = Code(
    "DTL311",
    "undeclared-overlap",
    Severity.WARNING,
    why="Two rules of different categories hold at once, and nothing says which goes first.",
    mend="List the other category under `over` of the rule that is to go first, if people agree.",
)
CONFLICT = Code(
    "DTL312",
    "conflicting-rules",
    Severity.ERROR,
    why="The policy is `unique`: two rules of different categories may never hold at once.",
    mend="Make the conditions exclude each other, or choose the policy `ordered` or `declared`.",
)
DEAD_RULE = Code(
    "DTL313",
    "rule-never-decides",
    Severity.WARNING,
    why="The rule has no effect on any service, whatever the answers are.",
    mend="Take it away, or put it before the rules that always speak first.",
)
DEAD_CATEGORY = Code(
    "DTL314",
    "category-never-results",
    Severity.WARNING,
    why="No combination of answers leads to this category.",
    mend="Add a rule for it, or take it away if nobody will ever decide for it either.",
)
IDLE_FACT = Code(
    "DTL315",
    "question-never-matters",
    Severity.WARNING,
    why="People are asked a question that changes no result.",
    mend="Take the question away, or use it in a rule.",
)
FAILED_TEST = Code(
    "DTL320",
    "scheme-test-fails",
    Severity.ERROR,
    why="The scheme does not give what its own example says it must.",
    mend="Mend the rules or the example; the message says what came out.",
)
UNFIT_TEST = Code(
    "DTL321",
    "scheme-test-does-not-fit",
    Severity.ERROR,
    why="An example answers a question that the scheme does not ask, or in a way it cannot be.",
    mend="Use the scheme's own questions and answers.",
)


def scheme_findings(
    table: Table, record: written.Scheme, catalogue: Catalogue
) -> Iterator[Diagnostic]:
    """Verify a compiled scheme and run its own tests."""
    yield from _verified(verify(table), table.scheme, catalogue)
    for number, test in enumerate(record.tests):
        yield from _tested(table, test, number, catalogue)


def scheme_errors(
    table: Table, record: written.Scheme, catalogue: Catalogue
) -> Iterator[Diagnostic]:
    """Find what must be mended before a scheme may classify: conflicts, and tests that fail."""
    if table.scheme.policy == "unique":
        yield from (_overlap(one, table.scheme, catalogue) for one in overlaps(table))
    for number, test in enumerate(record.tests):
        yield from _tested(table, test, number, catalogue)


def in_brief(example: Example) -> str:
    """A combination of answers in a sentence."""
    return ", ".join(f"{fact} {word}" for fact, word in example)


def _verified(found: Verification, scheme: Scheme, catalogue: Catalogue) -> Iterator[Diagnostic]:
    span = catalogue.span
    count, example = found.gaps
    if count:
        message = (
            f"no rule covers {count} of {found.cells} combinations, such as {in_brief(example)}"
        )
        yield Diagnostic(GAP, message, catalogue.key_span("schemes", scheme.id, "rules"))
    for overlap in found.overlaps:
        yield _overlap(overlap, scheme, catalogue)
    for dead in found.dead_rules:
        route = ("rules", _rule_number(scheme, dead.rule.id), "id")
        yield Diagnostic(DEAD_RULE, _dead(dead), span("schemes", scheme.id, *route))
    for name in found.dead_categories:
        message = f"no answers lead to `{name}`"
        yield Diagnostic(DEAD_CATEGORY, message, _category_span(name, scheme, catalogue))
    for name in found.idle_facts:
        message = f"the answer to `{name}` never changes a result"
        yield Diagnostic(
            IDLE_FACT, message, catalogue.key_span("schemes", scheme.id, "facts", name)
        )


def _category_span(name: str, scheme: Scheme, catalogue: Catalogue) -> Span:
    """The place of a category, whether it stands in a mapping or in a plain list of ids."""
    number = next(n for n, one in enumerate(scheme.categories) if one.id == name)
    routes = (("categories", name), ("categories", number))
    # The route that was not written leads to `categories` itself, which stands first.
    return max(catalogue.key_span("schemes", scheme.id, *route) for route in routes)


def _overlap(overlap: Overlap, scheme: Scheme, catalogue: Catalogue) -> Diagnostic:
    earlier, later = overlap.earlier, overlap.later
    message = (
        f"`{earlier.id}` ({earlier.then}) and `{later.id}` ({later.then}) both hold for "
        f"{overlap.cells} of {scheme.alphabet.space.count} combinations, such as "
        f"{in_brief(overlap.example)}"
    )
    places = [
        catalogue.span("schemes", scheme.id, "rules", _rule_number(scheme, rule.id), "id")
        for rule in (earlier, later)
    ]
    code = CONFLICT if scheme.policy == "unique" else OVERLAP
    first = scheme.policy == "ordered"
    hint = f"now `{earlier.id}` goes first" if first else "the scheme does not say which goes first"
    other = Related(f"`{later.id}`, which it overlaps", places[1])
    return Diagnostic(code, message, places[0], hint, (other,))


def _dead(dead: DeadRule) -> str:
    if not dead.shadowed_by:
        return f"the condition of `{dead.rule.id}` can never hold"
    names = ", ".join(f"`{name}`" for name in dead.shadowed_by)
    return f"`{dead.rule.id}` never decides: wherever it holds, {names} went first"


def _rule_number(scheme: Scheme, rule: str) -> int:
    return next(n for n, one in enumerate(scheme.rules) if one.id == rule)


def _tested(
    table: Table, test: written.SchemeTest, number: int, catalogue: Catalogue
) -> Iterator[Diagnostic]:
    scheme = table.scheme
    masks = _masks(scheme, test)
    for fact in test.given:
        if not masks.get(fact):
            message = f"test {number + 1} gives an answer that `{fact}` cannot have"
            locate = catalogue.span
            if fact not in masks:
                message = f"test {number + 1} answers `{fact}`, which `{scheme.id}` does not ask"
                locate = catalogue.key_span
            place = locate("schemes", scheme.id, "tests", number, "given", fact)
            yield Diagnostic(UNFIT_TEST, message, place)
            return
    verdict = judge(table, tuple(masks[fact.id] for fact in scheme.facts))
    for key, failed in _failures(table, test, verdict):
        place = catalogue.span("schemes", scheme.id, "tests", number, key)
        yield Diagnostic(FAILED_TEST, f"test {number + 1}: {failed}", place)


def _masks(scheme: Scheme, test: written.SchemeTest) -> dict[str, Mask]:
    """The classes of the answers given; everything where none is."""
    pairs = zip(scheme.facts, scheme.alphabet.axes, strict=True)
    return {
        fact.id: classes_of(test.given[fact.id], fact, axis) if fact.id in test.given else axis.all
        for fact, axis in pairs
    }


def _failures(
    table: Table, test: written.SchemeTest, verdict: Verdict
) -> Iterator[tuple[str, str]]:
    came = " or ".join(one or "no rule" for one in verdict.possible)
    if test.expect is not None and verdict.possible != (test.expect,):
        yield "expect", f"expected `{test.expect}`, came out {came}"
    if test.possible and set(verdict.possible) != set(test.possible):
        wanted = " or ".join(test.possible)
        yield "possible", f"expected {wanted} to be possible, came out {came}"
    rules = [rule.id for rule in verdict.rules]
    if test.rule is not None and rules != [test.rule]:
        yield "rule", f"expected rule `{test.rule}`, may be {' or '.join(rules) or 'none'}"
    if test.ask is not None:
        asks = [ask.fact for ask in questions(table, verdict)]
        if asks[:1] != [test.ask]:
            yield (
                "ask",
                f"expected to ask `{test.ask}` next, would ask {asks[0] if asks else 'nothing'}",
            )
