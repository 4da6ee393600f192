"""A plan as pictures: one for each phase, in the order and the words of `dtl plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.drawing.bars.parts import Bar, BarRow, Form, Key, Part, Upright
from dtl_planner.drawing.bars.pictures import bar_pictures
from dtl_planner.drawing.shapes import Tone
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.plan import words
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.plan.timeline.plan import Planned
    from dtl_planner.render.report.timeline.stages import Entry, Stage

_OVER = {State.DONE, State.TRANSFERRED, State.STOPPED}
_FORMS = {ItemKind.MILESTONE: Form.DIAMOND, ItemKind.READY: Form.SQUARE}
_TONES = {ItemKind.MILESTONE: Tone.SECOND, ItemKind.READY: Tone.THIRD}
_MOST_NAMES = 20
"""As many names as a row of a picture has."""
_KEYS = {
    ItemKind.ACTIVITY: Key("work", Form.BAR, Tone.FIRST),
    ItemKind.MILESTONE: Key("milestone", Form.DIAMOND, Tone.SECOND),
    ItemKind.READY: Key("in place", Form.SQUARE, Tone.THIRD),
}


def plan_pictures(stages: Sequence[Stage], as_of: date | None) -> tuple[Picture, ...]:
    """Draw a plan, or as much of it as is shown.

    Args:
        stages: Its phases with their rows.
        as_of: The day that dates are held against; it is drawn where the plan has it.
    """
    items = [item for stage in stages for item in stage.items]
    parts = [
        Part(
            stage.title,
            tuple(_row(entry) for entry in stage.entries),
            tuple(_uprights(stage, as_of, items)),
            _said(stage),
        )
        for stage in stages
    ]
    return bar_pictures(parts, tuple(_keys(items)))


def _said(stage: Stage) -> str:
    days = f"{words.stretch(stage.phase.first, stage.phase.last)}: " if stage.phase else ""
    return f"{days}{words.counted(stage.items)}."


def _row(entry: Entry) -> BarRow:
    name = _named(entry.names)
    said = (name, _note(entry.items), entry.days)
    return BarRow(
        name=name,
        dates=entry.days,
        bars=tuple(map(_bar, entry.items)),
        label="; ".join(filter(None, said)),
        note=_note(entry.items),
        row=entry.id,
    )


def _named(names: Sequence[str]) -> str:
    """Name those that share a row; of very many the table names the rest."""
    more = len(names) - _MOST_NAMES
    return "; ".join([*names[:_MOST_NAMES], *([f"and {more:,} more"] if more > 0 else [])])


def _bar(item: Planned) -> Bar:
    is_over = item.state in _OVER
    return Bar(
        first=item.start,
        last=item.finish,
        form=_FORMS.get(item.kind, Form.BAR),
        tone=_tone(item),
        earliest=None if is_over else item.earliest,
        latest=None if is_over else item.latest_finish,
    )


def _tone(item: Planned) -> Tone:
    if item.state in _OVER:
        return Tone.QUIET
    return Tone.STRONG if item.is_critical else _TONES.get(item.kind, Tone.FIRST)


def _note(items: Sequence[Planned]) -> str:
    """What the looks of a row say, in words."""
    late = "" if all(map(words.is_in_time, items)) else "late"
    critical = "critical" if any(map(_is_critical, items)) else ""
    return "; ".join(filter(None, (late, critical, words.state_words(items))))


def _is_critical(item: Planned) -> bool:
    return item.is_critical and item.state not in _OVER


def _uprights(stage: Stage, as_of: date | None, items: Sequence[Planned]) -> Iterator[Upright]:
    """The day that dates are held against, and the end of the phase."""
    first = min(item.earliest for item in items)
    last = max(item.latest_finish for item in items)
    if as_of and first <= as_of <= last:
        yield Upright(as_of, f"as of {long_date(as_of)}", Tone.WARNING)
    if stage.phase:
        yield Upright(stage.phase.last, "end of the phase", Tone.STRONG, dashed=True)


def _keys(items: Sequence[Planned]) -> Iterator[Key]:
    kinds = {item.kind for item in items if item.state not in _OVER and not item.is_critical}
    yield from (key for kind, key in _KEYS.items() if kind in kinds)
    if any(map(_is_critical, items)):
        yield Key("critical", Form.BAR, Tone.STRONG)
    if any(item.state in _OVER for item in items):
        yield Key("over", Form.BAR, Tone.QUIET)
    yield Key("where it could be as well")
