"""The calendar, read back by a parser of iCalendar that others wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hostile_names import HOSTILE_NAMES
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.catalogue.values.states import State
from dtl_planner.exporters.plans import ics
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan


def calendar_of(data: bytes) -> Any:
    icalendar = pytest.importorskip("icalendar")
    return icalendar.Calendar.from_ical(data)


def hostile_plan() -> Plan:
    plan = small_plan()
    items = tuple(
        replace(plan.items[0], id=f"item-{number}", name=name, source=name, workstream=name)
        for number, name in enumerate(HOSTILE_NAMES)
    )
    return replace(plan, title=HOSTILE_NAMES[3], items=items, ties=())


def test_a_moment_and_work_as_they_are_written() -> None:
    plan = small_plan()
    items = (plan.items[0], replace(plan.items[1], state=State.STARTED, workstream="People"))
    text = ics.write(replace(plan, items=items, ties=plan.ties[:1])).decode()
    assert text.replace("\r\n", "\n") == snapshot("""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//dtl//dtl export ics//EN
CALSCALE:GREGORIAN
NAME:Delivering through Localities
X-WR-CALNAME:Delivering through Localities
X-DTL-MADE-FROM:11111111111111111111111111111111111111111111111111111111111
 11111
BEGIN:VEVENT
UID:34710b03-5849-5f72-a660-3316e2cba396
DTSTAMP:20090915T000000Z
DTSTART;VALUE=DATE:20091030
DTEND;VALUE=DATE:20091031
SUMMARY:Three heads of service recruited
DESCRIPTION:Stated as: by the end of October 2009\\nCritical: a later day mo
 ves the end of the programme or a date that is stated\\nBasis: stated\\nSour
 ce: Response to consultation\\, Key timescales\\nId: heads-recruited
CATEGORIES:milestone,By the end of October 2009
TRANSP:TRANSPARENT
RELATED-TO;RELTYPE=FINISHTOSTART:527311a6-b9cb-522a-922f-c2bb4fadb28e
END:VEVENT
BEGIN:VEVENT
UID:527311a6-b9cb-522a-922f-c2bb4fadb28e
DTSTAMP:20090915T000000Z
DTSTART;VALUE=DATE:20091102
DTEND;VALUE=DATE:20091128
SUMMARY:Play service: =1+1\\, design\\; of the “team”
DESCRIPTION:Critical: a later day moves the end of the programme or a date \n\
 that is stated\\nWaits for: Three heads of service recruited (finish-to-sta
 rt)\\nBasis: our reading\\nId: play-service.design
CATEGORIES:activity,By the end of January 2010,People,started
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""")


@pytest.mark.parametrize("plan", [small_plan(), hostile_plan()], ids=["small", "hostile"])
def test_lines_end_in_two_characters_and_hold_75_octets_of_whole_characters(plan: Plan) -> None:
    data = ics.write(plan)
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert not any(mark in line for line in lines for mark in (b"\r", b"\n", b"\x1b", b"\x00"))
    for line in lines:
        line.decode("utf-8")


@pytest.mark.needs("icalendar")
def test_a_parser_reads_the_days_that_the_plan_has_the_last_one_included() -> None:
    plan = small_plan()
    events = calendar_of(ics.write(plan)).walk("VEVENT")
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (item.start, item.finish + timedelta(days=1)) for item in plan.items
    ]
    assert all(type(event.decoded("dtstart")) is date for event in events)


@pytest.mark.needs("icalendar")
def test_a_parser_reads_the_names_sources_and_groups_and_nothing_breaks_out_of_them() -> None:
    plan = hostile_plan()
    calendar = calendar_of(ics.write(plan))
    assert calendar.errors == []
    title = str(calendar["name"]).replace("\\,", ",")  # the parser does not know that it is text
    assert title == clean(plan.title)
    events = calendar.walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [clean(name) for name in HOSTILE_NAMES]
    assert [event.errors for event in events] == [[]] * len(HOSTILE_NAMES)
    for event, name in zip(events, HOSTILE_NAMES, strict=True):
        lines = str(event["description"]).split("\n")
        assert (f"Source: {clean(name)}" in lines) == bool(name)
        groups = ["milestone", "By the end of October 2009", *([clean(name)] if name else [])]
        assert [str(group) for group in event["categories"].cats] == groups


@pytest.mark.needs("icalendar")
def test_a_parser_reads_every_link_at_the_item_that_goes_before() -> None:
    plan = small_plan()
    events = calendar_of(ics.write(plan)).walk("VEVENT")
    ids = {str(event["uid"]): item.id for event, item in zip(events, plan.items, strict=True)}
    links = [
        (ids[str(event["uid"])], link.params["RELTYPE"], link.params.get("GAP"), ids[str(link)])
        for event in events
        for link in _listed(event.get("related-to"))
    ]
    assert links == snapshot(
        [
            ("heads-recruited", "FINISHTOSTART", None, "play-service.design"),
            ("play-service.design", "STARTTOSTART", "P28D", "portage.consult"),
            ("play-service.design", "FINISHTOSTART", "P2D", "play-service.move"),
            ("portage.consult", "FINISHTOFINISH", None, "play-service.move"),
            ("portage.consult", "FINISHTOSTART", None, "portage.embed"),
            ("play-service.move", "STARTTOFINISH", None, "portage.embed"),
            ("portage.embed", "FINISHTOFINISH", None, "teams-live"),
        ]
    )
    assert len(links) == len(plan.ties)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def test_the_id_of_an_event_stays_from_plan_to_plan_and_differs_between_programmes() -> None:
    plan = small_plan()
    moved = replace(plan, items=(replace(plan.items[0], start=date(2009, 9, 1)),), ties=())
    others = replace(moved, title="Another programme")

    def uid(one: Plan) -> str:
        return ics.write(one).decode().partition("\nUID:")[2].partition("\r")[0]

    assert uid(plan) == uid(moved) != uid(others)


def test_full_names_stand_in_the_summary() -> None:
    plan = small_plan()
    text = ics.write(plan).decode().replace("\r\n ", "")
    assert f"SUMMARY:{full_name(plan.items[3])}\r\n" in text
    assert "X-DTL-MADE-FROM:" + "1" * 64 in text
    assert "X-DTL-MADE-FROM" not in ics.write(replace(plan, made_from="")).decode()
