"""What is simulated, as plain numbers: units of work, what they wait for, and what they use.

A unit is a task of the problem, or several that must start together. Units stand in an order in
which nothing comes before what it waits for; otherwise they stand as the plan has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtl_planner.plan.making.brief import Spread

NOTHING = 0
"""The number of the length that is none."""

BY_CALENDAR, FROM_FINISH, TO_FINISH = 1, 2, 4
"""How an arc counts, added up: days of the calendar, and from and to which ends; 0 is plain."""


class Length(NamedTuple):
    """So many days, the same always or drawn by lot.

    Attributes:
        days: The days; the likely number where they are drawn.
        draw: The number of the draw; -1 where they are the same always.
    """

    days: int
    draw: int = -1


class Arc(NamedTuple):
    """A unit starts no earlier than another one, and so much later.

    Attributes:
        unit: The unit that is waited for.
        lead: The number of the length from its start to the end that counts.
        lag: The number of the length in between.
        tail: The number of the length from the start of what waits to the end that counts.
        how: What the lag is counted in.
    """

    unit: int
    lead: int
    lag: int
    tail: int
    how: int = 0


class Use(NamedTuple):
    """A unit uses so much of a resource, from its start on for a length."""

    resource: int
    amount: int
    length: int


@dataclass(frozen=True, slots=True)
class Unit:
    """What starts at one time.

    Attributes:
        floor: The day before which it does not start.
        pin: The day on which it starts whatever happens; -1 without one.
        nexts: For each day the first allowed at or after it; empty where every day is.
        arcs: What it waits for.
        uses: What it uses.
        lengths: The numbers of the lengths of its tasks.
    """

    floor: int
    pin: int
    nexts: tuple[int, ...]
    arcs: tuple[Arc, ...]
    uses: tuple[Use, ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the plan in the network.

    Attributes:
        id: Its id.
        unit: The unit with which it ends.
        length: The number of the length from that unit's start to its end.
        due: The number of working days at which it must be over; `None` where nothing says so.
        gate: The number of the gate that it stands before in the plan; `None` without one.
    """

    id: str
    unit: int
    length: int
    due: int | None
    gate: int | None


@dataclass(frozen=True, eq=False)
class Network:
    """All that is simulated; one is equal to itself alone, so that it is a quick key.

    Attributes:
        days: The ordinal of the date of each working day, far beyond what the plan needs.
        units: In the order in which they are dealt with.
        lengths: Each length once; the first is none.
        draws: How long each thing may take whose length is drawn by lot.
        drawn: The id of the item that each draw belongs to.
        free: What there is of each resource on each day; empty where capacity does not count.
        lines: The items.
        gates: The number of working days at which each gate falls.
        dropped: How many links were left out because they look back, or go round.
    """

    days: tuple[int, ...]
    units: tuple[Unit, ...]
    lengths: tuple[Length, ...]
    draws: tuple[Spread, ...]
    drawn: tuple[str, ...]
    free: tuple[tuple[int, ...], ...]
    lines: tuple[Line, ...]
    gates: tuple[int, ...]
    dropped: int = 0

    @property
    def horizon(self) -> int:
        """The last day that counts: what would end later ends on it."""
        return len(self.days) - 1
