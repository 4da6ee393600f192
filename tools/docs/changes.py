"""The page of changes: every kind that `dtl diff` tells apart, and the scale of their degrees."""

from __future__ import annotations

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.difference import change_rules
from tools.docs.markdown import joined, table, wrapped

_INTRODUCTION = """
`dtl diff` first pairs what is in one structure with what is in the other: by id, then by the ids
that something `was`, then by name where there is no rival. Only then it describes. Each kind of
change takes its turn in the order of this table and takes with it what it has told, so that a
merger is not told again as two closures.
"""

_DEGREES = """
The papers say in words how much a change is, and give no scale. This one is ours. Each step takes
in those before it; where today's state is not stated, the degree is not known, and nothing is made
up.
"""


def page() -> str:
    """Write the page."""
    kinds = [(rule.kind, rule.summary) for rule in change_rules()]
    degrees = [(degree.word, degree.meaning) for degree in Degree]
    return joined(
        "# Changes",
        wrapped(_INTRODUCTION),
        table(("kind", "told where"), kinds),
        "## Degrees",
        wrapped(_DEGREES),
        table(("degree", "what it means for the people concerned"), degrees),
    )
