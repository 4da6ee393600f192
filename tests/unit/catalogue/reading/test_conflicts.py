"""Conflicts that git left in a file are told as such, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from dtl_planner.catalogue.reading.conflicts import CONFLICT_MARKS, find_conflicts
from dtl_planner.catalogue.reading.source import parse_document
from dtl_planner.diagnostics import Related, Span
from dtl_planner.limits import Limits

TWO = """\
dtl: 1
services:
<<<<<<< HEAD
  - {id: play, name: Play service}
  - {id: vans, name: Vans}
=======
  - {id: play, name: Play}
>>>>>>> feature/play
  - {id: portage, name: Portage}
<<<<<<< HEAD
||||||| 1a2b3c4
  - {id: youth, name: Youth}
=======
  - {id: youth, name: Youth service}
>>>>>>> feature/play
"""
HINT = (
    "keep one side, or something of both, and delete the marks; `dtl diff` of the two revisions "
    "shows what each side says"
)


def test_each_conflict_is_told_with_its_place_and_both_sides() -> None:
    found = find_conflicts(TWO, file="services.yaml", limits=Limits())
    assert found is not None
    assert (found.code, found.span, found.hint) == (
        CONFLICT_MARKS,
        Span("services.yaml", 3, 1, 3, 13),
        HINT,
    )
    assert found.message == (
        "Git left 2 conflicts in this file; here `HEAD` says lines 4 to 5 and `feature/play` says "
        "line 7."
    )
    assert found.related == (
        Related(
            "`HEAD` says nothing and `feature/play` says line 14",
            Span("services.yaml", 10, 1, 10, 13),
        ),
    )


def test_a_file_with_conflicts_is_told_of_them_and_of_nothing_else() -> None:
    document = parse_document(TWO, file="services.yaml", limits=Limits())
    assert document.data is None
    assert [found.code for found in document.diagnostics] == [CONFLICT_MARKS]


def test_line_ends_of_windows_change_nothing() -> None:
    windows = find_conflicts(TWO.replace("\n", "\r\n"), file="a.yaml", limits=Limits())
    assert windows == find_conflicts(TWO, file="a.yaml", limits=Limits())


@pytest.mark.parametrize(
    "text",
    [
        "dtl: 1\nnote: |\n  Heading\n  =======\n",
        "dtl: 1\nnote: |\n  <<<<<<< HEAD\n  one\n  =======\n  two\n  >>>>>>> main\n",
        "<<<<<<< HEAD\none\n>>>>>>> main\n",
        "=======\n>>>>>>> main\n<<<<<<< HEAD\n",
        "<<<<<<< HEAD\n||||||| 1a2b3c4\n>>>>>>> main\n",
        "||||||| 1a2b3c4\n=======\n>>>>>>> main\n",
        "<<<<<<< HEAD\n======= and more\n>>>>>>> main\n",
        "<<<<<<< HEAD\n=======\n<<<<<<< HEAD\n>>>>>>> main\n",
    ],
)
def test_marks_that_lack_one_another_or_are_part_of_a_text_are_no_conflict(text: str) -> None:
    assert find_conflicts(text, file="a.yaml", limits=Limits()) is None


def test_the_names_of_the_sides_are_shown_safely() -> None:
    text = f"<<<<<<< \x1b[31m\n=======\n>>>>>>> {'long' * 100}\n"
    found = find_conflicts(text, file="a.yaml", limits=Limits(value_characters=8))
    assert found is not None
    assert found.message == (
        "Git left one conflict in this file; here `\\x1b[31m` says nothing and `longlong…` says "
        "nothing."
    )


def test_very_many_conflicts_are_not_told_one_by_one() -> None:
    text = "<<<<<<< a\n=======\n>>>>>>> b\n" * 101
    found = find_conflicts(text, file="a.yaml", limits=Limits())
    assert found is not None
    assert found.message.startswith("Git left more than 100 conflicts in this file; ")
    assert len(found.related) == 99
