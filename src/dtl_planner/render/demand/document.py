"""Demand and team sizes as a document, for JSON. Figures are written out exactly, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.demand.rows import exact, fact_table, team_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.demand.overview import Overview
    from dtl_planner.demand.picture.concentration import Concentration
    from dtl_planner.demand.picture.leading import Leading
    from dtl_planner.demand.picture.spread import Spread
    from dtl_planner.demand.picture.topics import Told
    from dtl_planner.demand.staffing.apportionment import Apportionment
    from dtl_planner.demand.staffing.staffed import Staffed
    from dtl_planner.diagnostics import Diagnostic


def document_of(found: Overview, *, teams: bool = False) -> dict[str, object]:
    """Give all that is told.

    Args:
        found: What was found.
        teams: Whether only the team sizes are told.
    """
    document: dict[str, object] = {}
    if not teams:
        document["tiers"] = [_tier(told) for told in found.told]
        document["facts"] = list(fact_table(found).records())
        document["nothing_known_of"] = list(found.silent)
        document["tables"] = list(_tables(found))
    document["staffing"] = [_staffing(staffed) for staffed in found.teams]
    document["teams"] = list(team_table(found).records())
    document["rules_without_posts"] = [rule.id for rule in found.idle_rules]
    document["findings"] = [_finding(one) for one in found.diagnostics]
    return document


def _tier(told: Told) -> dict[str, object]:
    return {
        "tier": told.tier.name,
        "places": list(told.tier.places),
        "unnamed": told.tier.unnamed,
        "highest": _leading(told.leading),
        "highest_per_head": _leading(told.leading_per_head),
        "spreads": [_spread(spread) for topic in told.topics for spread in topic.spreads],
    }


def _leading(leading: Leading) -> dict[str, object]:
    return {
        "known": list(leading.known),
        "not_known": list(leading.open),
        "places": [
            {"place": one.place, "alone": list(one.alone), "with_others": list(one.together)}
            for one in leading.leaders
        ],
    }


def _spread(spread: Spread) -> dict[str, object]:
    return {
        "indicator": spread.indicator,
        "period": spread.period or None,
        "whole": spread.state.value,
        "total": f"{spread.total:f}" if spread.total is not None else None,
        "missing": list(spread.missing),
        "highest": list(spread.highest),
        "concentration": _concentration(spread.concentration if spread.is_complete else None),
    }


def _concentration(found: Concentration | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "places": found.places,
        "top": [exact(share) for share in found.top],
        "gini": exact(found.gini),
        "herfindahl": exact(found.herfindahl),
        "as_if_equal": exact(found.as_if_equal),
    }


def _tables(found: Overview) -> Iterator[dict[str, object]]:
    for name, table in found.tables.items():
        yield {
            "file": name,
            "layout": table.layout.id if table.layout else None,
            "facts": len(table.figures.observations),
            "left_aside": table.left_aside,
        }


def _staffing(staffed: Staffed) -> dict[str, object]:
    first = staffed.sizing
    return {
        "id": staffed.staffing.id,
        "posts": staffed.posts,
        "least": staffed.staffing.least,
        "by_share": staffed.by_share,
        "unplaced": dict(staffed.unplaced),
        "refused": staffed.refusal.name.lower().replace("_", "-") if staffed.refusal else None,
        "tie": _tie(first.given) if first else None,
        "free_posts": {one.order.measures or "": one.free_posts for one in staffed.sizings},
        "other_methods": {one.method.value: one.posts for one in staffed.methods},
    }


def _tie(given: Apportionment) -> dict[str, object] | None:
    return {"got": list(given.tie.got), "missed": list(given.tie.missed)} if given.tie else None


def _finding(one: Diagnostic) -> dict[str, object]:
    return {
        "code": one.code.id,
        "message": one.message,
        "file": one.span.file if one.span else None,
        "line": one.span.line if one.span else None,
        "column": one.span.column if one.span else None,
    }
