from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import COUNTY, Ended, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

SERVICES = """
sources:
  paper: {title: The autumn paper}
services:
  - {id: library, name: The library}
  - {id: youth, name: Youth work, components: [{id: clubs, name: Youth clubs}]}
"""
LIBRARY = """
consultation:
  title: Libraries for everybody
  consulted: current
  decided: proposed
events:
  - {id: paper, name: The paper, kind: paper, when: from 2009-Q1}
  - {id: evening, name: An evening, kind: meeting, audiences: [readers]}
  - {id: next, name: The next paper, kind: paper, when: by 2010}
questions:
  - {id: hours, text: Longer hours?, asked_in: paper, heard_at: [evening], actions: [rota, gone]}
  - {id: rooms, number: 2, text: A room for groups?, actions: [room]}
themes:
  - {id: late, text: Open late, kind: suggestion, question: hours, mentions: about 30}
  - {id: tired, text: Staff are tired, kind: concern, question: hours, actions: [hire],
     audiences: [staff], basis: inferred}
  - {id: quiet, text: "Keep it *quiet*", kind: concern, audiences: [staff, readers]}
actions:
  - {id: rota, number: 1, text: Make a rota, status: started, told_in: next}
  - {id: hire, printed: 5, text: Hire two people, status: dropped}
  - {id: room, number: 3, text: Find a room, status: done, by: The head, due: 2010-03}
  - {id: gone, text: Paint the walls}
effects:
  - {id: eight, text: Open until eight, actions: [rota], units: [library]}
  - {id: quiet-hour, text: A quiet hour, themes: [quiet], actions: [room], kind: open,
     told_in: next}
  - {id: sign, text: A new sign}
replies:
  - {id: why, question: Why quiet?, answer: Because., status: answered, themes: [quiet]}
  - {id: parking, question: Where to park?, status: open, audiences: [readers]}
  - {id: cake, question: Is there cake?, status: open, resolves_in: next, units: [clubs]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return written(tmp_path, services=SERVICES, consultation=LIBRARY)


def test_consult_tells_the_whole_chain_and_where_it_breaks_off(dtl: Dtl) -> None:
    assert_expected("consult-peterborough.txt", dtl("consult").out)


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_consult_in_other_formats(dtl: Dtl, form: str) -> None:
    assert_expected(f"consult-peterborough.{form}.txt", dtl("consult", "--format", form).out)


def test_consult_follows_what_people_said_of_one_service(dtl: Dtl) -> None:
    assert dtl("consult", "portage").out == snapshot("""\
question       2: Is the balance of core, extended and city-wide services right,
               and what else is possible?
asked          Could portage and pupil referral be extended services, beside
               educational psychologists and family support? (staff and
               partners)
-> still open  Where portage will sit is under review; people leaned towards a
               locality [Portage]
-> next        Consultation on the detailed design of locality services
               (November 2009)
-> left open   Where portage fits best is being looked at; there is general
               support for a locality base. Pupil referral stays city-wide while
               it is rebuilt, but will face the localities. [Portage, Pupil
               referral service]
-> next        Consultation on the detailed design of locality services
               (November 2009)
-> left open   It is under review: the 0-7 service of a locality, or the
               integrated service for children with disability. The development
               of the latter will settle it. [Portage] (our reading)
-> next        Consultation on the detailed design of locality services
               (November 2009)

3 ways pass through `portage`. 3 of them are still open.
""")


def test_consult_tells_once_what_goes_on_alike_for_many_themes(dtl: Dtl) -> None:
    assert dtl("consult", "appoint-heads").out == snapshot("""\
question    4: Does the structure for leadership and management support services
            in localities?
asked       Do the local partnership boards decide, advise, or both? (staff and
            partners)
worried     How the local partnership boards stand to other boards of services,
            above all the area management committees, has to be clear (staff and
            partners)
worried     The voluntary and community sector should have its place in
            leadership and management (staff and partners)
-> action   1 (printed as 7), for the whole question: Appoint the three heads of
            children's locality services, one for each locality, early enough to
            lead the design of their teams
-> changed  The heads come before their teams, recruited by the end of October
            2009 [Head of Children's Locality Services]

3 ways pass through `appoint-heads`.
""")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_one_way_in_other_formats(dtl: Dtl, form: str) -> None:
    done = dtl("consult", "teaching-staff", "--format", form)
    assert_expected(f"consult-teaching-staff.{form}.txt", done.out)


def test_you_said_we_did_tells_young_people_that_nothing_answers_them(dtl: Dtl) -> None:
    assert dtl("consult", "--audience", "Young People").out == snapshot("""\
You said, we did: young people
==============================

Delivering through Localities, Moving forward: integrated services in three
localities. 400-500 people took part.

What you told us
----------------

- You were worried: Localities look like one more way of dividing people
  -> No answer is on record yet.
- You were worried: What lies across the boundaries of localities needs an
  answer
  -> No answer is on record yet.
- You suggested: Services should respond to what is needed locally
  -> No answer is on record yet.

3 points, 3 without an answer.
""")


@pytest.mark.parametrize("form", ["table", "md", "csv", "json"])
def test_you_said_we_did_for_everybody(dtl: Dtl, form: str) -> None:
    done = dtl("consult", "--said-did", "--format", form)
    assert_expected(f"consult-said-did.{form}.txt", done.out)


def test_the_page_for_staff_is_theirs_alone(dtl: Dtl) -> None:
    page = dtl("consult", "--audience", "staff", "--format", "md").out
    assert page.startswith("# You said, we did: staff\n")
    assert page.count("\n# ") == 0
    assert page.endswith("\n36 points, 5 still open.\n")


def test_nothing_is_told_as_said_by_those_who_only_listened(dtl: Dtl) -> None:
    assert dtl("consult", "--audience", "councillors").out == snapshot("""\
You said, we did: councillors
=============================

Delivering through Localities, Moving forward: integrated services in three
localities. 400-500 people took part.

Nothing is on record as said by councillors.
""")


def test_every_kind_of_record_has_its_words(dtl: Dtl, library: Path) -> None:
    assert dtl("consult", cwd=library).out == snapshot("""\
Libraries for everybody
  structure consulted on: current; decided: proposed
  what differs between them: dtl diff current proposed

Events
  from 2009-Q1  The paper
  not stated    An evening      readers
  by 2010       The next paper

Question hours: Longer hours?
  support: not stated
  heard from readers
  suggested  Open late (about 30 times)
  worried    Staff are tired (staff)
             -> promised: action 5 (our reading)
  -> promised for the whole question: actions 1 and gone

Question 2: A room for groups?
  support: not stated
  -> promised for the whole question: action 3

Said beside the questions
  worried  Keep it *quiet* (staff and readers)
           -> still open: A quiet hour. Next: The next paper (by 2010)
           -> see answer 1 below

Actions
  1     Make a rota
        started; for question hours
        -> changed: Open until eight [The library]
        next: The next paper (by 2010)
  5     Hire two people
        dropped
  3     Find a room
        done; by The head; due March 2010; for question 2
        -> still open: A quiet hour. Next: The next paper (by 2010)
  gone  Paint the walls
        planned; for question hours
        -> nothing is said to have come of it
        next: no paper is named

Came of nothing that was said or promised
  changed: A new sign

Questions that people put, and the answers
  1  Why quiet?
     -> Because.
  2  Where to park?
     -> OPEN: no paper is to answer it
  3  Is there cake?
     -> OPEN: The next paper (by 2010)

Where the trail breaks off
  consultation.yaml:13  No theme is written for question `rooms`.
  consultation.yaml:23  Nothing is said to have come of action `gone`.
  consultation.yaml:23  No paper is named that will tell what came of action
                        `gone`.
  consultation.yaml:28  No theme or action leads to `sign`.
  consultation.yaml:31  `parking` is open, and no paper is named that will
                        answer it.

2 questions, 3 themes, 4 actions, 3 effects (2 changed, 1 open); 3 answers, 2 of
them open. 5 breaks in the trail.
""")


def test_every_kind_of_record_has_its_words_for_those_who_took_part(
    dtl: Dtl, library: Path
) -> None:
    assert dtl("consult", "--said-did", cwd=library).out == snapshot("""\
You said, we did: readers
=========================

Libraries for everybody.

Longer hours?
-------------

- You suggested: Open late

In answer to all of this:

- We have begun to: Make a rota (action 1)
- We plan to: Paint the walls

What else you told us
---------------------

- You were worried: Keep it *quiet*
  -> Still open: A quiet hour
  -> Our answer: Because.

What we promised, and what has come of it
-----------------------------------------

- Action 1. We have begun to: Make a rota
  -> What changes: Open until eight
  -> More to come in: The next paper (by 2010)
- We plan to: Paint the walls

What else you asked
-------------------

- Where to park?
  -> Not yet answered.

3 points, 2 still open.

You said, we did: staff
=======================

Libraries for everybody.

Longer hours?
-------------

- You were worried: Staff are tired
  -> We will not do this: Hire two people (action 5) (our reading)

In answer to all of this:

- We have begun to: Make a rota (action 1)
- We plan to: Paint the walls

What else you told us
---------------------

- You were worried: Keep it *quiet*
  -> Still open: A quiet hour
  -> Our answer: Because.

What we promised, and what has come of it
-----------------------------------------

- Action 1. We have begun to: Make a rota
  -> What changes: Open until eight
  -> More to come in: The next paper (by 2010)
- Action 5. We will not do this: Hire two people
- We plan to: Paint the walls

2 points, 1 still open.

Questions that were asked, without a record of who asked
========================================================

- Is there cake?
  -> To be answered in: The next paper (by 2010)
""")


def test_only_what_is_written_is_told(dtl: Dtl, tmp_path: Path) -> None:
    text = """
themes:
  - {id: late, text: Open late, kind: suggestion, audiences: [readers]}
"""
    place = written(tmp_path, consultation=text)
    assert dtl("consult", cwd=place).out == snapshot("""\
Said beside the questions
  suggested  Open late (readers)
             -> nothing answers this

Where the trail breaks off
  consultation.yaml:4  Nothing answers `late`: no action, reply or effect.

0 questions, 1 theme, 0 actions, 0 effects; 0 answers. 1 break in the trail.
""")
    assert dtl("consult", "--said-did", cwd=place).out == snapshot("""\
You said, we did: readers
=========================

What you told us
----------------

- You suggested: Open late
  -> No answer is on record yet.

1 point, 1 without an answer.
""")
    assert dtl("consult", "late", cwd=place).out == snapshot("""\
suggested   Open late (readers)
-> nothing  no action, effect or reply answers this

1 way passes through `late`.
""")


def test_questions_and_answers_may_be_all_there_is(dtl: Dtl, tmp_path: Path) -> None:
    text = """
consultation: {title: Libraries}
replies:
  - {id: cake, question: Is there cake?, answer: There is., status: answered,
     audiences: [readers]}
"""
    place = written(tmp_path, consultation=text)
    assert dtl("consult", cwd=place).out == snapshot("""\
Libraries

Questions that people put, and the answers
  1  Is there cake?
     -> There is.

0 questions, 0 themes, 0 actions, 0 effects; 1 answer. 0 breaks in the trail.
""")
    assert dtl("consult", "--audience", "readers", cwd=place).out == snapshot("""\
You said, we did: readers
=========================

Libraries.

What you asked
--------------

- Is there cake?
  -> Our answer: There is.

1 point.
""")


def test_a_question_that_is_answered_somewhere_else_is_not_said_to_be_open(
    dtl: Dtl, tmp_path: Path
) -> None:
    text = """
replies: [{id: cake, question: Is there cake?, status: answered, audiences: [readers]}]
"""
    place = written(tmp_path, consultation=text)
    assert dtl("consult", "cake", cwd=place).out == snapshot("""\
-> answered  Is there cake? What was answered is not stated.

1 way passes through `cake`.
""")
    assert dtl("consult", cwd=place).out == snapshot("""\
Questions that people put, and the answers
  1  Is there cake?
     -> What was answered is not stated.

0 questions, 0 themes, 0 actions, 0 effects; 1 answer. 0 breaks in the trail.
""")
    assert dtl("consult", "--audience", "readers", cwd=place).out == snapshot("""\
You said, we did: readers
=========================

What you asked
--------------

- Is there cake?
  -> What was answered is not stated.

1 point.
""")


def test_ways_may_begin_in_the_middle(dtl: Dtl, library: Path) -> None:
    assert dtl("consult", "rooms", "gone", "sign", "youth", cwd=library).out == snapshot("""\
question   hours: Longer hours?
suggested  Open late (readers)
worried    Staff are tired (staff)
-> action  gone, for the whole question: Paint the walls

question   2: A room for groups?
-> action  3, for the whole question: Find a room

-> changed  A new sign

-> left open  Is there cake? No answer so far. [Youth clubs]
-> next       The next paper (by 2010)

5 ways pass through `rooms`, `gone`, `sign` and `youth`. 1 of them is still
open.
""")


def test_what_markdown_would_take_for_its_own_stays_text(dtl: Dtl, library: Path) -> None:
    page = dtl("consult", "--said-did", "--format", "md", cwd=library).out
    assert "- You were worried: Keep it \\*quiet\\*\n" in page


def test_a_service_that_nothing_leads_to_is_said_to_be_so(dtl: Dtl) -> None:
    done = dtl("consult", "etlac")
    assert (done.code, done.out) == (0, "Nothing in the consultation leads to `etlac`.\n")


def test_a_workspace_without_a_consultation_says_so(dtl: Dtl) -> None:
    assert dtl("consult", cwd=COUNTY).out == snapshot(
        "Nothing is written of a consultation: it would stand in consultation.yaml.\n"
    )
    assert dtl("consult", "--said-did", cwd=COUNTY).out == snapshot(
        "Nobody is on record as having said anything in a consultation.\n"
    )
    done = dtl("consult", "--audience", "staff", cwd=COUNTY)
    assert (done.code, done.err) == (2, "dtl: there is no audience `staff`; none is named\n")


def test_names_that_are_not_known_are_refused(dtl: Dtl) -> None:
    unknown = dtl("consult", "portag")
    assert unknown == Ended(
        2,
        "",
        "dtl: there is no step, service, team, role or body `portag`. Did you mean `portage`?\n",
    )
    nobody = dtl("consult", "--audience", "pupils")
    assert nobody == Ended(
        2,
        "",
        "dtl: there is no audience `pupils`; those heard are staff, partners, young people, "
        "managers, school heads and governors, councillors\n",
    )
    both = dtl("consult", "portage", "--said-did")
    assert both == Ended(
        2,
        "",
        "dtl: `--said-did` and `--audience` tell everything that people said; leave out the ids\n",
    )


def test_rows_hold_each_way_once_and_name_both_numbers(dtl: Dtl) -> None:
    rows = list(csv.DictReader(io.StringIO(dtl("consult", "--format", "csv").out)))
    numbers = {(row["number"], row["printed"]) for row in rows if row["action"]}
    assert numbers == {(str(n), str(n + 6)) for n in range(1, 7)}
    ways = [tuple(row[key] for key in ("theme", "action", "effect", "reply")) for row in rows]
    assert len(set(ways)) == len(ways)


def test_the_document_holds_every_break_with_its_place(dtl: Dtl) -> None:
    document = json.loads(dtl("consult", "--format", "json").out)
    assert list(document) == snapshot(
        [
            "format_version",
            "consultation",
            "events",
            "questions",
            "themes",
            "actions",
            "effects",
            "replies",
            "orphans",
            "summary",
        ]
    )
    assert [(one["code"], one["severity"], one["file"]) for one in document["orphans"]] == (
        snapshot(
            [
                ("DTL663", "note", "consultation.yaml"),
                ("DTL663", "note", "consultation.yaml"),
                ("DTL663", "note", "consultation.yaml"),
                ("DTL651", "warning", "consultation.yaml"),
                ("DTL651", "warning", "consultation.yaml"),
                ("DTL651", "warning", "consultation.yaml"),
                ("DTL653", "warning", "consultation.yaml"),
                ("DTL653", "warning", "consultation.yaml"),
            ]
        )
    )
    assert document["summary"] == snapshot(
        {
            "questions": 7,
            "themes": 39,
            "actions": 6,
            "effects": 15,
            "replies": 17,
            "open_replies": 6,
            "breaks": 5,
        }
    )


ODD = r"one\ttwo\nthree *four* [bold]x[/bold] <b> # |"
EVERY_TEXT = """
consultation: {title: "TEXT"}
events:
  - {id: evening, name: "TEXT", kind: paper, when: 2009, audiences: ["TEXT"]}
questions:
  - {id: q, number: "TEXT", text: "TEXT", support: "TEXT", heard_at: [evening], actions: [a]}
themes:
  - {id: t, text: "TEXT", kind: concern, question: q}
  - {id: u, text: "TEXT", kind: concern, audiences: [staff], actions: [a]}
actions:
  - {id: a, number: "TEXT", printed: "TEXT", text: "TEXT", by: "TEXT", told_in: evening}
effects:
  - {id: e, text: "TEXT", themes: [t], actions: [a], units: [library]}
  - {id: f, text: "TEXT"}
replies:
  - {id: r, question: "TEXT", answer: "TEXT", status: open, resolves_in: evening, themes: [t]}
  - {id: s, question: "TEXT", answer: "TEXT", status: open, resolves_in: evening}
"""


@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
@pytest.mark.parametrize(
    "args", [(), ("q", "f", "s"), ("--said-did",)], ids=["all", "ways", "said"]
)
def test_what_people_wrote_stays_text_on_every_page(
    dtl: Dtl, tmp_path: Path, args: tuple[str, ...], form: str
) -> None:
    text = EVERY_TEXT.replace("TEXT", ODD)
    services = 'services: [{id: library, name: "TEXT"}]'.replace("TEXT", "a\\tb")
    place = written(tmp_path, consultation=text, services=services)
    done = dtl("consult", *args, "--format", form, cwd=place)
    assert (done.code, done.err) == (0, "")
    assert re.findall(r"[^\n -~]", done.out) == []
    if form == "md":
        assert re.findall(r"<b>|(?<!\\)\[bold", done.out) == []


def test_an_audience_that_is_not_known_is_shown_harmlessly(dtl: Dtl) -> None:
    assert dtl("consult", "--audience", "a\x1bb").err.startswith(
        "dtl: there is no audience `a\\x1bb`"
    )
