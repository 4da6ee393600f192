"""Whatever people write into a file, what is printed stays plain text."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from running import DEFAULTS, copy_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

EVIL = r"\e[31mred\e]0;title\a\u202Eright\u2066\u0085\u200B\x9b2J"
"""What the reader of the files refuses."""

ODD = r"one\ttwo\nthree\n\nfour [bold]x[/bold] [31mred"
"""What it lets through, and what no page may take for its own lines, columns or markup."""

HOSTILE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
SERVICES = """
programme: {title: "TEXT", council: "TEXT"}
sources:
  paper: {title: "TEXT", section: "TEXT"}
services:
  - id: decided
    name: "decided TEXT"
    providers: ["TEXT"]
    answers:
      local: {value: yes, basis: inferred, note: "TEXT",
               source: {id: paper, section: "TEXT"}}
    decision: {category: far, reason: "TEXT", by: "TEXT", on: 2009, review: 2010,
               source: {id: paper, section: "TEXT"}}
    notes: [{kind: tension, text: "TEXT"}, {kind: gap, text: "TEXT"}]
    published: {category: near, note: "TEXT"}
  - id: open
    name: "open TEXT"
    host: place
  - id: pending
    name: "pending TEXT"
    decision: {undecided: true, between: [near, far], resolves: "TEXT", reason: "TEXT"}
  - id: hosted
    name: "hosted TEXT"
    answers: {local: yes}
    host: place
  - {id: out, name: "out TEXT", outside: {because: "TEXT"}}
"""
CRITERIA = """
sources:
  paper: {title: "TEXT", section: "TEXT"}
schemes:
  - id: scheme
    title: "TEXT"
    source: {id: paper, section: "TEXT"}
    params: {most: {value: majority, because: "TEXT"}}
    facts: {local: {ask: "TEXT", note: "TEXT"}, small: {ask: "TEXT"}}
    groups: {both: [local, small]}
    categories:
      near: {title: "TEXT", meaning: "TEXT",
              placement: {managed: "TEXT", member_of: "TEXT", locality_facing: yes}}
      far: {title: "TEXT"}
    rules:
      - {id: near, then: near, when: {at_least: most, of: both}, because: "TEXT",
         source: {id: paper, section: "TEXT"}}
      - {id: nearer, then: near, when: local, because: "TEXT"}
    otherwise: {then: far, because: "TEXT"}
"""
LOCALITIES = """
footprints: [{id: all, name: "TEXT", tiers: [city]}]
places: [{id: place, name: "TEXT", tier: city}]
"""


COMMANDS = [
    ("classify",),
    ("why", "decided", "open", "pending", "hosted"),
    ("ask",),
    ("scheme",),
    ("structure",),
    ("diff", "current", "proposed"),
]
ALL = ("--limit", "errors-shown=999")
FILES = {"services": SERVICES, "criteria": CRITERIA, "localities": LOCALITIES}


def workspace(folder: Path, text: str) -> Path:
    return written(folder, **{name: each.replace("TEXT", text) for name, each in FILES.items()})


def test_hidden_and_control_characters_are_refused_even_as_escapes(
    dtl: Dtl, tmp_path: Path
) -> None:
    place = workspace(tmp_path, EVIL)
    for command in COMMANDS:
        done = dtl(*command, cwd=place)
        assert (done.code, done.out) == (1, "")
        assert HOSTILE.findall(done.err) == []
        assert "DTL008" in done.err


@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
def test_tabs_line_breaks_and_markup_of_a_text_stay_text(
    dtl: Dtl, tmp_path: Path, form: str
) -> None:
    place = workspace(tmp_path, ODD)
    for command in COMMANDS:
        done = dtl(*command, "--format", form, cwd=place)
        assert (done.code, done.err) == (0, "")
        assert HOSTILE.findall(done.out) == []
        assert "one\\ttwo\\nthree\\n\\nfour" in done.out.replace("\\\\", "\\")


@pytest.mark.parametrize("style", ["full", "concise", "github", "sarif", "json"])
@pytest.mark.parametrize("text", [EVIL, ODD], ids=["refused", "odd"])
def test_no_finding_shows_such_characters(dtl: Dtl, tmp_path: Path, style: str, text: str) -> None:
    place = workspace(tmp_path, text)
    done = dtl("check", "--notes", "--as-of", "2012", "--format", style, *ALL, cwd=place)
    assert HOSTILE.findall(done.out + done.err) == []
    assert "DTL340" in done.out


@pytest.mark.parametrize("style", ["full", "concise", "github", "sarif", "json"])
@pytest.mark.parametrize("text", [EVIL, ODD], ids=["refused", "odd"])
def test_nor_where_the_text_is_an_id_a_key_or_a_value(
    dtl: Dtl, tmp_path: Path, style: str, text: str
) -> None:
    services = """
services:
  - {id: "TEXT", name: x}
  - {id: play, name: x, "TEXT": 1, division: "TEXT", answers: {"TEXT": yes, local: "TEXT"}}
  - {id: vans, name: x, delivers: {ages: "TEXT"}, people: {fte: "TEXT"}}
"""
    place = written(tmp_path, services=services.replace("TEXT", text))
    done = dtl("check", "--format", style, cwd=place)
    assert (done.code, done.err) == (1, "")
    assert HOSTILE.findall(done.out) == []


def test_raw_control_characters_in_a_file_are_refused_and_not_echoed(
    dtl: Dtl, tmp_path: Path
) -> None:
    place = written(tmp_path, services="services:\n  - {id: play, name: a\x1b[31mb\u202ec}\n")
    done = dtl("classify", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert HOSTILE.findall(done.err) == []


def test_hostile_arguments_are_not_echoed_raw(dtl: Dtl, tmp_path: Path) -> None:
    evil = "\x1b[31m\u202e"
    place = copy_of(DEFAULTS, tmp_path)
    for args in (
        ("classify", evil),
        ("classify", "--scheme", evil),
        ("classify", "--limit", evil),
        ("classify", "--as-of", evil),
        ("classify", "--workspace", evil),
        ("scheme", "--sweep", evil),
        ("explain", evil),
        ("schema", evil),
    ):
        done = dtl(*args, cwd=place)
        assert (done.code, done.out) in {(1, ""), (2, "")}
        assert HOSTILE.findall(done.err) == [], args


def test_a_folder_with_a_hostile_name_is_shown_escaped(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("init", "a\x1b[31m\u202eb", cwd=tmp_path)
    assert done.code == 0
    assert HOSTILE.findall(done.out) == []


FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "  =1", "\uff1d1", "\u00a0=1", "\u3000@x"]


def test_what_a_spreadsheet_takes_for_a_formula_gets_a_quote(dtl: Dtl, tmp_path: Path) -> None:
    lines = "".join(f'  - {{id: s{n}, name: "{name}"}}\n' for n, name in enumerate(FORMULAS))
    place = written(tmp_path, services=f"services:\n{lines}")
    rows = list(csv.DictReader(io.StringIO(dtl("classify", "-f", "csv", cwd=place).out)))
    assert [row["name"] for row in rows] == [f"'{name}" for name in FORMULAS]
    document = json.loads(dtl("classify", "-f", "json", cwd=place).out)
    assert [one["name"] for one in document["results"]] == FORMULAS


def test_markdown_takes_no_table_picture_or_tag_out_of_a_name(dtl: Dtl, tmp_path: Path) -> None:
    name = "a | b ![x](http://x) <script> & `c` \\\\ d"
    place = written(tmp_path, services=f'services:\n  - {{id: play, name: "{name}"}}\n')
    row = dtl("classify", "-f", "md", cwd=place).out.split("\n")[2]
    assert row.split(" | ")[1] == (r"a \| b !\[x\](http://x) &lt;script> &amp; \`c\` \\ d")


@pytest.mark.parametrize("style", ["full", "concise", "github"])
def test_the_name_of_a_table_cannot_write_to_the_terminal(
    dtl: Dtl, tmp_path: Path, style: str
) -> None:
    place = written(tmp_path, services="services: [{id: play, name: Play}]\n")
    (place / "demand").mkdir()
    (place / "demand/ev\x1b[31mil.csv").write_text(
        "place,indicator\nnowhere,nothing\n", encoding="utf-8"
    )
    told = dtl("check", "--format", style, cwd=place)
    assert "il.csv" in told.out
    assert not HOSTILE.search(told.out)
