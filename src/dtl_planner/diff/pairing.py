"""Which unit of one structure is which unit of another: paired first, described afterwards.

Ids pair before anything else, then what a unit `was`, in either direction of time; what is left is
paired by evidence only where it is the one likely match of its kind, and is marked so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.diff.likeness import likely_matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtl_planner.structure.model import Unit

    Units = Mapping[str, Unit]


class How(StrEnum):
    """What two units are held to be the same by."""

    ID = "id"
    WAS = "was"
    NAME = "name"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Pair:
    """One unit before and after."""

    before: str
    after: str
    how: How


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which units are the same, and which came out of which.

    Attributes:
        same: Units that are one before and one after.
        splits: For each unit that became several, those that it became, sorted.
        merges: For each unit that several became, those that it was, sorted.
        added: Units that are in the second structure only, by id.
        closed: Units that are in the first structure only, by id.
    """

    same: tuple[Pair, ...]
    splits: Mapping[str, tuple[str, ...]]
    merges: Mapping[str, tuple[str, ...]]
    added: tuple[str, ...]
    closed: tuple[str, ...]

    def renames(self) -> dict[str, str]:
        """Give the new id of each unit that has another."""
        return {pair.before: pair.after for pair in self.same if pair.before != pair.after}


def pair_units(before: Units, after: Units) -> Pairing:
    """Pair the units of two structures."""
    history = dict.fromkeys(_by_history(before, after))
    ends_of, starts_of = _linked(history, before, after)
    gone = [unit for id_, unit in before.items() if id_ not in after and id_ not in ends_of]
    new = [unit for id_, unit in after.items() if id_ not in before and id_ not in starts_of]
    same = [Pair(id_, id_, How.ID) for id_ in before if id_ in after]
    same.extend(
        link
        for link in history
        if len(ends_of[link.before]) == 1 and len(starts_of[link.after]) == 1
    )
    same.extend(_by_evidence(gone, new))
    known_before, known_after = {pair.before for pair in same}, {pair.after for pair in same}
    return Pairing(
        same=tuple(same),
        splits=_several(ends_of),
        merges=_several(starts_of),
        added=tuple(id_ for id_ in after if id_ not in known_after),
        closed=tuple(id_ for id_ in before if id_ not in known_before),
    )


def _by_history(before: Units, after: Units) -> Iterator[Pair]:
    """Pair by what units say they were. An earlier structure may be the second of the two.

    What is in both structures keeps saying what it was long ago; that counts only where the other
    one ends here, and so goes into it.
    """
    for unit in after.values():
        for was in unit.was:
            if was in before and (unit.id not in before or was not in after):
                yield Pair(was, unit.id, How.WAS)
    for unit in before.values():
        for was in unit.was:
            if was in after and (unit.id not in after or was not in before):
                yield Pair(unit.id, was, How.WAS)


def _linked(
    history: Iterable[Pair], before: Units, after: Units
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Group what is linked by its past; what keeps its id beside that is linked to itself too."""
    ends: dict[str, list[str]] = {}
    starts: dict[str, list[str]] = {}
    for link in history:
        ends.setdefault(link.before, []).append(link.after)
        starts.setdefault(link.after, []).append(link.before)
    for id_ in {*ends, *starts}:
        if id_ in before and id_ in after:
            ends.setdefault(id_, []).append(id_)
            starts.setdefault(id_, []).append(id_)
    return ends, starts


def _several(groups: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {id_: tuple(sorted(others)) for id_, others in groups.items() if len(others) > 1}


def _by_evidence(gone: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pair]:
    """Pair units of one kind whose names are the same, or likely so, and which have no rival."""
    kinds = sorted({unit.kind for unit in gone} & {unit.kind for unit in new})
    for kind in kinds:
        here = _by_name(unit for unit in gone if unit.kind is kind)
        there = _by_name(unit for unit in new if unit.kind is kind)
        for name in sorted(here.keys() & there.keys()):
            if len(here[name]) == len(there[name]) == 1:
                yield Pair(here.pop(name)[0], there.pop(name)[0], How.NAME)
        for name, likely in likely_matches(here, there):
            if len(here[name]) == len(there[likely]) == 1:
                yield Pair(here[name][0], there[likely][0], How.LIKENESS)


def _by_name(units: Iterable[Unit]) -> dict[str, list[str]]:
    """The ids of units by their names; several may have the same."""
    found: dict[str, list[str]] = {}
    for unit in units:
        found.setdefault(" ".join(unit.name.casefold().split()), []).append(unit.id)
    return found
