"""What no category settles comes from the nearest place where people wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.app.opening import Workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.structure.model import Structure

SERVICES = """
divisions: {learning: {name: Learning}}
teams:
  - {id: early-team, name: Early years team, division: learning}
  - {id: play-team, name: Play team}
alliances:
  - {id: early, name: Early years, kind: natural-alliance, members: [nursery, play, portage],
     forms: {team: early-team}}
services:
  - {id: nursery, name: Nursery, decision: DECIDED}
  - {id: play, name: Play, joins: [play-team], decision: DECIDED}
  - {id: portage, name: Portage, decision: undecided}
"""
DECIDED = "{category: core, reason: agreed, by: the board, on: 2026-01, review: 2026-06}"
CRITERIA = """
schemes:
  - id: only
    title: One category
    facts: {local: {ask: Is it local?}}
    categories: {core: {title: core}, far: {title: far}}
    rules: [{id: near, then: core, when: local, because: it is local}]
    otherwise: {then: far, because: it is not local}
"""


def proposed() -> Structure:
    services = SERVICES.replace("DECIDED", DECIDED)
    texts = {"services.yaml": f"dtl: 1{services}", "criteria.yaml": f"dtl: 1{CRITERIA}"}
    limits = Limits()
    loaded = load_texts(texts, limits=limits)
    assert loaded.diagnostics == ()
    workspace = Workspace(Path(), loaded.catalogue, loaded.diagnostics, loaded.texts, limits)
    return structure_of(workspace)


def test_a_member_joins_the_team_that_its_alliance_forms_and_reports_with_it() -> None:
    nursery = proposed().units["nursery"]
    assert (nursery.teams, nursery.division) == (("early-team",), "learning")
    assert nursery.grounds["teams"].because == "the alliance Early years forms this team"
    assert nursery.grounds["division"].because == "it joins Early years team"


def test_what_a_record_says_itself_goes_before_its_alliance() -> None:
    play = proposed().units["play"]
    assert (play.teams, play.division) == (("play-team",), None)


def test_a_member_whose_place_is_open_joins_nothing_yet() -> None:
    assert proposed().units["portage"].teams == ()
