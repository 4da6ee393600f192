"""Files of nearly the right name are told of, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.checks.overlooked import check_overlooked
from dtl_planner.catalogue.reading.gathering import Folder, gather
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = ("services.yaml", "localities.yaml", "criteria.yaml")


def overlooked(folder: Path, *names: str) -> list[tuple[str, str | None]]:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("dtl: 1\n", encoding="utf-8")
    gathered = gather(Folder(folder, Limits()), limits=Limits())
    return [(f"{d.code.id} {d.message}", d.hint) for d in check_overlooked(gathered)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("programme.yml", "programme.yaml"),
        ("Programme.yaml", "programme.yaml"),
        ("PROGRAMME.YAML", "programme.yaml"),
        ("program.yaml", "programme.yaml"),
        ("consultations.yaml", "consultation.yaml"),
        ("services.yml", "services.yaml"),
        ("proposals/ours.yml", "proposals/ours.yaml"),
        ("proposals/Ours.YAML", "proposals/Ours.yaml"),
        ("proposal/ours.yaml", "proposals/ours.yaml"),
        ("Proposals/ours.yml", "proposals/ours.yaml"),
    ],
)
def test_a_file_of_nearly_the_right_name_is_told_of(tmp_path: Path, name: str, meant: str) -> None:
    assert overlooked(tmp_path, *NEEDED, name) == [
        (f"DTL029 Nothing reads `{name}`.", f"did you mean `{meant}`?")
    ]


def test_a_file_of_another_name_is_nobodys_mistake(tmp_path: Path) -> None:
    others = (
        "README.md",
        "mkdocs.yml",
        "docker-compose.yaml",
        ".gitlab-ci.yml",
        ".services.yaml",
        "services-old.yaml",
        "services.yaml.bak",
        "services.json",
        "proposals/ours.md",
        "proposals/.ours.yml",
        "papers/programme.yml",
        "proposal-papers/ours.yaml",
        "properties/ours.yaml",
    )
    assert overlooked(tmp_path, *NEEDED, *others) == []


def test_a_misspelt_name_counts_only_while_the_right_file_is_not_there(tmp_path: Path) -> None:
    told = [("DTL029 Nothing reads `service.yaml`.", "did you mean `services.yaml`?")]
    assert overlooked(tmp_path, "service.yaml") == told
    assert overlooked(tmp_path, *NEEDED) == []


def test_files_that_are_one_on_other_computers_are_told_of(tmp_path: Path) -> None:
    assert overlooked(tmp_path, *NEEDED, "proposals/Ours.yaml", "proposals/ours.yaml") == [
        (
            "DTL033 `proposals/ours.yaml` and `proposals/Ours.yaml` differ in capitals only.",
            "give one of them another name",
        )
    ]
