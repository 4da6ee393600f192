"""The reasons for a host, and the price of second best, in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.app.hosting import place_hosts
from dtl_planner.render.layout import Page, paragraph
from dtl_planner.render.structure.hosting import because, how_sure, second_said, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.structure.hosting import Hosting
    from dtl_planner.structure.model import Structure

    Draw = Callable[..., Structure]

ANSWERS = "answers: {local: no, small: yes}"
SERVICES = f"""
services:
  - {{id: a, name: A, host: {{undecided: true, between: [south, north]}}, {ANSWERS}}}
  - {{id: b, name: B, current: {{base: Mill}}, {ANSWERS}}}
  - {{id: c, name: C, current: {{base: Mill}}, {ANSWERS}}}
  - {{id: d, name: D, current: {{base: Mill}}, {ANSWERS}}}
"""


def said(hosting: Hosting) -> str:
    told = (
        f"{each.unit.id} -> {each.place.id}: {because(hosting, each)} {second_said(hosting, each)}"
        for each in hosting.hosted
    )
    return "\n".join(paragraph(each, Page(), hanging="  ") for each in told)


def test_every_reason_that_there_is_is_given(draw: Draw) -> None:
    assert said(place_hosts(draw(SERVICES))) == snapshot("""\
a -> north: its host is said to be South or North; the place would host 1
  service with it, 1 service below its share. second best: South; 1 service more
  above its share
b -> south: it works from Mill, which is here; the place would host 3 services
  with it, 1 service above its share. second best: North; it would leave its
  base, Mill; and 1 service less above its share
c -> south: it works from Mill, which is here; the place would host 3 services
  with it, 1 service above its share. second best: North; it would leave its
  base, Mill; and 1 service less above its share
d -> south: it works from Mill, which is here; the place would host 3 services
  with it, 1 service above its share. second best: North; it would leave its
  base, Mill; and 1 service less above its share\
""")


def test_shares_by_demand_are_named_on_the_page(draw: Draw) -> None:
    hosting = place_hosts(draw(SERVICES), demand={"north": Fraction(1), "south": Fraction(3)})
    assert view(hosting).text(Page()).split("\n\n")[1:3] == snapshot(
        [
            """\
Load is counted in services: the FTE of 4 hosted services is not stated.
Each place's share follows its share of the demand.
No sharing out is more even, of 2 ways.\
""",
            """\
  place  hosts now  would host  share
  North  0          1           1
  South  0          3           3\
""",
        ]
    )


def test_a_single_place_has_no_second_best(draw: Draw) -> None:
    south = "  - {id: south, name: South, tier: locality, within: city, bases: [Town hall, Mill]}\n"
    services = f"services: [{{id: e, name: E, {ANSWERS}}}]"
    assert said(place_hosts(draw(services, swap=(south, "")))) == snapshot("""\
e -> north: the place would host 1 service with it, just its share. second
  best: there is no other place\
""")


def test_places_that_nobody_named_host_together(draw: Draw) -> None:
    swap = ("bases: [Town hall, Mill]", "named: no, count: 3")
    services = f"services: [{{id: e, name: E, {ANSWERS}}}, {{id: f, name: F, {ANSWERS}}}]"
    assert said(place_hosts(draw(services, swap=swap))) == snapshot("""\
e -> north: the place would host 1 service with it, 0.5 services above its
  share. second best: South; no worse
f -> south: the places it stands for would host 1 service with it, 0.5
  services below its share. second best: North; 0.5 services more above its
  share; no worse if E came instead\
""")


def test_a_number_of_ways_that_nobody_can_read_is_not_written(draw: Draw) -> None:
    services = "\n".join(f"  - {{id: s{n}, name: S{n}, {ANSWERS}}}" for n in range(40))
    hosting = place_hosts(draw(f"\nservices:\n{services}\n"))
    assert hosting.shared.ways == 2**40
    assert how_sure(hosting) == snapshot("No sharing out is more even, of more than 250,000 ways.")
