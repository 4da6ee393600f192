"""Two people edit one workspace, and git brings their work together: both edits, or a plain word.

Either git merges, and then the files load and hold what both wrote; or it leaves a conflict, and
then `dtl check` says where and `dtl diff` what each of the two says.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from repositories import commit, git, repository
from running import DEFAULTS, ROOT, copy_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Dtl

    Edit = Callable[[str], str]

pytestmark = pytest.mark.needs("git")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Peterborough's programme in a repository of its own."""
    folder = repository(copy_of(ROOT, tmp_path_factory.mktemp("base") / "home"))
    commit(folder, "base")
    return folder


@pytest.fixture
def home(base: Path, tmp_path: Path) -> Path:
    """A copy of that repository, for one test."""
    return shutil.copytree(base, tmp_path / "home")


def edit(home: Path, branch: str, change: Edit) -> None:
    """Change services.yaml on a branch that begins where `main` is."""
    git(home, "checkout", "--quiet", "-b", branch, "main")
    path = home / "services.yaml"
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    path.write_text(changed, encoding="utf-8", newline="\n")
    commit(home, branch)


def merged(home: Path, ours: Edit, theirs: Edit) -> str:
    """Let two people change the file, and merge their branches; what git says."""
    edit(home, "theirs", theirs)
    edit(home, "ours", ours)
    return git(home, "merge", "--no-edit", "theirs", is_well=False)


def renamed(id_: str, name: str) -> Edit:
    """An edit that gives a service or component another name."""

    def change(text: str) -> str:
        pattern = rf"(?m)^( +- id: {id_}\b.*\n +name: ).*$"
        return re.sub(pattern, rf"\g<1>{name}", text, count=1)

    return change


def begun(id_: str, name: str) -> Edit:
    """An edit that adds a service to the end of the file."""
    return lambda text: f"{text.rstrip()}\n\n  - id: {id_}\n    name: {name}\n"


def changes(dtl: Dtl, home: Path, before: str, after: str) -> list[tuple[str, str, str, str]]:
    """What differs between two structures: what happened, to what, and both states."""
    done = dtl("diff", before, after, "--format", "json", cwd=home)
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)["changes"]
    return sorted((each["kind"], each["unit"], each["before"], each["after"]) for each in found)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("young-people", "business-support"),  # the first service and the last
        ("young-people", "children-and-families"),  # services one after the other
        ("yps-other", "teenage-pregnancy-reintegration"),  # components one after the other
        ("family-support-level-2", "teaching-staff"),  # short records, with little between
        ("teaching-staff", "business-support"),
        ("young-people", "yps-other"),  # a service and its own first component
    ],
)
def test_edits_of_different_services_merge_and_are_each_told_once(
    dtl: Dtl, home: Path, ours: str, theirs: str
) -> None:
    said = merged(home, renamed(ours, "What we call it"), renamed(theirs, "What they call it"))
    assert "CONFLICT" not in said
    checked = json.loads(dtl("check", "--format", "json", cwd=home).out)
    assert checked["summary"]["error"] == 0
    told = changes(dtl, home, "git:main", "proposed")
    assert [(kind, unit, after) for kind, unit, _, after in told] == sorted(
        [("renamed", ours, "What we call it"), ("renamed", theirs, "What they call it")]
    )
    assert told == changes(dtl, home, "git:main", "git:HEAD")


def test_edits_of_one_service_merge_where_they_are_of_different_lines(dtl: Dtl, home: Path) -> None:
    def divided(text: str) -> str:
        place = r"(?m)^(      - id: portage\b(?:.*\n)+?        alliances: )\[.*\]$"
        return re.sub(place, r"\g<1>[]", text, count=1)

    said = merged(home, renamed("portage", "Home teaching"), divided)
    assert "CONFLICT" not in said
    text = (home / "services.yaml").read_text(encoding="utf-8")
    assert text == divided(
        renamed("portage", "Home teaching")(git(home, "show", "main:services.yaml") + "\n")
    )
    assert dtl("check", cwd=home).code == 0


@pytest.fixture
def in_conflict(home: Path) -> Path:
    """Two people give one service different names, and begin different ones at the same place."""

    def both(name: str, id_: str) -> Edit:
        rename, begin = renamed("portage", name), begun(id_, name)
        return lambda text: begin(rename(text))

    said = merged(home, both("Home teaching", "ours"), both("Home visiting", "theirs"))
    assert "CONFLICT (content): Merge conflict in services.yaml" in said
    return home


def test_a_conflict_is_told_at_its_very_lines(dtl: Dtl, in_conflict: Path) -> None:
    lines = (in_conflict / "services.yaml").read_text(encoding="utf-8").split("\n")
    begins = [number for number, line in enumerate(lines, start=1) if line == "<<<<<<< HEAD"]
    checked = dtl("check", "--format", "json", cwd=in_conflict)
    found = json.loads(checked.out)["diagnostics"]
    (conflict,) = [each for each in found if each["severity"] == "error"]
    assert (checked.code, conflict["code"]) == (1, "DTL028")
    told = [conflict["span"], *(each["span"] for each in conflict["related"])]
    assert [(span["file"], span["line"]) for span in told] == [
        ("services.yaml", number) for number in begins
    ]
    assert len(begins) == 2


def test_a_conflict_in_a_small_file_is_told_in_plain_words(dtl: Dtl, tmp_path: Path) -> None:
    home = repository(copy_of(DEFAULTS, tmp_path))
    services = home / "services.yaml"
    head = "dtl: 1\ndivisions:\n  learning: {name: Learning and Skills}\nservices:\n"
    services.write_text(
        f"{head}  - {{id: play, name: Play}}\n  - {{id: vans, name: Vans}}\n", encoding="utf-8"
    )
    commit(home, "base")
    merged(
        home,
        lambda text: text.replace("name: Play", "name: Play service"),
        lambda text: text.replace("name: Vans", "name: Library vans"),
    )
    done = dtl("check", cwd=home)
    assert (done.code, done.out) == (
        1,
        snapshot("""\
error[DTL028]: Git left one conflict in this file; here `HEAD` says lines 6 to 7
and `theirs` says lines 9 to 10.
  --> services.yaml:5:1
   |
 5 | <<<<<<< HEAD
   | ^^^^^^^^^^^^
    = help: keep one side, or something of both, and delete the marks; `dtl
      diff` of the two revisions shows what each side says

1 error in 3 files. `dtl explain DTL028` tells more.
"""),
    )


def test_what_each_side_of_a_conflict_says_is_told_by_diff(dtl: Dtl, in_conflict: Path) -> None:
    elsewhere = in_conflict.parent / "elsewhere"
    git(in_conflict, "worktree", "add", "--quiet", str(elsewhere), "main")
    for side, name in (("ours", "Home teaching"), ("theirs", "Home visiting")):
        assert changes(dtl, elsewhere, "git:main", f"git:{side}") == [
            ("added", side, "not there", name),
            ("renamed", "portage", "Portage", name),
        ]


def test_a_file_in_conflict_does_not_keep_its_revisions_from_being_compared(
    dtl: Dtl, in_conflict: Path
) -> None:
    assert len(changes(dtl, in_conflict, "git:ours", "git:theirs")) == 3
