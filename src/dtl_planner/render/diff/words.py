"""A change in words: what it says beside its verb, why, how much, and what people said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.services import Decision, Service
from dtl_planner.diff.grouping import NOT_KNOWN
from dtl_planner.diff.pairing import How
from dtl_planner.diff.summary import STAYS
from dtl_planner.structure.contacts import contacts_of
from dtl_planner.structure.model import Basis, Open
from dtl_planner.structure.tiers import number_of
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.degree import Degree
    from dtl_planner.diff.grouping import Group, Pointer
    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Ground

_LABELS = {"division": "division: "}
"""What `moved` leaves to be said."""

_SETTLES = {"category", "managed", "contacts", "exists"}
"""The steps after which somebody may ask for a named contact."""


def heading(title: str) -> str:
    """Begin a heading with a capital, as a scheme need not."""
    return title[:1].upper() + title[1:]


def degree_word(degree: Degree | None) -> str:
    """Tell a degree; that of a change from a state not stated is not known."""
    return NOT_KNOWN if degree is None else degree.word


def degree_of(group: Group) -> str:
    """Tell the degree of a group, and into how many ways a service parts."""
    told = degree_word(group.degree)
    if group.ways is not None:
        told = f"{told}, {group.ways.number} ways"
    return told if group.is_sure or group.degree is None else f"{told} as far as stated"


def arrow(change: Change) -> str:
    """Tell what was and what will be."""
    label = next((_LABELS[e.attribute] for e in change.edits if e.attribute in _LABELS), "")
    return f"{label}{change.before} -> {change.after}"


def beside_name(change: Change, name: str) -> str | None:
    """Tell what is to be read after the name; `None` where what was or will be says it all."""
    if change.kind in _COMING or change.kind in _GOING:
        side = change.after if change.kind in _COMING else change.before
        return side.removeprefix(name).strip()
    if change.before.startswith(name) or change.after.startswith(name):
        return None
    if change.kind == STAYS:
        return f": {change.sentence.removeprefix(f'{name}: stays ').rstrip('.')}"
    return f": {arrow(change)}"


_COMING, _GOING = ("added", "post created"), ("closed", "post ended")
"""Kinds of which only one of the two sides says anything."""


def because(ground: Ground) -> str:
    """Tell what kind of a ground it is, and the reason where one is given."""
    kind = _BASES[ground.basis]
    if ground.because is None:
        return kind or "by rule"
    return f"{kind}: {ground.because}" if kind else ground.because


def is_bare(ground: Ground) -> bool:
    """Whether a source says so and no reason is given."""
    return ground.basis is Basis.STATED and not ground.because and bool(ground.source)


_BASES: Mapping[Basis, str] = {
    Basis.STATED: "stated",
    Basis.INFERRED: "our reading",
    Basis.AGREED: "agreed",
    Basis.RULE: "",
    Basis.DECIDED: "decided",
    Basis.PROPOSED: "proposed",
}


def staff(change: Change) -> list[str]:
    """Tell the posts and full-time equivalents, as far as they are stated."""
    found = []
    if change.posts is not None:
        found.append(f"posts: {change.posts.wording}")
    if change.fte is not None:
        found.append(f"FTE: {change.fte.wording}")
    return found


def settled_by(change: Change) -> Iterator[str]:
    """Tell what settles what the change leaves open."""
    opens = (e.after for e in change.edits if isinstance(e.after, Open))
    yield from dict.fromkeys(each.resolves for each in opens if each.resolves)


def review(change: Change, compared: Compared) -> str | None:
    """Tell who decided, and when the decision is looked at again."""
    record = compared.b.structure.catalogue.find(Service, change.unit)
    if change.kind != "decided" or record is None or not isinstance(record.decision, Decision):
        return None
    made = record.decision
    return f"by {made.by}, {made.on.wording}; review {made.review.wording}"


def likeness(change: Change) -> str | None:
    """Tell where two units were taken to be the same on evidence alone."""
    alike = _EVIDENCE.get(change.paired_by)
    return alike and f"taken to be the same because the names are {alike}"


_EVIDENCE = {How.NAME: "the same", How.LIKENESS: "alike"}


def contacts_after(compared: Compared) -> Mapping[str, Contacts]:
    """Give the named contacts of every unit afterwards that is to have any."""
    return contacts_of(compared.b.structure)


def missing_contacts(
    change: Change, contacts: Mapping[str, Contacts], compared: Compared
) -> str | None:
    """Tell in how many places a named contact is missing, where the change raises the question."""
    found = contacts.get(change.unit)
    raises = any(edit.attribute in _SETTLES for edit in change.edits)
    if found is None or not found.missing or not raises:
        return None
    structure = compared.b.structure
    known = structure.catalogue.by_id(Place)
    tiers = {known[place].tier for place in found.missing}
    one = tiers.pop() if len(tiers) == 1 else "place"
    many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return f"a named contact for {plural(number_of(structure, found.missing), one, many)}"


def told_elsewhere(pointer: Pointer, compared: Compared) -> tuple[str, bool]:
    """Point to a change that is told of another unit; say whether a name is to stand before it."""
    change, under = pointer.change, f"told under {heading(pointer.title)}"
    if change.kind in _PREPOSITIONS:
        return f"{_PREPOSITIONS[change.kind]} {compared.called(change.unit)}; {under}", True
    return f"{change.sentence.rstrip('.')}; {under}", False


_PREPOSITIONS = {"merged": "into", "split": "out of"}
"""How a unit that takes part in a change stands to the unit of which the change is told."""
