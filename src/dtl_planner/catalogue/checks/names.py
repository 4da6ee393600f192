"""Everything that can be referred to: the ids of records, and the names that schemes define."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.unusable import is_unusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtl_planner.catalogue.checks.identity import Known
    from dtl_planner.catalogue.entries import Entries, Entry
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.record import Section
    from dtl_planner.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Names:
    """What can be referred to.

    Attributes:
        known: By section, or by what schemes define, the names and where each is defined.
        nouns: What one of each is called.
        unsure: Those that could not be read whole, so that an unknown name may be there after all.
    """

    known: Mapping[str, Mapping[str, tuple[Entry, Route]]]
    nouns: Mapping[str, str]
    unsure: frozenset[str]

    def of(self, section: str) -> Iterable[str]:
        """Give the names of one section."""
        return self.known.get(section, {}).keys()

    def noun(self, section: str) -> str:
        """Say what a record of a section is called."""
        return self.nouns[section]

    def span(self, section: str, name: str) -> Span | None:
        """Give the place where a name is defined."""
        found = self.known.get(section, {}).get(name)
        if found is None:
            return None
        entry, route = found
        return entry.origin.key(*route) if route else entry.id_span()


def names_of(entries: Entries, known: Known, *, sections: Iterable[Section]) -> Names:
    """Gather what can be referred to."""
    gathered: dict[str, dict[str, tuple[Entry, Route]]] = {
        key: {id_: (entry, ()) for id_, entry in ids.items()} for key, ids in known.items()
    }
    nouns: dict[str, str] = {}
    unsure = set(entries.unsure)
    for section in sections:
        nouns[section.key] = section.noun
        for name, noun in section.names.items():
            nouns[name] = noun
            if section.key in unsure:
                unsure.add(name)
            # Where nothing defines such names at all, there is nothing to hold them against.
            if not known.get(section.key):
                unsure.add(name)
            for entry in known.get(section.key, {}).values():
                found = _defined(entry, name)
                if found is None:
                    unsure.add(name)
                else:
                    gathered.setdefault(name, {}).update(found)
    return Names(gathered, nouns, frozenset(unsure))


def _defined(entry: Entry, name: str) -> dict[str, tuple[Entry, Route]] | None:
    """Read the names off a mapping or a list; `None` where it is neither, or has lost one."""
    match entry.data.get(name):
        case dict() as by_name:
            return {key: (entry, (name, key)) for key in by_name}
        case list() as names if not any(map(is_unusable, names)):
            texts = ((number, text) for number, text in enumerate(names) if isinstance(text, str))
            return {text: (entry, (name, number)) for number, text in texts}
    return None
