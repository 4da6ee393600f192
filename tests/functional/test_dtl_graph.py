from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import COUNTY, CROYDON, ROOT, assert_expected, run, written
from test_light_start import HEAVY, loaded_by

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

TEAMS = """
divisions: {learning: {name: Learning}, families: {name: Families}}
teams:
  - {id: care, name: Care team, division: families}
  - {id: play-team, name: Play team}
sources: {paper: {title: The paper}}
"""
ALLIANCES = """
alliances:
  - id: tied
    name: Tied by staff
    kind: same-staff
    members: [play, sport, head, ict, care]
    forms: {team: care, division: learning}
    note: Not all of them know it yet.
    source: {id: paper, section: page 3}
  - id: soon
    name: Waiting for one decision
    kind: waits-for-decision
    forms: {team: {undecided: true, between: [care, play-team], resolves: The next paper}}
    depends_on:
      - {on: care, because: waits-for-decision, why: the team has no name}
      - {on: ict, kind: start-to-start, lag: 4 weeks}
  - {id: empty, name: An alliance without members, kind: natural-alliance}
"""
SERVICES = """
services:
  - id: play
    name: Play
    components:
      - {id: street, name: Street play, answers: {local: yes}, current: {base: Old Hall}}
      - {id: park, name: Park play}
  - {id: sport, name: Sport, answers: {local: no}, depends_on: [{on: street}]}
  - {id: music, name: Music, current: {base: old hall}, alliances: [soon]}
  - {id: dance, name: Dance}
"""
RING = """
services:
  - {id: a, name: A, depends_on: [{on: b, why: it shares a room, lag: 4 weeks}]}
  - {id: b, name: B, depends_on: [{on: c, kind: finish-to-finish}]}
  - {id: c, name: C, depends_on: [{on: a, because: waits-for-decision}, {on: d}]}
  - {id: d, name: D, depends_on: [{on: c}]}
"""
PROGRAMME = """
roles: [{id: head, name: Head of play, is_top: yes, leads: [play-team]}]
enablers: [{id: ict, name: Shared records, kind: ICT}]
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return written(tmp_path, services=TEAMS + ALLIANCES + SERVICES, programme=PROGRAMME)


def ring_of(number: int) -> str:
    """So many services, each waiting for the next and the last for the first."""
    lines = (
        f"  - {{id: s{n}, name: Service {n}, depends_on: [{{on: s{(n + 1) % number}}}]}}\n"
        for n in range(number)
    )
    return f"services:\n{''.join(lines)}"


def test_graph_shows_the_alliances_of_peterborough_as_small_projects(dtl: Dtl) -> None:
    assert_expected("graph-peterborough.txt", dtl("graph").out)


def test_graph_shows_the_one_alliance_of_croydon_and_what_is_tied_to_nothing(dtl: Dtl) -> None:
    assert_expected("graph-croydon.txt", dtl("graph", cwd=CROYDON).out)


def test_graph_says_so_where_nothing_is_tied(dtl: Dtl) -> None:
    assert_expected("graph-county.txt", dtl("graph", cwd=COUNTY).out)


def test_graph_as_a_page(dtl: Dtl, place: Path) -> None:
    done = dtl("graph", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert done.out == snapshot("""\
Tied by staff (tied)
  kind     same staff
  members  Play: 1 core, 1 not yet known
           Sport: city-wide
           Head of play (role)
           Shared records (enabler)
           Care team (team)
  forms    Care team
  goes to  Learning; Families (as the team's own record says)
  note     Not all of them know it yet.
  source   The paper, page 3
  warning[DTL402]: its members would be run apart
    core: Street play
      rule `core`: it is local
    city-wide: Sport
      rule `otherwise`: nothing else holds

Waiting for one decision (soon)
  kind     waits for decision
  members  Music: not yet known
  forms    undecided between Care team and Play team; settled by: The next paper
  goes to  not stated
  waits    for a decision on Care team (team): the team has no name
  waits    for Shared records (enabler) (start-to-start, lag 4 weeks)

An alliance without members (empty)
  kind     natural alliance
  members  not stated
  forms    not stated
  goes to  not stated

Clusters: what alliances, dependencies and new teams connect
  9  Care team (team); Head of play (role); Shared records (enabler); Music;
     Play; Waiting for one decision (alliance); Sport; Street play; Tied by
     staff (alliance)

Tied to nothing: no alliance, no dependency, no new team
  Park play; Dance

Alliances that nobody recorded, and what suggests them
  Music (music) and Street play (street)
    in common: base: old hall
    Music is in an alliance already: Waiting for one decision

3 alliances with 6 members, 1 of them split by classification; no rings; 1
cluster; 2 tied to nothing; 1 further alliance suggested. Next: dtl graph
--moves ID
""")


@pytest.mark.parametrize("form", ["json", "csv", "md", "dot", "mermaid", "graphml"])
def test_graph_in_other_formats(dtl: Dtl, place: Path, form: str) -> None:
    assert_expected(f"graph-small.{form}.txt", dtl("graph", "--format", form, cwd=place).out)


@pytest.mark.parametrize("form", ["json", "csv", "md", "mermaid"])
def test_what_moves_in_other_formats(dtl: Dtl, place: Path, form: str) -> None:
    done = dtl("graph", "--moves", "street", "--format", form, cwd=place)
    assert_expected(f"graph-moves.{form}.txt", done.out)


def test_csv_holds_every_tie_of_the_json(dtl: Dtl) -> None:
    document = json.loads(dtl("graph", "-f", "json").out)
    rows = list(csv.DictReader(io.StringIO(dtl("graph", "-f", "csv").out)))
    assert [tuple(row[key] for key in ("from", "to", "kind")) for row in rows] == [
        (tie["from"], tie["to"], tie["kind"]) for tie in document["ties"]
    ]
    assert {tie[end] for tie in document["ties"] for end in ("from", "to")} <= {
        node["id"] for node in document["nodes"]
    }


def test_what_moves_if_something_moves(dtl: Dtl, place: Path) -> None:
    assert dtl("graph", "--moves", "street", cwd=place).out == snapshot("""\
If Street play moves (street)

Waits for it
  Sport
    services.yaml:32  Sport waits for Street play

Its alliances
  Tied by staff (alliance)
    services.yaml:30  Street play is part of Play
    services.yaml:13  Play is in Tied by staff

Other members of its alliances
  Care team (team)
    services.yaml:30  Street play is part of Play
    services.yaml:13  Play is in Tied by staff
    services.yaml:13  Care team is in Tied by staff
  Head of play (role)
    services.yaml:30  Street play is part of Play
    services.yaml:13  Play is in Tied by staff
    services.yaml:13  Head of play is in Tied by staff
  Shared records (enabler)
    services.yaml:30  Street play is part of Play
    services.yaml:13  Play is in Tied by staff
    services.yaml:13  Shared records is in Tied by staff

What it is part of
  Play
    services.yaml:30  Street play is part of Play

Waits for something that moves with it
  Waiting for one decision (alliance)
    services.yaml:30  Street play is part of Play
    services.yaml:13  Play is in Tied by staff
    services.yaml:13  Care team is in Tied by staff
    services.yaml:22  Waiting for one decision waits for a decision on Care team
                      (team): the team has no name

7 things touched, 1 waiting for it and 1 waiting for something that moves with
it.
""")


def test_what_moves_if_an_alliance_moves(dtl: Dtl, place: Path) -> None:
    assert dtl("graph", "--moves", "tied", cwd=place).out == snapshot("""\
If Tied by staff (alliance) moves (tied)

Its members
  Care team (team)
    services.yaml:13  Care team is in Tied by staff
  Head of play (role)
    services.yaml:13  Head of play is in Tied by staff
  Shared records (enabler)
    services.yaml:13  Shared records is in Tied by staff
  Play
    services.yaml:13  Play is in Tied by staff
  Sport
    services.yaml:13  Sport is in Tied by staff

Parts of what moves
  Park play
    services.yaml:13  Play is in Tied by staff
    services.yaml:31  Park play is part of Play
  Street play
    services.yaml:13  Play is in Tied by staff
    services.yaml:30  Street play is part of Play

Waits for something that moves with it
  Waiting for one decision (alliance)
    services.yaml:13  Care team is in Tied by staff
    services.yaml:22  Waiting for one decision waits for a decision on Care team
                      (team): the team has no name

8 things touched, 1 waiting for something that moves with it.
""")


def test_a_team_that_is_formed_and_a_decision_on_it_move_too(dtl: Dtl, tmp_path: Path) -> None:
    services = """
teams: [{id: crew, name: Crew}]
services:
  - {id: play, name: Play, published: {forms: crew}}
  - {id: sport, name: Sport, depends_on: [{on: crew, because: waits-for-decision}]}
"""
    place = written(tmp_path, services=services)
    assert dtl("graph", "--moves", "play", cwd=place).out == snapshot("""\
If Play moves (play)

Teams that are formed
  Crew (team)
    services.yaml:5  Play forms Crew

Waits for something that moves with it
  Sport
    services.yaml:5  Play forms Crew
    services.yaml:6  Sport waits for a decision on Crew (team)

2 things touched, 1 waiting for something that moves with it.
""")
    alone = services.partition("  - {id: sport")[0]
    place = written(tmp_path / "alone", services=alone)
    assert dtl("graph", "--moves", "play", cwd=place).out.split("\n")[-2] == snapshot(
        "1 thing touched."
    )


def test_nothing_moves_with_what_nothing_ties(dtl: Dtl, place: Path) -> None:
    assert dtl("graph", "--moves", "dance", cwd=place).out == snapshot("""\
If Dance moves (dance)

Nothing that is recorded moves with Dance.
""")


def test_a_long_way_leaves_out_its_middle(dtl: Dtl, tmp_path: Path) -> None:
    place = written(tmp_path, services=ring_of(60))
    out = dtl("graph", "--moves", "s59", cwd=place).out
    assert out.split("\n")[-22:] == snapshot(
        [
            "    services.yaml:23  Service 20 waits for Service 21",
            "  Service 19",
            "    services.yaml:61  Service 58 waits for Service 59",
            "    services.yaml:60  Service 57 waits for Service 58",
            "    services.yaml:59  Service 56 waits for Service 57",
            "    ...               34 further steps",
            "    services.yaml:24  Service 21 waits for Service 22",
            "    services.yaml:23  Service 20 waits for Service 21",
            "    services.yaml:22  Service 19 waits for Service 20",
            "  Service 18",
            "    services.yaml:61  Service 58 waits for Service 59",
            "    services.yaml:60  Service 57 waits for Service 58",
            "    services.yaml:59  Service 56 waits for Service 57",
            "    ...               35 further steps",
            "    services.yaml:23  Service 20 waits for Service 21",
            "    services.yaml:22  Service 19 waits for Service 20",
            "    services.yaml:21  Service 18 waits for Service 19",
            "  and 18 more: --format csv",
            "",
            "59 things touched, 1 waiting for it and 58 waiting for something that moves with",
            "it.",
            "",
        ]
    )


def test_an_id_that_is_not_there_ends_with_the_nearest(dtl: Dtl) -> None:
    done = dtl("graph", "--moves", "portag")
    assert (done.code, done.out) == (2, "")
    assert done.err.partition(" or ")[2] == snapshot("enabler `portag`. Did you mean `portage`?\n")


def test_a_ring_is_told_as_a_walk(dtl: Dtl, tmp_path: Path) -> None:
    place = written(tmp_path, services=RING)
    done = dtl("graph", cwd=place)
    assert done.code == 0
    assert done.out == snapshot("""\
error[DTL401]: each waits for the next, and the last for the first
  services.yaml:4  A waits for B (lag 4 weeks): it shares a room
  services.yaml:5  B waits for C (finish-to-finish)
  services.yaml:6  C waits for a decision on A
  4 records wait for one another here: another ring may show once this one is
  mended

Clusters: what alliances, dependencies and new teams connect
  4  A; B; C; D

No alliances; 1 ring; 1 cluster; nothing left untied; no further alliances
suggested. Next: dtl graph --moves ID
""")


def test_a_ring_as_json_has_the_place_of_every_step(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("graph", "-f", "json", cwd=written(tmp_path, services=RING))
    (ring,) = json.loads(done.out)["rings"]
    assert ring["steps"][0] == snapshot(
        {
            "from": "a",
            "to": "b",
            "kind": "depends-on",
            "timing": "finish-to-start",
            "lag": "4 weeks",
            "why": "it shares a room",
            "written": "services.yaml:4",
        }
    )
    assert [(step["from"], step["to"], step["written"]) for step in ring["steps"]] == snapshot(
        [
            ("a", "b", "services.yaml:4"),
            ("b", "c", "services.yaml:5"),
            ("c", "a", "services.yaml:6"),
        ]
    )
    assert ring["tangled"] == 4


def test_a_long_ring_and_many_rings_are_told_by_their_number(dtl: Dtl, tmp_path: Path) -> None:
    out = dtl("graph", cwd=written(tmp_path / "long", services=ring_of(25))).out
    assert [line for line in out.split("\n") if "more" in line] == snapshot(
        ["  and 5 more steps: dtl graph --format json"]
    )
    pairs = "services:\n" + "".join(
        f"  - {{id: a{n}, name: A{n}, depends_on: [{{on: b{n}}}]}}\n"
        f"  - {{id: b{n}, name: B{n}, depends_on: [{{on: a{n}}}]}}\n"
        for n in range(45)
    )
    out = dtl("graph", cwd=written(tmp_path / "many", services=pairs)).out
    assert [line for line in out.split("\n") if "more" in line] == snapshot(
        [
            "and 25 more rings: dtl graph --format json",
            "  and 5 more clusters: dtl graph --format json",
        ]
    )


def test_very_many_names_and_offers_are_told_by_their_number(dtl: Dtl, tmp_path: Path) -> None:
    services = "services:\n" + "".join(
        f"  - {{id: s{n}, name: Service {n}, current: {{base: Hall {n % 12}}}, "
        "providers: [The council], delivers: {ages: 8-13}}\n"
        for n in range(48)
    )
    out = dtl("graph", cwd=written(tmp_path, services=services)).out
    assert out.split("\n")[-16:] == snapshot(
        [
            "  Service 16 (s16), Service 28 (s28), Service 4 (s4) and Service 40 (s40)",
            "    in common: ages 8-13; base: Hall 4; run by The council",
            "  Service 17 (s17), Service 29 (s29), Service 41 (s41) and Service 5 (s5)",
            "    in common: ages 8-13; base: Hall 5; run by The council",
            "  Service 18 (s18), Service 30 (s30), Service 42 (s42) and Service 6 (s6)",
            "    in common: ages 8-13; base: Hall 6; run by The council",
            "  Service 19 (s19), Service 31 (s31), Service 43 (s43) and Service 7 (s7)",
            "    in common: ages 8-13; base: Hall 7; run by The council",
            "  and 2 more offers: dtl graph --format json",
            "",
            "1 group of more than 8 services has as much in common: too many for one",
            "alliance.",
            "",
            "No alliances; no rings; no clusters; 48 tied to nothing; 12 further alliances",
            "suggested. Next: dtl graph --moves ID",
            "",
        ]
    )


def test_members_that_would_be_run_apart_are_told_with_the_reason(dtl: Dtl) -> None:
    (project,) = (
        one
        for one in json.loads(dtl("graph", "-f", "json").out)["alliances"]
        if one["id"] == "fourteen-nineteen"
    )
    assert project["split"] == snapshot(
        {
            "camps": [
                {
                    "category": "city-wide",
                    "host": None,
                    "members": [
                        {
                            "service": "strategy-14-19",
                            "because": "rule `otherwise`: it does not meet many of the criteria",
                        }
                    ],
                },
                {
                    "category": "core",
                    "host": None,
                    "members": [
                        {
                            "service": "delivery-14-19",
                            "because": "rule `core`: it meets most criteria",
                        }
                    ],
                },
            ],
            "not_yet_known": [],
        }
    )


def test_hosts_part_an_alliance_too(dtl: Dtl, tmp_path: Path) -> None:
    place = written(
        tmp_path,
        criteria="""
schemes:
  - id: hosts
    title: Hosted
    facts: {local: {ask: Is it local?}}
    categories: {hosted: {title: Hosted, placement: {member_of: host}}}
    rules: [{id: all, then: hosted, when: local, because: all are}]
""",
        localities="""
footprints: [{id: all, name: All, tiers: [city, locality]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: The North, tier: locality, within: city}
  - {id: south, name: The South, tier: locality, within: city}
""",
        services="""
alliances: [{id: tied, name: Tied, kind: interdependency, members: [a, b, c]}]
services:
  - {id: a, name: A, answers: {local: yes}, host: north}
  - {id: b, name: B, answers: {local: yes}, host: south}
  - {id: c, name: C, answers: {local: yes}, host: undecided}
""",
    )
    assert dtl("graph", cwd=place).out.partition("\n\n")[0] == snapshot("""\
Tied (tied)
  kind     interdependency
  members  A: hosted
           B: hosted
           C: hosted
  forms    not stated
  goes to  not stated
  warning[DTL402]: its members would be run apart
    hosted at The North: A
      rule `all`: all are
    hosted at The South: B
      rule `all`: all are\
""")


def test_where_members_come_out_the_same_for_several_reasons_each_is_named(
    dtl: Dtl, tmp_path: Path
) -> None:
    decided = "decision: {category: core, reason: so we agreed, by: Board, on: 2009, review: 2010}"
    services = f"""
alliances: [{{id: tied, name: Tied, kind: interdependency, members: [a, b, c]}}]
services:
  - {{id: a, name: A, answers: {{local: yes}}}}
  - {{id: b, name: B, {decided}}}
  - {{id: c, name: C, answers: {{local: no}}}}
"""
    place = written(tmp_path, services=services)
    assert dtl("graph", cwd=place).out.partition("warning")[2].partition("\n\n")[0] == snapshot("""\
[DTL402]: its members would be run apart
    core: A and B
      A: rule `core`: it is local
      B: decided by Board: so we agreed
    city-wide: C
      rule `otherwise`: nothing else holds\
""")


def test_without_a_scheme_the_graph_is_drawn_without_categories(dtl: Dtl, tmp_path: Path) -> None:
    services = """
alliances: [{id: tied, name: Tied, kind: same-system, members: [a, b]}]
services: [{id: a, name: A}, {id: b, name: B}]
"""
    place = written(tmp_path, services=services, criteria="")
    assert dtl("graph", cwd=place).out == snapshot("""\
Tied (tied)
  kind     same system
  members  A
           B
  forms    not stated
  goes to  not stated

Clusters: what alliances, dependencies and new teams connect
  3  A; B; Tied (alliance)

1 alliance with 2 members; no rings; 1 cluster; nothing left untied; no further
alliances suggested. Next: dtl graph --moves ID
""")
    assert dtl("graph", "--scheme", "none", cwd=place).code == 2


@pytest.mark.parametrize("form", ["table", "json", "csv", "md", "dot", "mermaid", "graphml"])
def test_names_that_are_markup_stay_names(dtl: Dtl, tmp_path: Path, form: str) -> None:
    name = '"[bold]<script>alert(1)</script>[/bold]\\n--> `x` \\\\ \\""'
    services = f"""
alliances: [{{id: end, name: {name}, kind: same-system, members: [graph, style], note: {name}}}]
services:
  - {{id: graph, name: {name}, depends_on: [{{on: style, why: {name}}}]}}
  - {{id: style, name: {name}}}
"""
    place = written(tmp_path, services=services)
    assert_expected(f"graph-markup.{form}.txt", dtl("graph", "-f", form, cwd=place).out)


def test_the_order_of_the_records_changes_no_export(dtl: Dtl, place: Path) -> None:
    first, _, last = SERVICES.partition("\nservices:\n")[2].partition("  - {id: sport")
    text = f"{TEAMS}services:\n  - {{id: sport{last}{first}{ALLIANCES}"
    other = written(place / "other", services=text, programme=PROGRAMME)
    for form in ("dot", "mermaid"):
        assert dtl("graph", "-f", form, cwd=other).out == dtl("graph", "-f", form, cwd=place).out


def test_networkx_is_loaded_for_what_moves_and_not_to_draw_the_graph(place: Path) -> None:
    assert loaded_by("graph", cwd=str(ROOT)) & HEAVY == set()
    assert loaded_by("graph", "--moves", "street", cwd=str(place)) & HEAVY == {"networkx"}


@pytest.mark.parametrize("name", ["NETWORKX_BACKEND_PRIORITY", "NETWORKX_AUTOMATIC_BACKENDS"])
def test_no_setting_of_networkx_changes_the_graph(place: Path, name: str) -> None:
    usual = run("graph", "--moves", "street", cwd=place)
    assert run("graph", "--moves", "street", cwd=place, **{name: "parallel"}) == usual
    assert usual.code == 0
