"""What is found in a graph is right, whatever the graph: rings, clusters, what moves, and order."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.exporters.graphs import dot, graphml, mermaid
from dtl_planner.graph.drawing import draw, waiting_ties
from dtl_planner.graph.moves import How, moves_from
from dtl_planner.graph.rings import find_rings
from dtl_planner.graph.study import study
from dtl_planner.tables import Column, GraphTables, Table

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.record import Record
    from dtl_planner.graph.moves import Moved

KINDS = ("finish-to-start", "start-to-start", "finish-to-finish", "start-to-finish")
NAMES = [f"s{number}" for number in range(7)]
FIRST, LAST = 0, 1
"""The two ends of a piece of work."""
ENDS = {
    "finish-to-start": (FIRST, LAST),
    "start-to-start": (FIRST, FIRST),
    "finish-to-finish": (LAST, LAST),
    "start-to-finish": (LAST, FIRST),
}

waits = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(KINDS)).filter(
        lambda link: link[0] != link[1]
    ),
    max_size=14,
)
groups = st.lists(st.lists(st.sampled_from(NAMES), max_size=4, unique=True), max_size=3)


def catalogue_of(
    links: Iterable[tuple[str, str, str]],
    members: Iterable[list[str]] = (),
    names: Iterable[str] = tuple(NAMES),
) -> Catalogue:
    """A catalogue made in memory: nothing here asks where it is written."""
    waiting: dict[str, list[Dependency]] = {name: [] for name in names}
    for name, on, kind in links:
        waiting[name].append(Dependency(on=on, kind=kind))
    services: dict[str, Record] = {
        name: Service(id=name, name=name.upper(), depends_on=tuple(found))
        for name, found in waiting.items()
    }
    alliances: dict[str, Record] = {
        f"alliance-{n}": Alliance(
            id=f"alliance-{n}", name=str(n), kind="natural-alliance", members=tuple(group)
        )
        for n, group in enumerate(members)
    }
    records: dict[type[Record], dict[str, Record]] = {Service: services, Alliance: alliances}
    index = {(kind, id_): one for kind, found in records.items() for id_, one in found.items()}
    return Catalogue(records, index, {})


def can_be_timed(links: Sequence[tuple[str, str, str]]) -> bool:
    """Whether there are times for all of it, each piece of work taking one: by trying to push."""
    moments = {(name, end): 0 for name in NAMES for end in (FIRST, LAST)}
    rules = [((name, LAST), (name, FIRST), 1) for name in NAMES]
    for name, on, kind in links:
        mine, other = ENDS[kind]
        rules.append(((name, mine), (on, other), 0))
    for _ in range(len(moments) + 1):
        late = [(one, moments[other] + gap) for one, other, gap in rules]
        late = [(one, least) for one, least in late if moments[one] < least]
        if not late:
            return True
        for one, least in late:
            moments[one] = max(moments[one], least)
    return False


@given(waits)
def test_there_is_a_ring_exactly_where_no_times_can_be_found(
    links: list[tuple[str, str, str]],
) -> None:
    found = find_rings(waiting_ties(catalogue_of(links)))
    assert bool(found) != can_be_timed(links)


@given(waits)
def test_a_ring_is_a_closed_walk_along_what_is_written_and_cannot_be_timed_by_itself(
    links: list[tuple[str, str, str]],
) -> None:
    for ring in find_rings(waiting_ties(catalogue_of(links))):
        steps = [(tie.source, tie.target) for tie in ring.steps]
        assert all(one[1] == other[0] for one, other in pairwise([*steps, steps[0]]))
        alone = [
            (tie.source, tie.target, tie.dependency.kind)
            for tie in ring.steps
            if tie.dependency is not None
        ]
        assert set(alone) <= set(links)
        assert not can_be_timed(alone)
        assert len(set(steps)) <= ring.tangled * 2


@given(waits, groups, st.randoms(use_true_random=False))
def test_the_order_of_records_and_links_changes_nothing(
    links: list[tuple[str, str, str]], members: list[list[str]], chance: random.Random
) -> None:
    names, mixed = list(NAMES), list(links)
    chance.shuffle(names)
    chance.shuffle(mixed)
    one = study(catalogue_of(links, members), ())
    other = study(catalogue_of(mixed, members, names), ())
    assert dict(one.graph.nodes) == dict(other.graph.nodes)
    assert [r.tangled for r in one.rings] == [r.tangled for r in other.rings]
    assert [[tie.source for tie in ring.steps] for ring in one.rings] == [
        [tie.source for tie in ring.steps] for ring in other.rings
    ]
    assert one.clusters == other.clusters


@given(waits, groups)
def test_clusters_part_what_is_bound_and_leave_out_what_is_not(
    links: list[tuple[str, str, str]], members: list[list[str]]
) -> None:
    found = study(catalogue_of(links, members), ())
    numbers = {node.key: number for number, one in enumerate(found.clusters) for node in one.nodes}
    assert sum(len(one.nodes) for one in found.clusters) == len(numbers)
    assert all(numbers[tie.source] == numbers[tie.target] for tie in found.graph.ties)
    assert {node.key for node in found.loose} == set(NAMES) - numbers.keys()


@given(waits, groups, st.sampled_from(NAMES))
def test_whatever_waits_for_what_moves_moves_too_and_each_way_leads_there(
    links: list[tuple[str, str, str]], members: list[list[str]], start: str
) -> None:
    graph = draw(catalogue_of(links, members))
    moves = moves_from(graph, start)
    assert start not in moves.moved
    touched = {start, *moves.moved}
    for tie in graph.ties:
        if tie.dependency is not None and tie.target in touched:
            assert tie.source in touched
    for one in moves.moved.values():
        way = moves.way_to(one)
        assert [step.node for step in way[:-1]] == [step.through for step in way[1:]]
        assert (way[0].through, way[-1], len(way)) == (moves.origin, one, one.steps)
        assert all({step.tie.source, step.tie.target} == _ends(step) for step in way)
    direct = {tie.source for tie in graph.ties if tie.dependency and tie.target == start}
    assert {key for key, one in moves.moved.items() if one.how is How.WAITS} == direct


def _ends(step: Moved) -> set[str]:
    return {step.node.key, step.through.key}


@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text()), unique_by=lambda n: n[0]))
def test_whatever_nodes_are_called_every_format_takes_them(
    nodes: list[tuple[str, str, str]],
) -> None:
    rows = tuple((id_, kind, name, True) for id_, kind, name in nodes)
    ids = [id_ for id_, *_ in nodes]
    edges = tuple((one, other, one, "waiting") for one, other in pairwise(ids))
    graph = GraphTables(
        "Any",
        Table(tuple(Column(key, key) for key in ("id", "kind", "name", "drawn")), rows),
        Table(tuple(Column(key, key) for key in ("from", "to", "kind", "family")), edges),
    )
    lines = {"dot": 7, "mermaid": 1}
    assert dot.write(graph).count("\n") == lines["dot"] + len(rows) + len(edges)
    assert mermaid.write(graph).count("\n") == lines["mermaid"] + len(rows) + len(edges)
    assert graphml.write(graph).count("<node ") == len(rows)


SIZE = 20_000
SECONDS = 60
"""Generous: five seconds are usual. What calls itself, or squares, would never end."""


def large() -> list[tuple[str, str]]:
    """A quarter each: one ring, one chain, all waiting for one, and rings of two."""
    names = [f"s{number:05}" for number in range(SIZE)]
    ring, chain, star, pairs = (names[n : n + SIZE // 4] for n in range(0, SIZE, SIZE // 4))
    return [
        *zip(ring, [*ring[1:], ring[0]], strict=True),
        *pairwise(chain),
        *((name, star[0]) for name in star[1:]),
        *((name, pairs[number ^ 1]) for number, name in enumerate(pairs)),
    ]


def test_twenty_thousand_services_are_studied_in_time() -> None:
    links = [(one, other, "finish-to-start") for one, other in large()]
    names = sorted({name for link in links for name in link[:2]})
    catalogue = catalogue_of(links, [names[: SIZE // 2]], names)
    begin = perf_counter()
    found = study(catalogue, ())
    moves = moves_from(found.graph, names[SIZE // 2 - 1])
    *_, farthest = moves.moved.values()
    steps = len(moves.way_to(farthest))
    assert perf_counter() - begin < SECONDS
    assert (len(names), len(found.rings)) == (SIZE, 1 + SIZE // 8)
    assert max(len(ring.steps) for ring in found.rings) == SIZE // 4
    assert (len(moves.moved), steps) == (SIZE // 2, 2)


def test_a_way_of_five_thousand_steps_is_followed_without_calling_itself() -> None:
    links = [(one, other, "finish-to-start") for one, other in large()[: SIZE // 4]]
    names = sorted({name for link in links for name in link[:2]})
    moves = moves_from(draw(catalogue_of(links, [], names)), names[0])
    *_, farthest = moves.moved.values()
    assert len(moves.way_to(farthest)) == len(moves.moved) == SIZE // 4 - 1
