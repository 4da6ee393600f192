from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.graph.drawing import waiting_ties
from dtl_planner.graph.rings import find_rings, ring_findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Read = Callable[..., Catalogue]


def services(**waits: str) -> str:
    """Services of one letter each; `a="b, c"` waits for two, `b*start-to-start` in that way."""
    lines = []
    for name, others in waits.items():
        links = []
        for other in filter(None, others.split(", ")):
            on, _, kind = other.partition("*")
            links.append(f"{{on: {on}, kind: {kind or 'finish-to-start'}}}")
        lines.append(f"  - {{id: {name}, name: {name}, depends_on: [{', '.join(links)}]}}\n")
    return "services:\n" + "".join(line.replace(", depends_on: []", "") for line in lines)


def rings(catalogue: Catalogue) -> list[tuple[str, int]]:
    return [
        ("".join(tie.source for tie in ring.steps), ring.tangled)
        for ring in find_rings(waiting_ties(catalogue))
    ]


def test_what_can_be_put_in_order_has_no_ring(read: Read) -> None:
    assert rings(read(services(a="b, c", b="c", c=""))) == []
    assert rings(read(services(a=""))) == []


def test_a_ring_is_told_as_a_walk_from_its_first_record(read: Read) -> None:
    assert rings(read(services(c="a", b="c", a="b"))) == [("abc", 3)]


def test_what_leads_into_a_ring_or_out_of_it_is_no_part_of_it(read: Read) -> None:
    assert rings(read(services(a="b", b="c", c="b, d", d=""))) == [("bc", 2)]


def test_between_two_rings_nothing_is_in_a_ring(read: Read) -> None:
    found = rings(read(services(a="b", b="a, c", c="d", d="e", e="d")))
    assert found == [("ab", 2), ("de", 2)]


def test_of_rings_that_are_tangled_the_shortest_through_the_first_record_is_told(
    read: Read,
) -> None:
    assert rings(read(services(a="b", b="c", c="a, b", d="a"))) == [("abc", 3)]
    assert rings(read(services(a="b, c", b="c, d", c="a", d="b"))) == [("ac", 4)]


def test_things_that_must_start_together_or_end_together_are_no_ring(read: Read) -> None:
    together = services(a="b*start-to-start", b="c*start-to-start", c="a*start-to-start")
    assert rings(read(together)) == []
    assert rings(read(services(a="b*finish-to-finish", b="a*finish-to-finish"))) == []


def test_a_start_that_waits_for_a_start_and_an_end_for_an_end_is_no_ring(read: Read) -> None:
    assert rings(read(services(a="b*start-to-start", b="a*finish-to-finish"))) == []


def test_one_step_that_waits_for_the_end_makes_a_ring_of_starts_impossible(read: Read) -> None:
    assert rings(read(services(a="b*start-to-start", b="a"))) == [("ab", 2)]


def test_an_end_that_waits_for_the_start_of_what_waits_for_it_is_a_ring(read: Read) -> None:
    # b ends after a starts, and a starts after b ends: that can be.
    assert rings(read(services(a="b", b="a*start-to-finish"))) == []
    assert rings(read(services(a="b", b="a*finish-to-finish"))) == [("ab", 2)]


def test_a_ring_goes_through_alliances_teams_and_roles_too(read: Read) -> None:
    catalogue = read(
        "alliances: [{id: tied, name: Tied, kind: interdependency, depends_on: [{on: head}]}]\n"
        "teams:\n"
        "  - {id: young, name: Young, depends_on: [{on: tied, because: waits-for-decision}]}\n",
        "roles: [{id: head, name: Head, is_top: yes, depends_on: [{on: young}]}]\n",
    )
    (found,) = ring_findings(catalogue)
    assert found.message == snapshot(
        "What has to come first leads round in a ring: `head` > `young` > `tied` > `head`."
    )
    assert [(one.label, one.span.file, one.span.line) for one in found.related] == snapshot(
        [
            ("`head` waits for `young`", "programme.yaml", 2),
            ("`young` waits for `tied`", "services.yaml", 4),
            ("`tied` waits for `head`", "services.yaml", 2),
        ]
    )


def test_a_long_ring_is_named_by_its_first_members_and_its_length(read: Read) -> None:
    names = [f"s{number:04}" for number in range(5_000)]
    following = [*names[1:], names[0]]
    catalogue = read(services(**dict(zip(names, following, strict=True))))
    (found,) = ring_findings(catalogue)
    assert found.message.partition(": ")[2] == snapshot(
        "`s0000` > `s0001` > `s0002` > `s0003` > `s0004` > `s0005` > ... > `s0000`."
    )
    assert found.hint == snapshot("one of the 5,000 steps must go; the first 50 are shown")
    assert len(found.related) == 50
    (ring,) = find_rings(waiting_ties(catalogue))
    assert len(ring.steps) == ring.tangled == 5_000


def test_where_every_one_waits_for_every_other_an_answer_comes_at_once(read: Read) -> None:
    names = [f"s{number:02}" for number in range(60)]
    everybody = {name: ", ".join(other for other in names if other != name) for name in names}
    assert rings(read(services(**everybody))) == [("s00s01", 60)]
