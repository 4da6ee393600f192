"""Which paper a reader gets, and how each kind of file is written."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.html.page import html_page
from dtl_planner.render.report.markdown import markdown_paper
from dtl_planner.render.report.papers.committee import committee_paper
from dtl_planner.render.report.papers.consultation import consultation_paper
from dtl_planner.render.report.papers.team import team_paper
from dtl_planner.render.report.whole import whole_report

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Report
    from dtl_planner.render.report.facts import Facts


class Form(StrEnum):
    """What a report is written as."""

    HTML = "html"
    MD = "md"
    DOCX = "docx"


class Paper(StrEnum):
    """Which paper it is."""

    WHOLE = "whole"
    COMMITTEE = "committee"
    CONSULTATION = "consultation"
    TEAM = "team"


_MAKERS = {
    Paper.WHOLE: whole_report,
    Paper.COMMITTEE: committee_paper,
    Paper.CONSULTATION: consultation_paper,
    Paper.TEAM: team_paper,
}


def paper_for(facts: Facts, wanted: Paper | None, form: Form) -> Report:
    """Make the paper that was asked for, or else the one that fits the reader and the file."""
    return _MAKERS[wanted or fitting(facts.reader.circle, form)](facts)


def fitting(circle: Circle, form: Form) -> Paper:
    """Say which paper fits a reader: as a page, the whole report; otherwise one of its own."""
    if form is Form.HTML:
        return Paper.WHOLE
    return {
        Circle.EVERYBODY: Paper.COMMITTEE,
        Circle.AUDIENCE: Paper.CONSULTATION,
        Circle.TEAM: Paper.TEAM,
    }[circle]


def write_report(report: Report, form: Form) -> bytes:
    """Write a report as a file; the same report gives the same bytes always."""
    match form:
        case Form.HTML:
            return html_page(report).encode()
        case Form.MD:
            return markdown_paper(report).encode()
        case Form.DOCX:
            # Imported only where Word is wanted: it comes with the extra `office`.
            from dtl_planner.render.report.office.word import word_paper  # noqa: PLC0415

            return word_paper(report)
