"""The page of coverage: every fact of the five papers, and where it stands in a workspace.

The facts are listed in `tests/papers/coverage`, one file for each council, in the order of the map
that the programme was built from. A fact says where it stands (`at`), or why it is kept nowhere
(`left_out`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from dtl_planner.app.figures import read_demand
from dtl_planner.app.opening import open_workspace
from dtl_planner.catalogue.load import all_sections
from dtl_planner.limits import Limits
from tools.docs.console import ROOT
from tools.docs.markdown import joined, table, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.app.opening import Workspace

FACTS = ROOT / "tests/papers/coverage"
COUNCILS = ("peterborough", "croydon", "manchester", "plymouth", "north-yorkshire")
_DEMAND = "demand"
_INTRODUCTION = """
The domain of `dtl` comes from five papers of councils. This page lists every fact that was found in
them and where it stands: the file of the workspace, and the record and field in it. A fact of
several records names the first of them, and how many others. What is kept nowhere says why. A test
holds each of these places to be there and to be filled in.
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a paper.

    Attributes:
        number: Its number: the section of the map, and its place in it.
        text: What it says, in our own words.
        at: Where it stands, as `SECTION.ID.FIELD`.
        left_out: Why it stands nowhere; empty where it does.
    """

    number: str
    text: str
    at: tuple[str, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class Part:
    """The facts of one section of the map."""

    number: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The facts of one council's paper, and the workspace that they stand in."""

    council: str
    folder: str
    parts: tuple[Part, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All of its facts, in order."""
        return tuple(fact for part in self.parts for fact in part.facts)


class NowhereError(LookupError):
    """What is pointed at is not there, or nothing is written there."""


def coverage_of(council: str) -> Coverage:
    """Read the facts of one council."""
    written = yaml.safe_load((FACTS / f"{council}.yaml").read_text(encoding="utf-8"))
    parts = tuple(_part(part) for part in written["sections"])
    return Coverage(council, written["workspace"], parts)


def whereabouts(folder: str, pointer: str) -> str:
    """Say in which file a fact stands.

    Raises:
        NowhereError: It stands nowhere.
    """
    section, _, rest = pointer.partition(".")
    if section == _DEMAND:
        return _in_table(folder, rest)
    workspace = _opened(folder)
    kind = next((each for each in all_sections() if each.key == section), None)
    if kind is None:
        raise NowhereError(pointer)
    catalogue = workspace.catalogue
    if kind.single:
        id_, record, route = "", next(iter(catalogue.of(kind.record)), None), rest
    else:
        id_, _, route = rest.partition(".")
        record = catalogue.find(kind.record, id_)
    _follow(record, route, pointer)
    return catalogue.span(section, id_).file


def page() -> str:
    """Write the page: a chapter for each council, a table for each section."""
    parts = [wrapped(_INTRODUCTION)]
    for council in COUNCILS:
        coverage = coverage_of(council)
        parts.append(f"## {council.replace('-', ' ').title()}")
        parts.append(f"{len(coverage.facts)} facts, in `{coverage.folder}`.")
        for part in coverage.parts:
            rows = [(fact.number, fact.text, _told(coverage.folder, fact)) for fact in part.facts]
            parts += [
                f"### {part.number} {part.title}",
                table(("fact", "what it says", "where it stands"), rows),
            ]
    return joined("# What the five papers say, and where it stands", *parts)


def _part(written: Mapping[str, Any]) -> Part:
    number = str(written["section"])
    facts = tuple(
        Fact(
            f"{number}-{place}",
            each["fact"],
            tuple(each.get("at", ())),
            each.get("left_out", ""),
        )
        for place, each in enumerate(written["facts"], start=1)
    )
    return Part(number, written["title"], facts)


def _told(folder: str, fact: Fact) -> str:
    if fact.left_out:
        return f"left out: {fact.left_out}"
    first, *others = fact.at
    more = f" and {len(others)} more" if others else ""
    return f"{whereabouts(folder, first)}: `{first}`{more}"


@cache
def _opened(folder: str) -> Workspace:
    return open_workspace(ROOT / folder, limits=Limits())


@cache
def _tables(folder: str) -> Mapping[tuple[str, str], str]:
    """Name the file of each figure, by place and indicator."""
    found = read_demand(_opened(folder))
    return {(each.place, each.indicator): "demand.csv" for each in found.observations}


def _in_table(folder: str, rest: str) -> str:
    place, _, indicator = rest.partition(".")
    try:
        return _tables(folder)[place, indicator]
    except KeyError:
        raise NowhereError(rest) from None


def _follow(record: object, route: str, pointer: str) -> None:
    """Go from field to field; what is empty at the end was not written."""
    here: Any = record
    for step in _steps(route):
        try:
            here = _below(here, step)
        except (AttributeError, KeyError, IndexError, ValueError):
            raise NowhereError(pointer) from None
    if here is None or here in ((), {}, ""):
        raise NowhereError(pointer)


def _steps(route: str) -> Iterator[str]:
    return (step for step in route.split(".") if step)


def _below(here: Any, step: str) -> Any:  # noqa: ANN401 - any field of any record
    if isinstance(here, dict):
        return here[step]
    if isinstance(here, tuple):
        return here[int(step)]
    return getattr(here, step)
