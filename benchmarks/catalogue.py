"""Reading a large catalogue from YAML, against libyaml and pydantic put together by hand.

Every run is a process of its own that imports first and then reads by the clock, so that Python's
garbage collector is in the state, and has as little to look through, as in a program just begun.
"""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
from datetime import date as day
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from benchmarks.children import ROOT, python, said
from benchmarks.contest import Contender, machine, measured, report
from dtl_planner.catalogue.load import load
from dtl_planner.limits import Limits

_LIMITS = Limits(services=1_000_000, yaml_bytes=1 << 30, yaml_nodes=1 << 30)
_RIVAL = "yaml.CSafeLoader and pydantic"
_WAYS = {
    "by-hand": (_RIVAL, ""),
    "by-hand-uncollected": ("the same, garbage collector off", ""),
    "dtl": ("dtl: the whole workspace", "at most 0.33"),
}
_SERVICE = """
  - id: team-{n}
    name: Locality youth work team {n}
    division: families
    providers: [Peterborough City Council]
    delivers: {{ages: 8-17, levels: [2, 3], what: Youth work in schools and centres}}
    current: {{managed: city-wide, base: Gladstone, division: families}}
    people: {{posts: about 12, fte: 9.5}}
    answers:
      local: yes
      direct: {{value: {direct}, basis: inferred, note: It works in schools.}}
      distributable: no
      outside_profession: unknown
    published:
      category: hosted
      source: {{id: response, section: "Implications, Youth Offending Service"}}
"""
_HEAD = """\
dtl: 1
sources:
  report: {title: Report to the scrutiny committee, date: 2009-09-15}
  response: {title: Response to consultation, date: 2009-09}
divisions:
  families: {name: Family and Communities}
services:
"""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Source(_Strict):
    id: str
    section: str | None = None


class _Answer(_Strict):
    value: bool | str
    basis: str = "stated"
    note: str | None = None
    source: _Source | None = None


class _Delivers(_Strict):
    ages: str | None = None
    levels: tuple[int, ...] = ()
    what: str | None = None


class _Current(_Strict):
    managed: str | None = None
    base: str | None = None
    division: str | None = None


class _People(_Strict):
    posts: str | float | None = None
    fte: str | float | None = None


class _Published(_Strict):
    category: str | None = None
    source: _Source | None = None


class _Service(_Strict):
    id: str
    name: str
    division: str | None = None
    providers: tuple[str, ...] = ()
    delivers: _Delivers | None = None
    current: _Current | None = None
    people: _People | None = None
    answers: dict[str, bool | str | _Answer] = {}
    published: _Published | None = None


class _Title(_Strict):
    title: str
    date: str | day | None = None


class _File(_Strict):
    dtl: int
    sources: dict[str, _Title] = {}
    divisions: dict[str, dict[str, str]] = {}
    services: tuple[_Service, ...] = ()


def main(*, services: int, rounds: int) -> None:
    """Measure, and print."""
    print(machine("pyyaml", "pydantic"))
    with tempfile.TemporaryDirectory() as folder:
        sound = _workspace(Path(folder) / "sound", services, wrong=False)
        faulty = _workspace(Path(folder) / "faulty", services, wrong=True)
        size = (sound / "services.yaml").stat().st_size
        _expect(sound, faulty, services)
        for title, place in (
            ("all sound", sound),
            ("one answer wrong, told with its line and column", faulty),
        ):
            contenders = [
                Contender(name, aim=aim, measure=partial(_in_a_child, way, place))
                for way, (name, aim) in _WAYS.items()
            ]
            told = f"{services:,} services, {size / 1e6:.1f} MB of YAML, {title}"
            report(told, contenders, measured(contenders, rounds=rounds), yardstick=_RIVAL)


def _in_a_child(way: str, place: Path) -> float:
    return float(said(python("-m", "benchmarks.catalogue", way, str(place)), ROOT))


def _read_by_the_clock(way: str, folder: Path) -> float:
    """Read once, in this process."""
    if way == "by-hand-uncollected":
        gc.disable()
    began = perf_counter()
    kept = load(folder, limits=_LIMITS) if way == "dtl" else _by_hand(folder)
    taken = perf_counter() - began
    del kept
    return taken


def _workspace(folder: Path, services: int, *, wrong: bool) -> Path:
    folder.mkdir()
    for name in ("localities.yaml", "criteria.yaml"):
        shutil.copy(ROOT / name, folder / name)
    texts = [_SERVICE.format(n=n, direct="yes") for n in range(services)]
    if wrong:
        texts[services // 2] = _SERVICE.format(n=services // 2, direct="[]")
    (folder / "services.yaml").write_text(_HEAD + "".join(texts), encoding="utf-8")
    return folder


def _expect(sound: Path, faulty: Path, services: int) -> None:
    """See that both read all, and find the same fault in the same place."""
    read = load(sound, limits=_LIMITS)
    errors = [found for found in read.diagnostics if found.severity == "error"]
    if errors or len(read.catalogue.components()) != services or _by_hand(sound):
        raise SystemExit(f"the catalogue is not read as it should be: {errors[:1]}")
    told = [found.span for found in load(faulty, limits=_LIMITS).diagnostics if found.span]
    theirs = _by_hand(faulty)
    if not {span.line for span in told} & {line for line, _ in theirs}:
        raise SystemExit(f"the places differ: {told[:1]}, {theirs}")


def _by_hand(folder: Path) -> list[tuple[int, int]]:
    """Read all three files; where a service is wrong, read once more to find the place."""
    places = []
    for name in ("services.yaml", "localities.yaml", "criteria.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        data = yaml.load(text, Loader=yaml.CSafeLoader)
        if name != "services.yaml":
            continue
        try:
            TypeAdapter(_File).validate_python(data)
        except ValidationError as error:
            root = yaml.compose(text, Loader=yaml.CSafeLoader)
            places = [_place(root, one["loc"]) for one in error.errors()]
    return places


def _place(node: Any, route: tuple[int | str, ...]) -> tuple[int, int]:  # noqa: ANN401 - untyped
    """Follow a route as far as the file goes; pydantic adds parts that nobody wrote."""
    for part in route:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), node)
    return node.start_mark.line + 1, node.start_mark.column + 1


if __name__ == "__main__":
    print(_read_by_the_clock(sys.argv[1], Path(sys.argv[2])))
