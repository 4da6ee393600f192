"""The compiled table on a million rows, against loops, engines and the floor that numpy sets."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import polars as pl

from benchmarks.children import ROOT
from benchmarks.contest import Contender, machine, measured, report
from benchmarks.rivals import FACTS, by_hand, by_polars, zen_decision
from dtl_planner.app.bulk.entry import classify_file
from dtl_planner.app.opening import choose_scheme, read_workspace, ready_scheme, whole_table
from dtl_planner.classify.dense.coding import Coder
from dtl_planner.classify.dense.lookup import Lookup
from dtl_planner.classify.dense.table import Dense, write_out
from dtl_planner.diagnostics import Diagnostic
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from benchmarks.rivals import Row
    from dtl_planner.classify.engine.table import Table

    Slots: TypeAlias = list[NDArray[np.uint8]]

_ZEN_ROWS = 5_000  # so many are run, and the time is scaled to all
_ZEN = "GoRules zen-engine, all known, scaled up"
_UNKNOWN = 2  # the slot of an answer not known, where a question has two classes
_COLUMNS = ("category", "rule", "possible", "matters", "distance", "margin", "ask")
_FLOOR = "numpy: pack and gather one column (the floor)"


@dataclass(frozen=True, slots=True)
class Rows:
    """The same rows in the form that each contender likes best."""

    slots: Slots
    tuples: list[Row]
    switches: pl.DataFrame
    words: pl.DataFrame


def main(*, rows: int, rounds: int, unknown: float) -> None:
    """Measure, compare the answers, and print."""
    table = _peterborough()
    dense = write_out(table)
    if isinstance(dense, Diagnostic):
        raise SystemExit(dense.message)
    print(machine("numpy", "polars", "zen-engine"))
    known = _drawn(min(rows, 100_000), unknown=0.0)
    _check(dense, known, "all answers known")
    drawn = _drawn(rows, unknown=unknown)
    _check(dense, drawn, f"{unknown:.0%} of answers not known")
    _run(
        f"{rows:,} rows, {unknown:.0%} of answers not known, as class numbers",
        _on_arrays(dense, drawn, known),
        _FLOOR,
        rounds,
    )
    _run(
        f"{rows:,} rows, from text columns",
        _on_words(table, dense, drawn),
        "polars: when/then",
        rounds,
    )
    with tempfile.TemporaryDirectory() as folder:
        contenders = _on_files(table, drawn, Path(folder))
        _run(
            f"{rows:,} rows, from CSV file to CSV file",
            contenders,
            contenders[0].name,
            min(rounds, 3),
        )


def _run(title: str, contenders: list[Contender], yardstick: str, rounds: int) -> None:
    report(title, contenders, measured(contenders, rounds=rounds), yardstick=yardstick)


def _peterborough() -> Table:
    workspace = read_workspace(ROOT, limits=Limits())
    return whole_table(ready_scheme(workspace, choose_scheme(workspace, "delivery")))


def _drawn(rows: int, *, unknown: float) -> Rows:
    """Draw answers at random, always the same ones."""
    random = np.random.default_rng(20090915)
    slots, words, lists = [], {}, []
    for name in FACTS:
        open_now = random.random(rows) < unknown
        if name == "level":
            level = random.integers(1, 5, rows)
            slot = np.where(level <= 3, 0, 1)
            written: list[int | bool] = level.tolist()
        else:
            slot = random.integers(0, 2, rows)
            written = (slot == 0).tolist()
        slots.append(np.where(open_now, _UNKNOWN, slot).astype(np.uint8))
        lists.append(
            [None if hidden else one for one, hidden in zip(written, open_now, strict=True)]
        )
        words[name] = [_word(one) for one in lists[-1]]
    switches = {
        name: pl.Series([None, True, False]).gather([1, 2, 0]).gather(column)
        for name, column in zip(FACTS, slots, strict=True)
    }
    ids = pl.Series("service", [f"s{n}" for n in range(rows)])
    tuples: Any = list(zip(*lists, strict=True))
    return Rows(slots, tuples, pl.DataFrame(switches), pl.DataFrame({"service": ids, **words}))


def _word(answer: bool | int | None) -> str | None:  # noqa: FBT001
    if answer is None:
        return None
    return ("yes" if answer else "no") if isinstance(answer, bool) else str(answer)


def _check(dense: Dense, rows: Rows, told: str) -> None:
    """Hold the rivals' answers against those of the table, and say how many they leave open."""
    code = dense.codes(rows.slots)
    ours = np.stack([dense.category[code], dense.rule[code]])
    loop = np.array(by_hand(rows.tuples)).T
    frame = by_polars(rows.switches)
    columns = np.stack([frame["category"].to_numpy(), frame["rule"].to_numpy()])
    if (loop != columns).any():
        raise SystemExit("the plain loop and polars do not agree")
    decided = loop[0] >= 0
    if (ours[:, decided] != loop[:, decided]).any():
        raise SystemExit("the table and the plain loop do not agree")
    print(
        f"  {told}: same answers; settled by the table {(ours[0] >= 0).mean():.1%}, "
        f"by three-valued logic {decided.mean():.1%}"
    )


def _on_arrays(dense: Dense, rows: Rows, known: Rows) -> list[Contender]:
    slots, floor = rows.slots, dense.category
    found = [
        Contender(_FLOOR, lambda: _floor(slots, floor)),
        Contender("dtl: category and rule", lambda: _two(dense, slots), aim="at most 2"),
        Contender(
            "dtl: also possible set, distances, margin, ask",
            lambda: dense.look_up(slots),
            aim="at most 5",
        ),
        Contender(
            "dtl: the same, each in a column of its own",
            lambda: _all_columns(dense, slots),
            aim="at most 5",
        ),
        Contender("polars: when/then", lambda: by_polars(rows.switches)),
        Contender("plain loop", lambda: by_hand(rows.tuples)),
    ]
    if find_spec("zen") is None:
        print("  GoRules zen-engine is not installed and left out: pip install zen-engine")
        return found
    share = min(_ZEN_ROWS, len(known.tuples)) / len(rows.tuples)
    return [*found, Contender(_ZEN, _zen(dense, known), share)]


def _floor(slots: Slots, column: NDArray[np.int8]) -> NDArray[np.int8]:
    """The least that any look-up has to do: one number a row, and one column by it."""
    code = slots[0].astype(np.uint16)
    for one in slots[1:]:
        code *= np.uint16(3)
        code += one
    return column.take(code)


def _two(dense: Dense, slots: Slots) -> object:
    """Category and rule alone, each as a column without gaps."""
    code = dense.codes(slots)
    return dense.category.take(code), dense.rule.take(code)


def _all_columns(dense: Dense, slots: Slots) -> object:
    """All that is said of a row, as columns without gaps instead of records."""
    code = dense.codes(slots)
    return [dense.records[name].take(code, axis=0) for name in _COLUMNS]


def _zen(dense: Dense, known: Rows) -> Callable[[], object]:
    """The engine's quickest way: a decision read once, and handed over by a loader."""
    import zen  # noqa: PLC0415 - optional

    decision = zen.ZenDecisionContent(zen_decision())
    engine = zen.ZenEngine({"loader": lambda _: decision})
    rows = [dict(zip(FACTS, one, strict=True)) for one in known.tuples[:_ZEN_ROWS]]
    code = dense.codes(known.slots)[:_ZEN_ROWS]
    pairs = zip(dense.category[code].tolist(), dense.rule[code].tolist(), strict=True)
    for row, pair in zip(rows, pairs, strict=True):
        theirs = engine.evaluate("delivery", row)["result"]
        if theirs["category"] != pair[0] or (pair[0] >= 0 and theirs["rule"] != pair[1]):
            raise SystemExit("the table and zen-engine do not agree")
    return lambda: [engine.evaluate("delivery", row) for row in rows]


def _on_words(table: Table, dense: Dense, rows: Rows) -> list[Contender]:
    def ours() -> object:
        coders = [
            Coder(*pair) for pair in zip(table.scheme.facts, table.alphabet.axes, strict=True)
        ]
        slots = [coder.slots(rows.words[coder.fact.id]) for coder in coders]
        return Lookup(table, dense, coders).find(slots)

    return [
        Contender("polars: when/then", lambda: by_polars(_switches(rows.words))),
        Contender("dtl: category, rule, possible set, margin, question", ours),
    ]


def _switches(words: pl.DataFrame) -> pl.DataFrame:
    level = pl.col("level").cast(pl.Int8) <= 3
    return words.select(level if name == "level" else pl.col(name) == "yes" for name in FACTS)


def _on_files(table: Table, rows: Rows, folder: Path) -> list[Contender]:
    source = folder / "services.csv"
    rows.words.write_csv(source)

    def theirs() -> None:
        words = pl.read_csv(source, infer_schema=False)
        found = by_polars(_switches(words))
        words.select("service").hstack(found).write_csv(folder / "theirs.csv")

    def ours() -> None:
        result = classify_file(table, source, folder / "ours.csv", limits=Limits())
        if result.written != len(rows.tuples):
            raise SystemExit("rows were lost")

    return [
        Contender("polars: category and rule, nothing checked", theirs),
        Contender("dtl classify --services: checked, all columns", ours),
    ]
