"""A structure as a document: every unit with its grounds, and the outline by ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.structure.contacts import contacts_of
from dtl_planner.structure.lines import lines_of
from dtl_planner.structure.load import loads
from dtl_planner.structure.location import span_of
from dtl_planner.structure.model import Kind, Open
from dtl_planner.structure.outline import outside_why
from dtl_planner.structure.written import held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Held, Structure, Unit
    from dtl_planner.structure.outline import Branch, Groups, Outline


def structure_document(outline: Outline) -> dict[str, object]:
    """A structure as the reference page of `dtl structure --format json` describes it."""
    structure = outline.structure
    proposal = structure.catalogue.find(Proposal, structure.name)
    contacts = contacts_of(structure)
    return {
        "structure": structure.name,
        "title": structure.title,
        "based_on": proposal.based_on if proposal else None,
        "status": proposal.status if proposal else None,
        "units": [
            _unit(structure, unit, contacts.get(unit.id)) for unit in structure.units.values()
        ],
        "divisions": _groups(outline.divisions, "division"),
        "localities": [
            {
                "places": list(standing.places),
                "heads": _ids(standing.heads),
                "roles": _ids(standing.roles),
                "bodies": _ids(standing.bodies),
                "teams": [_branch(branch) for branch in standing.branches],
            }
            for standing in outline.standings
        ],
        "hosts": [
            {
                "place": load.place.id,
                "hosted": _ids(load.hosted),
                "fte": None if load.fte is None else float(load.fte),
            }
            for load in loads(structure)
        ],
        "formed": [
            {
                "team": formed.team.id,
                "from": [
                    {"service": service, "parts": _ids(units)} for service, units in formed.parts
                ],
            }
            for formed in outline.formed
        ],
        "lines": [
            {"role": line.role.id, "layer": line.layer, "span": line.span}
            for line in lines_of(structure)
        ],
        "undecided": _ids(outline.undecided),
        "outside": [
            {"unit": unit.id, "because": outside_why(structure, unit)} for unit in outline.outside
        ],
    }


def held_document(value: Held) -> object:
    """An id, nothing, or what is undecided with what it lies between."""
    if isinstance(value, Open):
        return {"undecided": True, "between": list(value.between), "resolves": value.resolves}
    return value


def _unit(structure: Structure, unit: Unit, contacts: Contacts | None) -> dict[str, object]:
    body = structure.catalogue.find(Body, unit.id) if unit.kind is Kind.BODY else None
    return _arranged(structure, unit, contacts) | ({"body": _body(body)} if body else {})


def _body(body: Body) -> dict[str, object]:
    """What is stated of a body itself, wherever it stands."""
    return {
        "kind": body.kind,
        "decides": held_document(held(body.decides)),
        "members": list(body.members),
        "chaired_by": body.chaired_by,
        "meets": body.meets,
        "since": body.since.wording if body.since else None,
    }


def _arranged(structure: Structure, unit: Unit, contacts: Contacts | None) -> dict[str, object]:
    return {
        "id": unit.id,
        "kind": unit.kind.value,
        "name": unit.name,
        "was": list(unit.was),
        "part_of": unit.part_of,
        "category": held_document(unit.category),
        "managed": held_document(unit.managed),
        "member_of": unit.member_of,
        "locality_facing": unit.locality_facing,
        "host": held_document(unit.host),
        "teams": list(unit.teams),
        "gathers": unit.gathers,
        "division": held_document(unit.division),
        "places": list(unit.places),
        "base": unit.base,
        "contacts": list(contacts.named) if contacts else [],
        "contacts_missing": list(contacts.missing) if contacts else [],
        "managed_by": held_document(unit.managed_by),
        "accountable_to": held_document(unit.accountable_to),
        "reports_to": held_document(unit.reports_to),
        "leads": list(unit.leads),
        "heads_place": unit.heads_place,
        "is_top": unit.is_top,
        "ages": str(unit.ages) if unit.ages else None,
        "grade": held_document(unit.grade),
        "posts": unit.posts.wording if unit.posts else None,
        "fte": unit.fte.wording if unit.fte else None,
        "live": unit.live.wording if unit.live else None,
        "decision": unit.decision,
        "grounds": _grounds(structure, unit),
    }


def _grounds(structure: Structure, unit: Unit) -> dict[str, object]:
    """What each statement rests on, by attribute; one that is not stated has no ground."""
    found: dict[str, object] = {}
    for attribute, ground in sorted(unit.grounds.items()):
        span = span_of(structure, unit, attribute)
        found[attribute] = {
            "basis": ground.basis.value,
            "because": ground.because,
            "source": ground.source,
            "themes": list(ground.themes),
            "file": span.file if span else None,
            "line": span.line if span else None,
        }
    return found


def _groups(groups: Groups, word: str) -> list[dict[str, object]]:
    return [{word: held_document(key), "units": _ids(units)} for key, units in groups]


def _branch(branch: Branch) -> dict[str, object]:
    return {
        "team": branch.team.id,
        "teams": [_branch(each) for each in branch.teams],
        "members": _ids(branch.members),
    }


def _ids(units: Sequence[Unit]) -> list[str]:
    return [unit.id for unit in units]
