"""Ties between numbered boxes, and what arrives together at the ports of a box."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from dtl_planner.drawing.layered.ranks import Ranks

Port: TypeAlias = "tuple[Hashable, bool]"
"""What ties that arrive at one place have in common, and whether they lead backward."""


class Strand(NamedTuple):
    """A tie.

    Attributes:
        source: The number of the box that it leads from.
        target: The number of the box that it leads to.
        common: What it has in common with others that arrive where it does.
        backward: Whether it was turned round: what it stands for leads from target to source.
    """

    source: int
    target: int
    common: Hashable = None
    backward: bool = False

    @property
    def port(self) -> Port:
        """Where at its target it arrives, with all that have the same in common."""
        return self.common, self.backward


Ports: TypeAlias = "dict[int, list[Port]]"
"""By box, where something arrives, from the first of its ports to the last."""


def forwards(strands: Iterable[Strand], ranks: Ranks) -> list[Strand]:
    """Turn round what leads to an earlier layer."""
    return [
        strand._replace(source=strand.target, target=strand.source, backward=True)
        if (strand.source, strand.target) in ranks.backward
        else strand
        for strand in strands
    ]


def ports_of(strands: Sequence[Strand]) -> Ports:
    """Give the ports of each box at which something arrives."""
    found: defaultdict[int, dict[Port, None]] = defaultdict(dict)
    for strand in strands:
        found[strand.target][strand.port] = None
    return {target: list(ports) for target, ports in found.items()}
