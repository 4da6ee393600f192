from __future__ import annotations

import time
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.trail.said import SaidDid, audiences, said_and_done, tell_all
from dtl_planner.trail.trail import trail_of

if TYPE_CHECKING:
    from tests.unit.trail.conftest import Consulted

IN_NO_TIME = 3
"""Seconds, where a pass through all themes for each person would take ten or more."""

LIBRARIES = """
events:
  - {id: evening, name: An evening, kind: meeting, audiences: [Staff, readers]}
  - {id: survey, name: A survey, kind: survey, audiences: [schools]}
  - {id: next, name: The next paper, kind: paper}
questions:
  - {id: hours, text: Longer hours?, heard_at: [evening], actions: [rota]}
themes:
  - {id: late, text: Open late, kind: suggestion, question: hours}
  - {id: early, text: Open early, kind: suggestion, question: hours}
  - {id: tired, text: Staff are tired, kind: concern, actions: [hire], audiences: [staff]}
  - {id: quiet, text: Keep it quiet, kind: concern, heard_at: [survey]}
actions:
  - {id: rota, text: Make a rota, told_in: next}
  - {id: hire, text: Hire two people}
effects:
  - {id: open-late, text: Open until eight, actions: [rota]}
  - {id: trial, text: A trial, themes: [late, early], actions: [rota]}
  - {id: six, text: Open at six, themes: [early], kind: open}
replies:
  - {id: why-quiet, question: Why quiet?, status: open, themes: [quiet]}
  - {id: parking, question: Where to park?, status: open, audiences: [schools]}
  - {id: cake, question: Is there cake?, answer: "Yes", status: answered}
"""


def ids(page: SaidDid) -> dict[str, object]:
    return {
        "audiences": page.audiences,
        "heard": [
            (
                heard.question.id if heard.question else None,
                [(one.theme.id, [e.id for e in one.effects], one.is_open) for one in heard.said],
                [action.id for action in heard.actions],
                [effect.id for effect in heard.effects],
            )
            for heard in page.heard
        ],
        "kept": [
            (kept.action.id, [e.id for e in kept.effects], kept.paper.id if kept.paper else None)
            for kept in page.kept
        ],
        "replies": [reply.id for reply in page.replies],
    }


def test_each_audience_is_named_once_in_the_order_of_the_file(consulted: Consulted) -> None:
    assert audiences(trail_of(consulted(LIBRARIES))) == ("Staff", "readers", "schools")


def test_a_page_holds_what_its_audience_said_and_what_came_of_it(consulted: Consulted) -> None:
    assert ids(said_and_done(trail_of(consulted(LIBRARIES)), "staff")) == snapshot(
        {
            "audiences": ("staff",),
            "heard": [
                ("hours", [("late", [], False), ("early", ["six"], True)], ["rota"], ["trial"]),
                (None, [("tired", [], False)], [], []),
            ],
            "kept": [("rota", ["open-late"], "next"), ("hire", [], None)],
            "replies": [],
        }
    )


def test_a_question_of_its_own_stands_beside_the_themes_of_an_audience(
    consulted: Consulted,
) -> None:
    assert ids(said_and_done(trail_of(consulted(LIBRARIES)), "schools")) == snapshot(
        {
            "audiences": ("schools",),
            "heard": [(None, [("quiet", [], True)], [], [])],
            "kept": [],
            "replies": ["parking"],
        }
    )


def test_everybody_who_said_something_has_a_page_and_the_rest_is_unclaimed(
    consulted: Consulted,
) -> None:
    told = tell_all(trail_of(consulted(LIBRARIES)))
    assert [page.audiences for page in told.pages] == [("Staff",), ("readers",), ("schools",)]
    assert [reply.id for reply in told.unclaimed] == ["cake"]


def test_those_who_said_the_same_share_a_page(consulted: Consulted) -> None:
    text = """
events: [{id: evening, name: An evening, kind: meeting, audiences: [staff, readers, schools]}]
themes:
  - {id: late, text: Open late, kind: suggestion, audiences: [staff, schools]}
  - {id: early, text: Open early, kind: suggestion, audiences: [readers]}
"""
    told = tell_all(trail_of(consulted(text)))
    assert [page.audiences for page in told.pages] == [("staff", "schools"), ("readers",)]


def test_a_reply_to_a_theme_of_others_stands_on_the_page_of_those_who_asked(
    consulted: Consulted,
) -> None:
    text = """
themes: [{id: late, text: Open late, kind: suggestion}]
replies: [{id: when, question: When?, status: open, themes: [late], audiences: [staff]}]
"""
    told = tell_all(trail_of(consulted(text)))
    assert [(page.audiences, [one.id for one in page.replies]) for page in told.pages] == [
        (("staff",), ["when"])
    ]
    assert told.unclaimed == ()


def test_the_pages_of_many_people_take_no_time_for_each_other_person(consulted: Consulted) -> None:
    people = ", ".join(f"group {number}" for number in range(200))
    themes = "".join(
        f"  - {{id: t{number}, text: Open late, kind: concern, heard_at: [evening]}}\n"
        for number in range(1_000)
    )
    evening = f"{{id: evening, name: An evening, kind: meeting, audiences: [{people}]}}"
    trail = trail_of(consulted(f"events: [{evening}]\nthemes:\n{themes}"))
    before = time.process_time()
    (page,) = tell_all(trail).pages
    assert time.process_time() - before < IN_NO_TIME
    assert (len(page.audiences), len(page.heard[0].said)) == (200, 1_000)
