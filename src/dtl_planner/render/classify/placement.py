"""Words for one result: what came out, in short why, and where it would sit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.classify.engine.reasons import Reason, RuleReason, Standing
from dtl_planner.classify.engine.wording import in_words
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.engine.scheme import Scheme
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.placing import Placed

NO_RULE = "no rule"

NOT_STATED = "not stated"
"""What is said of a question that nobody answered, which is not "no"."""


def outcome(possible: Sequence[str | None]) -> str:
    """What is possible, in words."""
    return listed([one or NO_RULE for one in possible], joint="or")


def outcome_of(placed: Placed) -> str:
    """What the rules leave possible; where that is everything, it says just so."""
    possible, table = placed.verdict.possible, placed.reading.table
    if table is not None and len(possible) > _FEW and set(possible) >= _categories(table):
        return "any category"
    return outcome(possible)


_FEW = 2


def _categories(table: Table) -> set[str | None]:
    return {category.id for category in table.scheme.categories}


def because(placed: Placed) -> str:
    """In a few words what the deciding rule saw, such as `4 of 5, not outside profession`."""
    told = placed.reading.told
    speaking = _speaking(told)
    if speaking is None:
        return f"rule {listed([rule.id for rule in placed.verdict.rules], joint='or')}"
    if speaking.reason.facts:
        return _short(speaking.reason)
    counts = [tally for one in told if (tally := _tallied(one.reason)) is not None]
    return counts[-1] if counts else (speaking.rule.because or in_words(speaking.rule.id))


def inferred(placed: Placed) -> int:
    """How many of the answers that led to the result are inferred.

    Rules are read in order, so the answers of every rule before the deciding one count too.
    """
    told = placed.reading.told
    last = max((n for n, one in enumerate(told) if one.decides is not Standing.FAILS), default=0)
    read = {fact for one in told[: last + 1] for fact in one.reason.facts}
    return sum(answer.basis is Basis.INFERRED and answer.fact.id in read for answer in placed.given)


def answer_word(answer: Given) -> str:
    """An answer for people; one that is not in the catalogue is "not stated", which is not "no"."""
    return answer.wording if answer.wording is not None else NOT_STATED


def answer_to(placed: Placed, fact: str) -> str | None:
    """The answer that a question has already, such as `partly`; `None` where it has none."""
    answer = next(one for one in placed.given if one.fact.id == fact)
    return answer.wording if answer.known else None


def question_of(placed: Placed, fact: str, scheme: Scheme) -> str:
    """A question as it is asked; of an answer that the scheme cannot place, what it counts as."""
    ask, given = scheme.fact(fact).ask, answer_to(placed, fact)
    if given is None:
        return ask
    return f"{ask} Answered `{given}`: what does the scheme count that as?"


def host_of(placed: Placed) -> str | None:
    """The id of the place that hosts a component, where it is hosted and a place is named."""
    if not is_hosted(placed):
        return None
    host = placed.component.record.host
    return host if isinstance(host, str) else None


def is_hosted(placed: Placed) -> bool:
    """Whether the category in force puts a component into a host's structure."""
    return placed.category is not None and placed.category.member_of == "host"


_NAMED: tuple[type[Place | Alliance | Service | Team | Role | Enabler | Milestone], ...] = (
    Place,
    Alliance,
    Service,
    Team,
    Role,
    Enabler,
    Milestone,
)


def named(wanted: str, catalogue: Catalogue) -> str:
    """The name of a place, or of what a service is tied to or waits for."""
    found = (catalogue.find(kind, wanted) for kind in _NAMED)
    return next((one.name for one in found if one is not None), wanted)


def _speaking(told: tuple[RuleReason, ...]) -> RuleReason | None:
    """The rule that decides; where one of two with the same result may, the one sure to hold."""
    sure = [one for one in told if one.decides is Standing.HOLDS]
    holding = [
        one
        for one in told
        if one.decides is not Standing.FAILS and one.reason.standing is Standing.HOLDS
    ]
    return next(iter([*sure, *holding]), None)


def _short(reason: Reason) -> str:
    """The counts and single comparisons of a condition that holds, counts first.

    Of an alternative only what is true is told: the rest did not lead to the result.
    """
    if reason.negated and reason.parts:
        return f"not {_short(reason.parts[0])}"
    if (tally := _tally(reason)) is not None:
        return tally
    if not reason.parts:
        return reason.text
    true = [part for part in reason.parts if part.standing is Standing.HOLDS] or reason.parts
    return ", ".join(_short(part) for part in sorted(true, key=lambda part: part.tally is None))


def _tallied(reason: Reason) -> str | None:
    """The first count inside a condition."""
    waiting = [reason]
    while waiting:
        here = waiting.pop(0)
        if here.tally is not None:
            return _tally(here)
        waiting.extend(here.parts)
    return None


def _tally(reason: Reason) -> str | None:
    tally = reason.tally
    if tally is None:
        return None
    unknown = f", {tally.open} open" if tally.open else ""
    return f"{tally.met} of {tally.of} met{unknown}"
