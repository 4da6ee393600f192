"""Settings: as written, as a scenario has them, as they were asked for."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot
from written_plans import write

from dtl_planner.plan.making.brief import Place
from dtl_planner.plan.making.sets import Sets, SettingError
from dtl_planner.plan.making.settling import scenario_names, settings_of

EVERYTHING = """
phases: [{id: first, name: First, by: by 2010-06}, {id: last, name: Last, by: by 2010-12}]
capacity: [{id: at-once, name: At once, counts: services, at_once: 2}]
scenarios:
  - {id: later, name: Later, sets: {deadline: 2011-03, capacity.at-once: 4}}
"""
OTHER = "  - {id: other, name: The other structure, structure: wider}"
WIDER = """
proposals: {wider: {title: Wider, adds: {desk: {kind: service, name: Desk, because: It helps.}}}}
"""


def test_what_is_written_is_what_counts() -> None:
    settings = settings_of(write(programme=EVERYTHING).catalogue)
    assert (settings.title, settings.structure, settings.prefer) == (
        "The programme",
        "proposed",
        "late",
    )
    assert settings.start is not None
    assert settings.start.wording == "2010-01-04"
    assert settings.playbook is not None
    assert settings.playbook.id == "plain"
    assert settings.changed == ()
    assert settings.places["deadline"] == Place("planning", "", ("deadline",))


def test_the_go_live_of_the_programme_is_the_deadline_where_no_other_is_stated() -> None:
    written = write("programme: {title: Moves, go_live: by 2010-04}", time="")
    settings = settings_of(written.catalogue)
    assert settings.title == "Moves"
    assert settings.deadline is not None
    assert settings.deadline.wording == "by 2010-04"
    assert settings.places["deadline"] == Place("programme", "", ("go_live",))


def test_a_scenario_goes_before_the_files_and_set_before_both() -> None:
    catalogue = write(programme=EVERYTHING).catalogue
    settings = settings_of(catalogue, scenario="later", sets=["deadline=2011-06"])
    assert settings.deadline is not None
    assert settings.deadline.wording == "2011-06"
    assert settings.capacity[0].at_once == 4
    assert settings.changed == ("deadline=2011-03", "capacity.at-once=4", "deadline=2011-06")
    assert settings.scenario is not None
    assert settings.places.get("deadline") is None  # it is written nowhere
    assert settings.places["capacity.at-once"] == Place(
        "scenarios", "later", ("sets", "capacity.at-once")
    )
    assert scenario_names(catalogue) == ("later",)


def test_a_scenario_may_be_another_structure() -> None:
    catalogue = write(programme=EVERYTHING + OTHER, proposals=WIDER).catalogue
    assert settings_of(catalogue, scenario="other").structure == "wider"


def test_every_setting_can_be_set() -> None:
    catalogue = write(programme=EVERYTHING, proposals=WIDER).catalogue
    settings = settings_of(
        catalogue,
        sets=[
            "start=2010-02",
            "deadline=by 2011",
            "prefer=early",
            "playbook=plain",
            "structure=wider",
            "fragile.first_phase=avoided",
            "phase.first=2010-07",
            "capacity.at-once=0",
            "takes.design=45 calendar days",
        ],
    )
    assert settings.prefer == "early"
    assert settings.structure == "wider"
    assert settings.care.first_phase == "avoided"
    assert [phase.by.wording for phase in settings.phases] == ["2010-07", "by 2010-12"]
    assert settings.capacity[0].at_once == 0
    assert settings.takes["design"].likely.wording == "45 calendar days"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("deadline", "`deadline` is no setting: write it as `deadline=2010-06`"),
        ("deadlin=2010", "there is no setting `deadlin`. Did you mean `deadline`?"),
        ("capacity.atonce=2", "there is no capacity `atonce`. Did you mean `at-once`?"),
        ("capacity.at-once=many", "`capacity.at-once` wants a whole number, as `2`"),
        ("capacity.at-once=-1", "`capacity.at-once` wants a whole number, as `2`"),
        ("deadline=soon", "`deadline` wants a date, as `2010-06`, and `soon` is none"),
        ("phase.last=2010-13", "`phase.last` wants a date, as `2010-06`, and `2010-13` is none"),
        ("prefer=never", "`prefer` is one of `late`, `early`, and not `never`"),
        ("playbook=plan", "there is no playbook `plan`. Did you mean `plain`?"),
        ("structure=x", "there is no structure `x`. There is only `proposed`."),
        ("takes.desing=1 week", "there is no activity `desing`. Did you mean `design`?"),
        (
            "takes.design=long",
            "`takes.design` wants a length of time, as `4 weeks` or `10 days`",
        ),
        (
            "takes.design=-1 weeks",
            "`takes.design` wants a length of time, as `4 weeks` or `10 days`",
        ),
        (
            "what\x1b=1",
            (
                "there is no setting `what\\x1b`. There is only `capacity.at-once`, `deadline`, "
                "`fragile.first_phase`, `phase.first`, `phase.last`, `playbook`, `prefer`, "
                "`start`, `structure`, `takes.design` and `takes.move`."
            ),
        ),
    ],
)
def test_a_setting_that_cannot_be_is_told_with_what_was_meant(wrong: str, told: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings_of(write(programme=EVERYTHING).catalogue, sets=[wrong])
    assert str(caught.value) == told


def test_a_scenario_that_is_not_there_is_told() -> None:
    catalogue = write(programme=EVERYTHING).catalogue
    with pytest.raises(SettingError, match=r"there is no scenario `late`\. Did you mean `later`\?"):
        settings_of(catalogue, scenario="late")
    with pytest.raises(SettingError, match=r"there is no scenario `zzz`\."):
        settings_of(catalogue, scenario="zzz")


def test_the_settings_there_are_can_be_listed() -> None:
    catalogue = write(programme=EVERYTHING).catalogue
    assert Sets(settings_of(catalogue), catalogue).keys() == snapshot(
        (
            "capacity.at-once",
            "deadline",
            "fragile.first_phase",
            "phase.first",
            "phase.last",
            "playbook",
            "prefer",
            "start",
            "structure",
            "takes.design",
            "takes.move",
        )
    )


def test_of_several_playbooks_none_is_taken_unless_one_is_named() -> None:
    two = """
playbooks:
  - {id: one, name: One, plays: [{activities: []}]}
  - {id: two, name: Two, plays: [{activities: []}]}
"""
    assert settings_of(write(playbook=two).catalogue).playbook is None
    named = settings_of(write(playbook=two, time="planning: {playbook: two}").catalogue)
    assert named.playbook is not None
    assert named.playbook.id == "two"
