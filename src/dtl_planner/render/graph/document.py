"""`dtl graph` as a document for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.graph.splits import reason_for
from dtl_planner.render.graph.tables import moved_table, node_table, tie_table, written_at

if TYPE_CHECKING:
    from dtl_planner.classify.placing import Placed
    from dtl_planner.graph.moves import Moves
    from dtl_planner.graph.offers import Offers
    from dtl_planner.graph.projects import Goal, Project
    from dtl_planner.graph.rings import Ring
    from dtl_planner.graph.splits import Split
    from dtl_planner.graph.study import Study
    from dtl_planner.graph.ties import Tie


def study_document(study: Study) -> dict[str, object]:
    """Everything that was found out, and the graph itself."""
    return {
        "alliances": [_project(one, study) for one in study.projects],
        "rings": [_ring(ring, study) for ring in study.rings],
        "clusters": [[node.key for node in cluster.nodes] for cluster in study.clusters],
        "loose": [node.key for node in study.loose],
        "offers": _offers(study.offers),
        "groups_too_large": study.offers.too_large,
        "nodes": list(node_table(study).records()),
        "ties": list(tie_table(study).records()),
    }


def moves_document(study: Study, moves: Moves) -> dict[str, object]:
    """What moves; the way to each is followed back from `through` to `through`."""
    origin = moves.origin
    return {
        "moves": {"id": origin.key, "kind": origin.kind.value, "name": origin.name},
        "moved": list(moved_table(study, moves).records()),
    }


def _project(project: Project, study: Study) -> dict[str, object]:
    alliance = project.alliance
    return {
        "id": alliance.id,
        "name": alliance.name,
        "kind": alliance.kind,
        "members": [
            {
                "id": member.node.key,
                "kind": member.node.kind.value,
                "name": member.node.name,
                "results": [_result(one) for one in member.placed],
            }
            for member in project.members
        ],
        "team": _goal(project.team),
        "divisions": [_goal(goal) for goal in project.divisions],
        "waits": [_step(tie, study) for tie in project.waits],
        "split": _split(project.split),
        "note": alliance.note,
        "source": study.catalogue.cite(alliance.source) if alliance.source else None,
    }


def _result(placed: Placed) -> dict[str, object]:
    return {
        "service": placed.component.record.id,
        "category": placed.category.id if placed.category else None,
        "status": placed.status.value,
    }


def _goal(goal: Goal) -> dict[str, object]:
    status = "not-stated" if not goal.is_stated else "undecided" if goal.undecided else "stated"
    return {
        "status": status,
        "id": goal.node.id if goal.node else None,
        "name": goal.node.name if goal.node else None,
        "between": list(goal.between),
        "resolves": goal.undecided.resolves if goal.undecided else None,
        "said_by": ("team" if goal.by_team else "alliance") if goal.is_stated else None,
    }


def _split(split: Split | None) -> dict[str, object] | None:
    if split is None:
        return None
    return {
        "camps": [
            {
                "category": camp.category.id,
                "host": camp.host,
                "members": [
                    {"service": one.component.record.id, "because": reason_for(one)}
                    for one in camp.members
                ],
            }
            for camp in split.camps
        ],
        "not_yet_known": [one.component.record.id for one in split.unknown],
    }


def _ring(ring: Ring, study: Study) -> dict[str, object]:
    return {"steps": [_step(tie, study) for tie in ring.steps], "tangled": ring.tangled}


def _step(tie: Tie, study: Study) -> dict[str, object]:
    link = tie.dependency
    return {
        "from": tie.source,
        "to": tie.target,
        "kind": tie.kind.value,
        "timing": link.kind if link else None,
        "lag": link.lag.wording if link and link.lag else None,
        "why": link.why if link else None,
        "written": written_at(tie, study.catalogue),
    }


def _offers(offers: Offers) -> list[dict[str, object]]:
    return [
        {
            "members": [one.id for one in offer.members],
            "signs": [{"kind": sign.kind.value, "said": sign.said} for sign in offer.signs],
            "already": [
                {"service": name, "alliances": list(ids)} for name, ids in offer.alliances.items()
            ],
        }
        for offer in offers.found
    ]
