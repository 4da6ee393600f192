"""What holds of the trail of any consultation, however its records name each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits
from dtl_planner.trail.endings import THEME_WITHOUT_ANSWER
from dtl_planner.trail.orphans import orphans
from dtl_planner.trail.paths import paths
from dtl_planner.trail.themes import themes_of
from dtl_planner.trail.trail import trail_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Draw = Callable[[st.SearchStrategy[Any]], Any]

Records: TypeAlias = dict[str, list[dict[str, object]]]
SIZES = {"events": 2, "questions": 2, "themes": 4, "actions": 3, "effects": 4, "replies": 2}
IDS = {key: [f"{key[0]}{n}" for n in range(size)] for key, size in SIZES.items()}
IDS["events"] = ["event-a", "event-b"]
UNITS = ["library", "play"]
few = settings(max_examples=40, deadline=None)
"""Reading YAML takes longest, and records name each other in few ways."""


@st.composite
def consultations(draw: Draw) -> Records:
    """Draw records that name each other in any way that may be written."""

    def some(key: str) -> list[str]:
        found: list[str] = draw(st.lists(st.sampled_from(IDS[key]), max_size=2, unique=True))
        return found

    def one_or_none(key: str, name: str) -> dict[str, object]:
        found = draw(st.none() | st.sampled_from(IDS[key]))
        return {} if found is None else {name: found}

    def kept(key: str) -> list[str]:
        return [id_ for id_ in IDS[key] if draw(st.booleans()) or key != "replies"]

    units = st.lists(st.sampled_from(UNITS), max_size=2, unique=True)
    kind = st.sampled_from(["support", "concern"])
    return {
        "events": [
            {"id": id_, "name": id_, "kind": "paper", "audiences": ["staff"]}
            for id_ in IDS["events"]
        ],
        "questions": [
            {"id": id_, "text": id_, "actions": some("actions"), "heard_at": some("events")}
            for id_ in IDS["questions"]
        ],
        "themes": [
            {"id": id_, "text": id_, "kind": draw(kind), "actions": some("actions")}
            | one_or_none("questions", "question")
            for id_ in IDS["themes"]
        ],
        "actions": [
            {"id": id_, "text": id_} | one_or_none("events", "told_in") for id_ in IDS["actions"]
        ],
        "effects": [
            {"id": id_, "text": id_, "themes": some("themes"), "actions": some("actions")}
            | {"units": draw(units)}
            for id_ in IDS["effects"]
        ],
        "replies": [
            {"id": id_, "question": id_, "status": "open", "themes": some("themes")}
            for id_ in kept("replies")
        ],
    }


def loaded(records: Records) -> Catalogue:
    units = [{"id": id_, "name": id_} for id_ in UNITS]
    texts = {
        "services.yaml": f"dtl: 1\nservices: {json.dumps(units)}\n",
        "localities.yaml": "dtl: 1\n",
        "criteria.yaml": "dtl: 1\n",
        "consultation.yaml": "dtl: 1\n"
        + "".join(f"{key}: {json.dumps(found)}\n" for key, found in records.items() if found),
    }
    read = load_texts(texts, limits=Limits())
    assert read.diagnostics == ()
    return read.catalogue


@few
@given(consultations())
def test_every_record_is_on_some_way_and_no_way_is_told_twice(records: Records) -> None:
    found = paths(trail_of(loaded(records)))
    assert len(set(found)) == len(found)
    passed = {id_ for path in found for id_ in path.ids}
    steps = ("questions", "themes", "actions", "effects", "replies")
    assert {one["id"] for key in steps for one in records[key]} <= passed


@few
@given(consultations(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_only_the_order_of_what_is_told(
    records: Records, random: Any
) -> None:
    turned = {key: random.sample(found, len(found)) for key, found in records.items()}
    before, after = loaded(records), loaded(turned)
    assert set(paths(trail_of(after))) == set(paths(trail_of(before)))
    assert themes_of(after) == themes_of(before)
    assert sorted(one.code.id for one in orphans(after)) == sorted(
        one.code.id for one in orphans(before)
    )


@few
@given(consultations())
def test_a_theme_is_without_an_answer_if_every_way_ends_with_it(records: Records) -> None:
    trail = trail_of(loaded(records))
    found = paths(trail)
    unanswered = {
        path.theme.id
        for path in found
        if path.theme and not (path.action or path.effect or path.reply)
    }
    wanting = {one["id"] for one in records["themes"] if one["kind"] != "support"}
    told = [one for one in orphans(trail.catalogue) if one.code is THEME_WITHOUT_ANSWER]
    assert bool(told) == bool(unanswered & wanting)
