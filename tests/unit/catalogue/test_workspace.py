from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.workspace import find_workspace
from dtl_planner.diagnostics import Diagnostic

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_folder_above_that_has_services_is_the_workspace(tmp_path: Path) -> None:
    below = tmp_path / "papers" / "2009"
    below.mkdir(parents=True)
    (tmp_path / "services.yaml").touch()
    assert find_workspace(below, given=None, env=None) == tmp_path
    assert find_workspace(below, given=None, env="") == tmp_path


def test_the_command_line_goes_before_the_environment(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    assert find_workspace(tmp_path, given=first, env=str(second)) == first
    assert find_workspace(tmp_path, given=None, env=str(second)) == second


def test_a_named_folder_that_is_not_there_is_told_with_who_named_it(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for given, env, by in ((gone, None, "`--workspace`"), (None, str(gone), "`DTL_WORKSPACE`")):
        found = find_workspace(tmp_path, given=given, env=env)
        assert isinstance(found, Diagnostic)
        assert found.message == f"{by} names `{gone}`, and there is no such folder."


def test_a_folder_without_any_services_above_is_told(tmp_path: Path) -> None:
    found = find_workspace(tmp_path, given=None, env=None)
    assert isinstance(found, Diagnostic)
    assert found.code.id == "DTL051"
