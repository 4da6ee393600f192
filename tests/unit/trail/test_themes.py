from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.trail.themes import themes_of

if TYPE_CHECKING:
    from tests.unit.trail.conftest import Consulted

THEMES = """
questions: [{id: hours, text: Longer hours?, actions: [rota]}]
themes:
  - {id: late, text: Open late, kind: suggestion, question: hours}
  - {id: early, text: Open early, kind: suggestion, actions: [hire]}
  - {id: tired, text: Staff are tired, kind: concern, actions: [hire]}
actions: [{id: rota, text: Make a rota}, {id: hire, text: Hire people}]
effects:
"""


def test_an_effect_brings_its_themes_to_every_unit_it_names(consulted: Consulted) -> None:
    text = THEMES + "  - {id: a, text: A, themes: [tired, late], units: [play, library]}\n"
    assert themes_of(consulted(text)) == {"library": ("late", "tired"), "play": ("late", "tired")}


def test_an_effect_without_themes_brings_those_that_its_actions_answer(
    consulted: Consulted,
) -> None:
    text = THEMES + "  - {id: a, text: A, actions: [hire], units: [library]}\n"
    assert themes_of(consulted(text)) == {"library": ("early", "tired")}


def test_an_action_for_a_whole_question_brings_none_of_its_themes(consulted: Consulted) -> None:
    text = THEMES + "  - {id: a, text: A, actions: [rota], units: [library]}\n"
    assert themes_of(consulted(text)) == {}


def test_proposals_bring_the_themes_of_their_changes_and_additions(consulted: Consulted) -> None:
    text = THEMES + "  - {id: a, text: A, themes: [late], units: [library]}\n"
    proposal = """
proposals:
  summer:
    title: Summer
    adds:
      night-team: {kind: team, name: Night team, because: asked for, themes: [late, tired]}
    changes:
      library: {because: asked for, themes: [early]}
"""
    assert themes_of(consulted(text, summer=proposal)) == {
        "library": ("early", "late"),
        "night-team": ("late", "tired"),
    }


def test_the_order_of_the_records_changes_nothing(consulted: Consulted) -> None:
    lines = [
        "  - {id: a, text: A, themes: [tired, late], units: [play, library]}\n",
        "  - {id: b, text: B, actions: [hire], units: [library]}\n",
        "  - {id: c, text: C, themes: [early], units: [clubs]}\n",
    ]
    forward = themes_of(consulted(THEMES + "".join(lines)))
    backward = themes_of(consulted(THEMES + "".join(reversed(lines))))
    assert list(forward.items()) == list(backward.items())
    assert list(forward) == ["clubs", "library", "play"]
