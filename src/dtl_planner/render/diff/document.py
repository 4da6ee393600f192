"""`dtl diff` as a document, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.grouping import grouped
from dtl_planner.diff.summary import summary_of
from dtl_planner.render.diff.summing import no_difference, summed
from dtl_planner.render.diff.words import contacts_after, degree_word, settled_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.values.counts import Count
    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared, Side
    from dtl_planner.diff.grouping import By, Group
    from dtl_planner.diff.staff import Staff
    from dtl_planner.diff.summary import Summary
    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Ground


def document(compared: Compared, by: By) -> dict[str, object]:
    """Give the whole difference."""
    contacts, groups = contacts_after(compared), grouped(compared, by)
    return {
        **sides(compared),
        "by": by.value,
        "degrees": [
            {"degree": degree.word, "rank": degree.value, "meaning": degree.meaning}
            for degree in Degree
        ],
        "groups": [_group(group) for group in groups],
        "changes": [
            {"group": group.title, **_change(change, compared, contacts)}
            for group in groups
            for change in group.changes
        ],
        "summary": _summary(compared, summary_of(compared)),
    }


def sides(compared: Compared) -> dict[str, object]:
    """Tell what is compared with what."""
    return {"a": _side(compared.a), "b": _side(compared.b)}


def _side(side: Side) -> dict[str, object]:
    return {"asked": side.asked, "title": side.told, "structure": side.structure.name}


def _group(group: Group) -> dict[str, object]:
    return {
        "title": group.title,
        "degree": None if group.degree is None else group.degree.word,
        "is_sure": group.is_sure,
        "ways": group.ways.number if group.ways else None,
        "changes": len(group.changes),
    }


def _change(
    change: Change, compared: Compared, contacts: Mapping[str, Contacts]
) -> dict[str, object]:
    unit, missing = compared.unit(change.unit), contacts.get(change.unit)
    is_of_service = unit is not None and unit.is_classified
    return {
        "kind": change.kind,
        "unit": change.unit,
        "name": compared.called(change.unit),
        "unit_kind": unit.kind.value if unit else None,
        "service": compared.roots[change.unit] if is_of_service else None,
        "others": list(change.others),
        "before": change.before,
        "after": change.after,
        "sentence": change.sentence,
        "why": [_ground(ground, compared) for ground in change.grounds],
        "settled_by": list(settled_by(change)),
        "missing_contacts": list(missing.missing) if missing else [],
        "themes": list(compared.themes(change)),
        "degree": None if change.degree is None else change.degree.word,
        "posts": _count(change.posts),
        "fte": _count(change.fte),
        "paired_by": change.paired_by.value,
    }


def _ground(ground: Ground, compared: Compared) -> dict[str, object]:
    side, span = compared.side_of(ground), compared.place_of(ground)
    return {
        "basis": ground.basis.value,
        "because": ground.because,
        "source": ground.source,
        "in": "a" if side is compared.a else "b",
        "file": span.file if span else None,
        "line": span.line if span else None,
        "themes": list(ground.themes),
    }


def _count(count: Count | None) -> dict[str, object] | None:
    if count is None:
        return None
    return {"low": count.low, "high": count.high, "wording": count.wording}


def _summary(compared: Compared, summary: Summary) -> dict[str, object]:
    themes = summary.themes
    return {
        "text": summed(summary) if compared.changes else no_difference(compared),
        "changes": summary.changes,
        "services": summary.services,
        "kinds": dict(summary.kinds),
        "degrees": {degree_word(degree): number for degree, number in summary.degrees},
        "stays": summary.stays,
        "turning_locality_facing": summary.turning,
        "undecided": summary.undecided,
        "without_host": summary.without_host,
        "teams_formed": summary.teams_formed,
        "posts": _staff(summary.posts),
        "fte": _staff(summary.fte),
        "themes": None
        if themes is None
        else {
            "all": themes.heard.themes,
            "answered": themes.heard.answered,
            "beside_changes": themes.beside,
        },
    }


def _staff(staff: Staff) -> dict[str, object]:
    return {
        "low": float(staff.low) if staff.stated else None,
        "high": float(staff.high) if staff.stated and staff.high is not None else None,
        "wording": staff.wording if staff.stated else None,
        "units_stated": staff.stated,
        "units_not_stated": staff.not_stated,
    }
