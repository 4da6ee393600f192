"""What `dtl` can do, called from Python: values in and out, nothing printed, nothing exited."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.classifying import choose_components, classify
from dtl_planner.app.codes import all_codes, explain
from dtl_planner.app.opening import (
    DataError,
    UsageError,
    choose_scheme,
    locate_workspace,
    no_such,
    open_workspace,
    read_workspace,
    ready_scheme,
    whole_table,
)
from dtl_planner.app.schemas import schema_text, schema_texts, stale_schemas, write_schemas
from dtl_planner.app.schemes import study_scheme
from dtl_planner.app.starting import start_workspace
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
COUNTY = ROOT / "tests/cases/schemes/county"
LIMITS = Limits()


@pytest.fixture(autouse=True)
def nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    assert tuple(capsys.readouterr()) == ("", "")


def test_a_workspace_is_found_upwards_by_name_or_by_the_environment() -> None:
    assert locate_workspace(ROOT / "docs/how-to") == ROOT
    assert locate_workspace(ROOT, env=str(COUNTY)) == COUNTY
    assert locate_workspace(ROOT, given=ROOT / "docs", env=str(COUNTY)) == ROOT / "docs"
    with pytest.raises(DataError) as raised:
        locate_workspace(ROOT, given=ROOT / "gone")
    assert [one.code.id for one in raised.value.diagnostics] == ["DTL051"]


def test_a_workspace_with_errors_can_be_read_but_not_opened(tmp_path: Path) -> None:
    (tmp_path / "services.yaml").write_text("dtl: 1\nservices:\n  - {id: play}\n", encoding="utf-8")
    read = read_workspace(tmp_path, limits=LIMITS)
    with pytest.raises(DataError, match="findings") as raised:
        open_workspace(tmp_path, limits=LIMITS)
    assert raised.value.diagnostics == read.diagnostics
    assert raised.value.limits == LIMITS
    assert "services.yaml" in raised.value.texts


def test_components_are_chosen_once_and_in_the_order_of_the_file() -> None:
    catalogue = open_workspace(ROOT, limits=LIMITS).catalogue
    chosen = choose_components(catalogue, ["portage", "young-people", "yps-other", "portage"])
    ids = [component.record.id for component in chosen]
    assert (ids[0], ids[-1], len(ids), len(set(ids))) == ("yps-other", "portage", 8, 8)
    assert choose_components(catalogue, []) == catalogue.components()


def test_what_is_not_known_is_raised_with_the_nearest_name() -> None:
    workspace = open_workspace(ROOT, limits=LIMITS)
    with pytest.raises(UsageError, match="Did you mean `portage`"):
        classify(workspace, ["portag"])
    with pytest.raises(UsageError, match="Did you mean `delivery`"):
        choose_scheme(workspace, "deliver")
    with pytest.raises(UsageError, match="there is no parameter `mosst`"):
        study_scheme(workspace, sweep="mosst")
    assert str(no_such("thing", "zzz", ["a"])) == "there is no thing `zzz`. There is only `a`."
    assert str(no_such("thing", "zzz", list("abcdefghijklm"))) == "there is no thing `zzz`."
    assert str(no_such("thing", "zzz", [])) == "there is no thing `zzz`."


def test_a_scheme_above_the_limit_has_no_whole_table() -> None:
    workspace = open_workspace(COUNTY, limits=Limits(scheme_cells=100))
    classifier = ready_scheme(workspace, choose_scheme(workspace, None))
    with pytest.raises(UsageError, match="256 combinations"):
        whole_table(classifier)
    (placed,) = classify(workspace, ["libraries"]).placed
    assert placed.rule_category == "disaggregate"


def test_no_scheme_in_force_is_a_question_to_the_user() -> None:
    workspace = open_workspace(ROOT, limits=LIMITS)
    assert choose_scheme(workspace, None, as_of=date(2009, 9, 15)).id == "delivery"
    with pytest.raises(UsageError, match="no scheme is in force on 2009-09-14"):
        choose_scheme(workspace, None, as_of=date(2009, 9, 14))


def test_check_gathers_all_stages_in_order_and_each_finding_once() -> None:
    found = check(open_workspace(ROOT, limits=LIMITS), as_of=date(2012, 1, 1))
    places = [(one.span.file, one.span.line) for one in found if one.span]
    assert places == sorted(places)
    assert len(set(found)) == len(found)
    stages = {one.code.id[3] for one in found}
    assert stages == {"2", "3", "4", "6"}  # records, schemes and decisions, graph, structure


def test_a_study_knows_what_another_reading_would_move() -> None:
    study = study_scheme(open_workspace(ROOT, limits=LIMITS), sweep="most")
    assert study.swept == "most"
    assert [reading.value for reading in study.readings if reading.in_force] == ["majority"]
    four = next(reading for reading in study.readings if reading.value == "4")
    assert four.cells is not None
    assert (four.cells.cells, four.cells.of) == (20, 64)
    moved = {one.component.record.id: (one.before, one.after) for one in four.moved}
    assert moved["voluntary-extended"] == (("extended",), ("city-wide",))


def test_a_sweep_that_cuts_numbers_elsewhere_cannot_be_compared_cell_by_cell() -> None:
    study = study_scheme(open_workspace(COUNTY, limits=LIMITS), sweep="min_team_fte")
    by_value = {reading.value: reading for reading in study.readings}
    assert by_value["6"].cells is not None
    assert by_value["12"].cells is None
    assert by_value["12"].moved


def test_every_code_is_found_by_number_and_by_words() -> None:
    for code in all_codes():
        assert explain(code.id) is explain(code.slug.upper()) is code


def test_schemas_are_written_only_where_they_are_stale(tmp_path: Path) -> None:
    names = tuple(schema_texts())
    assert stale_schemas(tmp_path) == names
    assert write_schemas(tmp_path) == names
    assert write_schemas(tmp_path) == stale_schemas(tmp_path) == ()
    assert (tmp_path / names[0]).read_text(encoding="utf-8") == schema_text("services")


def test_a_workspace_is_started_in_a_folder_that_may_hold_other_things(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    started = start_workspace(tmp_path, "blank")
    assert set(started.files) == {
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()
    } - {"notes.txt", ".dtl/lock"}
    with pytest.raises(UsageError, match="nothing was changed"):
        start_workspace(tmp_path, "blank")
    with pytest.raises(UsageError, match="Did you mean `blank`"):
        start_workspace(tmp_path, "blnk")
