"""What two files here say of the paper: its table of the degree of change, and its outcomes.

Tests of the values and of the commands hold both against it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from dtl_planner.catalogue.values.answers import Basis

HERE = Path(__file__).parent
SERVICES = (
    "Young People's Service",
    "Children and Families (0-13)",
    "Youth Offending Service",
    "School Improvement",
    "Inclusion and Special Education Needs",
    "Pupil Support",
    "Social Care",
    "Early Years and Childcare",
    "14-19",
)


class Written(BaseModel):
    """A part of the table as written: a key that nobody reads is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Written):
    """Where a line stands in the paper."""

    id: str
    section: str


class Expected(Written):
    """What must differ, or must not, in one attribute of one unit."""

    unit: str
    kind: Annotated[
        tuple[str, ...], BeforeValidator(lambda kind: [kind] if isinstance(kind, str) else kind)
    ]
    attribute: str
    before: str | bool | None = None
    after: str | bool
    others: tuple[str, ...] = ()
    basis: str = "stated"


class Never(Written):
    """Kinds of change that must not be told of a unit."""

    unit: str
    kinds: tuple[str, ...]


class LeftOpen(Written):
    """What a line leaves open; without a unit the files have no place for it."""

    unit: str | None = None
    attribute: str | None = None
    resolves: str | None = None
    about: str | None = None


class Ties(Written):
    """The natural alliance that a line speaks of."""

    id: str
    members: tuple[str, ...]


class Line(Written):
    """One thing that a row of the table says."""

    row: int
    service: str
    says: str
    expect: tuple[Expected, ...]
    never: tuple[Never, ...] = ()
    undecided: tuple[LeftOpen, ...] = ()
    alliance: Ties | None = None
    source: Source


class Outcome(Written):
    """One outcome."""

    row: int
    unit: str
    category: str | None = None
    basis: Basis = Basis.STATED
    host: str | None = None
    division: str | None = None
    teams: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    source: Source


LINES = tuple(
    Line.model_validate(line)
    for line in yaml.safe_load((HERE / "degree_of_change.yaml").read_text(encoding="utf-8"))[
        "lines"
    ]
)
OUTCOMES = tuple(
    Outcome.model_validate(row)
    for row in yaml.safe_load((HERE / "outcome_rows.yaml").read_text(encoding="utf-8"))["rows"]
)


def ids_of(lines: tuple[Line, ...]) -> list[str]:
    """Name each line by its row and its turn within the row."""
    turns: dict[int, int] = {}
    names = []
    for line in lines:
        turns[line.row] = turns.get(line.row, 0) + 1
        names.append(f"{line.row}.{turns[line.row]}")
    return names
