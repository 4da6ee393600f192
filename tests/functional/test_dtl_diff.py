"""`dtl diff` as people run it: two structures, wherever they are kept."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import COUNTY, CROYDON, ROOT, assert_expected, copy_of, environment, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

TOWN = ROOT / "tests/cases/structures/town"


@pytest.mark.parametrize("by", ["service", "staff-group"])
def test_peterborough_current_and_proposed(dtl: Dtl, by: str) -> None:
    done = dtl("diff", "current", "proposed", "--by", by)
    assert_expected(f"diff-peterborough-by-{by}.txt", done.out)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("by", ["service", "division", "kind", "staff-group", "degree"])
def test_one_of_everything_in_each_grouping(dtl: Dtl, by: str) -> None:
    pages = [dtl("diff", *pair, "--by", by, cwd=TOWN).out for pair in PAIRS]
    assert_expected(f"diff-town-by-{by}.txt", "\n".join(pages))


PAIRS = (("current", "proposed"), ("proposed", "later"))


@pytest.mark.parametrize("form", ["csv", "json", "md", "html"])
def test_other_formats(dtl: Dtl, form: str) -> None:
    assert_expected(
        f"diff-town.{form}.txt", dtl("diff", "current", "proposed", "-f", form, cwd=TOWN).out
    )


def test_reasons_in_full_have_their_source_and_place(dtl: Dtl) -> None:
    assert_expected("diff-town-why.txt", dtl("diff", "proposed", "later", "--why", cwd=TOWN).out)


def test_the_other_way_round(dtl: Dtl) -> None:
    assert_expected("diff-town-back.txt", dtl("diff", "later", "current", cwd=TOWN).out)


def test_a_county_and_a_borough(dtl: Dtl) -> None:
    pages = [dtl("diff", "current", "proposed", cwd=folder).out for folder in (COUNTY, CROYDON)]
    assert_expected("diff-county-and-croydon.txt", "\n".join(pages))


@pytest.mark.parametrize(
    ("team", "pair"),
    [
        ("award", ("current", "later")),
        ("portage", ("proposed", "later")),
        ("Youth Service", ("current", "proposed")),
        ("core-team", ("current", "proposed")),
        ("head", ("current", "proposed")),
        ("partnership", ("current", "proposed")),
        ("families", ("current", "later")),
        ("museum", ("current", "proposed")),
        ("library", ("current", "proposed")),
        ("youth-lead", ("current", "proposed")),
        ("play", ("proposed", "later")),
    ],
)
def test_what_it_means_for_a_team(dtl: Dtl, team: str, pair: tuple[str, str]) -> None:
    name = team.lower().replace(" ", "-")
    page = dtl("diff", *pair, "--for", team, cwd=TOWN).out
    assert_expected(f"diff-town-for-{name}.txt", page)


@pytest.mark.parametrize("form", ["csv", "json", "html"])
def test_what_it_means_in_other_formats(dtl: Dtl, form: str) -> None:
    args = ("diff", "current", "proposed", "--for", "portage", "-f", form)
    assert_expected(f"diff-town-for-portage.{form}.txt", dtl(*args, cwd=TOWN).out)


def test_no_difference_is_said_in_one_sentence(dtl: Dtl) -> None:
    assert dtl("diff", "proposed", "proposed", "--exit-code").code == 0
    assert dtl("diff", "proposed", "proposed").out == snapshot(
        "No difference: Proposed structure and Proposed structure are run alike.\n"
    )
    assert dtl("diff", "proposed", "proposed", "-f", "html").out == snapshot("""\
<section>
<h2>From: Proposed structure. To: Proposed structure.</h2>
<p>No difference: Proposed structure and Proposed structure are run alike.</p>
</section>
""")
    document = json.loads(dtl("diff", "proposed", "proposed", "-f", "json").out)
    assert document["changes"] == []
    assert document["summary"]["text"] == snapshot(
        "No difference: Proposed structure and Proposed structure are run alike."
    )


def test_the_exit_code_tells_whether_anything_differs(dtl: Dtl) -> None:
    assert dtl("diff", "current", "proposed", cwd=TOWN).code == 0
    assert dtl("diff", "current", "proposed", "--exit-code", cwd=TOWN).code == 3
    assert dtl("diff", "current", "proposed", "--exit-code", "--for", "play", cwd=TOWN).code == 3


def test_every_change_is_in_each_format_once(dtl: Dtl) -> None:
    args = ("diff", "current", "proposed", "-f")
    document = json.loads(dtl(*args, "json").out)
    rows = list(csv.DictReader(io.StringIO(dtl(*args, "csv").out)))
    found = [(c["group"], c["kind"], c["unit"], c["sentence"]) for c in document["changes"]]
    assert found == [(r["group"], r["kind"], r["unit"], r["sentence"]) for r in rows]
    assert len(set(found)) == len(found) == document["summary"]["changes"]
    assert dtl(*args, "md").out.count("\n") == len(found) + 2
    assert document["format_version"] == 1
    for by in ("division", "kind", "staff-group", "degree"):
        other = json.loads(dtl(*args, "json", "--by", by).out)["changes"]
        assert sorted(c["sentence"] for c in other) == sorted(one[3] for one in found)


@pytest.mark.parametrize("more", [(), ("--why",), ("--by", "degree"), ("--for", "core-team")])
def test_every_line_fits_80_columns(dtl: Dtl, more: tuple[str, ...]) -> None:
    page = dtl("diff", "current", "proposed", *more).out
    assert [line for line in page.split("\n") if len(line) > 80] == []


class Tags(HTMLParser):
    """Holds each tag against the one that it should close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[tuple[str, ...]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add((tag, *(f"{name}={value}" for name, value in attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_piece_of_html_is_plain_and_whole(dtl: Dtl) -> None:
    tags = Tags()
    tags.feed(dtl("diff", "current", "proposed", "-f", "html").out)
    assert tags.open == []
    assert sorted(tags.seen) == snapshot(
        [
            ("br",),
            ("caption",),
            ("h2",),
            ("h3",),
            ("li",),
            ("p",),
            ("section",),
            ("table",),
            ("tbody",),
            ("td",),
            ("th", "scope=col"),
            ("th", "scope=row"),
            ("thead",),
            ("tr",),
            ("ul",),
        ]
    )


def test_text_from_the_files_stays_text(dtl: Dtl, tmp_path: Path) -> None:
    services = """\
services:
  - id: play
    name: "<script>alert('x')</script> & \\t|clubs\\n\\nNo difference"
    current: {managed: city-wide}
    answers: {local: yes}
  - {id: music, name: Music, components: [{id: choir, name: Choir}]}
"""
    folder = written(tmp_path, services=services)
    fragment = dtl("diff", "current", "proposed", "-f", "html", cwd=folder).out
    assert_expected("diff-hostile.html.txt", fragment)
    assert "<script" not in fragment
    assert dtl("diff", "current", "proposed", cwd=folder).out == snapshot("""\
Current structure -> Proposed structure

<script>alert('x')</script> & \\t|clubs\\n\\nNo difference             degree: none
  stays            <script>alert('x')</script> & \\t|clubs\\n\\nNo difference:
                   city-wide and becomes core [none]
                   rule core: it is local

Music                                                          degree: not known
  undecided        Choir: not stated -> undecided (core or city-wide) [not
                   known]
                   not every answer that matters is known

In [ ] the degree of change, on a scale of our own: none, minor, reporting line,
transfer, split; not known where a state is not stated, or undecided. Reasons in
full, with their sources: --why, -f json, -f csv.

0 services change; 1 stays; 1 undecided. Posts and FTE in scope: not stated.
""")
    assert dtl("diff", "current", "proposed", "--for", "play", cwd=folder).out == snapshot("""\
What this means for <script>alert('x')</script> & \\t|clubs\\n\\nNo difference
Current structure -> Proposed structure

What changes
  Nothing beyond what stands below.

What stays
  <script>alert('x')</script> & \\t|clubs\\n\\nNo difference: stays city-wide and
    becomes core. Why: rule core: it is local.

How it is run then
  Managed: core, managed city-wide
  Not stated: who the line manager is, which division it reports to, where it
    works from, which team it is in, from when

What is undecided, and what settles it
  Nothing is left open.

What people decided
  No decision is recorded.

What waits for what
  No link is recorded.

What people said
  Nothing is recorded.

Whom to ask
  Nobody is named who leads it.

0 changes, 0 matters undecided, 0 decisions, 0 links.
""")


def test_another_folder_says_where_it_is_and_names_its_own_files(dtl: Dtl, tmp_path: Path) -> None:
    here = copy_of(TOWN, tmp_path / "here")
    there = copy_of(TOWN, tmp_path / "there")
    text = (there / "services.yaml").read_text(encoding="utf-8")
    changed = text.replace("name: Library", "name: Town library")
    proposal = there / "proposals/later.yaml"
    other = proposal.read_text(encoding="utf-8").replace("host: north", "host: south")
    proposal.write_text(other, encoding="utf-8")
    (there / "services.yaml").write_text(changed, encoding="utf-8")
    assert dtl("diff", "proposed", "../there", cwd=here).out == snapshot("""\
Proposed structure -> Proposed structure in ../there

Town library                                                       degree: minor
  renamed          Library -> Town library [minor]

In [ ] the degree of change, on a scale of our own: none, minor, reporting line,
transfer, split; not known where a state is not stated, or undecided. Reasons in
full, with their sources: --why, -f json, -f csv.

1 service changes: 1 renamed. Posts and FTE in scope: not stated. Themes
answered: 1 of 2; 0 stand beside these changes.
""")
    document = json.loads(dtl("diff", "later", "../there:later", "-f", "json", cwd=here).out)
    assert document["b"] == snapshot(
        {
            "asked": "../there:later",
            "title": "Proposal later: A second round in ../there",
            "structure": "later",
        }
    )
    assert document["changes"][0]["why"] == snapshot(
        [
            {
                "basis": "proposed",
                "because": "Most of it is there.",
                "source": "Staff survey, Table 2",
                "in": "b",
                "file": "../there/proposals/later.yaml",
                "line": 15,
                "themes": ["closer"],
            }
        ]
    )
    broken = changed.replace("host: {undecided: true", "host: {undecidde: true")
    (there / "services.yaml").write_text(broken, encoding="utf-8")
    done = dtl("diff", "proposed", "../there", cwd=here)
    assert done.code == 1
    assert done.err == snapshot("""\
error[DTL103]: `host` wants text, and this is a mapping.
  --> ../there/services.yaml:24:15
    |
 24 |         host: {undecidde: true, resolves: the talks with staff}
    |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 error in 6 files. `dtl explain DTL103` tells more.
""")


@pytest.mark.parametrize("form", ["table", "csv", "html"])
def test_what_was_agreed_with_people_is_told_so(dtl: Dtl, tmp_path: Path, form: str) -> None:
    folder = copy_of(TOWN, tmp_path)
    text = (folder / "services.yaml").read_text(encoding="utf-8")
    agreed = "current: {managed: city-wide, basis: agreed, note: its manager said so}"
    text = text.replace("current: {managed: city-wide}", agreed)
    (folder / "services.yaml").write_text(text, encoding="utf-8")
    done = dtl("diff", "proposed", "current", "-f", form, cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert "agreed: its manager said so" in done.out


def test_units_with_other_ids_are_paired_by_their_names(dtl: Dtl, tmp_path: Path) -> None:
    here = copy_of(TOWN, tmp_path / "here")
    there = copy_of(TOWN, tmp_path / "there")
    text = (there / "services.yaml").read_text(encoding="utf-8")
    text = text.replace("id: music\n    name: Music", "id: songs\n    name: Music")
    text = text.replace("id: museum\n    name: Museum", "id: house\n    name: Museums")
    (there / "services.yaml").write_text(text, encoding="utf-8")
    (there / "proposals/later.yaml").unlink()
    assert dtl("diff", "proposed", "../there", cwd=here).out == snapshot("""\
Proposed structure -> Proposed structure in ../there

Music                                                               degree: none
  renamed          Music (music) -> Music (songs) [none]
                   taken to be the same because the names are the same

Museums                                                            degree: minor
  renamed          Museum (museum) -> Museums (house) [minor]
                   taken to be the same because the names are alike

In [ ] the degree of change, on a scale of our own: none, minor, reporting line,
transfer, split; not known where a state is not stated, or undecided. Reasons in
full, with their sources: --why, -f json, -f csv.

2 services change: 2 renamed. Posts and FTE in scope: not stated. Themes
answered: 1 of 2; 0 stand beside these changes.
""")
    fragment = dtl("diff", "proposed", "../there", "-f", "html", cwd=here).out
    assert "<td>Taken to be the same because the names are alike</td>" in fragment


@pytest.mark.needs("git")
def test_an_earlier_revision(dtl: Dtl, tmp_path: Path) -> None:
    folder = copy_of(TOWN, tmp_path / "home")
    for words in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", "as it was"),
    ):
        subprocess.run(["git", *words], cwd=folder, env=GIT, check=True)  # noqa: S607
    text = (folder / "services.yaml").read_text(encoding="utf-8")
    text = text.replace("division: families\n", "division: learning\n")
    text = text.replace("between: [core, city-wide]", "between: [core, extended]")
    (folder / "services.yaml").write_text(text, encoding="utf-8")
    assert dtl("diff", "git:HEAD", "proposed", cwd=folder).out == snapshot("""\
Proposed structure at git revision HEAD -> Proposed structure

Youth service                                             degree: reporting line
  moved            Court work: division: Families -> Learning [reporting line]

Portage                                                        degree: not known
  undecided        Portage: undecided (core or city-wide) -> undecided (core or
                   extended) [not known]
                   stated: Under review (Section 4)
                   settled by: The review of early years

In [ ] the degree of change, on a scale of our own: none, minor, reporting line,
transfer, split; not known where a state is not stated, or undecided. Sections
are those of The town's paper (paper). Reasons in full, with their sources:
--why, -f json, -f csv.

1 service changes: 1 moved; 1 undecided. Posts and FTE in scope: not stated.
Themes answered: 1 of 2; 0 stand beside these changes.
""")
    assert dtl("diff", "git:HEAD:current", "current", cwd=folder).out == snapshot("""\
No difference: Current structure at git revision HEAD and Current structure are
run alike.
""")
    document = json.loads(dtl("diff", "proposed", "git:HEAD", "-f", "json", cwd=folder).out)
    assert document["changes"][1]["why"] == snapshot(
        [
            {
                "basis": "stated",
                "because": "Under review",
                "source": "The town's paper, Section 4",
                "in": "b",
                "file": "HEAD:services.yaml",
                "line": 59,
                "themes": [],
            }
        ]
    )
    done = dtl("diff", "git:HEAD:latter", "proposed", cwd=folder)
    assert (done.code, done.err) == snapshot(
        (2, "dtl: at git revision HEAD: there is no structure `latter`. Did you mean `later`?\n")
    )
    done = dtl("diff", "git:nowhere", "proposed", cwd=folder)
    assert (done.code, done.err) == snapshot(
        (
            1,
            """\
error[DTL057]: The repository has no revision `nowhere`.
    = help: `git log` and `git branch --all` list what there is

1 error. `dtl explain DTL057` tells more.
""",
        )
    )


GIT = os.environ | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A planner"), ("EMAIL", "planner@example.org"))
    },
}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("current", "latr"), "dtl: there is no structure or folder `latr`. Did you mean `later`?"),
        (
            ("nowhere", "proposed"),
            (
                "dtl: there is no structure or folder `nowhere`. There are `current`, "
                "`proposed` and `later`."
            ),
        ),
        (
            ("current", "proposed", "--scheme", "delivry"),
            "dtl: there is no scheme `delivry`. Did you mean `delivery`?",
        ),
        (
            ("current", "proposed", "--for", "pley"),
            "dtl: there is no service, team, role, body or division `pley`. Did you mean `play`?",
        ),
    ],
)
def test_unknown_names_get_the_nearest(dtl: Dtl, args: tuple[str, ...], said: str) -> None:
    done = dtl("diff", *args, cwd=TOWN)
    assert (done.code, done.out, done.err) == (2, "", f"{said}\n")


@pytest.mark.parametrize("other", [("--by", "kind"), ("--why",)])
def test_the_page_for_a_team_takes_no_grouping(dtl: Dtl, other: tuple[str, ...]) -> None:
    done = dtl("diff", "current", "proposed", "--for", "play", *other, cwd=TOWN)
    said = "dtl: `--for TEAM` is one page: it takes no `--by` and no `--why`\n"
    assert (done.code, done.out, done.err) == (2, "", said)


def test_a_scheme_holds_for_both_sides(dtl: Dtl) -> None:
    done = dtl("diff", "proposed", str(CROYDON), "--scheme", "delivery", cwd=TOWN)
    assert done.code == 2
    assert done.err.replace(str(CROYDON), "CROYDON") == snapshot(
        "dtl: in CROYDON: there is no scheme `delivery`. There is only `groupings`.\n"
    )


def test_starting_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "dtl_planner", "diff", "current", "proposed"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(re.findall(r"\| +(\w+)$", done.stderr, re.MULTILINE))
    assert "yaml" in loaded
    assert loaded & {"rich", "networkx", "numpy", "polars"} == set()
