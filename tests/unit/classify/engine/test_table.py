from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.engine.space import members
from dtl_planner.classify.engine.table import compile_table, rivals

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.written.building import Built

    Build = Callable[..., Built]

# Four cells: bit 0 is yes yes, 1 yes no, 2 no yes, 3 no no.
TEXT = """
dtl: 1
schemes:
  - id: small
    title: Small
    facts: {a: {ask: A?}, b: {ask: B?}}
    categories: [east, west, north]
    policy: POLICY
    rules:
      - {id: first, then: east, when: a, because: so}
      - {id: second, then: west, when: b, over: [north], because: so}
      - {id: third, then: north, when: b, because: so}
      - {id: fourth, then: east, when: a, because: so}
"""
OTHERWISE = "    otherwise: {then: north, because: what is left}\n"


def table_of(build: Build, policy: str, more: str = "") -> Table:
    scheme = build(TEXT.replace("POLICY", policy) + more).scheme
    assert scheme is not None
    return compile_table(scheme)


def test_where_rules_are_ordered_the_first_that_holds_decides(build: Build) -> None:
    table = table_of(build, "ordered")
    assert table.holds == (0b0011, 0b0101, 0b0101, 0b0011)
    assert table.decides == (0b0011, 0b0100, 0, 0)
    assert table.outcomes == ("east", "west", "north", None)
    assert table.results == (0b0011, 0b0100, 0, 0b1000)


def test_where_precedence_is_declared_an_undeclared_rival_stays_possible(build: Build) -> None:
    table = table_of(build, "declared")
    assert table.decides == (0b0011, 0b0100, 0, 0)
    assert table.results == (0b0011, 0b0101, 0b0001, 0b1000)
    assert [table.settled(column) for column in range(4)] == [0b0010, 0b0100, 0, 0b1000]


def test_where_rules_must_exclude_each_other_no_declaration_helps(build: Build) -> None:
    assert table_of(build, "unique").results == (0b0011, 0b0101, 0b0101, 0b1000)


def test_a_later_rule_contests_with_another_category_that_is_not_declared(build: Build) -> None:
    table = table_of(build, "declared")
    found = [
        [(table.scheme.rules[m].id, cells) for m, cells in rivals(table.scheme, n, table.holds)]
        for n in range(4)
    ]
    assert found == [
        [("second", 0b0001), ("third", 0b0001)],
        [("fourth", 0b0001)],
        [("fourth", 0b0001)],
        [],
    ]


def test_otherwise_takes_what_no_rule_takes_and_contests_nothing(build: Build) -> None:
    table = table_of(build, "declared", OTHERWISE)
    assert table.decides == (0b0011, 0b0100, 0, 0, 0b1000)
    assert table.results == (0b0011, 0b0101, 0b1001, 0)


def test_what_is_possible_and_who_decides_is_read_off_some_cells(build: Build) -> None:
    table = table_of(build, "declared")
    assert table.possible(0b1111) == ("east", "west", "north", None)
    assert table.possible(0b0010) == ("east",)
    assert table.possible(0) == ()
    assert [rule.id for rule in table.deciding(0b1110)] == ["first", "second"]
    assert table.column("north") == 2


def test_a_table_for_part_of_the_answers_says_the_same_of_them(build: Build) -> None:
    table = table_of(build, "declared")
    part = compile_table(table.scheme, table.scheme.alphabet.narrowed((0b11, 0b01)))  # b is yes
    assert part.alphabet.space.sizes == (2, 1)
    whole = list(members(table.alphabet.cells((0b11, 0b01))))
    assert [part.possible(1 << n) for n in range(2)] == [table.possible(1 << n) for n in whole]
