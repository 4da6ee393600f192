"""The playbook that serves where a workspace has none: its lengths are assumptions of `dtl`."""

from __future__ import annotations

from functools import cache

from dtl_planner.catalogue.sections.playbooks import Playbook

_UNITS = ["service", "component", "team", "role"]
"""What is at work: bodies, which only meet, bring none."""
_CHANGED = [
    "split",
    "merged",
    "rehosted",
    "recategorised",
    "moved",
    "place changed",
    "rescoped",
    "added",
    "joined",
    "left",
]
_SMALL = ["line changed", "resized"]


@cache
def assumed_playbook() -> Playbook:
    """Give the playbook that serves where a workspace has none."""
    consult = _activity("consult", "Consult the staff", (4, 4, 8), disturbs=False)
    plays = [
        _play(["post created"], _activity("recruit", "Recruit", (8, 12, 20), disturbs=False)),
        _play(
            ["closed", "post ended"],
            consult,
            _activity("close", "Wind down", (2, 4, 8), disturbs=True),
        ),
        _play(
            _CHANGED,
            _activity("design", "Design", (2, 4, 8), disturbs=False),
            consult,
            _activity("move", "Go over", (1, 2, 4), disturbs=True),
        ),
        _play(_SMALL, _activity("change", "Make the change", (1, 2, 4), disturbs=True)),
    ]
    name = "The playbook that dtl assumes"
    return Playbook.model_validate({"id": "assumed", "name": name, "plays": plays})


def _play(changes: list[str], *activities: dict[str, object]) -> dict[str, object]:
    return {"changes": changes, "kinds": _UNITS, "activities": list(activities)}


def _activity(
    id_: str, name: str, weeks: tuple[int, int, int], *, disturbs: bool
) -> dict[str, object]:
    """Write an activity that takes so many weeks at the least, as a rule, and at the most."""
    keys = ("least", "likely", "most")
    takes = {key: f"{number} weeks" for key, number in zip(keys, weeks, strict=True)}
    return {"id": id_, "name": name, "takes": takes, "disturbs": disturbs}
