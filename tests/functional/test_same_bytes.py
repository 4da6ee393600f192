"""The same files give the same bytes: on any machine, any day, with the records in any order."""

from __future__ import annotations

import json
import random
import shutil
from typing import TYPE_CHECKING

import pytest
from running import ROOT, copy_of, files_of, run_several, written

from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import open_workspace
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

COMMANDS = (
    *(("classify", "--format", form) for form in ("table", "json", "csv", "md")),
    ("why", "educational-psychology", "portage"),
    ("ask", "--format", "json"),
    ("scheme", "--sweep", "most"),
    *(("graph", "--format", form) for form in ("table", "json", "dot", "graphml", "mermaid")),
    *(("structure", "--format", form) for form in ("table", "json", "csv")),
    ("structure", "--place-hosts"),
    *(("diff", "current", "proposed", "--format", form) for form in ("table", "json", "html")),
    *(("consult", "--format", form) for form in ("table", "json")),
    ("consult", "--said-did", "--format", "md"),
    ("places", "--format", "json"),
    ("readiness", "--format", "csv"),
    ("programme", "--format", "json"),
    *((name,) for name in ("places", "demand", "readiness", "targets", "impact", "risks")),
    ("check", "--notes", "--as-of", "2010-05"),
    *(("check", "--format", style) for style in ("json", "github", "sarif")),
    ("explain", "--format", "json"),
    ("schema", "criteria"),
    ("limits",),
)


@pytest.fixture(scope="module")
def usual() -> bytes:
    return run_several(*COMMANDS)


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "random", "LC_ALL": "de_DE.UTF-8", "TZ": "America/Anchorage"},
    ],
    ids=lambda setting: setting["LC_ALL"],
)
def test_no_setting_of_the_machine_moves_a_byte(usual: bytes, setting: dict[str, str]) -> None:
    assert run_several(*COMMANDS, cwd=ROOT, **setting) == usual


def test_no_folder_moves_a_byte(usual: bytes, tmp_path: Path) -> None:
    place = copy_of(ROOT, tmp_path / "Ünder a name with spaces")
    for name in files_of(ROOT):
        shutil.copystat(ROOT / name, place / name)
        (place / name).touch()
    assert run_several(*COMMANDS, cwd=place) == usual


def shuffled(text: str, seed: int) -> str:
    """Put the services of a file in another order, each with its lines as they stand."""
    head, _, body = text.partition("\nservices:\n")
    records: list[list[str]] = []
    for line in body.split("\n"):
        if line.startswith("  - id: "):
            records.append([])
        records[-1].append(line)
    random.Random(seed).shuffle(records)  # noqa: S311 - any order will do
    return "\n".join([head, "services:", *("\n".join(lines) for lines in records), ""])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_records_changes_no_result(tmp_path: Path, seed: int) -> None:
    place = copy_of(ROOT, tmp_path)
    text = (ROOT / "services.yaml").read_text(encoding="utf-8")
    (place / "services.yaml").write_text(shuffled(text, seed), encoding="utf-8")
    before, after = (
        {
            one.component.record.id: (one.category, one.status, one.reading)
            for one in classify(open_workspace(folder, limits=Limits())).placed
        }
        for folder in (ROOT, place)
    )
    assert list(after) != list(before)
    assert after == before


def test_results_stand_in_the_order_of_the_file(dtl: Dtl, tmp_path: Path) -> None:
    services = "services:\n  - {id: z, name: Z}\n  - {id: a, name: A}\n  - {id: m, name: M}\n"
    document = json.loads(
        dtl("classify", "-f", "json", cwd=written(tmp_path, services=services)).out
    )
    assert [one["service"] for one in document["results"]] == ["z", "a", "m"]
