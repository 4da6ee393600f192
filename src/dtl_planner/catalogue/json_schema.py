"""JSON Schema of the files: an editor completes, explains and underlines while people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic.json_schema import models_json_schema

from dtl_planner.catalogue.entries import VERSION, VERSION_KEY
from dtl_planner.catalogue.layout import KINDS
from dtl_planner.catalogue.load import all_sections

if TYPE_CHECKING:
    from dtl_planner.catalogue.record import Section

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(file: str) -> dict[str, object]:
    """Make the schema of one kind of file of a workspace, such as `services.yaml`."""
    sections = [section for section in all_sections() if file in section.files]
    references, definitions = models_json_schema(
        [(section.record, "validation") for section in sections],
        ref_template="#/$defs/{model}",
    )
    properties: dict[str, object] = {
        VERSION_KEY: {"const": VERSION, "description": "The version of the format."}
    }
    for section in sections:
        reference = references[section.record, "validation"]
        properties[section.key] = {**_form(section, reference), "description": section.summary}
    return {
        "$schema": DIALECT,
        "title": file,
        "type": "object",
        "properties": properties,
        "required": [VERSION_KEY],
        "additionalProperties": False,
        "$defs": definitions.get("$defs", {}),
    }


def schema_files() -> dict[str, str]:
    """Name the schemas, and the kind of file that each is for: all proposals share one."""
    return {kind.partition("/")[0].removesuffix(".yaml"): kind for kind in KINDS}


def _form(section: Section, reference: dict[str, object]) -> dict[str, object]:
    """A section is one record, a mapping of records by id, or a list of records."""
    if section.single:
        return {"allOf": [reference]}
    if section.keyed:
        return {"type": "object", "additionalProperties": reference}
    return {"type": "array", "items": reference}
