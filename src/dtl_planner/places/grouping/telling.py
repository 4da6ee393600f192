"""What a grouping comes to, in sentences."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.places.grouping.proposing import Proposal
    from dtl_planner.places.grouping.question import Indicator, Question
    from dtl_planner.places.grouping.rivals import Comparison
    from dtl_planner.places.grouping.verify import Measures

_TEN_THOUSANDTHS = 10_000
_NAMED = 8
_LEAST_SHOWN = Fraction(1, 2_000)


def balance_told(question: Question, measures: Measures) -> Iterator[str]:
    """Say of each indicator what an even share is, and how far the localities are from it."""
    number = len(measures.localities)
    for place, indicator in enumerate(question.indicators):
        share = figure(indicator, Fraction(indicator.total, number))
        even = f"An even share of {clean(indicator.name)} is {share} for " + (
            "one locality" if number == 1 else f"each of {number:,} localities"
        )
        if not measures.worst[place]:
            yield f"{even}: that is what {'it' if number == 1 else 'each of them'} has."
            continue
        most, fewest = _ends(measures, place)
        yield (
            f"{even}; {label(measures, most)} {_apart(question, measures, most, place)}, and "
            f"{label(measures, fewest)} {_apart(question, measures, fewest, place)}."
        )


def certainty_told(proposal: Proposal) -> str:
    """Say whether a grouping is known to be the most even."""
    near = proposal.question.near_enough
    what = f"A deviation of up to {percent(near)} is taken for none. " if near else ""
    if near and not proposal.excess:
        return _near_told(what, is_compact=proposal.is_compact)
    if not proposal.is_most_even:
        return (
            f"{what}A more even grouping may exist, by {percent(proposal.gap)} of an even share at "
            "most."
        )
    compact = " or, being as even, keeps more neighbours together" if proposal.is_compact else ""
    return f"{what}It is proved that no grouping in one piece each is more even{compact}."


def _near_told(what: str, *, is_compact: bool) -> str:
    """Nothing is said of groupings that are more even: none was looked for."""
    if is_compact:
        return f"{what}It is proved that no grouping within it keeps more neighbours together."
    return f"{what}Another grouping within it may keep more neighbours together."


def comparison_told(
    question: Question, comparison: Comparison, *, called: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Say what a rival grouping would do.

    Args:
        question: What was asked.
        comparison: The proposal and the rival.
        called: What the areas are called; their ids without.
    """
    ours, theirs = comparison.ours, comparison.theirs
    for place, indicator in enumerate(question.indicators):
        word = _worse(ours.worst[place], theirs.worst[place])
        yield (
            f"By {clean(indicator.name)} the rival is {word}: its localities are up to "
            f"{part_percent(theirs.worst[place])} from an even share, and those proposed up to "
            f"{part_percent(ours.worst[place])}."
        )
    if len(theirs.localities) == len(ours.localities):
        yield _moves_told(question, comparison)
    for broken in theirs.broken:
        names = f" ({_some(broken.areas, called or {})})" if broken.areas else ""
        yield f"The rival does not give what was asked for: {_lower(broken.told)}{names}."


def _moves_told(question: Question, comparison: Comparison) -> str:
    ours, theirs = comparison.ours, comparison.theirs
    return (
        f"{len(comparison.moves):,} of {len(question.areas):,} areas would be in another locality, "
        f"and {theirs.cut:,} borders between areas would part localities in place of {ours.cut:,}."
    )


def label(measures: Measures, number: int) -> str:
    """Give the name of a locality, or else its number from 1."""
    name = measures.localities[number].name
    return f"locality {number + 1}" if name is None else clean(name)


def figure(indicator: Indicator, amount: Fraction) -> str:
    """Write an amount of an indicator as it is counted: whole, or with a decimal or more."""
    exact = amount / 10**indicator.decimals
    if exact.denominator == 1 and not indicator.decimals:
        return f"{int(exact):,}"
    return f"{float(exact):,.{max(indicator.decimals, 1)}f}"


def percent(millionths: int) -> str:
    """Write millionths as a percentage with two decimals at most, never less than they are."""
    hundredths = -(-millionths * 100 // _TEN_THOUSANDTHS)
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".") + " %"


def part_percent(part: Fraction) -> str:
    """Write a part of a whole in per cent with one decimal: 0.0 % is none, and 100.0 % is all."""
    if 0 < part < _LEAST_SHOWN:
        return "under 0.1 %"
    return "over 99.9 %" if 1 - _LEAST_SHOWN < part < 1 else f"{float(part * 100):.1f} %"


def _ends(measures: Measures, place: int) -> tuple[int, int]:
    numbers: Sequence[int] = range(len(measures.localities))
    deviations = [each.deviations[place] for each in measures.localities]
    return max(numbers, key=lambda n: (deviations[n], -n)), min(
        numbers, key=lambda n: (deviations[n], n)
    )


def _apart(question: Question, measures: Measures, number: int, place: int) -> str:
    locality = measures.localities[number]
    deviation = locality.deviations[place]
    way = "more" if deviation > 0 else "less"
    load = figure(question.indicators[place], Fraction(locality.loads[place]))
    return f"has {part_percent(abs(deviation))} {way} ({load})"


def _some(areas: Sequence[str], called: Mapping[str, str]) -> str:
    """Name areas; of many the first few, with the number of the others."""
    names = [clean(called.get(area, area)) for area in areas[:_NAMED]]
    more = [f"{len(areas) - _NAMED:,} more"] if len(areas) > _NAMED else []
    return ", ".join([*names, *more])


def _worse(ours: Fraction, theirs: Fraction) -> str:
    if ours == theirs:
        return "as even"
    return "less even" if theirs > ours else "more even"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")
