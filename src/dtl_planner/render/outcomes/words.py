"""The words that the pages on outcomes share: places, dates, sources, and what is our reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.layout import cells_of, paragraph
from dtl_planner.render.places.words import counted, source_words
from dtl_planner.shown import clean
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.outcomes.needs import Need
    from dtl_planner.render.layout import Page

NOT_STATED = "not stated"
READING = "our reading"


def label(place: Place) -> str:
    """Name a place; a record that stands for several tells how many, and that none has a name."""
    if place.count > 1:
        return f"{counted(place.count, [place.tier])}, none named"
    return clean(place.name)


def labels(places: Iterable[Place]) -> str:
    """Name places in a list."""
    return listed([label(place) for place in places])


def some_of(told: Sequence[str]) -> str:
    """Put words in a list: the first of them, and of the others how many there are."""
    more = len(told) - _NAMED
    return listed([*told[:_NAMED], f"{more:,} more"] if more > 1 else told)


_NAMED = 5
"""As many as a list names of those that could be hundreds."""


def number(places: Iterable[Place]) -> str:
    """Write how many places there are, those too that one record stands for."""
    known = list(places)
    return counted(how_many(known), {place.tier for place in known})


def how_many(places: Iterable[Place]) -> int:
    """Count places, those too that one record stands for."""
    return sum(place.count for place in places)


def share(count: int, places: Iterable[Place]) -> str:
    """Write how many of some places are meant: `2 of 6 localities`, `all 6 localities`."""
    known = list(places)
    return _all(known) if how_many(known) == count else f"{count:,} of {number(known)}"


def all_or(places: Sequence[Place], among: Sequence[Place]) -> str:
    """Name places in a list, or say that they are all that there are, where there are several."""
    return _all(places) if len(places) == len(among) > 1 else labels(places)


def _all(places: Sequence[Place]) -> str:
    told = number(places)
    match how_many(places):
        case 1:
            return told
        case 2:
            return f"both {told.removeprefix('2 ')}"
        case _:
            return f"all {told}"


def by_words(by: PartialDate) -> str:
    """Write when something is due: `by April 2008`."""
    return date_words(by) if by.qualifier else f"by {date_words(by)}"


def by_need(name: str, need: Need) -> str:
    """Name the indicator that need is ranked by; where more is good, the lowest needs most."""
    return f"{name}, of which more is good" if need.is_upside_down else name


def stated_by(source: SourceRef | None) -> str | None:
    """Write a source in short, with nothing in it that a terminal would act on."""
    return clean(source_words(source)) if source else None


def cited(source: SourceRef | None, catalogue: Catalogue) -> str | None:
    """Write a source in full, for programs."""
    return catalogue.cite(source) if source else None


def reading(basis: Basis) -> str | None:
    """Say that something is our reading, where it is."""
    return READING if basis is Basis.INFERRED else None


def in_brackets(*said: str | None) -> str:
    """Put what there is in brackets behind a word: ` (our reading; paper: Progress)`."""
    told = [each for each in said if each]
    return f" ({'; '.join(told)})" if told else ""


def title_of(catalogue: Catalogue, otherwise: str) -> str:
    """Give the title of the programme, or else of the page."""
    return clean(catalogue.programme.title) if catalogue.programme else otherwise


def heading(left: str, right: str, page: Page) -> str:
    """Set a title at the left and what belongs to it at the right, or below where it is long."""
    room = page.width - cells_of(left) - cells_of(right)
    if not right:
        return page.paint(paragraph(left, page), "strong")
    joint = " " * room if room > 1 else "\n"
    return page.paint(paragraph(left, page), "strong") + joint + page.paint(right, "dim")


def section(title: str, *blocks: str) -> str:
    """Set blocks under a title, with a line between them; those that are empty are left out."""
    told = [block for block in blocks if block]
    return f"{title}\n" + "\n\n".join(told)
