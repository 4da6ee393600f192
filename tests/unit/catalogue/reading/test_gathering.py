"""Which files of a folder make a workspace, and how much of them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.layout import among
from dtl_planner.catalogue.load import load
from dtl_planner.catalogue.reading.files import FileText, Unreadable
from dtl_planner.catalogue.reading.gathering import Folder, Gathered, gather
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = ("services.yaml", "localities.yaml", "criteria.yaml")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with the files that every workspace has, and nothing in them."""
    for name in NEEDED:
        (tmp_path / name).write_text("dtl: 1\n", encoding="utf-8")
    return tmp_path


def gathered(folder: Path, **limits: int) -> Gathered:
    given = Limits(**limits)
    return gather(Folder(folder, given), limits=given)


def told(found: Gathered) -> list[str]:
    return [f"{each.code.id} {each.message}" for each in found.diagnostics]


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("dtl: 1\n", encoding="utf-8")


def test_files_are_read_in_one_order_and_others_are_only_named(workspace: Path) -> None:
    put(workspace, "proposals/b.yaml", "proposals/a.yaml", "proposals/notes.txt", "README.md")
    put(workspace, "consultation.yaml", "programme.yaml", "proposals/.a.yaml", "papers/x.yaml")
    found = gathered(workspace)
    assert tuple(found.files) == (
        *NEEDED,
        "programme.yaml",
        "consultation.yaml",
        "proposals/a.yaml",
        "proposals/b.yaml",
    )
    assert found.others == (
        "README.md",
        "papers",
        "proposals",
        "proposals/.a.yaml",
        "proposals/notes.txt",
    )
    assert found.diagnostics == ()


def test_files_that_are_needed_are_looked_for_even_where_they_are_not(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "gone", tmp_path / "a\0b"):
        found = gathered(place)
        assert tuple(found.files) == NEEDED
        assert found.diagnostics == ()


def test_a_folder_that_cannot_be_listed_is_told(workspace: Path) -> None:
    place = workspace / ("long" * 100)
    assert told(gathered(place)) == [
        f"DTL004 `{place}` cannot be read; the computer says: File name too long."
    ]


@pytest.mark.parametrize("kind", ["link", "broken link", "file"])
def test_what_stands_in_place_of_the_folder_of_proposals_is_not_read(
    workspace: Path, kind: str
) -> None:
    put(workspace, "elsewhere/ours.yaml")
    place = workspace / "proposals"
    if kind == "file":
        place.touch()
    else:
        place.symlink_to("elsewhere" if kind == "link" else "gone")
    found = gathered(workspace)
    assert tuple(found.files) == NEEDED
    assert told(found) == [
        "DTL030 `proposals` is a link or a file, not an ordinary folder, so nothing in it is read."
    ]


def test_a_linked_proposal_inside_the_workspace_is_read_and_one_outside_refused(
    workspace: Path,
) -> None:
    put(workspace, "papers/ours.yaml", "proposals/own.yaml")
    (workspace / "proposals/in.yaml").symlink_to("../papers/ours.yaml")
    (workspace / "proposals/out.yaml").symlink_to("/etc/hostname")
    files = gathered(workspace).files
    assert isinstance(files["proposals/in.yaml"], FileText)
    assert isinstance(files["proposals/own.yaml"], FileText)
    out = files["proposals/out.yaml"]
    assert isinstance(out, Unreadable)
    assert [found.code.id for found in out.diagnostics] == ["DTL003"]


def test_more_files_than_the_limit_are_told_and_the_first_of_them_read(workspace: Path) -> None:
    put(workspace, "proposals/a.yaml", "proposals/b.yaml")
    assert told(gathered(workspace, files=5)) == []
    found = gathered(workspace, files=4)
    assert tuple(found.files) == (*NEEDED, "proposals/a.yaml")
    assert told(found) == ["DTL031 The workspace has 5 files; the limit `files` is 4."]
    assert found.diagnostics[0].hint == "`--limit files=5` raises the limit"


def test_files_that_are_too_large_together_are_told_once_and_read_as_far_as_they_fit(
    workspace: Path,
) -> None:
    put(workspace, "proposals/a.yaml", "proposals/b.yaml")
    found = load(workspace, limits=Limits(workspace_bytes=22)).diagnostics
    assert [each.code.id for each in found] == ["DTL032"]
    assert found[0].message == (
        "With `proposals/a.yaml` the files have more than 22 bytes together, the limit "
        "`workspace-bytes`; it is not read, nor is any that follows."
    )
    assert load(workspace, limits=Limits(workspace_bytes=35)).diagnostics == ()


def test_names_that_are_not_text_are_files_like_any_other(workspace: Path) -> None:
    put(workspace, "proposals/\udcff.yaml")
    assert "proposals/\udcff.yaml" in gathered(workspace).files


def test_only_the_very_names_belong_to_a_workspace() -> None:
    assert among(["Services.yaml", "services.yml", "x/services.yaml", "services.yaml"]) == (
        "services.yaml",
    )
