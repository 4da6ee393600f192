"""Comparing from Python: what is compared with what, and which team is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from dtl_planner.app.comparing import compare, subject_of
from dtl_planner.app.opening import DataError, UsageError, Workspace, open_workspace
from dtl_planner.diff.compared import Heard
from dtl_planner.limits import Limits

TOWN = Path(__file__).parents[2] / "cases/structures/town"


@pytest.fixture(scope="module")
def town() -> Workspace:
    return open_workspace(TOWN, limits=Limits())


def test_each_side_says_what_it_is(town: Workspace) -> None:
    found = compare(town, "current", "later")
    assert (found.a.asked, found.a.told) == ("current", "Current structure")
    assert (found.b.asked, found.b.told) == ("later", "Proposal later: A second round")


def test_a_structure_of_this_workspace_goes_before_a_folder_of_its_name(
    town: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "proposed").mkdir()
    monkeypatch.chdir(tmp_path)
    assert compare(town, "proposed", "proposed").a.told == "Proposed structure"
    with pytest.raises(DataError):  # the folder itself is no workspace
        compare(town, "./proposed", "proposed")


def test_another_folder_has_all_its_structures(town: Workspace) -> None:
    found = compare(town, f"{TOWN}:later", f"{TOWN}")
    assert found.a.told == f"Proposal later: A second round in {TOWN}"
    assert found.b.told == f"Proposed structure in {TOWN}"
    assert compare(town, f"{TOWN}:current", "current").changes == ()


def test_a_structure_that_the_other_folder_lacks_is_told_with_the_folder(town: Workspace) -> None:
    with pytest.raises(UsageError) as raised:
        compare(town, f"{TOWN}:latr", "proposed")
    assert str(raised.value).replace(str(TOWN), "TOWN") == snapshot(
        "in TOWN: there is no structure `latr`. Did you mean `later`?"
    )


def test_themes_stand_beside_the_units_they_are_about(town: Workspace) -> None:
    found = compare(town, "proposed", "later")
    assert found.themes_of == {"award": ("closer",), "clubs": ("closer",)}
    assert found.heard == Heard(themes=2, answered=1)


def test_a_workspace_without_a_consultation_has_heard_nothing(
    town: Workspace, tmp_path: Path
) -> None:
    for file in TOWN.glob("*.yaml"):
        if file.stem != "consultation":
            text = file.read_text(encoding="utf-8")
            (tmp_path / file.name).write_text(text, encoding="utf-8")
    other = open_workspace(tmp_path, limits=Limits())
    assert compare(other, "current", "proposed").heard is None
    assert compare(town, "proposed", str(tmp_path)).heard == Heard(themes=2, answered=1)


@pytest.mark.parametrize(
    ("wanted", "subject"),
    [
        ("clubs", "clubs"),
        ("YOUTH CLUBS", "clubs"),
        ("learning", "learning"),
        ("Families", "families"),
        ("museum", "museum"),
    ],
)
def test_a_team_is_found_by_its_id_or_name(town: Workspace, wanted: str, subject: str) -> None:
    assert subject_of(compare(town, "proposed", "later"), wanted) == subject


def test_a_name_that_several_have_has_to_be_told_by_id(tmp_path: Path) -> None:
    for file in TOWN.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("name: Museum", "name: Music")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    found = compare(open_workspace(tmp_path, limits=Limits()), "current", "proposed")
    with pytest.raises(UsageError) as raised:
        subject_of(found, "music hall")
    assert str(raised.value) == snapshot(
        "there is no service, team, role, body or division `music hall`. Did you mean `music`?"
    )
    with pytest.raises(UsageError) as raised:
        subject_of(found, "MUSIC")
    assert str(raised.value) == snapshot(
        "several are called `MUSIC`: say which by its id: `music`, `museum`"
    )


def test_an_id_from_before_stands_for_the_unit_that_it_became(
    town: Workspace, tmp_path: Path
) -> None:
    for file in TOWN.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace("id: museum\n", "id: house\n    was: [museum]\n")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    found = compare(town, "proposed", str(tmp_path))
    assert subject_of(found, "museum") == "house"
    assert subject_of(found, "house") == "house"


def test_each_ground_is_written_in_the_files_of_its_own_side(town: Workspace) -> None:
    found = compare(town, "later", f"{TOWN}:current")
    told = {
        (change.kind, change.unit): found.place_of(ground)
        for change in found.changes
        for ground in change.grounds
    }
    split, closed = told["split", "arts"], told["post ended", "deputy"]
    assert split is not None
    assert closed is not None
    assert (split.file, closed.file) == ("proposals/later.yaml", "proposals/later.yaml")
    back = compare(town, f"{TOWN}:current", "later")
    moved = next(c for c in back.changes if (c.kind, c.unit) == ("moved", "court"))
    assert [back.side_of(ground) for ground in moved.grounds] == [back.b] * len(moved.grounds)
