"""The hot loops in two forms: plain Python, and compiled where numba is installed.

Both are the same functions and give equal plans. The loops call one another as plain functions;
numba is told of each that it may be compiled into its caller. Compiled code is kept on the disk
beside its source, or in the user's cache, or nowhere if neither can be written. numba looks only
at the source of the outermost function to see whether what it kept is stale, so a fingerprint of
all the sources goes with it.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dtl_planner.plan.engine.search import breeding, chance, costing, decoding, placing, sorting
from dtl_planner.plan.engine.search.breeding import breed
from dtl_planner.plan.engine.search.placing import place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from dtl_planner.plan.engine.search.placing import Numbers

_KERNELS = (chance, sorting, placing, costing, decoding, breeding)
"""The modules whose functions call one another, from the innermost outwards."""

_LITTLE = 100_000
"""Units that the plain loops place before numba has begun."""


class Engine(NamedTuple):
    """The loops, and what they want their numbers in.

    Attributes:
        breed: Breeds orders.
        place: Places one order.
        numbers: Makes numbers into what the loops work on.
        pace: How many units are placed in about a tenth of a second.
    """

    breed: Callable[..., None]
    place: Callable[..., int]
    numbers: Callable[[Sequence[int]], Numbers]
    pace: int


PLAIN = Engine(breed, place, list, 10_000)


def engine_for(work: int) -> Engine:
    """Give the engine that is done first, numba's own start counted in.

    Args:
        work: How many units are to be placed, each time counted.
    """
    has_begun = bool(_compiled.cache_info().currsize)
    return PLAIN if work < _LITTLE and not has_begun else fastest()


def fastest() -> Engine:
    """Give the compiled loops where numba is installed, and the plain ones elsewhere."""
    return _compiled() if find_spec("numba") is not None else PLAIN


@cache
def _compiled() -> Engine:
    import numpy as np  # noqa: PLC0415 - of an extra, and slow to import
    from numba.extending import register_jitable  # noqa: PLC0415

    for module in _KERNELS:
        for function in _functions(module):
            register_jitable(function)

    def numbers(given: Sequence[int]) -> Numbers:
        return np.array(given, dtype=np.int64)

    return Engine(_kept(breed), _kept(place), numbers, 1_000_000)


def _functions(module: ModuleType) -> list[Callable[..., Any]]:
    """Give the functions that a module defines."""
    every = [one for _, one in sorted(vars(module).items()) if callable(one)]
    return [
        one
        for one in every
        if getattr(one, "__module__", "") == module.__name__ and not isinstance(one, type)
    ]


def _kept(kernel: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a kernel, and keep what comes out on the disk where that is possible."""
    import numba  # noqa: PLC0415 - of an extra, and slow to import

    entry = _entry(kernel, _fingerprint())
    try:
        return numba.njit(cache=True)(entry)  # type: ignore[no-any-return]
    except RuntimeError:  # there is no place to keep it
        return numba.njit(entry)  # type: ignore[no-any-return]


def _entry(kernel: Callable[..., Any], fingerprint: str) -> Callable[..., Any]:
    """Wrap a kernel so that the fingerprint is part of it."""

    def entry(*args: Any) -> Any:  # noqa: ANN401 - compiled for what it is called with
        _ = fingerprint
        return kernel(*args)

    return entry


@cache
def _fingerprint() -> str:
    found = blake2b(digest_size=8)
    for module in _KERNELS:
        found.update(Path(str(module.__file__)).read_bytes())
    return found.hexdigest()
