from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import COUNTY, CROYDON, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl


def test_ask_lists_the_next_question_of_each_open_component(dtl: Dtl) -> None:
    assert_expected("ask-peterborough.txt", dtl("ask").out)


def test_ask_puts_the_question_that_settles_most_first(dtl: Dtl) -> None:
    assert dtl("ask", cwd=COUNTY).out == snapshot("""\
1  How many full-time equivalents does it have? Answered `about 12`: what does
   the scheme count that as?
   for Approved mental health professionals (now disaggregate or shared)
     under 12:    shared
     12 or more:  disaggregate

2  Does the law lay the duty on each of the two councils?
   for Pension fund administration (people choose between hosted-by-lead and
     county-wide) (now any category)
     yes:  disaggregate, hosted-by-lead or shared
     no:   county-wide, disaggregate, hosted-by-lead or shared
     6 further questions may follow

2 questions to begin with, for 2 components; 1 would settle at once. 22 other
open answers change nothing and can wait.
""")


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_ask_in_other_formats(dtl: Dtl, form: str) -> None:
    done = dtl("ask", "education-services", "--format", form, cwd=CROYDON)
    assert_expected(f"ask-one.{form}.txt", done.out)


def test_ask_says_so_where_there_is_nothing_to_ask(dtl: Dtl) -> None:
    assert dtl("ask", "early-help", cwd=CROYDON).out == snapshot(
        "Nothing to ask: every component has a category.\n"
    )


def test_ask_does_not_ask_what_people_have_decided(dtl: Dtl) -> None:
    assert dtl("ask", "pupil-referral").out == snapshot(
        "Nothing to ask: every component has a category.\n"
    )


def test_ask_says_so_where_no_answer_would_help(dtl: Dtl, tmp_path: Path) -> None:
    criteria = """\
schemes:
  - id: gap
    title: With a gap
    facts: {local: {ask: Is it local?}}
    categories: [here]
    rules: [{id: here, then: here, when: local, because: it is}]
"""
    services = "services:\n  - {id: play, name: Play, answers: {local: no}}\n"
    place = written(tmp_path, criteria=criteria, services=services)
    assert dtl("ask", cwd=place).out == snapshot("""\
Nothing to ask: no further answer would change 1 component without a category.
Next: dtl why SERVICE
""")


def test_ask_numbers_ten_questions_in_line(dtl: Dtl, tmp_path: Path) -> None:
    names = [f"f{n:02}" for n in range(1, 11)]
    facts = ", ".join(f"{name}: {{ask: Is it {name}?}}" for name in names)
    criteria = f"""\
schemes:
  - id: ten
    title: Ten questions
    facts: {{{facts}}}
    groups: {{ten: [{", ".join(names)}]}}
    categories: [all, some]
    rules: [{{id: all, then: all, when: {{all_of: ten}}, because: all}}]
    otherwise: {{then: some, because: not all}}
"""
    services = "services:\n" + "".join(
        f"  - {{id: s{open_}, name: Service {open_}, answers: {{"
        + ", ".join(f"{name}: yes" for name in names if name != open_)
        + "}}\n"
        for open_ in names
    )
    place = written(tmp_path, criteria=criteria, services=services)
    assert dtl("ask", cwd=place).out.split("\n\n")[8:] == snapshot(
        [
            """\
9  Is it f09?
   for Service f09 (now all or some)
     yes:  all
     no:   some\
""",
            """\
10  Is it f10?
   for Service f10 (now all or some)
     yes:  all
     no:   some\
""",
            "10 questions to begin with, for 10 components; 10 would settle at once.\n",
        ]
    )


def test_ask_as_json_names_what_comes_after_and_what_can_wait(dtl: Dtl) -> None:
    document = json.loads(dtl("ask", "--format", "json").out)
    assert list(document) == ["format_version", "scheme", "questions", "idle"]
    assert {tuple(one) for one in document["questions"]} == {
        (
            "service",
            "name",
            "question",
            "answered",
            "possible",
            "fact",
            "settles",
            "outcomes",
            "after",
        )
    }
    assert [(one["service"], one["after"]) for one in document["questions"]] == snapshot(
        [
            ("business-support", ["site_specific", "distributable", "local", "level", "direct"]),
            (
                "early-years-childcare",
                ["site_specific", "distributable", "local", "level", "direct"],
            ),
            ("family-support-level-2", ["site_specific", "distributable", "local", "direct"]),
            ("portage", ["site_specific", "distributable", "local", "level", "direct"]),
        ]
    )
