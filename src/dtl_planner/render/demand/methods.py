"""How shares became whole posts, and what hangs on the method: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.render.demand.words import name_of, names_of, one_digit
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.staffing.apportionment import Apportionment
    from dtl_planner.demand.staffing.sizing import Sizing
    from dtl_planner.demand.staffing.staffed import Staffed

METHODS = {
    Method.HAMILTON: "largest remainders (Hamilton)",
    Method.WEBSTER: "nearest whole posts (Webster)",
    Method.JEFFERSON: "rounding down (Jefferson)",
    Method.HUNTINGTON_HILL: "equal proportions (Huntington-Hill)",
    Method.ADAMS: "rounding up (Adams)",
}
"""What a method is called in a sentence."""

PROPERTIES = {
    Method.HAMILTON: "keeps every place to its exact share rounded down or up; with one post more "
    "in all a place may get one fewer",
    Method.WEBSTER: "takes no post away when there is one more in all, and favours neither large "
    "nor small places; now and then it breaks the quota",
    Method.JEFFERSON: "takes no post away when there is one more in all, and favours large places; "
    "it may break the quota upwards",
    Method.HUNTINGTON_HILL: "takes no post away when there is one more in all, and gives every "
    "place with demand a post before any gets two; it may break the quota",
    Method.ADAMS: "takes no post away when there is one more in all, and favours small places; it "
    "may break the quota downwards",
}
"""What a method keeps, and what it may break. The quota is the exact share rounded down or up."""


def meanings(staffed: Staffed) -> tuple[Sizing, ...]:
    """The sizes that differ: whether cases or time may come from elsewhere makes none."""
    return staffed.sizings[:2]


def method_words(staffed: Staffed, catalogue: Catalogue) -> Iterator[str]:
    """How shares became whole posts, and what hangs on it."""
    given = staffed.sizings[0].given
    yield f"Whole posts by {METHODS[given.method]}, which {PROPERTIES[given.method]}."
    for sizing in meanings(staffed):
        yield from _off_quota(sizing.given, catalogue)
    when = "" if len(meanings(staffed)) == 1 else ", if it measures posts"
    if given.tie:
        yield (
            f"A tie{when}: {_names(given.tie.missed, staffed, catalogue)} had as good a claim as "
            f"{_names(given.tie.got, staffed, catalogue)} to the last post; the order of ids "
            "decided."
        )
    yield f"By other methods{when}: {_others(staffed, given, catalogue)}."


def _names(places: Iterable[str], staffed: Staffed, catalogue: Catalogue) -> str:
    return listed(names_of(staffed.in_order(places), catalogue))


def _off_quota(given: Apportionment, catalogue: Catalogue) -> Iterator[str]:
    """Where a place gets more or less than its exact share rounded up or down, and why."""
    least = f"every place has at least {given.least}"
    for seat in given.off_quota:
        by_least = given.method is Method.HAMILTON or seat.quota < seat.posts == given.least
        why = least if by_least else "the method does that"
        if given.least and not by_least:
            why = f"{least}, or the method does that"
        yield (
            f"Quota broken: {name_of(seat.place, catalogue)} gets {seat.posts}, and its exact "
            f"share is {one_digit(seat.quota)}; {why}."
        )


def _others(staffed: Staffed, given: Apportionment, catalogue: Catalogue) -> str:
    """What the other methods would give."""
    groups: dict[tuple[tuple[str, int], ...], list[str]] = {}
    ours = given.posts
    for other in staffed.methods:
        posts = other.posts
        places = (place for place in staffed.places if posts[place] != ours[place])
        groups.setdefault(tuple((place, posts[place]) for place in places), []).append(other.method)
    if set(groups) == {()}:
        return "the same, whichever it is"
    said = []
    for key, methods in groups.items():
        sizes = [f"{name_of(place, catalogue)} {number}" for place, number in key]
        said.append(f"{listed(methods)}: {listed(sizes) or 'the same'}")
    return "; ".join(said)
