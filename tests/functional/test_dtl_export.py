from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from inline_snapshot import snapshot
from running import (
    PROGRAM,
    ROOT,
    Dtl,
    Ended,
    assert_expected,
    copy_of,
    environment,
    run_several,
    written,
)
from small_plan import small_plan

from dtl_planner.app.exporting import EXPORTERS, Standing, lacks, ready, standing
from dtl_planner.app.opening import UsageError
from dtl_planner.app.outputs import place_for, refuse_place, save
from dtl_planner.exporters.plans import PlanExporter, mermaid
from dtl_planner.plan.timeline.saved import to_json

OURS = ("csv", "ics", "md", "mermaid")
NO_GATES, IMPOSSIBLE, UNDATED = (
    ROOT / "tests/cases/plans" / name for name in ("no-gates", "impossible", "undated")
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder with the small plan, as `dtl plan --out` saves it."""
    (tmp_path / "plan.json").write_text(to_json(small_plan()), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", OURS)
def test_the_small_plan_in_each_format(dtl: Dtl, saved: Path, form: str) -> None:
    done = dtl("export", form, "--plan", "plan.json", cwd=saved)
    assert (done.code, done.err) == (0, "")
    assert_expected(f"export-small.{form}.txt", done.out.replace("\r\n", "\n"))


def test_a_file_holds_what_is_printed_to_the_byte_wherever_it_is_made(
    dtl: Dtl, saved: Path
) -> None:
    for changes in ({}, {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8"}):
        said = run_several(
            *(("export", form, "--plan", "plan.json", "--out", form) for form in OURS),
            cwd=saved,
            **changes,
        )
        assert said.decode().count("Written to ") == len(OURS)
        for form in OURS:
            printed = dtl("export", form, "--plan", "plan.json", cwd=saved).out
            assert (saved / form).read_bytes() == printed.encode()


@pytest.mark.needs("xlsxwriter")
def test_the_list_names_what_opens_each_format(dtl: Dtl) -> None:
    assert dtl("export", "--list").out == snapshot("""\
  csv      .csv   rows for Excel, LibreOffice and other spreadsheets
  ics      .ics   events for Outlook, Google Calendar, Apple Calendar
  md       .md    a paper for an agenda, a wiki or a pull request
  mermaid  .mmd   a chart drawn from Markdown by code hosts
  mspdi    .xml   Microsoft Project, ProjectLibre and others open it
  tjp      .tjp   TaskJuggler 3 checks it and reports on it
  xlsx     .xlsx  a workbook for Excel and LibreOffice

7 formats: dtl export FORMAT --out FILE
""")


# --check


def test_check_tells_a_fresh_file_from_a_missing_and_a_stale_one(dtl: Dtl, saved: Path) -> None:
    args = ("export", "ics", "--plan", "plan.json", "--out", "plan.ics")
    check = (*args, "--check")
    assert dtl(*check, cwd=saved) == snapshot(Ended(code=3, out="plan.ics is not there yet.\n"))
    dtl(*args, cwd=saved)
    assert dtl(*check, cwd=saved) == snapshot(
        Ended(code=0, out="plan.ics is what would be written now.\n")
    )
    with (saved / "plan.ics").open("ab") as file:
        file.write(b"X-EDITED:yes\r\n")
    before = (saved / "plan.ics").read_bytes()
    assert dtl(*check, cwd=saved) == snapshot(
        Ended(
            code=3,
            out="plan.ics is stale: same workspace, but other options or another dtl, or edited.\n",
        )
    )
    (saved / "plan.ics").write_bytes(before.replace(b"1111111", b"2222222"))
    assert dtl(*check, cwd=saved) == snapshot(
        Ended(code=3, out="plan.ics is stale: it was made from another state of the workspace.\n")
    )
    (saved / "plan.ics").write_bytes(b"something else")
    assert dtl(*check, cwd=saved) == snapshot(
        Ended(code=3, out="plan.ics is stale: it is not what would be written now.\n")
    )
    assert (saved / "plan.ics").read_bytes() == b"something else"


@pytest.mark.parametrize(
    "form",
    [*OURS, "mspdi", "tjp", pytest.param("xlsx", marks=pytest.mark.needs("xlsxwriter"))],
)
def test_every_format_but_rows_tells_of_another_state_of_the_workspace(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / "result"
    exporter, plan = EXPORTERS[form], small_plan()
    path.write_bytes(exporter.write(replace(plan, made_from="2" * 64)))
    found = standing(path, exporter.write(plan), plan)
    assert found is (Standing.FRESH if form == "csv" else Standing.OTHER_WORKSPACE)


@pytest.mark.needs("xlsxwriter")
def test_a_damaged_workbook_is_only_stale(tmp_path: Path) -> None:
    path, plan = tmp_path / "result", small_plan()
    data = EXPORTERS["xlsx"].write(plan)
    for damaged in (data[:-100], data[:100] + b"\0" * 500 + data[600:], b"PK", b"PK" + data):
        path.write_bytes(damaged)
        assert standing(path, data, plan) in {Standing.STALE, Standing.OTHER_PLAN}


def test_a_plan_that_does_not_say_what_it_was_made_from_is_only_stale(tmp_path: Path) -> None:
    path, plan = tmp_path / "result", replace(small_plan(), made_from="")
    path.write_bytes(b"1" * 64)
    assert standing(path, b"new", plan) is Standing.STALE


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: File name too long"):
        standing(tmp_path / ("x" * 300), b"new", small_plan())


# Where nothing is written


@pytest.fixture
def trapped(saved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a saved plan and much in it that no result may touch."""
    written(saved)
    for folder in (".git", "a/.GIT", ".dtl", "proposals"):
        (saved / folder).mkdir(parents=True, exist_ok=True)
    (saved / "link.md").symlink_to("services.yaml")
    (saved / "dangling.md").symlink_to("gone.md")
    (saved / "hard.md").hardlink_to(saved / "plan.json")
    (saved / "away").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    (saved / "to-git").symlink_to(".git")
    os.mkfifo(saved / "pipe")
    return saved


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (".git/plan.md", "`.git/plan.md` is in a folder that git keeps for itself"),
        ("a/.GIT/plan.md", "`a/.GIT/plan.md` is in a folder that git keeps for itself"),
        (".dtl/plan.md", "`.dtl/plan.md` is in a folder that `dtl` keeps for itself"),
        ("link.md", "`link.md` is a link, and nothing is written through one"),
        ("dangling.md", "`dangling.md` is a link, and nothing is written through one"),
        ("a", "`a` is not an ordinary file but a folder, a pipe or a device"),
        ("pipe", "`pipe` is not an ordinary file but a folder, a pipe or a device"),
        ("gone/plan.md", "`gone/plan.md`: there is no folder `gone`"),
        ("plan.json", "`plan.json` is read by `dtl`: a result needs a file of its own"),
        ("hard.md", "`hard.md` is read by `dtl`: a result needs a file of its own"),
        ("services.yaml", "`services.yaml` is read by `dtl`: a result needs a file of its own"),
        ("Programme.yaml", "`Programme.yaml` is read by `dtl`: a result needs a file of its own"),
        ("proposals/new.yaml", "`proposals/new.yaml` is read by `dtl`: a result needs a file of"),
        ("away/plan.md", "`away/plan.md` leads out of the workspace by a link"),
        ("to-git/plan.md", "`to-git/plan.md` is in a folder that git keeps for itself"),
    ],
)
@pytest.mark.parametrize("check", [(), ("--check",)], ids=["write", "check"])
def test_no_result_goes_where_it_would_do_harm(
    dtl: Dtl, trapped: Path, out: str, said: str, check: tuple[str, ...]
) -> None:
    before = times_of(trapped)
    done = dtl("export", "md", "--plan", "plan.json", "--out", out, *check, cwd=trapped)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"dtl: {said}")
    assert times_of(trapped) == before


def times_of(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("device", ["/dev/null", "/dev/full", "/dev/stdout"])
def test_a_device_is_no_file(dtl: Dtl, saved: Path, device: str) -> None:
    done = dtl("export", "md", "--plan", "plan.json", "--out", device, cwd=saved)
    assert (done.code, done.out) == (2, "")


def test_a_result_may_stand_beside_the_files_of_a_workspace(dtl: Dtl, saved: Path) -> None:
    written(saved)
    (saved / "proposals").mkdir()
    for out in ("plan.md", "plan.yaml", "proposals/plan.md"):
        done = dtl("export", "md", "--plan", "plan.json", "--out", out, cwd=saved)
        assert done == Ended(0, "", f"Written to {out}.\n")


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(UsageError, match="a zero byte"):
        refuse_place(Path("a\0b"))


def test_a_folder_that_takes_nothing_is_told(dtl: Dtl, saved: Path) -> None:
    long = "x" * 250  # there may be such a file, but none beside it with a longer name
    done = dtl("export", "md", "--plan", "plan.json", "--out", long, cwd=saved)
    assert (done.code, done.err) == (2, f"dtl: `{long}` cannot be written: File name too long\n")


# An old file is kept

CRAMPED = """
import resource, sys
from dtl_planner.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100, -1))
try:
    main(sys.argv[1:])
finally:
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))  # whoever measures coverage writes a file
"""
INTERRUPTED = """
import sys
from dtl_planner.cli import main
def interrupt(event, args):
    if event == sys.argv[1] and args[0] is not None and ".result." in str(args[0]):
        raise KeyboardInterrupt
sys.addaudithook(interrupt)
main(sys.argv[2:])
"""
"""Ctrl-C at one call of the system: Python tells its hooks of each before it is made."""


INTERRUPTED_SEARCH = """
import signal, sys
from dtl_planner.cli import main
def interrupt(event, args):
    if event == "import" and args[0] == "ortools":
        signal.raise_signal(signal.SIGINT)
sys.addaudithook(interrupt)
main(sys.argv[1:])
"""


def export_over_old(
    program: str, *before: str, folder: Path, plan: tuple[str, str] = ("--plan", "plan.json")
) -> Ended:
    (folder / "result").write_bytes(b"old")
    args = ("export", "md", *plan, "--out", "result")
    done = subprocess.run(
        [sys.executable, "-c", program, *before, *args],
        cwd=folder, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (folder / "result").read_bytes() == b"old"
    assert sorted(path.name for path in folder.iterdir()) == ["plan.json", "result"]
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_the_old_file_stays_where_there_is_no_room_for_the_new_one(saved: Path) -> None:
    done = export_over_old(CRAMPED, folder=saved)
    assert done == Ended(2, "", "dtl: `result` cannot be written: File too large\n")


@pytest.mark.parametrize("call", ["open", "os.chmod", "os.rename"])
def test_the_old_file_stays_when_ctrl_c_comes_while_it_is_written(saved: Path, call: str) -> None:
    assert export_over_old(INTERRUPTED, call, folder=saved) == Ended(130, "", "Stopped.\n")


@pytest.mark.needs("ortools", "holidays")
def test_ctrl_c_while_planning_writes_nothing_as_half_a_search_gives_another_plan(
    saved: Path,
) -> None:
    done = export_over_old(INTERRUPTED_SEARCH, folder=saved, plan=("-w", str(NO_GATES)))
    assert done == Ended(130, "", "Stopped.\n")


def test_what_somebody_else_wrote_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "result"
    for before, meanwhile in ((None, b"new"), (b"old", b"new"), (b"old", None)):
        for file in tmp_path.iterdir():
            file.unlink()
        if before is not None:
            path.write_bytes(before)
        place = place_for(path)
        path.unlink(missing_ok=True)
        if meanwhile is not None:
            path.write_bytes(meanwhile)
        with pytest.raises(UsageError, match="was written by somebody else while `dtl` was at"):
            save(place, b"ours")
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == (
            {} if meanwhile is None else {"result": meanwhile}
        )


MEANWHILE = """
import sys
from pathlib import Path
from dtl_planner.cli import main
def write(event, args):
    if event == "import" and args[0] == "ortools":
        Path("plan.json").write_text("{}", encoding="utf-8")
sys.addaudithook(write)
main(sys.argv[1:])
"""
"""A second writer comes while the plan is searched for."""


@pytest.mark.needs("ortools", "holidays")
def test_a_plan_does_not_replace_another_that_came_after_the_one_it_keeps_close_to(
    dtl: Dtl, tmp_path: Path
) -> None:
    both = ("--against", "plan.json", "--out", "plan.json")
    workspace = ("-w", str(NO_GATES))
    dtl("plan", "--out", "plan.json", *workspace, cwd=tmp_path)
    assert dtl("plan", *both, *workspace, cwd=tmp_path).code == 0
    done = subprocess.run(
        [sys.executable, "-c", MEANWHILE, "plan", *both, *workspace],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        (
            "dtl: `plan.json` was written by somebody else while `dtl` was at work, and is left as "
            "it is: look at it, then run `dtl` again\n"
        ),
    )
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"plan.json": "{}"}


# What is asked for wrongly


def test_options_that_do_not_go_together_end_with_a_sentence(dtl: Dtl, saved: Path) -> None:
    plan = ("md", "--plan", "plan.json")
    commands = ((), ("md", "--check"), (*plan, "--set", "deadline=2010"), (*plan, "--scheme", "x"))
    done = [dtl("export", *args, cwd=saved) for args in commands]
    assert [(one.code, one.out) for one in done] == [(2, "")] * len(commands)
    assert "".join(one.err for one in done) == snapshot("""\
dtl: which format? `dtl export --list` shows them
dtl: `--check` wants the file: --out FILE
dtl: a saved plan is exported as it is: `--plan` goes with no other option of planning
dtl: a saved plan is exported as it is: `--plan` goes with no other option of planning
""")


def test_a_file_that_is_no_plan_is_told_with_its_place(dtl: Dtl, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    done = dtl("export", "md", "--plan", "plan.json", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "plan.json" in done.err


def test_a_format_without_its_extra_says_how_to_get_it() -> None:
    exporter = PlanExporter("odd", ".odd", "nothing", lambda _: b"", needs="gone", extra="odder")
    assert lacks(exporter)
    with pytest.raises(UsageError) as error:
        ready(exporter)
    assert str(error.value) == snapshot(
        "`odd` needs gone, not installed here; in the folder of dtl: pip install '.[odder]'"
    )


# Planned anew


@pytest.mark.needs("ortools", "holidays")
def test_without_a_saved_plan_it_is_planned_anew_and_comes_out_the_same(
    dtl: Dtl, tmp_path: Path
) -> None:
    workspace = copy_of(NO_GATES, tmp_path)
    said = run_several(
        ("export", "md", "--out", "plan.md"), ("export", "md", "--out", "plan.md", "--check"),
        cwd=workspace, PYTHONHASHSEED="7", TZ="Asia/Tokyo",
    )  # fmt: skip
    assert said.decode() == snapshot("""\
Written to plan.md.
-- 0 --
plan.md is what would be written now.
-- 0 --
""")
    check = ("export", "md", "--out", "plan.md", "--check")
    assert dtl(*check, cwd=workspace).code == 0
    early = dtl(*check, "--set", "prefer=early", cwd=workspace)
    assert (early.code, early.out) == snapshot(
        (3, "plan.md is stale: same workspace, but other options or another dtl, or edited.\n")
    )
    with (workspace / "programme.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark changes no plan, but it is another state of the workspace\n")
    later = dtl(*check, cwd=workspace)
    assert (later.code, later.out) == snapshot(
        (3, "plan.md is stale: it was made from another state of the workspace.\n")
    )


@pytest.mark.needs("ortools", "holidays")
def test_where_no_plan_is_possible_the_page_says_why_and_nothing_is_written(
    dtl: Dtl, tmp_path: Path
) -> None:
    page = dtl("plan", cwd=IMPOSSIBLE)
    assert page.code == 4
    out = tmp_path / "plan.csv"
    done = dtl("export", "csv", "--out", str(out), cwd=IMPOSSIBLE)
    assert done == Ended(4, "", page.out)
    assert not out.exists()


def test_a_plan_without_dates_cannot_be_exported_and_says_what_is_missing(dtl: Dtl) -> None:
    done = dtl("export", "ics", cwd=UNDATED)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "dtl: a plan without dates cannot be exported; say in programme.yaml what to work back "
        "from, as in `planning: {deadline: 2010-04}`, or see the order with `dtl plan`\n"
    )


# What a terminal gets


def on_terminal(*args: str, cwd: Path) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *args], cwd=cwd, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65_536)
    except OSError:  # the other end is closed, as a terminal puts it
        return b""


def test_a_terminal_gets_text_and_nothing_that_it_cannot_show(saved: Path) -> None:
    args = ("export", "mermaid", "--plan", "plan.json")
    assert on_terminal(*args, cwd=saved) == mermaid.write(small_plan()).decode()


@pytest.mark.needs("xlsxwriter")
def test_a_terminal_gets_no_workbook(saved: Path) -> None:
    shown = on_terminal("export", "xlsx", "--plan", "plan.json", cwd=saved)
    assert shown == "dtl: `xlsx` is nothing for a terminal; say where to: --out plan.xlsx\n"


def test_a_closed_pipe_is_quiet_and_a_full_disk_is_told(saved: Path) -> None:
    args = [*PROGRAM, "export", "ics", "--plan", "plan.json"]
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as gone:
        done = subprocess.run(
            args, cwd=saved, env=environment(), stdout=gone, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            args, cwd=saved, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"dtl: the result cannot be written: No space left on device\n",
    )
