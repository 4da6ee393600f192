"""What is limited: services in change, their staff, and what activities use."""

from __future__ import annotations

from inline_snapshot import snapshot
from told_briefs import told
from written_plans import local, moving, write

from dtl_planner.plan.engine.problem import Level

PLAYBOOK = """
playbooks:
  - id: plain
    name: Plain
    basis: stated
    plays:
      - changes: [split]
        activities:
          - {id: design, name: Design, takes: 2 weeks, disturbs: no, uses: [{of: team, amount: 2}]}
          - {id: move, name: Move, takes: 1 week, after: []}
          - {id: talk, name: Talk, takes: 30 calendar days, after: []}
          - {id: vote, name: Vote, takes: 0 days, after: []}
"""
TEAM = "  - {id: team, name: Change team, counts: uses, at_once: 4}"


def test_a_service_in_change_counts_one_with_what_disturbs_it() -> None:
    programme = f"""
capacity:
  - id: at-once
    name: Services in change
    counts: services
    at_once: 2
    level: yes
    periods:
      - {{from: 2010-02-01, to: 2010-02-28, at_once: 1}}
      - {{from: 2010-03, to: 2010-03, at_once: 1}}
      - {{from: 2010-08, to: 2010-08, at_once: 0}}
{TEAM}
"""
    brief = write(moving(local("play")), programme, playbook=PLAYBOOK).brief()
    assert told(brief) == snapshot(
        [
            "play.design 10 team=2",
            "play.move 5 at-once=1",
            "play.talk 0",
            "play.talk.end 0",
            "play.vote 0",
            "capacity:at-once: no more than 2 services in change at once",
            "  at-once: 2 from 2009-07-06, 1 from 2010-02-01, 2 from 2010-04-01, 0 from",
            "    2010-08-02, 2 from 2010-09-01",
            "capacity:team: no more than 4 at once of Change team",
            "  team: 4 from 2009-07-06",
            "takes:play.talk: Play: Talk takes 30 calendar days",
            "  play.talk start-to-start play.talk.end +30c",
            "at-once: Services in change (services)",
            "team: Change team (in use)",
        ]
    )
    assert brief.problem.objective == snapshot((Level.PEAK, Level.LATE))


def test_staff_counts_in_full_time_equivalents_rounded_up_or_else_in_posts() -> None:
    services = moving(
        local("play", "people: {fte: 2.4}"),
        local("music", "people: {fte: about 7.5, posts: 12}"),
        local("art", "people: {posts: over 3}"),
        local("dance", "people: {fte: 1-3}"),
        local("chess"),
    )
    programme = f"capacity:\n  - {{id: staff, name: Staff, counts: fte, at_once: 9}}\n{TEAM}"
    brief = write(services, programme, playbook=PLAYBOOK).brief()
    assert [line for line in told(brief) if "move" in line or "staff" in line] == snapshot(
        [
            "play.move 5 staff=3",
            "music.move 5 staff=8",
            "art.move 5 staff=3",
            "dance.move 5 staff=3",
            "chess.move 5",
            "capacity:staff: no more than 9 full-time equivalents in change at once",
            "  staff: 9 from 2009-07-06",
            "staff: Staff (full-time equivalents)",
            "The staff of 1 service is not stated, and counts for nothing where full-time",
        ]
    )
    known = write(moving(local("play", "people: {fte: 2}")), programme, playbook=PLAYBOOK)
    assert known.brief().assumed == ()


def test_each_division_or_place_may_have_as_much_of_its_own() -> None:
    services = "divisions: {arts: {name: Arts}, sports: {name: Sports}}\n" + moving(
        local("play", "division: arts"), local("swim", "division: sports"), local("chess")
    )
    programme = f"""
capacity:
  - {{id: by-division, name: In change, counts: services, at_once: 2, per: division}}
  - {{id: by-place, name: In a place, counts: services, at_once: 1, per: place}}
  - {{id: arts-only, name: In the arts, counts: services, at_once: 1, of: [arts]}}
{TEAM}
"""
    proposals = """
proposals:
  hosted:
    title: Hosted
    changes: {swim: {host: north, because: It is there.}, chess: {host: south, because: So it is.}}
"""
    written = write(services, programme, playbook=PLAYBOOK, proposals=proposals)
    brief = written.brief("structure=hosted")
    assert [
        line for line in told(brief) if "move" in line or "capacity" in line or ":" in line
    ] == (
        snapshot(
            [
                "play.move 5 arts-only=1 by-division:arts=1 by-place:north=1 by-place:south=1",
                "swim.move 5 by-division:sports=1 by-place:north=1 by-place:south=1",
                "chess.move 5 by-place:north=1 by-place:south=1",
                "capacity:arts-only: no more than 1 service in change at once (In the arts)",
                "  arts-only: 1 from 2009-07-06",
                "capacity:by-division: no more than 2 services in change at once in each division",
                "  by-division:arts: 2 from 2009-07-06",
                "  by-division:sports: 2 from 2009-07-06",
                "capacity:by-place: no more than 1 service in change at once in each place (In a",
                "  by-place:north: 1 from 2009-07-06",
                "  by-place:south: 1 from 2009-07-06",
                "capacity:team: no more than 4 at once of Change team",
                "  team: 4 from 2009-07-06",
                "takes:chess.talk: Chess: Talk takes 30 calendar days",
                "takes:play.talk: Play: Talk takes 30 calendar days",
                "takes:swim.talk: Swim: Talk takes 30 calendar days",
                "by-division:arts: In change, Arts (services)",
                "by-division:sports: In change, Sports (services)",
                "by-place:north: In a place, North (services)",
                "by-place:south: In a place, South (services)",
                "arts-only: In the arts (services)",
                "team: Change team (in use)",
            ]
        )
    )
