"""`dtl risks --constraints`: the rules that a mitigation may name, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.formats import View
from dtl_planner.render.layout import cells_of, columns, paragraph
from dtl_planner.render.risks.words import bound_words
from dtl_planner.risks.constraints import Force, families
from dtl_planner.risks.written import FAMILIES
from dtl_planner.shown import clean
from dtl_planner.tables import Column, Table
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.render.layout import Page
    from dtl_planner.risks.constraints import Constraint
    from dtl_planner.risks.footing import Footing
    from dtl_planner.tables import Cell

_TITLES = {
    "fragile": "Fragile services, spared",
    "busy": "Busy times of a service",
    "window": "Windows",
    "capacity": "Capacity",
    "alliance": "Alliances kept together",
    "funding": "Money that ends",
    "start": "The start",
    "deadline": "The deadline",
}
"""The kinds of rules that the page lists one by one."""

_MANY = {
    "milestone": "when a milestone is reached and what must be done before; `milestone:ID` stands "
    "for all of one milestone",
    "phase": "work that must not go beyond a gate",
    "done": "what is done stays where it is",
    "link": "dependencies",
    "play": "the order within a playbook, and what its activities wait for",
    "ready": "when an enabler, a post or a service is there",
    "takes": "lengths in days of the calendar",
}
"""The kinds that would fill the page, each in words."""

_COLUMNS = (
    Column("id", "Rule"),
    Column("asks_for", "Asks for"),
    Column("force", "How far plans are bound"),
    Column("file", "File"),
    Column("line", "Line"),
)

_NOTHING = (
    "There are no rules that a mitigation could name. They come from what is written of services "
    "(`constraints`), `windows`, `capacity`, `alliances` (`in_plan`), `phases`, `milestones` and "
    "the deadline."
)


def rules_view(footing: Footing, catalogue: Catalogue) -> View:
    """Show the rules that there are.

    Args:
        footing: The rules.
        catalogue: Where they are written.
    """
    table = _table(footing, catalogue)
    return View(
        text=lambda page: _text(footing, page),
        table=lambda: table,
        document=lambda: {"no_plan": footing.no_plan, "rules": list(table.records())},
    )


def _table(footing: Footing, catalogue: Catalogue) -> Table:
    return Table(_COLUMNS, tuple(_row(one, catalogue) for one in footing.constraints.values()))


def _row(one: Constraint, catalogue: Catalogue) -> tuple[Cell, ...]:
    place = one.written
    span = catalogue.span(place.section, place.id, *place.route) if place else None
    where = (span.file, span.line) if span else (None, None)
    return (one.id, one.told, one.force.value, *where)


def _text(footing: Footing, page: Page) -> str:
    if not footing.constraints:
        return paragraph(_NOTHING, page) + "\n"
    found = families(footing.constraints.values())
    head = [page.paint("Rules that a mitigation may name under `constraints`", "strong")]
    if footing.no_plan:
        said = f"Only what is written is here, as there is no plan: {clean(footing.no_plan)}."
        head.append(paragraph(said, page))
    blocks = [
        "\n".join(head),
        *(_family(title, found[key], page) for key, title in _TITLES.items() if key in found),
        _rest(found, page),
        paragraph(" ".join(_summary(footing)), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _family(title: str, rules: Sequence[Constraint], page: Page) -> str:
    rows = [(clean(one.id), clean(f"{one.told}{_bound(one)}")) for one in rules]
    head = page.paint(title, "strong")
    if all(cells_of(id_) <= page.width // 3 for id_, _ in rows):
        return f"{head}\n{columns(rows, page)}"
    # An id is there to be copied, so it is never broken: what it asks for goes below it.
    lines = (f"  {id_}\n{paragraph(told, page, indent='      ')}" for id_, told in rows)
    return "\n".join([head, *lines])


def _bound(one: Constraint) -> str:
    """What is to be known of a rule that no plan has to keep."""
    return f" ({bound_words(one.force)})" if one.force in (Force.WISH, Force.IDLE) else ""


def _rest(found: dict[str, tuple[Constraint, ...]], page: Page) -> str:
    rows = [
        (f"{key}:", f"{len(found[key]):,}", said) for key, said in _MANY.items() if key in found
    ]
    title = page.paint("More, in --format csv", "strong")
    return f"{title}\n{columns(rows, page)}" if rows else ""


def _summary(footing: Footing) -> Iterator[str]:
    rules = footing.constraints.values()
    counts = [
        f"{number:,} {word}"
        for force, word in _FORCES.items()
        if (number := sum(one.force is force for one in rules))
    ]
    yield f"{plural(len(rules), 'rule')}: {listed(counts)}."
    examples = [key for key in FAMILIES if any(one.id.startswith(f"{key}:") for one in rules)]
    if examples:
        yield f"Part of an id stands for all that begin with it, as `{examples[0]}` alone."


_FORCES = {
    Force.MUST: "that every plan keeps",
    Force.WISH: "only wished for",
    Force.IDLE: "in no plan",
    Force.UNTRIED: "with no plan to hold them against",
}
