"""The part of the page on demand that is about staff: team sizes, moves and workload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.render.demand.methods import meanings, method_words
from dtl_planner.render.demand.refusing import refusal_words
from dtl_planner.render.demand.words import (
    NOT_STATED,
    figure,
    name_of,
    names_of,
    one_digit,
    percent,
    period_words,
    places_words,
    share_words,
    signed,
)
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.plan.words import points
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.flexibility import Flexibility
    from dtl_planner.demand.picture.spread import Part
    from dtl_planner.demand.staffing.sizing import Line, Sizing, Tied
    from dtl_planner.demand.staffing.staffed import Staffed
    from dtl_planner.demand.staffing.workload import Balance, Load
    from dtl_planner.render.layout import Page


def team_blocks(teams: tuple[Staffed, ...], catalogue: Catalogue, page: Page) -> Iterator[str]:
    """Tell of each kind of posts."""
    for staffed in teams:
        yield "\n".join(_block(staffed, catalogue, page))


def rule_blocks(rules: tuple[Flexibility, ...], page: Page) -> list[str]:
    """Tell of rules of flexibility that no posts are named for."""
    block = points(RULES, [idle_words(rule) for rule in rules], page)
    return [block] if block else []


RULES = "Rules of flexibility"


def idle_words(rule: Flexibility, *, where: str = " (`staffing` in programme.yaml)") -> str:
    """Tell of a rule that no posts are named for.

    Args:
        rule: The rule.
        where: Where they are to be named, for whoever keeps the files.
    """
    measured = rule.measures or "what is counted is not stated"
    return (
        f"{rule.name}: {rule.tied} of 100 are tied to a place ({measured}). No posts are named "
        f"for it{where}, so nothing is shared out."
    )


def _block(staffed: Staffed, catalogue: Catalogue, page: Page) -> Iterator[str]:
    yield page.paint(paragraph(staffing_title(staffed, catalogue), page), "strong")
    if not staffed.sizings:
        yield _sentence(f"No team sizes: {refusal_words(staffed, catalogue)}.", page)
    for sentence in rule_words(staffed):
        yield _sentence(sentence, page)
    for number, sizing in enumerate(meanings(staffed)):
        yield from [""] * min(number, 1)  # a line between two meanings
        yield from _sizes(staffed, sizing, catalogue, page)
    yield from [""] * bool(staffed.sizings)
    for sentence in about_words(staffed, catalogue):
        yield _sentence(sentence, page)


def _sizes(staffed: Staffed, sizing: Sizing, catalogue: Catalogue, page: Page) -> Iterator[str]:
    if sizing.order.rule:
        yield _sentence(meaning_words(sizing, sizing.order.rule), page)
    yield columns(size_rows(staffed, sizing, catalogue), page)
    for sentence in balance_words(staffed, sizing, catalogue):
        yield _sentence(sentence, page)


def _sentence(text: str, page: Page) -> str:
    return paragraph(clean(text), page, indent="  ")


def staffing_title(staffed: Staffed, catalogue: Catalogue) -> str:
    """Tell what posts there are, and by what they are shared out."""
    written = staffed.staffing
    indicator = catalogue.find(Indicator, written.indicator)
    name = clean(indicator.name if indicator else written.indicator)
    posts = plural(staffed.posts, "post") if staffed.posts is not None else "posts not stated"
    reading = " (our reading)" if written.basis is Basis.INFERRED else ""
    when = f", {period_words(staffed.spread)}" if staffed.spread else ""
    return f"{clean(written.name)}{reading}: {posts}, by {name}{when}"


def size_rows(staffed: Staffed, sizing: Sizing, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """Give a head, a row for each place and one for all; no column of nothing."""
    demand = "share" if staffed.by_share else "demand"
    head = ("", demand, "now", "exact", "then", "change", "work now", "work then")
    parts = {part.place: part for part in staffed.spread.parts} if staffed.spread else {}
    lines = sizing.lines
    rows: list[tuple[str, ...]] = [head]
    for place in staffed.places:
        amount = _amount(parts[place], by_share=staffed.by_share)
        now = _now(staffed, place)
        rows.append((name_of(place, catalogue), amount, now, *_line(lines[place], staffed)))
    rows.append(_together(staffed, sizing))
    kept = [n for n in range(len(head)) if any(row[n] for row in rows[1:])]
    return [tuple(row[n] for n in kept) for row in rows]


def _amount(part: Part, *, by_share: bool) -> str:
    """The demand of a place: its figure, or its share where only that is known."""
    if part.value is not None and not by_share:
        return figure(part.value)
    return share_words(part.share) if part.share else ""


def _now(staffed: Staffed, place: str) -> str:
    """How many posts a place has today; nothing where that is stated of no place."""
    now = staffed.staffing.now
    if now.keys().isdisjoint(staffed.places):
        return ""
    return f"{now[place]:,}" if place in now else NOT_STATED


def _line(line: Line, staffed: Staffed) -> tuple[str, ...]:
    return (
        one_digit(line.seat.quota),
        f"{line.seat.posts:,}",
        signed(line.move) if line.move is not None else "",
        _work(line.before, staffed, heavy=line.heavy_before),
        _work(line.after, staffed, heavy=line.heavy_after),
    )


def _work(load: Load | None, staffed: Staffed, *, heavy: bool) -> str:
    """The work of one post, with a mark where it is more than it should be."""
    if load is None:
        return ""
    if load.for_one_post is None:
        return "NO POST" if load.demand else "-"
    return f"{_load(load.for_one_post, load.average, staffed)}{' !' if heavy else ''}"


def _together(staffed: Staffed, sizing: Sizing) -> tuple[str, ...]:
    total = staffed.spread.total if staffed.spread else None
    now = sum(staffed.staffing.now.get(place, 0) for place in staffed.places)
    return (
        "together",
        figure(total) if total is not None else "",
        f"{now:,}" if sizing.before else "",
        f"{sizing.order.tied_posts:,}",
        f"{sum(sizing.given.posts.values()):,}",
        signed(sum(sizing.moves.values())) if sizing.before else "",
        _average(sizing.before, staffed),
        _average(sizing.after, staffed),
    )


def _average(balance: Balance | None, staffed: Staffed) -> str:
    if balance is None or balance.average is None:
        return ""
    return _load(balance.average, balance.average, staffed)


def rule_words(staffed: Staffed) -> Iterator[str]:
    """Tell what the rule of flexibility says, in its owner's words, and whether that is stated."""
    rule = staffed.sizings[0].order.rule if staffed.sizings else None
    if rule is None:
        return
    if staffed.sizings[0].order.is_our_reading:
        owner = f"{rule.owner} would have to say" if rule.owner else "who would say is open too"
        yield f"{rule.name}: what the {rule.per_cent} measures is not stated; {owner}."
    if rule.meaning:
        yield f"{rule.name} in its owner's words: {rule.meaning}"


def meaning_words(sizing: Sizing, rule: Tied) -> str:
    """Tell what the rule does here, by what it measures."""
    order, begin, elsewhere = sizing.order, rule.name, 100 - rule.per_cent
    if order.is_our_reading:
        begin = "If it measures posts" if order.measures == "posts" else "If cases or time"
    if order.measures == "posts":
        tied, free = plural(order.tied_posts, "post"), plural(sizing.free_posts, "post")
        return f"{begin}: {tied} tied to places, {free} sent where they are needed."
    what = "cases or time" if order.is_our_reading else order.measures
    verb = "are" if what == "cases" else "is"
    return f"{begin}: every post has a place, and {elsewhere} % of its {what} {verb} for others."


def balance_words(staffed: Staffed, sizing: Sizing, catalogue: Catalogue) -> Iterator[str]:
    """Tell where work is out of balance, now and then, and how it lies once all is shared."""
    before = sizing.before if sizing is staffed.sizings[0] else None  # told once
    for when, balance in (("now", before), ("then", sizing.after)):
        for warning in _warnings(balance, staffed, catalogue) if balance else ():
            yield f"! {when}: {warning}."
    if sizing.helped is not None and sizing.helped.average:
        helped = _helped(sizing.helped, staffed, catalogue)
        yield f"With what is free sent where it is needed most: {helped}."


def _helped(balance: Balance, staffed: Staffed, catalogue: Catalogue) -> str:
    known = {load.place: load.for_one_post for load in balance.loads if load.for_one_post}
    most = max(known.values())
    work = f"{_load(most, balance.average, staffed)} for one post"
    if most == min(known.values()):
        return f"{work} everywhere"
    where = staffed.in_order(place for place, load in known.items() if load == most)
    return f"{work} at the most, in {places_words(where, catalogue)}"


def _load(load: Fraction, average: Fraction | None, staffed: Staffed) -> str:
    """Work in what is counted; in percent of the average where only shares are known."""
    if not staffed.by_share or not average:
        return one_digit(load)
    return percent(load / average, digits=0)


def _warnings(balance: Balance, staffed: Staffed, catalogue: Catalogue) -> Iterator[str]:
    above = {load.place: load.above for load in balance.loads}
    heavy = [
        f"{name_of(place, catalogue)} has {percent(more, digits=0)} more"
        for place in staffed.in_order(balance.heavy)
        if (more := above[place]) is not None
    ]
    if heavy:
        line = f"work is out of balance (more than {balance.warn_above} % above the average)"
        yield f"{line}: {listed(heavy)}"
    for what, places in (
        ("work and no post", staffed.in_order(balance.unserved)),
        ("posts and no work", staffed.in_order(balance.idle)),
    ):
        if places:
            yield f"{what} in {listed(names_of(places, catalogue))}"


def about_words(staffed: Staffed, catalogue: Catalogue) -> Iterator[str]:
    """Tell where posts are, how they were made whole, and where all that is stated."""
    written = staffed.staffing
    if staffed.sizings:
        yield from _placed(staffed, catalogue)
        yield from method_words(staffed, catalogue)
    if written.note:
        yield written.note
    if written.source:
        where = "This is tried; what is written is stated" if staffed.is_trial else "Stated"
        yield f"{where} in {catalogue.cite(written.source)}."


def _placed(staffed: Staffed, catalogue: Catalogue) -> Iterator[str]:
    """Where posts are today, as far as that is stated."""
    now, places = staffed.staffing.now, staffed.places
    silent = [place for place in places if place not in now]
    if staffed.by_share:
        yield "Only shares are known, so the work of a post is told in percent of the average."
    if len(silent) == len(places):
        yield "Where the posts are now is not stated, so nothing is said of moves."
    elif silent:
        where = listed(names_of(silent, catalogue))
        yield f"Posts now of {where}: not stated, so nothing is said of moves."
    for place, number in staffed.unplaced.items():
        yield f"Left out: {plural(number, 'post')} of {name_of(place, catalogue)}, of another tier."
