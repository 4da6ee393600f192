"""Which play of a playbook fits something that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.subjects import ALLIANCE, ENABLER

if TYPE_CHECKING:
    from dtl_planner.catalogue.sections.playbooks import Play, Playbook
    from dtl_planner.plan.making.subjects import Subject

QUIET = frozenset({"stays", "decided", "undecided", "renamed"})
"""Kinds of change that bring no work, unless a play names them."""


def play_for(subject: Subject, playbook: Playbook) -> tuple[int, Play] | None:
    """Find the first play that fits one of a subject's changes, with its place in the playbook."""
    for number, play in enumerate(playbook.plays):
        if _fits(play, subject):
            return number, play
    return None


def kinds_that_fit(play: Play, subject: Subject) -> tuple[str, ...]:
    """Give the changes of a subject that a play is for."""
    if play.changes:
        return tuple(kind for kind in subject.changes if kind in play.changes)
    return tuple(kind for kind in subject.changes if kind not in QUIET)


def _fits(play: Play, subject: Subject) -> bool:
    if play.only and subject.id not in play.only:
        return False
    if play.kinds and subject.kind not in play.kinds:
        return False
    if play.categories and subject.category not in play.categories:
        return False
    if subject.kind in (ALLIANCE, ENABLER):  # they have no changes: a play has to name them
        return bool(play.only or play.kinds) and not play.changes
    return bool(kinds_that_fit(play, subject))
