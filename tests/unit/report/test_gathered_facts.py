"""What `dtl report` gathers, and what it does where a command has nothing to answer with."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import UsageError, open_workspace
from dtl_planner.app.reporting import Asked, fingerprint, gather
from dtl_planner.limits import Limits
from dtl_planner.plan.making.order import Ordering
from dtl_planner.render.report.facts import Circle, Lacking
from dtl_planner.render.report.whole import whole_report

if TYPE_CHECKING:
    from dtl_planner.app.opening import Workspace
    from dtl_planner.render.report.facts import Facts


ROOT = Path(__file__).parents[3]
CROYDON = ROOT / "examples/croydon"


def written(folder: Path, *, services: str) -> Path:
    """A workspace of these services, and the plainest files for the rest."""
    shutil.copytree(ROOT / "tests/cases/defaults", folder, dirs_exist_ok=True)
    (folder / "services.yaml").write_text(f"dtl: 1\n{services}", encoding="utf-8")
    return folder


def workspace_of(folder: Path) -> Workspace:
    return open_workspace(folder, limits=Limits())


def facts_of(folder: Path, **asked: str) -> Facts:
    return gather(workspace_of(folder), Asked(**asked))  # type: ignore[arg-type] # no day among it


def test_a_workspace_with_next_to_nothing_has_a_report(tmp_path: Path) -> None:
    folder = written(tmp_path, services="services:\n  - {id: play, name: Play}\n")
    (folder / "criteria.yaml").write_text("dtl: 1\n", encoding="utf-8")
    facts = facts_of(folder)
    assert facts.title == "Workspace"
    assert facts.classification == Lacking("no scheme is in force: criteria.yaml has none")
    assert isinstance(facts.plan, Lacking)
    assert facts.made.plan is None
    assert whole_report(facts).panels[0].id == "summary"


def test_a_workspace_without_dates_has_an_order_and_no_plan_to_be_told_by_its_hash(
    tmp_path: Path,
) -> None:
    services = (
        "programme: {title: Two}\nservices:\n  - {id: play, name: Play, answers: {local: yes}}\n"
    )
    facts = facts_of(written(tmp_path, services=services))
    assert isinstance(facts.plan, Ordering)
    assert (facts.title, facts.made.plan) == ("Two", None)


def test_a_scheme_that_there_is_not_is_said_to_be_missing_rather_than_left_out() -> None:
    with pytest.raises(UsageError, match="no scheme"):
        facts_of(CROYDON, scheme="nothing")


def test_other_proposals_are_held_against_the_one_that_is_planned_for() -> None:
    facts = facts_of(ROOT, structure="portage-local")
    assert facts.shown == "portage-local"
    assert [one.b.asked for one in facts.variants] == ["proposed", "hosts-shared-out"]
    assert list(facts.structures) == ["current", "proposed", "hosts-shared-out", "portage-local"]


def test_a_reader_is_everybody_a_team_or_an_audience() -> None:
    assert facts_of(ROOT).reader.concerns("anything")
    team = facts_of(ROOT, reader="play service").reader
    assert (team.circle, team.name) == (Circle.TEAM, "Play service")
    assert team.concerns("play-service")
    assert not team.concerns("portage")
    heard = facts_of(ROOT, reader="Young People").reader
    assert (heard.circle, heard.name) == (Circle.AUDIENCE, "young people")


def test_the_hash_is_that_of_every_file_that_is_read(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CROYDON, tmp_path, dirs_exist_ok=True))
    first = fingerprint(workspace_of(folder))
    (folder / "notes.txt").write_text("not read", encoding="utf-8")
    assert fingerprint(workspace_of(folder)) == first
    table = next(folder.glob("*.csv"))
    table.write_bytes(table.read_bytes() + b"\n")
    assert fingerprint(workspace_of(folder)) != first
