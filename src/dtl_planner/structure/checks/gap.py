"""One finding for all units that lack the same, so that thirty gaps of one kind are one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Diagnostic, Related
from dtl_planner.structure.location import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.diagnostics import Code
    from dtl_planner.structure.model import Structure, Unit

_NAMED = 5
"""How many of those that lack something a message names."""

_SHOWN = 3
"""To how many further places a finding points."""


def gap(  # noqa: PLR0913 - what a finding consists of
    code: Code,
    structure: Structure,
    units: Sequence[Unit],
    *,
    said: str,
    attribute: str | None = None,
    hint: str | None = None,
) -> Diagnostic:
    """Make one finding of several units, with the place of the first and of some others.

    Args:
        code: The kind of finding.
        structure: The structure.
        units: The units that lack it; at least one.
        said: What is said of them, with `{}` for their ids.
        attribute: The attribute at which they lack it.
        hint: What to do.
    """
    spans = [span_of(structure, unit, attribute) for unit in units]
    related = tuple(
        Related(f"and `{unit.id}`", span)
        for unit, span in list(zip(units, spans, strict=True))[1 : _SHOWN + 1]
        if span is not None
    )
    message = said.format(named(unit.id for unit in units))
    return Diagnostic(code, message, spans[0], hint, related)


def named(ids: Iterable[str]) -> str:
    """Name some ids in a sentence, and say how many more there are."""
    said = [f"`{id_}`" for id_ in ids]
    if len(said) > _NAMED:
        said = [*said[:_NAMED], f"{len(said) - _NAMED} more"]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
