"""The rules that a mitigation may name, and whether a plan has to keep each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.risks.written import FAMILIES, ONLY_IN_PLANS, written_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.making.brief import Brief, Place


class Force(StrEnum):
    """How far a plan is bound to a rule."""

    MUST = "must"  # every plan keeps it, or there is none
    WISH = "wish"  # a plan may set it aside
    IDLE = "idle"  # it is written, but nothing that is planned falls under it
    UNTRIED = "untried"  # there is no plan to hold it against


class Kept(StrEnum):
    """Whether a plan keeps a rule."""

    KEPT = "kept"
    BROKEN = "broken"
    UNTOLD = "cannot be told"  # the plan lacks some of what falls under it


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule.

    Attributes:
        id: The id by which a mitigation names it.
        told: What it asks for, to stand in a list.
        force: How far a plan is bound to it.
        written: Where it is written; `None` for what `dtl` itself assumes.
    """

    id: str
    told: str
    force: Force
    written: Place | None

    @property
    def family(self) -> str:
        """The first word of its id."""
        return family_of(self.id)


def constraints_of(catalogue: Catalogue, brief: Brief | None) -> dict[str, Constraint]:
    """Give every rule by its id, family by family.

    Args:
        catalogue: What is written.
        brief: What is to be planned; `None` where no plan can be made.
    """
    resting = Force.UNTRIED if brief is None else Force.IDLE
    found = {
        one.id: Constraint(one.id, one.told, resting, one.written)
        for one in written_rules(catalogue)
    }
    if brief is not None:
        for id_ in wishes(brief.problem):
            # A wish has no words of its own in a brief: it is written, and told as it is written.
            found[id_] = Constraint(id_, found[id_].told, Force.WISH, found[id_].written)
        for rule in brief.rules.values():
            found[rule.id] = Constraint(rule.id, rule.told, Force.MUST, rule.written)
    return {one.id: one for one in sorted(found.values(), key=_place)}


def wishes(problem: Problem) -> tuple[str, ...]:
    """Give the ids of the rules that a plan may set aside."""
    grouped = (one.rule for one in problem.groups if one.weight is not None)
    spared = (one.rule for one in problem.fragile if one.weight is not None)
    return tuple(dict.fromkeys((*grouped, *spared)))


def named(name: str, known: Mapping[str, Constraint]) -> tuple[Constraint, ...]:
    """Give the rules that an id stands for: that rule, and all that begin with it.

    `fragile` stands for the care of every fragile service, `busy:youth` for all the busy times of
    one service.
    """
    return tuple(one for id_, one in known.items() if id_ == name or id_.startswith(f"{name}:"))


def is_known_only_to_plans(name: str) -> bool:
    """Whether nobody can say without a plan that there is no such rule."""
    return family_of(name) in ONLY_IN_PLANS


def family_of(name: str) -> str:
    """Give the first word of a rule's id."""
    return name.partition(":")[0]


def families(known: Iterable[Constraint]) -> dict[str, tuple[Constraint, ...]]:
    """Group rules by the first words of their ids."""
    found: dict[str, list[Constraint]] = {}
    for one in known:
        found.setdefault(one.family, []).append(one)
    return {family: tuple(several) for family, several in found.items()}


_ORDER = (*FAMILIES, *ONLY_IN_PLANS)


def _place(one: Constraint) -> int:
    """By family; within one, as they are written, and what only a plan has by id."""
    return _ORDER.index(one.family)
