"""What is wanting in targets, measures, readiness and roll-out, at the place where it was written.

Only what can be seen without figures of demand is here. Nothing of it is an error: papers leave
numbers out, and that is for people to know.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.outcomes.adding_up import Cascade
from dtl_planner.outcomes.figures import plain
from dtl_planner.outcomes.impact import Direction, impacts_of
from dtl_planner.outcomes.readiness import readiness
from dtl_planner.outcomes.rollout import rollouts, served_in, stretches, years_of
from dtl_planner.outcomes.targets import Want, cascade
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.outcomes.impact import Impact
    from dtl_planner.outcomes.readiness import PlaceReadiness
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
PART_AFTER_WHOLE = Code(
    "DTL958",
    "part-after-whole",
    Severity.WARNING,
    "A place that reaches its part later than the area is to reach the whole cannot help it to.",
    "Bring the part forward, or put the whole back.",
)
AVERAGES_ADDED_UP = Code(
    "DTL959",
    "averages-added-up",
    Severity.WARNING,
    "Averages of places do not add up to that of the area: they have to be weighted.",
    "Write `parts: mean`, and under `weights` what they are weighted by.",
)
NO_LOCAL_TARGET = Code(
    "DTL961",
    "place-without-target",
    Severity.NOTE,
    "Where a place has no part in a target that its neighbours have, nobody there works for it.",
    "Add a target for the place, with `part_of`.",
)
UNLIKE_PERIODS = Code(
    "DTL955",
    "unlike-periods",
    Severity.WARNING,
    "Figures from different times of the year, or over stretches of different length, differ of "
    "themselves: what changed may be the season.",
    "Give figures of the same period, a year apart; or say in `note` why these will do.",
)
GOOD_NOT_STATED = Code(
    "DTL960",
    "good-direction-not-stated",
    Severity.NOTE,
    "Without knowing which way is good, nobody can say whether a change is for the better.",
    "Write `good: up`, `down` or `neither`; with `good_basis: inferred` where it is your reading.",
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
    "In one place no team runs for ages that a team of another place runs for.",
    "Add the team under `rollout`, with `state: planned` where it is still to come.",
)


def outcome_findings(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what is wanting: warnings and notes, never errors."""
    for held in cascade(catalogue):
        yield from _of_target(catalogue, held)
        yield from _of_parts(catalogue, held)
    for impact in impacts_of(catalogue).measured:
        yield from _of_measure(catalogue, impact)
    for found in readiness(catalogue):
        yield from _of_readiness(catalogue, found)
    yield from _of_rollout(catalogue)


def _of_target(catalogue: Catalogue, held: Held) -> Iterator[Diagnostic]:
    """Find what a target lacks by itself."""
    target = held.target
    span = catalogue.span("targets", target.id, "id")
    if Want.AGENCY in held.wants:
        message = f"No agency answers for `{target.id}`."
        yield Diagnostic(NOBODY_ANSWERS, message, span, "add `agency`")
    if Want.BASELINE in held.wants and Want.VALUE not in held.wants:
        message = f"`{target.id}` has a figure to reach and none to begin from."
        yield Diagnostic(NO_BASELINE, message, span, "add `baseline`")


def _of_parts(catalogue: Catalogue, held: Held) -> Iterator[Diagnostic]:
    """Find what is wrong between a target and its parts."""
    target = held.target
    if held.cascade in {Cascade.SHORT, Cascade.DIFFERS} and target.value and held.ahead:
        came = plain(held.ahead + Fraction(target.value.number))
        message = f"The parts of `{target.id}` come to {came}, and it is {target.value.wording}."
        at = catalogue.span("targets", target.id, "value")
        yield Diagnostic(NOT_MADE_UP, message, at, "mend the parts or the whole")
    if held.cascade is Cascade.AVERAGES:
        message = f"`{target.id}` is the sum of averages."
        at = catalogue.span("targets", target.id, "parts")
        yield Diagnostic(AVERAGES_ADDED_UP, message, at, "write `mean`")
    for part in held.parts:
        if target.indicator and part.indicator not in {None, target.indicator}:
            message = f"`{part.id}` counts `{part.indicator}`, and its whole `{target.indicator}`."
            at = catalogue.span("targets", part.id, "indicator")
            yield Diagnostic(OTHER_INDICATOR, message, at, "correct `indicator` or `part_of`")
    for part in held.late:
        message = f"`{part.id}` is to be reached later than `{target.id}`, which it is part of."
        at = catalogue.span("targets", part.id, "by")
        yield Diagnostic(PART_AFTER_WHOLE, message, at, "bring it forward, or put the whole back")
    if held.without_part:
        names = listed([f"`{place.id}`" for place in held.without_part[:_NAMED]])
        more = len(held.without_part) - _NAMED
        rest = f" and {more} more" if more > 0 else ""
        message = f"No part of `{target.id}` is for {names}{rest}."
        at = catalogue.span("targets", target.id, "id")
        yield Diagnostic(NO_LOCAL_TARGET, message, at, "add a target with `part_of`")


_NAMED = 5
"""As many places as one message names."""


def _of_measure(catalogue: Catalogue, impact: Impact) -> Iterator[Diagnostic]:
    measure = impact.measure
    if impact.doubts and not measure.note:
        told = "; ".join(impact.doubts)
        message = f"The two figures of `{measure.id}` may not be alike: {told}."
        span = catalogue.span("measures", measure.id, "after", "period")
        yield Diagnostic(UNLIKE_PERIODS, message, span, "compare the same period, or add a `note`")
    if impact.direction is Direction.GOOD_NOT_STATED:
        message = f"Which way is good for `{measure.id}` is not stated."
        span = catalogue.span("measures", measure.id, "id")
        yield Diagnostic(GOOD_NOT_STATED, message, span, "add `good`")


def _of_readiness(catalogue: Catalogue, found: PlaceReadiness) -> Iterator[Diagnostic]:
    place = found.place.id
    for test in found.tests:
        if test.is_unproven:
            message = f"Nothing shows that `{test.id}` holds in `{place}`."
            span = catalogue.key_span("readiness", place, "tests", test.id)
            yield Diagnostic(CLAIMED_ONLY, message, span, "add a `note` or a `source`")


def _of_rollout(catalogue: Catalogue) -> Iterator[Diagnostic]:
    found = rollouts(catalogue)
    runs = {tier: served_in(found, tier) for tier in dict.fromkeys(one.place.tier for one in found)}
    for one in found:
        lacking = stretches(years_of(one.uncovered) & runs[one.place.tier])
        if not lacking or one.may_run:
            continue
        ages = listed([str(ages) for ages in lacking])
        message = f"No team runs in `{one.place.id}` for the ages {ages}."
        yield Diagnostic(AGES_WITHOUT_TEAM, message, catalogue.span("places", one.place.id, "id"))
