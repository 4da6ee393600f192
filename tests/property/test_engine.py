"""The compiled table against brute force over every way in which the answers could turn out.

The brute force shares no code with the engine: it evaluates a condition as it is written, in plain
Python, on one concrete answer for each question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from strategies import CATEGORIES, patterns, schemes

from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.engine.alphabet import NumberRange, axis, number_pieces
from dtl_planner.classify.engine.compare import difference
from dtl_planner.classify.engine.table import Table, compile_table
from dtl_planner.classify.engine.verdict import (
    Flip,
    Question,
    distance,
    flips,
    forcing_sets,
    judge,
    margin,
    questions,
)
from dtl_planner.classify.engine.verify import verify
from dtl_planner.classify.written.building import build_scheme
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dtl_planner.classify.engine.alphabet import Axis

    Value = str | Decimal
    Answers = Mapping[str, Value]
    Written = dict[str, Any]
    Cell = tuple[int, ...]

COMPARISON = re.compile(r"([a-z_0-9]+) *(==|!=|<=|>=|<|>| in ) *(.+)")
COUNTS: dict[str, Callable[[int], int]] = {
    "majority": lambda n: next(k for k in range(n + 1) if k > n - k),
    "two_thirds": lambda n: next(k for k in range(n + 1) if 3 * k >= 2 * n),
    "all_but_one": lambda n: n - 1 or 1,
    "all": lambda n: n,
    "any": lambda _: 1,
}


# Conditions, as they are written, on concrete answers.


def holds(raw: Any, answers: Answers, scheme: Written, inside: str = "") -> bool:
    if isinstance(raw, str):
        return _text_holds(raw, answers, scheme, inside)
    key = next(iter(raw))
    if key == "not":
        return not holds(raw["not"], answers, scheme, inside)
    if key in ("all", "any"):
        parts = [holds(part, answers, scheme, inside) for part in raw[key]]
        return all(parts) if key == "all" else any(parts)
    needed, group = (raw["at_least"], raw["of"]) if "at_least" in raw else (key[:-3], raw[key])
    names = scheme["groups"][group] if isinstance(group, str) else group
    kept = [name for name in names if name not in raw.get("except", [])]
    met = sum(_text_holds(name, answers, scheme, inside) for name in kept)
    return met >= _needed(needed, len(kept), scheme)


def _text_holds(text: str, answers: Answers, scheme: Written, inside: str) -> bool:
    if text.startswith("not "):
        return not _text_holds(text[4:], answers, scheme, inside)
    if found := COMPARISON.fullmatch(text):
        return _compares(answers[found[1]], found[2].strip(), found[3], scheme)
    if text in scheme["criteria"] and text != inside:
        return holds(scheme["criteria"][text], answers, scheme, inside=text)
    return answers[text] == "yes"


def _compares(value: Value, relation: str, written: str, scheme: Written) -> bool:
    if relation == "in":
        return any(_compares(value, "==", one, scheme) for one in written[1:-1].split(", "))
    constant = written if isinstance(value, str) else _number(written, scheme)
    if relation in ("==", "!="):
        return (value == constant) is (relation == "==")
    assert isinstance(value, Decimal)
    assert isinstance(constant, Decimal)
    smaller, equal = value < constant, value == constant
    return {"<": smaller, "<=": smaller or equal, ">": not (smaller or equal), ">=": not smaller}[
        relation
    ]


def _number(written: str, scheme: Written) -> Decimal:
    product_ = Decimal(1)
    for factor in written.split(" * "):
        param = scheme["params"].get(factor)
        product_ *= Decimal(str(param["value"])) if param else Decimal(factor)
    return product_


def _needed(needed: str | int, of: int, scheme: Written) -> int:
    value = scheme["params"]["most"]["value"] if needed == "most" else needed
    return COUNTS[value](of) if isinstance(value, str) else value


def comparisons_in(raw: Any, scheme: Written) -> Iterator[str]:
    """Every comparison in a condition; a bare fact is one with yes. Criteria are not followed."""
    if isinstance(raw, list):
        for part in raw:
            yield from comparisons_in(part, scheme)
    elif isinstance(raw, dict):
        group = raw.get("of") or next(iter(raw.values()))
        names = scheme["groups"].get(group, group) if isinstance(group, str) else group
        if isinstance(names, list):
            names = [name for name in names if name not in raw.get("except", [])]
        yield from comparisons_in(names, scheme)
    else:
        text = re.sub("^(not )*", "", raw)
        yield text if COMPARISON.fullmatch(text) else f"{text} == yes"


# Everything there is to know about a scheme, the slow way.


@dataclass(frozen=True)
class World:
    """A scheme on every combination of classes of answers.

    `classes` gives for each fact the values that no test tells apart; `first` the number of the
    first rule that holds in each cell (the number of rules stands for `otherwise`); `results` what
    may result.
    """

    written: Written
    classes: dict[str, list[list[Value]]]
    first: dict[Cell, int | None]
    results: dict[Cell, frozenset[str | None]]

    @property
    def outcomes(self) -> list[str | None]:
        return [*self.written["categories"], None]

    def ordered(self, results: Iterable[frozenset[str | None]]) -> tuple[str | None, ...]:
        occurring = frozenset[str | None]().union(*results)
        return tuple(one for one in self.outcomes if one in occurring)

    def completions(self, masks: Cell) -> list[Cell]:
        return list(product(*(_members(mask) for mask in masks)))

    def possible(self, masks: Cell) -> tuple[str | None, ...]:
        return self.ordered(self.results[cell] for cell in self.completions(masks))


def _members(mask: int) -> list[int]:
    return [n for n in range(mask.bit_length()) if mask & 2**n]


def decide(written: Written, answers: Answers) -> tuple[int | None, frozenset[str | None]]:
    rules = written["rules"]
    held = [n for n, rule in enumerate(rules) if holds(rule["when"], answers, written)]
    if not held:
        last = written.get("otherwise")
        return (len(rules), frozenset({last["then"]})) if last else (None, frozenset({None}))
    first = rules[held[0]]
    rivals = {rules[n]["then"] for n in held[1:]} - {*_declared(first, written)}
    declared = written["policy"] != "ordered"
    return held[0], frozenset({first["then"], *(rivals if declared else ())})


def values_of(name: str, fact: Written, tests: Iterable[str], written: Written) -> list[Value]:
    """The words or levels of a question; for numbers each threshold and a number on each side."""
    if fact.get("type") == "level":
        return [Decimal(level) for level in sorted(fact["values"])]
    if fact.get("type") != "number":
        return list(fact.get("values", ["yes", "no"]))
    mine = [found for test in tests if (found := COMPARISON.fullmatch(test)) and found[1] == name]
    constants = [one for test in mine for one in test[3].strip("[]").split(", ")]
    cuts = sorted({_number(constant, written) for constant in constants})
    between = [(low + high) / 2 for low, high in pairwise(cuts)]
    return sorted([*cuts, *between, cuts[0] - 1, cuts[-1] + 1]) if cuts else [Decimal(5)]


def all_values(written: Written) -> dict[str, list[Value]]:
    tests = list(_all_tests(written))
    return {name: values_of(name, fact, tests, written) for name, fact in written["facts"].items()}


def _all_tests(written: Written) -> Iterator[str]:
    for name, raw in written["criteria"].items():
        yield from (t for t in comparisons_in(raw, written) if _is_on_fact(t, written, inside=name))
    for rule in written["rules"]:
        yield from (t for t in comparisons_in(rule["when"], written) if _is_on_fact(t, written))


def _is_on_fact(test: str, written: Written, inside: str = "") -> bool:
    """Whether a test is on a fact, and not the bare name of a criterion."""
    name = test.removesuffix(" == yes")
    return name == inside or name not in written["criteria"]


def classes_of(written: Written) -> dict[str, list[list[Value]]]:
    tests = sorted(set(_all_tests(written)))
    alone: Written = {**written, "criteria": {}}
    found = {}
    for name, values in all_values(written).items():
        groups: dict[tuple[bool, ...], list[Value]] = {}
        mine = [t for t in tests if (m := COMPARISON.fullmatch(t)) and m[1] == name]
        for value in values:
            key = tuple(_text_holds(test, {name: value}, alone, "") for test in mine)
            groups.setdefault(key, []).append(value)
        found[name] = list(groups.values())
    return found


def explore(written: Written) -> World:
    classes = classes_of(written)
    first, results = {}, {}
    for cell in product(*(range(len(groups)) for groups in classes.values())):
        pairs = zip(classes.items(), cell, strict=True)
        answers = {name: groups[chosen][0] for (name, groups), chosen in pairs}
        first[cell], results[cell] = decide(written, answers)
    return World(written, classes, first, results)


# The engine, on the same scheme.


def compiled(written: Written) -> Table:
    record = WrittenScheme.model_validate(written)
    built = build_scheme(record, Catalogue({}, {}, {}), limits=Limits())
    assert built.diagnostics == ()
    assert built.scheme is not None
    return compile_table(built.scheme)


def columns(table: Table, cell: Cell) -> frozenset[str | None]:
    """The results that the table holds for one cell, numbered here once more."""
    number = 0
    for axis_, chosen in zip(table.alphabet.axes, cell, strict=True):
        number = number * len(axis_.classes) + chosen
    pairs = zip(table.outcomes, table.results, strict=True)
    return frozenset(outcome for outcome, cells in pairs if cells >> number & 1)


def class_of(axis_: Axis, value: Value) -> int:
    """The class in which the engine puts a value."""
    if isinstance(value, str):
        mask = axis_.words([value])
    else:
        mask = axis_.between(NumberRange(value, value))
    assert mask.bit_count() == 1
    return mask.bit_length() - 1


def worded(table: Table, cell: Cell) -> tuple[tuple[str, str], ...]:
    axes = zip(table.alphabet.axes, cell, strict=True)
    return tuple((one.fact, one.classes[chosen]) for one, chosen in axes)


@given(schemes())
def test_classes_are_exactly_the_values_that_no_test_tells_apart(written: Written) -> None:
    table = compiled(written)
    for one, (name, groups) in zip(table.alphabet.axes, classes_of(written).items(), strict=True):
        assert one.fact == name
        assert len(one.classes) == len(groups)
        assert [[class_of(one, v) for v in group] for group in groups] == [
            [n] * len(group) for n, group in enumerate(groups)
        ]


@given(schemes())
def test_every_value_gives_the_result_of_its_cell(written: Written) -> None:
    table = compiled(written)
    values = all_values(written)
    for combination in product(*values.values()):
        answers = dict(zip(values, combination, strict=True))
        pairs = zip(table.alphabet.axes, combination, strict=True)
        cell = tuple(class_of(one, value) for one, value in pairs)
        assert columns(table, cell) == decide(written, answers)[1]


@given(schemes(), st.data())
def test_a_pattern_leaves_what_its_completions_lead_to(
    written: Written, data: st.DataObject
) -> None:
    table, world = compiled(written), explore(written)
    masks = data.draw(patterns(table.alphabet))
    verdict = judge(table, masks)
    cells = world.completions(masks)
    possible = world.possible(masks)
    deciding = sorted({n for cell in cells if (n := world.first[cell]) is not None})
    settled = len(possible) == 1 and possible[0] is not None
    assert verdict.possible == possible
    assert verdict.rules == tuple(table.scheme.rules[n] for n in deciding)
    assert verdict.settled is settled
    assert verdict.category == (possible[0] if settled else None)
    certain = table.scheme.rules[deciding[0]] if settled and len(deciding) == 1 else None
    assert verdict.rule == certain


@given(schemes(), st.data())
def test_the_questions_are_those_that_can_change_the_result(
    written: Written, data: st.DataObject
) -> None:
    table, world = compiled(written), explore(written)
    masks = data.draw(patterns(table.alphabet))
    assert questions(table, judge(table, masks)) == _asked(table, world, masks)


def _asked(table: Table, world: World, masks: Cell) -> tuple[Question, ...]:
    found = []
    for n, axis_ in enumerate(table.alphabet.axes):
        results: dict[Cell, set[frozenset[str | None]]] = {}
        for cell in world.completions(masks):
            results.setdefault((*cell[:n], *cell[n + 1 :]), set()).add(world.results[cell])
        if max(map(len, results.values())) > 1:
            left = [
                (axis_.classes[chosen], world.possible((*masks[:n], 1 << chosen, *masks[n + 1 :])))
                for chosen in _members(masks[n])
            ]
            sizes = [len(possible) for _, possible in left]
            found.append(
                (max(sizes), sum(sizes) / len(sizes), n, Question(axis_.fact, tuple(left)))
            )
    return tuple(question for *_, question in sorted(found, key=lambda one: one[:3]))


@given(schemes(), st.data())
def test_margins_and_distances_count_the_given_answers_that_must_differ(
    written: Written, data: st.DataObject
) -> None:
    table, world = compiled(written), explore(written)
    masks = data.draw(patterns(table.alphabet))
    verdict = judge(table, masks)
    steps = {cell: _steps(table, masks, cell) for cell in world.results}
    for category in written["categories"]:
        there = [
            s for cell, s in steps.items() if category in world.results[cell] and s is not None
        ]
        assert distance(table, verdict, category) == min(there, default=None)
    if not verdict.settled:
        assert margin(table, verdict) == 0
        assert flips(table, verdict) == ()
        return
    same = frozenset({verdict.category})
    elsewhere = [s for cell, s in steps.items() if world.results[cell] != same and s is not None]
    assert margin(table, verdict) == min(elsewhere, default=None)
    assert sorted(flips(table, verdict), key=str) == sorted(_flips(table, world, masks), key=str)


def _steps(table: Table, masks: Cell, cell: Cell) -> int | None:
    """How many answers differ between a pattern and a cell; `None` if a fixed one does."""
    differing = [n for n, chosen in enumerate(cell) if not masks[n] >> chosen & 1]
    if any(table.alphabet.axes[n].fixed for n in differing):
        return None
    return len(differing)


def _flips(table: Table, world: World, masks: Cell) -> list[Flip]:
    """Of all other patterns with as few changed answers as can be, those with another result."""
    axes = table.alphabet.axes
    free = [n for n, one in enumerate(axes) if not one.fixed and masks[n] != one.all]
    for size in range(1, len(free) + 1):
        found = []
        for changed in combinations(free, size):
            others = [_members(axes[n].all & ~masks[n]) for n in changed]
            for classes in product(*others):
                new = dict(zip(changed, classes, strict=True))
                turned = tuple(1 << new[n] if n in new else mask for n, mask in enumerate(masks))
                if (possible := world.possible(turned)) != world.possible(masks):
                    words = tuple((axes[n].fact, axes[n].classes[c]) for n, c in new.items())
                    found.append(Flip(words, possible))
        if found:
            return found
    return []


@given(schemes(), st.data())
def test_forcing_sets_are_the_smallest_answers_that_settle_it(
    written: Written, data: st.DataObject
) -> None:
    table, world = compiled(written), explore(written)
    masks = data.draw(patterns(table.alphabet))
    verdict = judge(table, masks)
    assert forcing_sets(table, verdict) == (
        _forcing(table, world, masks) if verdict.settled else ()
    )


def _forcing(table: Table, world: World, masks: Cell) -> tuple[tuple[str, ...], ...]:
    axes = table.alphabet.axes
    given_ = [n for n, one in enumerate(axes) if masks[n] != one.all]
    sets = [s for size in range(len(given_) + 1) for s in combinations(given_, size)]
    forcing = [
        kept
        for kept in sets
        if world.possible(tuple(m if n in kept else axes[n].all for n, m in enumerate(masks)))
        == world.possible(masks)
    ]
    return tuple(
        tuple(axes[n].fact for n in kept) for kept in forcing if len(kept) == len(forcing[0])
    )


@given(schemes())
def test_verification_finds_what_looking_at_every_cell_finds(written: Written) -> None:
    table, world = compiled(written), explore(written)
    found = verify(table)
    cells = list(world.results)
    gaps = [cell for cell in cells if world.first[cell] is None]
    ids = [rule["id"] for rule in written["rules"]]
    alive = set(world.first.values())
    assert found.cells == len(cells)
    assert found.gaps == (len(gaps), worded(table, gaps[0]) if gaps else ())
    overlaps = [(o.earlier.id, o.later.id, o.cells, o.example) for o in found.overlaps]
    assert overlaps == _overlaps(table, world)
    assert [(dead.rule.id, dead.shadowed_by) for dead in found.dead_rules] == [
        (ids[n], _shadows(world, n)) for n in range(len(ids)) if n not in alive
    ]
    possible = world.ordered(world.results.values())
    assert found.dead_categories == tuple(c for c in written["categories"] if c not in possible)
    directions = {name: _direction(world, n) for n, name in enumerate(written["facts"])}
    assert {effect.fact: effect.direction for effect in found.effects} == directions
    assert found.idle_facts == tuple(n for n, d in directions.items() if d == "none")


def _held(world: World, cell: Cell) -> list[int]:
    pairs = zip(world.classes.items(), cell, strict=True)
    answers = {name: groups[chosen][0] for (name, groups), chosen in pairs}
    rules = world.written["rules"]
    return [n for n, rule in enumerate(rules) if holds(rule["when"], answers, world.written)]


def _declared(rule: Any, written: Any) -> list[str]:
    """The categories that a rule goes before; under `unique` it may go before none."""
    return [] if written["policy"] == "unique" else rule.get("over", [])


def _overlaps(table: Table, world: World) -> list[tuple[str, str, int, Any]]:
    rules = world.written["rules"]
    found: dict[tuple[int, int], list[Cell]] = {}
    for cell in world.results:
        first, *later = _held(world, cell) or [0]
        for n in later:
            if rules[n]["then"] not in (
                rules[first]["then"],
                *_declared(rules[first], world.written),
            ):
                found.setdefault((first, n), []).append(cell)
    return [
        (rules[a]["id"], rules[b]["id"], len(cells), worded(table, cells[0]))
        for (a, b), cells in sorted(found.items())
    ]


def _shadows(world: World, rule: int) -> tuple[str, ...]:
    both = {n for cell in world.results if rule in (held := _held(world, cell)) for n in held}
    return tuple(world.written["rules"][n]["id"] for n in sorted(both) if n < rule)


def _direction(world: World, axis_: int) -> str:
    """Where the result goes as the answer to one question goes up value by value."""
    name = list(world.written["facts"])[axis_]
    number = {v: n for n, group in enumerate(world.classes[name]) for v in group}
    rank = {"no": 0, "partly": 1, "yes": 2}
    values = all_values(world.written)[name]
    rising = sorted(values, key=lambda v: rank.get(v, 0) if isinstance(v, str) else v)
    moves = set()
    for low, high in pairwise(number[value] for value in rising):
        for cell, before in world.results.items():
            if cell[axis_] == low:
                after = world.results[(*cell[:axis_], high, *cell[axis_ + 1 :])]
                moves |= _moves(world, before, after)
    return {0: "none", 2: "both"}.get(len(moves)) or next(iter(moves))


def _moves(world: World, before: frozenset[str | None], after: frozenset[str | None]) -> set[str]:
    if before == after:
        return set()
    places = {outcome: n for n, outcome in enumerate(world.outcomes)}
    pairs = [(places[a], places[b]) for a in before for b in after if a != b]
    return {"towards" if b < a else "away" for a, b in pairs}


@given(schemes(), st.data())
def test_two_readings_differ_where_their_results_do(written: Written, data: st.DataObject) -> None:
    other = dict(written)
    other["policy"] = data.draw(st.sampled_from(("ordered", "declared", "unique")))
    other["rules"] = data.draw(st.permutations(written["rules"]))
    renamed = written["categories"][0]
    if data.draw(st.booleans()):
        other = _renamed(other, renamed, "elsewhere")
    one, two = explore(written), explore(other)
    differing = [cell for cell in one.results if one.results[cell] != two.results[cell]]
    table = compiled(written)
    found = difference(table, compiled(other))
    assert (found.cells, found.of) == (len(differing), len(one.results))
    assert found.example == (worded(table, differing[0]) if differing else ())


def _renamed(raw: Any, old: str, new: str) -> Any:
    if isinstance(raw, dict):
        return {key: _renamed(value, old, new) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_renamed(value, old, new) for value in raw]
    return new if raw == old else raw


@settings(max_examples=5, phases=[Phase.generate])  # to shrink so many cells would take minutes
@given(st.data())
def test_all_of_it_holds_at_four_thousand_and_ninety_six_cells(data: st.DataObject) -> None:
    written = _six_levels(data.draw)
    table, world = compiled(written), explore(written)
    assert table.alphabet.space.count == len(world.results) == 4096
    for cell in world.results:
        assert columns(table, cell) == world.results[cell]
    for _ in range(3):
        masks = data.draw(patterns(table.alphabet))
        verdict = judge(table, masks)
        assert verdict.possible == world.possible(masks)
        assert questions(table, verdict) == _asked(table, world, masks)
        assert forcing_sets(table, verdict) == (
            _forcing(table, world, masks) if verdict.settled else ()
        )
        if verdict.settled:
            assert list(flips(table, verdict)) == _flips(table, world, masks)


def _six_levels(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Written:
    """Six questions with four levels each, all four told apart."""
    facts = {
        f"level_{n}": {"ask": "How much?", "type": "level", "values": [1, 2, 3, 4]}
        for n in range(6)
    }
    splits = st.tuples(st.sampled_from(sorted(facts)), st.sampled_from((">= 2", ">= 3", ">= 4")))
    parts = st.lists(splits.map(" ".join), min_size=2, max_size=6, unique=True)
    rules = [
        {
            "id": f"rule-{n}",
            "then": draw(st.sampled_from(CATEGORIES)),
            "when": {draw(st.sampled_from(("all", "any"))): draw(parts)},
            "because": "drawn",
        }
        for n in range(draw(st.integers(1, 4)))
    ]
    return {
        "id": "six-levels",
        "title": "Six questions with four levels each",
        "params": {},
        "facts": facts,
        "criteria": {f"at_least_{n}_{fact}": f"{fact} >= {n}" for fact in facts for n in (2, 3, 4)},
        "groups": {},
        "categories": list(CATEGORIES),
        "policy": draw(st.sampled_from(("ordered", "declared", "unique"))),
        "rules": rules,
        "otherwise": {"then": "west", "because": "what is left"},
    }


# Numbers that are not known exactly.

numbers = st.integers(0, 12).map(Decimal) | st.sampled_from((Decimal("2.5"), Decimal("0.1")))


@given(st.sets(numbers, max_size=4), numbers, numbers, st.sampled_from(("", "over", "under")))
def test_a_range_may_be_in_each_class_that_one_of_its_numbers_is_in(
    thresholds: set[Decimal], one: Decimal, other: Decimal, word: str
) -> None:
    assume(word != "under" or max(one, other) > 0)
    axis_ = _all_apart(thresholds)
    low, high = min(one, other), max(one, other)
    if word == "over":
        span = NumberRange(low, None, open=True)
        tried = [n for n in _fine(thresholds, low, high) if n > low]
    elif word == "under":
        span = NumberRange(Decimal(0), high, open=True)
        tried = [n for n in _fine(thresholds, low, high) if 0 <= n < high]
    else:
        span = NumberRange(low, high)
        tried = [n for n in _fine(thresholds, low, high) if low <= n <= high]
    assert axis_.between(span) == sum(1 << n for n in {class_of(axis_, number) for number in tried})


def _all_apart(thresholds: set[Decimal]) -> Axis:
    """An axis with a class for each threshold and each stretch."""
    pieces = number_pieces(thresholds)
    return axis("fte", pieces, [piece.__eq__ for piece in pieces])


def _fine(thresholds: set[Decimal], *ends: Decimal) -> list[Decimal]:
    """Numbers so dense that each stretch between any two of those given has one."""
    cuts = sorted({*thresholds, *ends, Decimal(0)})
    return sorted({*cuts, *((a + b) / 2 for a, b in pairwise(cuts)), cuts[0] - 1, cuts[-1] + 1})


@given(st.sets(numbers, max_size=4), numbers)
def test_about_a_threshold_is_on_both_sides_of_it_and_about_any_other_number_where_it_is(
    thresholds: set[Decimal], number: Decimal
) -> None:
    axis_ = _all_apart(thresholds)
    near = [number]
    if number in thresholds:
        near += [number - Decimal("0.001"), number + Decimal("0.001")]
    assert axis_.beside(number) == sum(1 << class_of(axis_, one) for one in near)
