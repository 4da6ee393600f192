"""A new workspace is written into its folder, all its files or none, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import UsageError
from dtl_planner.app.starting import start_workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_whose_schemas_lead_elsewhere_is_left_as_it_is(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "folder"
    elsewhere.mkdir()
    folder.mkdir()
    (folder / ".dtl").symlink_to(elsewhere)
    with pytest.raises(UsageError, match="is a link that leads out of the workspace"):
        start_workspace(folder, "blank")
    assert list(elsewhere.iterdir()) == []
    assert [path.name for path in folder.iterdir()] == [".dtl"]


def test_a_folder_that_is_a_link_itself_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    started = start_workspace(tmp_path / "link", "blank")
    assert all((tmp_path / "real" / file).is_file() for file in started.files)
