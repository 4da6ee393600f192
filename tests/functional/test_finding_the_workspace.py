from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import COUNTY, CROYDON, PROGRAM, ROOT, Ended, environment, run, written

if TYPE_CHECKING:
    from pathlib import Path


def scheme(done: Ended) -> str:
    assert done.err == ""
    return str(json.loads(done.out)["scheme"])


ASK = ("classify", "--format", "json")


def test_the_nearest_folder_upwards_is_the_workspace() -> None:
    assert scheme(run(*ASK, cwd=ROOT / "docs/how-to")) == "delivery"
    assert scheme(run(*ASK, cwd=CROYDON / ".dtl/schema")) == "groupings"


def test_the_variable_goes_before_the_folder_and_the_option_before_both() -> None:
    set_to = {"DTL_WORKSPACE": str(CROYDON)}
    assert scheme(run(*ASK, cwd=ROOT, **set_to)) == "groupings"
    assert scheme(run(*ASK, "--workspace", str(COUNTY), cwd=ROOT, **set_to)) == "reorganisation"
    assert scheme(run(*ASK, "-w", "examples/croydon", cwd=ROOT)) == "groupings"
    assert scheme(run(*ASK, cwd=ROOT, DTL_WORKSPACE="")) == "delivery"


def test_where_there_is_no_workspace_that_is_said(tmp_path: Path) -> None:
    done = run("classify", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err.replace(str(tmp_path), "HERE").split("\n")[0].startswith("error[DTL051]: ")
    named = run("classify", cwd=tmp_path, DTL_WORKSPACE="gone")
    assert (named.code, named.err) == (
        1,
        snapshot("""\
error[DTL051]: `DTL_WORKSPACE` names `gone`, and there is no such folder.
    = help: check the spelling of the folder

1 error. `dtl explain DTL051` tells more.
"""),
    )


def test_a_file_in_the_place_of_the_workspace_is_no_workspace() -> None:
    done = run("classify", "--workspace", "services.yaml")
    assert (done.code, done.out) == (1, "")
    assert "DTL051" in done.err


def complete(words: str, cwd: Path = ROOT) -> list[str]:
    """What bash is offered for the last word of a line."""
    asked = {
        "_DTL_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    done = subprocess.run(
        [*PROGRAM], cwd=cwd, env=environment(**asked), capture_output=True, text=True, check=False
    )
    return done.stdout.split()


def test_ids_of_services_and_components_are_completed() -> None:
    assert complete("dtl classify ch") == snapshot(
        ["children-and-families", "children-in-care-services", "childrens-centres"]
    )
    assert complete("dtl why early-h", cwd=CROYDON) == ["early-help"]
    assert complete("dtl ask zzz") == []


def test_completion_looks_into_the_workspace_that_is_named() -> None:
    assert complete(f"dtl classify --workspace {CROYDON} early-h") == ["early-help"]


def test_commands_are_completed() -> None:
    assert complete("dtl cl") == ["classify"]


@pytest.mark.parametrize("services", ["services: [", "services: 3\n", "nonsense"])
def test_completion_is_silent_where_the_workspace_is_broken(tmp_path: Path, services: str) -> None:
    assert complete("dtl classify p", cwd=written(tmp_path, services=services)) == []


def test_completion_is_silent_where_there_is_no_workspace(tmp_path: Path) -> None:
    assert complete("dtl classify p", cwd=tmp_path) == []
