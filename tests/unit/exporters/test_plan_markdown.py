"""The paper in Markdown, read back by a parser of CommonMark with tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from hostile_names import HOSTILE_NAMES
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.exporters.plans import markdown
from dtl_planner.plan.timeline.plan import Moved
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from markdown_it.token import Token

    from dtl_planner.plan.timeline.plan import Plan


@dataclass
class Paper:
    """What a reader sees of a paper: headings, cells row by row, points, and all other text."""

    headings: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


_BLOCKS = {
    "heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item",
}  # fmt: skip
"""The only blocks that a paper is made of."""


def paper_of(plan: Plan) -> Paper:
    """Read a paper as a parser does, and hold it to the blocks that we mean to write."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    paper, inside = Paper(), [""]
    for token in parser.parse(markdown.write(plan).decode()):
        kind, _, end = token.type.rpartition("_")
        if token.type == "inline":
            _put(paper, inside[-2:], "".join(_shown(token)))
        elif end == "open":
            assert kind in _BLOCKS
            inside.append(kind)
            if kind == "tr":
                paper.rows.append([])
        else:
            assert (end, inside.pop()) == ("close", kind)
    return paper


def _put(paper: Paper, inside: list[str], text: str) -> None:
    match inside:
        case [_, "heading"]:
            paper.headings.append(text)
        case [_, "th" | "td"]:
            paper.rows[-1].append(text)
        case ["list_item", "paragraph"]:
            paper.points.append(text)
        case _:
            paper.paragraphs.append(text)


def _shown(inline: Token) -> Iterator[str]:
    for token in inline.children or ():
        assert token.type in {"text", "text_special", "code_inline"}, token
        yield token.content


def hostile_plan(name: str) -> Plan:
    """The small plan with one name everywhere that a name can be."""
    plan = small_plan()
    items = tuple(
        replace(item, name=name, subject_name=name, wording=name, source=name)
        for item in plan.items
    )
    peaks = tuple(replace(peak, name=name, unit=name) for peak in plan.phases[1].peaks)
    phases = tuple(replace(phase, name=name, source=name, peaks=peaks) for phase in plan.phases)
    return replace(
        plan,
        title=name,
        structure=name,
        deadline=name,
        playbook=name,
        scenario=name,
        items=items,
        phases=phases,
        assumed=(name,),
        moved=(replace(plan.moved[0], name=name, why=name, approved_by=name),),
        made_from=name,
    )


@pytest.mark.needs("markdown_it")
def test_a_parser_reads_every_row_with_its_dates_links_and_slack() -> None:
    plan = small_plan()
    paper = paper_of(plan)
    assert paper.headings == snapshot(
        [
            "Delivering through Localities: plan for the proposed structure",
            "Milestones",
            "Phases",
            "By the end of October 2009",
            "By the end of January 2010",
            "By April 2010",
            "What decides the end",
            "Dates that changed",
            "What rests on assumptions",
            "Where this is from",
        ]
    )
    rows = [row for row in paper.rows[3:] if len(row) == 6 and row[0] != "What"]
    assert [row[:5] for row in rows] == [
        [
            clean(full_name(item)) + (" (fragile)" if item.is_fragile else ""),
            _day(item.start),
            _day(item.finish),
            str(item.days or ""),
            "critical" if item.is_critical else str(item.slack),
        ]
        for item in plan.items
    ]
    assert [row[5][-44:] for row in rows] == snapshot(
        [
            "",
            "heads of service recruited (finish-to-start)",
            "the “team” (start-to-start 28 calendar days)",
            "02e}staff (finish-to-finish -2 working days)",
            "ervice: Move to localities (start-to-finish)",
            "ge: Settle in\\nand review (finish-to-finish)",
        ]
    )


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


@pytest.mark.needs("markdown_it")
@pytest.mark.parametrize("name", HOSTILE_NAMES[:-1], ids=range(len(HOSTILE_NAMES) - 1))
def test_no_name_is_more_than_a_name(name: str) -> None:
    paper = paper_of(hostile_plan(name))
    plain = paper_of(hostile_plan("plain"))
    assert [len(row) for row in paper.rows] == [len(row) for row in plain.rows]
    assert len(paper.points) == len(plain.points)
    assert len(paper.paragraphs) == len(plain.paragraphs)
    shown = clean(name).strip()
    assert paper.rows[1][0] == shown
    assert paper.points[-4] == shown


def test_what_a_plan_does_not_have_is_not_told() -> None:
    plan = small_plan()
    bare = replace(
        plan,
        items=(),
        ties=(),
        phases=(),
        path=(),
        assumed=(),
        against=None,
        made_from="",
        scenario="deadline=2010-06",
        is_repeatable=False,
    )
    assert markdown.write(bare).decode().replace(". ", ".\n") == snapshot("""\
# Delivering through Localities: plan for the proposed structure

Worked back from 30 April 2010.
Changed for this plan: deadline=2010-06.
The plan is sound, not proved best.
Made with a limit of time or several workers: the next run may differ.

## Phases

## Where this is from

- Playbook: Moving a service
""")


def test_a_plan_near_another_tells_what_moved_was_there_or_is_gone() -> None:
    plan = small_plan()
    moved = (
        Moved("a", "Gone", plan.first, None, "the workspace no longer has it", None),
        Moved("b", "New", None, plan.last, "it is new", "Board, 3 November 2009"),
    )
    text = markdown.write(replace(plan, moved=moved)).decode()
    assert text[text.index("## Dates that") : text.index("## What rests")] == snapshot("""\
## Dates that changed

| What | Was | Became | Why | Approved by |
| --- | --- | --- | --- | --- |
| Gone | 15 September 2009 | gone | the workspace no longer has it | not stated |
| New | not there | 30 April 2010 | it is new | Board, 3 November 2009 |

""")
    unmoved = markdown.write(replace(plan, moved=())).decode()
    assert "None: every date is as it was in the plan before." in unmoved


def test_items_that_finish_in_no_phase_stand_last() -> None:
    plan = small_plan()
    items = (*plan.items[:5], replace(plan.items[5], phase=None, wording=None, due=None))
    text = markdown.write(replace(plan, items=items)).decode()
    rows = text[text.index("### In no phase") : text.index("## What decides")]
    assert [row[:40] for row in rows.splitlines()] == snapshot(
        [
            "### In no phase",
            "",
            "| What | From | To | Working days | Slac",
            "| --- | --- | --- | --- | --- | --- |",
            "| Core locality teams fully implemented ",
            "",
        ]
    )
    assert "| Core locality teams fully implemented | 20 January 2010 | not stated |" in text


def test_a_phase_in_which_nothing_ends_has_its_days_and_no_table() -> None:
    plan = small_plan()
    item = replace(plan.items[0], phase="april")
    phase = replace(plan.phases[0], unlocks=())
    bare = replace(plan, items=(item,), ties=(), path=(), phases=(phase,))
    text = markdown.write(bare).decode()
    begin = text.index("### By the end of October 2009")
    assert text[begin : text.index("### In no phase")] == (
        "### By the end of October 2009\n\n15 September 2009 to 31 October 2009. "
        "Named in Response to consultation, Key timescales.\n\n"
    )
