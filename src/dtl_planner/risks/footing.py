"""What risks are held against: the rules and the work of a plan, or what is written alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.calendar import Calendar
from dtl_planner.diagnostics import has_errors
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.making.compose import compose
from dtl_planner.plan.making.scope import scope_of
from dtl_planner.risks.constraints import constraints_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.diff.difference import Difference
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.making.settings import Settings
    from dtl_planner.risks.constraints import Constraint

NO_DATE = "no date is stated to work back from"
NO_BRIEF = "what the plan is made from has errors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What risks are held against.

    Attributes:
        constraints: Every rule that a mitigation may name, by id.
        work: The names of the activities that the changes bring, by id; `None` where nobody can
            tell what changes.
        no_plan: Why there is no plan, to go on in a sentence; `None` where there is one.
        faults: What is wrong with what the plan is made from.
    """

    constraints: Mapping[str, Constraint]
    work: Mapping[str, str] | None = None
    no_plan: str | None = None
    faults: tuple[Diagnostic, ...] = ()


def footing_of(changes: Difference, settings: Settings) -> Footing:
    """Find the rules and the work of a plan, without a search for it.

    Bank holidays are left out, since which rules there are does not hang on them, and the library
    that knows them need not be installed.

    Args:
        changes: What changes up to the structure that is planned for.
        settings: What the plan works back from.
    """
    made = compose(_without_holidays(changes), settings)
    catalogue = changes.comparison.after.catalogue
    if made.brief is not None:
        return footing_on(made.brief, catalogue)
    faults = tuple(one for one in made.diagnostics if has_errors([one]))
    work = scope_of(changes, settings).work
    return Footing(
        constraints=constraints_of(catalogue, None),
        work={id_: _called(one.item.subject_name, one.item.name) for id_, one in work.items()},
        no_plan=NO_BRIEF if faults else NO_DATE,
        faults=faults,
    )


def footing_on(brief: Brief, catalogue: Catalogue) -> Footing:
    """Take the rules and the work of what is to be planned."""
    work = {
        item.id: _called(item.subject_name, item.name)
        for item in brief.items
        if item.kind is ItemKind.ACTIVITY
    }
    return Footing(constraints=constraints_of(catalogue, brief), work=work)


def footing_without(catalogue: Catalogue, why: str) -> Footing:
    """Take what is written alone, where nobody can tell what changes.

    Args:
        catalogue: What is written.
        why: Why nobody can, to go on in a sentence.
    """
    return Footing(constraints=constraints_of(catalogue, None), no_plan=why)


def _called(subject: str, activity: str) -> str:
    return f"{subject}: {activity}"


def _without_holidays(changes: Difference) -> Difference:
    after = changes.comparison.after
    record = next(iter(after.catalogue.of(Calendar)), None) or Calendar()
    plain = {"": record.model_copy(update={"holidays": "none"})}
    catalogue = replace(after.catalogue, records={**after.catalogue.records, Calendar: plain})
    comparison = replace(changes.comparison, after=replace(after, catalogue=catalogue))
    return replace(changes, comparison=comparison)
