"""Alliances: who is in which, what it forms, and by which categories its members would part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.columns import Item, Lane, lanes
from dtl_planner.render.graph.projects import APART, camp_reasons, camp_words
from dtl_planner.render.graph.words import (
    NOT_KNOWN,
    called,
    goal_words,
    waiting_words,
)
from dtl_planner.render.papers import Papers
from dtl_planner.render.report.blocks import (
    Cell,
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.links.looks import box_legend
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.render.report.plainly import plainly, without_rule_ids
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.graph.projects import Member, Project
    from dtl_planner.graph.splits import Split
    from dtl_planner.graph.study import Study
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.links.looks import Looks

MOST = 150
"""How many members the pictures show: whole alliances, in the order of the files."""
_MIXED, _OUTSIDE = "its parts differ", "not for classification"


def alliance_blocks(study: Study, looks: Looks) -> Iterator[Block]:
    """Say and draw what alliances there are."""
    if not study.projects:
        return
    yield Heading("Alliances")
    peopled = [one for one in study.projects if one.members]
    shown = _shown(peopled)
    if shown:
        drawn = _pictures(shown, looks)
        yield Drawn(drawn, _members(peopled, looks), box_legend(drawn))
    elif peopled:
        yield _members(peopled, looks)
    if left := len(peopled) - len(shown):
        said = f"{plural(left, 'alliance')} not drawn: the pictures show whole alliances, in the"
        rule = f"{said} order of the files, up to {MOST} members. The tables have all."
        yield Words(rule, Manner.NOTE)
    if nobody := [one.alliance.name for one in study.projects if not one.members]:
        yield Words(f"Who the members are is not stated: {'; '.join(nobody)}.")
    for split in study.splits:
        yield Words(f"{split.alliance.name}: {APART}.", Manner.WARNING)
        yield Points(tuple(_camps(split, study.catalogue)))
    papers = Papers.behind((one.alliance for one in study.projects), study.catalogue)
    yield _grid(study, papers)
    if told := papers.told("Sources"):
        yield Words(told, Manner.NOTE)


def _shown(projects: Sequence[Project]) -> list[Project]:
    """Choose what is drawn: whole alliances as long as there is room."""
    shown, room = [], MOST
    for project in projects:
        if len(project.members) <= room:
            shown.append(project)
            room -= len(project.members)
    return shown


def _pictures(projects: Sequence[Project], looks: Looks) -> tuple[Picture, ...]:
    every = {_column(member) for project in projects for member in project.members}
    titles = {category.id: category.title for category in looks.categories}
    last = [_MIXED, NOT_KNOWN, _OUTSIDE]
    used = [name for name in (*titles, *last) if name in every]
    return lanes(
        [titles.get(name, name) for name in used],
        [_lane(project, used, looks) for project in projects],
    )


def _column(member: Member) -> str:
    """The id of the category of a member, or in words why it has not just one."""
    found = {one.category.id if one.category else NOT_KNOWN for one in member.placed}
    if not found:
        return _OUTSIDE
    return found.pop() if len(found) == 1 else _MIXED


def _lane(project: Project, columns: Sequence[str], looks: Looks) -> Lane:
    items = tuple(
        Item(
            name=member.node.name,
            label="; ".join(_label(member, project, looks)),
            column=columns.index(_column(member)),
            below=_below(member, looks),
            tone=looks.tone(member.node),
            dashed=looks.is_open(member.node),
            row=_row_id(project, member),
        )
        for member in project.members
    )
    return Lane(project.alliance.name, _told(project), items)


def _label(member: Member, project: Project, looks: Looks) -> Iterator[str]:
    """What is seen first, and then the rest."""
    below = _below(member, looks)
    yield f"{member.node.name}, {below}" if below else member.node.name
    category = looks.category(member.node) or _OUTSIDE
    if category != below:
        yield category
    yield f"member of {project.alliance.name}"


def _below(member: Member, looks: Looks) -> str:
    """What the heading of the column does not say."""
    if _column(member) == _MIXED:
        return looks.category(member.node)
    return "" if looks.is_service(member.node) else member.node.kind.value


def _told(project: Project) -> str:
    """What an alliance is, becomes, and is parted by, in a few sentences."""
    said = [
        project.alliance.kind.replace("-", " ").capitalize(),
        f"Forms: {goal_words(project.team)}",
        f"Goes to: {_divisions(project)}",
    ]
    if project.split:
        camps = [
            f"{camp.category.id} at {camp.host}" if camp.host else camp.category.id
            for camp in project.split.camps
        ]
        said.append(f"Split by classification: {listed(camps)}")
    return f"{'. '.join(said)}."


def _divisions(project: Project) -> str:
    return "; ".join(goal_words(goal) for goal in project.divisions)


def _row_id(project: Project, member: Member) -> str:
    return f"alliance-{project.alliance.id}.{member.node.id}"


def _members(projects: Sequence[Project], looks: Looks) -> Grid:
    rows = (
        Row(
            (
                Cell((called(member.node),), link=looks.row(member.node)),
                Cell((project.alliance.name,), link=f"alliance-{project.alliance.id}"),
                Cell((looks.category(member.node) or _OUTSIDE,)),
            ),
            id=_row_id(project, member),
        )
        for project in projects
        for member in project.members
    )
    return Grid("Members of alliances", ("Member", "Alliance", "Category"), tuple(rows))


def _camps(split: Split, catalogue: Catalogue) -> Iterator[Point]:
    for camp in split.camps:
        why = tuple(Point(plainly(without_rule_ids(reason))) for reason in camp_reasons(camp))
        yield Point(camp_words(camp, catalogue), why)


def _grid(study: Study, papers: Papers) -> Grid:
    head = ("Alliance", "Kind", "Forms", "Goes to", "Waits", "Source")
    rows = (_row(project, study, papers) for project in study.projects)
    return without_empty(Grid("What the alliances are to become", head, tuple(rows)))


def _row(project: Project, study: Study, papers: Papers) -> Row:
    alliance = project.alliance
    source = papers.cited(alliance)
    return Row(
        (
            Cell((alliance.name,)),
            Cell((alliance.kind.replace("-", " "),)),
            Cell((goal_words(project.team),)),
            Cell(tuple(goal_words(goal) for goal in project.divisions)),
            Cell(tuple(waiting_words(tie, study.graph) for tie in project.waits)),
            Cell((source,) if source else ()),
        ),
        id=f"alliance-{alliance.id}",
        details=(Words(alliance.note),) if alliance.note else (),
    )
