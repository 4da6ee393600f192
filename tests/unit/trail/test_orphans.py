from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.diagnostics import in_order
from dtl_planner.trail.orphans import examine, orphans

if TYPE_CHECKING:
    from tests.unit.trail.conftest import Consulted

    from dtl_planner.catalogue.catalogue import Catalogue

ALL_SAID_AND_DONE = """
events:
  - {id: paper, name: The paper, kind: paper}
  - {id: evening, name: An evening, kind: meeting, audiences: [staff]}
questions:
  - {id: hours, text: Longer hours?, asked_in: paper, heard_at: [evening], actions: [rota]}
themes:
  - {id: late, text: Open late, kind: suggestion, question: hours}
actions:
  - {id: rota, text: Make a rota, status: done}
effects:
  - {id: open-late, text: Open until eight, actions: [rota], units: [library]}
"""


def told(catalogue: Catalogue) -> list[tuple[str, int, str]]:
    return [
        (found.code.id, found.span.line, found.message)
        for found in in_order(orphans(catalogue))
        if found.span
    ]


def test_a_trail_from_question_to_effect_has_no_break(consulted: Consulted) -> None:
    assert told(consulted(ALL_SAID_AND_DONE)) == []


def test_without_a_consultation_nothing_is_missing(consulted: Consulted) -> None:
    assert told(consulted("")) == []


def test_a_step_that_was_not_begun_is_told_once_and_not_for_every_record(
    consulted: Consulted,
) -> None:
    text = """
questions:
  - {id: hours, text: Longer hours?}
  - {id: rooms, text: A room?}
  - {id: money, text: A fee?}
"""
    assert told(consulted(text)) == snapshot(
        [
            (
                "DTL650",
                4,
                "No theme is written for question `hours`; the same holds of 2 more.",
            )
        ]
    )
    text = """
themes:
  - {id: late, text: Open late, kind: suggestion, audiences: [staff]}
  - {id: early, text: Open early, kind: suggestion, audiences: [staff]}
  - {id: nice, text: It is nice, kind: support, audiences: [staff]}
"""
    assert told(consulted(text)) == snapshot(
        [
            (
                "DTL651",
                4,
                "Nothing answers `late`: no action, reply or effect; the same holds of 1 more.",
            )
        ]
    )
    text = """
themes: [{id: late, text: Open late, kind: suggestion, audiences: [staff], actions: [a, b]}]
actions: [{id: a, text: A, status: done}, {id: b, text: B, status: done}]
"""
    assert told(consulted(text)) == snapshot(
        [("DTL652", 4, "Nothing is said to have come of action `a`; the same holds of 1 more.")]
    )


def test_every_other_break_is_told_each_by_each(consulted: Consulted) -> None:
    text = """
events:
  - {id: paper, name: The paper, kind: paper}
  - {id: idle, name: Another paper, kind: paper}
  - {id: evening, name: An evening, kind: meeting, audiences: [staff, readers, Staff]}
questions:
  - {id: hours, text: Longer hours?, asked_in: paper}
  - {id: rooms, text: A room?}
themes:
  - {id: late, text: Open late, kind: suggestion, question: hours, actions: [rota]}
  - {id: early, text: Open early, kind: suggestion, audiences: [staff]}
  - {id: nice, text: It is nice, kind: support, audiences: [staff]}
actions:
  - {id: rota, text: Make a rota}
  - {id: paint, text: Paint the walls, status: started, told_in: paper}
  - {id: dropped, text: Nothing, status: dropped}
effects:
  - {id: painted, text: Painted, actions: [paint]}
  - {id: sign, text: A sign}
  - {id: later, text: Later, kind: open, themes: [late]}
  - {id: in-time, text: In time, kind: open, actions: [paint]}
replies:
  - {id: parking, question: Where to park?, status: open}
"""
    assert told(consulted(text)) == snapshot(
        [
            ("DTL655", 5, "Nothing was asked, promised or answered in `idle`, or is left to it."),
            ("DTL663", 6, "Nothing is told as said by `readers`, who were heard."),
            ("DTL650", 9, "No theme is written for question `rooms`."),
            ("DTL662", 11, "Nobody is said to have said `late`."),
            ("DTL651", 12, "Nothing answers `early`: no action, reply or effect."),
            ("DTL652", 15, "Nothing is said to have come of action `rota`."),
            ("DTL653", 15, "No paper is named that will tell what came of action `rota`."),
            ("DTL660", 16, "No theme or question leads to action `paint`."),
            ("DTL660", 17, "No theme or question leads to action `dropped`."),
            ("DTL661", 20, "No theme or action leads to `sign`."),
            ("DTL653", 21, "`later` is open, and no paper is named that takes it further."),
            ("DTL654", 24, "`parking` is open, and no paper is named that will answer it."),
        ]
    )


def test_what_could_not_be_read_is_not_said_to_be_missing(consulted: Consulted) -> None:
    text = """
questions:
  - {id: hours, text: Longer hours?}
  - {id: rooms, text: A room?}
themes:
  - {id: late, kind: suggestion, question: hours}
  - {id: early, text: Open early, kind: suggestion, question: rooms, audiences: [staff]}
actions:
  - {id: rota}
effects:
  - {id: open-late, themes: [late]}
replies: 3
events: 4
"""
    assert told(consulted(text, sound=False)) == []


def test_an_action_is_asked_for_through_an_effect_that_answers_a_theme(
    consulted: Consulted,
) -> None:
    text = """
themes: [{id: late, text: Open late, kind: suggestion, audiences: [staff]}]
actions: [{id: rota, text: Make a rota, status: done}]
effects: [{id: open-late, text: Open late, themes: [late], actions: [rota]}]
"""
    assert told(consulted(text)) == []


def test_examining_gives_the_breaks_in_the_order_of_the_file(consulted: Consulted) -> None:
    text = """
actions: [{id: rota, text: Make a rota}]
effects: [{id: sign, text: A sign}]
"""
    examined = examine(consulted(text))
    assert [found.code.slug for found in examined.orphans] == snapshot(
        [
            "action-without-effect",
            "no-next-paper",
            "action-nobody-asked-for",
            "effect-without-cause",
        ]
    )
