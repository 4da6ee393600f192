"""The words for what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.figures import Good, Kind
from dtl_planner.outcomes.impact import Direction
from dtl_planner.outcomes.periods import has_season
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.outcomes.words import NOT_STATED, READING, in_brackets, reading, stated_by
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.catalogue.sections.evidence import Evidence
    from dtl_planner.catalogue.sections.measures import Moment
    from dtl_planner.outcomes.impact import Impact

KINDS = {
    Kind.FLOW: "Flows: counted over a stretch of time",
    Kind.STOCK: "Stocks: counted at a moment",
    Kind.MEAN: "Means: averages, which do not add up",
}
NO_PROOF = "A change after is not proof of a change because."

_GOOD = {
    Good.UP: "more is good",
    Good.DOWN: "less is good",
    Good.NEITHER: "neither way is good",
    None: "which way is good is not stated",
}
_EVIDENCE = {"feedback": "feedback", "review": "review", "remark": "remark of the paper"}
CANNOT = "cannot be told"


def value_words(moment: Moment) -> str:
    """Write a figure to the digits that it was written with."""
    return f"{moment.value.number:,f}" if moment.value else NOT_STATED


def direction_words(one: Impact) -> str:
    """Tell in a word whether a change is for the better."""
    if not one.direction.is_told:
        return CANNOT
    return one.direction.value + in_brackets("doubtful" if one.doubts else None)


def why_words(one: Impact) -> str:
    """Tell which way is good, and why it cannot be told whether the change is for the better."""
    good = _GOOD[one.good] + in_brackets(READING if one.is_reading else None)
    if one.direction in {Direction.NO_FIGURE, Direction.UNLIKE}:
        return f"{good}; {one.direction.value}"
    return good


def period_words(one: Impact) -> str:
    """Tell when the two figures are of, and whether that is the same time of the year."""
    before, after = one.measure.before.period, one.measure.after.period
    kinds = _ALIKE if has_season(before) else _WHOLE_YEARS
    alike = "; ".join(one.doubts) or kinds[one.measure.kind]
    doubt = "doubtful: " if one.doubts else ""
    return f"{date_words(before)} and {date_words(after)}: {doubt}{alike}"


_ALIKE = {
    Kind.FLOW: "the same stretch of the year, of the same length",
    Kind.STOCK: "the same time of the year",
    Kind.MEAN: "the same time of the year",
}
_WHOLE_YEARS = {
    Kind.FLOW: "whole years, of the same length",
    Kind.STOCK: "at what time of the year they were counted is not stated",
    Kind.MEAN: "whole years",
}


def evidence_words(said: Evidence) -> str:
    """Tell what somebody said, who it was, and where it stands."""
    when = date_words(said.on) if said.on else None
    role = clean(said.role) if said.role else None
    kind = _EVIDENCE[said.kind]
    note = f" {clean(said.note)}" if said.note else ""
    told = in_brackets(
        f"{role}, {kind}" if role else kind, when, reading(said.basis), stated_by(said.source)
    )
    return f"{clean(said.text)}{told}{note}"
