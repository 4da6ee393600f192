from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.graph.study import Study

    Studied = Callable[..., Study]


def services(*rest: str) -> str:
    lines = "".join(f"  - {{id: s{n}, name: S{n}, {one}}}\n" for n, one in enumerate(rest))
    return f"services:\n{lines}"


def offered(study: Study) -> list[tuple[str, str]]:
    return [
        (
            " ".join(one.id for one in offer.members),
            "; ".join(sign.said for sign in offer.signs),
        )
        for offer in study.offers.found
    ]


def test_one_sign_that_is_not_strong_offers_nothing(studied: Studied) -> None:
    ages = "delivers: {ages: 8-13}"
    assert offered(studied(services(ages, ages))) == []


def test_two_signs_of_one_kind_offer_nothing(studied: Studied) -> None:
    staff = "providers: [Family Care, Ormiston]"
    assert offered(studied(services(staff, staff))) == []


def test_two_signs_of_different_kinds_are_offered(studied: Studied) -> None:
    both = "delivers: {ages: 8-13, levels: [3, 2]}"
    assert offered(studied(services(both, both, "delivers: {ages: 8-13}"))) == snapshot(
        [("s0 s1", "ages 8-13; levels 2, 3")]
    )


def test_one_base_is_enough_however_it_is_spelt(studied: Studied) -> None:
    found = services("current: {base: Old Hall}", "current: {base: old  hall}")
    assert offered(studied(found)) == snapshot([("s0 s1", "base: Old Hall")])


def test_a_system_or_building_that_both_wait_for_is_enough_and_another_enabler_is_not(
    studied: Studied,
) -> None:
    waits = "depends_on: [{on: case-system}, {on: training}]"
    enablers = """enablers:
  - {id: case-system, name: Case system, kind: ICT}
  - {id: training, name: Training}
"""
    assert offered(studied(services(waits, waits), enablers)) == snapshot(
        [("s0 s1", "all wait for Training; all wait for Case system")]
    )
    assert offered(studied(services(waits, waits), enablers.replace(", kind: ICT", ""))) == []


def test_services_that_form_one_team_are_offered_and_undecided_ones_are_not(
    studied: Studied,
) -> None:
    teams = "teams: [{id: crew, name: Crew}]\n"
    forms = "published: {forms: crew}"
    assert offered(studied(teams + services(forms, forms, "published: {forms: undecided}"))) == (
        snapshot([("s0 s1", "all form Crew")])
    )


def test_who_leads_manages_or_runs_them_is_one_sign_of_staff(studied: Studied) -> None:
    programme = (
        "roles: [{id: head, name: Head, is_top: yes, leads: [s0]},"
        " {id: other, name: Other, is_top: yes}]\n"
    )
    found = services(
        "delivers: {ages: 8-13}",
        "managed_by: head, delivers: {ages: 8-13}",
        "current: {managed_by: head}, delivers: {ages: 8-13}",
        "managed_by: undecided, current: {managed_by: other}, delivers: {ages: 8-13}",
    )
    assert offered(studied(found, programme)) == snapshot(
        [("s0 s1 s2", "ages 8-13; led or managed by Head")]
    )


def test_levels_that_are_stated_as_answers_count_and_inferred_ones_do_not(
    studied: Studied,
) -> None:
    stated = "answers: {level: [2, 3]}, delivers: {ages: 8-13}"
    inferred = "answers: {level: {value: 2, basis: inferred, note: so}}, delivers: {ages: 8-13}"
    unknown = "answers: {level: unknown}, delivers: {ages: 8-13}"
    assert offered(studied(services(stated, stated, inferred, inferred, unknown, unknown))) == (
        snapshot([("s0 s1", "ages 8-13; levels 2, 3")])
    )


def test_an_alliance_that_holds_them_all_is_not_offered_again(studied: Studied) -> None:
    both = "delivers: {ages: 8-13, levels: 2}"
    alliance = "alliances: [{id: tied, name: T, kind: same-staff, members: [s0, s1]}]\n"
    assert offered(studied(alliance + services(both, both))) == []
    (offer,) = studied(alliance + services(both, both, both)).offers.found
    assert offer.alliances == {"s0": ("tied",), "s1": ("tied",)}


def test_components_of_one_service_are_no_new_alliance(studied: Studied) -> None:
    hall = "current: {base: Hall}"
    parts = f"[{{id: a1, name: A1, {hall}}}, {{id: a2, name: A2, {hall}}}]"
    found = f"services:\n  - {{id: a, name: A, {hall}, components: {parts}}}\n"
    assert offered(studied(found)) == []
    assert offered(studied(f"{found}  - {{id: b, name: B, {hall}}}\n")) == snapshot(
        [("a b", "base: Hall")]
    )


def test_what_is_outside_classification_is_not_offered(studied: Studied) -> None:
    hall = "current: {base: Hall}"
    assert offered(studied(services(hall, f"{hall}, outside: {{because: a post}}"))) == []


def test_a_base_that_very_many_share_says_nothing_and_is_counted(studied: Studied) -> None:
    found = studied(services(*["current: {base: Town hall}"] * 9))
    assert (offered(found), found.offers.too_large) == ([], 1)


def test_the_best_grounded_comes_first(studied: Studied) -> None:
    found = studied(
        services(
            "delivers: {ages: 8-13, levels: 2}",
            "delivers: {ages: 8-13, levels: 2}, providers: [P]",
            "delivers: {ages: 8-13, levels: 2}, providers: [P]",
            "current: {base: Hall}",
            "current: {base: Hall}",
        )
    )
    assert offered(found) == snapshot(
        [
            ("s3 s4", "base: Hall"),
            ("s1 s2", "ages 8-13; level 2; run by P"),
            ("s0 s1 s2", "ages 8-13; level 2"),
        ]
    )
