"""A small plan with everything in it that an exporter or a page can meet."""

from __future__ import annotations

from datetime import date

from dtl_planner.plan.making.brief import ItemKind, Spread
from dtl_planner.plan.timeline.plan import (
    Aim,
    Moved,
    Peak,
    Plan,
    Planned,
    PlanPhase,
    Proof,
    Tie,
)

WEEK = (0, 1, 2, 3, 4)
CLOSED = (
    (date(2009, 12, 24), "Council closed"),
    (date(2009, 12, 25), "Christmas Day"),
    (date(2009, 12, 28), "Boxing Day (observed)"),
    (date(2010, 1, 1), "New Year's Day"),
)


def _moment(id_: str, name: str, on: date, **more: object) -> Planned:
    return _item(id_, name, on, on, 0, **{"kind": ItemKind.MILESTONE, **more})


def _item(id_: str, name: str, start: date, finish: date, days: int, **more: object) -> Planned:
    fields: dict[str, object] = {
        "id": id_,
        "kind": ItemKind.ACTIVITY,
        "name": name,
        "subject": id_.partition(".")[0],
        "subject_name": id_.partition(".")[0].replace("-", " ").capitalize(),
        "division": "learning",
        "workstream": None,
        "start": start,
        "finish": finish,
        "days": days,
        "spread": Spread(days, days, days),
        "earliest": start,
        "latest": start,
        "latest_finish": finish,
        "slack": 0,
        "is_critical": True,
        "is_fragile": False,
        "phase": "january",
        "wording": None,
        "due": None,
        "basis": "inferred",
        "source": None,
        "changes": ("split",),
        "state": None,
        "uses": (),
        **more,
    }
    return Planned(**fields)  # type: ignore[arg-type] # every field is there, by its name


def small_plan() -> Plan:
    """Give a plan over a Christmas, with all kinds of links and names that do harm elsewhere."""
    items = (
        _moment(
            "heads-recruited",
            "Three heads of service recruited",
            date(2009, 10, 30),
            phase="october",
            wording="by the end of October 2009",
            due="by 2009-10",
            basis="stated",
            source="Response to consultation, Key timescales",
            changes=(),
        ),
        _item(
            "play-service.design",
            "=1+1, design; of the \u201cteam\u201d",
            date(2009, 11, 2),
            date(2009, 11, 27),
            20,
            spread=Spread(15, 20, 40),
            uses=(("changes-at-once", 1),),
        ),
        _item(
            "portage.consult",
            "<script>alert(1)</script> | consult \u202estaff",
            date(2009, 11, 30),
            date(2010, 1, 10),
            28,
            spread=Spread(42, 42, 42, is_calendar=True),
            is_critical=False,
            slack=3,
            latest=date(2009, 12, 3),
            latest_finish=date(2010, 1, 13),
            is_fragile=True,
        ),
        _item(
            "play-service.move",
            "Move to localities",
            date(2009, 12, 21),
            date(2010, 1, 6),
            9,
            uses=(("changes-at-once", 1),),
        ),
        _item(
            "portage.embed",
            "Settle in\nand review",
            date(2010, 1, 14),
            date(2010, 1, 20),
            5,
            phase="april",
        ),
        _moment(
            "teams-live",
            "Core locality teams fully implemented",
            date(2010, 1, 20),
            phase="april",
            wording="by April 2010",
            due="by 2010-04",
            basis="stated",
            source="Response to consultation, Key timescales",
            changes=(),
        ),
    )
    ties = (
        Tie("heads-recruited", "play-service.design", "finish-to-start", 0, "working days",
            "play-service", is_binding=True),
        Tie("play-service.design", "portage.consult", "start-to-start", 28, "calendar days",
            "portage", is_binding=True),
        Tie("play-service.design", "play-service.move", "finish-to-start", 2, "calendar days",
            "play-service", is_binding=False),
        Tie("portage.consult", "play-service.move", "finish-to-finish", -2, "working days",
            "play-service", is_binding=False),
        Tie("portage.consult", "portage.embed", "finish-to-start", 3, "working days",
            "portage", is_binding=True),
        Tie("play-service.move", "portage.embed", "start-to-finish", 0, "working days",
            "portage", is_binding=False),
        Tie("portage.embed", "teams-live", "finish-to-finish", 0, "working days",
            "teams-live", is_binding=True),
    )  # fmt: skip
    peak = Peak("changes-at-once", "Services in change", "services", 1, 2, date(2009, 11, 2))
    phases = (
        PlanPhase(
            id="october", name="By the end of October 2009", first=date(2009, 9, 15),
            last=date(2009, 10, 31), is_found=False, items=("heads-recruited",), subjects=(),
            peaks=(), unlocks=("play-service.design",),
            source="Response to consultation, Key timescales",
        ),
        PlanPhase(
            id="january", name="By the end of January 2010", first=date(2009, 11, 1),
            last=date(2010, 1, 13), is_found=False,
            items=("play-service.design", "play-service.move", "portage.consult"),
            subjects=("play-service",), peaks=(peak,), unlocks=("portage.embed",),
        ),
        PlanPhase(
            id="april", name="By April 2010", first=date(2010, 1, 14), last=date(2010, 4, 30),
            is_found=True, items=("portage.embed", "teams-live"), subjects=("portage",),
            peaks=(), unlocks=(),
        ),
    )  # fmt: skip
    return Plan(
        title="Delivering through Localities",
        structure="proposed",
        deadline="30 April 2010",
        prefers="late",
        playbook="Moving a service",
        first=date(2009, 9, 15),
        last=date(2010, 4, 30),
        week=WEEK,
        closed=CLOSED,
        items=items,
        ties=ties,
        phases=phases,
        path=("heads-recruited", "play-service.design", "portage.consult", "portage.embed",
              "teams-live"),
        peaks=(peak,),
        aims=(Aim("fragile early", 1, 0), Aim("not late", 211, 204)),
        proof=Proof.SOUND,
        is_repeatable=True,
        assumed=("The lengths of time of the playbook are assumptions: no source states them.",),
        moved=(
            Moved("teams-live", "Core locality teams fully implemented", date(2010, 1, 13),
                  date(2010, 1, 20), "it waits for Settle in and review", None),
        ),
        against="0" * 64,
        made_from="1" * 64,
    )  # fmt: skip
