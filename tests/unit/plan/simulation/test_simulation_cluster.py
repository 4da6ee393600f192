"""A simulation on a Dask cluster of this computer's own: the same counts, and lost workers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading

import pytest

pytest.importorskip("numpy")

import numpy as np
from simulated_networks import drawn_network, row_network

from dtl_planner.plan.simulation.chunks import RUNS_A_CHUNK, Job, count
from dtl_planner.plan.simulation.cluster import NoCluster, own_cluster, run_on_cluster
from dtl_planner.plan.simulation.running import run_here

pytestmark = [pytest.mark.needs("distributed"), pytest.mark.filterwarnings("ignore")]


def never() -> bool:
    return False


def quiet(_: int) -> None:
    return


def test_a_lost_worker_takes_nothing_with_it() -> None:
    network = drawn_network(5)
    a_second = len(Job(network, 1_000 * RUNS_A_CHUNK, 1).batches(1)[0])
    job = Job(network, 3 * a_second * RUNS_A_CHUNK, 1)
    killed: list[int] = []

    def told(_: int) -> None:
        if not killed:
            (first, *others) = multiprocessing.active_children()
            assert others
            assert first.pid is not None
            killed.append(first.pid)
            os.kill(first.pid, signal.SIGKILL)

    with own_cluster(2) as address:
        assert address.startswith("tcp://127.0.0.1:")
        found = run_on_cluster(job, address, told=told, stop=never)
    assert killed
    expected = run_here(job, told=quiet, stop=never)
    for name in ("runs", "ends", "whole", "gates", "critical", "extremes"):
        assert np.array_equal(getattr(found, name), getattr(expected, name)), name


def test_a_cluster_can_be_stopped_and_used_by_another_thread() -> None:
    job = Job(row_network(), 100, 1)
    found: list[int] = []

    def work() -> None:
        with own_cluster(1) as address:
            found.append(int(run_on_cluster(job, address, told=quiet, stop=never).runs[0]))
            found.append(int(run_on_cluster(job, address, told=quiet, stop=lambda: True).runs[0]))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [100, 0]
    assert int(count(job, [0]).runs[0]) == 100


def test_nothing_answers_at_a_wrong_address() -> None:
    with pytest.raises(NoCluster):
        run_on_cluster(Job(row_network(), 100, 1), "tcp://127.0.0.1:9", told=quiet, stop=never)
