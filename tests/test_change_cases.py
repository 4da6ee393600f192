"""Each file of `cases/changes` has cases for one kind of change: two structures, and what differs.

A case has `before` and `after`, two workspaces whose proposed structures are compared, or one
`workspace` of which the current and the proposed structure are; `structures` names two others. What
a workspace lacks is taken from `cases/changes/workspace`. `changes` is all that differs, in order.
A change has the six keys of `ALWAYS`, and more of `told` where a case is about them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import pytest

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.load import all_sections
from dtl_planner.catalogue.reading.source import parse_document
from dtl_planner.diff.difference import change_rules, difference
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.diff.change import Change
    from dtl_planner.structure.model import Structure

CASES = Path(__file__).parent / "cases/changes"
ALWAYS = {"kind", "unit", "before", "after", "sentence", "degree"}

Case: TypeAlias = dict[str, Any]


def cases() -> dict[str, Case]:
    """Every case, by its kind and what it shows."""
    return {
        f"{path.stem}: {case['case']}": case
        for path in sorted(CASES.glob("*.yaml"))
        for case in read(path)
    }


def read(path: Path) -> list[Case]:
    """Read a file of cases as `dtl` reads YAML, in which `on` and `yes` are what people mean."""
    document = parse_document(path.read_text(encoding="utf-8"), file=path.name, limits=Limits())
    assert document.data is not None, document.diagnostics
    return cast("list[Case]", document.data["cases"])


def structures_of(case: Case, folder: Path) -> tuple[Structure, Structure]:
    if "workspace" in case:
        first, second = case.get("structures", ("current", "proposed"))
        workspace = written(case["workspace"], folder / "workspace")
        return opened(workspace, first), opened(workspace, second)
    before, after = (
        written(case["before"], folder / "before"),
        written(case["after"], folder / "after"),
    )
    return opened(before, "proposed"), opened(after, "proposed")


def written(sections: Case, folder: Path) -> Path:
    """Write a workspace: JSON is YAML too."""
    folder.mkdir()
    (folder / "proposals").mkdir()
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in (CASES / "workspace").iterdir()
    }
    files = {section.key: section.files[0].replace("*", "all") for section in all_sections()}
    for key, value in sections.items():
        text = texts.setdefault(files[key], "dtl: 1\n")
        texts[files[key]] = f"{text}{key}: {json.dumps(value)}\n"
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def opened(folder: Path, name: str) -> Structure:
    return structure_of(open_workspace(folder, limits=Limits()), name)


def told(change: Change) -> Case:
    """What a case may say of a change."""
    return {
        "kind": change.kind,
        "unit": change.unit,
        "before": change.before,
        "after": change.after,
        "sentence": change.sentence,
        "degree": "not known" if change.degree is None else change.degree.word,
        "others": list(change.others),
        "because": [ground.because for ground in change.grounds if ground.because],
        "sources": [ground.source for ground in change.grounds if ground.source],
        "paired_by": change.paired_by.value,
    }


@pytest.mark.parametrize("case", cases().values(), ids=cases())
def test_a_case_gives_exactly_the_changes_it_expects(case: Case, tmp_path: Path) -> None:
    found = [told(change) for change in difference(*structures_of(case, tmp_path)).changes]
    wanted = case["changes"]
    assert len(found) == len(wanted), found
    assert [
        {key: one[key] for key in keys} for one, keys in zip(found, wanted, strict=True)
    ] == wanted
    assert all(one.keys() >= ALWAYS for one in wanted)


@pytest.mark.parametrize("kind", [rule.kind for rule in change_rules()])
def test_a_kind_of_change_has_a_file_whose_first_case_tells_it(kind: str) -> None:
    path = CASES / f"{kind.replace(' ', '-')}.yaml"
    assert kind in {change["kind"] for change in read(path)[0]["changes"]}


def test_a_file_is_named_for_a_kind_of_change() -> None:
    kinds = {rule.kind.replace(" ", "-") for rule in change_rules()}
    assert {path.stem for path in CASES.glob("*.yaml")} == kinds
