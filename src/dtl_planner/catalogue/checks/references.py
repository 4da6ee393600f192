"""Whether every id that is referred to is defined, and every text within its limit.

One walk over what was written, led by the forms: it does not wait for a record to be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.identity import too_many
from dtl_planner.catalogue.checks.wording.fault import listed
from dtl_planner.catalogue.checks.wording.ids import is_name
from dtl_planner.catalogue.forms import Form, form_of
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.nearest import nearest
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.checks.names import Names
    from dtl_planner.catalogue.entries import Entry
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.record import Section, To
    from dtl_planner.diagnostics import Span
    from dtl_planner.limits import Limits

UNKNOWN_REFERENCE = Code(
    "DTL201",
    "unknown-reference",
    Severity.ERROR,
    "An id that is defined nowhere ties nothing to anything: what depends on it would be left out.",
    "Mend the spelling, or define the record that is meant.",
)
SELF_REFERENCE = Code(
    "DTL204",
    "self-reference",
    Severity.ERROR,
    "A record cannot belong to itself, wait for itself or border on itself.",
    "Name the other record that is meant, or take the key out.",
)
TOO_LONG = Code(
    "DTL107",
    "too-long",
    Severity.ERROR,
    "Ids stand in file names and texts in spreadsheet cells, which hold only so much.",
    "Shorten it, or raise the limit that the message names.",
)

_FEW = 8
_NEARLY = 3


class Walk:
    """Walks over entries and gathers what is wrong with the references and lengths in them."""

    __slots__ = ("_entry", "_known", "_lengths", "_limits", "_names", "found", "number")

    def __init__(self, names: Names, *, limits: Limits) -> None:
        self.found: list[Diagnostic] = []
        self.number = 0
        self._names = names
        self._limits = limits
        self._known: dict[To, frozenset[str] | None] = {}
        self._lengths: dict[str | None, int] = {
            limit: int(getattr(limits, limit))
            for limit in ("id_characters", "name_characters", "text_characters")
        }
        self._entry: Entry

    def over(self, entry: Entry) -> None:
        """Walk over one entry; those nested in it come by themselves."""
        self._entry = entry
        form, nested = form_of(entry.section.record), entry.section.nested
        if entry.section.keyed and entry.id is not None:
            self._text((), entry.id, _form_of_key(entry.section), is_key=True)
        for key, value in entry.data.items():
            below = form.keys.get(key)
            if below is not None and key != nested:
                self._visit((key,), value, below)

    def _visit(self, route: Route, value: object, form: Form) -> None:
        if isinstance(value, str):
            self._text(route, value, form)
        elif isinstance(value, dict):
            if form.keys:
                self._fixed_keys(route, value, form)
            elif form.each is not None:
                self._free_keys(route, value, form)
        elif isinstance(value, list) and form.items is not None:
            for number, part in enumerate(value):
                self._visit((*route, number), part, form.items)

    def _fixed_keys(self, route: Route, value: Mapping[str, object], form: Form) -> None:
        for key, part in value.items():
            below = form.keys.get(key)
            if below is not None:
                self._visit((*route, key), part, below)

    def _free_keys(self, route: Route, value: Mapping[str, object], form: Form) -> None:
        for key, part in value.items():
            if form.key is not None:
                self._text((*route, key), key, form.key, is_key=True)
            if form.each is not None:
                self._visit((*route, key), part, form.each)

    def _text(self, route: Route, value: str, form: Form, *, is_key: bool = False) -> None:
        if form.longest is not None and len(value) > self._lengths[form.longest]:
            self._too_long(route, value, form.longest, is_key=is_key)
        to = form.to
        if to is None or value in form.words:
            return
        self.number += 1
        known = self._known[to] if to in self._known else self._learn(to)
        if known is not None and value not in known:
            self._unknown(route, value, to, is_key=is_key)
        elif value == self._entry.id and self._entry.section.key in to.sections:
            self._itself(route, value, to)

    def _learn(self, to: To) -> frozenset[str] | None:
        """Gather the ids that will do; `None` where they could not all be read."""
        known: frozenset[str] | None = None
        if not any(section in self._names.unsure for section in to.sections):
            known = frozenset().union(*(self._names.of(section) for section in to.sections))
        self._known[to] = known
        return known

    def _too_long(self, route: Route, value: str, limit: str, *, is_key: bool) -> None:
        name = limit.replace("_", "-")
        message = (
            f"This has {len(value):,} characters; the limit `{name}` is {self._lengths[limit]:,}."
        )
        hint = f"shorten it; or `--limit {name}={len(value)}` raises the limit"
        span = self._span(route, is_key=is_key)
        self.found.append(Diagnostic(TOO_LONG, message, span, hint))

    def _unknown(self, route: Route, value: str, to: To, *, is_key: bool) -> None:
        # What cannot be an id is told as such where an id is wanted; elsewhere it is free text.
        if not is_name(value) or len(value) > self._limits.id_characters:
            return
        noun = _any_of([self._names.noun(section) for section in to.sections])
        message = f"There is no {noun} `{shown(value, self._limits)}`."
        hint, related = self._nearest(value, to)
        span = self._span(route, is_key=is_key)
        self.found.append(Diagnostic(UNKNOWN_REFERENCE, message, span, hint, related))

    def _nearest(self, value: str, to: To) -> tuple[str, tuple[Related, ...]]:
        if len(self.found) >= self._limits.errors_shown:  # looking is slow, and nobody would see it
            return "check the spelling", ()
        known = sorted(self._known[to] or ())
        likely = [id_ for id_ in known if abs(len(id_) - len(value)) <= _NEARLY]
        near = nearest(value, likely)
        if near:
            spans = (self._names.span(section, near) for section in to.sections)
            related = tuple(Related(f"`{near}` is defined here", at) for at in spans if at)
            return f"did you mean `{near}`?", related
        if 0 < len(known) <= _FEW:
            return f"there is only {listed(known)}", ()
        return f"define it under `{to.sections[0]}`, or check the spelling", ()

    def _itself(self, route: Route, value: str, to: To) -> None:
        if not to.may_be_itself:
            message = f"`{value}` refers to itself here."
            hint = "name the record that is meant, or take it out"
            span = self._span(route, is_key=False)
            self.found.append(Diagnostic(SELF_REFERENCE, message, span, hint))

    def _span(self, route: Route, *, is_key: bool) -> Span:
        origin = self._entry.origin
        return origin.key(*route) if is_key else origin.value(*route)


def _form_of_key(section: Section) -> Form:
    """Say what the id before a record may be: one of its own, or that of what it is about."""
    form = Form()
    form.longest, form.to = "id_characters", section.about
    return form


def _any_of(nouns: list[str]) -> str:
    """Join what a thing may be called: "service, team or role"."""
    return " or ".join([*filter(None, [", ".join(nouns[:-1])]), nouns[-1]])


def check_references(
    entries: Iterable[Entry], names: Names, *, limits: Limits
) -> Iterator[Diagnostic]:
    """Find ids that are defined nowhere, records that refer to themselves, and texts too long."""
    walk = Walk(names, limits=limits)
    for entry in entries:
        walk.over(entry)
    yield from walk.found
    if walk.number > limits.references:
        yield too_many("references", walk.number, limits.references)
