from __future__ import annotations

import json
import os
import shutil
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import CROYDON, ROOT, copy_of, files_of
from tests.programmes import PROGRAMMES

if TYPE_CHECKING:
    from running import Dtl


@pytest.mark.parametrize("template", ["blank", *PROGRAMMES])
def test_a_new_workspace_passes_check_and_can_be_classified(
    dtl: Dtl, tmp_path: Path, template: str
) -> None:
    done = dtl("init", "new", "--template", template, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    place = tmp_path / "new"
    checked = dtl("check", "--format", "json", cwd=place)
    assert (checked.code, json.loads(checked.out)["summary"]["error"]) == (0, 0)
    assert dtl("classify", cwd=place).code == 0
    assert dtl("schema", "--check", cwd=place).code == 0


def test_init_lists_what_it_wrote_and_says_what_comes_next(dtl: Dtl, tmp_path: Path) -> None:
    assert dtl("init", "new", cwd=tmp_path).out == snapshot("""\
new/.dtl/schema/consultation.json
new/.dtl/schema/criteria.json
new/.dtl/schema/localities.json
new/.dtl/schema/outcomes.json
new/.dtl/schema/programme.json
new/.dtl/schema/proposals.json
new/.dtl/schema/risks.json
new/.dtl/schema/services.json
new/criteria.yaml
new/localities.yaml
new/services.yaml

Next: cd new && dtl check && dtl classify
""")


def test_the_blank_workspace_is_classified_at_once(dtl: Dtl, tmp_path: Path) -> None:
    dtl("init", ".", cwd=tmp_path)
    assert dtl("classify", cwd=tmp_path).out == snapshot("""\
Our programme, Our council                                   scheme: first-draft

local (1)  run in each locality
  Example team  based locally

undecided (1)  too few answers to tell
  Another team  local or central; ask: based locally?

2 components: 1 local, 1 undecided. Next: dtl ask
""")
    checked = dtl("check", cwd=tmp_path)
    assert (checked.code, checked.out) == (
        0,
        snapshot("Nothing wrong in 3 files. 1 note: dtl check --notes.\n"),
    )


@pytest.mark.parametrize("template", PROGRAMMES)
def test_a_template_is_the_programme_itself(dtl: Dtl, tmp_path: Path, template: str) -> None:
    programme = PROGRAMMES[template]
    dtl("init", "new", "-t", template, cwd=tmp_path)
    assert files_of(tmp_path / "new") == files_of(programme)
    for name in files_of(programme):
        assert (tmp_path / "new" / name).read_bytes() == (programme / name).read_bytes()


def test_the_built_package_carries_every_file_of_each_programme() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    carried = wheel["force-include"]
    for template, programme in PROGRAMMES.items():
        for name in files_of(programme):
            part = name.partition("/")[0]  # a folder is carried whole
            source = str((programme / part).relative_to(ROOT))
            assert carried.get(source) == f"dtl_planner/templates/{template}/{part}"


def test_a_folder_that_has_one_of_the_files_is_refused_untouched(dtl: Dtl, tmp_path: Path) -> None:
    (tmp_path / "criteria.yaml").write_text("mine", encoding="utf-8")
    done = dtl("init", ".", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (
        2,
        "",
        snapshot("dtl: `.` already has `criteria.yaml`; nothing was changed\n"),
    )
    assert [path.name for path in tmp_path.iterdir()] == ["criteria.yaml"]
    assert (tmp_path / "criteria.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_refused(dtl: Dtl, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("", encoding="utf-8")
    done = dtl("init", "new", cwd=tmp_path)
    assert (done.code, done.err) == (2, snapshot("dtl: `new` is a file, not a folder\n"))


def test_a_file_above_the_folder_is_refused(dtl: Dtl, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = dtl("init", "file/new", cwd=tmp_path)
    assert (done.code, done.err) == (
        2,
        snapshot("dtl: cannot write to `file/new`: Not a directory\n"),
    )


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that nobody can write to")
def test_a_folder_that_nobody_can_write_to_is_refused(dtl: Dtl) -> None:
    done = dtl("init", "/proc/dtl")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("dtl: cannot write to `/proc/dtl`: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to_is_refused(dtl: Dtl, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    done = dtl("init", "new", cwd=tmp_path)
    tmp_path.chmod(0o755)
    assert (done.code, done.err) == (2, "dtl: cannot write to `new`: Permission denied\n")


def test_an_unknown_template_is_a_wrong_command_line(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("init", "new", "--template", "croydn", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "croydon" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_schema_is_printed_and_names_are_listed(dtl: Dtl) -> None:
    assert dtl("schema").out == snapshot("""\
.dtl/schema/services.json
.dtl/schema/localities.json
.dtl/schema/criteria.json
.dtl/schema/programme.json
.dtl/schema/consultation.json
.dtl/schema/outcomes.json
.dtl/schema/risks.json
.dtl/schema/proposals.json
""")
    printed = dtl("schema", "services").out
    assert dtl("schema", "services.yaml").out == printed
    assert (ROOT / ".dtl/schema/services.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["$schema"] == snapshot(
        "https://json-schema.org/draft/2020-12/schema"
    )


def test_schemas_out_of_date_end_with_3_until_they_are_written(dtl: Dtl, tmp_path: Path) -> None:
    place = copy_of(CROYDON, tmp_path)
    shutil.copytree(CROYDON / ".dtl", place / ".dtl")
    (place / ".dtl/schema/services.json").write_text("{}", encoding="utf-8")
    (place / ".dtl/schema/criteria.json").unlink()
    stale = dtl("schema", "--check", cwd=place)
    assert (stale.code, stale.out, stale.err) == snapshot(
        (
            3,
            """\
.dtl/schema/services.json
.dtl/schema/criteria.json
""",
            "2 schemas out of date.\n",
        )
    )
    wrote = dtl("schema", "--write", cwd=place)
    assert (wrote.code, wrote.out, wrote.err) == snapshot(
        (0, "", "2 schemas written to .dtl/schema.\n")
    )
    assert dtl("schema", "--check", cwd=place).code == 0


def test_schemas_of_the_repository_are_todays(dtl: Dtl) -> None:
    for programme in PROGRAMMES.values():
        assert dtl("schema", "--check", cwd=programme).code == 0


def test_a_schema_of_no_file_is_a_wrong_command_line(dtl: Dtl) -> None:
    done = dtl("schema", "service")
    assert (done.code, done.out, done.err) == snapshot(
        (2, "", "dtl: there is no file with a schema `service`. Did you mean `services`?\n")
    )


def test_a_schema_folder_that_cannot_be_made_is_told(dtl: Dtl, tmp_path: Path) -> None:
    place = copy_of(CROYDON, tmp_path)
    (place / ".dtl").write_text("in the way", encoding="utf-8")
    done = dtl("schema", "--write", cwd=place)
    assert (done.code, done.err) == (
        2,
        snapshot("dtl: cannot write to .dtl/schema: File exists\n"),
    )


def test_what_a_run_that_was_killed_has_left_is_finished_before_anything_is_read(
    dtl: Dtl, tmp_path: Path
) -> None:
    workspace = copy_of(CROYDON, tmp_path / "ours")
    new = (workspace / "services.yaml").read_bytes().replace(b"dtl: 1", b"dtl: 1  # newer", 1)
    beside = workspace / ".services.yaml.0123abcd.tmp"
    beside.write_bytes(new)
    entry = {"file": "services.yaml", "new": beside.name, "sha256": sha256(new).hexdigest()}
    (workspace / ".dtl").mkdir(exist_ok=True)
    (workspace / ".dtl/journal.json").write_text(json.dumps([entry]), encoding="utf-8")
    assert dtl("check", "-w", str(workspace)).code == 0
    assert (workspace / "services.yaml").read_bytes() == new
    assert not (workspace / ".dtl/journal.json").exists()


def test_what_cannot_be_finished_is_told_and_nothing_is_read(dtl: Dtl, tmp_path: Path) -> None:
    workspace = copy_of(CROYDON, tmp_path / "ours")
    (workspace / ".dtl").mkdir(exist_ok=True)
    (workspace / ".dtl/journal.json").write_text("{}", encoding="utf-8")
    done = dtl("check", "-w", str(workspace))
    assert done.code == 2
    assert done.err == snapshot("""\
dtl: `.dtl/journal.json` is not a journal that dtl wrote: look at what it is, then delete it
""")
