"""From what pydantic finds to findings in our words, at the place that somebody wrote.

Pydantic says where by a path through types and functions. Here it becomes a path through the file;
what is said is chosen by the type of the error, which is stable, and never by its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.checks.wording import ids, keys, kinds, rules, values
from dtl_planner.catalogue.checks.wording.fault import Fault, Told
from dtl_planner.catalogue.forms import Form, form_of
from dtl_planner.catalogue.reading.unusable import holds_unusable
from dtl_planner.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError

    from dtl_planner.catalogue.checks.wording.fault import Wording
    from dtl_planner.catalogue.entries import Entry
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.limits import Limits

_WORDINGS: dict[str, Wording] = (
    keys.WORDINGS | kinds.WORDINGS | ids.WORDINGS | values.WORDINGS | rules.WORDINGS
)
_MADE_UP = "<"
"""Our union tags begin so, and no key can."""

_OF_A_KEY = "[key]"
"""Pydantic's last step where the key of a mapping, and not its value, is at fault."""


class _Place(NamedTuple):
    """A place in a record: what of it was written, and what may stand there and around it."""

    route: Route
    last: str | int
    form: Form
    around: Form
    is_key: bool


def shape_problems(error: ValidationError, entry: Entry, *, limits: Limits) -> Iterator[Diagnostic]:
    """Tell what is wrong with one record."""
    form = form_of(entry.section.record)
    for found in error.errors(include_url=False):
        if found["type"] == "too_short" and found["input"]:
            continue  # nothing is left of the list because each item is wrong, which is told
        place = _place(entry.data, found["loc"], form, name=entry.section.key)
        if _is_told(entry, place.route, found["input"]):
            continue
        fault = Fault(
            found["type"],
            found.get("ctx", {}),
            found["input"],
            place.last,
            place.route,
            place.form,
            place.around,
            limits,
        )
        told = _WORDINGS[fault.type](fault)
        yield _diagnostic(told, entry, place)


def _is_told(entry: Entry, route: Route, written: object) -> bool:
    """Say whether the reader has already found fault with this key or value.

    It puts something in place of what it cannot use, and a second message would be about that.
    """
    found = entry.origin.document.diagnostics
    spans = [each.span for each in found if each.span and each.severity is Severity.ERROR]
    if not spans:
        return False
    if holds_unusable(written):
        return True
    key, value = entry.origin.key(*route), entry.origin.value(*route)
    return any(
        (key.line, key.column) <= (span.line, span.column) <= (value.end_line, value.end_column)
        for span in spans
    )


def _diagnostic(told: Told, entry: Entry, place: _Place) -> Diagnostic:
    at_key = told.at_key or place.is_key
    span = entry.origin.key(*place.route) if at_key else entry.origin.value(*place.route)
    return Diagnostic(told.code, told.message, span, told.hint)


def _place(data: object, loc: Route, form: Form, *, name: str) -> _Place:
    """Follow pydantic's path as far as somebody wrote it."""
    route: list[str | int] = []
    last: str | int = name
    around = form
    for part in loc:
        if part == _OF_A_KEY or (isinstance(part, str) and part.startswith(_MADE_UP)):
            continue
        step = _step(data, part)
        if step is None and not isinstance(data, dict):
            break  # a short form: what is named stands for the part that pydantic speaks of
        last, around = part, form
        form = form.step(part) or Form()
        if step is None:
            break  # a key that is missing
        part, data = step  # noqa: PLW2901 - an item of a list may have been named by its text
        route.append(part)
    return _Place(tuple(route), last, form, around, loc[-1:] == (_OF_A_KEY,))


def _step(data: object, part: str | int) -> tuple[str | int, object] | None:
    match data, part:
        case dict(), str() if part in data:
            return part, data[part]
        case list(), int() if part < len(data):
            return part, data[part]
        case list(), str() if part in data:  # a plain list of ids that was read as a mapping
            return data.index(part), part
    return None
