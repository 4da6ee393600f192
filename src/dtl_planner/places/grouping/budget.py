"""How much a search may spend, counted in work: same question, same answer, on any machine.

Whoever cannot wait may set seconds besides; another run may come to another grouping then.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be spent.

    Attributes:
        steps: Steps of the search by steps: some 20,000 a second on a machine of today.
        listed: In how many steps every locality that there could be may be listed.
        effort: CP-SAT's deterministic time, one to four seconds of CPU each; 0 goes without CP-SAT.
        seconds: Seconds of CPU at most; no limit without.
    """

    steps: int = 20_000
    listed: int = 400_000
    effort: float = 20.0
    seconds: float | None = None
