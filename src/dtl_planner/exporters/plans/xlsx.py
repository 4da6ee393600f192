"""A workbook for Excel and LibreOffice: real dates, filters, and no text that becomes a formula."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name, how_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from dtl_planner.plan.timeline.plan import Plan, Planned

Cell: TypeAlias = str | int | date | None
Row: TypeAlias = tuple[Cell, ...]

_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CELL = 32_767
"""The most that a cell can hold, in units of UTF-16."""
_CUT = " [cut short]"
_A3 = 8
"""The number of that size of paper."""
_WIDTH = 14  # of a column, in characters
_WIDER = {
    "Id": 32, "What": 48, "For": 28, "Phase": 28, "Wording": 40, "Source": 40, "Why": 60,
    "Complete by then": 60, "Most in use": 40, "Waits": 32, "What waits": 48, "For what": 48,
    "Subject": 24, "Words": 110,
}  # fmt: skip
_PLAN = (
    "Id", "What", "For", "Phase", "Start", "Finish", "Working days", "Calendar days", "Kind",
    "Division", "Workstream", "Slack in working days", "Critical", "Fragile", "Earliest start",
    "Latest start", "Latest finish", "Due", "Wording", "Stated or our reading", "Source",
    "Brought by", "State", "Uses",
)  # fmt: skip
_PHASES = ("Phase", "First day", "Last day", "Items", "Complete by then", "Most in use", "Source")
_LINKS = ("Waits", "What waits", "Waits for", "For what", "Kind", "Lag", "Lag in", "Binding")
_MOVES = ("Id", "What", "Was", "Became", "Why", "Approved by")
_READ_ME = ("Subject", "Words")


def write(plan: Plan) -> bytes:
    """Write a plan as a workbook."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - an extra

    stream = BytesIO()
    book = Workbook(stream, _SETTINGS)
    # The time of writing would make two files of the same plan differ.
    created = datetime.combine(plan.first, time())
    book.set_properties({"title": clean(plan.title)[:255], "created": created})
    _add(book, "Plan", _PLAN, [_item(plan, item) for item in plan.items])
    _add(book, "Phases", _PHASES, _phases(plan))
    _add(book, "Links", _LINKS, _links(plan))
    if plan.moved:
        _add(book, "Moves", _MOVES, _moves(plan))
    _add(book, "Read me", _READ_ME, _about(plan))
    book.close()
    return stream.getvalue()


def _add(book: Workbook, name: str, heads: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Add a sheet with a header that stays in view and filters below it."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for column, head in enumerate(heads):
        sheet.set_column(column, column, _WIDER.get(head, _WIDTH))
        sheet.write_string(0, column, head, bold)
    last = _fill(book, sheet, rows)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(heads) - 1)
    _set_up_printing(sheet)


def _set_up_printing(sheet: Worksheet) -> None:
    """Let a sheet be put on a wall: broad paper, and names at the top and the side of each page."""
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(2, 0)  # at most two pages side by side, and as many below as it takes
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)


def _fill(book: Workbook, sheet: Worksheet, rows: Iterable[Row]) -> int:
    """Write the rows below the header, and give the number of the last."""
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
    number = 0
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            match cell:
                case date():
                    sheet.write_datetime(number, column, cell, day)
                case int():
                    sheet.write_number(number, column, cell, plain)
                case str():
                    sheet.write_string(number, column, _fitted(clean(cell)), plain)
                case _:  # not stated: the cell stays empty
                    continue
    return number


def _fitted(text: str) -> str:
    """Cut a text to what a cell can hold.

    The library writes what looks like its own mark-up, `<r>...</r>`, into the file as it is; a
    space behind it makes it a text like any other.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _CELL:
        return text
    return units[: 2 * (_CELL - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _item(plan: Plan, item: Planned) -> Row:
    names = {phase.id: phase.name for phase in plan.phases}
    is_calendar = item.spread.is_calendar and not item.is_moment
    return (
        item.id,
        item.name,
        item.subject_name,
        names.get(item.phase or "", item.phase),
        item.start,
        item.finish,
        item.days,
        (item.finish - item.start).days + 1 if is_calendar else None,
        item.kind,
        item.division,
        item.workstream,
        item.slack,
        _yes_or_no(said=item.is_critical),
        _yes_or_no(said=item.is_fragile),
        item.earliest,
        item.latest,
        item.latest_finish,
        item.due,
        item.wording,
        how_known(item),
        item.source,
        ", ".join(item.changes) or None,
        item.state,
        ", ".join(f"{resource}: {amount}" for resource, amount in item.uses) or None,
    )


def _yes_or_no(*, said: bool) -> str:
    return "yes" if said else "no"


def _phases(plan: Plan) -> Iterator[Row]:
    names = {item.subject: item.subject_name for item in plan.items}
    for phase in plan.phases:
        peaks = [f"{one.name}: {one.most} of {one.there} {one.unit}" for one in phase.peaks]
        subjects = [names.get(subject, subject) for subject in phase.subjects]
        yield (
            phase.name,
            phase.first,
            phase.last,
            len(phase.items),
            "; ".join(subjects) or None,
            "; ".join(peaks) or None,
            phase.source,
        )


def _links(plan: Plan) -> Iterator[Row]:
    names = {item.id: full_name(item) for item in plan.items}
    for tie in plan.ties:
        yield (
            tie.after,
            names.get(tie.after),
            tie.before,
            names.get(tie.before),
            tie.kind,
            tie.lag,
            tie.unit if tie.lag else None,
            _yes_or_no(said=tie.is_binding),
        )


def _moves(plan: Plan) -> Iterator[Row]:
    for move in plan.moved:
        approved = move.approved_by or "not recorded"
        yield move.id, move.name, move.was, move.became, move.why, approved


def _about(plan: Plan) -> Iterator[Row]:
    yield "Plan", plan.title
    yield "Structure planned for", plan.structure
    yield "Deadline", plan.deadline
    yield "Playbook", plan.playbook
    yield "Everything is", f"as {plan.prefers} as it can be"
    if plan.scenario is not None:
        yield "Scenario", plan.scenario
    yield "Quality", plan.proof
    for aim in plan.aims:
        yield "Aim", f"{aim.name}: {aim.value}, and no plan is below {aim.bound}"
    if not plan.is_repeatable:
        yield "Not repeatable", "Made with a limit of time: another run may give another plan."
    for sentence in plan.assumed:
        yield "Assumed", sentence
    yield "Start and finish", "The first and the last day of work; a milestone has one date."
    yield "Slack", "By how many working days it can start later, others moved as needed."
    yield "Made from", plan.made_from
    if plan.against is not None:
        yield "Compared with", plan.against


EXPORTER = PlanExporter(
    "xlsx",
    ".xlsx",
    "a workbook for Excel and LibreOffice",
    write,
    needs="xlsxwriter",
    extra="export",
    is_binary=True,
)
