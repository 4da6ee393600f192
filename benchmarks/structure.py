"""Structures of many components and what differs between them, against networkx and deepdiff.

Costs are seconds of CPU with the garbage collector off, for everybody alike. Growth is shown from
1,000 components on, each size in a process of its own.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from functools import partial
from importlib.util import find_spec
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx  # type: ignore[import-untyped]

from benchmarks.children import ROOT, python, said
from benchmarks.contest import Contender, machine, measured, report
from benchmarks.large import council, rows_of
from dtl_planner.diff.difference import difference
from dtl_planner.structure.current import current_structure
from dtl_planner.structure.proposed import proposed_structure
from dtl_planner.structure.references import SEVERAL, SINGLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.large import Rows
    from dtl_planner.classify.classification import Classification
    from dtl_planner.diff.difference import Difference
    from dtl_planner.structure.model import Structure

    Graph: TypeAlias = "nx.DiGraph[str]"
    Make: TypeAlias = Callable[[], Structure]

_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
_CHANGED = 0.05
_NETWORKX = "networkx: nodes, edges, attributes"
_REFERENCES = (*SINGLE, *SEVERAL)


def main(*, components: int, most: int, rounds: int) -> None:
    """Measure, compare what is found, and print."""
    print(machine("networkx", "deepdiff"))
    one, other = council(components, changed_share=0), council(components, changed_share=_CHANGED)
    proposed, revised = partial(proposed_structure, one), partial(proposed_structure, other)
    told = f"{components:,} components"
    _contest(f"{told}, {_CHANGED:.0%} changed between two proposals", proposed, revised, rounds)
    _contest(f"{told}, today and as proposed: all changed", partial(_today, one), proposed, rounds)
    _growth(most)


def _today(classified: Classification) -> Structure:
    categories = {category.id: category for category in classified.scheme.categories}
    return current_structure(classified.catalogue, categories)


def _contest(title: str, first: Make, second: Make, rounds: int) -> None:
    before, after = first(), second()
    one, other = rows_of(before), rows_of(after)
    _expect(difference(before, after), one, other)
    whole = [
        _timed(_NETWORKX, lambda: _compared(_graph(one), _graph(other))),
        _timed("dtl: structures made, differences told", lambda: difference(first(), second())),
    ]
    report(
        f"{title}: from data to differences",
        whole,
        measured(whole, rounds=rounds),
        yardstick=_NETWORKX,
    )
    graphs = _graph(one), _graph(other)
    alone = [
        _timed(_NETWORKX, lambda: _compared(*graphs)),
        _timed("dtl: pairs, kinds, sentences, reasons", lambda: difference(before, after)),
    ]
    if find_spec("deepdiff") is None:
        print("  deepdiff is not installed and left out: pip install deepdiff")
    else:
        alone.append(_timed("deepdiff: dictionaries by id", lambda: _deepdiff(one, other)))
    report(f"{title}: comparing alone", alone, measured(alone, rounds=rounds), yardstick=_NETWORKX)


def _timed(name: str, run: Callable[[], object]) -> Contender:
    return Contender(name, measure=partial(_cpu_seconds, run))


def _cpu_seconds(run: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    began = process_time()
    kept = run()
    taken = process_time() - began
    del kept
    gc.enable()
    return taken


def _graph(rows: Rows) -> Graph:
    """Build a graph by hand: what a unit holds on its node, what it refers to as edges."""
    graph: Graph = nx.DiGraph()
    for id_, row in rows.items():
        graph.add_node(id_, **{key: value for key, value in row.items() if key not in _REFERENCES})
    for id_, row in rows.items():
        for attribute in _REFERENCES:
            value = row[attribute]
            for target in value if isinstance(value, list) else [value] if value else ():
                graph.add_edge(id_, target, **{attribute: True})
    return graph


def _compared(one: Graph, other: Graph) -> set[tuple[str, str]]:
    """Find what differs: the ids and attributes, and no more than that."""
    found = {(id_, "exists") for id_ in one.nodes ^ other.nodes}
    for id_ in one.nodes & other.nodes:
        before, after = one.nodes[id_], other.nodes[id_]
        if before != after:
            found |= {(id_, key) for key, value in before.items() if after[key] != value}
    for graph in (one, other):
        for start, end in graph.edges - (other if graph is one else one).edges:
            found |= {(start, attribute) for attribute in graph.edges[start, end]}
    for edge in one.edges & other.edges:
        found |= {(edge[0], each) for each in one.edges[edge].keys() ^ other.edges[edge].keys()}
    return found


def _deepdiff(one: Rows, other: Rows) -> Any:  # noqa: ANN401 - untyped
    # Optional, so mypy may find it or not.
    from deepdiff import DeepDiff  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415

    return DeepDiff(one, other)


def _expect(told: Difference, one: Rows, other: Rows) -> None:
    """See that all find the same; deepdiff is asked for the units alone."""
    ours = {(edit.unit, edit.attribute) for change in told.changes for edit in change.edits}
    alike = one.keys() & other.keys()
    theirs = {
        (id_, attribute)
        for id_, attribute in _compared(_graph(one), _graph(other))
        if attribute == "exists" or id_ in alike
    }
    if ours != theirs:
        raise SystemExit(f"networkx and dtl do not agree: {sorted(ours ^ theirs)[:3]}")
    if find_spec("deepdiff") is None:
        return
    units = {key.split("'")[1] for key in _deepdiff(one, other).affected_paths}
    if units != {id_ for id_, _ in ours}:
        raise SystemExit("deepdiff and dtl do not agree")


def _growth(most: int) -> None:
    """Show what a component costs in councils of several sizes, today against as proposed."""
    print("\ngrowth, today and as proposed: microseconds of CPU a component, and memory")
    heads = ("components", "structures", "differences", "networkx", "dtl, peak", "a component")
    print("  " + "".join(f"{head:>14}" for head in heads))
    for size in (size for size in _SIZES if size <= most):
        cost = json.loads(said(python("-m", "benchmarks.structure", str(size)), ROOT))
        micros = (cost[key] / size * 1e6 for key in ("structures", "differences", "networkx"))
        cells = [f"{size:,}", *(f"{each:,.1f}" for each in micros)]
        cells += [f"{cost['peak'] / 1e6:,.1f} MB", f"{cost['peak'] / size / 1e3:,.1f} kB"]
        print("  " + "".join(f"{cell:>14}" for cell in cells))


def _costs(size: int) -> Iterator[tuple[str, float]]:
    """Measure one size in this process; memory last, since watching it takes time."""
    classified = council(size, changed_share=_CHANGED)
    before, after = _today(classified), proposed_structure(classified)
    one, other = rows_of(before), rows_of(after)
    for name, run in (
        ("structures", lambda: (_today(classified), proposed_structure(classified))),
        ("differences", lambda: difference(before, after)),
        ("networkx", lambda: _compared(_graph(one), _graph(other))),
    ):
        yield name, median(_cpu_seconds(run) for _ in range(3))
    tracemalloc.start()
    kept = difference(_today(classified), proposed_structure(classified))
    yield "peak", tracemalloc.get_traced_memory()[1]
    del kept


if __name__ == "__main__":
    print(json.dumps(dict(_costs(int(sys.argv[1])))))
