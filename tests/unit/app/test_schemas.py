"""The schemas of a workspace are written into it, and nowhere else."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import UsageError
from dtl_planner.app.schemas import refuse_linked, schema_texts, stale_schemas, write_schemas

if TYPE_CHECKING:
    from pathlib import Path

REFUSAL = (
    "`.dtl/schema` is a link that leads out of the workspace, and nothing is written there: "
    "put an ordinary folder in its place"
)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


def test_schemas_are_written_once(workspace: Path) -> None:
    assert write_schemas(workspace) == tuple(schema_texts())
    assert stale_schemas(workspace) == ()
    assert write_schemas(workspace) == ()


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("link", [".dtl", ".dtl/schema"])
def test_nothing_is_written_through_a_link_out_of_the_workspace(
    workspace: Path, elsewhere: Path, link: str, *, is_there: bool
) -> None:
    (workspace / link).parent.mkdir(exist_ok=True)
    (workspace / link).symlink_to(elsewhere if is_there else elsewhere / "not-there")
    with pytest.raises(UsageError) as caught:
        write_schemas(workspace)
    assert str(caught.value) == REFUSAL
    assert list(elsewhere.iterdir()) == []


def test_no_folder_of_a_new_workspace_may_be_a_link_out_of_it(
    workspace: Path, elsewhere: Path
) -> None:
    (workspace / "proposals").symlink_to(elsewhere)
    with pytest.raises(UsageError) as caught:
        refuse_linked(workspace, PurePosixPath("proposals"))
    assert str(caught.value) == REFUSAL.replace(".dtl/schema", "proposals")
    refuse_linked(workspace, PurePosixPath())


def test_a_ring_of_links_is_refused(workspace: Path) -> None:
    (workspace / ".dtl").symlink_to(".dtl")
    with pytest.raises(UsageError):
        write_schemas(workspace)


def test_links_inside_the_workspace_and_to_it_are_followed(workspace: Path, tmp_path: Path) -> None:
    (workspace / "hidden").mkdir()
    (workspace / ".dtl").mkdir()
    (workspace / ".dtl/schema").symlink_to("../hidden")
    (tmp_path / "link").symlink_to(workspace)
    assert write_schemas(tmp_path / "link") == tuple(schema_texts())
    assert (workspace / "hidden/services.json").is_file()


def test_a_linked_schema_is_replaced_and_not_followed(workspace: Path, elsewhere: Path) -> None:
    write_schemas(workspace)
    (elsewhere / "mine.txt").write_text("mine")
    (workspace / ".dtl/schema/services.json").unlink()
    (workspace / ".dtl/schema/services.json").symlink_to(elsewhere / "mine.txt")
    assert write_schemas(workspace) == (".dtl/schema/services.json",)
    assert (elsewhere / "mine.txt").read_text() == "mine"
