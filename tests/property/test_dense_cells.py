"""Every dense cell says what the compiled table says of its pattern, and what brute force finds."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy", reason="needs numpy, of the extra `bulk`")

from dtl_planner.classify.dense.table import Dense, write_out
from dtl_planner.classify.engine.alphabet import Alphabet, axis, number_pieces, word_pieces
from dtl_planner.classify.engine.condition import All, AnyOf, AtLeast, Condition, Not
from dtl_planner.classify.engine.condition import Comparison as Held
from dtl_planner.classify.engine.scheme import Category, Fact, Rule, Scheme
from dtl_planner.classify.engine.space import members
from dtl_planner.classify.engine.table import Table, compile_table
from dtl_planner.classify.engine.verdict import distance, judge, margin, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.classify.engine.space import Mask

pytestmark = pytest.mark.needs("numpy")

CATEGORIES = ("here", "shared", "elsewhere")


@st.composite
def facts(draw: st.DrawFn) -> tuple[Fact, ...]:
    """One to four questions, of words or of numbers."""
    return tuple(_fact(draw, f"f{n}") for n in range(draw(st.integers(1, 4))))


def _fact(draw: st.DrawFn, name: str) -> Fact:
    fixed = draw(st.booleans())
    if draw(st.integers(0, 3)):
        words = draw(st.sampled_from([("yes", "no"), ("yes", "partly", "no")]))
        return Fact(name, name, "choice", word_pieces(words), fixed, None, "open", None)
    pieces = number_pieces([Decimal(2), Decimal(5)])
    return Fact(name, name, "number", pieces, fixed, None, "open", None)


def _test(fact: Fact) -> st.SearchStrategy[Condition]:
    if fact.kind == "number":
        relations = st.sampled_from(["<", "<=", ">", ">=", "=="])
        bounds = st.sampled_from([Decimal(2), Decimal(5)])
        return st.builds(lambda r, c: Held(fact.id, r, (c,), "number"), relations, bounds)
    words = st.sampled_from([piece.word for piece in fact.pieces])
    return st.builds(lambda word: Held(fact.id, "==", (word,), "word"), words)


def conditions(asked: tuple[Fact, ...]) -> st.SearchStrategy[Condition]:
    """Conditions of every kind over these questions."""
    tests = st.one_of(*(_test(fact) for fact in asked))
    parts = st.lists(tests, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        tests,
        tests.map(Not),
        parts.map(All),
        parts.map(AnyOf),
        st.builds(lambda n, some: AtLeast(n, some, "count"), st.integers(1, 3), parts),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A compiled scheme with up to five rules."""
    asked = draw(facts())
    whens = draw(st.lists(conditions(asked), min_size=1, max_size=5))
    rules = [_rule(draw, n, when) for n, when in enumerate(whens)]
    otherwise = draw(st.booleans())
    if otherwise:
        rules.append(Rule("otherwise", draw(st.sampled_from(CATEGORIES)), All(()), (), None, None))
    axes = tuple(
        axis(fact.id, fact.pieces, [t.admits for t in _tests(whens, fact)], fixed=fact.fixed)
        for fact in asked
    )
    return compile_table(
        Scheme(
            id="drawn",
            title="drawn",
            alphabet=Alphabet.of(axes),
            facts=asked,
            criteria=(),
            categories=tuple(Category(one, one, None, None, None, None) for one in CATEGORIES),
            rules=tuple(rules),
            has_otherwise=otherwise,
            policy=draw(st.sampled_from(["ordered", "declared"])),
            params=(),
            effective=None,
            source=None,
        )
    )


def _rule(draw: st.DrawFn, number: int, when: Condition) -> Rule:
    then, over = draw(st.sampled_from(CATEGORIES)), draw(st.sets(st.sampled_from(CATEGORIES)))
    return Rule(f"r{number}", then, when, tuple(sorted(over)), None, None)


def _tests(whens: list[Condition], fact: Fact) -> list[Held]:
    flat: list[Held] = []
    waiting = list(whens)
    while waiting:
        match waiting.pop():
            case Held() as test if test.fact == fact.id:
                flat.append(test)
            case Not(part):
                waiting.append(part)
            case All(parts) | AnyOf(parts) | AtLeast(_, parts):
                waiting.extend(parts)
    return flat


def patterns(table: Table) -> Iterator[tuple[Mask, ...]]:
    """Every pattern of answers, each known or not, in the order of the codes."""
    sizes = table.alphabet.space.sizes
    slots = [[*(1 << n for n in range(k)), (1 << k) - 1] if k > 1 else [1] for k in sizes]
    return product(*slots)


@given(tables())
def test_every_dense_cell_says_what_the_verdict_says(table: Table) -> None:
    dense = write_out(table)
    assert isinstance(dense, Dense)
    for code, masks in enumerate(patterns(table)):
        verdict = judge(table, masks)
        left = questions(table, verdict)
        assert _read(dense, code) == {
            "possible": verdict.possible,
            "category": verdict.category,
            "rule": verdict.rule and verdict.rule.id,
            "margin": margin(table, verdict),
            "distance": [distance(table, verdict, one) for one in CATEGORIES],
            "matters": {question.fact for question in left},
            "ask": left[0].fact if left else None,
        }


def _read(dense: Dense, code: int) -> dict[str, object]:
    """What the arrays hold at one code, in the words of a verdict."""
    table = dense.table
    rule, ask = int(dense.rule[code]), int(dense.ask[code])
    steps = [int(dense.margin[code]), *(int(one) for one in dense.distance[:-1, code])]
    known = [None if one < 0 else one for one in steps]
    category = int(dense.category[code])
    return {
        "possible": tuple(table.outcomes[n] for n in members(int(dense.possible[code]))),
        "category": None if category < 0 else table.outcomes[category],
        "rule": None if rule < 0 else table.scheme.rules[rule].id,
        "margin": known[0],
        "distance": known[1:],
        "matters": {
            table.alphabet.axes[dense.live[n]].fact for n in members(int(dense.matters[code]))
        },
        "ask": None if ask < 0 else table.alphabet.axes[ask].fact,
    }


@given(tables())
def test_every_dense_cell_equals_brute_force_over_all_completions(table: Table) -> None:
    dense = write_out(table)
    assert isinstance(dense, Dense)
    results = _results(table)
    for code, masks in enumerate(patterns(table)):
        cells = set(product(*(tuple(members(mask)) for mask in masks)))
        possible = frozenset[int]().union(*(results[cell] for cell in cells))
        assert set(members(int(dense.possible[code]))) == possible
        assert {dense.live[n] for n in members(int(dense.matters[code]))} == {
            n for n in range(len(masks)) if _differs(results, cells, n)
        }
        for outcome in range(len(table.outcomes)):
            target = [cell for cell, held in results.items() if outcome in held]
            assert int(dense.distance[outcome, code]) == _fewest(table, cells, target)
        settled = next(iter(possible)) if len(possible) == 1 else -1
        if 0 <= settled < len(CATEGORIES):
            others = [cell for cell, held in results.items() if held != {settled}]
            assert (int(dense.category[code]), int(dense.margin[code])) == (
                settled,
                _fewest(table, cells, others),
            )
        else:
            assert (int(dense.category[code]), int(dense.margin[code])) == (-1, 0)


def _results(table: Table) -> dict[tuple[int, ...], frozenset[int]]:
    """The outcomes of every known cell, read bit by bit."""
    found = {}
    for number in range(table.alphabet.space.count):
        cell = table.alphabet.space.classes(number)
        found[cell] = frozenset(n for n, bits in enumerate(table.results) if bits >> number & 1)
    return found


def _differs(
    results: dict[tuple[int, ...], frozenset[int]], cells: set[tuple[int, ...]], number: int
) -> bool:
    """Whether two of the cells that differ in one answer alone have different results."""
    alike: dict[tuple[int, ...], set[frozenset[int]]] = {}
    for cell in cells:
        rest = (*cell[:number], *cell[number + 1 :])
        alike.setdefault(rest, set()).add(results[cell])
    return any(len(held) > 1 for held in alike.values())


def _fewest(table: Table, start: set[tuple[int, ...]], target: list[tuple[int, ...]]) -> int:
    """The fewest answers, none of them fixed, in which a start and a target differ; -1: never."""
    fixed = [one.fixed for one in table.alphabet.axes]
    counts = [
        sum(a != b for a, b in zip(here, there, strict=True))
        for here in start
        for there in target
        if not any(a != b and held for a, b, held in zip(here, there, fixed, strict=True))
    ]
    return min(counts, default=-1)
