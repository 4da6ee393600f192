"""A workspace that tables of figures may speak of, for tests."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, TypedDict

from dtl_planner.catalogue.load import load_texts
from dtl_planner.demand.tables.known import Known
from dtl_planner.demand.tables.reading import Figures, read_figures
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.diagnostics import Diagnostic

TEXTS = {
    "services.yaml": "dtl: 1\nsources:\n  report: {title: The report}\n",
    "localities.yaml": """
dtl: 1
footprints:
  - {id: localities, name: Localities, tiers: [borough, locality]}
places:
  - {id: croydon, name: Croydon, tier: borough, code: E09000008}
  - {id: north, name: North, tier: locality, within: croydon}
  - {id: south, name: South, tier: locality, within: croydon}
  - {id: county, name: The county, tier: borough, code: E06000065, aliases: [E10000023, Yorks]}
  - {id: riding, name: A riding, tier: borough, aliases: [E06000065]}
""".lstrip(),
    "outcomes.yaml": """
dtl: 1
indicators:
  - {id: open-cases, name: Open cases, kind: stock, good: down}
  - {id: referrals, name: Referrals, kind: flow}
  - {id: caseload, name: Cases of one worker, kind: mean}
""".lstrip(),
}


def known() -> Known:
    return Known.of(load_texts(TEXTS, limits=Limits()).catalogue)


def read(text: str, *, limits: Limits | None = None) -> Figures:
    return read_figures(text.encode(), file="demand.csv", known=known(), limits=limits or Limits())


def told(figures: Figures) -> str:
    """Everything that is wrong, as a person would see it."""
    return "".join(f"\n{_told(found)}" for found in figures.diagnostics)


def _told(found: Diagnostic) -> str:
    at = f"{found.span.line}:{found.span.column} " if found.span else ""
    hint = f"\n{fill(found.hint, 88, **_INDENT)}" if found.hint else ""
    return fill(f"{at}{found.code.id} {found.message}", 88) + hint


class _Indent(TypedDict):
    initial_indent: str
    subsequent_indent: str


_INDENT: _Indent = {"initial_indent": "    ", "subsequent_indent": "    "}
