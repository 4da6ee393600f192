"""Two structures side by side, with what the kinds of change need to tell them apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dtl_planner.diff.causes import causes
from dtl_planner.diff.change import Change
from dtl_planner.diff.pairing import How
from dtl_planner.diff.words import in_words
from dtl_planner.structure.references import renamed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.diff.degree import Degree
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.pairing import Pairing
    from dtl_planner.structure.model import Structure, Unit


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two structures, and which unit is which.

    Attributes:
        before: The first structure.
        after: The second.
        pairing: Which unit is which.
        olds: The unit before, under its new ids, by the id afterwards.
        hows: What the two were held to be the same by, where it is not the id.
    """

    before: Structure
    after: Structure
    pairing: Pairing
    olds: Mapping[str, Unit] = field(repr=False)
    hows: Mapping[str, How] = field(repr=False)

    @classmethod
    def of(cls, before: Structure, after: Structure, pairing: Pairing) -> Comparison:
        """Put two structures side by side."""
        names = pairing.renames()
        units = before.units
        olds = {
            pair.after: renamed(units[pair.before], names) if names else units[pair.before]
            for pair in pairing.same
        }
        linked = {id_ for id_ in (*pairing.splits, *pairing.merges) if id_ not in olds}
        hows = dict.fromkeys(linked, How.WAS)
        hows |= {pair.after: pair.how for pair in pairing.same if pair.how is not How.ID}
        return cls(before, after, pairing, olds, hows)

    def before_of(self, id_: str) -> Unit | None:
        """Give a unit as it was, by its id afterwards or, where it ends, by the one it had."""
        return self.olds.get(id_) or self.before.units.get(id_)

    def old(self, id_: str) -> Unit:
        """Give a unit that was there before as it was."""
        return self.olds.get(id_) or self.before.units[id_]

    def new(self, id_: str) -> Unit:
        """Give a unit as it will be."""
        return self.after.units[id_]

    def was(self, value: object) -> str:
        """Tell a value of the first structure."""
        return in_words(value, self.before)

    def will_be(self, value: object) -> str:
        """Tell a value of the second structure."""
        return in_words(value, self.after)

    def change(  # noqa: PLR0913 - the parts of a change, each by its name
        self,
        kind: str,
        unit: str,
        edits: tuple[Edit, ...],
        *,
        sentence: str,
        degree: Degree | None,
        before: str,
        after: str,
        others: tuple[str, ...] = (),
    ) -> Change:
        """Make a change, with its grounds and the staff it is about.

        Its sentence may end in what somebody wrote, full stop and all; it gets one and no more.
        """
        staff = self.after.units.get(unit) or self.old(unit)
        return Change(
            kind=kind,
            unit=unit,
            others=others,
            before=before,
            after=after,
            sentence=f"{sentence.rstrip(' .')}.",
            grounds=causes(edits, old=self.before_of, new=self.after.units.get),
            degree=degree,
            posts=staff.posts,
            fte=staff.fte,
            paired_by=self.hows.get(unit, How.ID),
            edits=edits,
        )
