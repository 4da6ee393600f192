"""Activities of playbooks: each has a name of its own, and they follow one another to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.sections.windows import Window
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.sections.playbooks import Activity, Play
    from dtl_planner.diagnostics import Span

UNKNOWN_ACTIVITY = Code(
    "DTL701",
    "unknown-activity",
    Severity.ERROR,
    "An activity that no playbook has is in no plan, so what is said of it counts for nothing.",
    "Mend the spelling; `after` names activities of its own play only.",
)
DOUBLE_ACTIVITY = Code(
    "DTL702",
    "double-activity",
    Severity.ERROR,
    "If two activities of a play have one id, nobody can tell which of them another follows, or "
    "which of them is done.",
    "Give one of them another id. Activities of different plays may have one id.",
)
RING_OF_ACTIVITIES = Code(
    "DTL703",
    "ring-of-activities",
    Severity.ERROR,
    "If each of several activities waits for the next, none of them can ever begin.",
    "Take one of the steps out of `after`; `after: []` follows nothing. An activity without "
    "`after` follows the one that is written before it.",
)


class _Follows(NamedTuple):
    """An activity that comes first, and where that is written."""

    id: str
    route: Route
    said: bool


def check_activities(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find activities of one name, those that follow in a ring, and names that nothing has."""
    for playbook in catalogue.of(Playbook):
        for number, play in enumerate(playbook.plays):
            place = _Place(catalogue, playbook.id, ("plays", number, "activities"))
            yield from _doubles(play, place)
            yield from _strangers(play, place)
            yield from _rings(play, place)
    yield from _mentioned(catalogue)


class _Place(NamedTuple):
    """Where the activities of a play stand."""

    catalogue: Catalogue
    playbook: str
    route: Route

    def span(self, *route: str | int) -> Span:
        return self.catalogue.span("playbooks", self.playbook, *self.route, *route)


def _doubles(play: Play, place: _Place) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number, activity in enumerate(play.activities):
        if first.setdefault(activity.id, number) != number:
            message = f"The play has two activities `{activity.id}`."
            related = Related("the first is here", place.span(first[activity.id], "id"))
            hint = "give one of them another id"
            yield Diagnostic(DOUBLE_ACTIVITY, message, place.span(number, "id"), hint, (related,))


def _strangers(play: Play, place: _Place) -> Iterator[Diagnostic]:
    known = [activity.id for activity in play.activities]
    for number, activity in enumerate(play.activities):
        for item, wanted in enumerate(activity.after or ()):
            if wanted not in known:
                message = f"The play has no activity `{wanted}`."
                yield _unknown(message, wanted, known, place.span(number, "after", item))


def _rings(play: Play, place: _Place) -> Iterator[Diagnostic]:
    before = _before(play.activities)
    while left := _left_over(before):
        ring = _ring(left)
        yield _told(ring, place)
        before = {id_: left[id_] for id_ in left if id_ not in ring}


def _before(activities: tuple[Activity, ...]) -> dict[str, tuple[_Follows, ...]]:
    """Say what each activity follows; of several of one name the first counts."""
    before: dict[str, tuple[_Follows, ...]] = {}
    for number, activity in enumerate(activities):
        named = tuple(
            _Follows(id_, (number, "after", item), said=True)
            for item, id_ in enumerate(activity.after or ())
        )
        written = _Follows(activities[number - 1].id, (number, "id"), said=False)
        follows_written = activity.after is None and number > 0
        before.setdefault(activity.id, (written,) if follows_written else named)
    return before


def _left_over(before: Mapping[str, tuple[_Follows, ...]]) -> dict[str, tuple[_Follows, ...]]:
    """Take away what can begin, then what that sets free: what is left waits for a ring."""
    left = dict(before)
    while free := [
        id_ for id_, firsts in left.items() if not any(each.id in left for each in firsts)
    ]:
        for id_ in free:
            del left[id_]
    return left


def _ring(left: Mapping[str, tuple[_Follows, ...]]) -> dict[str, _Follows]:
    walk: dict[str, _Follows] = {}
    at = next(iter(left))
    while at not in walk:
        walk[at] = next(each for each in left[at] if each.id in left)
        at = walk[at].id
    ids = list(walk)
    return {id_: walk[id_] for id_ in ids[ids.index(at) :]}


def _told(ring: Mapping[str, _Follows], place: _Place) -> Diagnostic:
    steps = tuple(
        Related(
            f"`{id_}` comes after `{first.id}`{'' if first.said else ', written before it'}",
            place.span(*first.route),
        )
        for id_, first in ring.items()
    )
    names = [*ring, next(iter(ring))]
    message = f"Each waits for the next, in a ring: {' > '.join(f'`{name}`' for name in names)}."
    return Diagnostic(
        RING_OF_ACTIVITIES, message, steps[0].span, "one of these steps must go", steps
    )


def _mentioned(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Look at what windows and progress name; without a playbook there is nothing to hold it to."""
    plays = [play for playbook in catalogue.of(Playbook) for play in playbook.plays]
    if not plays or "playbooks" in catalogue.damaged:
        return
    known = sorted({activity.id for play in plays for activity in play.activities})
    for name, span in _mentions(catalogue):
        if name not in known:
            yield _unknown(f"No playbook has an activity `{name}`.", name, known, span)


def _mentions(catalogue: Catalogue) -> Iterator[tuple[str, Span]]:
    for window in catalogue.of(Window):
        for number, name in enumerate(window.activities):
            yield name, catalogue.span("windows", window.id, "activities", number)
    for id_, standing in catalogue.by_id(Standing).items():
        for name in standing.activities:
            yield name, catalogue.key_span("progress", id_, "activities", name)


def _unknown(message: str, name: str, known: Collection[str], span: Span) -> Diagnostic:
    near = nearest(name, known)
    hint = f"did you mean `{near}`?" if near else "check the spelling"
    return Diagnostic(UNKNOWN_ACTIVITY, message, span, hint)
