from __future__ import annotations

import json

import pytest

from dtl_planner.cli.check import STYLES
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, Span
from dtl_planner.render.layout import Page, cells_of
from dtl_planner.render.messages import Report

BAD = Code("DTL901", "quite-wrong", Severity.ERROR, why="It is wrong.", mend="Mend it.")
ODD = Code("DTL902", "rather-odd", Severity.WARNING, why="It is odd.", mend="Look at it.")
SAID = Code("DTL903", "just-said", Severity.NOTE, why="It is so.", mend="Nothing.")
TEXT = "dtl: 1\nplay: \u4e2d\u6587 park\nlong: " + "x" * 400 + "\nlast: é\n"
TEXTS = {"services.yaml": TEXT}


def span(line: int, column: int, end: int, end_line: int | None = None) -> Span:
    return Span("services.yaml", line, column, end_line or line, end)


def report(*found: Diagnostic, most: int = 30, notes: bool = False, files: int = 3) -> Report:
    return Report(found, TEXTS, files, most, notes=notes)


def shown(style: str, one: Report, width: int = 80) -> str:
    return STYLES[style].write(one, Page(width=width))


def test_the_caret_stands_under_the_word_also_behind_wide_characters() -> None:
    assert shown("full", report(Diagnostic(BAD, "no `park` here", span(2, 10, 14)))) == (
        "error[DTL901]: no `park` here\n"
        "  --> services.yaml:2:10\n"
        "   |\n"
        " 2 | play: 中文 park\n"
        "   |            ^^^^\n"
        "\n"
        "1 error in 3 files. `dtl explain DTL901` tells more.\n"
    )


@pytest.mark.parametrize(
    "place",
    [span(3, 1, 5), span(40, 1, 2), Span("other.yaml", 1, 1, 1, 2)],
    ids=["a line too long to help", "a line that is not there", "a file that was not read"],
)
def test_where_the_line_cannot_be_shown_its_place_is(place: Span) -> None:
    first = shown("full", report(Diagnostic(BAD, "wrong", place))).partition("\n\n")[0]
    assert first == f"error[DTL901]: wrong\n  --> {place.file}:{place.line}:{place.column}"


def test_a_mark_over_several_lines_ends_with_its_first() -> None:
    out = shown("full", report(Diagnostic(BAD, "wrong", span(2, 7, 3, end_line=4))))
    assert "   |       ^^^^^^^^^\n" in out


def test_an_empty_mark_is_one_caret() -> None:
    assert "   |       ^\n" in shown("full", report(Diagnostic(BAD, "wrong", span(2, 7, 7))))


def test_other_places_and_the_hint_come_below() -> None:
    other = Related("the first is here", span(1, 1, 4))
    found = Diagnostic(BAD, "twice", span(4, 1, 5), "take one away", (other,))
    assert shown("full", report(found)).partition("\n\n")[0] == (
        "error[DTL901]: twice\n"
        "  --> services.yaml:4:1\n"
        "   |\n"
        " 4 | last: é\n"
        "   | ^^^^\n"
        "  ::: services.yaml:1:1: the first is here\n"
        "   |\n"
        " 1 | dtl: 1\n"
        "   | ^^^\n"
        "    = help: take one away"
    )


@pytest.mark.parametrize("width", [40, 60, 100])
def test_nothing_is_wider_than_the_page(width: int) -> None:
    long = "a sentence of many words " * 10
    found = Diagnostic(BAD, long, span(2, 10, 14), long, (Related(long, span(4, 1, 5)),))
    lines = shown("full", report(found), width).split("\n")
    assert max(map(cells_of, lines)) <= width


def test_errors_are_shown_before_warnings_where_not_all_can_be() -> None:
    found = (Diagnostic(ODD, "odd"), Diagnostic(BAD, "bad"), Diagnostic(ODD, "odder"))
    assert shown("concise", report(*found, most=2)) == (
        "warning[DTL902] odd\n"
        "error[DTL901] bad\n"
        "1 error and 2 warnings in 3 files. 1 more not shown: --limit errors-shown=N\n"
        "shows them. `dtl explain DTL901` tells more.\n"
    )
    assert "error[DTL901] bad\n1 error" in shown("concise", report(*found, most=1))


def test_notes_are_counted_and_shown_only_on_demand() -> None:
    note = Diagnostic(SAID, "so it is")
    assert shown("concise", report(note)) == (
        "Nothing wrong in 3 files. 1 note: dtl check --notes.\n"
    )
    assert shown("concise", report(note, notes=True)) == (
        "note[DTL903] so it is\n"
        "Nothing wrong in 3 files. 1 note. `dtl explain DTL903` tells more.\n"
    )


def test_nothing_is_said_of_files_where_none_was_read() -> None:
    assert shown("full", report(Diagnostic(BAD, "no folder"), files=0)).endswith(
        "\n\n1 error. `dtl explain DTL901` tells more.\n"
    )


def test_a_workflow_command_cannot_be_ended_by_a_message() -> None:
    found = Diagnostic(BAD, "100 %\n::error::x", span(2, 1, 5), "a, b: c")
    assert shown("github", report(found)) == (
        "::error title=DTL901 quite-wrong,file=services.yaml,line=2,endLine=2,col=1,endColumn=5"
        "::100 %25\\n::error::x (a, b: c)\n"
    )


def test_programs_get_every_finding_whatever_people_are_shown() -> None:
    found = report(Diagnostic(BAD, "bad"), Diagnostic(SAID, "so"), most=1)
    document = json.loads(shown("json", found))
    assert [one["severity"] for one in document["diagnostics"]] == ["error", "note"]
    assert document["diagnostics"][0]["span"] is None
    sarif = json.loads(shown("sarif", found))
    assert [one["level"] for one in sarif["runs"][0]["results"]] == ["error", "note"]
    assert shown("github", found).count("\n") == 2


def test_warnings_are_the_worst_only_where_there_is_no_error() -> None:
    assert report(Diagnostic(ODD, "odd")).worst_is_warning
    assert not report(Diagnostic(ODD, "odd"), Diagnostic(BAD, "bad")).worst_is_warning
    assert not report(Diagnostic(SAID, "so")).worst_is_warning


def test_colour_adds_nothing_but_itself() -> None:
    found = report(Diagnostic(BAD, "bad", span(2, 1, 5), "mend it"))
    coloured = STYLES["full"].write(found, Page(colour=True))
    assert "\x1b[1;31merror[DTL901]\x1b[0m\x1b[1m: bad\x1b[0m" in coloured
