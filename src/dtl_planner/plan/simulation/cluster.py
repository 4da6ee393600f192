"""Runs a simulation on a Dask cluster: one of its own on this computer, or one that stands.

A worker that is lost takes nothing with it: its chunks are run again elsewhere, and draw the same.
Needs numpy, and `distributed` of the extra `cluster`.
"""

from __future__ import annotations

import signal
import threading
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dtl_planner.plan.simulation.chunks import count
from dtl_planner.plan.simulation.tally import no_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.plan.simulation.chunks import Job
    from dtl_planner.plan.simulation.tally import Tally

_RETRIES = 3
"""How often a batch is tried again whose worker was lost or failed."""
_HEARING_SECONDS = 0.2
"""How often is asked whether to stop."""


class NoCluster(Exception):  # noqa: N818 - what is wrong, as a name
    """There is no cluster at the address that was given."""


@contextmanager
def own_cluster(workers: int) -> Iterator[str]:
    """Keep a cluster on this computer meanwhile, which no other computer can reach.

    Args:
        workers: How many worker processes it has.

    Yields:
        Its address.
    """
    import distributed  # noqa: PLC0415 - of an extra, and slow to import

    start: Any = distributed.LocalCluster  # it has no types
    with _deaf_children():
        cluster = start(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=50,
        )
    with cluster:
        yield cluster.scheduler_address


def run_on_cluster(
    job: Job, address: str, *, told: Callable[[int], None], stop: Callable[[], bool]
) -> Tally:
    """Run a simulation on a cluster; the counts are those of one process.

    Args:
        job: What to run.
        address: The address of the scheduler.
        told: Told how many runs are done so far, again and again.
        stop: Asked again and again whether to leave it at that.

    Returns:
        What was counted, in the runs that were done.

    Raises:
        NoCluster: Nothing answers at that address.
    """
    found = no_runs(job.network)
    with _client(address) as client:
        workers = max(len(client.scheduler_info(n_workers=-1)["workers"]), 1)
        shared = client.scatter(job, broadcast=True)
        left = {
            client.submit(count, shared, batch, retries=_RETRIES, pure=False)
            for batch in job.batches(workers)
        }
        while left and not stop():
            for one in _done(left):
                found += one.result()
                left.discard(one)
                told(int(found.runs[0]))
        client.cancel(list(left))
    return found


@contextmanager
def _client(address: str) -> Iterator[Any]:
    import distributed  # noqa: PLC0415 - of an extra, and slow to import

    open_client: Any = distributed.Client  # it has no types
    try:
        client = open_client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise NoCluster(address) from error
    with client:
        yield client


def _done(left: set[Any]) -> set[Any]:
    """Wait a little for one of the batches, and give those that are over."""
    import distributed  # noqa: PLC0415 - of an extra, and slow to import

    wait: Any = distributed.wait  # it has no types
    try:
        return set(wait(list(left), timeout=_HEARING_SECONDS, return_when="FIRST_COMPLETED").done)
    except (Late, TimeoutError):
        return set()


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Leave Ctrl-C to this process: whoever is started meanwhile does not hear it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
