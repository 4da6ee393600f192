"""The part of the page on demand that is about staff: team sizes, moves and workload."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.demand.spread import Whole
from dtl_planner.demand.staffed import Refusal
from dtl_planner.render.demand.words import (
    figure,
    name_of,
    names_of,
    one_digit,
    percent,
    period_words,
    share_words,
    signed,
    stated_percent,
)
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.apportionment import Apportionment
    from dtl_planner.demand.sizing import Sizing, Tied
    from dtl_planner.demand.spread import Spread
    from dtl_planner.demand.staffed import Staffed
    from dtl_planner.demand.workload import Balance
    from dtl_planner.render.layout import Page

METHODS = {
    Method.HAMILTON: "largest remainders (Hamilton)",
    Method.WEBSTER: "nearest whole posts (Webster)",
    Method.JEFFERSON: "rounding down (Jefferson)",
    Method.HUNTINGTON_HILL: "equal proportions (Huntington-Hill)",
    Method.ADAMS: "rounding up (Adams)",
}

PROPERTIES = {
    Method.HAMILTON: "keeps every place to its exact share rounded down or up; with one post more "
    "in all a place may get one fewer",
    Method.WEBSTER: "takes no post away when there is one more in all, and favours neither large "
    "nor small places; now and then it breaks the quota",
    Method.JEFFERSON: "takes no post away when there is one more in all, and favours large places; "
    "it may break the quota upwards",
    Method.HUNTINGTON_HILL: "takes no post away when there is one more in all, and gives every "
    "place with demand a post before any gets two; it may break the quota",
    Method.ADAMS: "takes no post away when there is one more in all, and favours small places; it "
    "may break the quota downwards",
}
"""What a method keeps, and what it may break. The quota is the exact share rounded down or up."""

_REFUSALS = {
    Refusal.NO_DEMAND: "nothing is known of `{indicator}` there",
    Refusal.MEANS: "`{indicator}` is an average, and posts cannot be shared out by averages",
    Refusal.NOTHING: "all figures of `{indicator}` are 0",
    Refusal.UNNAMED: "some places are not named, so nothing is known of each of them",
    Refusal.NO_POSTS: "how many posts there are is not stated (`posts` or `now` in programme.yaml; "
    "`--posts N` tries a number)",
    Refusal.TOO_FEW: "{posts} are not {least} for each of {places}",
}


def team_blocks(teams: tuple[Staffed, ...], catalogue: Catalogue, page: Page) -> Iterator[str]:
    """Tell of each kind of posts."""
    for staffed in teams:
        yield "\n".join(_block(staffed, catalogue, page))


def _block(staffed: Staffed, catalogue: Catalogue, page: Page) -> Iterator[str]:
    yield page.paint(paragraph(_title(staffed, catalogue), page), "strong")
    if not staffed.sizings:
        yield _sentence(f"No team sizes: {refusal_words(staffed, catalogue)}.", page)
    for sentence in _rule(staffed):
        yield _sentence(sentence, page)
    for sizing in meanings(staffed):
        if sizing.order.rule:
            yield _sentence(_meaning(sizing, sizing.order.rule), page)
        yield columns(_rows(staffed, sizing, catalogue), page)
        for sentence in _balances(staffed, sizing, catalogue):
            yield _sentence(sentence, page)
    if staffed.sizings:
        yield ""
    for sentence in _about(staffed, catalogue):
        yield _sentence(sentence, page)


def _sentence(text: str, page: Page) -> str:
    return paragraph(clean(text), page, indent="  ")


def _title(staffed: Staffed, catalogue: Catalogue) -> str:
    written = staffed.staffing
    indicator = catalogue.find(Indicator, written.indicator)
    name = clean(indicator.name if indicator else written.indicator)
    posts = plural(staffed.posts, "post") if staffed.posts is not None else "posts not stated"
    reading = " (our reading)" if written.basis is Basis.INFERRED else ""
    when = f", {period_words(staffed.spread)}" if staffed.spread else ""
    return f"{clean(written.name)}{reading}: {posts}, by {name}{when}"


def refusal_words(staffed: Staffed, catalogue: Catalogue) -> str:
    """Why there are no team sizes."""
    spread = staffed.spread
    if staffed.refusal is Refusal.NOT_COMPLETE and spread:
        return _incomplete(spread, catalogue)
    assert staffed.refusal is not None  # noqa: S101 - there is a size or a reason
    return _REFUSALS[staffed.refusal].format(
        indicator=clean(staffed.staffing.indicator),
        posts=plural(staffed.posts or 0, "post"),
        least=staffed.staffing.least,
        places=plural(len(staffed.places), "place"),
    )


def _incomplete(spread: Spread, catalogue: Catalogue) -> str:
    if spread.state is Whole.NOT_ONE:
        return (
            "the shares that are stated make "
            f"{stated_percent(spread.stated_sum or Decimal())} together, which is no whole"
        )
    many = len(spread.missing)
    where = listed(names_of(spread.missing, catalogue)) if many <= _FEW else plural(many, "place")
    what = f"`{clean(spread.indicator)}`"
    return f"{what} is not known of {where}, and a part of an unknown whole is no share"


_FEW = 6


def meanings(staffed: Staffed) -> tuple[Sizing, ...]:
    """The sizes that differ: whether cases or time may come from elsewhere makes none."""
    return staffed.sizings[:2]


def _rows(staffed: Staffed, sizing: Sizing, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A row for each place, and one for all; no column of nothing."""
    demand = "share" if staffed.by_share else "demand"
    head = ("", demand, "exact", "now", "then", "change", "work now", "work then")
    rows = [
        head,
        *(_row(staffed, sizing, place, catalogue) for place in staffed.places),
        _together(staffed, sizing),
    ]
    kept = [n for n in range(len(head)) if any(row[n] for row in rows[1:])]
    return [tuple(row[n] for n in kept) for row in rows]


def _row(staffed: Staffed, sizing: Sizing, place: str, catalogue: Catalogue) -> tuple[str, ...]:
    seat = next(seat for seat in sizing.given.seats if seat.place == place)
    now = staffed.staffing.now.get(place)
    return (
        name_of(place, catalogue),
        _amount(staffed, place),
        one_digit(seat.quota),
        "" if now is None else f"{now:,}",
        f"{seat.posts:,}",
        signed(sizing.moves[place]) if sizing.before else "",
        _work(place, sizing.before, staffed),
        _work(place, sizing.after, staffed),
    )


def _amount(staffed: Staffed, place: str) -> str:
    """The demand of a place: its figure, or its share where only that is known."""
    parts = staffed.spread.parts if staffed.spread else ()
    part = next(part for part in parts if part.place == place)
    if part.value is not None and not staffed.by_share:
        return figure(part.value)
    return share_words(part.share) if part.share else ""


def _work(place: str, balance: Balance | None, staffed: Staffed) -> str:
    """The work of one post, with a mark where it is more than it should be."""
    if balance is None:
        return ""
    load = next(load for load in balance.loads if load.place == place)
    if load.for_one_post is None:
        return "NO POST" if load.demand else "-"
    mark = " !" if place in balance.heavy else ""
    return f"{_load(load.for_one_post, balance, staffed)}{mark}"


def _together(staffed: Staffed, sizing: Sizing) -> tuple[str, ...]:
    total = staffed.spread.total if staffed.spread else None
    now = sum(staffed.staffing.now.get(place, 0) for place in staffed.places)
    return (
        "together",
        figure(total) if total is not None else "",
        f"{sizing.order.tied_posts:,}",
        f"{now:,}" if sizing.before else "",
        f"{sum(sizing.given.posts.values()):,}",
        signed(sum(sizing.moves.values())) if sizing.before else "",
        _average(sizing.before, staffed),
        _average(sizing.after, staffed),
    )


def _average(balance: Balance | None, staffed: Staffed) -> str:
    if balance is None or balance.average is None:
        return ""
    return _load(balance.average, balance, staffed)


def _rule(staffed: Staffed) -> Iterator[str]:
    """What the rule of flexibility says, in its owner's words, and whether that is stated."""
    rule = staffed.sizings[0].order.rule if staffed.sizings else None
    if rule is None:
        return
    if staffed.sizings[0].order.is_our_reading:
        owner = f"{rule.owner} would have to say" if rule.owner else "who would say is open too"
        yield f"{rule.name}: what the {rule.per_cent} measures is not stated; {owner}."
    if rule.meaning:
        yield f"{rule.name} in its owner's words: {rule.meaning}"


def _meaning(sizing: Sizing, rule: Tied) -> str:
    """What the rule does here, by what it measures."""
    order, begin, elsewhere = sizing.order, rule.name, 100 - rule.per_cent
    if order.is_our_reading:
        begin = "If it measures posts" if order.measures == "posts" else "If cases or time"
    if order.measures == "posts":
        tied, free = plural(order.tied_posts, "post"), plural(sizing.free_posts, "post")
        return f"{begin}: {tied} tied to places, {free} sent where they are needed."
    what = "cases or time" if order.is_our_reading else order.measures
    return f"{begin}: every post has a place, and {elsewhere} % of its {what} is for others."


def _balances(staffed: Staffed, sizing: Sizing, catalogue: Catalogue) -> Iterator[str]:
    """Where work is out of balance, now and then, and how it lies once what is free is shared."""
    before = sizing.before if sizing is staffed.sizings[0] else None  # told once
    for when, balance in (("now", before), ("then", sizing.after)):
        for warning in _warnings(balance, catalogue) if balance else ():
            yield f"! {when}: {warning}."
    if sizing.helped is not None:
        helped = _helped(sizing.helped, staffed, catalogue)
        yield f"With what is free sent where it is needed most: {helped}."


def _helped(balance: Balance, staffed: Staffed, catalogue: Catalogue) -> str:
    known = [(load.for_one_post, load.place) for load in balance.loads if load.for_one_post]
    most, place = max(known)
    if most == min(known)[0]:
        return f"{_load(most, balance, staffed)} for one post everywhere"
    return (
        f"{_load(most, balance, staffed)} for one post at the most, in {name_of(place, catalogue)}"
    )


def _load(load: Fraction, balance: Balance, staffed: Staffed) -> str:
    """Work in what is counted; in percent of the average where only shares are known."""
    if not staffed.by_share or not balance.average:
        return one_digit(load)
    return percent(load / balance.average, digits=0)


def _warnings(balance: Balance, catalogue: Catalogue) -> Iterator[str]:
    heavy = [
        f"{name_of(load.place, catalogue)} has {percent(load.above, digits=0)} more"
        for load in balance.loads
        if load.above is not None and load.place in balance.heavy
    ]
    if heavy:
        line = f"work is out of balance (more than {balance.warn_above} % above the average)"
        yield f"{line}: {listed(heavy)}"
    if balance.unserved:
        yield f"work and no post in {listed(names_of(balance.unserved, catalogue))}"
    if balance.idle:
        yield f"posts and no work in {listed(names_of(balance.idle, catalogue))}"


def _about(staffed: Staffed, catalogue: Catalogue) -> Iterator[str]:
    """Where posts are, how they were made whole, and where all that is stated."""
    written = staffed.staffing
    if staffed.sizings:
        yield from _placed(staffed, catalogue)
        yield from _method(staffed, catalogue)
    if written.note:
        yield written.note
    if written.source:
        yield f"Stated in {catalogue.cite(written.source)}."


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


def _method(staffed: Staffed, catalogue: Catalogue) -> Iterator[str]:
    """How shares became whole posts, and what hangs on it."""
    given = staffed.sizings[0].given
    yield f"Whole posts by {METHODS[given.method]}, which {PROPERTIES[given.method]}."
    for sizing in meanings(staffed):
        yield from _off_quota(sizing.given, catalogue)
    if given.tie:
        yield (
            f"A tie: {listed(names_of(given.tie.missed, catalogue))} had as good a claim as "
            f"{listed(names_of(given.tie.got, catalogue))} to the last post; the order of ids "
            "decided."
        )
    yield _others(staffed, given, catalogue)


def _off_quota(given: Apportionment, catalogue: Catalogue) -> Iterator[str]:
    for seat in given.off_quota:
        raised = seat.posts > seat.quota and seat.posts <= given.least
        why = f"every place has at least {given.least}" if raised else "the method does that"
        if given.least and not raised:
            why = "others have the least that every place has, or the method does that"
        yield (
            f"Quota broken: {name_of(seat.place, catalogue)} gets {seat.posts}, and its exact "
            f"share is {one_digit(seat.quota)}; {why}."
        )


def _others(staffed: Staffed, given: Apportionment, catalogue: Catalogue) -> str:
    """What the other methods would give."""
    groups: dict[tuple[tuple[str, int], ...], list[str]] = {}
    for other in staffed.methods:
        key = tuple(
            (place, other.posts[place])
            for place in staffed.places
            if other.posts[place] != given.posts[place]
        )
        groups.setdefault(key, []).append(other.method)
    if set(groups) == {()}:
        return "Every other method gives the same."
    said = []
    for key, methods in groups.items():
        sizes = [f"{name_of(place, catalogue)} {number}" for place, number in key]
        said.append(f"{listed(methods)}: {listed(sizes) or 'the same'}")
    return f"By other methods: {'; '.join(said)}."
