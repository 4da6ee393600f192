"""Reads what a catalogue says of one service as answers to the questions of a scheme."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.answers import UNKNOWN, Answer, Basis
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.classify.drawn import DRAWN
from dtl_planner.classify.engine.alphabet import NumberRange
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue, Component
    from dtl_planner.classify.engine.alphabet import Axis
    from dtl_planner.classify.engine.scheme import Fact, Scheme
    from dtl_planner.classify.engine.space import Mask

UNFITTING = Code(
    "DTL330",
    "answer-does-not-fit",
    Severity.ERROR,
    why="The answer is not one that the question can have, so no rule can be held against it.",
    mend="Give one of the answers that the scheme lists for this question, or `unknown`.",
)

Value = str | int | float | tuple[str | int | float, ...] | Count


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of one answer.

    Attributes:
        fact: The question.
        mask: The classes that the answer may be in.
        wording: The answer as written; `None` where the catalogue does not state one.
        answer: The answer with basis and source; `None` where it is absent or drawn from a field.
    """

    fact: Fact
    mask: Mask
    wording: str | None
    answer: Answer | None

    @property
    def known(self) -> bool:
        """Whether there is an answer at all, were it `partly` or a range."""
        return self.wording is not None and self.wording != UNKNOWN

    @property
    def basis(self) -> Basis | None:
        """What the answer rests on; `None` where there is none."""
        if not self.known:
            return None
        return self.answer.basis if self.answer else Basis.STATED


def read_answers(
    component: Component, scheme: Scheme, catalogue: Catalogue
) -> tuple[tuple[Given, ...], tuple[Diagnostic, ...]]:
    """Give every question of a scheme its answer for one component.

    An answer that does not fit its question is reported, and counts as not known.
    """
    given, found = [], []
    for fact, axis in zip(scheme.facts, scheme.alphabet.axes, strict=True):
        answer = component.record.answers.get(fact.id)
        value = _value(component, fact, answer)
        mask = axis.all if value is None else classes_of(value, fact, axis)
        if not mask:
            found.append(_unfitting(component, fact, value, catalogue))
            answer, value, mask = None, None, axis.all
        given.append(Given(fact, mask, None if value is None else wording(value), answer))
    return tuple(given), tuple(found)


def classes_of(value: Value, fact: Fact, axis: Axis) -> Mask:
    """The classes that a written value may be in; 0 where it is no answer to this question."""
    if value == UNKNOWN:
        return axis.all
    if isinstance(value, tuple):
        if fact.kind == "yes-no":
            return 0
        masks = [classes_of(part, fact, axis) for part in value]
        return 0 if 0 in masks else _union(masks)
    if fact.is_number:
        return _number_classes(value, axis, is_level=fact.kind == "level")
    if isinstance(value, Count):
        return 0
    return axis.words([str(value)]) or (_partly(fact, axis) if value == "partly" else 0)


def wording(value: Value) -> str:
    """An answer as people read it."""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return value.wording if isinstance(value, Count) else str(value)


def _value(component: Component, fact: Fact, answer: Answer | None) -> Value | None:
    """The answer itself, or else what the catalogue holds where the fact is `drawn_from`."""
    if answer is not None:
        return answer.value
    return DRAWN[fact.drawn_from](component.record) if fact.drawn_from else None


def _partly(fact: Fact, axis: Axis) -> Mask:
    """What `partly` counts as where it is no answer of its own: open, unless the scheme says."""
    return axis.words(["yes", "no"]) if fact.partly == "open" else axis.words([fact.partly])


def _number_classes(value: str | float | Count, axis: Axis, *, is_level: bool) -> Mask:
    try:
        count = value if isinstance(value, Count) else Count.read(value)
    except PydanticCustomError:
        return 0
    low, high = _exact(count.low), None if count.high is None else _exact(count.high)
    if count.approximate:
        return 0 if is_level else axis.beside(low)
    return axis.between(NumberRange(low, high, open=count.exclusive))


def _exact(number: float) -> Decimal:
    """The decimal that was written, not the binary fraction that it became."""
    return Decimal(repr(number))


def _union(masks: list[Mask]) -> Mask:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def _unfitting(
    component: Component, fact: Fact, value: Value | None, catalogue: Catalogue
) -> Diagnostic:
    written = clean(wording(value)) if value is not None else ""
    stated = fact.id in component.record.answers
    route = ["answers", fact.id, "value"] if stated else (fact.drawn_from or "").split(".")
    wanted = "a number" if fact.kind == "number" else _listed(fact)
    return Diagnostic(
        UNFITTING,
        f"`{written}` is no answer to `{fact.id}` of `{component.record.id}`",
        catalogue.span("services", component.record.id, *route),
        hint=f"wanted: {wanted}, or `unknown`",
    )


def _listed(fact: Fact) -> str:
    return ", ".join(f"`{piece.word}`" for piece in fact.pieces)
