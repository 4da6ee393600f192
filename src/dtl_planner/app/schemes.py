"""`dtl scheme`: a scheme as a decision table, what it leaves open, what other readings move."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtl_planner.app.opening import (
    DataError,
    choose_scheme,
    no_such,
    ready_scheme,
    whole_table,
)
from dtl_planner.classify.classifier import Classifier
from dtl_planner.classify.engine.compare import difference
from dtl_planner.classify.engine.verify import verify
from dtl_planner.classify.placing import place_all
from dtl_planner.classify.study import Moved, Reading, Study
from dtl_planner.classify.written.building import build_scheme
from dtl_planner.classify.written.grammar import MOST, READINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dtl_planner.app.opening import Workspace
    from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
    from dtl_planner.classify.engine.compare import Difference

_SWEPT_MOST = 12


def study_scheme(
    workspace: Workspace,
    wanted: str | None = None,
    *,
    sweep: str | None = None,
    against: str | None = None,
    as_of: date | None = None,
) -> Study:
    """Verify a scheme on every combination of answers.

    Args:
        workspace: A workspace without errors.
        wanted: The scheme's id; by default the newest in force.
        sweep: A parameter to try other values of, such as `most`.
        against: Another scheme to hold it against.
        as_of: The day the scheme must be in force on.

    Raises:
        UsageError: There is no such scheme or parameter, or the scheme is too large.
        DataError: The scheme has errors.
    """
    record = choose_scheme(workspace, wanted, as_of=as_of)
    classifier = ready_scheme(workspace, record)
    table = whole_table(classifier)
    others = [*_swept(workspace, record, classifier, sweep), *_other(workspace, against)]
    readings = tuple(_readings(workspace, classifier, others))
    return Study(table, verify(table), record, workspace.catalogue, sweep or against, readings)


def _swept(
    workspace: Workspace, record: WrittenScheme, classifier: Classifier, param: str | None
) -> Iterator[tuple[str, Classifier]]:
    """The scheme with each other value of a parameter."""
    params = dict(classifier.scheme.params)
    if param is None:
        return
    if param not in params:
        raise no_such("parameter", param, sorted(params))
    for value in _values(record, param, params[param]):
        built = build_scheme(
            record, workspace.catalogue, limits=workspace.limits, params={param: value}
        )
        if built.scheme is None:
            raise DataError(built.diagnostics, workspace.texts, workspace.limits)
        yield str(value), Classifier.of(built.scheme, limits=workspace.limits)


def _other(workspace: Workspace, against: str | None) -> Iterator[tuple[str, Classifier]]:
    if against is not None:
        yield against, ready_scheme(workspace, choose_scheme(workspace, against))


def _readings(
    workspace: Workspace, classifier: Classifier, others: Iterable[tuple[str, Classifier]]
) -> Iterator[Reading]:
    components = workspace.catalogue.components()
    before = place_all(components, classifier, workspace.catalogue)
    for name, other in others:
        after = place_all(components, other, workspace.catalogue)
        moved = tuple(
            Moved(old.component, old.result, new.result)
            for old, new in zip(before, after, strict=True)
            if old.result != new.result and 1 in (len(old.result), len(new.result))
        )
        in_force = other.scheme == classifier.scheme
        yield Reading(name, in_force, _difference(classifier, other), moved)


def _difference(one: Classifier, other: Classifier) -> Difference | None:
    """Where two readings differ; `None` where they cut the answers otherwise, or are too large."""
    if one.whole is None or other.whole is None or one.scheme.alphabet != other.scheme.alphabet:
        return None
    return difference(one.whole, other.whole)


def _values(record: WrittenScheme, param: str, value: str | Decimal) -> list[str | Decimal]:
    """What to try: for a count of criteria each word and number, for others half to double."""
    if isinstance(value, Decimal) and not _is_count(record, param):
        return [value / 2, value * Decimal("0.9"), value, value * Decimal("1.1"), value * 2]
    largest = max((len(group) for group in record.groups.values()), default=_SWEPT_MOST)
    return [*READINGS, *(Decimal(n) for n in range(1, min(largest, _SWEPT_MOST) + 1))]


def _is_count(record: WrittenScheme, param: str) -> bool:
    """Whether a parameter says how many criteria must be met, and is no threshold of a number."""
    waiting: list[object] = [*record.criteria.values(), *(rule.when for rule in record.rules)]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if here.get("at_least") == param or (param == MOST and "most_of" in here):
                return True
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)
    return False
