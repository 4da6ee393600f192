"""Alliances whose members classification would put into different places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.classify.placing import Status
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.graph.drawing import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.engine.scheme import Category
    from dtl_planner.classify.placing import Placed
    from dtl_planner.graph.ties import Graph

SPLIT = Code(
    "DTL402",
    "alliance-split",
    Severity.WARNING,
    why="Services that belong together would be run apart. That may be right, but somebody should "
    "have decided it.",
    mend="Record a decision that keeps them together, mend the answers that part them, or say in "
    "the alliance's note how they will work together from where they are.",
)


@dataclass(frozen=True, slots=True)
class Camp:
    """Members of one alliance that come out the same.

    Attributes:
        category: Their category.
        host: The place that hosts them; `None` unless it is hosts that part the members.
        members: The components.
    """

    category: Category
    host: str | None
    members: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """An alliance that classification would split.

    Attributes:
        alliance: The alliance.
        camps: Two or more.
        unknown: Members of which it is not yet known where they will be.
    """

    alliance: Alliance
    camps: tuple[Camp, ...]
    unknown: tuple[Placed, ...]


def members_by_alliance(
    graph: Graph, placed: Iterable[Placed]
) -> Mapping[str, Mapping[str, tuple[Placed, ...]]]:
    """Gather the results of each member of each alliance; a service stands for its components."""
    results: dict[str, list[Placed]] = {}
    for one in placed:
        for name in one.component.ids:
            results.setdefault(name, []).append(one)
    found: dict[str, dict[str, tuple[Placed, ...]]] = {}
    for tie in graph.ties:
        if tie.is_membership:
            found.setdefault(tie.target, {})[tie.source] = tuple(results.get(tie.source, ()))
    return found


def find_split(alliance: Alliance, members: Iterable[Placed]) -> Split | None:
    """Say how an alliance would be split, if it would.

    Members are apart where they have different categories, or one category and different hosts.
    A member that is undecided, or hosted nobody knows where, is not yet known and splits nothing.
    """
    everybody = {one.component.record.id: one for one in members}.values()
    known = [(one.category, None, one) for one in everybody if one.category is not None]
    unknown = [one for one in everybody if one.category is None]
    camps = _camps(known)
    if len(camps) == 1 and camps[0].category.member_of == "host":
        hosted = [(category, _host(one), one) for category, _, one in known]
        unknown.extend(one for _, host, one in hosted if host is None)
        camps = _camps(result for result in hosted if result[1] is not None)
    return Split(alliance, camps, tuple(unknown)) if len(camps) > 1 else None


def reason_for(placed: Placed) -> str:
    """Say in a sentence why a component has its category."""
    if placed.decision is not None:
        return f"decided by {placed.decision.by}: {placed.decision.reason}"
    rules = placed.verdict.rules
    said = next((rule.because for rule in rules if rule.because), "see its source")
    return f"rule {' or '.join(f'`{rule.id}`' for rule in rules)}: {said}"


def split_findings(catalogue: Catalogue, placed: Iterable[Placed]) -> Iterator[Diagnostic]:
    """Find alliances that classification would split.

    Args:
        catalogue: Where the alliances are written.
        placed: The results by one scheme.
    """
    members = members_by_alliance(draw(catalogue), placed)
    for alliance in catalogue.of(Alliance):
        everybody = (one for each in members.get(alliance.id, {}).values() for one in each)
        split = find_split(alliance, everybody)
        if split is not None:
            yield _told(split, catalogue)


def _camps(known: Iterable[tuple[Category, str | None, Placed]]) -> tuple[Camp, ...]:
    """Gather what comes out the same, in the order in which it is met."""
    camps: dict[tuple[Category, str | None], list[Placed]] = {}
    for category, host, one in known:
        camps.setdefault((category, host), []).append(one)
    return tuple(
        Camp(category, host, tuple(members)) for (category, host), members in camps.items()
    )


def _host(placed: Placed) -> str | None:
    host = placed.component.record.host
    return host if isinstance(host, str) else None


def _told(split: Split, catalogue: Catalogue) -> Diagnostic:
    ends = [f"{_result(camp)} ({_listed(camp)})" for camp in split.camps]
    message = f"Members of the alliance `{split.alliance.id}` would be apart: {'; '.join(ends)}."
    related = tuple(
        Related(
            f"{_result(camp)}: {reason_for(one)}",
            catalogue.span("services", one.component.record.id, *_at(one)),
        )
        for camp in split.camps
        for one in camp.members
    )
    hint = "keep them together by a decision, or say in the alliance's note how they will work"
    span = catalogue.span("alliances", split.alliance.id, "id")
    return Diagnostic(SPLIT, message, span, hint, related)


def _result(camp: Camp) -> str:
    return f"{camp.category.id} at {camp.host}" if camp.host else camp.category.id


def _listed(camp: Camp) -> str:
    return ", ".join(f"`{one.component.record.id}`" for one in camp.members)


def _at(placed: Placed) -> tuple[str, ...]:
    """The part of a component that its category comes from, as far as there is one."""
    return ("decision",) if placed.status is Status.DECIDED else ("id",)
