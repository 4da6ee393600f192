"""`dtl graph` as a page: alliances, rings, clusters, what nothing ties, and what may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.graph.offers import MOST_MEMBERS
from dtl_planner.graph.rings import RING
from dtl_planner.render.classify.placement import named
from dtl_planner.render.formats import View
from dtl_planner.render.graph.document import study_document
from dtl_planner.render.graph.projects import project_text
from dtl_planner.render.graph.tables import tie_table, written_first
from dtl_planner.render.graph.words import called, named_few, waiting_words
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.graph.offers import Offer
    from dtl_planner.graph.rings import Ring
    from dtl_planner.graph.study import Study

_MOST_RINGS = 20
_MOST_STEPS = 20
_MOST_CLUSTERS = 40
_MOST_NAMES = 40
_MOST_OFFERS = 10
"""How much of each a page shows; `--format json` has them all."""


def view(study: Study) -> View:
    """Show what is tied to what, and what follows from it."""
    return View(
        text=lambda page: _text(study, page),
        table=lambda: tie_table(study),
        document=lambda: study_document(study),
    )


def summary(study: Study) -> str:
    """Sum up what was found."""
    members = len({member.node.key for one in study.projects for member in one.members})
    alliances = _number(len(study.projects), "alliance")
    said = [
        f"{alliances} with {plural(members, 'member')}" if study.projects else alliances,
        _number(len(study.rings), "ring"),
        _number(len(study.clusters), "cluster"),
        f"{len(study.loose):,} tied to nothing" if study.loose else "nothing left untied",
        _number(len(study.offers.found), "further alliance") + " suggested",
    ]
    if study.splits:
        said[0] += f", {len(study.splits):,} of them split by classification"
    text = f"{'; '.join(said)}."
    return text[0].upper() + text[1:]


def offer_words(offer: Offer) -> str:
    """Who may belong together."""
    return listed([f"{one.name} ({one.id})" for one in offer.members])


def offer_reasons(offer: Offer, catalogue: Catalogue) -> Iterator[str]:
    """What they have in common, and which of them are in an alliance already."""
    yield f"in common: {'; '.join(sign.said for sign in offer.signs)}"
    for name, ids in offer.alliances.items():
        inside = listed([named(one, catalogue) for one in ids])
        yield f"{named(name, catalogue)} is in an alliance already: {inside}"


def _text(study: Study, page: Page) -> str:
    blocks = [
        *(project_text(project, study, page) for project in study.projects),
        *(_ring(ring, study, page) for ring in study.rings[:_MOST_RINGS]),
        *_more("ring", len(study.rings), _MOST_RINGS),
        *_clusters(study, page),
        *_loose(study, page),
        *_offers(study, page),
        paragraph(f"{summary(study)} Next: dtl graph --moves ID", page),
    ]
    return "\n\n".join(blocks) + "\n"


def _ring(ring: Ring, study: Study, page: Page) -> str:
    """A ring as a walk: who waits for whom, and where that is written."""
    head = f"{RING.severity.value}[{RING.id}]: each waits for the next, and the last for the first"
    nodes = study.graph.nodes
    rows = [
        (
            written_first(tie, study.catalogue),
            clean(f"{called(nodes[tie.source])} waits {waiting_words(tie, study.graph)}"),
        )
        for tie in ring.steps[:_MOST_STEPS]
    ]
    lines = [page.paint(paragraph(head, page), "red"), columns(rows, page)]
    lines.extend(f"  {said}" for said in _more("step", len(ring.steps), _MOST_STEPS))
    if ring.tangled > len(ring.steps):
        said = f"{plural(ring.tangled, 'record')} wait for one another here: another ring may show "
        lines.append(paragraph(said + "once this one is mended", page, indent="  "))
    return "\n".join(lines)


def _clusters(study: Study, page: Page) -> Iterator[str]:
    if not study.clusters:
        return
    head = "Clusters: what alliances, dependencies and new teams connect"
    rows = [
        (f"{len(one.nodes):,}", clean(named_few(one.nodes, _MOST_NAMES)))
        for one in study.clusters[:_MOST_CLUSTERS]
    ]
    more = (f"  {said}" for said in _more("cluster", len(study.clusters), _MOST_CLUSTERS))
    yield "\n".join([paragraph(head, page), columns(rows, page), *more])


def _loose(study: Study, page: Page) -> Iterator[str]:
    if study.loose:
        names = clean(named_few(study.loose, _MOST_NAMES))
        head = paragraph("Tied to nothing: no alliance, no dependency, no new team", page)
        yield f"{head}\n{paragraph(names, page, indent='  ')}"


def _offers(study: Study, page: Page) -> Iterator[str]:
    offers = study.offers
    if offers.found:
        lines = [paragraph("Alliances that nobody recorded, and what suggests them", page)]
        for offer in offers.found[:_MOST_OFFERS]:
            lines.extend(_offer(offer, study, page))
        lines.extend(f"  {said}" for said in _more("offer", len(offers.found), _MOST_OFFERS))
        yield "\n".join(lines)
    if offers.too_large:
        said = f"{plural(offers.too_large, 'group')} of more than {MOST_MEMBERS} services "
        verb = "has" if offers.too_large == 1 else "have"
        yield paragraph(f"{said}{verb} as much in common: too many for one alliance.", page)


def _offer(offer: Offer, study: Study, page: Page) -> Iterator[str]:
    yield paragraph(clean(offer_words(offer)), page, indent="  ", hanging="    ")
    for said in offer_reasons(offer, study.catalogue):
        yield paragraph(clean(said), page, indent="    ", hanging="      ")


def _more(noun: str, number: int, most: int) -> Iterator[str]:
    if number > most:
        yield f"and {plural(number - most, f'more {noun}')}: dtl graph --format json"


def _number(number: int, noun: str) -> str:
    return plural(number, noun) if number else f"no {noun}s"
