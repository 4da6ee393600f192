"""The page of values: what may be written in one place, and what it is read as."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from dtl_planner.catalogue import values
from dtl_planner.catalogue.record import Record
from dtl_planner.catalogue.values.written import Written
from dtl_planner.registry import modules
from tools.docs.hints import VALUES, value_name
from tools.docs.markdown import first_paragraph, joined, wrapped
from tools.docs.sections import keys_table

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCTION = """
Scalars are those of YAML 1.2: `no` is a word, and `012` and `12:30` stay as they are written.
*Not stated*, *unknown* and *no* are three different things: a key that is absent says nothing.
"""
_LEVELS = """
The levels of need that a service is for, from 1 to 4: one of them as `2`, or a list as `[2, 3]`.
"""


def page() -> str:
    """Write the page, the values in the order of their names."""
    entries = {value_name(kind): _entry(kind) for kind in _kinds()}
    entries["levels"] = joined("## levels", wrapped(_LEVELS))
    return joined("# Values", wrapped(_INTRODUCTION), *(entries[name] for name in sorted(entries)))


def _kinds() -> Iterator[type]:
    for module in modules(values):
        for kind in vars(module).values():
            here = inspect.isclass(kind) and kind.__module__ == module.__name__
            if here and (kind in VALUES or (issubclass(kind, Written) and kind is not Written)):
                yield kind


def _entry(kind: type) -> str:
    said = [f"## {value_name(kind)}", wrapped(first_paragraph(kind.__doc__))]
    if issubclass(kind, Written):
        said.append(wrapped(str(kind.json_schema["description"])))
    if issubclass(kind, Record):
        said.append(keys_table(kind))
    return joined(*said)
