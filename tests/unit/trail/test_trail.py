from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.trail.paths import Path, paths, through
from dtl_planner.trail.trail import Trail, distinct, trail_of

if TYPE_CHECKING:
    from tests.unit.trail.conftest import Consulted

LIBRARIES = """
events:
  - {id: paper, name: The paper, kind: paper, audiences: [everybody]}
  - {id: evening, name: An evening, kind: meeting, audiences: [staff, readers]}
  - {id: survey, name: A survey, kind: survey, audiences: [Readers, schools]}
  - {id: next, name: The next paper, kind: paper}
questions:
  - {id: hours, number: 1, text: Longer hours?, asked_in: paper, heard_at: [evening],
     actions: [rota]}
  - {id: rooms, number: 2, text: A room for groups?, actions: [room]}
  - {id: money, number: 3, text: A fee?}
themes:
  - {id: late, text: Open late, kind: suggestion, question: hours}
  - {id: tired, text: Staff are tired, kind: concern, question: hours, actions: [hire],
     audiences: [staff]}
  - {id: quiet, text: Keep it quiet, kind: concern, heard_at: [evening, survey]}
  - {id: lost, text: Nobody asked us, kind: concern}
actions:
  - {id: rota, number: 1, printed: 4, text: Make a rota, told_in: next}
  - {id: hire, text: Hire two people}
  - {id: room, text: Find a room}
  - {id: paint, text: Paint the walls}
effects:
  - {id: open-late, text: Open until eight, actions: [rota], units: [library]}
  - {id: rest-days, text: Rest days, themes: [tired], actions: [rota]}
  - {id: quiet-hour, text: A quiet hour, themes: [quiet], units: [play]}
  - {id: quiet-room, text: A quiet room, themes: [quiet], actions: [room], kind: open,
     told_in: next}
  - {id: new-sign, text: A new sign}
replies:
  - {id: why-quiet, question: Why quiet?, answer: Because, status: answered, themes: [quiet]}
  - {id: parking, question: Where to park?, status: open, resolves_in: next, audiences: [schools]}
"""


def steps(path: Path) -> tuple[str | None, ...]:
    chain = (path.question, path.theme, path.action, path.effect, path.reply, path.paper)
    return (*(step.id if step else None for step in chain), path.stated_for)


def theme(trail: Trail, id_: str) -> Theme:
    return trail.catalogue.by_id(Theme)[id_]


def test_every_way_from_a_question_to_the_next_paper_is_told_once(consulted: Consulted) -> None:
    found = paths(trail_of(consulted(LIBRARIES)))
    assert [steps(path) for path in found] == snapshot(
        [
            ("hours", "late", "rota", "open-late", None, "next", "question"),
            ("hours", "tired", "hire", None, None, None, "theme"),
            ("hours", "tired", "rota", "open-late", None, "next", "question"),
            ("hours", "tired", "rota", "rest-days", None, "next", "question"),
            ("rooms", None, "room", None, None, None, "question"),
            ("money", None, None, None, None, None, None),
            (None, "quiet", "room", "quiet-room", None, "next", "effect"),
            (None, "quiet", None, "quiet-hour", None, None, None),
            (None, "quiet", None, None, "why-quiet", None, None),
            (None, "lost", None, None, None, None, None),
            (None, None, "paint", None, None, None, None),
            (None, None, None, "new-sign", None, None, None),
            (None, None, None, None, "parking", "next", None),
        ]
    )


def test_ways_through_a_step_or_to_a_service_can_be_chosen(consulted: Consulted) -> None:
    found = paths(trail_of(consulted(LIBRARIES)))
    assert [steps(path)[:4] for path in through(found, {"library"})] == snapshot(
        [("hours", "late", "rota", "open-late"), ("hours", "tired", "rota", "open-late")]
    )
    assert [steps(path)[1] for path in through(found, {"quiet-hour"})] == snapshot(["quiet"])
    assert through(found, {"clubs"}) == ()


def test_an_action_for_a_whole_question_answers_each_of_its_themes_after_their_own(
    consulted: Consulted,
) -> None:
    trail = trail_of(consulted(LIBRARIES))
    told = {
        id_: [(one.action.id, one.stated_for) for one in trail.promises(theme(trail, id_))]
        for id_ in trail.catalogue.by_id(Theme)
    }
    assert told == snapshot(
        {
            "late": [("rota", "question")],
            "tired": [("hire", "theme"), ("rota", "question")],
            "quiet": [],
            "lost": [],
        }
    )


def test_an_effect_for_one_theme_is_not_told_of_another(consulted: Consulted) -> None:
    trail = trail_of(consulted(LIBRARIES))
    rota = trail.promises(theme(trail, "late"))[0].action
    assert [e.id for e in trail.effects_between(theme(trail, "late"), rota)] == ["open-late"]
    assert [e.id for e in trail.effects_between(theme(trail, "tired"), rota)] == [
        "open-late",
        "rest-days",
    ]


def test_who_said_something_is_written_or_follows_from_its_events_or_those_of_its_question(
    consulted: Consulted,
) -> None:
    trail = trail_of(consulted(LIBRARIES))
    said = {one.id: trail.audiences(one) for one in trail.catalogue.of(Theme)}
    assert said == {
        "late": ("staff", "readers"),
        "tired": ("staff",),
        "quiet": ("staff", "readers", "schools"),
        "lost": (),
    }
    asked = {one.id: trail.audiences_of(one) for one in trail.catalogue.of(Reply)}
    assert asked == {"why-quiet": ("staff", "readers", "schools"), "parking": ("schools",)}


def test_people_are_the_same_however_their_name_is_capitalised() -> None:
    assert distinct(["Staff", "staff", "partners", "STAFF"]) == ("Staff", "partners")


def test_a_theme_is_answered_by_an_action_an_effect_or_a_reply(consulted: Consulted) -> None:
    trail = trail_of(consulted(LIBRARIES))
    answered = {one.id: trail.is_answered(one) for one in trail.catalogue.of(Theme)}
    assert answered == {"late": True, "tired": True, "quiet": True, "lost": False}


def test_the_next_paper_is_that_of_the_effect_before_that_of_its_action(
    consulted: Consulted,
) -> None:
    trail = trail_of(consulted(LIBRARIES))
    (quiet_room,) = trail.effects_of["room"]
    rota = trail.actions(["rota"])
    assert trail.next_paper(quiet_room, []) == trail.event("next")
    assert trail.next_paper(None, rota) == trail.event("next")
    assert trail.next_paper(None, trail.actions(["hire"])) is None


def test_what_names_something_unknown_leads_nowhere_and_breaks_nothing(
    consulted: Consulted,
) -> None:
    text = """
themes:
  - {id: late, text: Open late, kind: suggestion, question: gone, actions: [gone],
     heard_at: [gone]}
questions:
  - {id: hours, text: Longer hours?, actions: [gone]}
"""
    trail = trail_of(consulted(text, sound=False))
    late = theme(trail, "late")
    assert (trail.promises(late), trail.audiences(late)) == ((), ())
    assert trail.beside_questions() == (late,)
    assert [steps(path)[:2] for path in paths(trail)] == [("hours", None), (None, "late")]


def test_a_workspace_without_a_consultation_has_an_empty_trail(consulted: Consulted) -> None:
    assert trail_of(consulted("")).is_empty
    assert trail_of(consulted("consultation: {title: To come}")).is_empty
    assert not trail_of(consulted("questions: [{id: a, text: A?}]")).is_empty


def test_a_number_is_kept_as_text_however_it_is_written(consulted: Consulted) -> None:
    catalogue = consulted("questions: [{id: a, number: 7, text: A?}, {id: b, number: 3b, text: B}]")
    assert [one.number for one in catalogue.of(Question)] == ["7", "3b"]


def test_an_effect_for_several_themes_is_shared_only_if_it_names_them_all(
    consulted: Consulted,
) -> None:
    text = """
themes:
  - {id: a, text: A, kind: concern}
  - {id: b, text: B, kind: concern}
effects:
  - {id: both, text: Both, themes: [a, b]}
  - {id: one, text: One, themes: [a]}
"""
    trail = trail_of(consulted(text))
    a, b = theme(trail, "a"), theme(trail, "b")
    assert [effect.id for effect in trail.effects_for_all((a, b))] == ["both"]
    assert trail.effects_for_all((a,)) == ()
    assert trail.effects_for_all(()) == ()
