"""`dtl demand` as a page, as rows and as a document."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.render.demand.document import document_of
from dtl_planner.render.demand.rows import fact_table, team_table
from dtl_planner.render.demand.teams import rule_blocks, team_blocks
from dtl_planner.render.demand.topics import topic_blocks
from dtl_planner.render.demand.words import cited, name_of
from dtl_planner.render.formats import View
from dtl_planner.render.layout import paragraph
from dtl_planner.render.plan.words import points
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.observation import Observation
    from dtl_planner.demand.overview import Overview
    from dtl_planner.demand.picture.leading import Leader, Leading
    from dtl_planner.demand.picture.topics import Told
    from dtl_planner.render.layout import Page

NOTHING = (
    "Nothing is known of demand here. Write figures, ranks or shares by place into demand.csv "
    "beside services.yaml, with the columns place, indicator, period, value, rank, share and "
    "source, and name each indicator under `indicators` in outcomes.yaml; or look at a published "
    "table: dtl demand --file TABLE.csv"
)


NO_PLACES = (
    "The tables say nothing of a place of this workspace. In a published table places are found by "
    "their `code`, such as E06000031, in localities.yaml."
)


def demand_view(found: Overview, *, teams: bool = False) -> View:
    """Show demand, and posts shared out by it.

    Args:
        found: What was found.
        teams: Whether only the team sizes are shown.
    """
    return View(
        text=lambda page: _text(found, page, teams=teams),
        table=lambda: team_table(found) if teams else fact_table(found),
        document=lambda: document_of(found, teams=teams),
    )


def _text(found: Overview, page: Page, *, teams: bool) -> str:
    if not (found.told or found.teams or found.idle_rules):
        return "\n\n".join([*_findings(found, page), paragraph(_nothing(found), page)]) + "\n"
    blocks = [*_tiers(found, page)] if not teams else []
    blocks += [*team_blocks(found.teams, found.catalogue, page)]
    if not found.teams and teams:
        blocks.append(paragraph(NO_TEAMS, page))
    blocks += rule_blocks(found.idle_rules, page)
    blocks += [*_findings(found, page), *([] if teams else _notes(found, page))]
    return "\n\n".join([*blocks, paragraph(f"{summary(found)} {_next(found)}", page)]) + "\n"


NO_TEAMS = (
    "No posts are to be shared out: write them under `staffing` in programme.yaml, or try a number "
    "with `dtl demand INDICATOR --posts N`."
)


def _nothing(found: Overview) -> str:
    if found.silent and not found.is_empty:
        return f"Nothing is known of {listed([f'`{clean(one)}`' for one in found.silent])}."
    return NO_PLACES if found.tables else NOTHING


def _tiers(found: Overview, page: Page) -> Iterator[str]:
    for told in found.told:
        yield "\n".join(_head(told, found, page))
        yield from topic_blocks(told, found.catalogue, found.indicators, page)


def _head(told: Told, found: Overview, page: Page) -> Iterator[str]:
    """A tier, and the answer: who stands highest."""
    number = plural(len(told.tier.places), "place")
    yield page.paint(paragraph(f"{clean(told.tier.name)}: {number}", page), "strong")
    if told.tier.unnamed:
        more = plural(told.tier.unnamed, "more place")
        yield paragraph(f"{more} of this tier nobody named; nothing is known of each.", page)
    if len(told.tier.places) > 1:
        yield paragraph(highest_words(told, found.catalogue), page)


def highest_words(told: Told, catalogue: Catalogue) -> str:
    """Tell who stands highest, over all indicators of which that is known; and then per head."""
    if not told.leading.known:
        return "Which place stands highest is known of no indicator."
    said = _leaders(told.leading, "whose highest place is known", catalogue)
    if told.leading_per_head.known:
        per_head = _leaders(told.leading_per_head, "known per head of every place", catalogue)
        said += f" Per head {per_head}"
    return said


def _leaders(leading: Leading, of_which: str, catalogue: Catalogue) -> str:
    first, *others = leading.leaders
    if len(leading.known) == 1:
        names = listed([name_of(one.place, catalogue) for one in leading.leaders])
        verb = "are" if others else "is"
        return f"{names} {verb} highest in the one indicator {of_which}."
    said = (
        f"{name_of(first.place, catalogue)} is highest in {first.number:,} of the "
        f"{len(leading.known):,} indicators {of_which}{_shared(first)}"
    )
    rest = [
        f"{name_of(one.place, catalogue)} in {one.number:,}{_shared(one)}" for one in others[:_MOST]
    ]
    rest += [f"{plural(len(others) - _MOST, 'other place')} in some"][: len(others) > _MOST]
    return f"{'; '.join([said, *rest])}."


def _shared(leader: Leader) -> str:
    if not leader.together:
        return ""
    return f", equal with others in {len(leader.together):,}" if leader.alone else ", equal"


_MOST = 4


def _findings(found: Overview, page: Page) -> list[str]:
    """What does not agree, with its place in the table."""
    block = points("To be looked at", list(finding_words(found)), page)
    return [block] if block else []


def finding_words(found: Overview) -> Iterator[str]:
    """Tell what does not agree in the tables, each with its place."""
    for one in found.diagnostics:
        where = f" ({one.span.file}:{one.span.line}:{one.span.column})" if one.span else ""
        yield f"{one.message}{where}"


def _notes(found: Overview, page: Page) -> Iterator[str]:
    for title, said in notes_on(found):
        yield from _block(title, said, page)
    if any(one.basis is Basis.INFERRED for one in _shown(found)):
        yield paragraph(READING, page)


READING = "`Our reading` marks what no source says in so many words."


def _shown(found: Overview) -> list[Observation]:
    """Give what is known of places in the newest period of each indicator."""
    return [
        part.observation
        for told in found.told
        for topic in told.topics
        for part in topic.newest.parts
        if part.observation
    ]


def notes_on(found: Overview) -> Iterator[tuple[str, list[str]]]:
    """Tell what to bear in mind, what is not known, and where it is stated, each under a title."""
    shown = _shown(found)
    names = {topic.indicator.id: topic.indicator.name for one in found.told for topic in one.topics}
    caveats = ((one.caveat, one.indicator) for one in shown if one.caveat)
    sources = ((cited(one, found.catalogue), one.indicator) for one in shown)
    yield "Bear in mind", _grouped(caveats, names)
    yield "Not known", list(_silent(found))
    yield "Where it is stated", [*_grouped(sources, names), *_tables(found)]


def _block(title: str, said: list[str], page: Page) -> Iterator[str]:
    block = points(title, said, page)
    if block:
        yield block


def _grouped(said: Iterable[tuple[str, str]], names: dict[str, str]) -> list[str]:
    """Put together what is said of several indicators."""
    groups: dict[str, dict[str, None]] = {}
    for text, indicator in said:
        if text:
            groups.setdefault(text, {})[indicator] = None
    return [f"{text} ({_of(list(ids), names)})" for text, ids in groups.items()]


def _of(ids: list[str], names: dict[str, str]) -> str:
    if len(ids) == len(names):
        return "everything here" if len(ids) > 1 else names[ids[0]]
    return listed([names[one] for one in ids]) if len(ids) <= _MOST else f"{len(ids)} indicators"


def _silent(found: Overview) -> Iterator[str]:
    if found.silent:
        indicators = found.indicators
        yield f"Nothing is stated of: {'; '.join(indicators[one].name for one in found.silent)}."


def _tables(found: Overview) -> Iterator[str]:
    """Which tables were read, by which layout, and what was left aside."""
    for name, table in found.tables.items():
        facts = plural(len(table.figures.observations), "fact")
        layout = f", read as `{table.layout.name}`" if table.layout else ""
        aside = (
            f"; {plural(table.left_aside, 'row')} of other places left aside"
            if table.left_aside
            else ""
        )
        yield f"{PurePath(name).name}: {facts}{layout}{aside}."


def summary(found: Overview) -> str:
    """Count indicators, places and what posts could be shared out, in one line."""
    topics = {topic.indicator.id for told in found.told for topic in told.topics}
    places = sum(len(told.tier.places) for told in found.told)
    said = [f"{plural(len(topics), 'indicator')}, {plural(places, 'place')}."]
    if found.teams:
        sized = sum(bool(one.sizings) for one in found.teams)
        said.append(f"Posts shared out: {sized} of {len(found.teams)}.")
    return " ".join(said)


def _next(found: Overview) -> str:
    sized = [one.sizings[0].order for one in found.teams if one.sizings]
    if any(order.is_our_reading for order in sized):
        return "Next: ask what the rule measures; --measures tries it."
    if sized:
        return "Next: --posts, --method and --least try others."
    several = [told for told in found.told if len(told.tier.places) > 1]
    if not several:
        return "Next: dtl demand -f csv, for every period."
    if any(topic.newest.is_complete for told in several for topic in told.topics):
        return "Next: dtl demand INDICATOR --posts N"
    return "Next: ask for the figures that are not stated."
