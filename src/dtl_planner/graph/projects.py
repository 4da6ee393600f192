"""Alliances as small projects of their own: who is in one, what it forms, and where that goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.graph.splits import Split, find_split
from dtl_planner.graph.ties import Node, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.placing import Placed
    from dtl_planner.graph.ties import Graph, Tie


@dataclass(frozen=True, slots=True)
class Goal:
    """What an alliance forms, or where that goes; neither of the two where nobody states it.

    Attributes:
        node: The team or division.
        undecided: What is said of it being open.
        between: The names of what it lies between.
        by_team: Whether it is the team's own record that says it, and not the alliance.
    """

    node: Node | None = None
    undecided: Undecided | None = None
    between: tuple[str, ...] = ()
    by_team: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether anything is said of it, were it only that it is undecided."""
        return self.node is not None or self.undecided is not None

    def adds_nothing_to(self, other: Goal) -> bool:
        """Whether the other tells all that this one does: the same, or more of its being open."""
        if not self.is_stated:
            return True
        if self.node is not None:
            return self.node == other.node
        return other.undecided is not None and self._explained in ((), other._explained)

    @property
    def _explained(self) -> tuple[object, ...]:
        """What is said of its being open, if more than that."""
        resolves = self.undecided.resolves if self.undecided else None
        return (self.between, resolves) if self.between or resolves else ()


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an alliance, with the results of what it stands for."""

    node: Node
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """An alliance as a small project.

    Attributes:
        alliance: The alliance as written.
        members: Its members, those that it names itself first.
        team: The team it forms.
        divisions: The division that goes to: one, unless the alliance and the team's own record
            say different things.
        waits: What it waits for.
        split: How classification would split it, if it would.
    """

    alliance: Alliance
    members: tuple[Member, ...]
    team: Goal
    divisions: tuple[Goal, ...]
    waits: tuple[Tie, ...]
    split: Split | None


def projects_of(
    catalogue: Catalogue,
    graph: Graph,
    members: Mapping[str, Mapping[str, tuple[Placed, ...]]],
) -> tuple[Project, ...]:
    """Give every alliance as a project, in the order of the files.

    Args:
        catalogue: Where the alliances are written.
        graph: What is tied to what.
        members: For each alliance its members, with their results.
    """
    waits: dict[str, list[Tie]] = {}
    for tie in graph.ties:
        if tie.dependency is not None:
            waits.setdefault(tie.source, []).append(tie)
    return tuple(
        Project(
            alliance=alliance,
            members=tuple(
                Member(graph.nodes[name], placed)
                for name, placed in members.get(alliance.id, {}).items()
            ),
            team=_team(alliance, catalogue),
            divisions=tuple(_divisions(alliance, catalogue)),
            waits=tuple(waits.get(alliance.id, ())),
            split=find_split(
                alliance,
                (one for placed in members.get(alliance.id, {}).values() for one in placed),
            ),
        )
        for alliance in catalogue.of(Alliance)
    )


def _team(alliance: Alliance, catalogue: Catalogue) -> Goal:
    return _goal(alliance.forms.team if alliance.forms else None, NodeKind.TEAM, catalogue)


def _divisions(alliance: Alliance, catalogue: Catalogue) -> Iterator[Goal]:
    """What the alliance says, and what its team's record says where that is more or different."""
    forms = alliance.forms
    said = _goal(forms.division if forms else None, NodeKind.DIVISION, catalogue)
    team = catalogue.find(Team, forms.team) if forms and isinstance(forms.team, str) else None
    also = _goal(team.division if team else None, NodeKind.DIVISION, catalogue, by_team=True)
    if also.adds_nothing_to(said) or not said.adds_nothing_to(also):
        yield said
    if not also.adds_nothing_to(said):
        yield also


def _goal(
    said: str | Undecided | None,
    kind: NodeKind,
    catalogue: Catalogue,
    *,
    by_team: bool = False,
) -> Goal:
    match said:
        case Undecided():
            between = tuple(_named(name, kind, catalogue).name for name in said.between)
            return Goal(undecided=said, between=between, by_team=by_team)
        case str():
            return Goal(_named(said, kind, catalogue), by_team=by_team)
    return Goal()


def _named(id_: str, kind: NodeKind, catalogue: Catalogue) -> Node:
    wanted: type[Team | Division] = Team if kind is NodeKind.TEAM else Division
    record = catalogue.find(wanted, id_)
    return Node(kind, id_, record.name if record else id_)
