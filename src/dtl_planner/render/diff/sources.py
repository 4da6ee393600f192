"""Sources in short: the section alone where all are sections of one paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.meaning.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Sources:
    """The papers that are cited.

    Attributes:
        titles: The title of each, with the id that stands for it. Where two papers of two folders
            have one id, it stands for neither.
    """

    titles: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, compared: Compared, cited: Iterable[str | None]) -> Sources:
        """Find which papers are cited."""
        every = "\n".join(each for each in cited if each)
        catalogues = (side.structure.catalogue for side in (compared.a, compared.b))
        papers = (paper for one in catalogues for paper in one.by_id(Source).items())
        known = {paper.title: id_ for id_, paper in papers}
        found = [(title, id_) for title, id_ in known.items() if title in every]
        uses = Counter(id_ for _, id_ in found)
        return cls(tuple(sorted((one for one in found if uses[one[1]] == 1), key=_longest_first)))

    @classmethod
    def of_changes(cls, compared: Compared) -> Sources:
        """Find which papers the grounds of the changes cite."""
        grounds = (ground for change in compared.changes for ground in change.grounds)
        return cls.of(compared, [ground.source for ground in grounds])

    @classmethod
    def of_meaning(cls, meaning: Meaning) -> Sources:
        """Find which papers the page for one team cites."""
        lines = (line for part in meaning.parts for line in part.lines)
        return cls.of(meaning.compared, [line.source for line in lines])

    def short(self, source: str) -> str:
        """Leave out the title of the one paper there is, or put its id for it; each only once."""
        for title, id_ in self.titles:
            short = "" if len(self.titles) == 1 else f"{id_}, "
            source = source.replace(f"{title}, ", short).replace(title, id_)
        return "; ".join(dict.fromkeys(source.split("; ")))

    def behind(self, text: str, source: str | None) -> str:
        """Put a source in short behind what it says."""
        return f"{text} ({self.short(source)})" if source else text

    @property
    def told(self) -> str | None:
        """One sentence on which papers they are."""
        match self.titles:
            case ():
                return None
            case ((title, id_),):
                return f"Sections are those of {title} ({id_})."
            case several:
                named = "; ".join(f"{id_}: {title}" for title, id_ in sorted(several))
                return f"Sources are: {named}."


def _longest_first(paper: tuple[str, str]) -> tuple[int, str]:
    """No title is replaced in the middle of a longer one."""
    return -len(paper[0]), paper[0]
