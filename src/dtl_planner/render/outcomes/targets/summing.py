"""Targets in a sentence or two: at the top the answer, at the end the sum."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.outcomes.adding_up import Cascade
from dtl_planner.outcomes.targets import Want
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.outcomes.reports import Targeted


def answer(found: Targeted) -> str:
    """Tell whether parts make up their wholes, and whether need and step go together."""
    return " ".join([*_wholes(found), *_need(found)])


def _wholes(found: Targeted) -> Iterator[str]:
    counts = Counter(_verdict(one.cascade) for one in found.held if one.parts)
    total = sum(counts.values())
    if not total:
        yield "No target is part of a larger one."
        return
    told = [f"{counts[word]:,} {word}" for word in _VERDICTS if counts[word]]
    yield f"{plural(total, 'target')} made up of others: {listed(told)}."


_HELD, _MISSED, _OPEN = _VERDICTS = ("held", "missed", "cannot be told")


def _verdict(cascade: Cascade) -> str:
    return {Cascade.MET: _HELD, Cascade.SHORT: _MISSED}.get(cascade, _OPEN)


def _need(found: Targeted) -> Iterator[str]:
    """Whether the larger need is asked for the larger step, or why that cannot be told."""
    if not any(one.parts for one in found.held):
        return
    if found.small_steps:
        number = len({one.needier.target.place for one in found.small_steps})
        verb = "is" if number == 1 else "are"
        yield (
            f"{plural(number, 'place')} with more need than others {verb} asked for a smaller step."
        )
    elif found.compared:
        yield (
            f"Of {plural(found.compared, 'target')} of which need and step are known, none asks a "
            "place with more need for a smaller step."
        )
    else:
        yield (
            "Whether more is asked where need is larger cannot be told: that takes two places "
            "with a baseline, a figure to reach, and a rank or figure of demand."
        )


def summary(found: Targeted) -> str:
    """Count everything once, in one line."""
    parts = sum(one.target.part_of is not None for one in found.held)
    lacking = Counter(want for one in found.held for want in one.wants)
    told = [f"{lacking[want]:,} without {_WITHOUT[want]}" for want in Want if lacking[want]]
    more = f"; {listed(told)}" if told else "; nothing lacks of any"
    return f"{plural(len(found.held), 'target')}, {parts:,} of them part of another{more}."


_WITHOUT = {
    Want.VALUE: "a figure",
    Want.BASELINE: "a baseline figure",
    Want.AGENCY: "an agency",
    Want.DATE: "a date",
}
