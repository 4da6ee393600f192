"""From the command line: the paper's table of the degree of change, row by row, and its outcomes.

`tests/papers` holds the values against the paper; here it is what people are shown.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from paper_tables import LINES, OUTCOMES, SERVICES, Expected, LeftOpen, Line, Outcome, ids_of
from running import ROOT, assert_expected, run_several

if TYPE_CHECKING:
    from collections.abc import Iterator

Document: TypeAlias = dict[str, Any]

COMMANDS = (
    ("diff", "current", "proposed", "--format", "json"),
    ("structure", "current", "--format", "json"),
    ("structure", "proposed", "--format", "json"),
    ("graph", "--format", "json"),
)
TUTORIAL = ROOT / "docs/tutorial-peterborough.md"
FIRST_ROW = "| Young People's Service |"
UNDECIDED = "undecided"
ELSEWHERE = {"sen-services": "Appendix 2, SEN and psychologists"}
"""Where a unit is told more of than in the table, that place is its source."""
PAPER = "Delivering through Localities, Moving forward: response to consultation, "

each_line = pytest.mark.parametrize("line", LINES, ids=ids_of(LINES))
each_outcome = pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda row: f"{row.row}-{row.unit}")


class Printed:
    """What the commands print."""

    def __init__(
        self, difference: Document, current: Document, proposed: Document, graph: Document
    ) -> None:
        self.difference = difference
        self.changes: list[Document] = difference["changes"]
        self.before = {unit["id"]: unit for unit in current["units"]}
        self.after = {unit["id"]: unit for unit in proposed["units"]}
        self.alliances = {alliance["id"]: alliance for alliance in graph["alliances"]}

    def about(self, id_: str) -> Iterator[Document]:
        """Every change that is about a unit, or in which it takes part."""
        return (each for each in self.changes if id_ in {each["unit"], *each["others"]})

    def telling(self, expected: Expected) -> Iterator[Document]:
        """Every change of an expected kind that tells of the value."""
        for change in self.about(expected.unit):
            if change["kind"] in expected.kind and is_told(change, expected):
                yield change

    def of(self, line: Line) -> list[Document]:
        """The changes that tell what a line expects, each once, in the order of the page."""
        wanted = [change for one in line.expect for change in self.telling(one)]
        return [change for change in self.changes if change in wanted]


@pytest.fixture(scope="module")
def printed() -> Printed:
    out = run_several(*COMMANDS).decode()
    documents = [json.loads(text) for text in out.split("-- 0 --\n") if text]
    return Printed(*documents)


def in_words(value: object) -> str:
    """A value that has no name of its own, as a page tells it."""
    return "in each locality" if value == "localities" else str(value)


def is_told(change: Document, expected: Expected) -> bool:
    """Whether a change tells a value: by an id that takes part, or in words where it has none.

    A merger tells that a team is there and who forms it; what else holds of it is the structure's.
    """
    ids = {str(change["unit"]), *change["others"]}
    after, sentence = str(change["after"]), str(change["sentence"])
    match expected.attribute:
        case "exists":
            return expected.unit == str(change["unit"])
        case "teams" | "division":
            return expected.after in ids or change["kind"] == "merged"
        case "host":
            return "host: Central and East Locality" in after
        case "locality_facing":
            return "locality facing" in sentence
        case _:
            return in_words(expected.after) in after


def plain(value: object) -> object:
    """A value of the document, with what is undecided as that word."""
    return UNDECIDED if isinstance(value, dict) else value


def has(units: dict[str, Document], expected: Expected, wanted: object) -> bool:
    """Whether a unit has a value in a structure as printed; of several, whether it is one."""
    unit = units.get(expected.unit)
    if unit is None or expected.attribute == "exists":
        return (unit is not None) is wanted
    value = plain(unit[expected.attribute])
    return wanted in value if isinstance(value, list) else value == wanted


def sources(change: Document) -> list[str]:
    return [ground["source"] for ground in change["why"] if ground["source"]]


def cited(printed: Printed, id_: str) -> list[str]:
    """Every source that the commands print for a unit."""
    units = [units[id_] for units in (printed.before, printed.after) if id_ in units]
    grounds = [ground for unit in units for ground in unit["grounds"].values()]
    beside = [source for change in printed.about(id_) for source in sources(change)]
    return [ground["source"] for ground in grounds if ground["source"]] + beside


def named(line: Line) -> set[str]:
    """The units of which a line says something."""
    return {one.unit for one in line.expect} | {one.unit for one in line.undecided if one.unit}


@each_line
def test_what_a_line_says_is_what_the_structures_say(line: Line, printed: Printed) -> None:
    for one in line.expect:
        assert has(printed.after, one, one.after), one
        assert one.before is None or has(printed.before, one, one.before), one


@each_line
def test_what_a_line_says_is_told_with_before_and_after_and_why(
    line: Line, printed: Printed
) -> None:
    for one in line.expect:
        found = list(printed.telling(one))
        assert found, one
        assert {*one.others} <= {id_ for change in found for id_ in change["others"]}, one
        for change in found:
            assert change["before"]
            assert change["after"]
            assert change["sentence"]
            assert sources(change), one
            if one.before is not None and change["kind"] != "merged":
                assert in_words(one.before) in change["before"]


@each_line
def test_the_degree_is_given_where_both_states_are_stated_and_never_else(
    line: Line, printed: Printed
) -> None:
    scale = {degree["degree"] for degree in printed.difference["degrees"]}
    for change in printed.of(line):
        unknown = change["before"] == "not stated" or change["after"].startswith(UNDECIDED)
        if change["kind"] == "joined":  # who was in no team has been somewhere all the same
            unknown = plain(printed.before[change["unit"]]["managed"]) is None
        assert (change["degree"] is None) == unknown, change["sentence"]
        assert change["degree"] is None or change["degree"] in scale


@each_line
def test_the_section_of_the_paper_stands_beside_what_it_says(line: Line, printed: Printed) -> None:
    for id_ in named(line):
        section = ELSEWHERE.get(id_, line.source.section)
        assert any(section in source for source in cited(printed, id_)), id_


@each_line
def test_nothing_is_told_that_a_line_excludes(line: Line, printed: Printed) -> None:
    for one in line.never:
        kinds = {change["kind"] for change in printed.changes if change["unit"] == one.unit}
        assert kinds & {*one.kinds} == set(), one


@each_line
def test_what_a_line_leaves_open_is_told_as_undecided(line: Line, printed: Printed) -> None:
    for one in line.undecided:
        if one.unit is not None:
            assert_open(printed, one, one.unit)


@each_line
def test_the_alliance_that_a_line_speaks_of_has_the_members_it_names(
    line: Line, printed: Printed
) -> None:
    if line.alliance is not None:
        alliance = printed.alliances[line.alliance.id]
        assert alliance["kind"] == "natural-alliance"
        assert {*line.alliance.members} <= {member["id"] for member in alliance["members"]}


def assert_open(printed: Printed, left: LeftOpen, id_: str) -> None:
    """What is open stands so in the structure and in a change of the unit, or of one it gathers."""
    value, resolves = printed.after[id_][left.attribute or ""], left.resolves or ""
    assert value["undecided"] is True
    assert resolves in (value["resolves"] or "")
    assert any(resolves in " ".join(change["settled_by"]) for change in opened(printed, id_)), left


def opened(printed: Printed, id_: str) -> list[Document]:
    """The changes that leave something open of a unit, or of what it is formed from."""
    units = {id_}.union(*(change["others"] for change in printed.about(id_)))
    told = [change for change in printed.changes if change["unit"] in units]
    return [change for change in told if UNDECIDED in change["after"]]


def test_the_whole_table_row_by_row(printed: Printed) -> None:
    assert_expected("degree-of-change.txt", "".join(reproduced(printed)))


def reproduced(printed: Printed) -> Iterator[str]:
    """The table as `dtl diff` tells it: each line in our words, and the changes that tell it."""
    for name, line in zip(ids_of(LINES), LINES, strict=True):
        yield f"{name} {line.service}: {line.says}\n"
        units = [one.unit for one in line.undecided if one.unit]
        told = [*printed.of(line), *(each for id_ in units for each in opened(printed, id_))]
        for change in (each for each in printed.changes if each in told):
            yield f"  {change['kind']}: {change['sentence']} [{change['degree'] or 'not known'}]\n"
            yield f"    {change['before']} -> {change['after']}\n"
            found = (source.removeprefix(PAPER) for source in sources(change))
            yield from (f"    ({source})\n" for source in dict.fromkeys(found))
        yield from (f"  not in the files: {one.about}\n" for one in line.undecided if one.about)


def test_the_tutorial_counts_in_each_row_what_is_told(printed: Printed) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    table = text[text.index(FIRST_ROW) :]
    rows = [row.split(" | ") for row in table[: table.index("\n\n")].splitlines()]
    assert [row[0].removeprefix("| ") for row in rows] == list(SERVICES)
    assert {row[0].removeprefix("| "): row[2] for row in rows} == {
        service: counted(printed, service) for service in SERVICES
    }


def counted(printed: Printed, service: str) -> str:
    """The changes of a service by their kind, and the mergers in which it takes part."""
    groups = [group["title"] for group in printed.difference["groups"]]
    assert service in groups
    own = [change for change in printed.changes if change["group"] == service]
    kinds = Counter(change["kind"] for change in own)
    units = {change["unit"] for change in own}
    kinds["merged"] += sum(
        change["kind"] == "merged" and bool(units & {*change["others"]})
        for change in printed.changes
    )
    return ", ".join(f"{number} {kind}" for kind, number in kinds.items() if number)


@each_outcome
def test_each_outcome_is_printed_with_its_source(outcome: Outcome, printed: Printed) -> None:
    unit = printed.after[outcome.unit]
    if outcome.category is not None:
        assert plain(unit["category"]) == outcome.category
    assert plain(unit["host"]) == outcome.host
    assert plain(unit["division"]) == outcome.division
    assert unit["teams"] == sorted(outcome.teams)
    assert tuple(unit["was"]) == outcome.was
    assert unit["grounds"]["name"]["source"].endswith(f", {outcome.source.section}")


def test_37_outcomes_are_printed_and_all_but_one_are_told_as_a_change(printed: Printed) -> None:
    assert len({outcome.unit for outcome in OUTCOMES} & {*printed.after}) == 37
    told = {id_ for change in printed.changes for id_ in (change["unit"], *change["others"])}
    assert [row.unit for row in OUTCOMES if row.unit not in told] == ["teaching-staff"]
