"""What is wrong with what a plan is made from, as far as that shows without a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.planning import Planning
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.catalogue.sections.scenarios import Scenario
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.diff.difference import change_rules
from dtl_planner.graph.drawing import waiting_ties
from dtl_planner.graph.rings import find_rings
from dtl_planner.nearest import nearest
from dtl_planner.plan.making.outside import outside_findings
from dtl_planner.plan.making.rings import ring_findings
from dtl_planner.plan.making.scope import scope_of
from dtl_planner.plan.making.sets import SettingError
from dtl_planner.plan.making.settling import settings_of
from dtl_planner.plan.making.waits import waits_of, without_idle
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diff.difference import Difference
    from dtl_planner.plan.making.settings import Settings
    from dtl_planner.plan.making.wait import Waits

UNKNOWN_KIND = Code(
    "DTL730",
    "unknown-kind-of-change",
    Severity.ERROR,
    "A play is chosen by the kinds of change it names. One that names a kind that does not exist "
    "is never chosen for it, and the work it holds is missing in the plan.",
    "Mend the spelling: `dtl diff` tells each change by its kind.",
)
NO_PLAYBOOK_CHOSEN = Code(
    "DTL731",
    "no-playbook-chosen",
    Severity.ERROR,
    "Only one playbook can say which work the changes bring. With several it would be chance.",
    "Name one of them as `playbook` under `planning`.",
)
NOTHING_TO_DO = Code(
    "DTL735",
    "nothing-to-do-before",
    Severity.NOTE,
    "The milestone is to be reached when something has changed that brings no work in the plan, so "
    "that the plan does not hold it back.",
    "Write a play for that kind of change, or give the milestone a date or something else to wait "
    "for.",
)
UNREADABLE_SCENARIO = Code(
    "DTL736",
    "setting-of-a-scenario",
    Severity.ERROR,
    "A scenario sets what `--set` can set. What does not exist, or cannot be read, cannot be "
    "tried.",
    "Write the setting as the message says.",
)


def plan_findings(catalogue: Catalogue, difference: Difference | None) -> Iterator[Diagnostic]:
    """Find what is wrong with what a plan is made from, for `dtl check`.

    Args:
        catalogue: A catalogue without errors.
        difference: What changes up to the structure that is planned for; `None` where nobody can
            tell, since there is no scheme.
    """
    settings = settings_of(catalogue)
    yield from _scenarios(catalogue)
    yield from written_findings(catalogue, settings)
    if difference is not None and is_planned(catalogue):
        scope = scope_of(difference, settings)
        scope, waits = without_idle(scope, waits_of(scope))
        yield from missing_findings(waits, catalogue)
        if not find_rings(waiting_ties(catalogue)):  # else those rings are told as such
            yield from ring_findings(scope, waits)


def is_planned(catalogue: Catalogue) -> bool:
    """Whether anything is written that only a plan needs."""
    return any(catalogue.of(kind) for kind in (Planning, Playbook, Milestone))


def written_findings(catalogue: Catalogue, settings: Settings) -> Iterator[Diagnostic]:
    """Find what is wrong with playbooks and dates, whatever it is that changes."""
    yield from _kinds(catalogue)
    yield from _choice(catalogue, settings)
    yield from outside_findings(catalogue, settings)


def missing_findings(waits: Waits, catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find milestones that wait for what brings nothing."""
    for one in waits.missing:
        if one.written.section == "milestones" and one.written.route[0] == "when_done":
            message = f"Nothing is to be done for `{one.name}` before `{one.by}` is reached."
            span = catalogue.span(one.written.section, one.written.id, *one.written.route)
            yield Diagnostic(NOTHING_TO_DO, message, span, "the plan does not wait for it")


def _kinds(catalogue: Catalogue) -> Iterator[Diagnostic]:
    known = tuple(rule.kind for rule in change_rules())
    for playbook in catalogue.of(Playbook):
        for number, play in enumerate(playbook.plays):
            for place, kind in enumerate(play.changes):
                if kind not in known:
                    near = nearest(kind, known)
                    span = catalogue.span(
                        "playbooks", playbook.id, "plays", number, "changes", place
                    )
                    hint = f"did you mean `{near}`?" if near else f"they are {', '.join(known)}"
                    message = f"`{clean(kind)}` is no kind of change."
                    yield Diagnostic(UNKNOWN_KIND, message, span, hint)


def _choice(catalogue: Catalogue, settings: Settings) -> Iterator[Diagnostic]:
    playbooks = catalogue.of(Playbook)
    if settings.playbook is not None or not playbooks:
        return
    first, *others = (catalogue.span("playbooks", one.id, "id") for one in playbooks)
    related = tuple(Related("another one", span) for span in others)
    message = f"There are {len(playbooks)} playbooks, and none of them is chosen."
    hint = f"write `playbook: {playbooks[0].id}` under `planning`"
    yield Diagnostic(NO_PLAYBOOK_CHOSEN, message, first, hint, related)


def _scenarios(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Try every setting of every scenario."""
    for scenario in catalogue.of(Scenario):
        for key, value in scenario.sets.items():
            try:
                settings_of(catalogue, sets=[f"{key}={value}"])
            except SettingError as error:
                told = str(error)
                end = "" if told.endswith(("?", ".")) else "."
                message = f"The scenario `{scenario.id}` cannot be tried: {told}{end}"
                span = catalogue.span("scenarios", scenario.id, "sets", key)
                yield Diagnostic(UNREADABLE_SCENARIO, message, span)
