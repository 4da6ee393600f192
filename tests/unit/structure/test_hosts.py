"""Hosts proposed: for balance, by base and demand, and what second best would cost."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.hosting import place_hosts
from dtl_planner.app.opening import UsageError
from dtl_planner.structure.hosts import candidates, propose_hosts

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.structure.hosting import Hosting, HostLoad
    from dtl_planner.structure.model import Structure

    Draw = Callable[..., Structure]

SOUTH = "  - {id: south, name: South, tier: locality, within: city, bases: [Town hall, Mill]}\n"


def hosted(*lines: str) -> str:
    """Hosted services, one to a line of further keys."""
    answers = "answers: {local: no, small: yes}"
    rows = (f"  - {{id: s{n}, name: S{n}, {answers}{line}}}\n" for n, line in enumerate(lines))
    return "services:\n" + "".join(rows)


def hosts(hosting: Hosting) -> dict[str, str]:
    return {each.unit.id: each.place.id for each in hosting.hosted}


def numbers(load: HostLoad) -> tuple[float, float, float]:
    return float(load.now), float(load.then), float(load.share)


def test_services_are_counted_where_their_size_is_not_known(draw: Draw) -> None:
    hosting = place_hosts(draw(hosted(", host: north", ", people: {fte: 4}", "", "")))
    assert not hosting.in_fte
    assert [unit.id for unit in hosting.unsized] == ["s0", "s2", "s3"]
    assert hosts(hosting) == {"s1": "south", "s2": "north", "s3": "south"}
    assert [numbers(load) for load in hosting.loads] == [(1, 2, 2), (0, 2, 2)]
    assert [[unit.id for unit in units] for units in hosting.alike] == [["s1", "s2", "s3"]]


def test_full_time_equivalents_are_counted_where_all_are_known(draw: Draw) -> None:
    sizes = (", host: north, people: {fte: 3}", ", people: {fte: 2-4}", ", people: {fte: over 5}")
    hosting = place_hosts(draw(hosted(*sizes)))
    assert hosting.in_fte
    assert hosts(hosting) == {"s1": "north", "s2": "south"}
    assert [numbers(load) for load in hosting.loads] == [(3, 6, 5.5), (0, 5, 5.5)]
    assert hosting.alike == ()


def test_a_service_stays_where_its_building_is(draw: Draw) -> None:
    based = ", current: {base: Mill}"
    hosting = place_hosts(draw(hosted(based, based, based)))
    assert set(hosts(hosting).values()) == {"south"}
    first = hosting.hosted[0]
    assert first.base == "Mill"
    assert first.second is not None
    assert (first.second.place.id, first.second.leaves_base) == ("north", "Mill")
    assert first.second.worse == -1  # more even, and yet it would have to move


def test_a_host_that_is_undecided_between_places_is_one_of_them(draw: Draw) -> None:
    between = ", host: {undecided: true, between: [south], resolves: talks}"
    hosting = place_hosts(draw(hosted(between, between)))
    assert hosts(hosting) == {"s0": "south", "s1": "south"}
    assert hosting.hosted[0].between == ("south",)


def test_demand_is_followed_where_every_place_has_a_share(draw: Draw) -> None:
    structure = draw(hosted("", "", "", ""))
    even = hosts(propose_hosts(structure, demand={"north": Fraction(1)}))
    uneven = propose_hosts(structure, demand={"north": Fraction(3), "south": Fraction(1)})
    assert sorted(even.values()) == ["north", "north", "south", "south"]
    assert sorted(hosts(uneven).values()) == ["north", "north", "north", "south"]
    assert uneven.has_demand
    assert [load.share for load in uneven.loads] == [3, 1]


def test_second_best_is_the_cheapest_other_place_alone_or_in_exchange(draw: Draw) -> None:
    hosting = place_hosts(draw(hosted(", host: north", "", "", "")))
    first = hosting.hosted[0]
    assert first.second is not None
    assert (first.place.id, first.second.place.id, float(first.second.worse)) == (
        "south",
        "north",
        1,
    )
    assert first.second.exchange is not None
    assert (first.second.exchange.id, float(first.second.exchange_worse)) == ("s2", 0)


def test_where_there_is_one_place_there_is_no_second_best(draw: Draw) -> None:
    hosting = place_hosts(draw(hosted("", ""), swap=(SOUTH, "")))
    assert [each.second for each in hosting.hosted] == [None, None]


def test_one_record_of_several_unnamed_places_hosts_for_each_of_them(draw: Draw) -> None:
    others = "  - {id: others, name: Others, tier: locality, within: city, named: no, count: 21}\n"
    hosting = place_hosts(draw(hosted(", host: others", "", ""), swap=(SOUTH, others)))
    assert hosts(hosting) == {"s1": "north", "s2": "others"}
    assert [load.share for load in hosting.loads] == [Fraction(3, 22), Fraction(63, 22)]
    assert [numbers(load)[:2] for load in hosting.loads] == [(0, 1), (1, 2)]


def test_keeping_the_parts_of_one_service_together_has_its_price(draw: Draw) -> None:
    answers = "answers: {local: no, small: yes}"
    services = f"""
services:
  - id: youth
    name: Youth
    components:
      - {{id: awards, name: Awards, {answers}}}
      - {{id: advice, name: Advice, {answers}}}
  - id: care
    name: Care
    components:
      - {{id: a, name: A, {answers}, host: {{undecided: true, between: [north]}}}}
      - {{id: b, name: B, {answers}, host: {{undecided: true, between: [south]}}}}
  - id: play
    name: Play
    components:
      - {{id: c, name: C, {answers}, current: {{base: Old school}}}}
      - {{id: d, name: D, {answers}, current: {{base: Old school}}}}
  - {{id: e, name: E, {answers}, current: {{base: Mill}}}}
  - {{id: f, name: F, {answers}, current: {{base: Mill}}}}
"""
    (together,) = place_hosts(draw(services)).together
    assert (together.service.id, [unit.id for unit in together.units]) == (
        "youth",
        ["awards", "advice"],
    )
    assert (together.place.id, float(together.worse)) == ("north", 1)


def test_a_host_of_another_tier_counts_for_no_place(draw: Draw) -> None:
    hosting = place_hosts(draw(hosted(", host: city", "", "")))
    assert [load.now for load in hosting.loads] == [0, 0]


@pytest.mark.parametrize(
    ("services", "programme", "tier"),
    [
        ("", "", "locality"),
        (", host: city", "", "city"),
        ("", "roles: [{id: head, name: Head, place: city, heads_place: yes, is_top: yes}]", "city"),
    ],
)
def test_the_places_that_could_host_are_those_of_the_hosts_or_heads_that_there_are(
    draw: Draw, services: str, programme: str, tier: str
) -> None:
    is_said = not services and not programme
    word = "managed: locality" if is_said else "managed: lead"
    swap = ("managed: locality, member_of: host", f"{word}, member_of: host")
    structure = draw(hosted(services), programme=programme, swap=swap)
    assert {place.tier for place in candidates(structure)} == {tier}


def test_without_a_place_nothing_can_be_hosted(draw: Draw) -> None:
    structure = draw(hosted(""), swap=("tier: locality", "tier: city"))
    assert candidates(structure) == ()
    with pytest.raises(UsageError, match="no place could host a service"):
        place_hosts(structure)
