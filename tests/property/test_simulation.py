"""Whatever is simulated: compiled, plain and abreast agree, and links alone need no limits."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated_networks import drawn_network

from dtl_planner.plan.simulation.abreast import find_starts, look_up
from dtl_planner.plan.simulation.chunks import Job, count
from dtl_planner.plan.simulation.compiled import with_limits, with_links
from dtl_planner.plan.simulation.drawing import drawn, lengths_of, tables_of
from dtl_planner.plan.simulation.flattening import flat_of
from dtl_planner.plan.simulation.forward import Forward, Runs

pytestmark = pytest.mark.needs("numpy")

SEEDS = st.integers(0, 1_000_000)
RUNS = 12


def equal(one: Runs, other: Runs) -> bool:
    return np.array_equal(one.starts, other.starts) and np.array_equal(one.critical, other.critical)


@given(SEEDS)
def test_links_alone_give_the_same_one_by_one_and_abreast(seed: int) -> None:
    network = drawn_network(seed)
    numbers = drawn(seed, 0, draws=len(network.draws), runs=RUNS)
    lengths = lengths_of(tables_of(network.draws, most=network.horizon, kind=np.int16), numbers)
    assert equal(Forward(network, lengths).run(), with_limits(network, lengths, plainly=True))


@pytest.mark.needs("numba")
@given(SEEDS, st.integers(3, 6))
@settings(deadline=None)
def test_compiled_and_plain_python_give_the_same(seed: int, room: int) -> None:
    network = drawn_network(seed, room=room)
    numbers = drawn(seed, 0, draws=len(network.draws), runs=RUNS)
    lengths = lengths_of(tables_of(network.draws, most=network.horizon, kind=np.int16), numbers)
    assert equal(with_limits(network, lengths), with_limits(network, lengths, plainly=True))


@pytest.mark.needs("numba")
@given(SEEDS)
@settings(deadline=None)
def test_links_alone_give_the_same_compiled_and_with_numpy(seed: int) -> None:
    network = drawn_network(seed)
    numbers = drawn(seed, 0, draws=len(network.draws), runs=RUNS)
    tables = tables_of(network.draws, most=network.horizon, kind=np.int16)
    quick, plain = (with_links(network, tables, numbers, plainly=one) for one in (False, True))
    assert np.array_equal(quick[0], plain[0])
    assert equal(quick[1].run(), plain[1].run())


@given(SEEDS)
def test_the_loops_that_are_compiled_give_the_same_in_plain_python(seed: int) -> None:
    network = drawn_network(seed)
    numbers = drawn(seed, 0, draws=len(network.draws), runs=RUNS)
    tables = tables_of(network.draws, most=network.horizon, kind=np.int16)
    lengths = np.empty(numbers.shape, dtype=np.int16)
    starts = np.empty((len(network.units), RUNS), dtype=np.int16)
    look_up(tables, numbers, lengths)
    find_starts(lengths, starts, flat_of(network, np.array))
    expected, forward = with_links(network, tables, numbers, plainly=True)
    assert np.array_equal(lengths, expected)
    assert equal(Forward(network, lengths, starts).run(), forward.run())


@given(SEEDS)
def test_no_more_is_in_use_than_there_is(seed: int) -> None:
    network = drawn_network(seed, room=3)
    numbers = drawn(seed, 0, draws=len(network.draws), runs=RUNS)
    lengths = lengths_of(tables_of(network.draws, most=network.horizon, kind=np.int16), numbers)
    found = with_limits(network, lengths, plainly=True)
    pinned = any(unit.pin >= 0 for unit in network.units)  # these ask nobody for room
    for run in range(0 if pinned else RUNS):
        used = np.zeros((2, network.horizon + 20), dtype=int)
        for number, unit in enumerate(network.units):
            start = int(found.starts[number, run])
            for use in unit.uses:
                used[use.resource, start : start + int(lengths[number, run])] += use.amount
        assert (used[:, : network.horizon] <= np.array(network.free)).all()


@given(SEEDS)
def test_every_run_is_counted_once(seed: int) -> None:
    network = drawn_network(seed)
    found = count(Job(network, RUNS, seed), [0])
    assert int(found.whole.sum()) == RUNS
    assert (found.ends.sum(axis=1) == RUNS).all()
    assert (found.critical <= RUNS).all()
    assert found.critical.max() > 0
