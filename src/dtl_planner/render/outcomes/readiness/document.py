"""How far places have got as a document, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.state import is_past
from dtl_planner.render.outcomes.readiness.words import feature_word, place_word, test_word
from dtl_planner.render.outcomes.words import cited

if TYPE_CHECKING:
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.sections.rollout import Rollout
    from dtl_planner.catalogue.values.answers import Answer
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.outcomes.offering import Offered
    from dtl_planner.outcomes.readiness import PlaceReadiness, Standing, Tested
    from dtl_planner.outcomes.reports import Readied
    from dtl_planner.outcomes.rollout import PlaceRollout


def document_of(found: Readied) -> dict[str, object]:
    """Give all that is told; what is not stated is `null`, but a state, which is a word."""
    programme = found.catalogue.programme
    return {
        "title": programme.title if programme else None,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "asked": list(found.asked),
        "offered": [_offered(one, found) for one in found.offered],
        "places": [_place_of(one, found) for one in found.places],
        "rollout": [_rollout(one, found) for one in found.rollouts],
    }


def _offered(one: Offered, found: Readied) -> dict[str, object]:
    item = one.item
    return {
        "id": item.id,
        "name": item.name,
        "core": item.core,
        "where": item.where,
        "tier": item.tier,
        "indicator": item.indicator,
        "basis": item.basis.value,
        "note": item.note,
        "source": cited(item.source, found.catalogue),
        "places": [
            {
                **_place(offer.place),
                "state": offer.state.value,
                "is_gap": offer.is_gap,
                **_answer(offer.answer),
                "source": cited(offer.answer.source if offer.answer else None, found.catalogue),
            }
            for offer in one.offers
        ],
        "need_is_ranked": one.is_ranked,
        "need_is_open": one.is_open,
        "uneven": [
            {
                "without": each.needier.id,
                "rank": each.need.rank,
                "with": each.other.id,
                "with_rank": each.less.rank,
            }
            for each in one.uneven
        ],
    }


def _place_of(one: PlaceReadiness, found: Readied) -> dict[str, object]:
    return {
        **_place(one.place),
        "state": place_word(one),
        "due": _written(one.due.by),
        "due_from": one.due.source or None,
        "overdue": one.is_overdue(found.as_of) if found.as_of else None,
        "led_by": one.said.led_by if one.said else None,
        "note": one.said.note if one.said else None,
        "features": [_standing(standing, found) for standing in one.standings],
    }


def _standing(standing: Standing, found: Readied) -> dict[str, object]:
    feature = standing.feature
    return {
        "id": feature.id,
        "name": feature.name,
        "state": feature_word(standing),
        "due": _written(standing.due.by),
        "due_from": standing.due.source or None,
        "note": feature.note,
        "source": cited(feature.source, found.catalogue),
        "tests": [_test(test, found) for test in standing.tests],
    }


def _test(test: Tested, found: Readied) -> dict[str, object]:
    return {
        "id": test.id,
        "text": test.test.text,
        "state": test_word(test),
        "due": _written(test.due.by),
        "due_from": test.due.source or None,
        "overdue": test.is_overdue(found.as_of) if found.as_of else None,
        "test_basis": test.test.basis.value,
        "test_note": test.test.note,
        "test_source": cited(test.test.source, found.catalogue),
        **_answer(test.answer),
        "source": cited(test.source, found.catalogue),
    }


def _rollout(one: PlaceRollout, found: Readied) -> dict[str, object]:
    return {
        **_place(one.place),
        "bands": [
            {
                "ages": str(cell.ages),
                "state": cell.reach.value,
                "running": [team.id for team in cell.running],
                "planned": [team.id for team in cell.planned],
            }
            for cell in one.cells
        ],
        "teams": [_team(team, found) for team in one.teams],
        "ages_without_running_team": [str(ages) for ages in one.uncovered],
        "ages_without_any_team": [str(ages) for ages in one.unplanned],
        "shared": [
            {
                "first": shared.first.id,
                "second": shared.second.id,
                "ages": str(shared.ages),
                "is_end": shared.is_end,
            }
            for shared in one.shared
        ],
    }


def _team(team: Rollout, found: Readied) -> dict[str, object]:
    return {
        "id": team.id,
        "name": team.name,
        "ages": str(team.ages) if team.ages else None,
        "state": team.state,
        "since": _written(team.since),
        "by": _written(team.by),
        "overdue": team.state == "planned" and is_past(team.by, found.as_of)
        if found.as_of
        else None,
        "wording": team.wording,
        "team": team.team,
        "basis": team.basis.value,
        "note": team.note,
        "source": cited(team.source, found.catalogue),
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "place": place.id,
        "place_name": place.name,
        "stands_for": place.count,
        "is_named": place.named and place.count == 1,
    }


def _answer(answer: Answer | None) -> dict[str, object]:
    if answer is None:
        return {"answer": None, "evidence": None, "basis": None}
    value = answer.value
    return {
        "answer": list(value) if isinstance(value, tuple) else value,
        "evidence": answer.note,
        "basis": answer.basis.value,
    }


def _written(date: PartialDate | None) -> str | None:
    return date.wording if date else None
