"""The answer at the top of the page, and the line that sums it up at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.render.track.words import STATES
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.tracking.track import Track, Tracked


def answer(track: Track) -> str:
    """Say how many are done, overdue, due soon and late: milestones first, then other work."""
    return " ".join(_answers(track))


def summary(track: Track) -> str:
    """Count by state, and say what to do next."""
    return " ".join([*_sums(track), _next(track)])


def counts(track: Track) -> str:
    """Count by state, and count the dates that were changed."""
    return " ".join(_sums(track))


def by_state(things: Sequence[Tracked]) -> str:
    """Count some things by state."""
    counts = ((sum(one.state is state for one in things), word) for state, word in STATES.items())
    return listed([f"{number:,} {word}" for number, word in counts if number])


def _answers(track: Track) -> Iterator[str]:
    if track.milestones:
        noun = plural(len(track.milestones), "milestone")
        yield f"{_told(track, track.milestones, noun)}."
    elif not track.work:
        yield "Nothing is tracked: there are no milestones, and no progress is recorded."
    if track.work:
        yield f"Other work: {_told(track, track.work, f'{len(track.work):,}')}."


def _told(track: Track, things: Sequence[Tracked], noun: str) -> str:
    finished = sum(one.is_finished for one in things)
    said = [f"{finished:,} of {noun} done{_of_them(things)}"]
    if stopped := sum(one.state is State.STOPPED for one in things):
        said.append(f"{stopped:,} stopped")
    if track.as_of:
        said.append(f"{sum(one.is_overdue for one in things):,} overdue")
        soon = sum(one.is_upcoming for one in things)
        said.append(f"{soon:,} due in the next {plural(track.weeks, 'week')}")
    return "; ".join([", ".join(said), *_slipped(things)])


def _of_them(things: Sequence[Tracked]) -> str:
    """How many went over into business as usual."""
    transferred = sum(one.state is State.TRANSFERRED for one in things)
    return f" ({transferred:,} transferred to business as usual)" if transferred else ""


def _slipped(things: Sequence[Tracked]) -> Iterator[str]:
    """How many are later than planned, and by how much at the most."""
    late = [one.slip for one in things if one.slip and one.slip.is_later]
    if not late:
        return
    is_open_ended = any(slip.most is None for slip in late)
    most = max(slip.least or 0 if slip.most is None else slip.most for slip in late)
    is_exact = all(slip.least == slip.most for slip in late)
    limit = "" if is_exact else "at least " if is_open_ended else "at most "
    joint = "" if len(late) == 1 else ", the most"
    yield f"{len(late):,} slipped{joint} by {limit}{plural(most, 'working day')}"


def _sums(track: Track) -> Iterator[str]:
    strands = f" in {plural(len(track.strands), 'workstream')}" if track.strands else ""
    if track.milestones:
        noun = plural(len(track.milestones), "milestone")
        yield f"{noun}{strands}: {by_state(track.milestones)}."
    if track.changes:
        unapproved = sum(one.approved_by is None for one in track.changes)
        told = f", {unapproved:,} with no approval recorded" if unapproved else ""
        yield f"{plural(len(track.changes), 'date')} changed{told}."


def _next(track: Track) -> str:
    if any(one.slip and one.slip.is_later and one.is_open for one in track.tracked):
        return "Next: dtl plan --against the same plan, to see what the slips move."
    if track.as_of is None:
        return "Next: dtl track --as-of DAY, or record what has happened under `progress`."
    return "Next: record what has happened under `progress` in programme.yaml."
