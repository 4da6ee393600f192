"""`dtl simulate` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.plan.heading import heading
from dtl_planner.render.plan.words import called, day, points
from dtl_planner.render.simulate.document import document_of
from dtl_planner.render.simulate.rows import table_of
from dtl_planner.render.simulate.words import (
    apart,
    by_words,
    chance_words,
    date_words,
    days_words,
    percent,
)
from dtl_planner.shown import clean
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.simulation.result import Simulated, Simulation
    from dtl_planner.render.layout import Page

_MOST = 8
"""So many drivers, and so much work that decides the end, stand on a page."""

_SAFE = 0.8
"""From this chance on a date counts as safe in the summing-up."""

NOTHING_VARIES = (
    "No work that is still to be done has a length that varies, so every run would be the plan "
    "itself, and a simulation would say nothing. State for the activities of the playbook in "
    "programme.yaml how long they may take, as in `takes: {least: 2 weeks, likely: 3 weeks, "
    "most: 5 weeks}`."
)


def simulation_view(found: Simulation, *, everything: bool = False) -> View:
    """Show a simulation.

    Args:
        found: What came of it.
        everything: Whether the page shows every activity.
    """
    return View(
        text=lambda page: _text(found, page, everything=everything),
        table=lambda: table_of(found),
        document=lambda: document_of(found),
    )


def _text(found: Simulation, page: Page, *, everything: bool) -> str:
    if not found.varying:
        head = heading(found.title, found.structure, page)
        last = f"0 of {plural(found.activities, 'activity', 'activities')} can vary."
        return "\n\n".join([head, paragraph(NOTHING_VARIES, page), last]) + "\n"
    blocks = [
        _headline(found, page),
        _gates(found, page),
        _dated(found, page),
        _drivers(found, page, everything=everything),
        _deciding(found, page, everything=everything),
        points("How to read this", list(_explained(found)), page),
        paragraph(_summary(found), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _headline(found: Simulation, page: Page) -> str:
    """The answer: how sure the deadline is, and by when all is done."""
    lines = [heading(found.title, found.structure, page)]
    if found.is_stopped:
        early = f"Stopped early: {found.runs:,} of {found.asked:,} runs."
        lines.append(paragraph(early, page))
    if found.whole is not None:
        told = chance_words(found.whole.chance)
        lines.append(paragraph(f"Everything done by {day(found.whole.due)}: {told}.", page))
    half, safe, sure = (by_words(found.dates, level) for level in (50, 80, 90))
    lines.append(
        paragraph(
            f"All is done {half} in half of the runs, {safe} in 8 of 10, {sure} in 9 of 10; the "
            f"plan says {day(found.planned)}.",
            page,
        )
    )
    lines.append(paragraph(_rules(found), page))
    if found.scenario:
        lines.append(paragraph(f"What if: {clean(found.scenario)}", page))
    return "\n".join(lines)


def _rules(found: Simulation) -> str:
    begins = (
        "Work starts as soon as it can"
        if found.as_soon_as_possible
        else "Work starts no earlier than planned"
    )
    if not found.limits:
        return f"{begins}."
    return f"{begins}{' and waits for room' if found.with_capacity else ', room or not'}."


def _gates(found: Simulation, page: Page) -> str:
    if not found.gates:
        return ""
    rows = [("All before the gate is done", "by", "chance")]
    rows += [(clean(one.name), day(one.due), chance_words(one.chance)) for one in found.gates]
    return _listed(rows, page)


def _dated(found: Simulation, page: Page) -> str:
    """The milestones, and what else must be there by a date."""
    some = [one for one in found.items if one.item.kind is not ItemKind.ACTIVITY]
    if not some:
        return ""
    head = ("Reached", "due", "chance", "8 of 10 by", "that is")
    return _listed([head, *map(_dated_row, some)], page)


def _dated_row(one: Simulated) -> tuple[str, ...]:
    return (
        clean(called(one.item)),
        day(one.due) if one.due else "-",
        chance_words(one.chance) if one.chance else "-",
        date_words(one.dates, 80),
        apart(one.item.finish, one.dates.by[80]),
    )


def _drivers(found: Simulation, page: Page, *, everything: bool) -> str:
    """What moves the end most: the tornado."""
    some = found.drivers if everything else found.drivers[:_MOST]
    if not some:
        return ""
    most = some[0].days
    rows = [("What drives the end", "", "moves it by")]
    for one in some:
        bar = "#" * max(int(one.days / most * _BAR + 0.5), 1)
        rows.append((clean(called(one.item)), bar, days_words(one.days)))
    return _listed(rows, page)


_BAR = 20


def _deciding(found: Simulation, page: Page, *, everything: bool) -> str:
    """What decides the end most often: the criticality of activities."""
    work = [one for one in found.items if one.critical and one.item.kind is ItemKind.ACTIVITY]
    work.sort(key=lambda one: (-one.critical, one.item.id))
    if not work:
        return ""
    rows = [("What decides the end", "of the runs")]
    rows += [
        (clean(called(one.item)), percent(one.critical))
        for one in (work if everything else work[:_MOST])
    ]
    return _listed(rows, page)


def _listed(rows: Sequence[Sequence[str]], page: Page) -> str:
    """Set rows in columns, the first of them as their heading."""
    first, _, rest = columns(rows, page).partition("\n")
    return f"{page.paint(first, 'strong')}\n{rest}"


def _explained(found: Simulation) -> Iterator[str]:
    yield (
        "Each run carries out the plan with other lengths of time: a draw between the least and "
        "the most that `takes` states, the likely one most often (a triangle). "
        f"{found.varying} of {plural(found.activities, 'activity', 'activities')} vary; the "
        "others always take what the plan has."
    )
    yield (
        "A chance is the share of runs that meet a date; in brackets, in percent, what the true "
        "one lies between with a certainty of 95 % for this many runs. It tells of the runs, not "
        "of what nobody thought of."
    )
    yield (
        "`8 of 10 by` is the date that 8 of 10 runs keep, and `that is` how much later than in the "
        "plan."
    )
    if found.drivers:
        yield (
            "Work moves the end by the working days between the average end of the runs with the "
            "longest tenth of its lengths and of those with its shortest; what lies within chance "
            "is left out."
        )
    else:
        yield "No single piece of work moves the end by more than chance alone would."
    yield (
        "Work decides the end in a run if a day's delay of it would have been a day's delay of "
        "the whole."
    )
    yield from found.notes


def _summary(found: Simulation) -> str:
    return " ".join(_sentences(found))


def _sentences(found: Simulation) -> Iterator[str]:
    yield f"{plural(found.runs, 'run')}, seed {found.seed}."
    asked = [one for one in found.items if one.chance and one.item.kind is ItemKind.MILESTONE]
    if asked:
        safe = sum(one.chance.share >= _SAFE for one in asked if one.chance)
        yield f"{safe} of {plural(len(asked), 'milestone')} met in 8 of 10 runs or more."
    if found.is_stopped:
        yield "Next: dtl simulate again, to let it finish."
    elif found.as_soon_as_possible:
        yield "Next: dtl simulate --all"
    else:
        yield "Next: dtl simulate --as-soon-as-possible"
