"""What is wanting in targets, measures, readiness and roll-out, at the place where it was written.

Only what can be seen without figures of demand is here. Nothing of it is an error: papers leave
numbers out, and that is for people to know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.sections.readiness import Readiness
from dtl_planner.catalogue.sections.targets import Target
from dtl_planner.catalogue.values.figures import rounded
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.outcomes.impact import doubts_of
from dtl_planner.outcomes.readiness import State
from dtl_planner.outcomes.rollout import rollouts
from dtl_planner.outcomes.targets import Cascade, Want, cascade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.outcomes.targets import Held

NOT_MADE_UP = Code(
    "DTL951",
    "target-not-made-up",
    Severity.WARNING,
    "Where the parts of a target do not come to the whole, every place can reach its own and the "
    "area still misses the one that all of them are for.",
    "Raise the parts, lower the whole, or say under `parts` how they make it up.",
)
NOBODY_ANSWERS = Code(
    "DTL952",
    "target-without-agency",
    Severity.NOTE,
    "A target that no single agency answers for is everybody's and so nobody's.",
    "Name the one agency under `agency`.",
)
NO_BASELINE = Code(
    "DTL953",
    "target-without-baseline",
    Severity.NOTE,
    "Without knowing where things stood, nobody can say how large the step is that is asked for.",
    "Write the figure and its date under `baseline`.",
)
OTHER_INDICATOR = Code(
    "DTL954",
    "part-of-another-kind",
    Severity.WARNING,
    "A target is part of one that counts something else, so adding its parts up means nothing.",
    "Correct `indicator` or `part_of`.",
)
UNLIKE_PERIODS = Code(
    "DTL955",
    "unlike-periods",
    Severity.WARNING,
    "Figures from different times of the year, or over stretches of different length, differ of "
    "themselves: what changed may be the season.",
    "Give figures of the same period, a year apart; or say in `note` why these will do.",
)
CLAIMED_ONLY = Code(
    "DTL956",
    "readiness-without-evidence",
    Severity.NOTE,
    "That a place is ready is a claim until something shows it.",
    "Write `{value: yes, note: ..., source: ...}` with what shows it.",
)
AGES_WITHOUT_TEAM = Code(
    "DTL957",
    "ages-without-a-team",
    Severity.NOTE,
    "In one place no team runs for ages that a team of another place is for.",
    "Add the team under `rollout`, with `state: planned` where it is still to come.",
)


def outcome_findings(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what is wanting: warnings and notes, never errors."""
    for held in cascade(catalogue):
        yield from _of_target(catalogue, held)
    for measure in catalogue.of(Measure):
        yield from _of_measure(catalogue, measure)
    for place, said in catalogue.by_id(Readiness).items():
        yield from _of_readiness(catalogue, place, said)
    yield from _of_rollout(catalogue)


def _of_target(catalogue: Catalogue, held: Held) -> Iterator[Diagnostic]:
    target = held.target
    span = catalogue.span("targets", target.id, "id")
    if held.cascade in {Cascade.SHORT, Cascade.DIFFERS} and target.value and held.made_up:
        came = f"{rounded(held.made_up, 2):f}".rstrip("0").rstrip(".")
        message = f"The parts of `{target.id}` come to {came}, and it is {target.value.wording}."
        at = catalogue.span("targets", target.id, "value")
        yield Diagnostic(NOT_MADE_UP, message, at, "mend the parts or the whole")
    if Want.AGENCY in held.wants:
        message = f"No agency answers for `{target.id}`."
        yield Diagnostic(NOBODY_ANSWERS, message, span, "add `agency`")
    if Want.BASELINE in held.wants and target.value:
        message = f"`{target.id}` has a figure to reach and none to begin from."
        yield Diagnostic(NO_BASELINE, message, span, "add `baseline`")
    whole = catalogue.find(Target, target.part_of) if target.part_of else None
    if whole and whole.indicator and target.indicator not in {None, whole.indicator}:
        message = f"`{target.id}` counts `{target.indicator}`, and its whole `{whole.indicator}`."
        at = catalogue.span("targets", target.id, "indicator")
        yield Diagnostic(OTHER_INDICATOR, message, at, "correct `indicator` or `part_of`")


def _of_measure(catalogue: Catalogue, measure: Measure) -> Iterator[Diagnostic]:
    doubts = doubts_of(measure.before.period, measure.after.period, measure.kind)
    if doubts and not measure.note:
        message = f"The two figures of `{measure.id}` may not be alike: {'; '.join(doubts)}."
        span = catalogue.span("measures", measure.id, "after", "period")
        yield Diagnostic(UNLIKE_PERIODS, message, span, "compare the same period, or add a `note`")


def _of_readiness(catalogue: Catalogue, place: str, said: Readiness) -> Iterator[Diagnostic]:
    for test, answer in said.tests.items():
        if State.of(answer) is State.YES and not (answer.source or answer.note):
            message = f"Nothing shows that `{test}` holds in `{place}`."
            span = catalogue.key_span("readiness", place, "tests", test)
            yield Diagnostic(CLAIMED_ONLY, message, span, "add a `note` or a `source`")


def _of_rollout(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for one in rollouts(catalogue):
        if not one.gaps or one.ageless:  # a team whose ages nobody states may have them
            continue
        bands = " and ".join(str(ages) for ages in one.gaps)
        message = f"No team runs in `{one.place.id}` for the ages {bands}."
        yield Diagnostic(AGES_WITHOUT_TEAM, message, catalogue.span("places", one.place.id, "id"))
