"""Roles and bodies on the page: line management, joint work beside it, and who reports where."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.render.structure.entries import Entry, Section
from dtl_planner.render.structure.words import category_title, held_words, names, sizes
from dtl_planner.structure.contacts import contacts_of
from dtl_planner.structure.lines import lines_of
from dtl_planner.structure.model import Basis, Open
from dtl_planner.structure.tiers import number_of
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Structure, Unit
    from dtl_planner.structure.outline import Outline, Rung


def roles(outline: Outline) -> Iterator[Section]:
    """Who manages whom, and apart from that, to whom each answers for joint work."""
    if not outline.roles:
        return
    structure = outline.structure
    tops = [rung for rung in outline.roles if rung.unit.is_top]
    opens = [rung for rung in outline.roles if isinstance(rung.unit.managed_by, Open)]
    gone = [rung for rung in outline.roles if isinstance(rung.unit.managed_by, str)]
    silent = [rung for rung in outline.roles if rung not in (*tops, *opens, *gone)]
    entries = [_rung(structure, rung) for rung in tops]
    groups = (
        ("line manager undecided", opens),
        ("line manager not in this structure", gone),
        ("line manager not stated", silent),
    )
    for title, rungs in groups:
        if rungs:
            below = tuple(_rung(structure, rung) for rung in rungs)
            entries.append(Entry(f"{title} ({len(rungs)})", below=below))
    entries.extend(_lines_said(outline))
    yield Section("Roles", "each below its line manager", tuple(entries))


def _rung(structure: Structure, rung: Rung) -> Entry:
    said = "; ".join([rung.unit.name, *_role_details(structure, rung.unit)])
    return Entry(said, below=tuple(_rung(structure, below) for below in rung.below))


def _role_details(structure: Structure, role: Unit) -> Iterator[str]:
    """What is said of a role, line management and joint work each in words of its own."""
    yield from _whereabouts(structure, role)
    if role.leads:
        yield f"leads {names(structure, role.leads)}"
    if role.is_top:
        yield "top of its line"
    if isinstance(role.managed_by, Open):
        yield f"line manager {held_words(structure, role.managed_by)}"
    if role.accountable_to is not None:
        yield f"for joint work answers to {held_words(structure, role.accountable_to)}"
    if role.live:
        yield f"in post {role.live.wording}"
    if any(ground.basis is Basis.PROPOSED for ground in role.grounds.values()):
        yield "PROPOSED"


def _whereabouts(structure: Structure, role: Unit) -> Iterator[str]:
    """How many posts there are of a role, and where."""
    if posts := sizes(role):
        yield posts
    number = number_of(structure, role.places)
    if number > 1:
        yield f"{'one in each of' if _one_each(role, number) else 'in'} {number} places"
    elif role.places:
        yield f"in {names(structure, role.places)}"
    if role.heads_place:
        yield "head of each place" if number > 1 else "head of the place"


def _one_each(role: Unit, number: int) -> bool:
    return role.posts is None or (role.posts.low == role.posts.high == number)


def _lines_said(outline: Outline) -> Iterator[Entry]:
    """The longest line and the widest span, and what is said of nobody."""
    structure = outline.structure
    lines = lines_of(structure)
    said = []
    if all(line.role.accountable_to is None for line in lines):
        said.append("To whom they answer for joint work is not stated for any of them.")
    if widest := max(
        (line for line in lines if line.span), key=lambda line: line.span, default=None
    ):
        layers = max(line.layer for line in lines)
        said.append(
            f"Widest span: {widest.span} directly below {widest.role.name}; "
            f"{plural(layers, 'layer')} of management at most."
        )
    if said:
        yield Entry(" ".join(said), is_note=True)


def bodies(outline: Outline) -> Iterator[Section]:
    """The bodies, and what each reports to."""
    if not outline.bodies:
        return
    structure = outline.structure
    apart = [rung for rung in outline.bodies if not rung.below and rung.unit.reports_to is None]
    entries = [_body(structure, rung) for rung in outline.bodies if rung not in apart]
    if apart:
        joint = "; " if any(rung.unit.accountable_to for rung in apart) else ", "
        told = joint.join(_in_short(structure, rung.unit) for rung in apart)
        entries.append(Entry(f"reports to: not stated ({len(apart)}): {told}"))
    yield Section("Bodies", "each below the body that it reports to", tuple(entries))


def _body(structure: Structure, rung: Rung) -> Entry:
    unit = rung.unit
    is_open = isinstance(unit.reports_to, Open)
    open_ = f"; reports to: {held_words(structure, unit.reports_to)}" if is_open else ""
    said = f"{unit.name}{_in_each(structure, unit)}{open_}{_answers_to(structure, unit)}"
    return Entry(said, below=tuple(_body(structure, below) for below in rung.below))


def _in_short(structure: Structure, unit: Unit) -> str:
    return f"{unit.name}{_in_each(structure, unit)}{_answers_to(structure, unit)}"


def _answers_to(structure: Structure, unit: Unit) -> str:
    """Whom a body answers to, which need not be the body that it stands below."""
    if unit.accountable_to is None:
        return ""
    return f", answers to: {held_words(structure, unit.accountable_to)}"


def _in_each(structure: Structure, unit: Unit) -> str:
    number = number_of(structure, unit.places)
    if number > 1:
        return f" (one in each of {number} places)"
    return f" ({names(structure, unit.places)})" if unit.places else ""


def contacts(outline: Outline) -> Iterator[Section]:
    """The named contacts: who has them where, and where one is missing."""
    structure = outline.structure
    wanting = list(contacts_of(structure).values())
    silent = [each for each in wanting if not each.named]
    entries = [
        Entry(f"{each.unit.name}: {_contacts_said(structure, each)}")
        for each in wanting
        if each.named
    ]
    if silent:
        entries.append(Entry(_silent(structure, silent), is_note=True))
    if entries:
        yield Section("Named contacts", "of what works for every locality", tuple(entries))


def _contacts_said(structure: Structure, contacts: Contacts) -> str:
    named = f"in {names(structure, contacts.named)}"
    missing = f"; missing in {names(structure, contacts.missing)}" if contacts.missing else ""
    return named + missing


def _silent(structure: Structure, silent: list[Contacts]) -> str:
    """Tell of those without any contact by name if they are few, else by category."""
    number = number_of(structure, silent[0].wanted)
    missing = sum(number_of(structure, each.missing) for each in silent)
    told = listed([each.unit.name for each in silent])
    if len(silent) > _FEW:
        counts = Counter(category_title(structure, each.unit.category) for each in silent)
        told = listed([f"{count} {title}" for title, count in counts.items()])
    verb = "is" if len(silent) == 1 else "are"
    return (
        f"None is stated yet: {told} {verb} to have one in each of {plural(number, 'place')}, "
        f"{plural(missing, 'contact')} in all."
    )


_FEW = 4
