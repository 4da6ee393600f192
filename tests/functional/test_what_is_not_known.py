"""What nobody knows is never told as if somebody did."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from running import ROOT, Dtl

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = """\
dtl: 1
services:
  - id: portage
    name: Portage
    delivers: {levels: 2}
    answers: {local: yes, direct: yes, distributable: no, outside_profession: no, site_specific: no}
    %s
  - id: head
    name: Head of service
    outside: {because: A post and not a service.}
"""
DECISION = (
    "decision: {category: hosted, reason: It needs a home., by: The board, on: 2009-09, "
    "review: 2010-04}"
)


@pytest.fixture
def left_open(tmp_path: Path) -> Path:
    """A service with every answer, of which Peterborough's scheme does not say where it goes."""
    criteria = (ROOT / "criteria.yaml").read_text(encoding="utf-8")
    services = (ROOT / "services.yaml").read_text(encoding="utf-8")
    sources = services[services.index("sources:") : services.index("divisions:")]
    (tmp_path / "criteria.yaml").write_text(criteria, encoding="utf-8")
    (tmp_path / "localities.yaml").write_text("dtl: 1\n", encoding="utf-8")
    (tmp_path / "services.yaml").write_text(SERVICES % "" + sources, encoding="utf-8")
    return tmp_path


def test_a_service_with_every_answer_is_left_open_by_the_scheme_and_not_unanswered(
    dtl: Dtl, left_open: Path
) -> None:
    out = dtl("classify", cwd=left_open).out
    assert "left open (1)  answered, and the scheme does not say which\n" in out
    assert "  Portage  extended or hosted\n" in out
    assert "too few answers" not in out
    assert out.endswith("1 component: 1 left open. Next: dtl scheme\n")


def test_of_two_rules_that_hold_neither_is_said_to_go_first(dtl: Dtl, left_open: Path) -> None:
    out = " ".join(dtl("why", "portage", cwd=left_open).out.split())
    assert (
        "extended -> extended: holds (beside an earlier rule, and nothing says which goes first)."
        in out
    )
    found = json.loads(dtl("why", "portage", "-f", "json", cwd=left_open).out)["results"][0]
    stands = {one["rule"]: (one["decides"], one["contests"]) for one in found["reasons"]}
    assert stands["hosted-capacity"] == ("holds", "does not hold")
    assert stands["extended"] == ("does not hold", "holds")


def test_there_is_nothing_to_ask_where_the_scheme_is_what_leaves_it_open(
    dtl: Dtl, left_open: Path
) -> None:
    out = dtl("ask", cwd=left_open).out
    assert out.startswith("Nothing to ask: no further answer would change 1 component")


def test_a_decision_can_settle_what_the_scheme_leaves_open(dtl: Dtl, left_open: Path) -> None:
    path = left_open / "services.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    \n", f"    {DECISION}\n"))
    out = dtl("check", "-f", "concise", "--notes", cwd=left_open).out
    assert "note[DTL342] decision on `portage` settles what the scheme left open" in out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("classify", "Nothing here is for classification."),
        ("why", "Head of service: not classified\n  A post and not a service.\n"),
        ("ask", "Nothing to ask: nothing here is for classification."),
    ],
)
def test_what_is_not_for_classification_says_so(
    dtl: Dtl, left_open: Path, command: str, said: str
) -> None:
    assert said in dtl(command, "head", cwd=left_open).out


def test_of_a_scheme_too_large_to_look_at_whole_nobody_knows_how_firm_a_result_is(dtl: Dtl) -> None:
    few = ("--limit", "scheme-cells=32")
    out = " ".join(dtl("why", "duke-of-edinburgh", *few).out.split())
    assert "How firm not known, as the scheme is too large to be looked at whole" in out
    found = json.loads(dtl("why", "duke-of-edinburgh", "-f", "json", *few).out)["results"][0]
    told = {key: found[key] for key in ("margin", "margin_known", "flips", "enough", "distances")}
    assert told == {
        "margin": None,
        "margin_known": False,
        "flips": None,
        "enough": None,
        "distances": None,
    }


def test_one_service_with_too_much_open_does_not_stop_the_others(dtl: Dtl) -> None:
    ended = dtl("classify", "--limit", "scheme-cells=16")
    assert ended.code == 0
    assert "Play service" in ended.out


def test_a_scheme_that_fails_its_own_tests_does_not_classify(dtl: Dtl, left_open: Path) -> None:
    path = left_open / "criteria.yaml"
    text = path.read_text(encoding="utf-8").replace("expect: core", "expect: hosted", 1)
    path.write_text(text, encoding="utf-8")
    ended = dtl("classify", cwd=left_open)
    assert (ended.code, ended.out) == (1, "")
    assert "error[DTL320]: test 2: expected `hosted`, came out core" in ended.err


def test_a_decided_service_does_not_move_when_the_rule_does(dtl: Dtl) -> None:
    out = dtl("scheme", "--sweep", "most", "-f", "csv").out
    assert "play-service" in out
    for decided in ("pupil-referral", "additional-needs-advisers"):
        assert decided not in out


def test_a_host_is_told_of_hosted_services_only(dtl: Dtl, left_open: Path) -> None:
    (left_open / "localities.yaml").write_text(
        "dtl: 1\nplaces: [{id: north, name: North, tier: locality}]\n", encoding="utf-8"
    )
    path = left_open / "services.yaml"
    text = path.read_text(encoding="utf-8").replace("    \n", "    host: north\n")
    path.write_text(text.replace("outside_profession: no", "outside_profession: yes"))
    hosted = json.loads(dtl("classify", "-f", "json", cwd=left_open).out)["results"][0]
    assert (hosted["category"], hosted["host"]) == ("hosted", "north")
    path.write_text(
        path.read_text(encoding="utf-8").replace("distributable: no", "distributable: yes")
    )
    core = json.loads(dtl("classify", "-f", "json", cwd=left_open).out)["results"][0]
    assert (core["category"], core["host"]) == ("core", None)


def test_options_for_a_workspace_are_refused_with_a_file_of_rows(dtl: Dtl) -> None:
    ended = dtl("classify", "portage", "--services", "rows.csv", "--out", "result.csv")
    assert (ended.code, ended.out) == (2, "")
    assert "takes no SERVICE" in ended.err
