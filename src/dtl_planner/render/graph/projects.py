"""Alliances on the page of `dtl graph`, each as a small project of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.graph.splits import SPLIT, reason_for
from dtl_planner.render.classify.placement import named
from dtl_planner.render.graph.words import (
    NOT_STATED,
    called,
    goal_words,
    result_words,
    waiting_words,
)
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.graph.projects import Member, Project
    from dtl_planner.graph.splits import Camp, Split
    from dtl_planner.graph.study import Study

APART = "its members would be run apart"


def project_text(project: Project, study: Study, page: Page) -> str:
    """Show an alliance: its members, what it forms, where that goes, and what would part it."""
    alliance = project.alliance
    head = page.paint(paragraph(clean(f"{alliance.name} ({alliance.id})"), page), "strong")
    rows = [(label, clean(text)) for label, text in _rows(project, study)]
    parted = [_split_text(project.split, study, page)] if project.split else []
    return "\n".join([head, columns(rows, page), *parted])


def member_words(member: Member) -> str:
    """A member with the category in force, as far as it is for classification at all."""
    name = called(member.node)
    return f"{name}: {result_words(member.placed)}" if member.placed else name


def camp_words(camp: Camp, catalogue: Catalogue) -> str:
    """What comes out the same, where it is, and who that is."""
    names = listed([one.component.record.name for one in camp.members])
    where = f" at {named(camp.host, catalogue)}" if camp.host else ""
    return f"{camp.category.id}{where}: {names}"


def camp_reasons(camp: Camp) -> Iterator[str]:
    """Each reason once, with the names of those it is for where there are several reasons."""
    found: dict[str, list[str]] = {}
    for one in camp.members:
        found.setdefault(reason_for(one), []).append(one.component.record.name)
    for reason, names in found.items():
        yield f"{listed(names)}: {reason}" if len(found) > 1 else reason


def _rows(project: Project, study: Study) -> Iterator[tuple[str, str]]:
    alliance = project.alliance
    yield "kind", alliance.kind.replace("-", " ")
    for number, member in enumerate(project.members):
        yield "" if number else "members", member_words(member)
    if not project.members:
        yield "members", NOT_STATED
    yield "forms", goal_words(project.team)
    yield "goes to", "; ".join(goal_words(goal) for goal in project.divisions)
    for tie in project.waits:
        yield "waits", waiting_words(tie, study.graph)
    if alliance.note:
        yield "note", alliance.note
    if alliance.source:
        yield "source", study.catalogue.cite(alliance.source)


def _split_text(split: Split, study: Study, page: Page) -> str:
    """Say who would be apart from whom, and why."""
    head = f"{SPLIT.severity.value}[{SPLIT.id}]: {APART}"
    lines = [page.paint(paragraph(head, page, indent="  "), "yellow")]
    for camp in split.camps:
        lines.append(
            paragraph(
                clean(camp_words(camp, study.catalogue)), page, indent="    ", hanging="      "
            )
        )
        lines.extend(
            paragraph(clean(reason), page, indent="      ", hanging="        ")
            for reason in camp_reasons(camp)
        )
    return "\n".join(lines)
