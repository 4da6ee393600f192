from __future__ import annotations

import os
import pty
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import (
    CROYDON,
    PROGRAM,
    ROOT,
    Dtl,
    assert_expected,
    copy_of,
    environment,
    run,
    run_several,
    written,
)
from tests.programmes import PROGRAMMES

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Paper

SMALL = """
programme: {title: Two services, council: Ourtown, go_live: 2026-05}
services:
  - {id: play, name: Play service, answers: {local: yes}, current: {managed: city-wide}}
  - {id: music, name: Music service}
"""
TALK = """
events:
  - {id: evening, name: An evening, kind: meeting, when: 2026-01, audiences: [staff, parents]}
questions:
  - {id: enough, number: 1, text: Is that enough?, heard_at: [evening]}
themes:
  - {id: rooms, text: There are too few rooms, kind: concern, question: enough}
replies:
  - {id: when, question: When?, status: open, themes: [rooms]}
"""

planned = pytest.mark.needs("ortools", "holidays")
"""What is told of a plan with dates stands in the paper."""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A workspace of two services and an evening with staff and parents."""
    folder = tmp_path / "town"
    folder.mkdir()
    return written(folder, services=SMALL, consultation=TALK)


def opened(data: bytes) -> Paper:
    """What python-docx reads."""
    from docx import Document  # noqa: PLC0415 - an extra

    return Document(BytesIO(data))


def test_without_options_a_page_is_written_here_and_nothing_is_printed(
    dtl: Dtl, town: Path
) -> None:
    done = dtl("report", cwd=town)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Written to report.html (")
    assert done.err.endswith(" kB).\n")
    page = (town / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Play service" in page


@planned
def test_the_committee_paper_of_a_small_workspace(dtl: Dtl, town: Path) -> None:
    done = dtl("report", "--format", "md", "--out", "-", cwd=town)
    assert (done.code, done.err) == (0, "")
    assert_expected("report-committee.md", hidden(done.out))


@planned
def test_the_consultation_paper_of_a_small_workspace(dtl: Dtl, town: Path) -> None:
    done = dtl("report", "-f", "md", "--paper", "consultation", "--out", "-", cwd=town)
    assert (done.code, done.err) == (0, "")
    assert_expected("report-consultation.md", hidden(done.out))


def test_the_paper_for_an_audience_begins_with_what_it_said(dtl: Dtl, town: Path) -> None:
    done = dtl("report", "-f", "md", "--for", "PARENTS", "--out", "-", cwd=town)
    assert (done.code, done.err) == (0, "")
    assert_expected("report-parents.md", hidden(done.out))


def test_the_paper_for_a_team_begins_with_what_it_means_for_it(dtl: Dtl, town: Path) -> None:
    done = dtl("report", "-f", "md", "--for", "play", "--out", "-", cwd=town)
    assert (done.code, done.err) == (0, "")
    assert_expected("report-play.md", hidden(done.out))


def hidden(paper: str) -> str:
    """Leave out the hashes and the version, which other tests look at."""
    body, _, foot = paper.rpartition("\n---\n")
    assert foot.startswith("\n- Workspace: ")
    return f"{body}\n"


def test_each_form_has_a_name_of_its_own_and_a_report_is_replaced(dtl: Dtl, town: Path) -> None:
    for _ in "twice":
        for form in ("html", "md"):
            done = dtl("report", "-f", form, cwd=town)
            assert done.err.startswith(f"Written to report.{form} (")


@pytest.mark.needs("docx")
def test_a_paper_for_word_is_replaced_too(dtl: Dtl, town: Path) -> None:
    for _ in "12":
        done = dtl("report", "-f", "docx", cwd=town)
        assert (done.code, done.err[:24]) == (0, "Written to report.docx (")


@pytest.mark.parametrize("data", [b"<p>my own page</p>", b"PK\x03\x04 broken", b"", bytes(99)])
def test_what_is_no_report_is_replaced_only_by_name(dtl: Dtl, town: Path, data: bytes) -> None:
    (town / "report.html").write_bytes(data)
    done = dtl("report", cwd=town)
    assert (done.code, done.out, done.err) == (
        2,
        "",
        (
            "dtl: `report.html` is there already, and is no report of `dtl`: say where to with "
            "--out FILE, or --out report.html to replace it\n"
        ),
    )
    assert (town / "report.html").read_bytes() == data
    assert dtl("report", "--out", "report.html", cwd=town).code == 0
    assert (town / "report.html").read_bytes() != data


@pytest.mark.needs("docx")
def test_word_gets_the_same_words_as_markdown(dtl: Dtl, town: Path) -> None:
    paper = dtl("report", "-f", "md", "--out", "-", cwd=town).out
    dtl("report", "-f", "docx", "--out", "paper.docx", cwd=town)
    for line in opened((town / "paper.docx").read_bytes()).paragraphs:
        for word in line.text.split():
            assert word.strip(".,:()[]`") in paper.replace("\\", "")


@pytest.mark.needs("docx", "ortools")
def test_the_same_bytes_wherever_and_whenever_it_is_made(town: Path, tmp_path: Path) -> None:
    forms = (("html", "whole"), ("md", "committee"), ("docx", "committee"), ("html", "committee"))
    asked = [
        ("report", "-f", form, "--paper", paper, "--out", f"{paper}.{form}")
        for form, paper in forms
    ]
    made = []
    for number, changes in enumerate(
        ({}, {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8"})
    ):
        other = tmp_path / str(number)
        other.mkdir()
        copy_of(town, other)
        run_several(*asked, cwd=other, **changes)
        made.append([(other / one[-1]).read_bytes() for one in asked])
    assert made[0] == made[1]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_each_programme_has_its_papers(dtl: Dtl, name: str) -> None:
    for paper in ("committee", "consultation"):
        done = dtl("report", "-f", "md", "--paper", paper, "--out", "-", cwd=PROGRAMMES[name])
        assert (done.code, done.err) == (0, "")
        assert "\n## 1\\. " in done.out


def test_a_paper_can_be_a_page_too(dtl: Dtl, town: Path) -> None:
    for asked in (
        ("--paper", "committee"),
        ("--paper", "consultation", "--for", "parents"),
        ("--paper", "team", "--for", "play"),
    ):
        done = dtl("report", *asked, "--out", "-", cwd=town)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("<!doctype html>")


def test_namesakes_are_told_apart(dtl: Dtl, tmp_path: Path) -> None:
    town = written(tmp_path, services=SMALL, consultation=TALK.replace("parents", "play service"))
    for reader, paper in (
        ("play service", "Consultation paper for play service"),
        ("audience:play service", "Consultation paper for play service"),
        ("team:play service", "What this means for Play service"),
    ):
        done = dtl("report", "-f", "md", "--for", reader, "--out", "-", cwd=town)
        assert done.out.splitlines()[2] == f"**{paper}**"


def refused(done: object) -> str:
    """What is said where nothing is done."""
    code, out, err = (getattr(done, name) for name in ("code", "out", "err"))
    assert (code, out) == (2, "")
    return str(err)


def test_what_cannot_be_made_is_refused(dtl: Dtl, town: Path) -> None:
    wishes = (
        ("--for", "plya"),
        ("--for", "team:parents"),
        ("--for", "audience:play"),
        ("--paper", "team"),
        ("--paper", "team", "--for", "staff"),
        ("--paper", "committee", "--for", "staff"),
        ("--paper", "committee", "--for", "play"),
        ("--paper", "consultation", "--for", "play"),
        ("--structure", "propsed"),
        ("--scheme", "simpel"),
        ("--as-of", "someday"),
        ("--out", "services.yaml"),
        ("--out", ".git/report.html"),
        ("--out", "-", "--open"),
    )
    said = [
        f"$ dtl report {' '.join(one)}\n{refused(dtl('report', *one, cwd=town))}" for one in wishes
    ]
    assert_expected("report-refusals.txt", "\n".join(said))
    assert not (town / "report.html").exists()


def test_a_workspace_without_a_consultation_names_no_audiences(dtl: Dtl, tmp_path: Path) -> None:
    town = written(tmp_path, services=SMALL)
    assert refused(dtl("report", "--for", "x", cwd=town)) == snapshot(
        """\
dtl: there is no service, team, role, body or division `x`. There are `play`, `music`, \
`Play service` and `Music service`. `dtl structure` lists them.
"""
    )


def test_an_error_in_the_files_is_shown_and_nothing_is_written(dtl: Dtl, town: Path) -> None:
    (town / "services.yaml").write_text("dtl: 1\nservices: 3\n", encoding="utf-8")
    done = dtl("report", cwd=town)
    assert (done.code, done.out) == (1, "")
    assert "error[" in done.err
    assert not (town / "report.html").exists()


def test_a_scheme_that_is_not_in_force_leaves_its_panels_out(dtl: Dtl) -> None:
    done = dtl("report", "-f", "md", "--as-of", "1990-01-01", "--out", "-", cwd=CROYDON)
    assert done.code == 0
    assert "as of 1 January 1990" in done.out


@pytest.mark.needs("docx")
def test_word_is_nothing_for_a_terminal(town: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "report", "-f", "docx", "--out", "-"],
        cwd=town,
        env=environment(),
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "dtl: `docx` is nothing for a terminal; say where to: --out report.docx\n",
    )


@pytest.mark.needs("docx")
def test_word_goes_into_a_pipe(town: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "report", "-f", "docx", "--out", "-"],
        cwd=town,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert opened(done.stdout).core_properties.author == "dtl"


def test_open_shows_the_file(town: Path) -> None:
    said = town / "said"
    program = (
        f'{sys.executable} -c "import sys; open({str(said)!r}, chr(119)).write(sys.argv[1])" %s'
    )
    done = run("report", "--open", "--out", "a b.html", cwd=town, BROWSER=program)
    assert done.code == 0
    assert said.read_text(encoding="utf-8") == (town / "a b.html").as_uri()


def test_where_no_program_shows_it_the_file_is_there_all_the_same(town: Path) -> None:
    done = run("report", "--open", cwd=town, BROWSER="/nowhere/at-all", PATH="/nowhere")
    assert done.code == 0
    assert done.err.endswith(" kB).\nNo program was found to show it.\n")


EXTRAS = ("ortools", "holidays", "docx", "numpy")
WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(%r))
import importlib.util as util
found = util.find_spec
util.find_spec = lambda name, *more: None if name in %r else found(name, *more)
from dtl_planner.cli import main
main(sys.argv[1:])
"""


def test_without_extras_there_is_a_page_and_word_is_refused(town: Path) -> None:
    code = WITHOUT % (EXTRAS, EXTRAS)
    for form, ended, said in (
        ("html", 0, ""),
        ("md", 0, ""),
        (
            "docx",
            2,
            (
                "dtl: `docx` needs python-docx, not installed here; "
                "in the folder of dtl: pip install '.[office]'\n"
            ),
        ),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, "report", "-f", form, "--out", "-", "-w", str(ROOT)],
            cwd=town,
            env=environment(),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr.decode()) == (ended, said)
