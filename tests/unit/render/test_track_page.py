"""How far a programme has got as a page, as rows and as a document."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hostile_names import HOSTILE_NAMES
from inline_snapshot import snapshot
from small_plan import small_plan
from tracked_programme import PROGRAMME, tracked_programme
from written_plans import write as written

from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.plan.timeline.plan import Moved, Plan
from dtl_planner.plan.tracking.track import Slip
from dtl_planner.plan.tracking.tracking import track
from dtl_planner.render.formats import Format, write
from dtl_planner.render.layout import Page
from dtl_planner.render.track.page import track_view
from dtl_planner.render.track.words import slip_words

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue


def shown(  # noqa: PLR0913 - one for each thing that changes a page
    catalogue: Catalogue | None = None,
    *,
    plan: Plan | None = None,
    as_of: date | None = None,
    weeks: int = 4,
    workstream: str | None = None,
    form: Format = Format.TABLE,
    page: Page | None = None,
) -> str:
    catalogue = catalogue or tracked_programme().catalogue
    found = track(catalogue, baseline=plan, as_of=as_of, weeks=weeks, workstream=workstream)
    return write(track_view(found, catalogue), form, page or Page())


def test_a_programme_against_its_plan() -> None:
    assert shown(plan=small_plan(), as_of=date(2010, 1, 11)) == snapshot("""\
Delivering through Localities                              as of 11 January 2010
2 of 7 milestones done (1 transferred to business as usual), 1 stopped, 1
overdue, 2 due in the next 4 weeks; 2 slipped, the most by 13 working days.
Other work: 1 of 6 done, 2 overdue, 1 due in the next 4 weeks.
Dates are held against the day that was asked for. Slips are from the saved
plan, which works back from 30 April 2010.

Overdue
  not recorded  Keys handed over                      due 16 November 2009, 56
                                                      days ago
  started       Play service: Move to localities      planned for 6 January
                                                      2010, 5 days ago; expected
                                                      in January 2010
  not recorded  Portage: <script>alert(1)</script> |  planned for 10 January
                consult \\u{202e}staff                 2010, 1 day ago

Due in the next 4 weeks
  planned       Teams live                      moved, as agreed, to by February
                                                2010; expected 8 February 2010
  not recorded  Everybody settled in            due in February 2010 (our
                                                reading)
  not recorded  Portage: Settle in\\nand review  planned for 20 January 2010

Later or earlier than planned
  done     Heads recruited                       ended 4 November 2009; 3
                                                 working days later than
                                                 planned; after its date, by the
                                                 end of October 2009
  planned  Teams live                            expected 8 February 2010; 13
                                                 working days later than planned
  done     Play service: =1+1, design; of the    ended 25 November 2009; 2
           “team”                                working days earlier than
                                                 planned

People
  started (our reading); led by Head
  A note on it.
  Aims
    - Everybody knows their place.
    - Nobody is lost.
  3 milestones: 1 planned, 1 done and 1 not recorded
    done          Heads recruited       ended 4 November 2009; 3 working days
                                        later than planned; after its date, by
                                        the end of October 2009; Two tries.
    planned       Teams live            moved, as agreed, to by February 2010;
                                        expected 8 February 2010; 13 working
                                        days later than planned
    not recorded  Everybody settled in  due in February 2010 (our reading)
  Reported
    - The board met. (5 October 2009)
    - Posts were described.

Premises
  transferred to business as usual; carried on by Estates
  3 milestones: 1 transferred, 1 stopped and 1 not recorded
    not recorded  Keys handed over    due 16 November 2009
    transferred   Lease ended         ended in October 2009
    stopped       Sign over the door  ended 12 October 2009

Money
  state not stated

Milestones in no workstream
  started  Review  due from November 2009; began 9 November 2009

Other work
  started  Library                               expected 1 April 2010
  started  Play service                          due by March 2010
  done     Play service: =1+1, design; of the    ended 25 November 2009; 2
           “team”                                working days earlier than
                                                 planned
  started  Play service: Move to localities      planned for 6 January 2010;
                                                 began 21 December 2009;
                                                 expected in January 2010; at
                                                 most 17 working days later or
                                                 at most 3 working days earlier
                                                 than planned
  2 more pieces of work in the saved plan, with nothing recorded.

Dates that were changed
  Teams live  13 January 2010 -> 20 January 2010; it waits for Settle in and
              review; approved by: Project board (1 December 2009)
  Teams live  20 January 2010 -> by February 2010; why: not recorded; approved
              by: Project board

In the workspace, but not in the saved plan: Everybody settled in; Keys handed
  over; Lease ended; Sign over the door; Review.

7 milestones in 3 workstreams: 1 planned, 1 started, 1 done, 1 transferred, 1
stopped and 2 not recorded. 2 dates changed. Next: dtl plan --against the same
plan, to see what the slips move.
""")


def test_a_programme_without_a_plan() -> None:
    assert shown(as_of=date(2009, 11, 2)) == snapshot("""\
Delivering through Localities                              as of 2 November 2009
2 of 7 milestones done (1 transferred to business as usual), 1 stopped, 0
overdue, 2 due in the next 4 weeks. Other work: 1 of 4 done, 0 overdue, 0 due in
the next 4 weeks.
Dates are held against the day that was asked for. No saved plan was given
(--against), so slips are not told.

Due in the next 4 weeks
  not recorded  Keys handed over  due 16 November 2009
  started       Review            due from November 2009

People
  started (our reading); led by Head
  A note on it.
  Aims
    - Everybody knows their place.
    - Nobody is lost.
  3 milestones: 1 planned, 1 done and 1 not recorded
    done          Heads recruited       ended 4 November 2009; after its date,
                                        by the end of October 2009; Two tries.
    planned       Teams live            moved, as agreed, to by February 2010;
                                        expected 8 February 2010
    not recorded  Everybody settled in  due in February 2010 (our reading)
  Reported
    - The board met. (5 October 2009)
    - Posts were described.

Premises
  transferred to business as usual; carried on by Estates
  3 milestones: 1 transferred, 1 stopped and 1 not recorded
    not recorded  Keys handed over    due 16 November 2009
    transferred   Lease ended         ended in October 2009
    stopped       Sign over the door  ended 12 October 2009

Money
  state not stated

Milestones in no workstream
  started  Review  due from November 2009; began 9 November 2009

Other work
  started  Library               expected 1 April 2010
  started  Play service          due by March 2010
  done     Play service: Design  ended 25 November 2009
  started  Play service: Move    expected in January 2010; began 21 December
                                 2009

Dates that were changed
  Teams live  by January 2010 -> 20 January 2010; Christmas; approved by:
              Project board (1 December 2009)
  Teams live  20 January 2010 -> by February 2010; why: not recorded; approved
              by: Project board

7 milestones in 3 workstreams: 1 planned, 1 started, 1 done, 1 transferred, 1
stopped and 2 not recorded. 2 dates changed. Next: record what has happened
under `progress` in programme.yaml.
""")


def test_one_workstream_on_a_narrow_page() -> None:
    page = shown(workstream="premises", as_of=date(2009, 11, 20), page=Page(width=50))
    assert page == snapshot("""\
Delivering through Localities
as of 20 November 2009
1 of 3 milestones done (1 transferred to business
as usual), 1 stopped, 1 overdue, 0 due in the next
4 weeks.
Dates are held against the day that was asked for.
No saved plan was given (--against), so slips are
not told.

Overdue
  not recorded  Keys handed over  due 16 November
                                  2009, 4 days ago

Premises
  transferred to business as usual; carried on by
  Estates
  3 milestones: 1 transferred, 1 stopped and 1 not
  recorded
    not recorded  Keys handed     due 16 November
                  over            2009
    transferred   Lease ended     ended in October
                                  2009
    stopped       Sign over the   ended 12 October
                  door            2009

3 milestones in 1 workstream: 1 transferred, 1
stopped and 1 not recorded. Next: record what has
happened under `progress` in programme.yaml.
""")


def test_nothing_to_track() -> None:
    assert shown(written().catalogue) == snapshot("""\
Programme                                                           no day given
Nothing is tracked: there are no milestones, and no progress is recorded.
No day was given (--as-of) and `progress` records none, so nothing is told of
what is overdue or due soon. No saved plan was given (--against), so slips are
not told.

Next: dtl track --as-of DAY, or record what has happened under `progress`.
""")


def test_milestones_without_workstreams_and_without_a_day() -> None:
    programme = "milestones: [{id: m, name: M, by: about 2010}]\nroles: [{id: r, name: R}]\n"
    assert shown(written(programme=programme).catalogue) == snapshot("""\
Programme                                                           no day given
0 of 1 milestone done.
No day was given (--as-of) and `progress` records none, so nothing is told of
what is overdue or due soon. No saved plan was given (--against), so slips are
not told.

Milestones
  not recorded  M  due about 2010

1 milestone: 1 not recorded. Next: dtl track --as-of DAY, or record what has
happened under `progress`.
""")


def test_a_workstream_that_is_led_by_a_body() -> None:
    programme = """
bodies: [{id: board, name: The board}]
workstreams: [{id: w, name: W, led_by: board, state: done}]
"""
    assert "done; led by The board" in shown(written(programme=programme).catalogue)


def test_the_rest_of_the_work_is_counted_where_nothing_is_recorded() -> None:
    plan = replace(small_plan(), items=small_plan().items[:2], moved=())
    found = shown(written().catalogue, plan=replace(plan, path=()))
    assert found == snapshot("""\
Programme                                                           no day given
Other work: 0 of 1 done.
No day was given (--as-of) and `progress` records none, so nothing is told of
what is overdue or due soon. Slips are from the saved plan, which works back
from 30 April 2010.

Other work
  1 piece of work in the saved plan, with nothing recorded.

In the saved plan, but no longer in the workspace: Three heads of service
  recruited.

Next: dtl track --as-of DAY, or record what has happened under `progress`.
""")


def test_a_plan_that_moved_dates_without_approval_is_told_so() -> None:
    moved = Moved("old", "Old", date(2009, 11, 2), None, "it is no longer planned", None)
    found = " ".join(shown(plan=replace(small_plan(), moved=(moved,))).split())
    assert "2 November 2009 -> left out" in found
    assert "approved by: not recorded" in found
    assert "3 dates changed, 1 with no approval recorded." in found


def test_rows_have_workstreams_first_and_then_all_that_is_tracked() -> None:
    text = shown(plan=small_plan(), as_of=date(2010, 1, 11), form=Format.CSV)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["kind"], row["item"], row["state"]) for row in rows] == snapshot(
        [
            ("workstream", "people", "started"),
            ("workstream", "premises", "transferred"),
            ("workstream", "money", ""),
            ("milestone", "heads-recruited", "done"),
            ("milestone", "teams-live", "planned"),
            ("milestone", "settled", ""),
            ("milestone", "keys", ""),
            ("milestone", "lease", "transferred"),
            ("milestone", "sign", "stopped"),
            ("milestone", "review", "started"),
            ("ready", "library", "started"),
            ("ready", "play-service", "started"),
            ("activity", "play-service.design", "done"),
            ("activity", "play-service.move", "started"),
            ("activity", "portage.consult", ""),
            ("activity", "portage.embed", ""),
        ]
    )
    (late,) = (row for row in rows if row["item"] == "heads-recruited")
    assert {key: value for key, value in late.items() if value} == snapshot(
        {
            "item": "heads-recruited",
            "kind": "milestone",
            "name": "Heads recruited",
            "workstream": "people",
            "state": "done",
            "due": "by 2009-10",
            "wording": "by the end of October 2009",
            "planned": "2009-10-30",
            "held_to": "2009-10-30",
            "held_because": "planned",
            "began": "2009-09-21",
            "ended": "2009-11-04",
            "overdue": "no",
            "due_soon": "no",
            "least_slip": "3",
            "most_slip": "3",
            "after_date": "yes",
            "note": "Two tries.",
            "basis": "stated",
            "source": "Minutes of the board, Item 1",
        }
    )
    assert shown(form=Format.MD).count("\n") == 2 + 3 + 11


def test_without_a_day_no_row_says_that_something_is_not_overdue() -> None:
    programme = "milestones: [{id: m, name: M, by: 2010}]"
    (row,) = csv.DictReader(
        io.StringIO(shown(written(programme=programme).catalogue, form=Format.CSV))
    )
    assert (row["overdue"], row["due_soon"]) == ("", "")


def test_the_document_has_aims_reports_and_the_log() -> None:
    document = json.loads(
        shown(plan=small_plan(), as_of=date(2010, 1, 11), workstream="people", form=Format.JSON)
    )
    assert document == snapshot(
        {
            "format_version": 1,
            "title": "Delivering through Localities",
            "as_of": "2010-01-11",
            "as_of_is": "asked",
            "weeks": 4,
            "workstream": "people",
            "against": {
                "title": "Delivering through Localities",
                "structure": "proposed",
                "deadline": "30 April 2010",
                "made_from": "1111111111111111111111111111111111111111111111111111111111111111",
            },
            "workstreams": [
                {
                    "id": "people",
                    "name": "People",
                    "state": "started",
                    "state_basis": "inferred",
                    "goes_to": None,
                    "led_by": "head",
                    "aims": ["Everybody knows their place.", "Nobody is lost."],
                    "milestones": ["heads-recruited", "teams-live", "settled"],
                    "progress": [
                        {
                            "text": "The board met.",
                            "on": "2009-10-05",
                            "source": "Minutes of the board, Item 3",
                        },
                        {"text": "Posts were described.", "on": None, "source": None},
                    ],
                    "note": "A note on it.",
                    "source": "Minutes of the board",
                }
            ],
            "items": [
                {
                    "item": "heads-recruited",
                    "kind": "milestone",
                    "name": "Heads recruited",
                    "workstream": "people",
                    "state": "done",
                    "due": "by 2009-10",
                    "wording": "by the end of October 2009",
                    "planned": "2009-10-30",
                    "held_to": "2009-10-30",
                    "held_because": "planned",
                    "began": "2009-09-21",
                    "expected": None,
                    "ended": "2009-11-04",
                    "overdue": False,
                    "due_soon": False,
                    "least_slip": 3,
                    "most_slip": 3,
                    "after_date": True,
                    "approved_by": None,
                    "note": "Two tries.",
                    "basis": "stated",
                    "source": "Minutes of the board, Item 1",
                },
                {
                    "item": "teams-live",
                    "kind": "milestone",
                    "name": "Teams live",
                    "workstream": "people",
                    "state": "planned",
                    "due": "by 2010-01",
                    "wording": None,
                    "planned": "2010-01-20",
                    "held_to": "by 2010-02",
                    "held_because": "agreed",
                    "began": None,
                    "expected": "2010-02-08",
                    "ended": None,
                    "overdue": False,
                    "due_soon": True,
                    "least_slip": 13,
                    "most_slip": 13,
                    "after_date": False,
                    "approved_by": "Project board",
                    "note": None,
                    "basis": "stated",
                    "source": None,
                },
                {
                    "item": "settled",
                    "kind": "milestone",
                    "name": "Everybody settled in",
                    "workstream": "people",
                    "state": None,
                    "due": "2010-02",
                    "wording": None,
                    "planned": None,
                    "held_to": "2010-02",
                    "held_because": "stated",
                    "began": None,
                    "expected": None,
                    "ended": None,
                    "overdue": False,
                    "due_soon": True,
                    "least_slip": None,
                    "most_slip": None,
                    "after_date": False,
                    "approved_by": None,
                    "note": None,
                    "basis": "inferred",
                    "source": None,
                },
            ],
            "changes": [
                {
                    "id": "teams-live",
                    "name": "Teams live",
                    "was": "2010-01-13",
                    "became": "2010-01-20",
                    "why": "it waits for Settle in and review",
                    "approved_by": "Project board",
                    "on": "2009-12-01",
                    "source": "Minutes of the board, Item 2",
                },
                {
                    "id": "teams-live",
                    "name": "Teams live",
                    "was": "2010-01-20",
                    "became": "by 2010-02",
                    "why": None,
                    "approved_by": "Project board",
                    "on": None,
                    "source": None,
                },
            ],
            "not_in_workspace": [],
            "not_in_plan": ["Everybody settled in"],
        }
    )
    alone = json.loads(shown(form=Format.JSON))
    assert (alone["against"], alone["as_of_is"]) == (None, "recorded")
    assert json.loads(shown(written().catalogue, form=Format.JSON))["as_of"] is None


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        (Slip(0, 0), "as planned"),
        (Slip(1, 1), "1 working day later than planned"),
        (Slip(1, 9), "1 to 9 working days later than planned"),
        (Slip(2, None), "at least 2 working days later than planned"),
        (Slip(-2, -2), "2 working days earlier than planned"),
        (Slip(-5, -1), "1 to 5 working days earlier than planned"),
        (Slip(None, -1), "at least 1 working day earlier than planned"),
        (
            Slip(-3, 4),
            "at most 4 working days later or at most 3 working days earlier than planned",
        ),
        (Slip(0, 4), "at most 4 working days later than planned"),
        (Slip(-3, 0), "at most 3 working days earlier than planned"),
        (Slip(None, 4), "at most 4 working days later than planned"),
        (Slip(None, 0), "no later than planned"),
        (Slip(0, None), "no earlier than planned"),
        (Slip(-3, None), "at most 3 working days earlier than planned"),
    ],
)
def test_a_slip_in_words(slip: Slip, words: str) -> None:
    assert slip_words(slip) == words


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("2010-02-08", "1 slipped by 13 working days"),
        ("2010-02", "1 slipped by at most 27 working days"),
        ("from 2010-02-08", "1 slipped by at least 13 working days"),
    ],
)
def test_the_answer_says_by_how_much_what_slipped_is_late(expected: str, told: str) -> None:
    programme = (
        "milestones: [{id: teams-live, name: Live}]\n"
        f"progress: {{teams-live: {{state: planned, expected: {expected}}}}}"
    )
    found = shown(written(programme=programme).catalogue, plan=small_plan())
    assert f"; {told}." in " ".join(found.split())


ESCAPES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2066]")


@pytest.mark.parametrize("form", list(Format))
def test_hostile_names_stay_names(form: Format) -> None:
    catalogue = tracked_programme().catalogue
    evil = "\x1b[31mred\u202e\n\n| =1+1 <script> " + HOSTILE_NAMES[9]
    hostile = _renamed(catalogue, evil)
    text = shown(hostile, plan=replace(small_plan(), deadline=evil), form=form)
    assert not ESCAPES.search(text)
    if form is Format.TABLE:
        assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_name_fits_the_page(name: str) -> None:
    text = shown(_renamed(tracked_programme().catalogue, name), plan=small_plan())
    assert not ESCAPES.search(text)


def _renamed(catalogue: Catalogue, name: str) -> Catalogue:
    """Give every milestone and workstream a name that the reader of the files would refuse."""
    records = dict(catalogue.records)
    for kind in (Milestone, Workstream):
        records[kind] = {
            id_: one.model_copy(update={"name": name}) for id_, one in records[kind].items()
        }
    return replace(catalogue, records=records)


def test_colour_only_repeats_what_is_written() -> None:
    plain = shown(plan=small_plan())
    coloured = shown(plan=small_plan(), page=Page(colour=True))
    assert coloured != plain
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_a_date_after_the_one_that_is_stated_is_called_that() -> None:
    found = " ".join(shown().split())
    assert "after its date, by the end of October 2009" in found
    programme = PROGRAMME.replace("to: by 2010-02", "to: 2010-02-05")
    found = " ".join(shown(tracked_programme(programme=programme).catalogue).split())
    assert "expected 8 February 2010; after the date agreed, 5 February 2010" in found


def test_what_was_moved_by_agreement_and_nothing_else_is_told_as_that() -> None:
    programme = PROGRAMME.replace("    expected: 2010-02-08\n", "").replace(
        "by 2010-02, by", "2010-02-05, by"
    )
    page = shown(tracked_programme(programme=programme).catalogue, plan=small_plan())
    assert "moved, as agreed, to 5 February 2010; 12 working days later than planned" in " ".join(
        page.split()
    )


def test_what_was_stopped_on_no_day_and_had_no_date_is_only_called_stopped() -> None:
    programme = "milestones: [{id: m, name: M}]\nprogress: {m: {state: stopped}}"
    assert "\n  stopped  M\n" in shown(written(programme=programme).catalogue)


def test_days_that_the_plan_knows_no_holidays_of_are_told() -> None:
    found = " ".join(shown(plan=replace(small_plan(), last=date(2010, 1, 22))).split())
    assert "Some dates lie outside the time of the saved plan; bank holidays there" in found
