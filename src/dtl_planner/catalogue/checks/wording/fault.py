"""One thing that is wrong with a record, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dtl_planner.shown import clean, shown
from dtl_planner.wording import listed as joined

if TYPE_CHECKING:
    from dtl_planner.catalogue.forms import Form
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.diagnostics import Code
    from dtl_planner.limits import Limits


@dataclass(frozen=True, slots=True)
class Fault:
    """What pydantic found, in terms of what was written.

    Attributes:
        type: Pydantic's type of the error, or ours.
        context: What the type says more, such as the lowest number allowed.
        written: The value in question.
        last: The last part of where it is: a key, or the number of a list item.
        route: Where it is, inside the record, as far as it was written.
        form: What may stand there.
        around: What may stand in the mapping or list around it.
        limits: The limits in force.
    """

    type: str
    context: Mapping[str, object]
    written: object
    last: str | int
    route: Route
    form: Form
    around: Form
    limits: Limits

    @property
    def name(self) -> str:
        """Name the place, as a subject of a sentence."""
        if isinstance(self.last, str):
            return f"`{clean(self.last)}`"
        lists = [part for part in self.route[:-1] if isinstance(part, str)]
        return f"item {self.last + 1} of `{clean(lists[-1])}`" if lists else f"item {self.last + 1}"

    @property
    def Name(self) -> str:  # noqa: N802 - the same at the beginning of a sentence
        """Name the place where a sentence begins."""
        return self.name[0].upper() + self.name[1:]

    @property
    def shown(self) -> str:
        """Show the value in question."""
        return shown(self.written, self.limits)


class Told(NamedTuple):
    """What is said about a fault.

    Attributes:
        code: The kind of finding.
        message: What is wrong.
        hint: What to do.
        at_key: Whether the key is to be pointed at and not the value.
    """

    code: Code
    message: str
    hint: str | None = None
    at_key: bool = False


Wording: TypeAlias = Callable[[Fault], Told]


def kind_of(written: object) -> str:
    """Say what a value is, in plain words."""
    match written:
        case None:
            return "empty"
        case bool():
            return "`true`" if written else "`false`"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case list() | tuple():
            return "a list"
        case _:
            return "a mapping"


def listed(names: list[str], last: str = "and") -> str:
    """Join names as a sentence does."""
    return joined([f"`{clean(name)}`" for name in names], joint=last)
