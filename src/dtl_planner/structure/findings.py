"""Everything that is wanting in a structure, from every check, in the order of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.structure.checks.hosting import hosting_findings
from dtl_planner.structure.checks.leading import leading_findings
from dtl_planner.structure.checks.membership import membership_findings
from dtl_planner.structure.checks.placing import placing_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.structure.model import Structure


def structure_findings(structure: Structure) -> Iterator[Diagnostic]:
    """Find what is wanting in a structure: warnings and notes, never errors."""
    yield from placing_findings(structure)
    yield from hosting_findings(structure)
    yield from leading_findings(structure)
    yield from membership_findings(structure)
