"""The changes of a group as they are told: unit by unit, and what is alike only once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.diff.grouping import By
from dtl_planner.diff.summary import STAYS
from dtl_planner.render.diff import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import Group
    from dtl_planner.render.diff.sources import Sources
    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Ground


@dataclass(frozen=True, slots=True)
class Told:
    """A change as it is told.

    Attributes:
        kind: The verb.
        alone: What is told where no name is to stand before it.
        beside: What is told behind the name; `None` where `alone` has the name in it.
        details: Why, what settles it, what is missing, what people said.
    """

    kind: str
    alone: str
    beside: str | None
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Units of which the same is told.

    Attributes:
        names: Their names.
        changes: What is told of each of them.
    """

    names: tuple[str, ...]
    changes: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """What every change is told with.

    Attributes:
        compared: The difference.
        by: What it is grouped by.
        in_full: Whether reasons are told in full, with their places.
        sources: How sources are told.
        contacts: The named contacts afterwards.
    """

    compared: Compared
    by: By
    in_full: bool
    sources: Sources
    contacts: Mapping[str, Contacts]

    def entries(self, group: Group) -> tuple[Entry, ...]:
        """Tell a group; what only stays comes last."""
        found: dict[str, list[Told]] = {}
        known: set[tuple[str, str]] = set()
        for change in group.changes:
            found.setdefault(change.unit, []).append(self._told(change, known))
        for pointer in group.elsewhere:
            line, is_named = words.told_elsewhere(pointer, self.compared)
            beside = f": {line}" if is_named else None
            told = Told(pointer.change.kind, line, beside, ())
            found.setdefault(pointer.unit, []).append(told)
        alike: dict[tuple[Told, ...], list[str]] = {}
        for unit, changes in found.items():
            alike.setdefault(tuple(changes), []).append(self.compared.called(unit))
        entries = (Entry(tuple(names), changes) for changes, names in alike.items())
        return tuple(sorted(entries, key=_only_stays))

    def _told(self, change: Change, known: set[tuple[str, str]]) -> Told:
        beside = words.beside_name(change, self.compared.called(change.unit))
        alone = words.arrow(change) if beside is None else beside.removeprefix(": ")
        degree = [] if self.by is By.DEGREE else [words.degree_word(change.degree)]
        marks = [*degree, *_fresh(change.unit, words.staff(change), known)]
        mark = (f" [{'; '.join(marks)}]" if marks else "") + self._bare(change)
        details = tuple(_fresh(change.unit, self._details(change), known))
        told = None if beside is None else f"{beside}{mark}"
        return Told(change.kind, f"{alone}{mark}", told, details)

    def _bare(self, change: Change) -> str:
        """The sources that say so without a reason; in full they are told below."""
        bare = [ground.source or "" for ground in change.grounds if words.is_bare(ground)]
        if self.in_full or not bare:
            return ""
        return f" ({self.sources.short('; '.join(bare))})"

    def _details(self, change: Change) -> Iterator[str]:
        for ground in change.grounds:
            if self.in_full:
                yield self._in_full(ground)
            elif not words.is_bare(ground):
                yield self._in_short(ground)
        if made := words.review(change, self.compared):
            yield made
        yield from (f"settled by: {each}" for each in words.settled_by(change))
        if missing := words.missing_contacts(change, self.contacts, self.compared):
            yield f"missing: {missing}"
        if like := words.likeness(change):
            yield like
        yield from self._themes(self.compared.themes(change))

    def _in_short(self, ground: Ground) -> str:
        because = words.because(ground)
        first = _SENTENCE.split(because, maxsplit=1)[0].rstrip(".")
        more = " ..." if len(first) < len(because.rstrip(".")) else ""
        cited = f" ({self.sources.short(ground.source)})" if ground.source else ""
        return f"{first}{more}{cited}"

    def _in_full(self, ground: Ground) -> str:
        span = self.compared.place_of(ground)
        source = f"source: {ground.source}" if ground.source else ""
        place = f"at {span.file}:{span.line}" if span else ""
        told = (words.because(ground), source, place)
        return "; ".join(each.rstrip(".") for each in told if each)

    def _themes(self, themes: tuple[str, ...]) -> Iterator[str]:
        if themes and not self.in_full:
            yield f"people said: {', '.join(themes)}"
            return
        for id_ in themes:
            yield f"people said ({id_}): {self.compared.theme(id_).text}"


_SENTENCE = re.compile(r"(?<=[.!?])\s")


def _fresh(unit: str, details: Iterable[str], known: set[tuple[str, str]]) -> Iterator[str]:
    """Tell nothing twice of the same unit within a group."""
    for detail in details:
        if (unit, detail) not in known:
            known.add((unit, detail))
            yield detail


def _only_stays(entry: Entry) -> bool:
    return all(told.kind == STAYS for told in entry.changes)
