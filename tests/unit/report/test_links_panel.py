# ruff: noqa: E501 - what panels say, line by line
"""The panel of alliances and dependencies: what it says, and that pictures and tables agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.drawing.shapes import Node
from dtl_planner.graph.rings import Ring
from dtl_planner.graph.study import study
from dtl_planner.limits import Limits
from dtl_planner.render.report import blocks
from dtl_planner.render.report.facts import Circle, Lacking, Reader
from dtl_planner.render.report.panels.links import PANEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.render.report.document import Panel
    from dtl_planner.render.report.facts import Facts

    Gathered = Callable[..., Facts]

CRITERIA = """\
dtl: 1
schemes:
  - id: plain
    title: Core, hosted or city-wide
    facts: {local: {ask: Is it local?}}
    categories: {core: {title: Core}, city-wide: {title: Run for the city}}
    rules: [{id: core, then: core, when: local, because: it can be divided}]
    otherwise: {then: city-wide, because: it is not local}
"""
TOWN = """\
dtl: 1
sources: {paper: {title: The paper}}
divisions: {learning: {name: Learning}}
teams:
  - {id: team, name: New team, division: learning}
  - {id: standing, name: Standing team}
alliances:
  - id: children
    name: Children together
    kind: same-staff
    members: [play, youth, care, wardens]
    forms: {team: team}
    depends_on: [{on: ict}]
    note: As the paper has it.
    source: {id: paper, section: "2"}
  - {id: empty, name: Nobody yet, kind: natural-alliance}
services:
  - {id: play, name: Play service, answers: {local: yes}, joins: [standing]}
  - id: youth
    name: Youth service
    components:
      - {id: youth-a, name: Youth work, answers: {local: yes}}
      - {id: youth-b, name: Youth advice}
  - id: care
    name: Care
    answers: {local: no}
    depends_on:
      - {on: team, because: waits-for-decision, lag: 4 weeks, why: Who does what is open}
      - {on: play, kind: start-to-start}
      - {on: ict, source: {id: paper, section: "3"}}
  - {id: wardens, name: Wardens, outside: {because: They are volunteers}}
  - {id: alone, name: Alone, answers: {local: no}}
"""

PROGRAMME = """\
dtl: 1
roles: [{id: head, name: Head of teams, leads: [learning, youth]}]
enablers: [{id: ict, name: ICT}]
"""


@pytest.fixture
def gathered(tmp_path: Path) -> Gathered:
    """Gather what a report is made of, from the text of `services.yaml`."""

    def gather_text(services: str, reader: str | None = None) -> Facts:
        (tmp_path / "services.yaml").write_text(services)
        (tmp_path / "programme.yaml").write_text(PROGRAMME if "ict" in services else "dtl: 1\n")
        (tmp_path / "criteria.yaml").write_text(CRITERIA)
        (tmp_path / "localities.yaml").write_text("dtl: 1\n")
        return gather(open_workspace(tmp_path, limits=Limits()), Asked(reader=reader))

    return gather_text


def made(facts: Facts) -> Panel:
    panel = PANEL.make(facts)
    assert panel is not None
    return panel


def said(panel: Panel) -> list[str]:
    return [panel.line, *(line for block in panel.blocks for line in _lines(block))]


def _lines(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Heading():
            yield f"## {block.text}"
        case blocks.Words():
            yield f"{block.manner}: {block.text}"
        case blocks.Points():
            for point in block.points:
                yield "; ".join([f"- {point.text}", *(below.text for below in point.below)])
        case blocks.Grid():
            yield from _rows(block)
        case blocks.Drawn():
            for picture in block.pictures:
                yield f"picture {picture.title}: {picture.description}"
            yield from (f"node {node.label} -> {node.row}" for node in nodes(block))
            yield from (f"{word}: {meaning}" for word, meaning in block.legend)
            yield from _rows(block.grid)


def _rows(grid: blocks.Grid) -> Iterator[str]:
    yield f"[{' | '.join(grid.head)}]"
    for row in grid.rows:
        yield f"{row.id}: {' | '.join(' / '.join(cell.lines) for cell in row.cells)}"


def drawn(panel: Panel) -> list[blocks.Drawn]:
    return [block for block in panel.blocks if isinstance(block, blocks.Drawn)]


def nodes(block: blocks.Drawn) -> list[Node]:
    return [mark for one in block.pictures for mark in one.marks if isinstance(mark, Node)]


def test_the_whole_is_drawn_said_and_tabled(gathered: Gathered) -> None:
    assert said(made(gathered(TOWN))) == snapshot(
        [
            "2 alliances with 4 members, 1 of them split by classification; no rings; 1 cluster; 3 tied to nothing; no further alliances suggested.",
            "## Alliances",
            "picture Children together: Same staff. Forms: New team. Goes to: Learning (as the team's own record says). Split by classification: core and city-wide.",
            "node Play service; core; member of Children together -> alliance-children.play",
            "node Youth service, 1 core, 1 not yet known; member of Children together -> alliance-children.youth",
            "node Care; Run for the city; member of Children together -> alliance-children.care",
            "node Wardens; not for classification; member of Children together -> alliance-children.wardens",
            "Colour: repeats the category that is written",
            "Dashed box: its category, or that of a part of it, is not yet known",
            "[Member | Alliance | Category]",
            "alliance-children.play: Play service | Children together | core",
            "alliance-children.youth: Youth service | Children together | 1 core, 1 not yet known",
            "alliance-children.care: Care | Children together | Run for the city",
            "alliance-children.wardens: Wardens | Children together | not for classification",
            "plain: Who the members are is not stated: Nobody yet.",
            "warning: Children together: its members would be run apart.",
            "- core: Play service and Youth work; by rule: it can be divided",
            "- city-wide: Care; by rule: it is not local",
            "[Alliance | Kind | Forms | Goes to | Waits | Source]",
            "alliance-children: Children together | same staff | New team | Learning (as the team's own record says) | for ICT (enabler) | 2",
            "alliance-empty: Nobody yet | natural alliance | not stated | not stated |  | ",
            "note: Sources: the section of The paper.",
            "## Dependencies",
            "picture What waits for what, and what becomes what: 9 boxes and 9 lines, read downward.",
            "node Head of teams, role -> tie-head",
            "node Play service, core -> tie-play",
            "node ICT, enabler -> tie-ict",
            "node Youth service, 1 core, 1 not yet known -> tie-youth",
            "node Standing team, team -> tie-standing",
            "node Children together, alliance -> tie-children",
            "node New team, team -> tie-team",
            "node Learning, division -> tie-division:learning",
            "node Care, Run for the city -> tie-care",
            "Arrow: the word at its head says what it means",
            "Strong line: what has to come or be decided first, to what waits for it",
            "Plain line: what forms, joins or leads something, or goes to it",
            "Colour: repeats the category that is written",
            "Dashed box: its category, or that of a part of it, is not yet known",
            "[Thing | Category | Tied how]",
            "tie-play: Play service | core | joins Standing team (team) / awaited by Care",
            "tie-youth: Youth service | 1 core, 1 not yet known | led by Head of teams (role)",
            "tie-care: Care | Run for the city | waits for a decision on New team (team) (lag 4 weeks): begins when that is decided, lag 4 weeks: Who does what is open / waits for Play service (start-to-start): begins when that has begun / waits for ICT (enabler): begins when that is done (3)",
            "tie-children: Children together (alliance) |  | waits for ICT (enabler): begins when that is done / forms New team (team)",
            "tie-team: New team (team) |  | goes to Learning (division) / a decision on it is awaited by Care / formed by Children together (alliance)",
            "tie-standing: Standing team (team) |  | joined by Play service",
            "tie-head: Head of teams (role) |  | leads Learning (division) / leads Youth service",
            "tie-ict: ICT (enabler) |  | awaited by Care / awaited by Children together (alliance)",
            "tie-division:learning: Learning (division) |  | led by Head of teams (role) / takes in New team (team)",
            "note: In brackets: the section of The paper.",
            "plain: Tied to nothing by an alliance, a dependency or a new team: Youth work; Youth advice; Alone.",
        ]
    )


def test_every_box_leads_to_a_row_of_its_table_and_every_row_has_a_box(gathered: Gathered) -> None:
    for facts in (gathered(TOWN), _plymouth()):
        both = drawn(made(facts))
        assert len(both) == 2
        for block in both:
            rows = [row.id for row in block.grid.rows]
            assert sorted(map(str, rows)) == sorted(str(node.row) for node in nodes(block))


def _plymouth() -> Facts:
    folder = Path(__file__).parents[3] / "examples/plymouth"
    return gather(open_workspace(folder, limits=Limits()), Asked())


def test_a_team_gets_what_touches_it(gathered: Gathered) -> None:
    facts = gathered(TOWN)
    reader = Reader(Circle.TEAM, "Standing team", frozenset({"standing"}))

    assert said(made(replace(facts, reader=reader))) == snapshot(
        [
            "No alliances; no rings; no clusters; nothing left untied; no further alliances suggested.",
            "## Dependencies",
            "picture What waits for what, and what becomes what: 2 boxes and 1 line, read from left to right.",
            "node Play service, core -> tie-play",
            "node Standing team, team -> tie-standing",
            "Arrow: the word at its head says what it means",
            "Plain line: what forms, joins or leads something, or goes to it",
            "Colour: repeats the category that is written",
            "[Thing | Category | Tied how]",
            "tie-play: Play service | core | joins Standing team (team)",
            "tie-standing: Standing team (team) |  | joined by Play service",
        ]
    )
    nobody = Reader(Circle.TEAM, "Alone", frozenset({"alone"}))
    assert PANEL.make(replace(facts, reader=nobody)) is None
    formed = Reader(Circle.TEAM, "New team", frozenset({"team"}))
    assert "## Alliances" in said(made(replace(facts, reader=formed)))


def test_an_audience_is_not_asked_to_keep_the_files(gathered: Gathered) -> None:
    facts = replace(gathered(TOWN), reader=Reader(Circle.AUDIENCE, "Parents"))
    told = said(made(facts))
    assert not [line for line in told if "Tied to nothing" in line or "nobody recorded" in line]


def test_where_nothing_is_tied_there_is_no_panel(gathered: Gathered) -> None:
    facts = gathered("dtl: 1\nservices: [{id: play, name: Play}]\n")
    assert PANEL.make(facts) is None
    assert PANEL.make(replace(facts, study=Lacking("there is no scheme"))) is None


def test_without_a_scheme_nothing_has_a_category(gathered: Gathered) -> None:
    facts = gathered(TOWN)
    bare = replace(facts, classification=Lacking("no scheme"), study=study(facts.catalogue, ()))
    alliances, ties = drawn(made(bare))
    assert alliances.legend == ()
    assert ties.grid.head == ("Thing", "Tied how")
    assert {row.cells[2].lines for row in alliances.grid.rows} == {("not for classification",)}


def test_a_ring_is_told_step_by_step_and_drawn_marked(gathered: Gathered) -> None:
    services = """\
dtl: 1
services:
  - {id: one, name: One, depends_on: [{on: two, kind: start-to-start}]}
  - {id: two, name: Two, depends_on: [{on: one, kind: start-to-start}]}
"""
    facts = gathered(services)
    (picture,) = drawn(made(facts))[0].pictures
    assert picture.description.endswith("1 line leads backward, closing a ring.")
    assert "Dashed line: leads backward, because it closes a ring" in said(made(facts))


def test_a_ring_that_cannot_be_is_a_warning(gathered: Gathered) -> None:
    facts = gathered(TOWN)
    assert not isinstance(facts.study, Lacking)
    steps = tuple(tie for tie in facts.study.graph.ties if tie.dependency is not None)
    ringed = replace(facts.study, rings=(Ring(steps[:1], 1),))
    told = said(made(replace(facts, study=ringed)))
    at = told.index("warning: A ring: each waits for the next, and the last for the first.")
    assert told[at + 1] == snapshot(
        "- Care waits for a decision on New team (team) (lag 4 weeks): Who does what is open"
    )


def test_what_passes_the_limits_is_in_the_tables_alone(gathered: Gathered) -> None:
    many = "".join(f"  - {{id: s{n}, name: Service {n}, joins: [t]}}\n" for n in range(160))
    names = ", ".join(f"s{n}" for n in range(151))
    alliances = f"  - {{id: huge, name: Huge, kind: same-staff, members: [{names}]}}\n"
    alliances += "  - {id: small, name: Small, kind: same-staff, members: [s0, s1]}\n"
    facts = gathered(
        "dtl: 1\nteams: [{id: t, name: Team}, {id: u, name: Other, part_of: t}]\n"
        f"alliances:\n{alliances}services:\n{many}"
    )
    panel = made(facts)
    told = [line for line in said(panel) if line.startswith("note")]
    assert told == snapshot(
        [
            "note: 1 alliance not drawn: the pictures show whole alliances, in the order of the files, up to 150 members. The tables have all.",
            "note: 161 things not drawn: the pictures show whole groups that a page has room for, the largest first, up to 150 things. The table has all.",
        ]
    )
    assert [row for row in said(panel) if row.startswith("tie-s9:")] == snapshot(
        ["tie-s9: Service 9 | not yet known | joins Team (team)"]
    )
    (alliances_drawn,) = drawn(panel)
    assert [one.title for one in alliances_drawn.pictures] == ["Small"]
    assert len(alliances_drawn.grid.rows) == 153


def test_an_alliance_too_large_to_draw_is_a_table(gathered: Gathered) -> None:
    services = "".join(f"  - {{id: s{n}, name: Service {n}}}\n" for n in range(151))
    names = ", ".join(f"s{n}" for n in range(151))
    alliance = f"{{id: huge, name: Huge, kind: same-staff, members: [{names}]}}"
    panel = made(gathered(f"dtl: 1\nalliances: [{alliance}]\nservices:\n{services}"))
    assert drawn(panel) == []
    assert "alliance-huge.s150: Service 150 | Huge | not yet known" in said(panel)


def test_an_alliance_of_nobody_is_said_and_not_drawn(gathered: Gathered) -> None:
    facts = gathered("dtl: 1\nalliances: [{id: a, name: Empty, kind: same-staff}]\n")
    assert drawn(made(facts)) == []
    assert said(made(facts)) == snapshot(
        [
            "1 alliance with 0 members; no rings; no clusters; nothing left untied; no further alliances suggested.",
            "## Alliances",
            "plain: Who the members are is not stated: Empty.",
            "[Alliance | Kind | Forms | Goes to]",
            "alliance-a: Empty | same staff | not stated | not stated",
        ]
    )


def offering(number: int) -> str:
    """Write services of which each two form a team of their own."""
    pairs = "".join(
        f"  - {{id: s{n}, name: Service {n}, published: {{forms: t{n // 2}}}}}\n"
        for n in range(number)
    )
    teams = ", ".join(f"{{id: t{n}, name: Team {n}}}" for n in range(number // 2))
    return f"dtl: 1\nteams: [{teams}]\nservices:\n{pairs}"


def test_offers_are_listed_up_to_a_number(gathered: Gathered) -> None:
    told = said(made(gathered(offering(2))))
    assert told[-1] == "- Service 0 and Service 1; in common: all form Team 0"
    told = said(made(gathered(offering(24))))
    assert told[-12:] == snapshot(
        [
            "## Alliances that nobody recorded, and what suggests them",
            "- Service 0 and Service 1; in common: all form Team 0",
            "- Service 10 and Service 11; in common: all form Team 5",
            "- Service 12 and Service 13; in common: all form Team 6",
            "- Service 14 and Service 15; in common: all form Team 7",
            "- Service 16 and Service 17; in common: all form Team 8",
            "- Service 18 and Service 19; in common: all form Team 9",
            "- Service 2 and Service 3; in common: all form Team 1",
            "- Service 20 and Service 21; in common: all form Team 10",
            "- Service 22 and Service 23; in common: all form Team 11",
            "- Service 4 and Service 5; in common: all form Team 2",
            "plain: And 2 more, which `dtl graph` lists.",
        ]
    )
