"""No report shouts, names an option, or calls a thing by its id."""

from __future__ import annotations

import re

import pytest
from tests.programmes import PROGRAMMES
from told_panels import programme

from dtl_planner.render.report.markdown import markdown_paper
from dtl_planner.render.report.plainly import plainly
from dtl_planner.render.report.whole import whole_report

OPTION = re.compile(r"\(--[a-z]")
SHOUTED = re.compile(r"\b(DECIDED|PROPOSED|UNDER REVIEW|OPEN|OVERDUE|LATE)\b")
ID_OF_A_RULE = re.compile(r"\brule [a-z]+-[a-z]")
ID_BEHIND_A_NAME = re.compile(r"waits for [a-z]+-[a-z-]+$", re.MULTILINE)


def test_a_command_is_said_calmly() -> None:
    assert plainly("DECIDED, review by 2010, OVERDUE") == "decided, review by 2010, overdue"
    assert plainly("DECIDED by the cabinet, 2010") == "decided by the cabinet, 2010"
    assert plainly("No plan (--against): `progress`") == "No plan: \u201cprogress\u201d"
    assert plainly("a -> b") == "a \u2192 b"


def test_what_people_call_a_thing_stays_as_they_wrote_it() -> None:
    for name in ("OPEN DOORS; stays", "It joins DECIDED AND DONE", "waits for OVERDUE books"):
        assert plainly(name) == name


@pytest.mark.needs("ortools")
@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_report_is_for_people_who_do_not_type_commands(name: str) -> None:
    said = markdown_paper(whole_report(programme(name))).replace("\\", "")
    for found in (OPTION, SHOUTED, ID_OF_A_RULE, ID_BEHIND_A_NAME):
        assert found.search(said) is None
    assert "programme.yaml (" not in said
    for never in (" == ", " -> ", "`staffing`", "dtl track lists", "dtl drew", "0 of them without"):
        assert never not in said
