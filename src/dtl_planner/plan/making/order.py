"""Phases in the order of dependencies, for a workspace that states no dates at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ordered:
    """Something that changes, in its place in the order.

    Attributes:
        subject: Its id.
        name: What it is called.
        changes: The kinds of change.
        waits_for: The ids of what must have changed before it.
        with_: The ids of what must change in the same phase.
        is_fragile: Whether it must be handled with care.
    """

    subject: str
    name: str
    changes: tuple[str, ...]
    waits_for: tuple[str, ...]
    with_: tuple[str, ...]
    is_fragile: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase without dates.

    Attributes:
        number: From 1.
        members: What changes in it, by id.
        unlocks: The ids of what waits for one of its members.
        load: How many change in it, and how many may, where that is limited.
    """

    number: int
    members: tuple[Ordered, ...]
    unlocks: tuple[str, ...]
    load: tuple[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """Everything that changes, in phases by dependency.

    Attributes:
        title: What the programme is called.
        structure: The structure that is planned for.
        stages: The phases, in order.
        rings: Ids that wait for one another in a ring, which stand in no phase.
        stuck: The ids that wait for one of a ring.
        assumed: What rests on an assumption, each in a sentence.
        made_from: The hash of the workspace's files.
    """

    title: str
    structure: str
    stages: tuple[Stage, ...]
    rings: tuple[tuple[str, ...], ...]
    stuck: tuple[str, ...]
    assumed: tuple[str, ...]
    made_from: str = ""
