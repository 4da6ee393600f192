"""Plans as files: `plan.json`, the baseline that progress and later plans are held against.

The same plan gives the same bytes always. What is read must be just what was written: a plan is
evidence, and half of one is worse than none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Severity
from dtl_planner.plan.timeline.document import FORMAT_VERSION, document_of
from dtl_planner.plan.timeline.hashes import hash_of
from dtl_planner.plan.timeline.parts import Part, SavedPlanError, parse, read_whole
from dtl_planner.plan.timeline.reading import plan_from
from dtl_planner.plan.timeline.whole import fault_of

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan

__all__ = ["BAD_PLAN", "SavedPlanError", "from_json", "hash_of_plan", "to_json"]

BAD_PLAN = Code(
    "DTL760",
    "bad-saved-plan",
    Severity.ERROR,
    "A plan that was saved is held against what has happened since, so it must be just as it was "
    "saved; from half of one, wrong delays would be read.",
    "Take the file from a backup or from git, or save the plan again with `dtl plan --out`.",
)


def to_json(plan: Plan) -> str:
    """Write a plan, in ASCII, with a line for every value."""
    return json.dumps(document_of(plan), indent=2) + "\n"


def hash_of_plan(plan: Plan) -> str:
    """Give the SHA-256 of what is saved of a plan, so that it can be told which plan it was."""
    # Without line breaks, which take Python most of the time: a large plan has 300,000 values.
    return hash_of({"plan.json": json.dumps(document_of(plan))})


def from_json(text: str) -> Plan:
    """Read a plan that was saved.

    Raises:
        SavedPlanError: It is none, is damaged, or is of a version that cannot be read.
    """
    part = Part.of(parse(text))
    if "format_version" not in part.left or "items" not in part.left:
        raise SavedPlanError("it is no plan saved by `dtl plan --out`")
    version = part.number("format_version")
    if version != FORMAT_VERSION:
        raise SavedPlanError(
            f"its `format_version` is {version}; this version of dtl reads {FORMAT_VERSION}"
        )
    plan = read_whole(part, plan_from)
    if fault := fault_of(plan):
        raise SavedPlanError(fault)
    return plan
