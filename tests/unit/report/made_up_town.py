"""Panels about the made-up town, and about workspaces built from lines of YAML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.limits import Limits
from dtl_planner.render.report.whole import whole_report

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Panel
    from dtl_planner.render.report.facts import Facts

ROOT = Path(__file__).parents[3]
TOWN = ROOT / "tests/cases/structures/town"
SCHEME = """dtl: 1
schemes:
  - id: plain
    title: Core or city-wide
    facts: {local: {ask: Is it local?}}
    categories:
      core: {placement: {managed: locality, member_of: core}}
      city-wide: {placement: {managed: city-wide}}
    rules: [{id: core, then: core, when: local, because: it is local}]
    otherwise: {then: city-wide, because: it is not local}
"""


def facts_of(folder: Path = TOWN, *, reader: str | None = None, shown: str | None = None) -> Facts:
    """Gather what a report looks at."""
    return gather(open_workspace(folder, limits=Limits()), Asked(reader=reader, structure=shown))


def facts_in(folder: Path, *, reader: str | None = None, **texts: str) -> Facts:
    """Write files into a folder, with a scheme of two categories, and gather them."""
    for name, text in {"criteria": SCHEME, "localities": "dtl: 1\n", **texts}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return facts_of(folder, reader=reader)


def panel_of(facts: Facts, wanted: str) -> Panel | None:
    """Give one panel of the report that is made of the facts."""
    return next((one for one in whole_report(facts).panels if one.id == wanted), None)
