"""The words for targets: figures, steps, and whether the parts make up the whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.values.figures import rounded
from dtl_planner.outcomes.adding_up import Cascade
from dtl_planner.outcomes.figures import digits_of, in_thousands
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.outcomes.words import (
    by_words,
    in_brackets,
    label,
    labels,
    stated_by,
)
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.targets import Baseline, Target
    from dtl_planner.outcomes.step import Step
    from dtl_planner.outcomes.targets import Held

_MEAN_DIGITS = 2
"""Digits behind the point of a mean whose whole is not stated."""


def place_of(target: Target, catalogue: Catalogue) -> Place:
    """Give the place of a target."""
    return catalogue.by_id(Place)[target.place]


def indicator_name(id_: str, catalogue: Catalogue) -> str:
    """Name an indicator."""
    found = catalogue.find(Indicator, id_)
    return clean(found.name if found else id_)


def signed(number: Decimal | Fraction) -> str:
    """Write a difference with its sign: `+5`, `-1,011`."""
    return f"+{in_thousands(number)}" if number > 0 else in_thousands(number)


def step_words(step: Step) -> str:
    """Write a step as a difference, and in per cent where that can be said."""
    per_cent = step.per_cent
    if per_cent is None:
        return signed(step.by)
    return f"{signed(step.by)}, {'+' if per_cent > 0 else ''}{per_cent} %"


def figure_words(held: Held) -> str:
    """Tell what is to be reached, by when, and from where: what of it is stated."""
    target = held.target
    said = []
    if target.value:
        said.append(f"to reach {target.value.number:,f}")
    if target.by:
        said.append(by_words(target.by))
    if target.baseline:
        said.append(_baseline(target.baseline, held.step))
    return "; ".join(each for each in said if each)


def _baseline(baseline: Baseline, step: Step | None) -> str:
    """Tell where things stood, or what is said of that without a figure."""
    when = f" in {date_words(baseline.period)}" if baseline.period else ""
    note = clean(baseline.note).removesuffix(".") if baseline.note else None
    source = stated_by(baseline.source)
    if baseline.value is None:
        return f"baseline{when}: {note}{in_brackets(source)}" if note else ""
    change = step_words(step) if step else None
    return f"from {baseline.value.number:,f}{when}{in_brackets(change, note, source)}"


def verdict_words(held: Held, catalogue: Catalogue) -> str:
    """Tell whether the parts make up the whole: held, missed by how much, or why it is not told."""
    said = _verdict(held, catalogue)
    is_read = held.way.is_reading and held.cascade in {Cascade.MET, Cascade.SHORT}
    return said + in_brackets(
        "which way is good is our reading" if is_read and held.ahead else None
    )


def _verdict(held: Held, catalogue: Catalogue) -> str:
    match held.cascade:
        case Cascade.MET:
            spare = f", with {in_thousands(abs(held.ahead))} to spare" if held.ahead else ""
            return f"held: {_come_to(held, catalogue)}{spare}"
        case Cascade.SHORT:
            short = in_thousands(abs(held.ahead or Fraction()))
            return f"missed by {short}: {_come_to(held, catalogue)}"
        case _:
            return f"cannot be told: {_why(held, catalogue)}"


def _why(held: Held, catalogue: Catalogue) -> str:
    """Say why nobody can tell whether the parts are enough."""
    match held.cascade:
        case Cascade.DIFFERS:
            more = signed(held.ahead or Fraction())
            return f"{_come_to(held, catalogue)} ({more}), and {held.cascade.value}"
        case Cascade.WHOLE_NOT_STATED | Cascade.NO_PART_FOR_SOME:
            return f"{_come_to(held, catalogue)}, and {held.cascade.value}"
        case Cascade.PARTS_NOT_STATED:
            lacking = labels(place_of(part, catalogue) for part in held.not_stated)
            return f"{len(held.not_stated):,} not stated, {lacking}"
        case Cascade.WEIGHTS_MISSING:
            return _weightless(held, catalogue)
        case _:
            return held.cascade.value


def _come_to(held: Held, catalogue: Catalogue) -> str:
    """What the parts come to, and how: a mean to as many digits as the whole has."""
    target, made_up = held.target, held.made_up or Fraction()
    if target.parts == "mean":
        wanted = target.value.number if target.value else None
        digits = digits_of(wanted) if wanted is not None else _MEAN_DIGITS
        by = indicator_name(target.weights, catalogue) if target.weights else ""
        near = rounded(made_up, digits)
        finer = in_thousands(made_up, digits=digits + _MEAN_DIGITS)
        exact = f", rounded from {finer}" if wanted is not None and near != made_up else ""
        return f"the mean of the parts, weighted by {by}, is {near:,f}{exact}"
    return f"the parts add up to {in_thousands(made_up)}"


def _weightless(held: Held, catalogue: Catalogue) -> str:
    if held.target.weights is None:
        return "by what the mean is weighted is not stated"
    name = indicator_name(held.target.weights, catalogue)
    if not held.weightless:
        return f"all weights by {name} are nought"
    return f"no figure of {name} is known to weight {labels(held.weightless)} by"


def targets_words(targets: Iterable[Target], catalogue: Catalogue) -> str:
    """Name targets, those of one name together with their places."""
    found: dict[str, list[str]] = {}
    for target in targets:
        found.setdefault(clean(target.name), []).append(label(place_of(target, catalogue)))
    return "; ".join(f"{name} ({', '.join(places)})" for name, places in found.items())
