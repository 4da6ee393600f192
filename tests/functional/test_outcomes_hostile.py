"""Whatever people write of outcomes, what is printed stays plain text, in any order of the file."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from running import ROOT, copy_of, written
from test_hostile_text import HOSTILE, ODD

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

WESTMARCH = ROOT / "tests/cases/outcomes/westmarch"
SERVICES = """
programme: {title: "TEXT", go_live: 2008}
sources:
  paper: {title: "TEXT", section: "TEXT"}
divisions:
  learning: {name: Learning}
"""
LOCALITIES = """
footprints:
  - {id: localities, name: "TEXT", tiers: [county, locality]}
places:
  - {id: county, name: "TEXT", tier: county}
  - {id: coast, name: "Coast TEXT", tier: locality, within: county}
  - {id: dales, name: "Dales TEXT", tier: locality, within: county}
"""
PROGRAMME = """
workstreams:
  - {id: door, name: "TEXT"}
"""
OUTCOMES = """
indicators:
  - {id: need, name: "TEXT", kind: stock, good: down}
entitlement:
  - {id: core, name: "TEXT", tier: locality, note: "TEXT", source: {id: paper, section: "TEXT"},
     offered: {coast: {value: "TEXT", note: "TEXT"}, dales: yes}}
  - {id: extra, name: "TEXT", core: no, tier: locality, indicator: need,
     offered: {coast: no, dales: yes}}
features:
  - {id: team, name: "TEXT", tier: locality, note: "TEXT", source: {id: paper, section: "TEXT"},
     tests: {meets: {text: "TEXT"}}}
readiness:
  coast: {led_by: "TEXT", note: "TEXT", tests: {meets: {value: ["TEXT", 1], note: "TEXT"}}}
rollout:
  - {id: one, name: "TEXT", place: coast, ages: 5-11, state: running, wording: "TEXT",
     source: {id: paper, section: "TEXT"}}
targets:
  - {id: whole, name: "TEXT", place: county, agency: "TEXT", set_by: "TEXT", parts: sum,
     indicator: need, note: "TEXT", baseline: {note: "TEXT", source: paper}}
  - {id: part, name: "part TEXT", place: coast, part_of: whole, value: 3, indicator: need,
     baseline: {value: 4, note: "TEXT"}}
  - {id: other, name: "part TEXT", place: dales, part_of: whole, value: 1, indicator: need,
     baseline: {value: 4}}
measures:
  - {id: one, name: "TEXT", kind: flow, unit: "TEXT", place: coast, workstreams: [door],
     before: {value: 1, period: 2007, note: "TEXT"}, after: {value: 2, period: 2008},
     note: "TEXT", source: {id: paper, section: "TEXT"}}
evidence:
  - {id: said, text: "TEXT", kind: feedback, role: "TEXT", measures: [one], workstreams: [door]}
  - {id: more, text: "TEXT", kind: remark, workstreams: [door], note: "TEXT"}
  - {id: rest, text: "TEXT", kind: review}
"""
DEMAND = "place,indicator,rank\ncoast,need,1\ndales,need,2\n"
COMMANDS = [("readiness",), ("readiness", "coast"), ("targets",), ("impact",)]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
def test_odd_text_moves_nothing(
    dtl: Dtl, tmp_path: Path, command: tuple[str, ...], form: str
) -> None:
    texts = {"services": SERVICES, "localities": LOCALITIES, "programme": PROGRAMME}
    texts["outcomes"] = OUTCOMES
    place = written(tmp_path, **{name: text.replace("TEXT", ODD) for name, text in texts.items()})
    (place / "demand.csv").write_text(DEMAND, encoding="utf-8")
    done = dtl(*command, "-f", form, cwd=place)
    assert (done.code, done.err) == (0, "")
    assert HOSTILE.search(done.out) is None
    assert "one\\ttwo\\nthree\\n\\nfour" in done.out.replace("\\\\", "\\")
    if form == "json":
        json.loads(done.out)
    if form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(done.out))}) == 1


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_rows_of_demand_in_any_order_say_the_same(
    dtl: Dtl, tmp_path: Path, command: tuple[str, ...]
) -> None:
    place = copy_of(WESTMARCH, tmp_path)
    head, *rows = (WESTMARCH / "demand.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (place / "demand.csv").write_text(head + "".join(reversed(rows)), encoding="utf-8")
    assert dtl(*command, cwd=place) == dtl(*command, cwd=WESTMARCH)
