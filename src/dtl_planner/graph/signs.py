"""Signs that services belong together: what one has that another may have too."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.graph.drawing import every_service

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.services import Service
    from dtl_planner.classify.placing import Placed


class SignKind(StrEnum):
    """What sort of sign it is."""

    TEAM = "team"
    BASE = "base"
    SYSTEM = "system"
    STAFF = "staff"
    AGES = "ages"
    LEVELS = "levels"
    ENABLER = "enabler"


_STRONG = frozenset({SignKind.TEAM, SignKind.BASE, SignKind.SYSTEM})
_SYSTEMS = frozenset({"ict", "it", "system", "premises"})
"""Kinds of enabler that services share day by day, and do not only wait for once."""


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """Something that services may have in common.

    Attributes:
        kind: What sort of sign it is.
        key: What must be equal for the sign to be shared.
        said: The sign in words, such as `ages 8-13`.
    """

    kind: SignKind
    key: str
    said: str = field(compare=False)

    @property
    def is_strong(self) -> bool:
        """Whether it is enough by itself: one team to come, one building, or one system."""
        return self.kind in _STRONG


def signs_of(catalogue: Catalogue, placed: Iterable[Placed]) -> Mapping[str, frozenset[Sign]]:
    """Gather the signs of each service and component that is not outside classification.

    Only what is stated or agreed counts: an answer that somebody inferred is no evidence.
    """
    found: defaultdict[str, set[Sign]] = defaultdict(set)
    levels = dict(_answered_levels(placed))
    services = [one for one in every_service(catalogue) if one.outside is None]
    for service in services:
        found[service.id].update(_own(service, catalogue))
        if service.id in levels:
            found[service.id].add(levels[service.id])
    for role in catalogue.of(Role):
        for led in role.leads:
            found[led].add(_by_role(role))
    return {one.id: frozenset(found[one.id]) for one in services}


def _own(service: Service, catalogue: Catalogue) -> Iterator[Sign]:
    current, delivers = service.current, service.delivers
    if current and current.base:
        yield _freely_written(SignKind.BASE, current.base, "base: ")
    if delivers and delivers.ages:
        yield Sign(SignKind.AGES, str(delivers.ages), f"ages {delivers.ages}")
    if delivers and delivers.levels:
        yield _of_levels(delivers.levels)
    yield from _of_team(service, catalogue)
    yield from _of_staff(service, catalogue)
    for link in service.depends_on:
        if (enabler := catalogue.find(Enabler, link.on)) is not None:
            yield _by_enabler(enabler)


def _of_team(service: Service, catalogue: Catalogue) -> Iterator[Sign]:
    formed = service.published.forms if service.published else None
    if isinstance(formed, str) and (team := catalogue.find(Team, formed)) is not None:
        yield Sign(SignKind.TEAM, team.id, f"all form {team.name}")


def _of_staff(service: Service, catalogue: Catalogue) -> Iterator[Sign]:
    for name in service.providers:
        yield _freely_written(SignKind.STAFF, name, "run by ")
    for manager in (service.managed_by, service.current.managed_by if service.current else None):
        if isinstance(manager, str) and (role := catalogue.find(Role, manager)) is not None:
            yield _by_role(role)


def _freely_written(kind: SignKind, text: str, before: str) -> Sign:
    """Make a sign of text that is no id: spaces and capitals do not count."""
    words = " ".join(text.split())
    return Sign(kind, words.casefold(), f"{before}{words}")


def _by_role(role: Role) -> Sign:
    return Sign(SignKind.STAFF, f"role {role.id}", f"led or managed by {role.name}")


def _by_enabler(enabler: Enabler) -> Sign:
    is_system = (enabler.kind or "").casefold() in _SYSTEMS
    kind = SignKind.SYSTEM if is_system else SignKind.ENABLER
    return Sign(kind, enabler.id, f"all wait for {enabler.name}")


def _of_levels(levels: tuple[int, ...]) -> Sign:
    words = ", ".join(map(str, levels))
    return Sign(SignKind.LEVELS, words, f"level{'s' if len(levels) > 1 else ''} {words}")


def _answered_levels(placed: Iterable[Placed]) -> Iterator[tuple[str, Sign]]:
    """The levels that are stated as answers, for schemes that ask for them there."""
    for one in placed:
        for given in one.given:
            answer = given.answer
            if given.fact.kind == "level" and answer and answer.basis is not Basis.INFERRED:
                values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
                levels = sorted({value for value in values if isinstance(value, int)})
                if levels:
                    yield one.component.record.id, _of_levels(tuple(levels))
