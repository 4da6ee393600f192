"""How services, teams and the rest look and what they are called in pictures of their ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.shapes import Box, Tone
from dtl_planner.drawing.shapes import Node as DrawnNode
from dtl_planner.graph.ties import NodeKind
from dtl_planner.render.graph.words import result_words
from dtl_planner.render.report.facts import Circle, Lacking
from dtl_planner.render.report.plainly import in_titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.classify.engine.scheme import Category
    from dtl_planner.classify.placing import Placed
    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.graph.ties import Node
    from dtl_planner.render.report.facts import Facts

_TONES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH)

_COLOUR = ("Colour", "repeats the category that is written")
_DASHED = ("Dashed box", "its category, or that of a part of it, is not yet known")


def box_legend(pictures: Sequence[Picture]) -> tuple[tuple[str, str], ...]:
    """Tell what the looks of boxes mean, as far as there are such boxes."""
    nodes = [mark for one in pictures for mark in one.marks if isinstance(mark, DrawnNode)]
    boxes = [shape for node in nodes for shape in node.shapes if isinstance(shape, Box)]
    colour = [_COLOUR] if any(box.tone is not Tone.PLAIN for box in boxes) else []
    return (*colour, *([_DASHED] if any(box.dashed for box in boxes) else []))


@dataclass(frozen=True, slots=True)
class Looks:
    """What is known of each node's category.

    Attributes:
        categories: The categories of the scheme, in its order.
        results: For each service and component what it stands for, classified.
        linked: The ids that have a row in the panel of services.
    """

    categories: tuple[Category, ...]
    results: Mapping[str, tuple[Placed, ...]]
    linked: frozenset[str]

    @classmethod
    def of(cls, facts: Facts, placed: Sequence[Placed]) -> Looks:
        """Gather what pictures need of the results."""
        found = facts.classification
        results: dict[str, list[Placed]] = {}
        for one in placed:
            for name in one.component.ids:
                results.setdefault(name, []).append(one)
        lacks = isinstance(found, Lacking) or facts.reader.circle is not Circle.EVERYBODY
        return cls(
            () if isinstance(found, Lacking) else found.scheme.categories,
            {name: tuple(each) for name, each in results.items()},
            frozenset() if lacks else frozenset(one.component.record.id for one in placed),
        )

    def category(self, node: Node) -> str:
        """The category in words; nothing for what is not for classification."""
        results = self.results.get(node.key, ())
        return in_titles(result_words(results), self.categories) if results else ""

    def is_service(self, node: Node) -> bool:
        """Whether a node is a service or a component, and not a team, a role or the like."""
        return node.kind in {NodeKind.SERVICE, NodeKind.COMPONENT}

    def below(self, node: Node) -> str:
        """What stands under the name in a box: the category, or what kind of thing it is."""
        return self.category(node) if self.is_service(node) else node.kind.value

    def tone(self, node: Node) -> Tone:
        """The look of the one category that a node has."""
        found = {one.category.id for one in self.results.get(node.key, ()) if one.category}
        order = [category.id for category in self.categories]
        if len(found) != 1 or self.is_open(node):
            return Tone.PLAIN
        number = order.index(found.pop()) if found <= set(order) else len(_TONES)
        return _TONES[number] if number < len(_TONES) else Tone.PLAIN

    def is_open(self, node: Node) -> bool:
        """Whether it is not yet known what category something has, or a part of it."""
        return any(one.category is None for one in self.results.get(node.key, ()))

    def row(self, node: Node) -> str | None:
        """The row of the panel of services that tells more of a node."""
        return f"service-{node.id}" if node.id in self.linked else None
