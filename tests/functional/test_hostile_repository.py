"""A repository from anybody runs nothing, wherever its settings, files or surroundings would have
git start a program. Each trap leaves a file behind when it goes off; `springs` is a command of git
that it goes off in, which shows that the trap is a live one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from repositories import commit, git, repository
from running import DEFAULTS, copy_of, environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Dtl

pytestmark = [
    pytest.mark.needs("git"),
    pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts"),
]

READ = """
import json, sys
from pathlib import Path
from dtl_planner.app.opening import DataError
from dtl_planner.app.revisions import open_revision
from dtl_planner.limits import Limits
def read(revision):
    try:
        return sorted(open_revision(Path(sys.argv[1]), revision, limits=Limits()).texts)
    except DataError as error:
        return sorted({found.code.id for found in error.diagnostics})
print(json.dumps([read(revision) for revision in sys.argv[2:]]))
"""
FILES = ["HEAD:criteria.yaml", "HEAD:localities.yaml", "HEAD:services.yaml"]


@dataclass(frozen=True, slots=True)
class Trap:
    """A repository with a trap in it: the program that must not run, and the file it leaves."""

    home: Path
    program: Path
    gone_off: Path

    def set(self, name: str, value: str) -> None:
        """Set one of the repository's own settings."""
        git(self.home, "config", name, value)

    def write(self, name: str, text: str) -> None:
        """Write a file of the repository or of the workspace."""
        (self.home / name).parent.mkdir(parents=True, exist_ok=True)
        (self.home / name).write_text(text, encoding="utf-8")


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    """A repository with two revisions, and a program that leaves a file behind."""
    home = repository(copy_of(DEFAULTS, tmp_path / "home"))
    commit(home, "first")
    (home / "notes.txt").write_text("a line\n", encoding="utf-8")
    (home / ".gitattributes").write_text("* diff=trap filter=trap\n", encoding="utf-8")
    commit(home, "second")
    gone_off = tmp_path / "gone-off"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\n: > '{gone_off}'\n", encoding="utf-8")
    program.chmod(0o755)
    return Trap(home, program, gone_off)


def read(folder: Path, *revisions: str, **changes: str) -> list[list[str]]:
    """Read a workspace at revisions in a process of its own: the files, or the codes of errors."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder), *(revisions or ("HEAD",))],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        check=True,
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


def fsmonitor(trap: Trap) -> None:
    trap.set("core.fsmonitor", str(trap.program))


def hooks(trap: Trap) -> None:
    trap.set("core.hooksPath", str(trap.home / "hooks"))
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        trap.write(f"hooks/{hook}", trap.program.read_text(encoding="utf-8"))
        (trap.home / "hooks" / hook).chmod(0o755)


def textconv(trap: Trap) -> None:
    trap.set("diff.trap.textconv", str(trap.program))


def external_diff(trap: Trap) -> None:
    trap.set("diff.external", str(trap.program))
    trap.write("notes.txt", "another line\n")


def filters(trap: Trap) -> None:
    for kind in ("smudge", "clean", "process"):
        trap.set(f"filter.trap.{kind}", str(trap.program))
    trap.write("notes.txt", "another line\n")


def aliases(trap: Trap) -> None:
    for command in ("trap", "rev-parse", "cat-file", "ls-tree", "for-each-ref"):
        trap.set(f"alias.{command}", f"!{trap.program}")


def included(trap: Trap) -> None:
    trap.write("more-settings", f"[core]\n\tfsmonitor = {trap.program}\n")
    trap.set("include.path", str(trap.home / "more-settings"))


def alternates(trap: Trap) -> None:
    other = repository(trap.home.parent / "other")
    trap.write(".git/objects/info/alternates", f"{other}/.git/objects\n")
    trap.set("core.alternateRefsCommand", str(trap.program))


def ssh(trap: Trap) -> None:
    trap.set("core.sshCommand", str(trap.program))
    trap.set("remote.origin.url", "ssh://host.invalid/x")


def show_programs(trap: Trap) -> None:
    for name in ("core.pager", "pager.ls-tree", "core.editor", "gpg.program", "core.askPass"):
        trap.set(name, str(trap.program))
    trap.set("credential.helper", f"!{trap.program}")
    trap.set("interactive.diffFilter", str(trap.program))


TRAPS: list[tuple[Callable[[Trap], None], tuple[str, ...]]] = [
    (fsmonitor, ("status",)),
    (hooks, ("checkout", "--quiet", "HEAD~1")),
    (textconv, ("diff", "HEAD~1")),
    (external_diff, ("diff",)),
    (filters, ("checkout", "--", "notes.txt")),
    (aliases, ("trap",)),
    (included, ("status",)),
    (alternates, ("fetch", ".")),
    (ssh, ("ls-remote", "origin")),
    (show_programs, ("commit", "--allow-empty")),
]


@pytest.mark.parametrize(
    ("plant", "springs"), TRAPS, ids=lambda each: getattr(each, "__name__", "")
)
def test_no_setting_of_a_repository_runs_a_program(
    trap: Trap, plant: Callable[[Trap], None], springs: tuple[str, ...]
) -> None:
    plant(trap)
    assert read(trap.home, "HEAD", "haed") == [FILES, ["DTL057"]]
    assert not trap.gone_off.exists()
    git(trap.home, *springs, is_well=False)
    assert trap.gone_off.exists()


def test_with_every_trap_set_two_revisions_are_compared_as_if_there_were_none(
    dtl: Dtl, trap: Trap
) -> None:
    for plant, _ in TRAPS:
        plant(trap)
    done = dtl("diff", "git:HEAD~1", "git:HEAD", cwd=trap.home)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("No difference: ")
    assert not trap.gone_off.exists()


def test_what_a_partial_clone_lacks_is_not_fetched(trap: Trap, tmp_path: Path) -> None:
    git(trap.home, "config", "uploadpack.allowFilter", "true")
    part = tmp_path / "part"
    url = f"file://{trap.home}"
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", url, str(part))
    git(part, "config", "remote.origin.url", f"ext::{trap.program}")
    git(part, "config", "protocol.ext.allow", "always")
    git(part, "config", "protocol.allow", "always")
    assert read(part, "HEAD", "0" * 39 + "1") == [["DTL059"], ["DTL059"]]
    assert not trap.gone_off.exists()
    git(part, "cat-file", "blob", "HEAD:services.yaml", is_well=False)
    assert trap.gone_off.exists()


def test_nothing_that_the_environment_says_to_git_is_heeded(trap: Trap, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    speaks = {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_EXEC_PATH": str(tmp_path),
        "GIT_TRACE": str(trap.gone_off),
        "GIT_TRACE2": str(trap.gone_off),
        "GIT_EXTERNAL_DIFF": str(trap.program),
        "GIT_SSH_COMMAND": str(trap.program),
        "GIT_PAGER": str(trap.program),
        "GIT_ASKPASS": str(trap.program),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(trap.program),
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={trap.program}'",
        "GIT_ALLOW_PROTOCOL": "ext:ssh:file",
    }
    assert read(trap.home, **speaks) == [FILES]
    assert not trap.gone_off.exists()
    git(trap.home, "status", is_well=False, env=speaks)
    assert trap.gone_off.exists()


def test_a_program_called_git_in_the_workspace_is_not_git(trap: Trap) -> None:
    trap.write("git", trap.program.read_text(encoding="utf-8"))
    (trap.home / "git").chmod(0o755)
    usual = environment()["PATH"]
    for here in (".", "", "../home"):
        assert read(trap.home, PATH=f"{here}:{usual}") == [FILES]
        assert read(trap.home, PATH=here) == [["DTL053"]]
    assert not trap.gone_off.exists()


def test_a_file_git_that_leads_elsewhere_runs_nothing_there(trap: Trap, tmp_path: Path) -> None:
    fsmonitor(trap)
    place = copy_of(DEFAULTS, tmp_path / "place")
    trap.set("core.worktree", str(place))
    (place / ".git").write_text("gitdir: ../home/.git\n", encoding="utf-8")
    assert read(place) == [FILES]
    assert not trap.gone_off.exists()
    git(place, "status", is_well=False)
    assert trap.gone_off.exists()


def test_a_workspace_that_looks_like_a_repository_itself_is_none(
    trap: Trap, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    git(tmp_path, "clone", "--quiet", "--bare", str(trap.home), str(place))
    copy_of(DEFAULTS, place)
    git(place, "config", "core.bare", "false")
    git(place, "config", "core.worktree", str(place))
    git(place, "config", "core.fsmonitor", str(trap.program))
    assert read(place) == [["DTL054"]]
    assert not trap.gone_off.exists()
    git(place, "status", is_well=False)
    assert trap.gone_off.exists()


def test_a_repository_inside_the_workspace_is_not_entered(trap: Trap) -> None:
    inner = repository(trap.home / "proposals")
    (inner / "ours.yaml").write_text("dtl: 1\n", encoding="utf-8")
    commit(inner, "inner")
    git(inner, "config", "core.fsmonitor", str(trap.program))
    git(trap.home, "add", "proposals")
    git(trap.home, "commit", "--quiet", "--message", "third")
    trap.gone_off.unlink(missing_ok=True)
    assert read(trap.home) == [["DTL030"]]
    assert not trap.gone_off.exists()
