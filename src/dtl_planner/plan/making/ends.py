"""What it means to wait for something: the first and the last items of all that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.graph.drawing import draw, waiting_ties

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.making.scope import Scope


@dataclass(frozen=True, slots=True)
class Chain:
    """The items of one thing, by their ends; several of each where work runs side by side."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]


@dataclass(frozen=True)
class Ends:
    """Answers which items something stands for."""

    scope: Scope

    def own(self, name: str) -> Chain | None:
        """Give the items that a subject or milestone itself brings."""
        if name in self.scope.milestones:
            return Chain((name,), (name,))
        works = self.scope.works.get(name, ())
        is_ready = (name,) if name in self.scope.ready else ()
        if not works:
            return Chain(is_ready, is_ready) if is_ready else None
        followed = {item for work in works for item in work.after}
        firsts = tuple(work.item.id for work in works if not work.after)
        lasts = tuple(work.item.id for work in works if work.item.id not in followed)
        return Chain(firsts, is_ready or lasts)

    def chains(self, name: str, *, but: Collection[str] = ()) -> tuple[Chain, ...]:
        """Give the items that stand for something: its own, or else those of what it is made of.

        Args:
            name: What is waited for, or waits.
            but: Ids of what is not meant, since it is on the other side.
        """
        return tuple(self._chains(name, set(but), self._instead))

    def wholly(self, name: str) -> tuple[Chain, ...]:
        """Give the items of something and of all its members: what is done when all is done."""
        return tuple(self._chains(name, set(), lambda _: True))

    def _instead(self, chain: Chain | None) -> bool:
        return chain is None

    def _chains(
        self, name: str, seen: set[str], goes_on: Callable[[Chain | None], bool]
    ) -> Iterator[Chain]:
        waiting = [name]
        while waiting:
            at = waiting.pop(0)
            if at in seen:
                continue
            seen.add(at)
            chain = self.own(at)
            if chain is not None:
                yield chain
            if goes_on(chain):
                waiting += [one for one in self.made_of(at) if one not in self._waiters(at)]

    def made_of(self, name: str) -> tuple[str, ...]:
        """Give what something consists of.

        An alliance consists of its members, and of the team it forms; a team of its members and
        the teams within it; a service of its components; what was split or merged, of its heirs.
        """
        structure = self.scope.difference.comparison.after
        parts = tuple(unit.id for unit in structure.parts.get(name, ()))
        members = tuple(unit.id for unit in structure.members.get(name, ()))
        return (*self._allied.get(name, ()), *members, *parts, *self._heirs.get(name, ()))

    def members(self, alliance: str) -> tuple[str, ...]:
        """Give the members of an alliance, as it and they themselves name it."""
        return self._members.get(alliance, ())

    def _waiters(self, name: str) -> frozenset[str]:
        return self._waiting.get(name, frozenset())

    @cached_property
    def _waiting(self) -> Mapping[str, frozenset[str]]:
        """The ids of all that waits for something, by its id."""
        found: dict[str, set[str]] = {}
        for tie in waiting_ties(self.scope.catalogue):
            found.setdefault(tie.target, set()).add(tie.source)
        return {name: frozenset(names) for name, names in found.items()}

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for tie in draw(self.scope.catalogue).ties:
            if tie.is_membership:
                found.setdefault(tie.target, []).append(tie.source)
        return {name: tuple(names) for name, names in found.items()}

    @cached_property
    def _allied(self) -> Mapping[str, tuple[str, ...]]:
        return {
            one.id: (*team_of(one.id, self.scope.catalogue), *self.members(one.id))
            for one in self.scope.catalogue.of(Alliance)
        }

    @cached_property
    def _heirs(self) -> Mapping[str, tuple[str, ...]]:
        """What became of units that are no more under the same id."""
        pairing = self.scope.difference.comparison.pairing
        found: dict[str, list[str]] = {
            old: [new] for old, new in pairing.renames().items() if old != new
        }
        for old, news in pairing.splits.items():
            found.setdefault(old, []).extend(new for new in news if new != old)
        for new, olds in pairing.merges.items():
            for old in olds:
                found.setdefault(old, []).extend([new] if new != old else [])
        return {old: tuple(dict.fromkeys(news)) for old, news in found.items()}


def team_of(alliance: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Give the team that an alliance forms, where that is settled."""
    found = catalogue.find(Alliance, alliance)
    team = found.forms.team if found and found.forms else None
    return (team,) if isinstance(team, str) else ()
