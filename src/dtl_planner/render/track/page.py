"""`dtl track` as a page, as rows and as a document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.tracking.changes import as_partial
from dtl_planner.plan.tracking.track import DayFrom
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.formats import View
from dtl_planner.render.layout import cells_of, columns, paragraph
from dtl_planner.render.track import words
from dtl_planner.render.track.document import document_of
from dtl_planner.render.track.rows import track_table
from dtl_planner.render.track.summing import answer, by_state, summary
from dtl_planner.shown import clean
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.workstreams import Progress, Workstream
    from dtl_planner.plan.tracking.track import Strand, Track, Tracked
    from dtl_planner.render.layout import Page


def track_view(track: Track, catalogue: Catalogue) -> View:
    """Show how far a programme has got.

    Args:
        track: How far it has got.
        catalogue: What that was worked out from, for names and sources.
    """
    return View(
        text=lambda page: _text(track, catalogue, page),
        table=lambda: track_table(track),
        document=lambda: document_of(track, catalogue),
    )


def _text(track: Track, catalogue: Catalogue, page: Page) -> str:
    blocks = [
        "\n".join(_head(track, page)),
        _overdue(track, page),
        _soon(track, page),
        _moved(track, page),
        *("\n".join(_strand(strand, catalogue, page)) for strand in track.strands),
        _listed(
            "Milestones in no workstream" if track.strands else "Milestones",
            track.unassigned,
            page,
        ),
        _work(track, page),
        _log(track, page),
        "\n".join(paragraph(clean(note), page, hanging="  ") for note in notes(track)),
        paragraph(summary(track), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(track: Track, page: Page) -> Iterator[str]:
    """The programme and the day, the answer, and what dates are held against."""
    title, day = clean(track.title), _day(track)
    room = page.width - cells_of(title) - cells_of(day)
    joint = " " * room if room > 1 else "\n"
    yield page.paint(paragraph(title, page), "strong") + joint + page.paint(day, "dim")
    yield paragraph(answer(track), page)
    yield paragraph(clean(against(track)), page)


def _day(track: Track) -> str:
    return f"as of {date_words(as_partial(track.as_of))}" if track.as_of else "no day given"


def against(track: Track) -> str:
    """Say what dates are held against."""
    said = [_DAYS[track.day_from]]
    if track.baseline is None:
        said.append("No saved plan was given (--against), so slips are not told.")
    else:
        said.append(
            f"Slips are from the saved plan, which works back from {track.baseline.deadline}."
        )
    return " ".join(said)


_DAYS = {
    DayFrom.ASKED: "Dates are held against the day that was asked for.",
    DayFrom.RECORDED: "Dates are held against the latest day that `progress` records.",
    None: "No day was given (--as-of) and `progress` records none, so nothing is told of what is "
    "overdue or due soon.",
}


def _overdue(track: Track, page: Page) -> str:
    """What should have been reached: milestones first, the longest overdue at the top."""
    found = sorted((one for one in track.tracked if one.is_overdue), key=_due)
    rows = [_row(one, words.overdue_words(one, track.as_of)) for one in found if track.as_of]
    return _titled("Overdue", rows, page)


def _soon(track: Track, page: Page) -> str:
    """What is due soon: milestones first, the next at the top."""
    found = sorted((one for one in track.tracked if one.is_upcoming), key=_due)
    title = f"Due in the next {plural(track.weeks, 'week')}"
    return _titled(title, [_row(one, words.soon_words(one)) for one in found], page)


def _moved(track: Track, page: Page) -> str:
    """What is not as planned, in the order of the file."""
    rows = [
        _row(one, words.moved_words(one))
        for one in track.tracked
        if one.slip and (one.slip.is_later or one.slip.is_earlier)
    ]
    return _titled("Later or earlier than planned", rows, page)


def _due(one: Tracked) -> tuple[bool, date]:
    return one.kind is not ItemKind.MILESTONE, one.held.by.last if one.held else date.max


def _row(one: Tracked, said: str) -> tuple[str, str, str]:
    return words.STATES[one.state], clean(one.name), clean(said)


def _listed(title: str, tracked: Iterable[Tracked], page: Page) -> str:
    """A title, and a line for each; nothing where there are none."""
    return _titled(title, [_row(one, words.facts(one)) for one in tracked], page)


def _titled(title: str, rows: Sequence[Sequence[str]], page: Page) -> str:
    return f"{page.paint(title, 'strong')}\n{columns(rows, page)}" if rows else ""


def _strand(strand: Strand, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """A workstream: how far it has got, its aims, its milestones, and what was reported."""
    record = strand.record
    yield page.paint(paragraph(clean(record.name), page), "strong")
    yield _point(words.strand_words(record, leader(record, catalogue)), page, "")
    if record.note:
        yield _point(record.note, page, "")
    yield from _points("Aims", record.aims, page)
    if strand.milestones:
        noun = plural(len(strand.milestones), "milestone")
        yield paragraph(f"{noun}: {by_state(strand.milestones)}", page, indent="  ")
        rows = [_row(one, words.facts(one)) for one in strand.milestones]
        yield columns(rows, page, indent="    ")
    yield from _points("Reported", [report_words(one) for one in record.progress], page)


def _points(title: str, said: Iterable[str], page: Page) -> Iterator[str]:
    for number, one in enumerate(said):
        if not number:
            yield f"  {title}"
        yield _point(one, page, "- ")


def _point(said: str, page: Page, mark: str) -> str:
    indent = "    " if mark else "  "
    return paragraph(clean(f"{mark}{said}"), page, indent=indent, hanging=indent + " " * len(mark))


def leader(record: Workstream, catalogue: Catalogue) -> str | None:
    """Give the name of who leads a workstream."""
    if record.led_by is None:
        return None
    leader = catalogue.find(Role, record.led_by) or catalogue.find(Body, record.led_by)
    return leader.name if leader else record.led_by


def report_words(report: Progress) -> str:
    """Tell what was reported, and when."""
    return f"{report.text} ({date_words(report.on)})" if report.on else report.text


def _work(track: Track, page: Page) -> str:
    """What was recorded of anything but milestones; of the rest only how much it is."""
    recorded = [one for one in track.work if one.step]
    shown = _listed("Other work", recorded, page)
    rest = len(track.work) - len(recorded)
    if not rest:
        return shown
    pieces = plural(rest, "more piece" if recorded else "piece", None)
    said = f"{pieces} of work in the saved plan, with nothing recorded."
    shown = shown or page.paint("Other work", "strong")
    return "\n".join([shown, paragraph(said, page, indent="  ")])


def _log(track: Track, page: Page) -> str:
    """The date-change log."""
    if not track.changes:
        return ""
    rows = [(clean(one.name), clean(words.change_words(one))) for one in track.changes]
    return f"{page.paint('Dates that were changed', 'strong')}\n{columns(rows, page)}"


def notes(track: Track) -> Iterator[str]:
    """Say where the workspace and the saved plan differ, and what could not be counted."""
    if track.gone:
        yield f"In the saved plan, but no longer in the workspace: {'; '.join(track.gone)}."
    if track.new:
        yield f"In the workspace, but not in the saved plan: {'; '.join(track.new)}."
    if track.beyond:
        yield (
            "Some dates lie outside the time of the saved plan; bank holidays there are not known, "
            "and are counted as working days."
        )
