from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.load import Loaded

    LoadTexts = Callable[..., Loaded]

SERVICES = """\
divisions:
  learning: {name: Learning and Skills}
services:
  - {id: play, name: Play, division: lerning}
  - {id: vans, name: Vans, division: larning}
"""


def test_the_nearest_name_is_looked_for_only_as_often_as_findings_are_shown(
    load_yaml: LoadTexts,
) -> None:
    found = load_yaml(limits=Limits(errors_shown=1), services=SERVICES).diagnostics
    assert [each.hint for each in found] == ["did you mean `learning`?", "check the spelling"]


def test_the_nearest_name_is_shown_where_it_is_defined(load_yaml: LoadTexts) -> None:
    found = load_yaml(services=SERVICES).diagnostics[0]
    assert [(each.label, each.span.line) for each in found.related] == [
        ("`learning` is defined here", 3)
    ]


def test_a_name_with_nothing_near_it_is_told_where_to_be_defined(load_yaml: LoadTexts) -> None:
    text = "divisions:\n" + "".join(f"  d-{n}: {{name: D}}\n" for n in range(9))
    services = f"{text}services:\n  - {{id: play, name: Play, division: learning}}\n"
    found = load_yaml(services=services).diagnostics
    assert [each.hint for each in found] == ["define it under `divisions`, or check the spelling"]


def test_answers_are_not_held_against_schemes_that_are_not_there(load_yaml: LoadTexts) -> None:
    services = "services:\n  - {id: play, name: Play, answers: {local: yes}}\n"
    assert load_yaml(services=services).diagnostics == ()


def test_the_name_limits_can_be_raised(load_yaml: LoadTexts) -> None:
    services = f"services:\n  - {{id: play, name: {'a' * 501}}}\n"
    assert [each.code.id for each in load_yaml(services=services).diagnostics] == ["DTL107"]
    raised = Limits(name_characters=501)
    assert load_yaml(limits=raised, services=services).diagnostics == ()
