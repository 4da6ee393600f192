"""Peterborough's rules once more, written by hand for the tools that `dtl` is held against.

Category and rule are numbers in the order of `criteria.yaml`: core 0, extended 1, hosted 2,
city-wide 3; hosted-place 0, hosted-capacity 1, extended 2, core 3, otherwise 4. -1 is "not
settled". With answers not known these are Kleene's three-valued logic, which leaves some rows open
that are in truth settled.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

Row: TypeAlias = tuple[bool | None, int | None, bool | None, bool | None, bool | None, bool | None]
"""local, level, direct, distributable, outside_profession, site_specific."""

Settled: TypeAlias = tuple[int, int]

FACTS = ("local", "level", "direct", "distributable", "outside_profession", "site_specific")
OPEN: Settled = (-1, -1)
_MOST = 3  # of the five, and of four of them


def by_hand(rows: Iterable[Row]) -> list[Settled]:
    """The plain loop that a careful programmer would write."""
    return [_one(*row) for row in rows]


def _one(  # noqa: PLR0913, PLR0917 - a rule after the other is the point of it
    local: bool | None,  # noqa: FBT001
    level: int | None,
    direct: bool | None,  # noqa: FBT001
    distributable: bool | None,  # noqa: FBT001
    outside: bool | None,  # noqa: FBT001
    site: bool | None,  # noqa: FBT001
) -> Settled:
    low = None if level is None else level <= 3
    three = (local, low, direct)
    met, unknown = three.count(True), three.count(None)
    most = _at_least(
        met + (distributable is True) + (outside is True),
        unknown + (distributable is None) + (outside is None),
    )
    place = _both(site, most)
    if place is None:
        return OPEN
    if place:
        return 2, 0
    but_one = _at_least(met + (outside is True), unknown + (outside is None))
    capacity = _both(_not(distributable), but_one)
    but_other = _at_least(met + (distributable is True), unknown + (distributable is None))
    extended = _both(_not(outside), but_other)
    if capacity and extended is False:
        return 2, 1
    if extended and capacity is False:
        return 1, 2
    if capacity is not False or extended is not False or most is None:
        return OPEN
    return (0, 3) if most else (3, 4)


def _at_least(met: int, unknown: int) -> bool | None:
    if met >= _MOST:
        return True
    return None if met + unknown >= _MOST else False


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _not(one: bool | None) -> bool | None:  # noqa: FBT001
    return None if one is None else not one


def by_polars(rows: pl.DataFrame) -> pl.DataFrame:
    """The same with `when` and `then` on columns of switches, level being `level <= 3`."""
    yes = {name: pl.col(name).fill_null(value=False).cast(pl.Int8) for name in FACTS}
    maybe = {name: pl.col(name).fill_null(value=True).cast(pl.Int8) for name in FACTS}

    def most(*names: str) -> pl.Expr:
        met = pl.sum_horizontal(yes[name] for name in names) >= _MOST
        still = pl.sum_horizontal(maybe[name] for name in names) >= _MOST
        return pl.when(met).then(True).when(~still).then(False)  # noqa: FBT003

    five, three = FACTS[:5], FACTS[:3]
    kleene = rows.lazy().select(
        place=pl.col("site_specific") & most(*five),
        capacity=~pl.col("distributable") & most(*three, "outside_profession"),
        extended=~pl.col("outside_profession") & most(*three, "distributable"),
        most=most(*five),
    )
    return kleene.select(
        _when(2, 1, 2, 0, 3).alias("category"), _when(0, 2, 1, 3, 4).alias("rule")
    ).collect()


def _when(place: int, extended: int, capacity: int, core: int, rest: int) -> pl.Expr:
    one, other = pl.col("capacity"), pl.col("extended")
    none = pl.lit(-1, pl.Int8)
    return (
        pl.when("place")
        .then(pl.lit(place, pl.Int8))
        .when(pl.col("place").is_null())
        .then(none)
        .when(one & ~other)
        .then(pl.lit(capacity, pl.Int8))
        .when(other & ~one)
        .then(pl.lit(extended, pl.Int8))
        .when(one.is_null() | other.is_null() | (one & other) | pl.col("most").is_null())
        .then(none)
        .when("most")
        .then(pl.lit(core, pl.Int8))
        .otherwise(pl.lit(rest, pl.Int8))
    )


def zen_decision() -> str:
    """The same as a decision table of GoRules; answers not known are beyond it."""
    five = ["local", "level <= 3", "direct", "distributable", "outside_profession"]

    def most(*but: str) -> str:
        return f"count([{', '.join(one for one in five if one not in but)}], #) >= {_MOST}"

    capacity = f"not distributable and {most('distributable')}"
    extended = f"not outside_profession and {most('outside_profession')}"
    rules = [
        (f"site_specific and {most()}", 2, 0),
        (f"{capacity} and {extended}", *OPEN),
        (capacity, 2, 1),
        (extended, 1, 2),
        (most(), 0, 3),
        ("", 3, 4),
    ]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": "when", "name": "when"}],
        "outputs": [
            {"id": "category", "name": "category", "field": "category"},
            {"id": "rule", "name": "rule", "field": "rule"},
        ],
        "rules": [
            {"_id": str(n), "when": when, "category": str(category), "rule": str(rule)}
            for n, (when, category, rule) in enumerate(rules)
        ],
    }
    place = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {
            "id": "table",
            "type": "decisionTableNode",
            "name": "table",
            "position": place,
            "content": table,
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": place},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    kind = "application/vnd.gorules.decision"
    return json.dumps({"contentType": kind, "nodes": nodes, "edges": edges})
