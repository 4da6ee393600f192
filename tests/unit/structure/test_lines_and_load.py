"""Posts, spans, layers, sizes and contacts, as numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.values.counts import Count
from dtl_planner.structure.contacts import contacts_of
from dtl_planner.structure.lines import lines_of, posts_of
from dtl_planner.structure.load import loads, size
from dtl_planner.structure.tiers import number_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.structure.model import Structure

    Draw = Callable[..., Structure]

ROLES = """
roles:
  - {id: top, name: Top, is_top: yes}
  - {id: head, name: Head, managed_by: top, in_each: locality}
  - {id: worker, name: Worker, managed_by: head, posts: 5}
  - {id: guest, name: Guest, managed_by: undecided}
"""


def test_one_holder_of_a_role_manages_a_share_rounded_up(draw: Draw) -> None:
    services = "services: [{id: play, name: Play, managed_by: top, answers: {local: yes}}]"
    structure = draw(services, programme=ROLES)
    lines = {line.role.id: (line.layer, line.span) for line in lines_of(structure)}
    assert lines == {"top": (1, 3), "head": (2, 3), "worker": (3, 0), "guest": (1, 0)}
    posts = [posts_of(structure, line.role) for line in lines_of(structure)]
    assert posts == [1, 2, 5, 1]


@pytest.mark.parametrize(
    ("written", "number"),
    [(None, None), (4, 4), ("10-14", 12), ("over 90", 90), ("under 6", 6), ("about 2.5", 2.5)],
)
def test_a_count_is_one_number_in_the_balance(written: object, number: float | None) -> None:
    count = None if written is None else Count.read(written)
    assert size(count) == (None if number is None else Fraction(number))


def test_the_load_of_a_place_is_in_full_time_equivalents_where_all_are_known(draw: Draw) -> None:
    answers = "answers: {local: no, small: yes}"
    structure = draw(f"""
services:
  - {{id: a, name: A, host: north, people: {{fte: 3}}, {answers}}}
  - {{id: b, name: B, host: north, people: {{fte: 2-3}}, {answers}}}
  - {{id: c, name: C, host: south, {answers}}}
""")
    found = [(load.place.id, len(load.hosted), load.fte) for load in loads(structure)]
    assert found == [("north", 2, Fraction(11, 2)), ("south", 1, None)]


def test_a_contact_in_a_team_is_one_in_its_members(draw: Draw) -> None:
    structure = draw("""
teams: [{id: care, name: Care, contacts: [north]}]
services:
  - {id: a, name: A, joins: [care], contacts: [south], answers: {local: no, small: no}}
  - {id: b, name: B, joins: [care], answers: {local: no, small: no}}
  - {id: c, name: C, answers: {local: no, small: no}}
""")
    found = {id_: (each.named, each.missing) for id_, each in contacts_of(structure).items()}
    assert found == {
        "care": (("north",), ("south",)),
        "a": (("south", "north"), ()),
        "b": (("north",), ("south",)),
    }


def test_a_category_wants_contacts_in_every_place_of_its_tier(draw: Draw) -> None:
    plain = "city-wide: {placement: {managed: city-wide}}"
    wanted = (plain, "city-wide: {placement: {managed: city-wide, contacts_in: locality}}")
    services = "services: [{id: a, name: A, answers: {local: no, small: no}}]"
    assert contacts_of(draw(services, swap=wanted))["a"].missing == ("north", "south")
    assert contacts_of(draw(services)) == {}


def test_a_place_that_is_not_written_counts_as_one(draw: Draw) -> None:
    assert number_of(draw(), ["north", "nowhere"]) == 2
