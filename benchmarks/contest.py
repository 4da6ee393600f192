"""Runs contenders in turn, round after round, and prints their medians as ratios.

In turn, because a machine is not equally fast all the time: what disturbs one round disturbs all of
its contenders, and the median forgets it.
"""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CPU = Path("/proc/cpuinfo")
_NAME_WIDTH = 52


class Unit(NamedTuple):
    """What a cost is printed in."""

    name: str
    factor: float


MILLISECONDS = Unit("ms", 1_000)
MILLIONS = Unit("M", 1e-6)


@dataclass(frozen=True, slots=True)
class Contender:
    """Something to be measured.

    Attributes:
        name: What it is, in a few words.
        run: Does the work once; what it gives back is thrown away. None: nothing to be run here.
        share: The share of the work that it does, where the whole would take too long.
        aim: The ratio to the yardstick that is aimed for, and whether more or less is better.
        measure: Gives the cost of one run instead of the seconds on the clock.
    """

    name: str
    run: Callable[[], object] | None = None
    share: float = 1.0
    aim: str = ""
    measure: Callable[[], float] | None = None


Medians: TypeAlias = dict[str, float]
"""For each contender the median of its rounds, scaled to the whole work."""


def measured(contenders: Sequence[Contender], *, rounds: int) -> Medians:
    """Run all contenders in turn, after one round that does not count."""
    costs: dict[str, list[float]] = {one.name: [] for one in contenders}
    for one in contenders:
        _cost(one)
    for number in range(rounds):
        first = number % len(contenders)
        for one in (*contenders[first:], *contenders[:first]):
            costs[one.name].append(_cost(one) / one.share)
    return {name: median(some) for name, some in costs.items()}


def report(  # noqa: PLR0913 - named, all but the first three
    title: str,
    contenders: Sequence[Contender],
    medians: Medians,
    *,
    yardstick: str,
    other: str = "",
    unit: Unit = MILLISECONDS,
) -> None:
    """Print the medians and how many times the yardstick each of them is.

    Args:
        title: What was done, how often.
        contenders: In the order to be printed in.
        medians: What each of them costs.
        yardstick: The contender that counts as 1.
        other: Another one to be held against, in a column of its own.
        unit: What the costs are printed in.
    """
    yardsticks = [yardstick, *filter(None, [other])]
    print(f"\n{title}")
    if other:
        print(f"  ratios: to `{yardstick}`, and to `{other}`")
    heads = "".join(f"{head:>10}" for head in ("ratio", "and to")[: len(yardsticks)])
    print(f"  {'':{_NAME_WIDTH}} {'median':>12}{heads}  aim")
    for one in contenders:
        cost = medians[one.name]
        told = f"{cost * unit.factor:,.1f} {unit.name}"
        ratios = "".join(f"{_ratio(cost / medians[name]):>10}" for name in yardsticks)
        print(f"  {one.name:{_NAME_WIDTH}} {told:>12}{ratios}  {one.aim}".rstrip())


def _ratio(ratio: float) -> str:
    return f"{ratio:,.2f}x" if ratio < 100 else f"{ratio:,.0f}x"


def machine(*packages: str) -> str:
    """One line on the machine and the versions that a figure depends on."""
    versions = ", ".join(f"{name} {_version(name)}" for name in packages)
    python = f"Python {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}; {python}, {versions}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _cost(one: Contender) -> float:
    if one.measure is not None:
        return one.measure()
    began = perf_counter()
    if one.run is not None:
        one.run()
    return perf_counter() - began


def _processor() -> str:
    if _CPU.exists():
        for line in _CPU.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine()
