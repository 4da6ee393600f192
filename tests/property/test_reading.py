"""Whatever stands in a file: values read back equal, places are exact, nothing is raised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.catalogue.reading.characters import find_hidden
from dtl_planner.catalogue.reading.files import FileText, Unreadable, decode
from dtl_planner.catalogue.reading.keys import folded
from dtl_planner.catalogue.reading.scalars import plain
from dtl_planner.catalogue.reading.source import open_fast, open_pure, parse_document, parse_with
from dtl_planner.limits import Limits
from dtl_planner.shown import clean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.diagnostics import Span

LIMITS = Limits()
HAS_LIBYAML = pytest.mark.skipif(not yaml.__with_libyaml__, reason="no libyaml in this PyYAML")

WORDS = st.text().filter(lambda text: not find_hidden(text, file="") and "\r" not in text)
NUMBERS = st.integers(-(10**18) + 1, 10**18 - 1) | st.floats(-1e9, 1e9).map(lambda n: round(n, 4))
LEAVES = WORDS | st.none() | st.booleans() | NUMBERS.filter(lambda n: "e" not in str(n))
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(WORDS, inner, max_size=4).filter(
            lambda keys: len(set(map(folded, keys))) == len(keys)
        )
    ),
    max_leaves=20,
)
DOCUMENTS = st.dictionaries(WORDS, TREES, min_size=1, max_size=4).filter(
    lambda keys: len(set(map(folded, keys))) == len(keys)
)
# Pieces that make up valid, nearly valid and hostile files more often than mere letters do.
PIECES = st.sampled_from(
    [
        *("a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "\t", " ", ",", "[", "]", "{", "}"),
        *(
            "'",
            '"',
            "\\",
            "\\u202e",
            "\\x",
            "|\n",
            ">-\n",
            "#",
            " # c",
            "&x ",
            "*x",
            "!t ",
            "!!str ",
        ),
        *("---\n", "...\n", "%YAML 1.1\n", "<<: ", "~", "012", "NO", "1.5", "é", "\r\n", "@", "`"),
    ]
)
SOUP = st.lists(PIECES, max_size=40).map("".join)


def quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def written(value: object, indent: int = 0) -> str:
    """Write a value as YAML in block style, with every text in double quotes."""
    pad = "\n" + " " * indent
    match value:
        case dict() if value:
            return "".join(
                f"{pad}? {quoted(key)}{pad}: {written(part, indent + 2)}"
                for key, part in value.items()
            )
        case list() if value:
            return "".join(f"{pad}- {written(part, indent + 2)}" for part in value)
        case _:
            return quoted(value)


def leaves(value: object, route: Route = ()) -> Iterator[tuple[Route, object]]:
    match value:
        case dict() if value:
            for key, part in value.items():
                yield from leaves(part, (*route, key))
        case list() if value:
            for number, part in enumerate(value):
                yield from leaves(part, (*route, number))
        case _:
            yield route, value


WITH_ALIASES = (
    "a: &x {b: [1, 2]}\nc: *x\nd: [*x, {e: *x}]\n",
    "a:\n  - &x\n    b: |\n      text\n\n    c: [1, {}]\n  - *x\nd: *x\n",
    "a: {b: &x [c, d]}\n? *x\n: e\nf: *x\n",
)


def at(text: str, span: Span) -> str:
    """Cut a span out of a text, whose lines end as in a file and not as in Python."""
    lines = text.split("\n")
    rows = lines[span.line - 1 : span.end_line]
    rows[-1] = rows[-1][: span.end_column - 1]
    rows[0] = rows[0][span.column - 1 :]
    return "\n".join(rows)


@given(DOCUMENTS)
def test_a_tree_written_by_hand_reads_back_equal_and_every_place_holds_its_value(
    tree: dict[str, object],
) -> None:
    text = written(tree)
    document = parse_document(text, file="a.yaml", limits=LIMITS)
    assert document.diagnostics == ()
    assert document.data == tree
    for route, value in leaves(tree):
        assert at(text, document.map.value(route)) == quoted(value)
        if isinstance(route[-1], str):
            assert at(text, document.map.key(route)) == quoted(route[-1])


@given(DOCUMENTS, st.booleans(), st.sampled_from(["'", '"']))
def test_a_tree_written_by_the_library_reads_back_equal(
    tree: dict[str, object],
    in_flow: bool,  # noqa: FBT001 - hypothesis passes it by position
    quote: str,
) -> None:
    class Quoted(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
            return True

    def represented(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=quote)

    Quoted.add_representer(str, represented)
    text = yaml.dump(tree, Dumper=Quoted, default_flow_style=in_flow, allow_unicode=True)
    document = parse_document(text, file="a.yaml", limits=LIMITS)
    assert document.diagnostics == ()
    assert document.data == tree


@given(st.text() | SOUP)
def test_no_text_raises_anything_and_every_problem_has_a_place_inside_it(text: str) -> None:
    document = parse_document(text, file="a.yaml", limits=LIMITS)
    lines = text.count("\n") + 1
    for found in document.diagnostics:
        assert found.span is not None
        assert 1 <= found.span.line <= found.span.end_line <= lines
        assert (found.span.line, found.span.column) <= (
            found.span.end_line,
            found.span.end_column,
        )
    document.map.value(("a", 0, "b"))
    document.map.key(("a", 0, "b"))


@HAS_LIBYAML
@given(DOCUMENTS)
def test_both_parsers_read_the_same_values_and_places(tree: dict[str, object]) -> None:
    text = written(tree)
    fast = parse_with(open_fast, text, file="a.yaml", limits=LIMITS)
    pure = parse_with(open_pure, text, file="a.yaml", limits=LIMITS)
    assert (fast.data, fast.diagnostics) == (pure.data, pure.diagnostics)
    for route, _ in leaves(tree):
        assert fast.map.value(route) == pure.map.value(route)
        assert fast.map.key(route) == pure.map.key(route)


@HAS_LIBYAML
@given(SOUP)
def test_both_parsers_say_the_same_of_what_both_can_read(text: str) -> None:
    fast = parse_with(open_fast, text, file="a.yaml", limits=LIMITS)
    pure = parse_with(open_pure, text, file="a.yaml", limits=LIMITS)
    if fast.data is not None and pure.data is not None:
        assert fast.data == pure.data
        assert fast.diagnostics == pure.diagnostics


@given(st.one_of(DOCUMENTS.map(written), SOUP, st.sampled_from(WITH_ALIASES)), st.data())
def test_a_place_found_by_itself_is_the_place_noted_among_all(
    text: str, data: st.DataObject
) -> None:
    document = parse_document(text, file="a.yaml", limits=LIMITS)
    known = list(routes(document.data)) or [()]
    route = data.draw(st.sampled_from(known)) + data.draw(st.sampled_from([(), ("gone",), (0, 1)]))
    alone = parse_document(text, file="a.yaml", limits=LIMITS).map
    among = parse_document(text, file="a.yaml", limits=LIMITS).map
    for _ in range(3):
        among.value(())  # by now all places are noted
    assert alone.value(route) == among.value(route)
    assert alone.key(route) == among.key(route)


def routes(value: object, route: Route = ()) -> Iterator[Route]:
    """Give the route of every part of a value, its own first."""
    yield route
    if isinstance(value, dict):
        for key, part in value.items():
            yield from routes(part, (*route, key))
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from routes(part, (*route, number))


@given(st.binary())
def test_no_bytes_raise_anything(data: bytes) -> None:
    match decode(data, file="a.yaml", limits=LIMITS):
        case FileText(text=text):
            assert text.encode() == data.removeprefix(b"\xef\xbb\xbf")
        case Unreadable(diagnostics=found):
            assert found


@given(st.text())
def test_what_is_shown_is_clean_and_no_longer_than_the_limit(text: str) -> None:
    assert not find_hidden(clean(text), file="")
    assert len(shown(text, Limits(value_characters=9))) <= 10
    assert clean(clean(text)) == clean(text)


@given(st.text("0123456789+-.:_eExobinfaNOyYsS~"))
def test_no_plain_word_raises_anything(text: str) -> None:
    plain(text, digits=18)
