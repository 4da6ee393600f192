"""How far places have got as rows: a row for each offer, test, band of ages and team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.state import is_past
from dtl_planner.render.outcomes.readiness.words import test_word
from dtl_planner.render.outcomes.words import cited
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.values.answers import Answer
    from dtl_planner.outcomes.offering import Offered
    from dtl_planner.outcomes.readiness import PlaceReadiness
    from dtl_planner.outcomes.reports import Readied
    from dtl_planner.outcomes.rollout import PlaceRollout
    from dtl_planner.tables import Cell

_COLUMNS = tuple(
    Column(key, title)
    for key, title in (
        ("part", "Part"),
        ("id", "Id"),
        ("name", "Name"),
        ("feature", "Feature"),
        ("place", "Place"),
        ("place_name", "Name of the place"),
        ("places", "Places it stands for"),
        ("state", "State"),
        ("answer", "As written"),
        ("core", "Core"),
        ("due", "Due"),
        ("due_from", "Due as says"),
        ("overdue", "Overdue"),
        ("ages", "Ages"),
        ("evidence", "Evidence"),
        ("basis", "Basis"),
        ("source", "Source"),
    )
)


def readiness_table(found: Readied) -> Table:
    """Set out every offer, then every test, every band of ages and every team, place by place."""
    rows = [
        *(row for one in found.offered for row in _offers(one, found)),
        *(row for one in found.places for row in _tests(one, found)),
        *(row for one in found.rollouts for row in _bands(one)),
        *(row for one in found.rollouts for row in _teams(one, found)),
    ]
    keys = [column.key for column in _COLUMNS]
    return Table(_COLUMNS, tuple(tuple(row.get(key) for key in keys) for row in rows))


def _offers(one: Offered, found: Readied) -> Iterator[dict[str, Cell]]:
    for offer in one.offers:
        source = offer.answer.source if offer.answer else None
        yield {
            "part": "offer",
            "id": one.item.id,
            "name": one.item.name,
            **_place(offer.place),
            **_answer(offer.answer),
            "state": offer.state.value,
            "core": one.item.core,
            "source": cited(source or one.item.source, found.catalogue),
        }


def _tests(one: PlaceReadiness, found: Readied) -> Iterator[dict[str, Cell]]:
    for standing in one.standings:
        for test in standing.tests:
            by = test.due.by
            yield {
                "part": "test",
                "id": test.id,
                "name": test.test.text,
                "feature": standing.feature.id,
                **_place(one.place),
                **_answer(test.answer),
                "state": test_word(test),
                "due": by.wording if by else None,
                "due_from": test.due.source or None,
                "overdue": test.is_overdue(found.as_of) if found.as_of else None,
                "source": cited(test.source or test.test.source, found.catalogue),
            }


def _bands(one: PlaceRollout) -> Iterator[dict[str, Cell]]:
    for cell in one.cells:
        yield {
            "part": "ages",
            **_place(one.place),
            "state": cell.reach.value,
            "ages": str(cell.ages),
        }


def _teams(one: PlaceRollout, found: Readied) -> Iterator[dict[str, Cell]]:
    for team in one.teams:
        overdue = team.state == "planned" and is_past(team.by, found.as_of)
        yield {
            "part": "team",
            "id": team.id,
            "name": team.name,
            **_place(one.place),
            "state": team.state,
            "due": team.by.wording if team.by else None,
            "overdue": overdue if found.as_of else None,
            "ages": str(team.ages) if team.ages else "not stated",
            "evidence": team.wording,
            "basis": team.basis.value,
            "source": cited(team.source, found.catalogue),
        }


def _place(place: Place) -> dict[str, Cell]:
    return {"place": place.id, "place_name": place.name, "places": place.count}


def _answer(answer: Answer | None) -> dict[str, Cell]:
    if answer is None:
        return {}
    value = answer.value
    return {
        "answer": ", ".join(map(str, value)) if isinstance(value, tuple) else str(value),
        "evidence": answer.note,
        "basis": answer.basis.value,
    }
