from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import DEFAULTS, ROOT, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

CASES = ROOT / "tests/cases/risks"
SCORED, UNSCORED, UNDATED = CASES / "scored", CASES / "unscored", CASES / "undated"
SAVED = CASES / "saved.json"
CODES = {f"DTL{number}" for number in range(971, 990)}


def test_risks_tells_of_each_risk_what_is_done_and_what_can_be_counted_on(dtl: Dtl) -> None:
    assert_expected("risks-scored.txt", dtl("risks", cwd=SCORED).out)


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_risks_in_other_formats(dtl: Dtl, form: str) -> None:
    done = dtl("risks", "--format", form, "--as-of", "2030-03", cwd=SCORED)
    assert_expected(f"risks-scored.{form}.txt", done.out)


def test_risks_draws_no_matrix_where_nothing_is_scored(dtl: Dtl) -> None:
    assert dtl("risks", cwd=UNSCORED).out == snapshot("""\
Programme                                                           no day given
1 open risk.

staff-opposition: Staff do not want it
  open; owner: not stated; not scored
  would mean: It takes longer.
  threatens: Play service (service)
  - Tell everybody what changes and when
    milestone   Everybody is told: not recorded; no date stated
    workstream  People: how far it has got is not stated
  (Row 6)

In brackets: the section of The log.

1 risk, none scored; 1 mitigation. Next: dtl check
""")


def test_risks_holds_nothing_against_a_plan_that_there_is_not(dtl: Dtl) -> None:
    assert dtl("risks", cwd=UNDATED).out == snapshot("""\
Programme                                                           no day given
1 open risk.
There is no plan to hold the risks against: no date is stated to work back from.
Rules are held against what is written.

1: Play workers have no time in summer
  open; owner: not stated; not scored
  - Leave them alone then
    rule  Play service: busy (1 July 2030 to 31 August 2030); written, with no
          plan to hold it against
    rule  Play service: fragile; written, with no plan to hold it against
    rule  link:play:0: only a plan has such rules
  - Move them before
    work  Play service: Move

1 risk, none scored; 2 mitigations. Next: dtl check
""")


def test_risks_by_number_or_id_alone(dtl: Dtl) -> None:
    by_number, by_id = (dtl("risks", one, cwd=SCORED).out for one in ("5", "two-systems"))
    assert by_number == by_id
    assert by_id == snapshot("""\
Ambleford in localities                                       as of 4 March 2030
1 open challenge. Nothing is done about it: 5.

5: Work is recorded in two systems (challenge)
  open; owner: not stated; not scored
  threatens: People and culture (workstream); Programme plan agreed
    (milestone)
  nothing is written of what is done about it

To be looked at
  risks.yaml:82  Nothing is done about `two-systems`: no mitigation is written.

1 challenge of 7 in all, none scored; 0 mitigations. 1 warning. Next: dtl check
""")


def test_risks_without_numbers_have_letters_in_the_matrix(dtl: Dtl, tmp_path: Path) -> None:
    risks = "risks:\n" + "".join(
        f"  - {{id: the-risk-{n}, name: Risk {n}, likelihood: {n % 2 + 4}, severity: 1}}\n"
        for n in range(30)
    )
    place = written(tmp_path, risks=risks)
    assert dtl("risks", cwd=place).out.split("\n\n")[1] == snapshot("""\
How likely (down) and how bad (across)
                    1 slight    2           3           4           5 grave
  5 almost certain  b, d, f,    -           -           -           -
                    h, j, l,
                    n, p, r,
                    t, v, x,
                    z, bb, dd
  4                 a, c, e,    -           -           -           -
                    g, i, k,
                    m, o, q,
                    s, u, w,
                    y, aa, cc
  3                 -           -           -           -           -
  2                 -           -           -           -           -
  1 rare            -           -           -           -           -
  a: Risk 0
  b: Risk 1
  c: Risk 2
  d: Risk 3
  e: Risk 4
  f: Risk 5
  g: Risk 6
  h: Risk 7
  i: Risk 8
  j: Risk 9
  k: Risk 10
  l: Risk 11
  m: Risk 12
  n: Risk 13
  o: Risk 14
  p: Risk 15
  q: Risk 16
  r: Risk 17
  s: Risk 18
  t: Risk 19
  u: Risk 20
  v: Risk 21
  w: Risk 22
  x: Risk 23
  y: Risk 24
  z: Risk 25
  aa: Risk 26
  bb: Risk 27
  cc: Risk 28
  dd: Risk 29\
""")


def test_risks_against_a_saved_plan(dtl: Dtl) -> None:
    done = dtl("risks", "2", "3", "--against", str(SAVED), cwd=SCORED)
    assert_expected("risks-against.txt", done.out)


def test_risks_against_a_plan_that_keeps_nothing_of_what_they_ask_for(
    dtl: Dtl, tmp_path: Path
) -> None:
    plan = json.loads(SAVED.read_text(encoding="utf-8"))
    for item in plan["items"]:
        if item["id"] == "early-help.move":  # in the first phase, and apart from its alliance
            item |= {"start": "2030-02-18", "finish": "2030-03-01"}
        if item["id"] == "youth.move":  # while youth work is busy, and the inspectors are there
            item |= {"start": "2030-05-06", "finish": "2030-05-17"}
    saved = tmp_path / "plan.json"
    saved.write_text(json.dumps(plan), encoding="utf-8")
    done = dtl("risks", "2", "3", "--against", str(saved), "--format", "json", cwd=SCORED)
    told = json.loads(done.out)
    rules = [
        (rule["name"], rule["saved_plan"])
        for risk in told["risks"]
        for one in risk["mitigations"]
        for rule in one["rules"]
    ]
    assert rules == snapshot(
        [
            ("fragile", "broken"),
            ("window:inspection", "broken"),
            ("busy:youth", "kept"),
            ("busy:library", None),
            ("capacity:at-once", "kept"),
            ("alliance:families", "broken"),
        ]
    )
    page = dtl("risks", "2", "3", "--against", str(saved), cwd=SCORED).out.split("\n\n")
    assert page[0] == snapshot("""\
Ambleford in localities                                       as of 4 March 2030
2 open risks. 1 of 6 rules named is in no plan; 1 is only a wish; the saved plan
keeps 2 of 5 that plans have, and does not keep 3; 1 milestone that they hang on
is overdue.\
""")
    assert [one["message"] for one in told["findings"] if one["code"] == "DTL980"] == snapshot(
        [
            "The saved plan does not keep `fragile`.",
            "The saved plan does not keep `window:inspection`.",
            "The saved plan does not keep `alliance:families`.",
        ]
    )


def test_risks_against_a_plan_that_lacks_some_of_the_work(dtl: Dtl, tmp_path: Path) -> None:
    plan = json.loads(SAVED.read_text(encoding="utf-8"))
    gone = {"early-help.move", "youth.move"}
    plan["items"] = [one for one in plan["items"] if one["id"] not in gone]
    plan["ties"] = [one for one in plan["ties"] if not {one["before"], one["after"]} & gone]
    plan["path"] = [one for one in plan["path"] if one not in gone]
    for phase in plan["phases"]:
        phase["items"] = [one for one in phase["items"] if one not in gone]
        phase["unlocks"] = [one for one in phase["unlocks"] if one not in gone]
        phase["subjects"] = []
    saved = tmp_path / "plan.json"
    saved.write_text(json.dumps(plan), encoding="utf-8")
    done = dtl("risks", "2", "3", "--against", str(saved), cwd=SCORED)
    assert [line for line in done.out.split("\n") if "rule" in line or "lacks" in line] == snapshot(
        [
            "2 open risks. 1 of 6 rules named is in no plan; 1 is only a wish; the saved plan",
            "    rule  Early help: fragile, so not in the first phase; whether the saved plan",
            "          keeps it cannot be told, as it lacks some of the work",
            "    rule  no work in the weeks of the inspection (6 May 2030 to 24 May 2030);",
            "          whether the saved plan keeps it cannot be told, as it lacks some of",
            "    rule  busy:youth, 2 rules; whether the saved plan keeps it cannot be told,",
            "          as it lacks some of the work",
            "    rule  Library: busy (1 March 2030 to 14 March 2030); in no plan, as nothing",
            "    rule  no more than 2 services in change at once; whether the saved plan",
            "          keeps it cannot be told, as it lacks some of the work",
            "    rule  Help for families: its members change in one phase; a wish, which a",
            "          it lacks some of the work",
        ]
    )


def test_risks_against_a_plan_where_there_is_none_to_be_made(dtl: Dtl) -> None:
    done = dtl("risks", "--against", str(SAVED), cwd=UNDATED)
    assert done.code == 2
    assert "the workspace states no date to work back from" in done.err


def test_risks_that_name_no_rule_against_a_saved_plan(dtl: Dtl) -> None:
    done = dtl("risks", "4", "--against", str(SAVED), cwd=SCORED)
    assert done.out == snapshot("""\
Ambleford in localities                                       as of 4 March 2030
1 open risk. 1 of 2 mitigations is only words.

4: Some staff get more work than others
  open; owner: not stated; likelihood 3, severity not stated (of 5)
  - Part of the staff goes where the need is
    flexibility rule  80/20: what it means is not stated
  - Look at the data
    only words  nothing in the plan carries it
  - A hotline for staff (stopped)

To be looked at
  risks.yaml:65  Nothing in the plan carries this mitigation of `workload`.
  risks.yaml:68  `workload` has a likelihood and no severity.

1 risk of 7 in all, none scored; 3 mitigations. 2 notes. Next: dtl risks
--constraints, for the rules that a mitigation can name.
""")


def test_risks_lists_the_rules_that_a_mitigation_may_name(dtl: Dtl) -> None:
    assert_expected("risks-constraints.txt", dtl("risks", "--constraints", cwd=SCORED).out)


def test_risks_lists_what_is_written_where_there_is_no_plan(dtl: Dtl) -> None:
    assert dtl("risks", "--constraints", cwd=UNDATED).out == snapshot("""\
Rules that a mitigation may name under `constraints`
Only what is written is here, as there is no plan: no date is stated to work
back from.

Fragile services, spared
  fragile:play    Play service: fragile
  fragile:choirs  Choirs: fragile

Busy times of a service
  busy:play:0  Play service: busy (1 July 2030 to 31 August 2030)

Windows
  window:term  work only in the weeks of term (2 September 2030 to 13 December
               2030)

Capacity
  capacity:team  no more than 4 at once in each division of the change team
  capacity:many  no more than 3 at once of services

Alliances kept together
  alliance:together       Play and music: its members begin together
  alliance:together:team  Play and music: the team before its members

Money that ends
  funding:play  Play service: funded until 31 March 2031

More, in --format csv
  milestone:  1  when a milestone is reached and what must be done before;
                 `milestone:ID` stands for all of one milestone

10 rules: 10 with no plan to hold them against. Part of an id stands for all
that begin with it, as `fragile` alone.
""")


def test_risks_lists_the_rules_for_programs_too(dtl: Dtl) -> None:
    rows = list(
        csv.DictReader(io.StringIO(dtl("risks", "--constraints", "-f", "csv", cwd=SCORED).out))
    )
    assert {row["force"] for row in rows} == {"must", "wish", "idle"}
    assert rows[0] == snapshot(
        {
            "id": "fragile:early-help",
            "asks_for": "Early help: fragile, so not in the first phase",
            "force": "must",
            "file": "programme.yaml",
            "line": "4",
        }
    )
    told = json.loads(dtl("risks", "--constraints", "-f", "json", cwd=SCORED).out)
    assert [one["id"] for one in told["rules"]] == [row["id"] for row in rows]
    assert told["no_plan"] is None


def test_risks_says_so_where_there_are_no_rules(dtl: Dtl) -> None:
    done = dtl("risks", "--constraints", cwd=DEFAULTS)
    assert (done.code, done.out) == snapshot(
        (
            0,
            """\
There are no rules that a mitigation could name. They come from what is written
of services (`constraints`), `windows`, `capacity`, `alliances` (`in_plan`),
`phases`, `milestones` and the deadline.
""",
        )
    )


def test_risks_says_what_to_write_where_there_are_none(dtl: Dtl) -> None:
    done = dtl("risks", cwd=DEFAULTS)
    assert (done.code, done.out) == snapshot(
        (
            0,
            """\
No risks are written: they would stand in risks.yaml under `risks`, each with
its `impacts`, its `mitigations` and, where they are known, its `owner` and its
scores.
""",
        )
    )


def test_risks_refuses_what_it_cannot_do(dtl: Dtl) -> None:
    wrong = (("9",), ("--constraints", "1"), ("--as-of", "yesterday"))
    ended = [dtl("risks", *args, cwd=SCORED) for args in wrong]
    assert {done.code for done in ended} == {2}
    assert [done.err for done in ended] == snapshot(
        [
            "dtl: there is no risk `9`.\n",
            "dtl: `--constraints` lists the rules that there are; leave out the rest\n",
            "dtl: `--as-of yesterday`: this is not a date that `dtl` can read\n",
        ]
    )


def test_risks_of_a_workspace_without_any_refuses_an_id(dtl: Dtl) -> None:
    done = dtl("risks", "1", cwd=DEFAULTS)
    assert (done.code, done.err) == snapshot(
        (2, "dtl: there is no risk `1`: risks.yaml has no `risks`\n")
    )


def test_risks_without_a_scheme_in_force_looks_at_what_is_written(dtl: Dtl, tmp_path: Path) -> None:
    shutil.copytree(UNDATED, tmp_path, dirs_exist_ok=True)
    (tmp_path / "criteria.yaml").write_text("dtl: 1\n", encoding="utf-8")
    told = json.loads(dtl("risks", "--format", "json", cwd=tmp_path).out)
    assert told["no_plan"] == snapshot("no scheme is in force: criteria.yaml has none")
    works = [work for one in told["risks"][0]["mitigations"] for work in one["work"]]
    assert works == snapshot(
        [
            {
                "id": "play.move",
                "name": None,
                "is_told": False,
                "start": None,
                "finish": None,
                "state": None,
            }
        ]
    )
    assert "nobody can tell" in dtl("risks", cwd=tmp_path).out


def test_risks_needs_a_plan_without_errors_where_a_rule_is_named(dtl: Dtl, tmp_path: Path) -> None:
    shutil.copytree(UNDATED, tmp_path, dirs_exist_ok=True)
    programme = tmp_path / "programme.yaml"
    ring = "  - {id: other, name: Other, depends_on: [{on: told}]}\n"
    text = programme.read_text(encoding="utf-8")
    text = text.replace(
        "when_done: [play]}", "when_done: [play], depends_on: [{on: other}]}\n" + ring
    )
    programme.write_text(text, encoding="utf-8")
    said = " ".join(dtl("risks", cwd=tmp_path).out.split())
    assert "what the plan is made from has errors" in said
    assert dtl("risks", "--constraints", cwd=tmp_path).code == 1


def test_check_tells_what_is_amiss_with_risks(dtl: Dtl) -> None:
    done = dtl("check", "--notes", "--format", "json", "--as-of", "2030-03-04", cwd=SCORED)
    told = [one for one in json.loads(done.out)["diagnostics"] if one["code"] in CODES]
    assert [one["code"] for one in told] == snapshot(
        [
            "DTL979",
            "DTL977",
            "DTL978",
            "DTL977",
            "DTL981",
            "DTL973",
            "DTL976",
            "DTL975",
            "DTL975",
            "DTL972",
            "DTL982",
            "DTL978",
            "DTL971",
        ]
    )


def test_the_date_of_the_programme_is_a_rule_where_no_other_deadline_is_written(
    dtl: Dtl, tmp_path: Path
) -> None:
    services = """\
programme: {title: A date, go_live: 2030-06}
alliances:
  - {id: friends, name: Friends, kind: same-staff, in_plan: {team_first: yes}}
  - {id: others, name: Others, kind: same-staff}
"""
    place = written(tmp_path, services=services)
    assert dtl("risks", "--constraints", cwd=place).out == snapshot("""\
Rules that a mitigation may name under `constraints`

Alliances kept together
  alliance:friends:team  Friends: the team before its members (in no plan, as
                         nothing that is planned falls under it)

The deadline
  deadline  the deadline, 30 June 2030 (in no plan, as nothing that is planned
            falls under it)

2 rules: 2 in no plan. Part of an id stands for all that begin with it, as
`alliance` alone.
""")
    (place / "services.yaml").write_text(
        "dtl: 1\nprogramme: {title: A date, go_live: 2030-06}\n", encoding="utf-8"
    )
    assert dtl("risks", "--constraints", cwd=place).out == snapshot("""\
Rules that a mitigation may name under `constraints`

The deadline
  deadline  the deadline, 30 June 2030 (in no plan, as nothing that is planned
            falls under it)

1 rule: 1 in no plan.
""")


def test_a_source_that_all_risks_have_is_told_once(dtl: Dtl, tmp_path: Path) -> None:
    sourced = "source: {id: paper, section: Annex}"
    risks = f"risks:\n  - {{id: a, name: A, {sourced}}}\n  - {{id: b, name: B, {sourced}}}\n"
    out = dtl("risks", cwd=written(tmp_path, risks=risks)).out
    assert out.count("(all of it: The paper, Annex)") == out.count("Annex") == 1


def test_sections_will_do_where_all_risks_are_from_one_paper(dtl: Dtl, tmp_path: Path) -> None:
    risks = "risks:\n" + "".join(
        f"  - {{id: {name}, name: A risk, source: {{id: paper, section: Row {name}}}}}\n"
        for name in "ab"
    )
    out = dtl("risks", cwd=written(tmp_path, risks=risks)).out
    assert [line for line in out.split("\n") if "Row" in line or "brackets" in line] == snapshot(
        ["  (Row a)", "  (Row b)", "In brackets: the section of The paper."]
    )
    (tmp_path / "risks.yaml").write_text(
        f"dtl: 1\n{risks.replace(', section: Row b', '')}", encoding="utf-8"
    )
    out = dtl("risks", cwd=tmp_path).out
    assert [line for line in out.split("\n") if "aper" in line] == snapshot(
        [
            "  (paper, Row a)",
            "  (paper)",
            "In brackets: the paper and its section. paper: The paper.",
        ]
    )


def test_ids_of_rules_are_never_broken(dtl: Dtl, tmp_path: Path) -> None:
    id_ = "the-weeks-in-which-everybody-is-busy-with-an-inspection"
    times = "times: [{from: 2030-01-07, to: 2030-01-18}]"
    text = f"windows:\n  - {{id: {id_}, name: the inspection, {times}}}\n"
    out = dtl("risks", "--constraints", cwd=written(tmp_path, programme=text)).out
    assert out.split("\n\n")[1] == snapshot("""\
Windows
  window:the-weeks-in-which-everybody-is-busy-with-an-inspection
      no work in the inspection (7 January 2030 to 18 January 2030)\
""")


def test_a_mitigation_of_another_source_is_not_of_the_one_that_risks_share(
    dtl: Dtl, tmp_path: Path
) -> None:
    sourced = "source: {id: paper, section: Annex}"
    other = "{text: Wait, note: Not long., source: {id: paper, section: Page 2}}"
    risks = (
        f"risks:\n  - {{id: a, name: A, {sourced}, mitigations: [{other}]}}\n"
        f"  - {{id: b, name: B, {sourced}}}\n"
    )
    out = dtl("risks", cwd=written(tmp_path, risks=risks)).out
    assert out.split("\n\n")[1] == snapshot("""\
a: A
  open; owner: not stated; not scored
  - Wait (Page 2)
    only words  nothing in the plan carries it
    note: Not long.
  (Annex)\
""")
    assert "all of it" not in out


def test_how_far_a_workstream_is_and_what_a_rule_means_may_be_our_reading(
    dtl: Dtl, tmp_path: Path
) -> None:
    programme = """\
workstreams: [{id: strand, name: Strand, state: started, state_basis: inferred}]
flexibility: [{id: rule, name: 80/20, tied: 80, meaning: Most stay, basis: inferred}]
"""
    mitigation = "{text: Wait, workstreams: [strand], flexibility: rule}"
    risks = f"risks: [{{id: a, name: A, mitigations: [{mitigation}]}}]\n"
    place = written(tmp_path, programme=programme, risks=risks)
    assert dtl("risks", cwd=place).out.split("\n\n")[1] == snapshot("""\
a: A
  open; owner: not stated; not scored
  - Wait
    workstream        Strand: started (our reading)
    flexibility rule  80/20: Most stay (our reading)\
""")
    told = json.loads(dtl("risks", "--format", "json", cwd=place).out)
    others = told["risks"][0]["mitigations"][0]["others"]
    assert [(one["said"], one["basis"]) for one in others] == [
        ("started", "inferred"),
        ("Most stay", "inferred"),
    ]


def test_a_number_that_several_risks_have_means_all_of_them(dtl: Dtl, tmp_path: Path) -> None:
    risks = "risks:\n" + "".join(f"  - {{id: {id_}, number: 1, name: A}}\n" for id_ in "ab")
    done = dtl("risks", "1", "--format", "json", cwd=written(tmp_path, risks=risks))
    assert [one["id"] for one in json.loads(done.out)["risks"]] == ["a", "b"]


def test_the_answer_leaves_out_what_is_stopped_or_done(dtl: Dtl, tmp_path: Path) -> None:
    programme = """\
milestones: [{id: late, name: Late, by: 2029-01}]
windows: [{id: rest, name: a rest, times: [{from: 2030-01-07, to: 2030-01-18}]}]
"""
    risks = """\
risks:
  - id: a
    name: A
    mitigations:
      - {text: Wait, milestones: [late], state: done}
      - {text: Rest, constraints: ["window:rest"], state: stopped}
"""
    place = written(tmp_path, programme=programme, risks=risks)
    out = dtl("risks", "--as-of", "2030-01-01", cwd=place).out
    assert out.split("\n")[1] == "1 open risk."


def test_risks_refuses_a_rule_that_there_is_not(dtl: Dtl, tmp_path: Path) -> None:
    mitigation = '{text: Wait, constraints: ["window:rest"]}'
    risks = f"risks:\n  - {{id: a, name: A, mitigations: [{mitigation}]}}\n  - {{id: b, name: B}}\n"
    place = written(tmp_path, risks=risks)
    ended = [dtl("risks", *args, cwd=place) for args in ((), ("b",), ("--format", "json"))]
    assert {(done.code, done.out) for done in ended} == {(1, "")}
    assert all("There is no rule `window:rest`" in done.err for done in ended)


@pytest.mark.needs("ortools", "holidays")
def test_risks_against_a_plan_of_another_programme(dtl: Dtl) -> None:
    done = dtl("risks", "--against", str(SAVED), cwd=ROOT)
    assert (done.code, done.err) == snapshot(
        (
            2,
            "dtl: the saved plan has no work of this programme: it is the plan of another\n",
        )
    )
