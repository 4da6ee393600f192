"""`dtl structure --place-hosts` as a page, as rows and as a document."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.structure.page import headline
from dtl_planner.shown import clean
from dtl_planner.structure.balance import COMBINATIONS
from dtl_planner.structure.load import hosted_units
from dtl_planner.structure.model import Open
from dtl_planner.tables import Column, Table
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.layout import Page
    from dtl_planner.structure.hosting import Hosted, Hosting, HostLoad
    from dtl_planner.tables import Cell

_COLUMNS = (
    Column("service", "Service"),
    Column("name", "Name"),
    Column("host", "Host proposed"),
    Column("because", "Because"),
    Column("second", "Second best"),
    Column("worse", "What second best costs"),
    Column("settled_by", "To be settled by"),
)


def view(hosting: Hosting) -> View:
    """Show the hosts proposed."""
    return View(
        text=lambda page: _text(hosting, page),
        table=lambda: Table(_COLUMNS, tuple(_row(hosting, each) for each in hosting.hosted)),
        document=lambda: _document(hosting),
    )


def _text(hosting: Hosting, page: Page) -> str:
    if not hosting.hosted:
        is_any = bool(hosted_units(hosting.structure))
        why = "every hosted service has a host" if is_any else "no service is hosted"
        return f"Nothing to place: {why}.\n"
    said = [*_measured(hosting), how_sure(hosting)]
    blocks = [
        headline(hosting.structure, page),
        "\n".join(paragraph(clean(line), page) for line in said),
        columns(_load_rows(hosting), page),
        *("\n".join(_place(hosting, load, page)) for load in hosting.loads if _at(hosting, load)),
        "\n".join(paragraph(clean(line), page) for line in _remarks(hosting)),
        paragraph(_summary(hosting), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _measured(hosting: Hosting) -> Iterator[str]:
    if hosting.in_fte:
        yield "Load is counted in full-time equivalents (of a range, its middle)."
    else:
        number = plural(len(hosting.unsized), "hosted service")
        yield f"Load is counted in services: the FTE of {number} is not stated."
    if hosting.has_demand:
        yield "Each place's share follows its share of the demand."
    else:
        yield "Demand is not stated, so that every place has an even share."


def how_sure(hosting: Hosting) -> str:
    """Whether anything could be better, and by how much."""
    shared, ways = hosting.shared, plural(hosting.shared.ways, "way")
    if shared.ways > COMBINATIONS:  # a number of hundreds of digits tells nobody anything
        ways = f"more than {COMBINATIONS:,} ways"
    if shared.is_exact:
        return f"No sharing out is more even, of {ways}."
    gap = _amount(hosting, _fraction(hosting, shared.above - shared.bound))
    return (
        f"A good sharing out, not proved the best: there are {ways}. "
        f"The best could have at most {gap} less above its share."
    )


def _load_rows(hosting: Hosting) -> Iterator[tuple[str, str, str, str]]:
    yield "place", "hosts now", "would host", "share"
    for load in hosting.loads:
        now, then, share = map(_number, (load.now, load.then, load.share))
        yield clean(load.place.name), now, then, share


def _at(hosting: Hosting, load: HostLoad) -> list[Hosted]:
    return [each for each in hosting.hosted if each.place.id == load.place.id]


def _place(hosting: Hosting, load: HostLoad, page: Page) -> Iterator[str]:
    yield page.paint(paragraph(clean(load.place.name), page), "strong")
    for each in _at(hosting, load):
        yield paragraph(clean(each.unit.name), page, indent="  ", hanging="    ")
        for said in (f"because {because(hosting, each)}", second_said(hosting, each)):
            yield paragraph(clean(said), page, indent="    ", hanging="      ")


def because(hosting: Hosting, hosted: Hosted) -> str:
    """Why this place, in a sentence."""
    load = next(each for each in hosting.loads if each.place.id == hosted.place.id)
    reasons = []
    if hosted.between:
        either = listed([hosting.structure.called(id_) for id_ in hosted.between], joint="or")
        reasons.append(f"its host is said to be {either}")
    if hosted.base:
        reasons.append(f"it works from {hosted.base}, which is here")
    reasons.append(_load_reason(hosting, load))
    return f"{'; '.join(reasons)}."


def _load_reason(hosting: Hosting, load: HostLoad) -> str:
    place = "the places it stands for would" if load.place.count > 1 else "the place would"
    above = load.then - load.share
    if above == 0:
        against = "just its share"
    else:
        word = "above" if above > 0 else "below"
        against = f"{_amount(hosting, abs(above))} {word} its share"
    return f"{place} host {_amount(hosting, load.then)} with it, {against}"


def second_said(hosting: Hosting, hosted: Hosted) -> str:
    """The second best place, and what it would cost."""
    second = hosted.second
    if second is None:
        return "second best: there is no other place"
    costs = _cost(hosting, second.worse)
    if second.leaves_base:
        costs = f"it would leave its base, {second.leaves_base}; and {costs}"
    said = f"second best: {second.place.name}; {costs}"
    if second.exchange is None:
        return said
    return f"{said}; {_cost(hosting, second.exchange_worse)} if {second.exchange.name} came instead"


def _cost(hosting: Hosting, worse: Fraction) -> str:
    if worse == 0:
        return "no worse"
    if worse < 0:
        return f"{_amount(hosting, -worse)} less above its share"
    return f"{_amount(hosting, worse)} more above its share"


def _remarks(hosting: Hosting) -> Iterator[str]:
    for units in hosting.alike:
        alike = listed([unit.name for unit in units])
        yield (
            f"Nothing that is written tells {alike} apart: how many go where matters, which of "
            "them is a free choice."
        )
    for each in hosting.together:
        yield (
            f"Keeping the {len(each.units)} parts of {each.service.name} in one place is another "
            f"aim: in {each.place.name}, the best for it, {_cost(hosting, each.worse)}."
        )
    for resolves in dict.fromkeys(_settled_by(each) for each in hosting.hosted):
        if resolves:
            yield f"Still to be settled by: {resolves}"
    yield (
        "Nothing was written. To take a host over, write `host` with the place's id at the "
        "service, or under `changes` in a proposal."
    )


def _settled_by(hosted: Hosted) -> str | None:
    return hosted.unit.host.resolves if isinstance(hosted.unit.host, Open) else None


def _summary(hosting: Hosting) -> str:
    number = len(hosting.hosted)
    above = f"{_amount(hosting, _fraction(hosting, hosting.shared.above))} above a share"
    above = above if hosting.shared.above else "nothing above a share"
    places = len({each.place.id for each in hosting.hosted})
    hosts = plural(places, "place")
    return f"A host proposed for {plural(number, 'service')}, in {hosts}; {above}."


def _fraction(hosting: Hosting, scaled: int) -> Fraction:
    return Fraction(scaled, hosting.scale)


def _amount(hosting: Hosting, number: Fraction) -> str:
    if hosting.in_fte:
        return f"{_number(number)} FTE"
    return f"{_number(number)} {'service' if number == 1 else 'services'}"


def _number(number: Fraction) -> str:
    """A number with two decimals at most."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


def _row(hosting: Hosting, hosted: Hosted) -> tuple[Cell, ...]:
    second = hosted.second
    return (
        hosted.unit.id,
        hosted.unit.name,
        hosted.place.id,
        because(hosting, hosted),
        second.place.id if second else None,
        second_said(hosting, hosted),
        _settled_by(hosted),
    )


def _document(hosting: Hosting) -> dict[str, object]:
    return {
        "structure": hosting.structure.name,
        "unit": "FTE" if hosting.in_fte else "services",
        "demand_stated": hosting.has_demand,
        "exact": hosting.shared.is_exact,
        "ways": hosting.shared.ways,
        "above_share": float(_fraction(hosting, hosting.shared.above)),
        "bound": float(_fraction(hosting, hosting.shared.bound)),
        "places": [
            {
                "place": load.place.id,
                "now": float(load.now),
                "then": float(load.then),
                "share": float(load.share),
            }
            for load in hosting.loads
        ],
        "hosts": [_hosted_document(hosting, each) for each in hosting.hosted],
        "alike": [[unit.id for unit in units] for units in hosting.alike],
        "together": [
            {
                "service": each.service.id,
                "parts": [unit.id for unit in each.units],
                "place": each.place.id,
                "worse": float(each.worse),
            }
            for each in hosting.together
        ],
    }


def _hosted_document(hosting: Hosting, hosted: Hosted) -> dict[str, object]:
    second = hosted.second
    return {
        "service": hosted.unit.id,
        "name": hosted.unit.name,
        "host": hosted.place.id,
        "because": because(hosting, hosted),
        "settled_by": _settled_by(hosted),
        "second": None
        if second is None
        else {
            "place": second.place.id,
            "worse": float(second.worse),
            "leaves_base": second.leaves_base,
            "exchange": second.exchange.id if second.exchange else None,
            "exchange_worse": float(second.exchange_worse) if second.exchange else None,
        },
    }
