"""Many runs at once, as links and dates alone decide: one pass over the work, all runs abreast.

Needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dtl_planner.plan.simulation.moments import Moments
from dtl_planner.plan.simulation.network import BY_CALENDAR, FROM_FINISH, TO_FINISH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dtl_planner.plan.simulation.network import Arc, Network, Unit

    Days: TypeAlias = NDArray[np.signedinteger]
    Marks: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True)
class Runs:
    """What came of many runs.

    Attributes:
        starts: The start of each unit in each run.
        critical: Whether a day's delay of the unit would have been one of the whole.
    """

    starts: Days
    critical: Marks


class Forward:
    """Carries out the network in many runs."""

    def __init__(self, network: Network, lengths: Days, starts: Days | None = None) -> None:
        """Take what is carried out.

        Args:
            network: The network.
            lengths: The length of each draw in each run.
            starts: The start of each unit in each run, where it is known already.
        """
        self.is_begun = starts is not None
        self.network = network
        self.lengths = lengths
        self.runs = lengths.shape[1]
        shape = (len(network.units), self.runs)
        self.starts: Days = np.empty(shape, dtype=lengths.dtype) if starts is None else starts
        self.room = np.empty(self.runs, dtype=lengths.dtype)
        self.ends: dict[tuple[int, int], Days] = {}

    def run(self) -> Runs:
        """Carry it out, and trace back what decided the end."""
        ends, last = self.dates()
        return Runs(self.starts, self._critical(ends, last))

    def dates(self) -> tuple[list[Days], Days]:
        """Carry it out: the end of each unit, and of all of them."""
        ends = []
        for number, unit in enumerate(self.network.units):
            if not self.is_begun:
                self._start(unit, self.starts[number])
            ends.append(self._end_of(number))
        last = ends[0].copy()
        for end in ends[1:]:
            np.maximum(last, end, out=last)
        if int(last.max()) > self.network.horizon:
            ends = [np.minimum(end, self.network.horizon) for end in ends]
            np.minimum(last, self.network.horizon, out=last)
        return ends, last

    @cached_property
    def moments(self) -> Moments:
        """The dates of working days, and back."""
        return Moments.of(self.network.days)

    def end(self, unit: int, length: int) -> Days:
        """Give the end of a unit's task in each run."""
        days, draw = self.network.lengths[length]
        found: Days = self.starts[unit]
        if not days and draw < 0:
            return found
        if (unit, length) not in self.ends:
            added = days if draw < 0 else self.lengths[draw]
            self.ends[unit, length] = found + added
        return self.ends[unit, length]

    def _start(self, unit: Unit, out: Days) -> None:
        """Find the start of a unit in each run."""
        if unit.pin >= 0:
            out.fill(unit.pin)
            return
        if not unit.arcs:
            out.fill(min(unit.floor, self.network.horizon))
        else:
            np.maximum(self._earliest(unit.arcs[0]), unit.floor, out=out)
            for arc in unit.arcs[1:]:
                np.maximum(out, self._earliest(arc), out=out)
            np.minimum(out, self.network.horizon, out=out)
        if unit.nexts:
            out[:] = np.take(np.array(unit.nexts, dtype=out.dtype), out)

    def _earliest(self, arc: Arc, later: int = 0) -> Days:
        """Give the earliest start that an arc leaves, had its first unit started so much later."""
        if arc.how & BY_CALENDAR:
            return self._by_calendar(arc, later)
        found = self.end(arc.unit, arc.lead)
        days, draw = self.network.lengths[arc.lag]
        if days and draw < 0:
            found = np.add(found, days, out=self.room)
        if not arc.tail:
            return found
        return found - self._length(arc.tail)

    def _by_calendar(self, arc: Arc, later: int) -> Days:
        point = np.minimum(self.end(arc.unit, arc.lead) + later, self.network.horizon)
        moments = self.moments
        from_day = (moments.evenings if arc.how & FROM_FINISH else moments.mornings)[point]
        wanted = np.clip(from_day + self._length(arc.lag), 0, moments.last)
        to_day = moments.finishes if arc.how & TO_FINISH else moments.begins
        found: Days = (to_day[wanted] - self._length(arc.tail)).astype(self.starts.dtype)
        return found

    def _length(self, number: int) -> Days | int:
        days, draw = self.network.lengths[number]
        return days if draw < 0 else self.lengths[draw]

    def _critical(self, ends: list[Days], last: Days) -> Marks:
        units = self.network.units
        marks = np.empty(self.starts.shape, dtype=np.bool_)
        for number, end in enumerate(ends):
            np.equal(end, last, out=marks[number])
        decided = np.empty(self.runs, dtype=np.bool_)
        for number in reversed(range(len(units))):
            if units[number].pin >= 0:
                continue
            for arc in units[number].arcs:
                self._decides(arc, self.starts[number], decided)
                np.logical_and(decided, marks[number], out=decided)
                np.logical_or(marks[arc.unit], decided, out=marks[arc.unit])
        return marks

    def _end_of(self, number: int) -> Days:
        """Give the end of the longest task of a unit."""
        found = self.end(number, self.network.units[number].lengths[0])
        for length in self.network.units[number].lengths[1:]:
            found = np.maximum(found, self.end(number, length))
        return found

    def _decides(self, arc: Arc, start: Days, out: Marks) -> None:
        """Say in which runs a day's delay at one end of an arc is one at the other."""
        if arc.how & BY_CALENDAR:
            np.greater(self._earliest(arc, 1), start, out=out)
        else:
            np.equal(self._earliest(arc), start, out=out)
