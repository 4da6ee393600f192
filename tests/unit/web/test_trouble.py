from __future__ import annotations

from dtl_planner import __version__
from dtl_planner.app.opening import DataError
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, Span
from dtl_planner.limits import Limits
from dtl_planner.render.report.blocks import Cell, Grid, Manner, Row, Words
from dtl_planner.render.report.document import Made, Panel, Report
from dtl_planner.web.trouble import with_fault, with_findings, with_reason

LAST = Report(
    "Programme", "Report", (Panel("summary", "Summary", "All is well.", ()),), Made("a", "b", "1")
)
BELOW = Words(
    "What stands below is the last report without errors. It is not what the files say now.",
    Manner.WARNING,
)
WRONG = Code("DTL998", "wrong", Severity.ERROR, "Why it matters.", "Mend it.")
DOUBTFUL = Code("DTL999", "doubtful", Severity.WARNING, "Why it might.", "Look.")
TEXTS = {"services.yaml": "dtl: 1\n  name: Housng\n" + "x" * 400 + "\n"}


def grid_of(*found: Diagnostic) -> tuple[Report, Grid]:
    report = with_findings(LAST, DataError(found, TEXTS, Limits()))
    grid = report.panels[0].blocks[0]
    assert isinstance(grid, Grid)
    return report, grid


def test_a_finding_stands_with_its_place_its_line_and_what_to_do() -> None:
    other = Related("the other is here", Span("services.yaml", 1, 1, 1, 4))
    span = Span("services.yaml", 2, 9, 2, 15)
    report, grid = grid_of(Diagnostic(WRONG, "No such word.", span, "Housing?", (other,)))
    assert (report.title, report.subtitle, report.made) == (
        "Programme",
        "Errors: Report",
        LAST.made,
    )
    assert [panel.id for panel in report.panels] == ["trouble", "summary"]
    assert report.panels[0].line == "1 error in 1 file. `dtl explain DTL998` tells more."
    assert report.panels[0].blocks[1:] == (BELOW,)
    assert grid.rows == (
        Row(
            (
                Cell(("services.yaml:2:9", "the other is here: services.yaml:1:1")),
                Cell(("error DTL998: No such word.",)),
                Cell(("name: Housng", "here: Housng")),
                Cell(("Housing?",)),
            ),
            id="finding-1",
            details=(Words("Why it matters."), Words("Mend it.")),
        ),
    )


def test_errors_come_before_warnings_though_they_stand_after_them() -> None:
    first, second = Span("services.yaml", 1, 1, 1, 4), Span("services.yaml", 2, 3, 2, 7)
    _, grid = grid_of(Diagnostic(DOUBTFUL, "Odd.", first), Diagnostic(WRONG, "Bad.", second))
    assert [row.cells[1].lines[0] for row in grid.rows] == [
        "error DTL998: Bad.",
        "warning DTL999: Odd.",
    ]


def test_what_has_no_line_is_told_without_one() -> None:
    whole, too_long = Span("services.yaml", 2, 3, 2, 15), Span("services.yaml", 3, 1, 3, 2)
    gone, several = Span("gone.yaml", 1, 1, 1, 1), Span("services.yaml", 2, 3, 3, 2)
    spans = (None, gone, too_long, whole, several)
    _, grid = grid_of(*(Diagnostic(WRONG, f"Bad {n}.", span) for n, span in enumerate(spans)))
    shown = {row.cells[1].lines[0]: (row.cells[0].lines, row.cells[2].lines) for row in grid.rows}
    assert shown == {
        "error DTL998: Bad 0.": (("the workspace",), ()),
        "error DTL998: Bad 1.": (("gone.yaml:1:1",), ()),
        "error DTL998: Bad 2.": (("services.yaml:3:1",), ()),
        "error DTL998: Bad 3.": (("services.yaml:2:3",), ("name: Housng",)),
        "error DTL998: Bad 4.": (("services.yaml:2:3",), ("name: Housng",)),
    }


def test_without_a_last_report_there_are_the_errors_alone() -> None:
    report = with_findings(None, DataError((Diagnostic(WRONG, "Bad."),), TEXTS, Limits()))
    assert (report.title, report.subtitle) == ("No report yet", "Errors")
    assert [panel.id for panel in report.panels] == ["trouble"]
    assert report.panels[0].blocks[1:] == (
        Words("There has been no report without errors since `dtl serve` began.", Manner.WARNING),
    )
    assert (report.made.plan, report.made.version) == (None, __version__)


def test_a_reason_stands_above_the_last_report() -> None:
    report = with_reason(LAST, "there is no team `x`")
    assert report.panels == (
        Panel("trouble", "No report", "There is no team `x`", (BELOW,)),
        *LAST.panels,
    )


def test_a_fault_of_ours_says_that_it_is_one() -> None:
    panel = with_fault(LAST).panels[0]
    assert panel.line == "This is a fault in dtl, not in your files. Nothing was changed."
    assert panel.blocks[1:] == (BELOW,)
