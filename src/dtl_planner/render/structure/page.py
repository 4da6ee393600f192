"""`dtl structure` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.render.formats import View
from dtl_planner.render.layout import cells_of, paragraph
from dtl_planner.render.structure.document import structure_document
from dtl_planner.render.structure.entries import section_text
from dtl_planner.render.structure.lines import bodies, contacts, roles
from dtl_planner.render.structure.rows import structure_table
from dtl_planner.render.structure.tree import (
    divisions,
    formed,
    localities,
    others,
    outside,
    undecided,
)
from dtl_planner.shown import clean
from dtl_planner.structure.load import has_no_host, hosted_units
from dtl_planner.structure.model import Kind
from dtl_planner.structure.outline import outline, tally
from dtl_planner.structure.proposed import PROPOSED
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.layout import Page
    from dtl_planner.render.structure.entries import Section
    from dtl_planner.structure.model import Structure
    from dtl_planner.structure.outline import Outline

_SECTIONS = (
    divisions,
    localities,
    others,
    contacts,
    formed,
    roles,
    bodies,
    undecided,
    outside,
)
"""The parts of the page, in the order in which people look at a structure."""


def view(structure: Structure) -> View:
    """Show a structure."""
    return View(
        text=lambda page: _text(outline(structure), page),
        table=lambda: structure_table(structure),
        document=lambda: structure_document(outline(structure)),
    )


def headline(structure: Structure, page: Page) -> str:
    """The programme, and which structure this is."""
    title, named = clean(structure.catalogue.title), f"structure: {clean(structure.name)}"
    room = page.width - cells_of(title) - cells_of(named)
    joint = " " * room if room > 1 else "\n"
    lines = [page.paint(paragraph(title, page), "strong") + joint + page.paint(named, "dim")]
    lines.extend(paragraph(clean(said), page) for said in proposal_said(structure))
    return "\n".join(lines)


def proposal_said(structure: Structure) -> Iterator[str]:
    """Tell what a proposal is, where the structure is one."""
    proposal = structure.catalogue.find(Proposal, structure.name)
    if proposal is not None:
        number = plural(len(proposal.adds), "addition")
        changes = f"{plural(len(proposal.changes), 'change')} and {number}"
        yield f"{proposal.title} ({proposal.status}): {changes}, laid over {proposal.based_on}"
        if proposal.note:
            yield proposal.note


def sections(told: Outline) -> Iterator[Section]:
    """Give the parts of the page that have anything to tell."""
    for section in _SECTIONS:
        yield from section(told)


def summary(told: Outline) -> str:
    """Count what there is."""
    return " ".join(_counted(told))


def _text(told: Outline, page: Page) -> str:
    blocks = [headline(told.structure, page)]
    blocks.extend(section_text(section, page) for section in sections(told))
    blocks.append(paragraph(clean(f"{summary(told)} {_next(told)}".strip()), page))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _counted(told: Outline) -> Iterator[str]:
    structure = told.structure
    counts = tally(structure)
    titles = {id_: category.title for id_, category in structure.categories.items()}
    said = [f"{counts[id_]} {titles[id_]}" for id_ in titles if counts[id_]]
    if told.undecided:
        said.append(f"{len(told.undecided)} undecided")
    placed = len(structure.components) - len(told.outside)
    if not structure.units:
        yield "Nothing to show yet. Services are written into services.yaml."
        return
    yield f"{plural(placed, 'component')}{': ' if said else ''}{', '.join(said)}."
    numbers = ((Kind.TEAM, "teams"), (Kind.ROLE, "roles"), (Kind.BODY, "bodies"))
    joint = [plural(len(structure.of(kind)), kind.value, many) for kind, many in numbers]
    if joint := [each for each in joint if not each.startswith("0 ")]:
        yield f"{listed(joint)}."
    if without := _without_host(structure):
        yield f"{without} hosted {'has' if without == 1 else 'have'} no host."


def _next(told: Outline) -> str:
    structure = told.structure
    if not structure.units:
        return ""
    if _without_host(structure):
        name = "" if structure.name == PROPOSED else f"{structure.name} "
        return f"Next: dtl structure {name}--place-hosts"
    return "Next: dtl ask" if told.undecided else "Next: dtl check"


def _without_host(structure: Structure) -> int:
    return sum(has_no_host(unit) for unit in hosted_units(structure))
