"""Services by category, each with its reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from made_up_town import ROOT, facts_in, facts_of, panel_of
from telling import told
from told_panels import grids_of

from dtl_planner.render.report.facts import Lacking
from dtl_planner.render.report.panels.services import PANEL

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = """dtl: 1
services:
  - id: clubs
    name: Clubs
    components:
      - {id: play, name: Play, answers: {local: {value: yes, note: Seen there.}}}
      - {id: sport, name: Sport}
  - id: courts
    name: Courts
    answers: {local: no}
    decision:
      category: core
      reason: They know the streets.
      by: The board
      on: 2020-03
      review: 2021-03
  - {id: schools, name: Schools, outside: {because: They run themselves.}}
"""


def test_each_service_says_why_it_is_where_it_is_and_what_would_change_it(tmp_path: Path) -> None:
    assert told(panel_of(facts_in(tmp_path, services=SERVICES), "services")) == snapshot("""\
services: Services (dtl classify)
3 components: 2 core, 1 undecided. 1 decision outranks the rule.
== How many are in each category: Category | Services | What it means
core | 2 | managed locality, member of core
undecided | 1 | too few answers to tell
not classified | 1 |
== Every service and why it is where it is: Service | Why | Where | How firm
    (searched)
= core
Play | local | managed: locality | 1 answer away from another result #service-play
- rule “core”: it is local
- Its answers
  - local: yes (stated)
- What would change it: if local: no, then city-wide
- part of Clubs
Courts | decided, rule says city-wide; review by 2021-03 | managed: locality |
    #service-courts
- decided by The board, 2020-03
- review by 2021-03
- reason: They know the streets.
- the rule says city-wide
- rule “otherwise”: it is not local
- Its answers
  - local: no (stated)
- How firm: the rule's own answer (city-wide): 1 answer away from another result: if
    local: yes, then core
= undecided
Sport | core or city-wide; ask: local? | | #service-sport
- possible: core or city-wide
- Its answers
  - not stated: local
- Ask next: Is it local?
  - yes: core
  - no: city-wide
- part of Clubs
= not classified
Schools | They run themselves. | | #service-schools
""")


def test_services_of_a_town_have_hosts_links_and_sources() -> None:
    assert told(panel_of(facts_of(), "services")) == snapshot("""\
services: Services (dtl classify)
8 components: 2 core, 1 extended, 1 hosted, 2 city-wide, 1 led for others, 1 under
    review. 1 decision outranks the rule.
== How many are in each category: Category | Services | What it means
core | 2 | managed locality, member of core
extended | 1 | managed city-wide, member of extended, locality facing
hosted | 1 | member of host, locality facing
city-wide | 2 | managed city-wide, locality facing
led for others | 1 | managed lead
under review | 1 | people are still deciding
== Every service and why it is where it is: Service | Why | Where | How firm
    (searched)
= core
Youth clubs | local | managed: locality | 1 answer away from another result
    #service-clubs
- rule “core”: it is local (Section 3)
- Its answers
  - local: yes; one-place: no; apart: yes; lead: no (stated)
- What would change it: if local: no, then city-wide; and 3 more
- part of Youth service
Play service | local | managed: locality | 1 answer away from another result
    #service-play
- rule “core”: it is local (Section 3)
- Its answers
  - local: yes; one-place: no; apart: yes; lead: no (stated)
- What would change it: if local: no, then city-wide; and 3 more
- waits for Approval of the board
= extended
Library | local, not apart | managed: city-wide / locality facing | 1 answer away
    from another result #service-library
- rule “extended”: its people stay together
- Its answers
  - local: yes; one-place: no; apart: no; lead: no (stated)
- What would change it: if local: no, then city-wide; and 3 more
= hosted
Award scheme | one-place | no host chosen | 1 answer away from another result
    #service-award
- rule “one-place”: it belongs to one place
- Its answers
  - local: no; one-place: yes; apart: no; lead: no (stated)
- What would change it: if one-place: no, then city-wide; and 1 more
- part of Youth service
= city-wide
Court work | nothing else holds | managed: city-wide / locality facing | 1 answer
    away from another result #service-court
- rule “otherwise”: nothing else holds
- Its answers
  - local: no; one-place: no; apart: no; lead: no (stated)
- What would change it: if local: yes, then extended; and 2 more
- part of Youth service
Museum | decided, rule says core; review by 2010-09 | managed: city-wide / locality
    facing | #service-museum
- decided by The cabinet, 2009-09
- review by 2010-09
- reason: It moves house first. Then it is looked at again. (The town's paper,
    Section 6)
- the rule says core
- rule “core”: it is local (Section 3)
- Its answers
  - local: yes; one-place: no; apart: yes; lead: no (stated)
- How firm: the rule's own answer (core): 1 answer away from another result: if
    local: no, then city-wide; and 3 more
= led for others
Music | lead | managed: lead | 1 answer away from another result #service-music
- rule “led”: it is led for others
- Its answers
  - local: no; one-place: no; apart: no; lead: yes (stated)
- What would change it: if lead: no, then city-wide
= under review
Portage | core or city-wide; rule says core or extended | | #service-portage
- under review: people are still deciding between core and city-wide
- reason: Under review
- settled by: The review of early years
- the rule says core or extended
- Its answers
  - local: yes; one-place: no; lead: no (stated)
  - not stated: apart
- Ask next: Can its people work apart from their profession?
  - yes: core
  - no: extended
""")


def test_a_team_reads_of_its_own_services() -> None:
    found = panel_of(
        facts_of(ROOT / "examples/croydon", reader="child-protection-teams"), "services"
    )
    assert told(found) == snapshot("""\
services: Services (dtl classify)
1 component: 1 under review. 1 answer is inferred.
== How many are in each category: Category | Services | What it means
under review | 1 | people are still deciding
== Every service and why it is where it is: Service | Why
= under review
Child protection social work teams | rule says pioneer or navigator
    #service-child-protection-teams
- under review: people are still deciding between pioneer, navigator and ambassador
- reason: Talks on which group each team joins were under way, and one way for all
    had been ruled out.
- settled by: Agreement with the team's own managers
- the rule says pioneer or navigator
- Its answers
  - work by area: yes (inferred, 2.3 Data analysis)
  - not stated: based in area
- Ask next: Is the team based in a locality area, or going to be?
  - yes: pioneer
  - no: navigator
- part of Children's social care
- waits for Demand data refreshed, and analysed service by service
- remark: The teams above all others that need slack in the model, for instance
    80/20, so that leavers do not overload the rest. What the 80 and the 20 measure is
    not said.
[note] In brackets: the section of Update on localities work across Children,
    Families and Education: report to the scrutiny committee.
""")


def test_where_nothing_is_for_classification_there_is_the_reason_for_each(tmp_path: Path) -> None:
    only = "services: [{id: schools, name: Schools, outside: {because: They run themselves.}}]"
    facts = facts_in(tmp_path, services=f"dtl: 1\n{only}\n")
    assert told(panel_of(facts, "services")) == snapshot("""\
services: Services (dtl classify)
Nothing here is for classification.
== Every service and why it is where it is: Service | Why
= not classified
Schools | They run themselves. #service-schools
""")


def test_without_services_or_without_a_scheme_there_is_no_panel(tmp_path: Path) -> None:
    facts = facts_in(tmp_path, services="dtl: 1\nservices: []\n")
    assert PANEL.make(facts) is None
    assert PANEL.make(replace(facts, classification=Lacking("there is no scheme"))) is None


def test_services_may_be_searched_where_they_are_many_or_of_several_categories(
    tmp_path: Path,
) -> None:
    def is_searched(*locals_: str) -> bool:
        services = "".join(
            f"  - {{id: s{number}, name: S{number}, answers: {{local: {local}}}}}\n"
            for number, local in enumerate(locals_)
        )
        found = panel_of(facts_in(tmp_path, services=f"dtl: 1\nservices:\n{services}"), "services")
        return grids_of(found)[-1].is_searched

    assert [is_searched("yes"), is_searched("yes", "no"), is_searched(*["yes"] * 13)] == [
        False,
        True,
        True,
    ]
