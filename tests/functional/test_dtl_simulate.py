"""`dtl simulate` as people run it: the page, scenarios, engines, what is refused, and Ctrl-C."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from interrupting import at_work, pressed_at_once
from running import PROGRAM, ROOT, Ended, assert_expected, environment

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

CASES = ROOT / "tests/cases/plans"
COUNTY, IMPOSSIBLE, UNDATED = (CASES / name for name in ("county-split", "impossible", "undated"))
pytestmark = pytest.mark.needs("ortools", "holidays", "numpy")
clustered = pytest.mark.needs("distributed")
FEW = ("simulate", "--runs", "500")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The county's plan in a file."""
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    subprocess.run(
        [*PROGRAM, "plan", "--out", str(path)],
        cwd=COUNTY,
        env=environment(),
        capture_output=True,
        check=True,
    )
    return path


def test_a_county_with_one_of_everything(dtl: Dtl) -> None:
    done = dtl("simulate", cwd=COUNTY)
    assert_expected("simulate-county-split.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_every_row_as_csv(dtl: Dtl, plan: Path) -> None:
    done = dtl(*FEW, "--plan", str(plan), "-f", "csv", cwd=COUNTY)
    assert_expected("simulate-county-split.csv.txt", done.out)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert {row["runs"] for row in rows} == {"500", ""}


def test_a_document_for_programs(dtl: Dtl, plan: Path) -> None:
    done = dtl(*FEW, "--plan", str(plan), "-f", "json", "--seed", "7", cwd=COUNTY)
    document = json.loads(done.out)
    assert list(document) == snapshot(
        [
            "format_version",
            "title",
            "structure",
            "scenario",
            "runs",
            "asked",
            "stopped_early",
            "seed",
            "with_capacity",
            "limits",
            "as_soon_as_possible",
            "activities",
            "varying",
            "deadline",
            "planned",
            "dates",
            "gates",
            "items",
            "drivers",
            "notes",
        ]
    )
    assert (document["runs"], document["seed"], document["stopped_early"]) == (500, 7, False)
    assert document["deadline"] == snapshot(
        {
            "id": None,
            "name": "everything",
            "due": "2028-04-01",
            "chance": 0.0,
            "least": 0.0,
            "most": 0.0076,
            "met": 0,
        }
    )


def test_the_same_bytes_whatever_the_machine_is_set_to(dtl: Dtl, plan: Path) -> None:
    args = (*FEW, "--plan", str(plan), "--all")
    first = dtl(*args, cwd=COUNTY)
    for changes in ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
                    {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C"}):  # fmt: skip
        done = subprocess.run(
            [*PROGRAM, *args],
            cwd=COUNTY,
            env=environment(**changes),
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode() == first.out
    assert dtl(*args, "--workers", "2", cwd=COUNTY).out == first.out


def test_without_room_and_as_soon_as_possible(dtl: Dtl, plan: Path) -> None:
    found = {
        option: json.loads(
            dtl(*FEW, "--plan", str(plan), "-f", "json", *option.split(), cwd=COUNTY).out
        )
        for option in ("--capacity", "--no-capacity", "--as-soon-as-possible")
    }
    chances = {option: one["deadline"]["chance"] for option, one in found.items()}
    assert chances == snapshot(
        {"--capacity": 0.0, "--no-capacity": 0.0, "--as-soon-as-possible": 1.0}
    )
    assert [one["with_capacity"] for one in found.values()] == [True, False, True]


def test_scenarios_side_by_side(dtl: Dtl) -> None:
    args = ("--scenario", "later", "--scenario", "more-hands")
    assert_expected("simulate-scenarios.txt", dtl(*FEW, *args, cwd=COUNTY).out)
    assert_expected("simulate-scenarios.md.txt", dtl(*FEW, *args, "-f", "md", cwd=COUNTY).out)


def test_no_such_scenario(dtl: Dtl) -> None:
    done = dtl(*FEW, "--scenario", "missing", cwd=COUNTY)
    assert (done.code, done.out) == (2, "")


def test_no_plan_is_told_as_dtl_plan_tells_it(dtl: Dtl) -> None:
    done = dtl("simulate", cwd=IMPOSSIBLE)
    assert done.code == 4
    assert done.out == dtl("plan", cwd=IMPOSSIBLE).out


def test_what_cannot_be_simulated_is_refused_in_a_sentence(dtl: Dtl, plan: Path) -> None:
    def refused(*args: str, cwd: Path = COUNTY) -> str:
        done = dtl("simulate", *args, cwd=cwd)
        assert (done.code, done.out) == (2, "")
        return done.err.replace(str(plan), "plan.json")

    assert refused(cwd=UNDATED) == (
        "dtl: nothing states a date to work back from, so there are no dates to be sure of; state "
        "`planning.deadline` in programme.yaml, or try --set deadline=DATE\n"
    )
    assert refused("--plan", str(plan), "--scenario", "a") == (
        "dtl: a plan in a file is what it is: leave out --scenario, --set and --structure\n"
    )
    assert refused("--scheduler", "tcp://127.0.0.1:9") == (
        "dtl: --scheduler goes with --engine dask\n"
    )
    assert refused("--plan", str(plan), cwd=CASES / "no-gates") == (
        "dtl: `plan.json` is no plan for this workspace as it is now; make it anew with dtl plan "
        "--out FILE\n"
    )


@clustered
def test_no_scheduler_at_an_address(dtl: Dtl, plan: Path) -> None:
    done = dtl(*FEW, "--plan", str(plan), "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9",
               cwd=COUNTY)  # fmt: skip
    assert (done.code, done.out) == (2, "")
    assert done.err == snapshot(
        "dtl: no Dask scheduler answers at `tcp://127.0.0.1:9`; an address looks like tcp://HOST:8786\n"
    )


@clustered
def test_a_cluster_of_two_workers_gives_the_same_bytes(dtl: Dtl, plan: Path) -> None:
    args = ("simulate", "--runs", "9000", "--plan", str(plan))
    done = dtl(*args, "--engine", "dask", "--workers", "2", cwd=COUNTY)
    assert (done.code, done.err) == (0, "")
    assert done.out == dtl(*args, cwd=COUNTY).out


def test_ctrl_c_gives_the_result_of_the_runs_so_far(plan: Path) -> None:
    args = ("simulate", "--runs", "100000000", "--plan", str(plan))
    shows = r"[1-9][0-9,]* of 100,000,000 runs \.\.\. \d+ s; Ctrl-C gives the result"
    with at_work(*args, cwd=COUNTY, shows=shows) as (program, _):
        program.send_signal(signal.SIGINT)
        out, _ = program.communicate(timeout=60)
    assert program.returncode == 130
    text = out.decode()
    assert re.search(r"^Stopped early: [0-9,]+ of 100,000,000 runs\.$", text, re.MULTILINE)
    assert text.endswith("simulate again, to let it finish.\n")


@pytest.mark.parametrize("args", [(), ("--scenario", "later", "--scenario", "more-hands")])
def test_ctrl_c_before_the_first_runs_ends_quietly(args: tuple[str, ...]) -> None:
    done = pressed_at_once("simulate", *args, cwd=COUNTY)
    assert done == Ended(130, "", "Stopped.\n")
