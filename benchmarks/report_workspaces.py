"""Writes workspaces of any size that fill most parts of a report; same size, same files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from benchmarks.children import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEAM = 10
_ALLIANCE = 25
_MILESTONE = 20
_MONTHS = ("2026-10", "2027-01", "2027-04")
_HEAD = """\
dtl: 1
programme: {title: A programme of many services, council: Anywhere, go_live: by 2027-04}
sources:
  report: {title: Report to the scrutiny committee, date: 2026-09-15}
  response: {title: Response to consultation, date: 2026-09}
divisions:
  families: {name: Family and Communities}
  learning: {name: Learning and Skills}
"""
_SERVICE = """
  - id: service-{n}
    name: Service number {n}, of the kind that has a name
    delivers: {{ages: 8-17, levels: [{level}]}}
    current: {{managed: city-wide, base: Gladstone, division: families}}
    people: {{posts: about 12, fte: 9.5}}
    joins: [team-{team}]
    depends_on: [{before}]
    published: {{division: {division}, source: {{id: response, section: Pupil Support}}}}
    answers: {{local: {local}, direct: yes, distributable: {apart}, outside_profession: no,
              site_specific: no}}"""


def write_workspace(folder: Path, services: int) -> Path:
    """Write one: services in teams and alliances, each after another, and milestones.

    Args:
        folder: Where to; it exists.
        services: How many services.
    """
    for name in ("criteria.yaml", "localities.yaml"):
        shutil.copy(ROOT / name, folder / name)
    parts = (_HEAD, "teams:", *_teams(services), "\nalliances:", *_alliances(services))
    text = "".join((*parts, "\nservices:", *_services(services), "\n"))
    (folder / "services.yaml").write_text(text, encoding="utf-8")
    text = "".join(("dtl: 1\nphases:", *_phases(), "\nmilestones:", *_milestones(services), "\n"))
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    return folder


def _teams(services: int) -> Iterator[str]:
    for n in range(0, services, _TEAM):
        yield f"\n  - {{id: team-{n}, name: Team {n}, division: learning}}"


def _alliances(services: int) -> Iterator[str]:
    for n in range(0, services, _ALLIANCE):
        members = ", ".join(f"service-{each}" for each in range(n, min(n + 5, services)))
        about = f"name: Alliance {n}, kind: natural-alliance, members: [{members}]"
        yield f"\n  - {{id: alliance-{n}, {about}}}"


def _services(services: int) -> Iterator[str]:
    for n in range(services):
        yield _SERVICE.format(
            n=n,
            level=1 + n % 4,
            team=n - n % _TEAM,
            before=f"{{on: service-{n - 1 - n % 3}}}" if n > 2 else "",
            division=("families", "learning")[n % 2],
            local=("yes", "no", "yes")[n % 3],
            apart=("yes", "no")[n % 7 == 0],
        )


def _phases() -> Iterator[str]:
    for month in _MONTHS:
        yield f"\n  - {{id: phase-{month}, name: By the end of {month}, by: by {month}}}"


def _milestones(services: int) -> Iterator[str]:
    for n in range(0, services, _MILESTONE):
        month = _MONTHS[n // _MILESTONE % len(_MONTHS)]
        when = f"by: by {month}, phase: phase-{month}, when_done: [service-{n}]"
        yield f"\n  - {{id: milestone-{n}, name: Service {n} has changed, {when}}}"
