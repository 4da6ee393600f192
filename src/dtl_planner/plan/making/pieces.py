"""What the parts of a plan contribute, and the one form in which they do it.

A part is a function that looks at the frame of a plan and yields pieces of it: tasks, rules on
starts, links, what is used, each with the words for its rule. A new kind of rule is a new module
with one such function, and one line in `compose.PARTS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.plan.engine.problem import (
        Fragile,
        Group,
        Link,
        Placement,
        Resource,
        Starts,
        Task,
    )
    from dtl_planner.plan.making.brief import Load, Rule
    from dtl_planner.plan.making.frame import Frame


@dataclass(frozen=True, slots=True)
class Uses:
    """A task uses something on each of its days; what several parts say is added up."""

    task: str
    resource: str
    amount: int


@dataclass(frozen=True, slots=True)
class Assumed:
    """A sentence on what rests on an assumption."""

    sentence: str


Piece: TypeAlias = (
    "Task | Starts | Link | Resource | Group | Placement | Fragile | Uses | Load | Rule | Assumed"
)
Part: TypeAlias = "Callable[[Frame], Iterator[Piece]]"
