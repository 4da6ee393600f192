"""Words that the pages of `dtl graph` share: what something is called, and what ties it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.graph.ties import NodeKind, TieKind
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.classify.placing import Placed
    from dtl_planner.graph.projects import Goal
    from dtl_planner.graph.ties import Graph, Node, Tie

NOT_KNOWN = "not yet known"
NOT_STATED = "not stated"
UNDECIDED = "undecided"


def called(node: Node) -> str:
    """A node by its name, and by its kind where it is no service."""
    if node.kind in {NodeKind.SERVICE, NodeKind.COMPONENT}:
        return node.name
    return f"{node.name} ({node.kind.value})"


def result_words(placed: Sequence[Placed]) -> str:
    """The category in force; for a service of several components how many have which."""
    found = Counter(one.category.id if one.category else NOT_KNOWN for one in placed)
    if len(placed) == 1:
        return next(iter(found))
    return ", ".join(f"{number} {name}" for name, number in found.items())


def goal_words(goal: Goal) -> str:
    """Where something goes, that it is undecided, or that nobody states it."""
    if goal.node is not None:
        said = goal.node.name
    elif goal.undecided is None:
        return NOT_STATED
    else:
        said = UNDECIDED
        if goal.between:
            said += f" between {listed(goal.between)}"
        if goal.undecided.resolves:
            said += f"; settled by: {goal.undecided.resolves}"
    return f"{said} (as the team's own record says)" if goal.by_team else said


def waiting_words(tie: Tie, graph: Graph, *, in_full: bool = True) -> str:
    """What is waited for and in which way; in full also why: `for ICT (start-to-start): ...`."""
    link, awaited = tie.dependency, called(graph.nodes[tie.target])
    decision = tie.kind is TieKind.WAITS_FOR_DECISION
    said = f"for a decision on {awaited}" if decision else f"for {awaited}"
    how: list[str] = [link.kind] if link and link.kind != "finish-to-start" else []
    how += [f"lag {link.lag.wording}"] if link and link.lag else []
    if how:
        said += f" ({', '.join(how)})"
    return f"{said}: {link.why}" if link and link.why and in_full else said


def named_few(nodes: Sequence[Node], most: int) -> str:
    """Nodes by their names, the first of them where there are very many."""
    said = "; ".join(called(node) for node in nodes[:most])
    return f"{said}; and {len(nodes) - most:,} more" if len(nodes) > most else said
