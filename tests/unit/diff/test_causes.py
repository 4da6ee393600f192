"""Why something changes: the grounds of each unit that takes part, and the answers that differ."""

from __future__ import annotations

from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.diff.difference import difference
from dtl_planner.structure.model import Basis, Ground, Kind, Structure, Unit


def stated(because: str, **answers: str) -> Ground:
    return Ground(basis=Basis.STATED, because=because, answers=tuple(answers.items()))


def structure(*units: Unit) -> Structure:
    return Structure("now", "Now", {unit.id: unit for unit in units}, Catalogue({}, {}, {}), {})


def service(id_: str, category: str | None = None, /, **grounds: Ground) -> Unit:
    return Unit(id=id_, kind=Kind.SERVICE, name=id_, category=category, grounds=grounds)


def reasons(before: Structure, after: Structure) -> list[str | None]:
    (change,) = difference(before, after).changes
    return [ground.because for ground in change.grounds]


def test_an_answer_that_is_given_now_is_named_before_the_rule() -> None:
    before = service("a", "core", category=stated("rule core", local="yes", direct="yes"))
    after = service("a", "city", category=stated("rule city", direct="yes", level="2"))
    assert reasons(structure(before), structure(after)) == [
        "the answer `level` was not stated, and is 2",
        "the answer `local` was yes, and is not stated",
        "rule city",
    ]


def test_where_one_side_rests_on_no_answer_none_is_compared() -> None:
    before = service("a", "core", category=stated("rule core", local="yes"))
    after = service("a", "city", category=stated("people decided"))
    assert reasons(structure(before), structure(after)) == ["people decided"]


def test_what_ends_rests_on_what_it_rested_on() -> None:
    before = service("a", "core", name=stated("the catalogue"))
    assert reasons(structure(before), structure()) == ["the catalogue"]


def test_what_has_no_ground_of_its_own_rests_on_any_it_has() -> None:
    added = service("a", "core", category=stated("the draft"))
    assert reasons(structure(), structure(added)) == ["the draft"]
    assert reasons(structure(), structure(service("a"))) == []


def test_a_merger_rests_on_the_grounds_of_all_that_take_part() -> None:
    whole = Unit(
        id="c", kind=Kind.SERVICE, name="c", was=("a", "b"), grounds={"name": stated("new")}
    )
    before = structure(service("a", name=stated("first")), service("b", name=stated("second")))
    assert reasons(before, structure(whole)) == ["new", "first", "second"]
