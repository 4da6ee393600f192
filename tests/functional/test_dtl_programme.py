from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import DEFAULTS, ROOT, assert_expected, copy_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

WHOLE = ROOT / "tests/cases/programme/whole"


def test_programme_tells_what_for_who_steers_it_and_what_runs_beside_it(dtl: Dtl) -> None:
    assert_expected("programme-whole.txt", dtl("programme", cwd=WHOLE).out)


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_programme_in_other_formats(dtl: Dtl, form: str) -> None:
    done = dtl("programme", "--format", form, cwd=WHOLE)
    assert_expected(f"programme-whole.{form}.txt", done.out)


def test_programme_tells_only_the_parts_that_there_are(dtl: Dtl, tmp_path: Path) -> None:
    text = "enablers:\n  - {id: rooms, name: Rooms, source: paper}\n"
    place = written(tmp_path, programme=text)
    assert dtl("programme", cwd=place).out == snapshot("""\
Programme                                                     council not stated
in force: not stated

Enablers (paper)
  - Rooms

In brackets: the paper and its section. paper: The paper.

1 enabler. Not stated: when it is in force; when enablers are ready.
""")


def test_programme_names_sections_alone_where_there_is_one_paper(dtl: Dtl, tmp_path: Path) -> None:
    sourced = "{id: rooms, name: Rooms, source: {id: paper, section: Annex}}"
    place = written(
        tmp_path, programme=f"enablers:\n  - {sourced}\n  - {{id: money, name: Money}}\n"
    )
    assert dtl("programme", cwd=place).out.split("\n\n")[1:3] == snapshot(
        [
            """\
Enablers
  - Rooms (Annex)
  - Money\
""",
            "In brackets: the section of The paper.",
        ]
    )


def test_programme_without_any_source_tells_of_none(dtl: Dtl, tmp_path: Path) -> None:
    place = written(tmp_path, programme="enablers:\n  - {id: rooms, name: Rooms}\n")
    assert "brackets" not in dtl("programme", cwd=place).out


def test_programme_says_what_to_write_where_nothing_is(dtl: Dtl) -> None:
    done = dtl("programme", cwd=DEFAULTS)
    assert (done.code, done.out) == snapshot(
        (
            0,
            """\
Programme                                                     council not stated
in force: not stated

Nothing is written of what the programme is for, who steers it or what runs
beside it: that would stand in programme.yaml under `aims`, `workstreams`,
`bodies`, `roles`, `development`, `projects`, `flexibility` and `enablers`, and
in consultation.yaml under `events`.
""",
        )
    )


def test_what_is_undecided_and_what_is_not_stated_are_told_apart_in_json(dtl: Dtl) -> None:
    told = json.loads(dtl("programme", "--format", "json", cwd=WHOLE).out)
    trust = next(one for one in told["bodies"] if one["id"] == "trust")
    assert trust["decides"] is None
    assert trust["reports_to"]["undecided"] is True
    assert trust["reports_to"]["between"] == ["council"]


def test_a_structure_tells_what_a_body_answers_to_besides(dtl: Dtl) -> None:
    page = dtl("structure", cwd=WHOLE).out.split("\n\n")
    assert [part for part in page if part.startswith("Bodies")] == snapshot(
        [
            """\
Bodies: each below the body that it reports to
  The council
    Programme board, answers to: The trust
      Group of readers (North Locality)
  The trust (North Locality); reports to: undecided, perhaps The council,
    answers to: undecided\
"""
        ]
    )


def test_a_structure_as_json_tells_of_bodies_what_is_stated_of_them(dtl: Dtl) -> None:
    units = json.loads(dtl("structure", "--format", "json", cwd=WHOLE).out)["units"]
    found = {one["id"]: (one["accountable_to"], one.get("body")) for one in units}
    assert {id_: found[id_] for id_ in ("council", "board", "head")} == snapshot(
        {
            "council": (
                None,
                {
                    "kind": None,
                    "decides": "decides",
                    "members": [],
                    "chaired_by": None,
                    "meets": None,
                    "since": None,
                },
            ),
            "board": (
                "trust",
                {
                    "kind": "board",
                    "decides": {
                        "undecided": True,
                        "between": ["decides", "advises"],
                        "resolves": "the next paper",
                    },
                    "members": ["Director of play", "Three head teachers"],
                    "chaired_by": "Director of play",
                    "meets": "every month",
                    "since": "2029-01",
                },
            ),
            "head": ("board", None),
        }
    )


def test_a_body_that_answers_to_another_one_is_a_change_of_its_line(
    dtl: Dtl, tmp_path: Path
) -> None:
    place = copy_of(WHOLE, tmp_path)
    (place / "proposals").mkdir()
    (place / "proposals/other.yaml").write_text(
        "dtl: 1\n"
        "proposals:\n"
        "  other:\n"
        "    title: Another line\n"
        "    based_on: proposed\n"
        "    changes: {board: {accountable_to: council, because: It is nearer.}}\n",
        encoding="utf-8",
    )
    assert dtl("diff", "proposed", "other", cwd=place).out.split("\n\n")[1] == snapshot("""\
Bodies                                                    degree: reporting line
  line changed     Programme board: answers to: The trust -> answers to: The
                   council [reporting line]
                   proposed: It is nearer\
""")
    page = dtl("diff", "proposed", "other", "--for", "board", cwd=place).out
    assert [line for line in page.split("\n") if "nswers" in line] == snapshot(
        [
            "  Programme board: answers to The council; before: The trust. Why: It is",
            "  Answers to: The council (Programme board)",
        ]
    )


def test_what_a_body_answers_to_is_undecided_for_all_that_it_does(dtl: Dtl, tmp_path: Path) -> None:
    place = copy_of(WHOLE, tmp_path)
    (place / "proposals").mkdir()
    (place / "proposals/other.yaml").write_text(
        "dtl: 1\n"
        "proposals:\n"
        "  other:\n"
        "    title: Another line\n"
        "    based_on: proposed\n"
        "    changes: {trust: {reports_to: council, because: It is nearer.}}\n",
        encoding="utf-8",
    )
    page = dtl("diff", "proposed", "other", "--for", "trust", cwd=place).out
    told = page.partition("What is undecided")[2].split("\n\n")[0]
    assert told == snapshot("""\
, and what settles it
  The trust: which body it answers to is undecided. What is to settle it is
    not stated. (page 3)\
""")


def test_a_workstream_is_not_called_by_the_name_of_a_service_of_its_id(dtl: Dtl) -> None:
    told = dtl("programme", cwd=WHOLE).out
    assert "seen to by People;" in told
    assert "A service of the same id" not in told


def test_bodies_and_aims_may_stand_below_one_another_at_any_depth(dtl: Dtl, tmp_path: Path) -> None:
    chain = range(1, 1200)
    bodies = "".join(f"  - {{id: b{n}, name: B, reports_to: b{n - 1}}}\n" for n in chain)
    aims = "".join(f"  - {{id: a{n}, text: A, kind: aim, part_of: a{n - 1}}}\n" for n in chain)
    text = (
        f"bodies:\n  - {{id: b0, name: B}}\n{bodies}"
        f"aims:\n  - {{id: a0, text: A, kind: aim}}\n{aims}"
    )
    place = written(tmp_path, programme=text)
    assert "DTL219" in dtl("programme", cwd=place).err
    done = dtl("programme", "--limit", "levels=2000", cwd=place)
    assert (done.code, done.out.count("- A\n"), done.out.count(" B\n")) == (0, 1200, 1200)
    assert max(map(len, done.out.split("\n"))) <= 80


def test_a_stage_names_its_source_where_it_is_not_that_of_all(dtl: Dtl, tmp_path: Path) -> None:
    stage = "{name: First, source: {id: paper, section: Annex}}"
    source = "source: {id: paper, section: Page 1}"
    offer = f"{{id: learn, name: Learn, stages: [{stage}], {source}}}"
    place = written(tmp_path, programme=f"development:\n  - {offer}\n")
    assert dtl("programme", cwd=place).out.split("\n\n")[1] == snapshot("""\
Development of leaders and staff (Page 1)
  Learn
    - First (Annex)\
""")


def test_an_aim_is_reached_by_a_date_or_within_a_stretch_of_time(dtl: Dtl, tmp_path: Path) -> None:
    dates = ("2030-06", "by 2030-06", "2030-06..2031-06")
    aims = "".join(f"  - {{id: a{n}, text: A, kind: aim, by: {d}}}\n" for n, d in enumerate(dates))
    place = written(tmp_path, programme=f"aims:\n{aims}")
    assert dtl("programme", cwd=place).out.split("\n\n")[1] == snapshot("""\
Aims
  - A; by June 2030
  - A; by June 2030
  - A; June 2030 to June 2031\
""")
