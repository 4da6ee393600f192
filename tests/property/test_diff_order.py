"""The order of files, records and keys changes nothing that is said of a difference."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from dtl_planner.app.comparing import compare
from dtl_planner.app.opening import Workspace
from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.reading.source import parse_document
from dtl_planner.diagnostics import has_errors
from dtl_planner.diff.grouping import By
from dtl_planner.limits import Limits
from dtl_planner.render.diff.rows import table

if TYPE_CHECKING:
    from dtl_planner.tables import Cell

ROOT = Path(__file__).parents[2]
RECORDS = {"services", "components", "teams", "roles", "bodies", "alliances", "places"}
"""Lists of records: theirs is the order of files, while that of `between` is what somebody says."""
COMPARED = (("current", "proposed"), ("proposed", "hosts-shared-out"), ("portage-local", "current"))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    files = [*ROOT.glob("[a-z]*.yaml"), *ROOT.glob("proposals/*.yaml")]
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="module")
def expected(texts: dict[str, str]) -> list[list[list[Cell]]]:
    return rows(texts)


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_files_give_the_same_rows(
    texts: dict[str, str], expected: list[list[list[Cell]]], seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - nothing is kept secret by it
    names = list(texts)
    random.shuffle(names)
    assert rows({name: shuffled(texts[name], name, random) for name in names}) == expected


def rows(texts: dict[str, str]) -> list[list[list[Cell]]]:
    """The rows for other programs of each difference, sorted, but for where things are written."""
    loaded = load_texts(texts, limits=Limits())
    assert not has_errors(loaded.diagnostics)
    workspace = Workspace(ROOT, loaded.catalogue, (), loaded.texts, Limits())
    tables = [table(compare(workspace, *two), By.SERVICE) for two in COMPARED]
    kept = [n for n, column in enumerate(tables[0].columns) if column.key != "written"]
    return [sorted(([row[n] for n in kept] for row in one.rows), key=str) for one in tables]


def shuffled(text: str, name: str, random: Random) -> str:
    """Shuffle the records and keys of a file, but for schemes, in which order may count."""
    if name == "criteria.yaml":
        return text
    document = parse_document(text, file=name, limits=Limits())
    assert document.data is not None
    return json.dumps({"dtl": 1} | _shuffled(document.data, random, is_records=False))


def _shuffled(value: Any, random: Random, *, is_records: bool) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        random.shuffle(keys)
        return {key: _shuffled(value[key], random, is_records=key in RECORDS) for key in keys}
    if isinstance(value, list):
        items = [_shuffled(each, random, is_records=False) for each in value]
        if is_records:
            random.shuffle(items)
        return items
    return value
