"""What may be written where, read once off the annotations of a record.

Checks that pydantic cannot make (does this id exist, is this text within the limit) walk over what
was written, not over the finished records: so a record with one wrong key still has its other keys
checked.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args, get_origin, get_type_hints

from dtl_planner.catalogue.record import Among, Longest, Record, To

if TYPE_CHECKING:
    from typing import TypeAlias

    # A type as an annotation holds it: a class, a union, or a special form of `typing`.
    Hint: TypeAlias = object

_UNIONS = (Union, UnionType)


class Form:
    """What may stand in one place.

    Attributes:
        to: The sections whose ids a text here is one of.
        longest: The limit on the length of a text here.
        words: Words that may stand in place of an id.
        choices: The only words that may stand here, where there is such a list.
        keys: What may stand under each key of a mapping with fixed keys.
        about: What each of these keys is for.
        needed: Those of these keys that may not be left out.
        items: What may stand in a list.
        key: What the keys of a mapping with free keys may be.
        each: What may stand under them.
    """

    __slots__ = (
        "about",
        "choices",
        "each",
        "items",
        "key",
        "keys",
        "longest",
        "needed",
        "to",
        "words",
    )

    def __init__(self) -> None:
        self.to: To | None = None
        self.longest: str | None = None
        self.words: tuple[str, ...] = ()
        self.choices: tuple[str, ...] = ()
        self.keys: dict[str, Form] = {}
        self.about: dict[str, str] = {}
        self.needed: frozenset[str] = frozenset()
        self.items: Form | None = None
        self.key: Form | None = None
        self.each: Form | None = None

    def also(self, other: Form) -> None:
        """Allow what another form allows, too."""
        self.to = self.to or other.to
        self.longest = self.longest or other.longest
        self.words += other.words
        self.choices += other.choices
        self.keys |= {key: form for key, form in other.keys.items() if key not in self.keys}
        self.about |= other.about
        self.needed |= other.needed
        self.items = self.items or other.items
        self.key = self.key or other.key
        self.each = self.each or other.each

    def step(self, part: str | int) -> Form | None:
        """Give the form of what stands one step further down."""
        if isinstance(part, int):
            return self.items
        return self.keys.get(part, self.each)


@cache
def form_of(record: type[Record]) -> Form:
    """Read the form of a record off its annotations."""
    return _of_record(record, {})


def _of_record(record: type[Record], seen: dict[type[Record], Form]) -> Form:
    if record in seen:  # a service holds services
        return seen[record]
    form = seen[record] = Form()
    hints = get_type_hints(record, include_extras=True)
    for name, field in record.model_fields.items():
        alias = field.validation_alias
        key = alias if isinstance(alias, str) else name
        form.keys[key] = _of_hint(hints[name], seen)
        form.about[key] = field.description or ""
        if field.is_required():
            form.needed |= {key}
    if record.short is not None:
        short = form.keys[record.short]
        form.to, form.longest, form.items = short.to, short.longest, short.items
    form.words = record.short_words
    return form


def _of_hint(hint: Hint, seen: dict[type[Record], Form]) -> Form:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(args[0], args[1:], seen)
    if isinstance(hint, type) and issubclass(hint, Record):
        return _of_record(hint, seen)
    form = _of_choices(hint)
    if origin in _UNIONS:
        for each in args:
            form.also(_of_hint(each, seen))
    elif origin is tuple:
        form.items = _of_hint(args[0], seen)
    elif origin is dict:
        form.key, form.each = _of_hint(args[0], seen), _of_hint(args[1], seen)
    _open_between(form, form.to)
    return form


def _of_choices(hint: Hint) -> Form:
    form = Form()
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        form.choices = tuple(hint)
    elif get_origin(hint) is Literal:
        form.choices = get_args(hint)
    return form


def _annotated(hint: Hint, marks: tuple[object, ...], seen: dict[type[Record], Form]) -> Form:
    form = Form()
    form.also(_of_hint(hint, seen))
    for mark in marks:
        match mark:
            case To():
                form.to, form.words = mark, form.words + mark.words
            case Longest():
                form.longest = mark.limit
                if form.items is not None and form.items.longest is None:
                    form.items.longest = mark.limit
            case Among():
                _open_between(form, mark.to)
            case _:
                pass
    return form


def _open_between(form: Form, to: To | None) -> None:
    """What is undecided lies between things of the kind that would be decided on."""
    between = form.keys.get("between")
    if to is None or between is None:
        return
    named = Form()
    named.also(between)
    named.items = Form()
    named.items.to = to
    form.keys["between"] = named
