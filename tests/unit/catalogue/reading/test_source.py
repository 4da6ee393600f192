"""YAML files give plain values, every problem at once, and exact places; nothing brings us down."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import yaml

from dtl_planner.catalogue.reading.findings import TOO_MANY_PROBLEMS
from dtl_planner.catalogue.reading.source import (
    Document,
    open_fast,
    open_parser,
    open_pure,
    parse_document,
    parse_with,
    read_document,
)
from dtl_planner.catalogue.reading.unusable import UNUSABLE
from dtl_planner.diagnostics import Diagnostic, Related, Span
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[..., Document]

LIMITS = Limits()
IN_NO_TIME = 10  # seconds: a bomb that goes off takes longer than anybody waits
HAS_LIBYAML = pytest.mark.skipif(not yaml.__with_libyaml__, reason="no libyaml in this PyYAML")


@pytest.fixture(params=[pytest.param(open_fast, marks=HAS_LIBYAML), open_pure])
def read(request: pytest.FixtureRequest) -> Read:
    """Read a text with one parser after the other."""

    def reader(text: str, limits: Limits = LIMITS) -> Document:
        return parse_with(request.param, text, file="a.yaml", limits=limits)

    return reader


def told(document: Document) -> list[str]:
    """Give each problem as line, column, code and message."""
    found = []
    for one in document.diagnostics:
        assert one.span is not None
        found.append(f"{one.span.line}:{one.span.column} {one.code.id} {one.message}")
    return found


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span("a.yaml", line, column, end_line, end_column)


# Values


def test_a_file_gives_plain_values(read: Read) -> None:
    text = (
        "# a catalogue\n"
        "dtl: 1\n"
        "services:\n"
        "- id: housing-advice\n"
        "  name: 'It''s advice'\n"
        '  note: "a\\tb \\u00e9"\n'
        "  about: |\n"
        "    two\n"
        "    lines\n"
        "  folded: >-\n"
        "    one\n"
        "    line\n"
        "  answers: {local: yes, direct: no, 1: true}\n"
        "  share: 0.25\n"
        "  levels: [2, 3]\n"
        "  starts: 2026-04-01\n"
        "  hosted: ~\n"
        "  empty:\n"
        "  number: '12'\n"
        "  nested: [[], {}, [{a: 1}]]\n"
    )
    document = read(text)
    assert document.diagnostics == ()
    assert document.text == text
    assert document.data == {
        "dtl": 1,
        "services": [
            {
                "id": "housing-advice",
                "name": "It's advice",
                "note": "a\tb é",
                "about": "two\nlines\n",
                "folded": "one line",
                "answers": {"local": "yes", "direct": "no", "1": True},
                "share": 0.25,
                "levels": [2, 3],
                "starts": "2026-04-01",
                "hosted": None,
                "empty": None,
                "number": "12",
                "nested": [[], {}, [{"a": 1}]],
            }
        ],
    }


def test_keys_are_text_as_they_are_written(read: Read) -> None:
    document = read(
        '1: a\nyes: b\nNO: c\ntrue: d\n012: e\n0.50: f\n"null": g\n"<<": h\n-: i\n"": j\n'
    )
    assert document.diagnostics == ()
    assert document.data == {
        "1": "a",
        "yes": "b",
        "NO": "c",
        "true": "d",
        "012": "e",
        "0.50": "f",
        "null": "g",
        "<<": "h",
        "-": "i",
        "": "j",
    }


def test_windows_line_ends_change_nothing(read: Read) -> None:
    document = read("a: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n")
    assert document.diagnostics == ()
    assert document.data == {"a": 1, "b": ["x\ny\n"]}
    assert document.map.value(("b", 0)) == span(4, 5, 5, 6)


def test_words_that_other_programs_read_otherwise_are_text_with_a_warning(read: Read) -> None:
    document = read("a: NO\nb: [012, 012, '012']\n")
    assert document.data == {"a": "NO", "b": ["012", "012", "012"]}
    number = "`012` is read as text here, but other programs may read it as a number."
    assert told(document) == [
        "1:4 DTL026 `NO` is read as text here, but other programs may read it as the answer no.",
        f"2:5 DTL026 {number}",
        f"2:10 DTL026 {number}",
    ]


def test_a_number_of_a_million_digits_is_reported_and_never_shown(read: Read) -> None:
    document = read("a: " + "9" * 1_000_000 + "\nb: 2\n")
    assert document.data == {"a": UNUSABLE, "b": 2}
    assert document.diagnostics[0].span == span(1, 4, 1, 1_000_004)
    assert told(document) == [
        "1:4 DTL027 This number has more than 18 digits, the limit `number-digits`."
    ]


def test_a_lone_exclamation_mark_changes_nothing(read: Read) -> None:
    assert read("a: ! 12\n").data == {"a": 12}


# Keys


def test_equal_keys_are_refused_with_both_places_and_the_first_counts(read: Read) -> None:
    document = read("a: 1\nb:\n  - {x: 1, y: 2, x: {x: 4}}\n'a': 3\n")
    assert document.data == {"a": 1, "b": [{"x": 1, "y": 2}]}
    message = "The key `{}` stands twice in the same place; only one can count."
    hint = "keep one of the two, or rename one"
    first = "it stands here first"
    code = document.diagnostics[0].code
    assert code.id == "DTL022"
    assert document.diagnostics == (
        Diagnostic(
            code,
            message.format("x"),
            span(3, 18, 3, 19),
            hint,
            (Related(first, span(3, 6, 3, 7)),),
        ),
        Diagnostic(
            code,
            message.format("a"),
            span(4, 1, 4, 4),
            hint,
            (Related(first, span(1, 1, 1, 2)),),
        ),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [("Name", "name"), ("caf\u00e9", "cafe\u0301"), ("ﬁx", "fix"), ("STRASSE", "straße")],
)
def test_keys_that_look_alike_are_refused_with_both_places(
    read: Read, first: str, second: str
) -> None:
    document = read(f"a:\n  {first}: 1\n  b: 2\n  {second}: 3\n")
    assert document.data == {"a": {first: 1, "b": 2, second: 3}}
    assert "".join(told(document)) == (
        f"4:3 DTL023 The keys `{first}` and `{second}` differ for a computer but hardly for "
        "a reader."
    )
    assert document.diagnostics[0].related == (Related("the other", span(2, 3, 2, 3 + len(first))),)


def test_keys_with_capitals_are_fine_alone(read: Read) -> None:
    assert read("Name: 1\nÉtat: {Name: 2}\n").diagnostics == ()


def test_keys_that_are_no_words_are_refused_and_the_rest_is_read(read: Read) -> None:
    document = read(
        "~: 1\nnull: {a: 1, a: 2}\n? [x, z]\n: 3\n? {x: 1}\n: [4]\nb: &b 5\n*b : 6\n? \n: 7\nc: 8\n"
    )
    assert document.data == {"b": 5, "c": 8}
    nothing = "DTL021 There is no key before this colon."
    structure = "DTL021 A list, a mapping or an alias stands where a key should be."
    assert told(document) == [
        f"1:1 {nothing}",
        f"2:1 {nothing}",
        "2:14 DTL022 The key `a` stands twice in the same place; only one can count.",
        f"3:3 {structure}",
        f"5:3 {structure}",
        f"8:1 {structure}",
        f"9:2 {nothing}",
    ]


def test_merge_keys_are_refused_and_not_followed(read: Read) -> None:
    document = read("a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n")
    assert document.data == {"a": {"x": 1}, "b": {"y": 2}}
    assert told(document) == ["3:3 DTL020 The merge key `<<` is not used here."]


def test_escapes_for_hidden_characters_are_refused_in_keys_and_values(read: Read) -> None:
    document = read('a: "x\\u202ey"\n"b\\0": 1\nc: "\\r\\n\\t"\nd: "\\N"\n')
    assert document.data == {"a": "x\ufffdy", "c": "\ufffd\n\t", "d": "\ufffd"}
    start = "DTL008 This text holds an escape for"
    assert told(document) == [
        f"1:4 {start} `U+202E` (right-to-left override), which nobody can see.",
        "2:1 DTL021 This key holds `U+0000` (a control character), which nobody can see.",
        f"3:4 {start} `U+000D` (a control character), which nobody can see.",
        f"4:4 {start} `U+0085` (a control character), which nobody can see.",
    ]


def test_names_from_the_file_are_cut_and_cleaned_in_messages(read: Read) -> None:
    key = "k" * 200
    assert told(read(f"{key}: 1\n{key}: 2\n", Limits(value_characters=5))) == [
        "2:1 DTL022 The key `kkkkk…` stands twice in the same place; only one can count."
    ]


# Parts of YAML that are not used


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("!!python/object/apply:os.system", "!!python/object/apply:os.system"),
        ("!!str", "!!str"),
        ("!!bool", "!!bool"),
        ("!!timestamp", "!!timestamp"),
        ("!foo", "!foo"),
        ("!<tag:example.org,2020:x>", "tag:example.org,2020:x"),
    ],
)
def test_every_tag_is_refused_and_its_value_read_as_if_it_were_not_there(
    read: Read, tag: str, shown: str
) -> None:
    document = read(f"a: {tag} 12\n{tag} b: 1\n")
    assert document.data == {"a": 12, "b": 1}
    assert told(document) == [
        f"1:4 DTL019 The tag `{shown}` is not used here.",
        f"2:1 DTL019 The tag `{shown}` is not used here.",
    ]


def test_tags_on_mappings_and_lists_are_refused(read: Read) -> None:
    document = read("a: !!set {b}\nc: !!omap\n- d: 1\n")
    assert document.data == {"a": {"b": None}, "c": [{"d": 1}]}
    assert told(document) == [
        "1:4 DTL019 The tag `!!set` is not used here.",
        "2:4 DTL019 The tag `!!omap` is not used here.",
    ]
    assert document.map.value(("c",)) == span(3, 1, 3, 7)


def test_a_second_document_is_refused_at_its_beginning(read: Read) -> None:
    document = read("---\na: 1\n--- \nb: 2\n---\n: : [\n")
    assert document.data == {"a": 1}
    assert document.diagnostics[0].span == span(3, 1, 3, 4)
    assert told(document) == ["3:1 DTL017 A second document begins here; a file holds one."]


@pytest.mark.parametrize(
    "lines", ["%YAML 1.1\n---\n", "%TAG !x! tag:example.org:\n---\n", "%YAML 1.1\n%TAG ! !y\n---\n"]
)
def test_directives_are_refused(read: Read, lines: str) -> None:
    document = read(lines + "a: 1\n")
    assert document.data == {"a": 1}
    assert told(document) == [
        "1:1 DTL024 The lines that begin with `%` ask for another way of reading this file."
    ]


def test_the_version_that_is_read_anyway_may_be_named(read: Read) -> None:
    assert read("%YAML 1.2\n---\na: 1\n...\n").diagnostics == ()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a remark\n", "---\n", "~\n", "--- null\n...\n"]
)
def test_a_file_with_nothing_in_it_is_told_what_it_should_hold(read: Read, text: str) -> None:
    document = read(text)
    assert document.data is None
    assert told(document) == ["1:1 DTL005 `a.yaml` is empty."]


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        ("- a\n- b\n", "a list", span(1, 1, 2, 4)),
        ("services\n", "a single word or text", span(1, 1, 1, 9)),
        ("12\n", "a single word or text", span(1, 1, 1, 3)),
        ("# x\n  'two words'\n", "a single word or text", span(2, 3, 2, 14)),
    ],
)
def test_the_top_of_a_file_must_be_a_mapping(read: Read, text: str, what: str, place: Span) -> None:
    document = read(text)
    assert document.data is None
    assert [(one.code.id, one.message, one.span) for one in document.diagnostics] == [
        ("DTL018", f"This file is {what} and not lines of the form `key: value`.", place)
    ]


# Aliases


def test_an_alias_shares_what_it_names(read: Read) -> None:
    document = read("a: &x {y: [1, 2]}\nb: *x\nc: &n 012x\nd: *n\ne: &e\nf: *e\n*n : 1\n")
    assert document.data is not None
    assert document.data["b"] is document.data["a"]
    assert document.data["d"] == "012x"
    assert document.data["f"] is None


def test_an_anchored_value_is_read_once_and_warned_of_once(read: Read) -> None:
    document = read("a: &x 012\nb: *x\n")
    assert document.data == {"a": "012", "b": "012"}
    assert len(document.diagnostics) == 1


@pytest.mark.parametrize("text", ["*x", '"\\u200b"', "9999999999999999999"])
def test_of_a_file_that_is_one_unusable_value_only_that_is_told(read: Read, text: str) -> None:
    document = read(text)
    assert document.data is None
    assert len(document.diagnostics) == 1


def test_a_name_marked_again_stands_for_the_later_value(read: Read) -> None:
    assert read("a: &x 1\nb: &x 2\nc: *x\n").data == {"a": 1, "b": 2, "c": 2}


def test_an_alias_for_nothing_is_refused_by_name(read: Read) -> None:
    document = read("a: *later\nb: &later 1\n")
    assert document.data == {"a": UNUSABLE, "b": 1}
    assert told(document) == [
        "1:4 DTL016 The alias `*later` stands for nothing: no part further up is marked `&later`."
    ]


def test_an_alias_inside_what_it_names_is_refused_by_name(read: Read) -> None:
    document = read("a: &ring\n  - b: *ring\n  - 2\n")
    assert document.data == {"a": [{"b": UNUSABLE}, 2]}
    assert told(document) == [
        "2:8 DTL015 The alias `*ring` stands inside the very part that `&ring` marks."
    ]


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def test_an_alias_bomb_is_defused_in_no_time(read: Read) -> None:
    before = time.process_time()
    document = read(bomb(30))
    assert time.process_time() - before < IN_NO_TIME
    assert document.data is None
    assert told(document) == [
        "6:15 DTL014 The aliases up to here add more than 200,000 values, the limit `alias-nodes`."
    ]


def test_a_merge_bomb_is_defused_in_no_time(read: Read) -> None:
    lines = ["a0: &a0 {k: v}"]
    lines += [
        f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}], k{n}: v}}" for n in range(1, 6)
    ]
    before = time.process_time()
    document = read("\n".join(lines) + "\n", Limits(alias_growth=10**9, alias_nodes=10**9))
    assert time.process_time() - before < IN_NO_TIME
    assert document.data is not None
    assert document.data["a5"] == {"k5": "v"}
    assert [one.code.id for one in document.diagnostics] == ["DTL020"] * 5
    assert [one.code.id for one in read("\n".join(lines)).diagnostics][-1] == "DTL014"


def test_growth_beyond_ten_times_is_refused_at_the_end(read: Read) -> None:
    document = read(bomb(3))
    assert document.data is None
    assert [one.code.id for one in document.diagnostics] == ["DTL014"]
    assert document.diagnostics[0].message == (
        "Its aliases make this file more than 10 times as large as it is written, "
        "the limit `alias-growth`."
    )
    assert read(bomb(3), Limits(alias_growth=1_000)).diagnostics == ()


def test_growth_is_counted_to_the_value(read: Read) -> None:
    text = "a: &a [1, 2]\nb: [*a, *a]\n"  # eight values written, and two more for each alias
    assert read(text, Limits(alias_nodes=4)).diagnostics == ()
    assert told(read(text, Limits(alias_nodes=3))) == [
        "2:9 DTL014 The aliases up to here add more than 3 values, the limit `alias-nodes`."
    ]


# Limits


def test_a_hundred_thousand_nested_lists_are_refused_at_the_limit(read: Read) -> None:
    before = time.process_time()
    document = read("a: " + "[" * 100_000)
    assert time.process_time() - before < IN_NO_TIME
    assert document.data is None
    assert told(document) == [
        "1:43 DTL012 Parts stand within parts to more than 40 levels, the limit `yaml-depth`."
    ]


def test_depth_counts_mappings_and_lists_alike(read: Read) -> None:
    text = "a:\n  - b: [1]\n"
    assert read(text, Limits(yaml_depth=4)).diagnostics == ()
    assert [one.code.id for one in read(text, Limits(yaml_depth=3)).diagnostics] == ["DTL012"]


@pytest.mark.parametrize("text", ["a: [1, 2]\n", "a: {b: {}}\n", "a: [&x 1, *x]\n"])
def test_values_are_counted_keys_included(read: Read, text: str) -> None:
    assert read(text, Limits(yaml_nodes=5)).diagnostics == ()
    document = read(text, Limits(yaml_nodes=4 if "2" in text or "*" in text else 3))
    assert document.data is None
    assert [one.code.id for one in document.diagnostics] == ["DTL013"]


def test_problems_before_a_limit_are_told_too(read: Read) -> None:
    document = read("a: 1\na: 2\nb: [[[1]]]\n", Limits(yaml_depth=2))
    assert [one.code.id for one in document.diagnostics] == ["DTL022", "DTL012"]
    assert document.diagnostics[0].related == (Related("it stands here first", span(1, 1, 1, 2)),)


def test_a_flood_of_problems_is_cut_and_counted() -> None:
    document = parse_document("a:\n" + "- NO\n" * 5_000, file="a.yaml", limits=LIMITS)
    assert len(document.diagnostics) == 1_001
    assert document.diagnostics[0] == Diagnostic(
        TOO_MANY_PROBLEMS,
        "This file has 4,000 more problems than the 1,000 that are listed.",
        span(1, 1, 1, 1),
        "mend those first; they may well have one cause",
    )


# Text that is not YAML


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", "2:1 DTL011 A tab indents this line; only spaces may."),
        ("a:\n  \tb: 1\n", "2:3 DTL011 A tab indents this line; only spaces may."),
        ("- a\n\t- b\n", "2:1 DTL011 A tab indents this line; only spaces may."),
        ('a: "x\nb: 1\n', "1:4 DTL010 The quotation mark that opens here is never closed."),
        ("a: 'x\nb: 1\n", "1:4 DTL010 The quotation mark that opens here is never closed."),
        ("a: b: c\n", "1:5 DTL010 A second colon on one line makes a key where none can be."),
        ("a: 1\n b: 2\n", "2:3 DTL010 This line does not fit the line above it."),
        ("a:1\nb: 2\n", "2:2 DTL010 This line does not fit the line above it."),
        ("a: 1\nb\n", "2:1 DTL010 There is no colon on this line."),
        ("a: 1\nb\nc: 1\n", "2:1 DTL010 There is no colon on this line."),
        ("- a\nb: 1\n", "2:1 DTL010 This line does not fit the lines above it."),
        ("  a: 1\n b: 2\n", "2:2 DTL010 This line does not fit the lines above it."),
        ("a: 1\n- b\n", "2:1 DTL010 A list item begins where none can stand."),
        ("a: - b\n", "1:4 DTL010 A list item begins where none can stand."),
        (
            "a: [1, 2\nb: 3\n",
            "1:4 DTL010 The `[` that opens here is not closed by `]` as it should.",
        ),
        ("a: {b: 1\n", "1:4 DTL010 The `{` that opens here is not closed by `}` as it should."),
        ("a: ]\n", "1:4 DTL010 A `]` stands here without a `[` before it."),
        ("a: }\n", "1:4 DTL010 A `}` stands here without a `{` before it."),
        ("a: , b\n", "1:4 DTL010 A comma stands where a value should be."),
        ("a: @b\n", "1:4 DTL010 Text without quotes cannot begin with `@`."),
        ("a: `b`\n", "1:4 DTL010 Text without quotes cannot begin with a backquote."),
        ("a: %b\n", "1:4 DTL010 Text without quotes cannot begin with `%`."),
        ("a: !b!c d\n", "1:4 DTL010 Text without quotes cannot begin with `!`."),
        ("a: *\n", "1:4 DTL010 Text without quotes cannot begin with `*`."),
        ("a: & b\n", "1:4 DTL010 Text without quotes cannot begin with `&`."),
        ("a: |b\n", "1:4 DTL010 Text without quotes cannot begin with `|`."),
        ("a: >b\n", "1:4 DTL010 Text without quotes cannot begin with `>`."),
        ("a: 'it's'\n", "1:8 DTL010 Something follows the closing quotation mark."),
        ('a: "b" c\n', "1:8 DTL010 Something follows the closing quotation mark."),
        (
            "a: &x b\nc: *x d\n",
            "2:7 DTL010 Reading ends here: this does not follow from what stands before it.",
        ),
        (
            'a: "C:\\files"\nb: "\\q"\n',
            "2:5 DTL010 A backslash in double quotes is followed by something it does not go with.",
        ),
        (
            'a: "\\xZZ"\n',
            "1:5 DTL010 A backslash in double quotes is followed by something it does not go with.",
        ),
        (
            'a: "\\U00110000"\n',
            "1:5 DTL010 A backslash in double quotes is followed by something it does not go with.",
        ),
        (
            'a: "\\UFFFFFFFF"\n',
            "1:5 DTL010 A backslash in double quotes is followed by something it does not go with.",
        ),
    ],
)
def test_broken_files_are_told_of_in_plain_words_at_the_exact_place(
    read: Read, text: str, expected: str
) -> None:
    document = read(text)
    assert document.data is None
    assert told(document)[-1] == expected


def test_an_open_bracket_tells_where_reading_ended(read: Read) -> None:
    (found,) = read("a: [1, 2\nb: 3\n").diagnostics
    assert found.related == (Related("reading ends here", span(2, 2, 2, 3)),)


def test_only_the_pure_parser_minds_a_tab_after_a_colon() -> None:
    document = parse_with(open_pure, "a:\tb\n", file="a.yaml", limits=LIMITS)
    assert told(document) == ["1:3 DTL010 A tab stands where a space should be."]


def test_problems_before_broken_text_are_told_too(read: Read) -> None:
    document = read("a: 1\na: 2\nb: [\n")
    assert [one.code.id for one in document.diagnostics] == ["DTL022", "DTL010"]
    assert document.diagnostics[0].related == (Related("it stands here first", span(1, 1, 1, 2)),)


def test_a_character_that_the_parser_will_not_have_is_still_no_traceback(read: Read) -> None:
    assert [one.code.id for one in read("a: \x00\n").diagnostics] == ["DTL010"]


def test_hidden_characters_in_a_text_end_the_reading() -> None:
    document = parse_document("a: 1\nb: \u2028\ud800\n", file="a.yaml", limits=LIMITS)
    assert document.data is None
    assert told(document) == [
        "2:4 DTL008 `U+2028` (line separator) stands here; files may not hold it.",
        "2:5 DTL008 `U+D800` (a control character) stands here; files may not hold it.",
    ]
    assert document.map.value(("b", 1)) == span(1, 1, 1, 1)


# Places

PLACES = """\
# remark
name: Café  # remark
'quoted key': "a value"
services:
  - id: housing
    about: |
      two
      lines

    levels: [2, {a: b}]
    none:
  -
    marked: &m  # remark
      x: 1
    again: *m
    word: &w  text
    empty: &e
    same: *w
"""


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        ((), span(2, 1, 18, 13), span(2, 1, 18, 13)),
        (("name",), span(2, 1, 2, 5), span(2, 7, 2, 11)),
        (("quoted key",), span(3, 1, 3, 13), span(3, 15, 3, 24)),
        (("services",), span(4, 1, 4, 9), span(5, 3, 18, 13)),
        (("services", 0), span(5, 5, 11, 10), span(5, 5, 11, 10)),
        (("services", 0, "id"), span(5, 5, 5, 7), span(5, 9, 5, 16)),
        (("services", 0, "about"), span(6, 5, 6, 10), span(7, 7, 8, 12)),
        (("services", 0, "levels"), span(10, 5, 10, 11), span(10, 13, 10, 24)),
        (("services", 0, "levels", 0), span(10, 14, 10, 15), span(10, 14, 10, 15)),
        (("services", 0, "levels", 1), span(10, 17, 10, 23), span(10, 17, 10, 23)),
        (("services", 0, "levels", 1, "a"), span(10, 18, 10, 19), span(10, 21, 10, 22)),
        (("services", 0, "none"), span(11, 5, 11, 9), span(11, 10, 11, 10)),
        (("services", 1), span(13, 5, 18, 13), span(13, 5, 18, 13)),
        (("services", 1, "marked"), span(13, 5, 13, 11), span(14, 7, 14, 11)),
        (("services", 1, "again"), span(15, 5, 15, 10), span(14, 7, 14, 11)),
        (("services", 1, "again", "x"), span(14, 7, 14, 8), span(14, 10, 14, 11)),
        (("services", 1, "word"), span(16, 5, 16, 9), span(16, 15, 16, 19)),
        (("services", 1, "empty"), span(17, 5, 17, 10), span(17, 14, 17, 14)),
        (("services", 1, "same"), span(18, 5, 18, 9), span(16, 15, 16, 19)),
        (("services", 0, "fte"), span(5, 5, 11, 10), span(5, 5, 11, 10)),
        (("services", 0, "id", "value"), span(5, 5, 5, 7), span(5, 9, 5, 16)),
        (("services", 7), span(4, 1, 4, 9), span(5, 3, 18, 13)),
        (("nothing", "at", "all"), span(2, 1, 18, 13), span(2, 1, 18, 13)),
    ],
)
def test_each_key_and_value_has_its_exact_place(
    read: Read, route: tuple[str | int, ...], key: Span, value: Span
) -> None:
    document = read(PLACES)
    assert document.diagnostics == ()
    assert document.map.value(route) == value
    assert document.map.key(route) == key


def test_places_stay_right_beside_refused_keys(read: Read) -> None:
    document = read("? [a]\n: {b: 1}\n~: 2\nc: &c 3\n*c : 4\nd: *zz\ne: 5\n")
    assert document.data == {"c": 3, "d": UNUSABLE, "e": 5}
    assert document.map.value(("e",)) == span(7, 4, 7, 5)
    assert document.map.value(("d",)) == span(6, 4, 6, 7)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: >-\n  one\n  two\n", (2, 3, 3, 6)),
        ("a: |2+ # remark\n\n   one\n\nb: 1\n", (3, 4, 3, 7)),
        ("a: &x ! >-\n  # one\n", (2, 3, 2, 8)),
        ("a: >- # remark\n\nb: 1\n", (1, 4, 1, 15)),
        ("a:\n  &x\n  |\n  one\nb: 1\n", (4, 3, 4, 6)),
        ("a: &x |\nb: 1\n", (1, 7, 1, 8)),
    ],
)
def test_a_block_of_text_begins_at_its_first_line(
    read: Read, text: str, place: tuple[int, int, int, int]
) -> None:
    assert read(text).map.value(("a",)) == span(*place)


def test_of_equal_keys_the_place_is_that_of_the_first(read: Read) -> None:
    document = read("a: {b: 1}\na: {b: 2, c: 3}\n")
    assert document.map.value(("a", "b")) == span(1, 8, 1, 9)
    assert document.map.key(("a", "c")) == span(1, 1, 1, 2)


# Files, and the machine


def test_a_file_is_read_and_named_as_asked(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfdtl: 1\r\nb: x\r\n")
    document = read_document(
        tmp_path / "a.yaml", file="here/a.yaml", inside=tmp_path, limits=LIMITS
    )
    assert (document.file, document.data) == ("here/a.yaml", {"dtl": 1, "b": "x"})
    assert document.text == "dtl: 1\r\nb: x\r\n"
    assert document.map.value(("b",)) == Span("here/a.yaml", 2, 4, 2, 5)


def test_a_file_that_cannot_be_read_gives_no_data_and_no_places(tmp_path: Path) -> None:
    document = read_document(tmp_path / "a.yaml", file="a.yaml", inside=tmp_path, limits=LIMITS)
    assert (document.data, document.text) == (None, "")
    assert [one.message for one in document.diagnostics] == ["There is no file `a.yaml`."]
    assert document.map.key(("a",)) == span(1, 1, 1, 1)


@HAS_LIBYAML
def test_libyaml_is_used_where_it_is_there() -> None:
    assert open_parser() is open_fast


def test_without_libyaml_the_pure_parser_is_used(tmp_path: Path) -> None:
    (tmp_path / "yaml").mkdir()
    (tmp_path / "yaml" / "__init__.py").write_text("__with_libyaml__ = False\n")
    script = (
        "from dtl_planner.catalogue.reading import source; print(source.open_parser().__name__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
    )
    assert run.stdout == "open_pure\n"


def test_the_library_is_not_loaded_before_a_file_is_read() -> None:
    script = (
        "import sys; from dtl_planner.catalogue.reading import source\nprint('yaml' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout == "False\n"


@pytest.mark.parametrize("text", ["a: 1\n", "a: [\n"])
def test_the_garbage_collector_is_left_as_it_was(text: str) -> None:
    try:
        gc.disable()
        parse_document(text, file="a.yaml", limits=LIMITS)
        assert not gc.isenabled()
    finally:
        gc.enable()
    parse_document(text, file="a.yaml", limits=LIMITS)
    assert gc.isenabled()
