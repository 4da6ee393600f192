"""TaskJuggler reads a plan without a warning, and gives back its dates and its names.

Its report is hard to read back as CSV: it does not double the quotation marks in a text, and
writes a text that looks like a number as a number. So what is certain stands first in each line:
the id, the dates and the id of the item.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from drawn_plans import plans
from hypothesis import HealthCheck, Phase, given, settings
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.catalogue.values.states import State
from dtl_planner.exporters.plans import tjp
from dtl_planner.harmless import protected
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.plan.timeline.plan import Plan

TJ3 = shutil.which("tj3") or "tj3"
LINE = re.compile(r'"([\w.]+)";"([\d-]+)";"([\d-]+)";"([^"]*)";(.*)')
HOSTILE = (
    'say "hi"; "',
    "${macro} $(HOME) $$ {x}",
    "a \\ in it and at the end \\",
    '\\"',
    "-8<- cut ->8- [macro] # no // comment /* here */",
    "two\nlines\r\tand a tab",
    "control \x00\x1b[31m \u202e \ud800",
    "== wiki == ''text'' [[link]] <nowiki> *",
    "task end project include",
    "Gesundheit für Alle · 健康 · 🏥",
    "'single' `back` %Y @x ~x !x",
    "",
)


@dataclass(frozen=True, slots=True)
class Reported:
    """A line of the report: the task's id, its dates, the item's id, and the texts as they are."""

    id: str
    start: str
    end: str
    item: str
    texts: str


def read(data: bytes, folder: Path) -> list[Reported]:
    """Schedule a project and give its report; any error or warning is a failure."""
    (folder / "plan.tjp").write_bytes(data)
    done = subprocess.run(
        [TJ3, "--silent", "--no-color", "--abort-on-warnings", "plan.tjp"],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "America/New_York"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    _, *lines = (folder / "plan.csv").read_text(encoding="utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    assert None not in found
    return [Reported(*match.groups()) for match in found if match is not None]


def named(*names: str) -> Plan:
    """Give a plan with a milestone for each name, in one phase."""
    plan = small_plan()
    first = replace(plan.items[0], wording=None, due=None)
    items = tuple(
        replace(first, id=f"item {place}", name=name, source=name)
        for place, name in enumerate(names)
    )
    return replace(plan, items=items, ties=(), path=())


def texts_of(data: bytes) -> list[str]:
    return [line.strip() for line in data.decode().splitlines()]


@pytest.mark.needs("tj3")
def test_taskjuggler_keeps_every_date_and_name(tmp_path: Path) -> None:
    plan = small_plan()
    rows = {row.item: row for row in read(tjp.write(plan), tmp_path) if row.item}
    assert {id_: (row.start, row.end) for id_, row in rows.items()} == {
        item.id: (str(item.start), str(item.finish)) for item in plan.items
    }
    assert [row.texts.split('";"')[0] for row in rows.values()] == snapshot(
        [
            '"  Three heads of service recruited',
            '"  Play service: =1+1, design; of the “team”',
            '"  Portage: <script>alert(1)</script> | consult \\u{202e}staff',
            '"  Play service: Move to localities',
            '"  Portage: Settle in\\nand review',
            '"  Core locality teams fully implemented',
        ]
    )


@pytest.mark.needs("tj3")
def test_hostile_names_come_back_as_names(tmp_path: Path) -> None:
    rows = [row for row in read(tjp.write(named(*HOSTILE)), tmp_path) if row.item]
    # A space parts what would call a macro, and keeps a last backslash from the quotation mark.
    parted = {
        "${macro} $(HOME) $$ {x}": "$ {macro} $ (HOME) $$ {x}",
        "a \\ in it and at the end \\": "a \\ in it and at the end \\ ",
    }
    for row, name in zip(rows, HOSTILE, strict=True):
        expected = protected(parted.get(name, clean(name)))
        assert row.texts == f'"  {expected}";"";"";"";"{expected}"'


@pytest.mark.needs("tj3")
def test_the_report_as_csv_has_nothing_that_a_spreadsheet_calculates(tmp_path: Path) -> None:
    names = ("=1+1", "+1", " -1", "@SUM(A1)", "\uff1d1", "'=1", "=HYPERLINK(x)")
    rows = [row for row in read(tjp.write(named(*names)), tmp_path) if row.item]
    cells = [cell for row in rows for cell in row.texts.split(";")]
    assert [cell for cell in cells if re.match(r'"\s*[=+@\uff1d-]', cell)] == []


@pytest.mark.needs("tj3")
@settings(
    max_examples=5, suppress_health_check=[*HealthCheck], phases=[Phase.generate]
)  # a start of TaskJuggler takes most of a second
@given(plan=plans())
def test_taskjuggler_keeps_the_dates_of_any_plan(plan: Plan, tmp_path: Path) -> None:
    rows = {row.item: row for row in read(tjp.write(plan), tmp_path) if row.item}
    assert {id_: (row.start, row.end) for id_, row in rows.items()} == {
        item.id: (str(item.start), str(item.finish)) for item in plan.items
    }


@pytest.mark.needs("tj3")
def test_a_plan_without_items_is_a_project_too(tmp_path: Path) -> None:
    rows = read(tjp.write(named()), tmp_path)
    assert [row.id for row in rows] == ["nothing"]


@given(plan=plans())
def test_no_text_ends_before_its_quotation_mark_or_calls_a_macro(plan: Plan) -> None:
    """Every line has the few forms that are meant, whatever the names are."""
    for line in texts_of(tjp.write(plan)):
        assert "${" not in line
        assert "$(" not in line
        texts = re.sub(r'"(?:\\"|[^"])*"', "TEXT", line)
        assert re.fullmatch(r"#?[\w .,:%{}+-]*", texts), line


def test_ids_are_letters_digits_and_underscores_and_no_two_are_alike() -> None:
    plan = small_plan()
    ids = ("a-b", "a.b", "a_b", "end", "ü", "é", "1")
    items = tuple(replace(plan.items[0], id=id_, phase=None) for id_ in ids)
    written = tjp.write(replace(plan, items=items, ties=(), path=(), phases=()))
    found = [line.split()[1] for line in texts_of(written) if line.startswith("task t_")]
    assert found == snapshot(["t_a_b", "t_a_b_2", "t_a_b_3", "t_end", "t__", "t___2", "t_1"])


def test_what_taskjuggler_has_no_words_for_is_told_in_a_text() -> None:
    plan = small_plan()
    items = (replace(plan.item["portage.consult"], name="Consult"),)
    named = {item.id: item for item in (*plan.items, *items)}
    lines = texts_of(tjp.write(replace(plan, items=tuple(named.values()))))
    assert [line for line in lines if line.startswith(("depends", "Waits"))] == snapshot(
        [
            "depends phase_october.t_heads_recruited { onend }",
            "depends phase_january.t_play_service_design { onstart gapduration 28d }",
            "depends phase_january.t_play_service_design { onend gapduration 2d }",
            'Waits "finish no earlier than 2 working days before the finish of Portage: Consult"',
            "depends phase_january.t_portage_consult { onend gaplength 3d }",
            'Waits "finish no earlier than the start of Play service: Move to localities"',
            "depends phase_april.t_portage_embed { onend }",
        ]
    )


def test_what_is_done_is_complete_and_a_link_that_it_broke_is_told() -> None:
    plan = small_plan()
    item = replace(plan.item["play-service.design"], state=State.DONE)
    items = (plan.items[0], item, *plan.items[2:])
    tie = replace(plan.ties[2], before="play-service.move", after="play-service.design", lag=1)
    lines = texts_of(tjp.write(replace(plan, items=items, ties=(tie,))))
    assert lines.count("complete 100") == 1
    assert [line for line in lines if line.startswith(("depends", "Waits"))] == snapshot(
        [
            (
                'Waits "start no earlier than 1 calendar day after the finish of Play service: '
                'Move to localities"'
            )
        ]
    )


def test_both_ends_of_a_milestone_are_one() -> None:
    plan = small_plan()
    tie = replace(plan.ties[0], kind="start-to-start")
    other = replace(plan.ties[-1], kind="start-to-finish")
    lines = texts_of(tjp.write(replace(plan, ties=(tie, other))))
    assert [line for line in lines if line.startswith(("depends", "Waits"))] == snapshot(
        [
            "depends phase_october.t_heads_recruited { onend }",
            "depends phase_april.t_portage_embed { onstart }",
        ]
    )


def test_a_week_of_seven_days_has_no_days_off() -> None:
    lines = texts_of(tjp.write(replace(small_plan(), week=tuple(range(7)))))
    assert [line for line in lines if line.startswith("workinghours")] == snapshot(
        ["workinghours mon, tue, wed, thu, fri, sat, sun 9:00 - 12:00, 13:00 - 17:00"]
    )


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert tjp.write(small_plan()) == tjp.write(small_plan())
