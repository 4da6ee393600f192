"""A council of very many components, for measuring structures and what differs between them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias

from benchmarks.children import ROOT
from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import Workspace
from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits
from dtl_planner.structure.model import Unit

if TYPE_CHECKING:
    from dtl_planner.classify.classification import Classification
    from dtl_planner.structure.model import Structure

Rows: TypeAlias = dict[str, dict[str, Any]]
"""Units as plain data: what the rivals begin from."""

ATTRIBUTES = tuple(field.name for field in fields(Unit) if field.compare)
"""What is compared of each unit."""

_LIMITS = Limits(
    services=10_000_000, references=100_000_000, yaml_bytes=1 << 30, yaml_nodes=1 << 30
)
_PARTS = 10
_HEAD = """\
dtl: 1
sources:
  report: {title: Report to the scrutiny committee, date: 2009-09-15}
  response: {title: Response to consultation, date: 2009-09}
divisions:
  families: {name: Family and Communities}
  learning: {name: Learning and Skills}
"""
_TEAM = """
  - {{id: team-{n}, name: Team {n}, part_of: {whole}, division: learning}}"""
_ROLE = """
  - {{id: manager-{n}, name: Manager {n}, managed_by: {above}, leads: [team-{n}], posts: 1}}"""
_SERVICE = """
  - id: service-{n}
    name: Service {n}
    components:"""
_COMPONENT = """
      - id: part-{n}
        name: Part {n}
        delivers: {{ages: 8-17, levels: [2]}}
        current: {{managed: city-wide, base: Gladstone, division: families}}
        people: {{posts: about 12, fte: 9.5}}
        joins: [team-{team}]
        managed_by: manager-{team}
        published: {{division: {division}, source: {{id: response, section: Pupil Support}}}}
        answers: {{local: {local}, direct: yes, distributable: {local}, outside_profession: no,
                  site_specific: no}}"""


def council(components: int, *, changed_share: float) -> Classification:
    """Classify a council in which a share of the components is answered for in another way.

    Args:
        components: How many, ten to a service, with a team and a manager for each service.
        changed_share: The share of components, spread evenly, that join another team, report to
            another division and get another category.
    """
    every = round(1 / changed_share) if changed_share else components + 1
    texts = {
        name: (ROOT / name).read_text("utf-8") for name in ("criteria.yaml", "localities.yaml")
    }
    loaded = load_texts(texts | _written(components, every), limits=_LIMITS)
    errors = [found.message for found in loaded.diagnostics if found.severity == "error"]
    if errors:
        raise SystemExit(f"the council is not as it should be: {errors[0]}")
    workspace = Workspace(ROOT, loaded.catalogue, (), {}, _LIMITS)
    return classify(workspace)


def rows_of(structure: Structure) -> Rows:
    """Give the units of a structure as plain data: text, flags and lists."""
    return {
        id_: {name: _plain(getattr(unit, name)) for name in ATTRIBUTES}
        for id_, unit in structure.units.items()
    }


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    return list(value) if isinstance(value, tuple) else str(value)


def _written(components: int, every: int) -> dict[str, str]:
    services = range(components // _PARTS)
    teams = [_TEAM.format(n=n, whole=f"team-{n - n % 10}") for n in services if n % 10]
    tops = [f"\n  - {{id: team-{n}, name: Team {n}}}" for n in services if not n % 10]
    roles = [_ROLE.format(n=n, above=f"manager-{n - n % 10}") for n in services if n % 10]
    heads = [
        f"\n  - {{id: manager-{n}, name: Manager {n}, is_top: yes}}" for n in services if not n % 10
    ]
    parts = [
        text for n in services for text in (_SERVICE.format(n=n), *_parts(n, every, len(services)))
    ]
    return {
        "services.yaml": "".join([_HEAD, "teams:", *teams, *tops, "\nservices:", *parts, "\n"]),
        "programme.yaml": "".join(["dtl: 1\nroles:", *roles, *heads, "\n"]),
    }


def _parts(service: int, every: int, services: int) -> list[str]:
    return [
        _COMPONENT.format(
            n=n,
            team=(service + 1) % services if n % every == 0 else service,
            division="families" if n % every == 0 else "learning",
            local="yes" if n % every == 0 else "no",
        )
        for n in range(service * _PARTS, (service + 1) * _PARTS)
    ]
