from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import dtl_planner
from dtl_planner.writing import JOURNAL
from dtl_planner.writing.journal import UnsettledError, settle, write_all
from dtl_planner.writing.lock import LockedError, sole_writer

HOME = str(Path(dtl_planner.__file__).parents[1])
OLD = {"services.yaml": b"old services\n", "proposals/ours.yaml": b"old proposal\n"}
NEW = {"services.yaml": b"new services\n", "proposals/ours.yaml": b"new proposal\n"}

# Dies, as of `kill -9`, or is interrupted at the so-manieth call that touches a file.
ENDING = """
import os, sys
from pathlib import Path
from dtl_planner.writing.journal import write_all
import filelock, getpass, socket, hashlib, json
folder, end_at = Path(sys.argv[1]), int(sys.argv[2])
touches = {"open", "os.rename", "os.remove", "os.chmod", "os.mkdir", "pathlib.Path.rename"}
calls = 0
def count(event, args):
    global calls
    if event in touches:
        calls += 1
        if calls == end_at and sys.argv[3] == "killed":
            os._exit(9)
        if calls == end_at:
            raise KeyboardInterrupt
sys.addaudithook(count)
write_all(folder, {"services.yaml": b"new services\\n", "proposals/ours.yaml": b"new proposal\\n"})
"""


def folder_with(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OLD if (folder / name).exists()}


def test_several_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_all(folder_with(OLD, tmp_path), NEW)
    assert held(tmp_path) == NEW
    left = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert left == [".dtl/lock", "proposals/ours.yaml", "services.yaml"]


@pytest.mark.parametrize("how", ["killed", "interrupted"])
def test_whatever_ends_it_at_any_call_all_files_are_old_or_all_new_for_the_next_run(
    tmp_path: Path, how: str
) -> None:
    outcomes = []
    for end_at in range(1, 90):
        folder = folder_with(OLD, tmp_path / str(end_at))
        done = subprocess.run(
            [sys.executable, "-c", ENDING, str(folder), str(end_at), how],
            env=os.environ | {"PYTHONPATH": HOME},
            stderr=subprocess.DEVNULL,
            check=False,
        )
        settle(folder)
        assert held(folder) in (OLD, NEW), end_at
        outcomes.append(held(folder) == NEW)
        if done.returncode == 0:
            break
    else:
        pytest.fail("the run never got to its end")
    assert (outcomes[0], outcomes[-1]) == (False, True)
    assert outcomes.count(True) > 3, "it was ended between the journal and the end, too"
    if how == "killed":
        assert outcomes == sorted(outcomes), "once the journal is written there is no way back"


def test_a_folder_that_cannot_be_written_keeps_every_file(tmp_path: Path) -> None:
    folder_with(OLD, tmp_path)
    with pytest.raises(OSError, match="services"):
        write_all(tmp_path, NEW | {"services.yaml/taken": b""})
    assert held(tmp_path) == OLD
    assert not list(tmp_path.rglob("*.tmp"))


def test_what_changed_since_the_kill_is_not_written_over_without_a_word(tmp_path: Path) -> None:
    folder_with(OLD, tmp_path)
    (tmp_path / ".dtl").mkdir()
    entry = {"file": "services.yaml", "new": ".services.yaml.0123abcd.tmp", "sha256": "0" * 64}
    (tmp_path / JOURNAL).write_text(json.dumps([entry]), encoding="utf-8")
    with pytest.raises(UnsettledError, match=r"`services\.yaml` is neither old nor new"):
        settle(tmp_path)
    assert held(tmp_path) == OLD


@pytest.mark.parametrize(
    "entry",
    [
        {"file": "../outside", "new": ".outside.0123abcd.tmp"},
        {"file": "/etc/hosts", "new": ".hosts.0123abcd.tmp"},
        {"file": "services.yaml", "new": "other.yaml"},
        {"file": "services.yaml", "new": ".other.yaml.0123abcd.tmp"},
        {"file": "services.yaml", "new": "../.services.yaml.0123abcd.tmp"},
        {"file": "away/services.yaml", "new": ".services.yaml.0123abcd.tmp"},
        {"file": 7},
        "services.yaml",
    ],
)
def test_a_journal_of_somebody_else_moves_nothing(tmp_path: Path, entry: object) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    workspace = folder_with(OLD, tmp_path / "workspace")
    (workspace / "away").symlink_to(outside)
    data = b"planted"
    for place in (tmp_path, workspace, outside):
        for name in ("outside", "hosts", "other.yaml", "services.yaml"):
            (place / f".{name}.0123abcd.tmp").write_bytes(data)
    if isinstance(entry, dict):
        entry = {**entry, "sha256": hashlib.sha256(data).hexdigest()}
    (workspace / ".dtl").mkdir()
    (workspace / JOURNAL).write_text(json.dumps([entry]), encoding="utf-8")
    with pytest.raises(UnsettledError, match="not a journal that dtl wrote"):
        settle(workspace)
    assert held(workspace) == OLD
    assert not (outside / "services.yaml").exists()


def test_a_second_writer_waits_and_then_says_who_has_the_lock(tmp_path: Path) -> None:
    told = rf"another dtl is writing to this workspace: user \S+, host \S+, process {os.getpid()},"
    with (
        sole_writer(tmp_path),
        pytest.raises(LockedError, match=told),
        sole_writer(tmp_path, wait=0.1),
    ):
        pytest.fail("there is a writer already")
    with sole_writer(tmp_path, wait=0.1):
        assert (tmp_path / ".dtl/writer.json").is_file()
    assert not (tmp_path / ".dtl/writer.json").exists()


def test_a_writer_that_died_leaves_no_lock(tmp_path: Path) -> None:
    dying = (
        "import os, sys; from pathlib import Path\n"
        "from dtl_planner.writing.lock import sole_writer\n"
        "with sole_writer(Path(sys.argv[1])): os._exit(9)\n"
    )
    subprocess.run(
        [sys.executable, "-c", dying, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": HOME},
        check=False,
    )
    assert (tmp_path / ".dtl/writer.json").is_file()
    with sole_writer(tmp_path, wait=0.1):
        pass


def test_whatever_stands_where_the_holder_is_named_is_not_believed(tmp_path: Path) -> None:
    with sole_writer(tmp_path):
        (tmp_path / ".dtl/writer.json").write_text("[1, 2", encoding="utf-8")
        with (
            pytest.raises(LockedError, match=r"^another dtl is writing to this workspace$"),
            sole_writer(tmp_path, wait=0.05),
        ):
            pytest.fail("there is a writer already")


# A workspace that somebody else packed


def journal_in(folder: Path, text: str) -> Path:
    folder_with(OLD | {str(JOURNAL): text.encode()}, folder)
    return folder


@pytest.mark.parametrize("name", ["writer.json", "lock"])
def test_no_link_in_our_folder_is_written_through(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    workspace = journal_in(tmp_path / "workspace", "[]")
    (workspace / ".dtl" / name).symlink_to(tmp_path / "mine")
    with suppress(UnsettledError):
        settle(workspace)
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_folder_of_ours_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (away / "journal.json").write_bytes(b"[]")
    workspace = folder_with(OLD, tmp_path / "workspace")
    (workspace / ".dtl").symlink_to(away)
    with pytest.raises(UnsettledError, match=r"`\.dtl` is a link, and nothing is kept through one"):
        settle(workspace)
    with pytest.raises(OSError, match="is a link"):
        write_all(workspace, NEW)
    assert held(workspace) == OLD
    assert [path.name for path in away.iterdir()] == ["journal.json"]


def test_a_journal_that_is_a_link_or_has_no_end_is_not_believed(tmp_path: Path) -> None:
    deep = journal_in(tmp_path / "deep", "[" * 200_000)
    with pytest.raises(UnsettledError, match="not a journal that dtl wrote"):
        settle(deep)
    linked = journal_in(tmp_path / "linked", "[]")
    (linked / JOURNAL).rename(tmp_path / "away")
    (linked / JOURNAL).symlink_to(tmp_path / "away")
    with pytest.raises(UnsettledError, match="cannot be finished"):
        settle(linked)


def test_what_a_strange_journal_names_is_shown_harmlessly(tmp_path: Path) -> None:
    for name in ("a\x1b[31m\n", "a\0"):
        entry = {"file": name, "new": f".{name}.0123abcd.tmp", "sha256": "0" * 64}
        journal_in(tmp_path, json.dumps([entry]))
        with pytest.raises(UnsettledError) as error:
            settle(tmp_path)
        assert str(error.value).isprintable()


def test_a_pipe_in_the_place_of_a_new_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    entry = {"file": "services.yaml", "new": ".services.yaml.0123abcd.tmp", "sha256": "0" * 64}
    journal_in(tmp_path, json.dumps([entry]))
    os.mkfifo(tmp_path / entry["new"])
    with pytest.raises(UnsettledError, match="neither old nor new"):
        settle(tmp_path)


def test_who_has_the_lock_is_shown_harmlessly_and_not_read_through_a_link(tmp_path: Path) -> None:
    holder = tmp_path / ".dtl/writer.json"
    who = dict.fromkeys(("user", "host", "process", "since"), "\x1b[31m\n")
    with sole_writer(tmp_path):
        holder.write_text(json.dumps(who), encoding="utf-8")
        with pytest.raises(LockedError) as named, sole_writer(tmp_path, wait=0.05):
            pytest.fail("there is a writer already")
        holder.unlink()
        holder.symlink_to("/dev/zero")
        with pytest.raises(LockedError) as unnamed, sole_writer(tmp_path, wait=0.05):
            pytest.fail("there is a writer already")
    assert str(named.value).isprintable()
    assert str(unnamed.value) == "another dtl is writing to this workspace"
