"""Who steers a programme: bodies as a tree, and how many roles have which line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.values.standing import Stands
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.programme.words import held, name_of, undecided
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.render.programme.sheet import Sheet

_STEP = "  "
_STANDS = {Stands.CURRENT: "today only", Stands.PROPOSED: "proposed", Stands.BOTH: ""}


def bodies_text(sheet: Sheet) -> str:
    """Tell the bodies, each below the one that it reports to; nothing where there are none."""
    bodies = sheet.catalogue.of(Body)
    if not bodies:
        return ""
    behind = sheet.behind(bodies)
    lines = [sheet.head("Bodies, each below the one that it reports to", bodies)]
    for depth, body in nested_bodies(bodies):
        said = "; ".join([body.name, *body_facts(body, sheet.catalogue)])
        lines.append(sheet.line(said + behind.of(body), indent=_STEP * depth))
    return "\n".join(lines)


def nested_bodies(bodies: Sequence[Body]) -> Iterator[tuple[int, Body]]:
    """Give each body below the one that it reports to, with how far in it stands."""
    below = _below(bodies)
    tops = (one for one in bodies if not isinstance(one.reports_to, str))
    # No recursion: nobody has to stop at any depth.
    left = [(1, one) for one in reversed(tuple(tops))]
    while left:
        depth, body = left.pop()
        yield depth, body
        left.extend((depth + 1, each) for each in reversed(below.get(body.id, ())))


def _below(bodies: Sequence[Body]) -> dict[str, list[Body]]:
    found: dict[str, list[Body]] = {}
    for body in bodies:
        if isinstance(body.reports_to, str):
            found.setdefault(body.reports_to, []).append(body)
    return found


def body_facts(body: Body, catalogue: Catalogue) -> Iterator[str]:
    """Tell what is stated of a body, and what is undecided; what is not stated is left out."""
    yield from filter(None, (body.kind, _where(body, catalogue), _STANDS[body.stands]))
    if body.purpose:
        yield body.purpose.removesuffix(".")
    yield from _lines(body, catalogue)
    if body.chaired_by:
        yield f"chaired by {body.chaired_by}"
    if body.meets:
        yield f"meets {body.meets}"
    if body.since:
        yield f"since {date_words(body.since)}"
    if body.members:
        yield f"members: {'; '.join(body.members)}"


def _lines(body: Body, catalogue: Catalogue) -> Iterator[str]:
    """Tell whether a body decides, and whom it answers to besides the one it stands below."""
    if isinstance(body.decides, Undecided):
        yield f"whether it decides is {undecided(body.decides, catalogue)}"
    elif body.decides:
        yield body.decides
    if isinstance(body.reports_to, Undecided):
        yield f"what it reports to is {undecided(body.reports_to, catalogue, Body)}"
    if body.accountable_to is not None:
        yield f"answers to: {held(body.accountable_to, catalogue, Body)}"


def _where(body: Body, catalogue: Catalogue) -> str:
    if body.place:
        return f"for {name_of(body.place, catalogue, Place)}"
    return f"one in each {body.in_each}" if body.in_each else ""


def roles_text(sheet: Sheet) -> str:
    """Count the roles by their two lines, kept apart; `dtl structure` has each of them."""
    roles = sheet.catalogue.of(Role)
    if not roles:
        return ""
    lines = (*role_lines(roles), "each of them: dtl structure")
    return "\n".join([sheet.head(role_title(roles)), *(sheet.line(line) for line in lines)])


def role_title(roles: Sequence[Role]) -> str:
    """Tell how many roles there are."""
    return f"{plural(len(roles), 'role')}, whose two lines are kept apart"


def role_lines(roles: Sequence[Role]) -> tuple[str, str]:
    """Tell of how many roles each of the two lines is stated."""
    return (
        f"line manager: {_counts(managed_counts(roles))}",
        f"whom they answer to for joint work: {_counts(joint_counts(roles))}",
    )


def managed_counts(roles: Sequence[Role]) -> dict[str, int]:
    """Count roles by what is said of their line manager."""
    return {
        "stated": sum(isinstance(one.managed_by, str) for one in roles),
        "top": sum(one.is_top for one in roles),
        "undecided": sum(isinstance(one.managed_by, Undecided) for one in roles),
        "not_stated": sum(one.managed_by is None and not one.is_top for one in roles),
    }


def joint_counts(roles: Sequence[Role]) -> dict[str, int]:
    """Count roles by what is said of whom they answer to for joint work."""
    return {
        "stated": sum(isinstance(one.accountable_to, str) for one in roles),
        "undecided": sum(isinstance(one.accountable_to, Undecided) for one in roles),
        "not_stated": sum(one.accountable_to is None for one in roles),
    }


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {_COUNTED[key]}" for key, number in counts.items() if number)


_COUNTED = {
    "stated": "stated",
    "top": "at the top of their line",
    "undecided": "undecided",
    "not_stated": "not stated",
}
