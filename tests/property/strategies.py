"""Random schemes as a council might write them, and random answers to their questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dtl_planner.classify.engine.alphabet import Alphabet

    Draw = Callable[[st.SearchStrategy[Any]], Any]
    Written = dict[str, Any]

KINDS = ("yes-no", "partly", "level", "number", "choice")
NUMBERS = ("0", "2", "2.5", "7", "low", "high", "low * high", "low * 3")
CATEGORIES = ("north", "east", "south", "west")


@dataclass
class _Sketch:
    """A scheme while it is being drawn."""

    draw: Draw
    facts: Written = field(default_factory=dict)
    numbers: dict[str, Sequence[str]] = field(default_factory=dict)
    countable: list[str] = field(default_factory=list)
    criteria: Written = field(default_factory=dict)
    groups: Written = field(default_factory=dict)

    def one_of(self, choices: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(choices))

    def some(self, choices: Sequence[Any], most: int = 3) -> list[Any]:
        picked = st.lists(st.sampled_from(choices), min_size=1, max_size=most, unique=True)
        found: list[Any] = self.draw(picked)
        return found


@st.composite
def schemes(draw: Draw, *, values: int = 400, kinds: Sequence[str] = KINDS) -> Written:
    """Draw a scheme whose questions have at most so many combinations of values."""
    sketch = _Sketch(draw)
    room, wanted = values, draw(st.integers(2, 6))
    for name in "abcdef"[:wanted]:
        size = _fact(sketch, name, [kind for kind in kinds if _most(kind) <= room])
        room //= size
        if room < 2:  # no further question fits
            break
    _criteria(sketch)
    categories = sketch.some(CATEGORIES, 4)
    scheme = {
        "id": "drawn",
        "title": "A scheme drawn at random",
        "params": _params(sketch),
        "facts": sketch.facts,
        "criteria": sketch.criteria,
        "groups": sketch.groups,
        "categories": categories,
        "policy": sketch.one_of(("ordered", "declared", "unique")),
        "rules": [_rule(sketch, n, categories) for n in range(draw(st.integers(0, 5)))],
    }
    if draw(st.booleans()):
        scheme["otherwise"] = {"then": sketch.one_of(categories), "because": "what is left"}
    return scheme


@st.composite
def patterns(draw: Draw, alphabet: Alphabet) -> tuple[int, ...]:
    """Draw for each question an answer, several, or none."""
    masks = []
    for axis in alphabet.axes:
        single = st.integers(0, len(axis.classes) - 1).map(lambda chosen: 1 << chosen)
        masks.append(draw(st.one_of(st.just(axis.all), single, st.integers(1, axis.all))))
    return tuple(masks)


def _most(kind: str) -> int:
    return {"yes-no": 2, "partly": 3, "level": 4, "number": 5, "choice": 3}[kind]


def _fact(sketch: _Sketch, name: str, kinds: Sequence[str]) -> int:
    """Add a question; give the number of values that can be told apart."""
    kind = sketch.one_of(kinds)
    fact: Written = {"ask": f"What of {name}?", "fixed": sketch.draw(st.booleans())}
    sketch.facts[name] = fact
    if kind == "number":
        fact["type"] = "number"
        sketch.numbers[name] = sketch.some(NUMBERS, 2)
        return 2 * len(sketch.numbers[name]) + 1
    if kind == "yes-no":
        sketch.countable.append(name)
        return 2
    if kind == "partly":
        sketch.countable.append(name)
        fact["values"] = sketch.draw(st.permutations(("yes", "partly", "no")))
    if kind == "level":
        least = st.lists(st.integers(1, 4), min_size=2, max_size=4, unique=True)
        fact |= {"type": "level", "values": sketch.draw(least)}
    if kind == "choice":
        fact |= {"type": "choice", "values": sketch.some(("red", "green", "blue"))}
    return len(fact["values"])


def _params(sketch: _Sketch) -> Written:
    readings = ("majority", "two_thirds", "all_but_one", "all", 1, 2, 3)
    values = {"most": sketch.one_of(readings), "low": sketch.one_of((2, 2.5)), "high": 10}
    return {name: {"value": value, "because": "drawn"} for name, value in values.items()}


def _criteria(sketch: _Sketch) -> None:
    """Add criteria; one may have the name of the question it is about."""
    asked = list(sketch.countable)
    if asked and sketch.draw(st.booleans()):
        name = sketch.one_of(asked)
        sketch.criteria[name] = sketch.one_of((name, f"not {name}"))
    for n in range(sketch.draw(st.integers(1, 3))):
        sketch.criteria[f"named_{n}"] = _condition(sketch, 1)
        sketch.countable.append(f"named_{n}")
    for name in ("few", "many"):
        sketch.groups[name] = sketch.some(sketch.countable, 5)


def _rule(sketch: _Sketch, number: int, categories: Sequence[str]) -> Written:
    return {
        "id": f"rule-{number}",
        "then": sketch.one_of(categories),
        "when": _condition(sketch, 2),
        "over": sketch.draw(st.lists(st.sampled_from(categories), max_size=2, unique=True)),
        "because": "drawn",
    }


def _condition(sketch: _Sketch, depth: int) -> Any:
    forms: list[Callable[[_Sketch, int], Any]] = [_atom]
    if depth:
        forms += [_not, _list, _list]
        forms += [_count, _at_least] if sketch.countable else []
    return sketch.one_of(forms)(sketch, depth)


def _atom(sketch: _Sketch, _depth: int) -> str:
    name = sketch.one_of([*sketch.facts, *sketch.criteria])
    if name in sketch.criteria or (name in sketch.countable and sketch.draw(st.booleans())):
        return f"{sketch.one_of(('', 'not ', 'not not '))}{name}"
    fact = sketch.facts[name]
    if fact.get("type") in ("number", "level"):
        constants = sketch.numbers.get(name) or [*map(str, fact["values"]), "2.5", "low"]
        relation = sketch.one_of(("<", "<=", ">", ">=", "==", "!=", "in"))
    else:
        constants = fact.get("values", ["yes", "no"])
        relation = sketch.one_of(("==", "!=", "in"))
    if relation == "in":
        return f"{name} in [{', '.join(sketch.some(constants))}]"
    space = sketch.one_of(("", " "))
    return f"{name}{space}{relation}{space}{sketch.one_of(constants)}"


def _not(sketch: _Sketch, depth: int) -> Written:
    return {"not": _condition(sketch, depth - 1)}


def _list(sketch: _Sketch, depth: int) -> Written:
    parts = [_condition(sketch, depth - 1) for _ in range(sketch.draw(st.integers(1, 3)))]
    return {sketch.one_of(("all", "any")): parts}


def _members(sketch: _Sketch) -> Any:
    if sketch.groups and sketch.draw(st.booleans()):
        return sketch.one_of(list(sketch.groups))
    return sketch.some(sketch.countable, 4)


def _count(sketch: _Sketch, _depth: int) -> Written:
    return {sketch.one_of(("most_of", "all_of", "any_of")): _members(sketch)}


def _at_least(sketch: _Sketch, _depth: int) -> Written:
    of = _members(sketch)
    needed = sketch.one_of(("most", "all", "any", "majority", 1, 2, 3))
    listed = sketch.groups[of] if isinstance(of, str) else of
    if len(listed) > 1 and sketch.draw(st.booleans()):
        return {"at_least": needed, "of": of, "except": sketch.some(listed, len(listed) - 1)}
    return {"at_least": needed, "of": of}
