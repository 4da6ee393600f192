"""Runs a simulation on this computer: in this process, or in several. Needs numpy."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from typing import TYPE_CHECKING

from dtl_planner.plan.simulation.chunks import RUNS_A_CHUNK, count
from dtl_planner.plan.simulation.tally import no_runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.plan.simulation.chunks import Job
    from dtl_planner.plan.simulation.tally import Tally

_HEARING_SECONDS = 0.2
"""How often is asked whether to stop."""


def run_here(job: Job, *, told: Callable[[int], None], stop: Callable[[], bool]) -> Tally:
    """Run a simulation in this process.

    Args:
        job: What to run.
        told: Told how many runs are done so far, again and again.
        stop: Asked after each chunk whether to leave it at that.

    Returns:
        What was counted, in the runs that were done.
    """
    found = no_runs(job.network)
    for chunk in range(job.chunks):
        if stop():
            break
        found += count(job, [chunk])
        told(min((chunk + 1) * RUNS_A_CHUNK, job.runs))
    return found


def run_in_processes(
    job: Job, workers: int, *, told: Callable[[int], None], stop: Callable[[], bool]
) -> Tally:
    """Run a simulation in processes of their own; the counts are the same.

    Args:
        job: What to run.
        workers: How many processes.
        told: Told how many runs are done so far, again and again.
        stop: Asked again and again whether to leave it at that.

    Returns:
        What was counted, in the runs that were done.
    """
    found = no_runs(job.network)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_deaf) as pool:
        left = {pool.submit(count, job, batch) for batch in job.batches(workers)}
        while left and not stop():
            done, left = wait(left, timeout=_HEARING_SECONDS, return_when=FIRST_COMPLETED)
            for one in done:
                found += one.result()
                told(int(found.runs[0]))
        pool.shutdown(wait=not left, cancel_futures=True)
    return found


def _deaf() -> None:
    """Leave Ctrl-C to the process that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
