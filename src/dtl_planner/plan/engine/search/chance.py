"""Random numbers that come out equal everywhere: in plain Python, compiled, on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.plan.engine.search.placing import Numbers

SEED = 20_091_001


def draw(state: Numbers, below: int) -> int:
    """Give a number from 0 up to, not including, one that fits in 31 bits.

    Marsaglia's xorshift on 32 bits, kept within 63 so that compiled whole numbers never overflow.
    `state` holds one number, which is not 0; it is written on.
    """
    value = state[0]
    value ^= (value << 13) & 0xFFFFFFFF
    value ^= value >> 17
    value ^= (value << 5) & 0xFFFFFFFF
    state[0] = value
    return int((value * below) >> 32)
