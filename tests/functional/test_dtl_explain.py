from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import ROOT, Ended, environment, run

from dtl_planner import __version__
from dtl_planner.cli import COMMANDS

if TYPE_CHECKING:
    from running import Dtl


def test_a_code_is_explained_by_number_or_words_in_any_case(dtl: Dtl) -> None:
    out = dtl("explain", "DTL201").out
    assert out == snapshot("""\
DTL201 unknown-reference (error)

An id that is defined nowhere ties nothing to anything: what depends on it would
be left out.

What to do: Mend the spelling, or define the record that is meant.
""")
    assert dtl("explain", "dtl201").out == out
    assert dtl("explain", "Unknown-Reference").out == out


def test_all_codes_are_listed_by_number(dtl: Dtl) -> None:
    out = dtl("explain").out
    codes = re.findall(r"^  (DTL\d{3})  [a-z0-9-]+ +(?:error|warning|note)$", out, re.MULTILINE)
    assert codes == sorted(codes)
    assert out.endswith(f"\n\n{len(codes)} codes. `dtl explain CODE` tells more.\n")
    document = json.loads(dtl("explain", "-f", "json").out)
    assert [code["code"] for code in document["codes"]] == codes


def test_an_unknown_code_is_offered_the_nearest(dtl: Dtl) -> None:
    done = dtl("explain", "unknown-referense")
    assert (done.code, done.out, done.err) == (
        2,
        "",
        "dtl: there is no code `unknown-referense`. Did you mean `unknown-reference`?\n",
    )


def test_codes_are_explained_without_the_extras_for_large_files() -> None:
    start = (
        "import sys; sys.modules['numpy'] = sys.modules['polars'] = None; "
        "from dtl_planner.cli import main; main(['explain', 'DTL201'])"
    )
    done = run_python(start)
    assert done == (0, "DTL201 unknown-reference (error)")


def run_python(text: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", text],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.partition("\n")[0]


def test_limits_are_listed_and_raised(dtl: Dtl) -> None:
    assert dtl("limits", "-f", "csv").out.split("\n")[:4] == snapshot(
        [
            "limit,value,about",
            "files,500,files of one workspace",
            "workspace-bytes,33554432,bytes of all its files together",
            "yaml-bytes,8388608,bytes of one YAML file",
        ]
    )
    raised = json.loads(dtl("limits", "--limit", "services=1000000", "-f", "json").out)
    assert raised["limits"]["services"] == 1_000_000
    twice = json.loads(
        dtl("limits", "--limit", "places=7", "--limit", "places=8", "-f", "json").out
    )
    assert twice["limits"]["places"] == 8


def test_a_wrong_limit_is_a_wrong_command_line(dtl: Dtl) -> None:
    wrong = ("service=1", "bogus=1", "services", "services=0", "services=-1", "services=1e3")
    ended = [dtl("classify", "--limit", one) for one in (*wrong, "services=" + "9" * 5_000)]
    assert {(one.code, one.out) for one in ended} == {(2, "")}
    assert [one.err for one in ended] == snapshot(
        [
            "dtl: there is no limit `service`; did you mean `services`?\n",
            "dtl: there is no limit `bogus`; `dtl limits` lists them\n",
            "dtl: limit `services` wants a whole number above 0, as in `--limit services=1000`\n",
            "dtl: limit `services` wants a whole number above 0, as in `--limit services=1000`\n",
            "dtl: limit `services` wants a whole number above 0, as in `--limit services=1000`\n",
            "dtl: limit `services` wants a whole number above 0, as in `--limit services=1000`\n",
            "dtl: limit `services` wants a whole number above 0, as in `--limit services=1000`\n",
        ]
    )


def test_a_limit_that_is_passed_says_how_to_raise_it_and_raising_helps(dtl: Dtl) -> None:
    low = dtl("classify", "--limit", "services=10")
    assert (low.code, low.out) == (1, "")
    assert "--limit services=" in low.err
    assert dtl("classify", "--limit", "services=1000").code == 0


def test_the_version_is_told() -> None:
    assert run("--version") == Ended(0, f"dtl {__version__}\n")


def test_help_lists_every_command_and_exit_code_and_is_what_comes_without_a_command() -> None:
    asked = run("--help")
    assert (asked.code, asked.err) == (0, "")
    listed = re.findall(r"^  ([a-z]+)  +[A-Z]", asked.out.partition("Commands")[2], re.MULTILINE)
    assert listed == list(COMMANDS)
    assert "Exit codes: 0 fine, 1 errors in the data, 2 wrong" in asked.out
    assert run("-h").out == asked.out
    bare = run()
    assert (bare.out + bare.err).strip() == asked.out.strip()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(dtl: Dtl, command: str) -> None:
    done = dtl(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: dtl {command} ")
    assert " ".join(COMMANDS[command].split()) in " ".join(done.out.split())


def test_an_unknown_command_is_offered_the_nearest(dtl: Dtl) -> None:
    done = dtl("clasify")
    assert (done.code, done.out) == (2, "")
    assert "classify" in done.err


def test_an_unknown_option_is_a_wrong_command_line(dtl: Dtl) -> None:
    done = dtl("classify", "--colour")
    assert (done.code, done.out) == (2, "")
    assert "--colour" in done.err
