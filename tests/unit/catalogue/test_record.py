from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from dtl_planner.catalogue.load import all_sections
from dtl_planner.catalogue.record import Record, Section
from dtl_planner.catalogue.sections.services import Constraints, People, Service


def services_schema() -> dict[str, Any]:
    defs: dict[str, Any] = Service.model_json_schema()["$defs"]
    return defs


@pytest.mark.parametrize("section", all_sections(), ids=lambda section: section.key)
def test_every_section_has_a_json_schema_that_refuses_unknown_keys(section: Section) -> None:
    schema = section.record.model_json_schema()
    top = schema["$defs"][section.record.__name__] if "$ref" in schema else schema
    assert top["additionalProperties"] is False


def test_editors_are_told_the_written_forms() -> None:
    defs = services_schema()
    assert defs["Service"]["properties"]["answers"]["patternProperties"]
    assert defs["Delivers"]["properties"]["ages"]["anyOf"][1]["type"] == "string"
    assert defs["Service"]["properties"]["name"]["maxLength"] == 500
    assert defs["Constraints"]["properties"]["fragile"]["anyOf"] == [
        {"type": "boolean"},
        {"enum": ["yes", "no"], "type": "string"},
    ]


def test_a_key_that_is_left_out_is_not_the_same_as_an_empty_one() -> None:
    assert People.model_validate({}).note is None
    with pytest.raises(ValidationError):
        People.model_validate({"note": None})


@pytest.mark.parametrize(
    ("written", "flag"), [(True, True), (False, False), ("yes", True), ("no", False)]
)
def test_a_flag_may_be_written_as_a_word(written: object, *, flag: bool) -> None:
    assert Constraints.model_validate({"fragile": written}).fragile is flag


def test_numbers_and_texts_never_become_one_another() -> None:
    for written in ({"id": "play", "name": 2009}, {"id": 7, "name": "Play"}):
        with pytest.raises(ValidationError):
            Service.model_validate(written)


def test_a_record_cannot_be_changed() -> None:
    service = Service(id="play", name="Play")
    with pytest.raises(ValidationError):
        service.name = "Games"  # type: ignore[misc]


def test_reading_no_catalogue_builds_no_validator() -> None:
    assert Record.model_config["defer_build"] is True
