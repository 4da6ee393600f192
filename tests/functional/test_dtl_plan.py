"""`dtl plan` as people run it: the page, files, what is refused, and Ctrl-C."""

from __future__ import annotations

import csv
import io
import json
import signal
import time
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from interrupting import at_work, pressed_at_once, until
from running import CROYDON, ROOT, Ended, assert_expected, copy_of
from test_light_start import loaded_by

from dtl_planner.plan.timeline.plan import Proof
from dtl_planner.plan.timeline.saved import from_json

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from subprocess import Popen

    from running import Dtl

CASES = ROOT / "tests/cases/plans"
COUNTY, IMPOSSIBLE, UNDATED = (CASES / name for name in ("county-split", "impossible", "undated"))
GATELESS = CASES / "no-gates"
planned = pytest.mark.needs("ortools", "holidays")


@planned
def test_peterborough_in_three_gates(dtl: Dtl) -> None:
    done = dtl("plan")
    assert_expected("plan-peterborough.txt", done.out)
    assert (done.code, done.err) == (0, "")


@planned
def test_a_county_with_one_of_everything(dtl: Dtl) -> None:
    done = dtl("plan", "--all", cwd=COUNTY)
    assert_expected("plan-county-split.txt", done.out)
    assert (done.code, done.err) == (0, "")


@planned
def test_phases_that_are_found(dtl: Dtl) -> None:
    assert_expected("plan-no-gates.txt", dtl("plan", cwd=GATELESS).out)


@planned
def test_a_clash_is_told_with_its_places_and_ways_out_and_ends_with_4(dtl: Dtl) -> None:
    done = dtl("plan", cwd=IMPOSSIBLE)
    assert (done.code, done.err) == (4, "")
    assert done.out == snapshot("""\
No plan meets 23 April 2027.
  These three rules clash:
    programme.yaml:8  no more than 2 services in change at once
    programme.yaml:5  the deadline, 23 April 2027
    programme.yaml:4  the start, 4 January 2027
  Without any one of them the others can hold.
  Any one of these makes it possible:
    programme.yaml:8  no more than 2 services in change at once (1 more: 3)
    programme.yaml:5  the deadline, 23 April 2027 (12 working days later: 12 May
                      2027)
    programme.yaml:4  the start, 4 January 2027 (12 working days earlier: 14
                      December 2026)

3 rules clash; 3 single ways out, tried. Try one without changing a file: dtl
plan --set KEY=VALUE
""")
    document = json.loads(dtl("plan", "-f", "json", cwd=IMPOSSIBLE).out)
    assert [rule["line"] for rule in document["clashing"]] == snapshot([8, 5, 4])


@planned
def test_without_dates_the_order_is_told_and_what_to_write(dtl: Dtl) -> None:
    done = dtl("plan", cwd=UNDATED)
    assert (done.code, done.err) == (0, "")
    assert_expected("plan-undated.txt", done.out)


@planned
def test_what_is_printed_as_json_is_what_is_saved(dtl: Dtl, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    done = dtl("plan", "-f", "json", "--out", str(out), cwd=GATELESS)
    assert done.err == f"Saved in {out}.\n"
    assert done.out == out.read_text(encoding="utf-8")
    plan = from_json(done.out)
    rows = list(csv.DictReader(io.StringIO(dtl("plan", "-f", "csv", cwd=GATELESS).out)))
    assert [row["item"] for row in rows] == [item.id for item in plan.items]
    again = dtl("plan", "--against", str(out), "--out", str(out), cwd=GATELESS)
    assert "Dates that differ from the plan before\n  None.\n" in again.out


@planned
def test_a_later_deadline_tells_every_date_that_moved(dtl: Dtl, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    dtl("plan", "--out", str(out), cwd=GATELESS)
    done = dtl(
        "plan", "--against", str(out), "--set", "deadline=2027-08-31", "-f", "json", cwd=GATELESS
    )
    plan = from_json(done.out)
    assert plan.scenario is not None
    assert plan.moved
    assert all(one.was and one.became and one.became < one.was for one in plan.moved)


@planned
def test_scenarios_side_by_side(dtl: Dtl) -> None:
    done = dtl("plan", "--scenario", "later", "--scenario", "more-hands", cwd=COUNTY)
    assert (done.code, done.err) == (0, "")
    assert done.out == snapshot("""\
Scenario                              later            more-hands
Back from                             1 April 2029     1 April 2028
Result                                not proved best  not proved best
Order made that sets up the two       9 Dec 2026       9 Dec 2026
councils
Consultation of the public opened     7 Apr 2027       7 Apr 2027
The two shadow councils meet          28 May 2027      28 May 2027
Consultation of the public closed     30 Jun 2027      30 Jun 2027
What belongs to schools is with the   3 Sep 2027       30 Sep 2027
two councils
Children's services are with the two  31 Mar 2028      31 Mar 2028
councils
Vesting day                           31 Mar 2028      31 Mar 2028

2 of 2 scenarios can be planned. 1 of 7 milestones on different days. Where a
plan is not proved best, a later search may move its dates as much. Next: dtl
plan --scenario later
""")


@planned
def test_where_no_scenario_can_be_planned_it_ends_with_4(dtl: Dtl, tmp_path: Path) -> None:
    copy_of(IMPOSSIBLE, tmp_path)
    with (tmp_path / "programme.yaml").open("a", encoding="utf-8") as programme:
        programme.write("scenarios:\n  - {id: a, name: A}\n  - {id: b, name: B}\n")
    done = dtl("plan", "--scenario", "a", "--scenario", "b", cwd=tmp_path)
    assert done.code == 4
    assert done.out == snapshot("""\
Scenario   a              b
Back from  23 April 2027  23 April 2027
Result     no plan        no plan

0 of 2 scenarios can be planned. Next: dtl plan --scenario a
""")


def test_several_scenarios_are_one_page_and_no_file(dtl: Dtl, tmp_path: Path) -> None:
    two = ("--scenario", "a", "--scenario", "b")
    for more in (("--out", "plan.json"), ("--against", "plan.json"), ("--all",)):
        done = dtl("plan", *two, *more, cwd=tmp_path)
        assert (done.code, done.out, done.err) == (
            2,
            "",
            "dtl: several scenarios are one page of dates: leave out --out, --against and --all\n",
        )


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("services.yaml", "`services.yaml` is read by `dtl`: a result needs a file of its own"),
        (".git/plan.json", "`.git/plan.json` is in a folder that git keeps for itself"),
        ("none/plan.json", "`none/plan.json`: there is no folder `none`"),
    ],
)
def test_no_plan_is_saved_where_it_would_do_harm(
    dtl: Dtl, tmp_path: Path, out: str, told: str
) -> None:
    copy_of(UNDATED, tmp_path)
    (tmp_path / ".git").mkdir()
    before = (tmp_path / "services.yaml").read_bytes()
    done = dtl("plan", "--out", out, cwd=tmp_path)
    assert (done.code, done.out, done.err) == (2, "", f"dtl: {told}\n")
    assert (tmp_path / "services.yaml").read_bytes() == before
    assert list((tmp_path / ".git").iterdir()) == []


@planned
@pytest.mark.parametrize(("folder", "code"), [(IMPOSSIBLE, 4), (UNDATED, 0)])
def test_what_is_no_plan_with_dates_is_not_saved(
    dtl: Dtl, tmp_path: Path, folder: Path, code: int
) -> None:
    out = tmp_path / "plan.json"
    done = dtl("plan", "--out", str(out), cwd=folder)
    assert done.code == code
    assert done.err == f"Nothing is saved in {out}: there is no plan with dates.\n"
    assert not out.exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--set", "nonsense=1"), "there is no setting `nonsense`"),
        (("--scenario", "none"), "there is no scenario `none`"),
        (("--structure", "none"), "there is no structure `none`"),
        (("--workers", "0"), "Invalid value for '--workers'"),
        (("--time-limit", "0"), "Invalid value for '--time-limit'"),
        (("--effort", "x"), "Invalid value for '--effort'"),
    ],
)
def test_a_wrong_command_line_ends_with_2(dtl: Dtl, args: tuple[str, ...], told: str) -> None:
    done = dtl("plan", *args, cwd=UNDATED)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_file_that_is_no_plan_ends_with_1(dtl: Dtl, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    done = dtl("plan", "--against", str(tmp_path / "plan.json"), cwd=UNDATED)
    assert (done.code, done.out) == (1, "")
    assert "error[DTL760]" in done.err


@planned
def test_the_solver_is_loaded_only_where_something_is_left_to_prove() -> None:
    assert loaded_by("plan", "--help") & {"ortools", "networkx", "numpy", "yaml"} == set()
    assert "ortools" not in loaded_by("plan", cwd=str(UNDATED))
    assert "ortools" not in loaded_by("plan", cwd=str(CROYDON))  # the best plan is soon found


HARD = """\
planning: {start: 2027-01-04}
capacity:
  - {id: at-once, name: Staff in change, counts: fte, at_once: 41, level: yes}
playbooks:
  - id: plain
    name: Plain
    plays:
      - activities:
          - {id: prepare, name: Prepare, takes: 3 weeks, disturbs: no}
          - {id: change, name: Go over, takes: 7 weeks}
          - {id: settle, name: Settle in, takes: 2 weeks}
scenarios:
  - {id: a, name: A}
  - {id: b, name: B}
"""
SERVICE = """\
  - id: s{0}
    name: Service {0}
    current: {{managed: city-wide}}
    people: {{fte: {1}}}
    answers: {{local: yes}}
"""


@pytest.fixture
def hard(tmp_path: Path) -> Path:
    """Sixty services, large and small, as evenly as can be: no proof is found for minutes."""
    copy_of(GATELESS, tmp_path)
    services = "".join(SERVICE.format(n, 3 + n * 7 % 13) for n in range(60))
    head = "dtl: 1\nprogramme: {title: A hard programme, go_live: 2029-12-31}\nservices:\n"
    (tmp_path / "services.yaml").write_text(head + services, encoding="utf-8")
    (tmp_path / "programme.yaml").write_text(f"dtl: 1\n{HARD}", encoding="utf-8")
    return tmp_path


def planning(hard: Path, *args: str) -> AbstractContextManager[tuple[Popen[bytes], int]]:
    """`dtl plan` at work on the hard programme."""
    return at_work("plan", "--effort", "10000", *args, cwd=hard, shows=PLANNING)


PLANNING = r"(?:\r\x1b\[KPlanning \.\.\. \d+ s; Ctrl-C gives the best plan so far){4}"
"""What the screen shows once the search has been at work for three seconds."""


@planned
def test_ctrl_c_gives_the_best_plan_so_far_and_ends_with_130(hard: Path) -> None:
    with planning(hard, "--out", "plan.json") as (program, screen):
        program.send_signal(signal.SIGINT)
        out, _ = program.communicate(timeout=120)
        assert program.returncode == 130
        until(screen, r"Saved in plan\.json, stopped early\.")
    lines = out.decode().splitlines()
    assert lines[0] == "A hard programme" + "structure: proposed".rjust(64)
    assert lines[1].startswith("Back from 31 December 2029; stopped early: the best plan so far;")
    assert lines[-1].endswith("Next: dtl plan again, to let it finish.")
    assert from_json((hard / "plan.json").read_text(encoding="utf-8")).proof is Proof.STOPPED


@planned
def test_a_second_ctrl_c_ends_at_once_and_leaves_nothing_behind(hard: Path) -> None:
    with planning(hard, "--out", "plan.json") as (program, screen):
        program.send_signal(signal.SIGINT)
        time.sleep(0.05)  # two that come together may be heard as one
        program.send_signal(signal.SIGINT)
        out, _ = program.communicate(timeout=10)
        assert (program.returncode, out) == (130, b"")
        until(screen, r"\nStopped\.\r?\n")
    assert not (hard / "plan.json").exists()


@planned
def test_ctrl_c_among_scenarios_shows_none(hard: Path) -> None:
    with planning(hard, "--scenario", "a", "--scenario", "b") as (program, screen):
        program.send_signal(signal.SIGINT)
        out, _ = program.communicate(timeout=120)
        assert (program.returncode, out) == (130, b"")
        until(screen, r"Stopped\.\r?\n")


@planned
def test_ctrl_c_where_there_is_no_plan_ends_quietly() -> None:
    done = pressed_at_once("plan", cwd=IMPOSSIBLE)
    assert done == Ended(130, "", "Stopped.\n")
