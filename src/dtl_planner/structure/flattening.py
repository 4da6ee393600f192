"""Two proposals, one on the other, as a single proposal that amounts to the same.

What a category does to a unit depends on what was there before, so the structure below is needed:
the single proposal says outright where each unit is managed and hosted in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtl_planner.catalogue.sections.proposals import Added, Changed, Proposal
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.structure.model import Open
from dtl_planner.structure.overlay import amounting_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.catalogue.sections.proposals import Arrangement
    from dtl_planner.structure.model import Held, Structure, Unit


class NotOneProposal(ValueError):  # noqa: N818 - it says what cannot be had
    """The upper proposal adds anew what the lower one ends, which one proposal cannot say."""


def flatten(base: Structure, lower: Proposal, upper: Proposal) -> Proposal:
    """Give one proposal that makes of a structure what two, laid over it in turn, make of it.

    Args:
        base: The structure that the lower one is laid over.
        lower: The proposal that is laid over it first.
        upper: The proposal that is laid over the result.

    Raises:
        NotOneProposal: The upper one adds, under the same id, what the lower one ends.
    """
    middle = amounting_to(base, "lower", lower)
    top = amounting_to(middle, "upper", upper)
    adds: dict[str, Added] = {}
    changes: dict[str, Changed] = {}
    for id_ in _touched(lower, upper):
        if id_ in base.units and id_ not in middle.units and id_ in upper.adds:
            raise NotOneProposal(f"`{id_}` is ended and added again")
        records = _records(id_, base, middle, (lower, upper))
        unit = top.units.get(id_)
        if unit is not None and id_ not in base.units:
            written = records[0]
            also: dict[str, Any] = {"kind": unit.kind.value, "was": getattr(written, "was", ())}
            adds[id_] = Added.model_construct(**_said(unit, records, top), **also)
        elif id_ in base.units and records:
            said = _said(unit, records, top) if unit else _grounds(records)
            changes[id_] = Changed.model_construct(**said, ends=unit is None)
    return upper.model_copy(update={"based_on": lower.based_on, "adds": adds, "changes": changes})


def _touched(lower: Proposal, upper: Proposal) -> list[str]:
    """Every id that either speaks of, each once."""
    return list(dict.fromkeys((*lower.adds, *lower.changes, *upper.adds, *upper.changes)))


def _records(
    id_: str, base: Structure, middle: Structure, proposals: tuple[Proposal, Proposal]
) -> list[Arrangement]:
    """What is said of a unit, in the order in which it takes effect."""
    found: list[Arrangement] = []
    for below, proposal in zip((base, middle), proposals, strict=True):
        is_there = id_ in below.units
        if id_ in proposal.adds and not is_there:
            found, is_there = [proposal.adds[id_]], True
        if id_ in proposal.changes and is_there:
            found.append(proposal.changes[id_])
    return found


def _said(unit: Unit, records: Sequence[Arrangement], top: Structure) -> dict[str, Any]:
    """What one record has to say so that all of these have been said."""
    said: dict[str, Any] = _grounds(records)
    for record in records:
        said |= {key: value for key in _LAST if (value := getattr(record, key)) not in {None, ()}}
        if _has_category(record, top):
            said["category"] = record.category
    if "category" in said or any(record.host or record.managed for record in records):
        said |= _outright(host=unit.host, managed=unit.managed)
    return said | _teams(records)


_LAST = (
    "name",
    "part_of",
    "division",
    "place",
    "base",
    "contacts",
    "managed_by",
    "accountable_to",
    "reports_to",
    "ages",
    "posts",
    "fte",
    "live",
)
"""Keys of which the last one written holds."""


def _has_category(record: Arrangement, structure: Structure) -> bool:
    wanted = record.category
    return wanted in structure.categories if isinstance(wanted, str) else wanted is not None


def _outright(**held: Held) -> Mapping[str, str | Undecided]:
    """Write what is held as people would; what is not stated cannot be written."""
    return {key: _written(value) for key, value in held.items() if value is not None}


def _written(value: str | Open) -> str | Undecided:
    if isinstance(value, Open):
        return Undecided.model_construct(between=value.between, resolves=value.resolves)
    return value


def _teams(records: Sequence[Arrangement]) -> dict[str, tuple[str, ...]]:
    """Joining and leaving, the later first: whoever left and joined again is in."""
    joins: set[str] = set()
    leaves: set[str] = set()
    for record in records:
        joins = (joins - {*record.leaves}) | {*record.joins}
        leaves = (leaves - {*record.joins}) | {*record.leaves}
    return {"joins": tuple(sorted(joins)), "leaves": tuple(sorted(leaves))}


def _grounds(records: Sequence[Arrangement]) -> dict[str, Any]:
    """Every reason and every theme, each once; the last source."""
    sources = [record.source for record in records if record.source]
    return {
        "because": "; then ".join(dict.fromkeys(record.because for record in records)),
        "themes": tuple(dict.fromkeys(theme for record in records for theme in record.themes)),
        "source": sources[-1] if sources else None,
    }
