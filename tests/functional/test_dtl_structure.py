from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot
from running import COUNTY, CROYDON, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl


@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
def test_the_proposed_structure_of_peterborough(dtl: Dtl, form: str) -> None:
    done = dtl("structure", "--format", form)
    assert (done.code, done.err) == (0, "")
    assert_expected(f"structure-proposed.{form}.txt", done.out)


@pytest.mark.parametrize("name", ["current", "portage-local", "hosts-shared-out"])
def test_the_other_structures_of_peterborough(dtl: Dtl, name: str) -> None:
    done = dtl("structure", name)
    assert (done.code, done.err) == (0, "")
    assert_expected(f"structure-{name}.table.txt", done.out)


@pytest.mark.parametrize("folder", [CROYDON, COUNTY], ids=["croydon", "county"])
def test_the_structures_of_other_councils(dtl: Dtl, folder: Path) -> None:
    done = dtl("structure", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert_expected(f"structure-{folder.name}.table.txt", done.out)


@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
def test_hosts_are_proposed_for_peterborough(dtl: Dtl, form: str) -> None:
    done = dtl("structure", "--place-hosts", "--format", form)
    assert (done.code, done.err) == (0, "")
    assert_expected(f"structure-place-hosts.{form}.txt", done.out)


def test_no_page_is_wider_than_a_terminal(dtl: Dtl) -> None:
    for args in ((), ("current",), ("hosts-shared-out",), ("--place-hosts",)):
        for folder in (None, CROYDON, COUNTY) if args != ("hosts-shared-out",) else (None,):
            where = {"cwd": folder} if folder else {}
            done = dtl("structure", *args, **where)
            assert max(map(len, done.out.splitlines()), default=0) <= 80


def test_hosts_are_proposed_in_full_time_equivalents_where_they_are_known(dtl: Dtl) -> None:
    assert dtl("structure", "--place-hosts", cwd=COUNTY).out == snapshot("""\
Two councils for Aldershire, Aldershire County Council       structure: proposed

Load is counted in full-time equivalents (of a range, its middle).
Demand is not stated, so that every place has an even share.
No sharing out is more even, of 2 ways.

  place             hosts now  would host  share
  North Aldershire  9.5        21.5        16.25
  South Aldershire  11         11          16.25

North Aldershire
  Sensory support team
    because the place would host 21.5 FTE with it, 5.25 FTE above its share.
    second best: South Aldershire; 1.5 FTE more above its share

Nothing was written. To take a host over, write `host` with the place's id at
the service, or under `changes` in a proposal.

A host proposed for 1 service, in 1 place; 5.25 FTE above a share.
""")


def test_every_host_that_a_proposal_settles_leaves_nothing_to_place(dtl: Dtl) -> None:
    done = dtl("structure", "hosts-shared-out", "--place-hosts")
    assert done.out == snapshot("Nothing to place: every hosted service has a host.\n")
    assert (
        json.loads(dtl("structure", "hosts-shared-out", "--place-hosts", "-f", "json").out)["hosts"]
        == []
    )


def test_where_nothing_is_hosted_there_is_nothing_to_place(dtl: Dtl) -> None:
    done = dtl("structure", "--place-hosts", cwd=CROYDON)
    assert (done.code, done.out) == (0, "Nothing to place: no service is hosted.\n")


def test_what_is_not_known_is_offered_the_nearest_name(dtl: Dtl) -> None:
    done = dtl("structure", "portage-locl")
    assert (done.code, done.out) == (2, "")
    assert done.err == snapshot(
        "dtl: there is no structure `portage-locl`. Did you mean `portage-local`?\n"
    )


def test_a_proposal_with_errors_is_told_with_its_place(dtl: Dtl, tmp_path: Path) -> None:
    place = written(tmp_path)
    (place / "proposals").mkdir()
    (place / "proposals/bad.yaml").write_text(
        "dtl: 1\nproposals:\n  bad: {title: Bad, changes: {gone: {because: so}}}\n",
        encoding="utf-8",
    )
    done = dtl("structure", "bad", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot("""\
error[DTL601]: `gone` is not in the structure `proposed` that `bad` changes.
  --> proposals/bad.yaml:3:31
   |
 3 |   bad: {title: Bad, changes: {gone: {because: so}}}
   |                               ^^^^

1 error in 4 files. `dtl explain DTL601` tells more.
""")


SERVICES = """
programme: {title: A very long title of a programme that goes on and on and on, council: Somewhere}
divisions: {learning: {name: Learning}, families: {name: Families}}
teams:
  - {id: core-team, name: Core team, gathers: core, in_each: locality}
  - {id: younger, name: Younger team, part_of: core-team, in_each: locality, ages: 0-7}
  - {id: north-team, name: Team of the north, place: north}
  - {id: care, name: Care team, division: families}
  - {id: empty, name: Empty team}
services:
  - id: play
    name: Play
    joins: [younger, care]
    division: learning
    answers: {local: yes, small: no}
    people: {fte: 3, posts: 1}
  - {id: advice, name: Advice, answers: {local: no, small: yes}, host: north, people: {fte: 2}}
  - {id: awards, name: Awards, answers: {local: no, small: yes}, people: {fte: 2, posts: 3}}
  - {id: talks, name: Talks, answers: {local: no, small: yes}, host: undecided}
  - id: schools
    name: Schools
    joins: [care]
    answers: {local: no, small: no}
    contacts: [north]
    current: {base: Town hall, managed: north}
  - id: admissions
    name: Admissions
    division: undecided
    contacts: [north, south]
    answers: {local: no, small: no}
    current: {managed: localities}
  - {id: halls, name: Halls, joins: [younger], decision: undecided}
  - {id: post, name: A post, outside: {because: it is a post}}
"""
PROGRAMME = """
roles:
  - {id: director, name: Director, is_top: yes, leads: [families]}
  - id: head
    name: Head
    in_each: locality
    heads_place: yes
    managed_by: director
    accountable_to: board
    filled: 2010-04
  - {id: deputy, name: Deputy, place: north, heads_place: yes, managed_by: head}
  - {id: worker, name: Worker, posts: 7, in_each: locality, accountable_to: undecided}
  - {id: old, name: Old post, stands: current, is_top: yes}
  - {id: clerk, name: Clerk, stands: both, managed_by: old}
bodies:
  - {id: board, name: Board, reports_to: undecided}
  - {id: panel, name: Panel, reports_to: board, place: north}
  - {id: forum, name: Forum, in_each: locality}
"""
LOCALITIES = """
footprints: [{id: all, name: All, tiers: [city, locality]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: city}
  - {id: south, name: South, tier: locality, within: city}
"""
CRITERIA = """
schemes:
  - id: plain
    title: Hosted, core or city-wide
    facts: {local: {ask: Is it local?}, small: {ask: Is it small?}}
    categories:
      core: {placement: {managed: locality, member_of: core}}
      hosted: {placement: {managed: locality, member_of: host}}
      city-wide: {placement: {managed: city-wide}}
    rules:
      - {id: core, then: core, when: local, because: it is local}
      - {id: hosted, then: hosted, when: small, because: it is small}
    otherwise: {then: city-wide, because: neither}
"""
PROPOSALS = """
proposals:
  other:
    title: Another way
    adds:
      trainer: {kind: role, name: Trainer, managed_by: director, because: somebody must}
      club: {kind: service, name: Club, category: core, joins: [younger], because: it is new}
    changes:
      play: {division: families, because: it belongs there}
      schools: {leaves: [care], division: families, because: it is not care}
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    place = written(
        tmp_path,
        services=SERVICES,
        programme=PROGRAMME,
        localities=LOCALITIES,
        criteria=CRITERIA,
    )
    (place / "proposals").mkdir()
    (place / "proposals/other.yaml").write_text(f"dtl: 1{PROPOSALS}", encoding="utf-8")
    return place


@pytest.mark.parametrize("name", ["proposed", "current", "other"])
def test_everything_that_a_structure_can_say_is_said(dtl: Dtl, made_up: Path, name: str) -> None:
    assert_expected(f"structure-made-up-{name}.table.txt", dtl("structure", name, cwd=made_up).out)


def test_every_row_says_why(dtl: Dtl, made_up: Path) -> None:
    done = dtl("structure", "other", "-f", "csv", cwd=made_up)
    rows = {row["unit"]: row for row in csv.DictReader(io.StringIO(done.out))}
    assert [rows["club"][key] for key in ("category", "basis", "because")] == [
        "core",
        "proposed",
        "it is new",
    ]
    assert rows["play"]["because"] == "rule core: it is local"
    assert rows["talks"]["host"] == "undecided"
    assert rows["schools"]["contacts_missing"] == "south"
    assert rows["post"]["because"] == "it is a post"
    assert {row["basis"] for row in rows.values()} <= {"stated", "inferred", "rule", "proposed"}


def document(dtl: Dtl, *args: str, cwd: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dtl("structure", *args, "-f", "json", cwd=cwd).out)
    return found


def test_the_document_has_each_ground_with_its_place(dtl: Dtl, made_up: Path) -> None:
    found = document(dtl, "other", cwd=made_up)
    assert list(found) == snapshot(
        [
            "format_version",
            "structure",
            "title",
            "based_on",
            "status",
            "units",
            "divisions",
            "localities",
            "hosts",
            "formed",
            "lines",
            "undecided",
            "outside",
        ]
    )
    (play,) = (unit for unit in found["units"] if unit["id"] == "play")
    assert play["grounds"]["division"] == snapshot(
        {
            "basis": "proposed",
            "because": "it belongs there",
            "source": None,
            "themes": [],
            "file": "proposals/other.yaml",
            "line": 9,
        }
    )
    assert (found["structure"], found["based_on"], found["status"]) == snapshot(
        ("other", "proposed", "draft")
    )
    assert found["hosts"] == snapshot(
        [
            {"place": "north", "hosted": ["advice"], "fte": 2.0},
            {"place": "south", "hosted": [], "fte": 0.0},
        ]
    )
    assert found["lines"] == snapshot(
        [
            {"role": "director", "layer": 1, "span": 3},
            {"role": "head", "layer": 2, "span": 1},
            {"role": "deputy", "layer": 3, "span": 0},
            {"role": "worker", "layer": 1, "span": 0},
            {"role": "clerk", "layer": 1, "span": 0},
            {"role": "trainer", "layer": 2, "span": 0},
        ]
    )


def test_a_workspace_without_services_has_an_empty_structure(dtl: Dtl, tmp_path: Path) -> None:
    assert dtl("structure", cwd=written(tmp_path)).out == snapshot("""\
Workspace                                                    structure: proposed

Nothing to show yet. Services are written into services.yaml.
""")


@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
@pytest.mark.parametrize("option", [(), ("--place-hosts",)], ids=["structure", "hosts"])
def test_tabs_line_breaks_and_markup_of_a_text_stay_text(
    dtl: Dtl, made_up: Path, form: str, option: tuple[str, ...]
) -> None:
    odd = r"one\ttwo\n[bold]x[/bold]"
    for path in made_up.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for name in ("Awards", "Core team", "Head", "Board", "North", "Learning", "it is new"):
            text = text.replace(f": {name}", f': "{name} {odd}"')
        path.write_text(text, encoding="utf-8")
    done = dtl("structure", "other", *option, "--format", form, cwd=made_up)
    assert (done.code, done.err) == (0, "")
    assert "\t" not in done.out
    assert "one\\ttwo" in done.out.replace("\\\\", "\\")


SIZES = (100, 100, 100, *[1] * 18)


def test_where_there_are_too_many_ways_the_page_says_how_far_it_may_be_off(
    dtl: Dtl, made_up: Path
) -> None:
    rows = "".join(
        f"  - {{id: s{n}, name: S{n}, people: {{fte: {size}}}, "
        "answers: {local: no, small: yes}}\n"
        for n, size in enumerate(SIZES)
    )
    (made_up / "services.yaml").write_text(f"dtl: 1\nservices:\n{rows}", encoding="utf-8")
    (made_up / "programme.yaml").unlink()
    (made_up / "proposals/other.yaml").unlink()
    found = document(dtl, "--place-hosts", cwd=made_up)
    assert (found["ways"], found["above_share"], found["exact"]) == (2**21, 41, False)
    lines = dtl("structure", "--place-hosts", cwd=made_up).out.splitlines()
    assert lines[2:7] == snapshot(
        [
            "Load is counted in full-time equivalents (of a range, its middle).",
            "Demand is not stated, so that every place has an even share.",
            "A good sharing out, not proved the best: there are more than 250,000 ways. The",
            "best could have at most 41 FTE less above its share.",
            "",
        ]
    )
