"""`dtl demand` as people run it."""

from __future__ import annotations

import csv
import json
import random
import shutil
import sys
from importlib import import_module
from io import StringIO
from textwrap import fill
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import CROYDON, DEFAULTS, ROOT, assert_expected, copy_of, run, written
from test_light_start import HEAVY, loaded_by

from dtl_planner.render.demand.page import NO_PLACES

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

CASES = ROOT / "tests/cases/demand"
PUBLISHED = sorted(path.name for path in CASES.glob("*.csv"))


def workspace(folder: Path, case: str) -> Path:
    """Copy a case, and the plainest files for the rest."""
    folder.mkdir(exist_ok=True)
    copy_of(DEFAULTS, folder)
    for path in (CASES / case).iterdir():
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return workspace(tmp_path / "county", "county")


@pytest.fixture
def councils(tmp_path: Path) -> Path:
    return workspace(tmp_path / "councils", "councils")


def table(*rows: str) -> str:
    """A table of figures with the columns that most tests need."""
    return "".join(f"{row}\n" for row in ("place,indicator,period,value,rank,share", *rows))


def test_ranks_and_shares_without_a_figure_stay_what_they_are(dtl: Dtl) -> None:
    done = dtl("demand", cwd=CROYDON)
    assert_expected("demand-croydon.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_who_is_highest_in_how_many_is_said_of_those_that_are_named(dtl: Dtl) -> None:
    rows = csv.DictReader((CROYDON / "demand.csv").read_text(encoding="utf-8").splitlines())
    eleven = list(dict.fromkeys(row["indicator"] for row in rows))[:11]
    done = dtl("demand", *eleven, cwd=CROYDON)
    assert done.out.split("\n\n")[0] == snapshot("""\
locality: 6 places
Central West is highest in 11 of the 11 indicators whose highest place is known.\
""")


def test_no_figure_is_made_of_a_rank_in_any_format(dtl: Dtl) -> None:
    rows = list(csv.DictReader(StringIO(dtl("demand", "-f", "csv", cwd=CROYDON).out)))
    assert len(rows) == 14 * 6
    assert {(row["value"], row["figure"], row["rate"]) for row in rows} == {("", "not stated", "")}
    stated = {(row["rank_is"], row["share_is"]) for row in rows}
    assert stated == {("", ""), ("stated", ""), ("stated", "stated")}
    document = json.loads(dtl("demand", "-f", "json", cwd=CROYDON).out)
    (tier,) = document["tiers"]
    assert {spread["total"] for spread in tier["spreads"]} == {None}
    assert {str(spread["concentration"]) for spread in tier["spreads"]} == {"None"}


def test_a_county_with_everything(dtl: Dtl, county: Path) -> None:
    assert dtl("check", cwd=county).code == 0
    done = dtl("demand", cwd=county)
    assert_expected("demand-county.txt", done.out)
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_a_county_for_programs(dtl: Dtl, county: Path, form: str) -> None:
    assert_expected(f"demand-county.{form}.txt", dtl("demand", "-f", form, cwd=county).out)


@pytest.mark.parametrize("form", ["table", "csv", "md", "json"])
def test_team_sizes_by_themselves(dtl: Dtl, county: Path, form: str) -> None:
    done = dtl("demand", "--teams", "-f", form, cwd=county)
    assert_expected(f"demand-teams.{form}.txt", done.out)


def test_published_tables_are_read_as_they_are(dtl: Dtl, councils: Path) -> None:
    for name in PUBLISHED:
        shutil.copy(CASES / name, councils)
    named = [option for name in PUBLISHED for option in ("--file", name)]
    done = dtl("demand", *named, cwd=councils)
    assert_expected("demand-councils.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_published_tables_may_stand_in_the_workspace(dtl: Dtl, councils: Path) -> None:
    (councils / "demand").mkdir()
    for name in PUBLISHED:
        shutil.copy(CASES / name, councils / "demand")
    inside = dtl("demand", cwd=councils)
    assert inside.out == (ROOT / "tests/expected/demand-councils.txt").read_text(encoding="utf-8")


def test_a_table_of_the_workspace_may_be_named_and_is_read_once(dtl: Dtl, county: Path) -> None:
    (county / "demand").mkdir()
    (county / "demand/more.csv").write_text(table("north,need,2018,30,,"), encoding="utf-8")
    named = dtl("demand", "--file", "demand/more.csv", "--teams", cwd=county)
    assert (named.code, named.err) == (0, "")
    out = dtl("demand", "--file", str(county / "demand/more.csv"), cwd=county).out
    assert out.count("Need around substance misuse of parents") == 1
    assert "Open cases" not in out


def test_of_one_council_alone_nothing_is_ranked_and_times_are_compared(
    dtl: Dtl, councils: Path
) -> None:
    text = (councils / "localities.yaml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if "tier: council" not in line or "ply" in line]
    (councils / "localities.yaml").write_text("\n".join(kept), encoding="utf-8")
    named = (
        f"--file={CASES / 'looked-after-children.csv'}",
        f"--file={CASES / 'child-protection-plans.csv'}",
        f"--file={CASES / 'deprivation.csv'}",
    )
    assert dtl("demand", *named, cwd=councils).out == snapshot("""\
council: 1 place

                                  figure         when           per 10,000
  Children under 18               52,113         31 March 2025
  Children looked after on 31     527            31 March 2025  101.1
  March
  Children who came to be looked  168            2024/25        32.2
  after during the year
  Children who ceased to be       156            2024/25        29.9
  looked after during the year
  Child protection plans on 31    361            31 March 2025
  March
  Child protection plans of two   kept back (c)  31 March 2025
  years or more on 31 March
  Index of multiple deprivation,  24.087         2025
  average score
  People in households with low   65,189         2025
  income
  Children looked after on 31 March: per 10,000 of `Children under 18`.
  Children who came to be looked after during the year and Children who ceased
    to be looked after during the year: per 10,000 of `Children under 18`,
    counted at another time (31 March 2025).

Bear in mind
  - As the table of children looked after gives it; of an earlier year where
    it says so. (Children under 18)

Where it is stated
  - looked-after-children.csv: 4 facts, read as `Children looked after, number
    and rate`; 12 rows of other places left aside.
  - child-protection-plans.csv: 2 facts, read as `Child protection plans by
    duration`; 4 rows of other places left aside.
  - deprivation.csv: 2 facts, read as `English indices of deprivation 2025,
    local authorities`; 4 rows of other places left aside.

8 indicators, 1 place. Next: dtl demand -f csv, for every period.
""")


def test_what_is_kept_back_is_never_nought(dtl: Dtl, county: Path) -> None:
    symbols = ("c", "z", "x", ":", "low", "u", "[c]")
    places = ("north", "south", "east", "west", "county")
    for symbol in symbols:
        rows = [f"{place},plans,2019,{symbol},," for place in places]
        (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
        out = dtl("demand", "plans", "--tier", "locality", "-f", "csv", cwd=county).out
        for row in csv.DictReader(StringIO(out)):
            assert row["figure"] in {"kept back", "not available"}
            assert (row["value"], row["share"], row["rank"], row["rate"]) == ("", "", "", "")
            assert row["symbol"] == symbol.strip("[]")


def test_rows_in_any_order_give_the_same_bytes(dtl: Dtl, county: Path) -> None:
    first = [dtl("demand", "-f", form, cwd=county).out for form in ("table", "csv", "json")]
    heading, *rows = (county / "demand.csv").read_text(encoding="utf-8").splitlines()
    for seed in range(3):
        random.Random(seed).shuffle(rows)  # noqa: S311 - an order, not a secret
        (county / "demand.csv").write_text("\n".join([heading, *rows]), encoding="utf-8")
        again = [dtl("demand", "-f", form, cwd=county).out for form in ("table", "csv", "json")]
        assert again == first


def test_line_ends_and_a_mark_at_the_start_change_nothing(dtl: Dtl, county: Path) -> None:
    first = dtl("demand", cwd=county).out
    for path in county.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    data = (county / "demand.csv").read_bytes()
    (county / "demand.csv").write_bytes(b"\xef\xbb\xbf" + data)
    assert dtl("demand", cwd=county).out == first


def test_a_folder_with_spaces_and_letters_of_all_kinds_that_nobody_may_write(
    dtl: Dtl, county: Path, tmp_path: Path
) -> None:
    first = dtl("demand", cwd=county).out
    place = workspace(tmp_path / "Größe of the téams", "county")
    for path in place.iterdir():
        path.chmod(0o400)
    place.chmod(0o500)
    assert dtl("demand", "-w", str(place)).out == first


@pytest.mark.needs("openpyxl")
def test_a_workbook_says_what_its_table_says(dtl: Dtl, county: Path) -> None:
    first = dtl("demand", cwd=county).out
    book = import_module("openpyxl").Workbook()
    for row in csv.reader((county / "demand.csv").read_text(encoding="utf-8").splitlines()):
        book.active.append(row)
    book.save(county / "demand.xlsx")
    (county / "demand.csv").unlink()
    assert dtl("demand", cwd=county).out == first.replace("demand.csv", "demand.xlsx")


def test_a_workbook_without_what_reads_it_is_told_in_a_sentence(
    dtl: Dtl, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (county / "demand.xlsx").write_bytes(b"any")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = dtl("demand", cwd=county)
    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot("""\
error[DTL904]: `demand.xlsx` is a workbook, and what reads workbooks is not
installed.
    = help: run `pip install '.[office]'`; or save the sheet as `CSV UTF-8`

1 error in 6 files. `dtl explain DTL904` tells more.
""")


def test_every_mistake_of_every_table_is_told_with_its_place(dtl: Dtl, county: Path) -> None:
    (county / "demand.csv").write_text(
        table("north,plans,2019,none,,", "nroth,plans,2019,3,,", "south,plans,yesterday,3,,2"),
        encoding="utf-8",
    )
    (county / "demand").mkdir()
    (county / "demand/empty.csv").write_bytes(b"")
    (county / "demand/other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (county / "demand/twice.csv").write_text(
        table("west,plans,2019,3,,", "west,plans,2019,4,,"), encoding="utf-8"
    )
    done = dtl("demand", cwd=county)
    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot("""\
error[DTL907]: `none` is not a figure.
  --> demand.csv:2:18
   |
 2 | north,plans,2019,none,,
   |                  ^
    = help: write a number; `c`, `low`, `u`, `*`, `x`, `z`, `:` stand for a
      figure that is kept back or not available

error[DTL201]: There is no place `nroth`.
  --> demand.csv:3:1
   |
 3 | nroth,plans,2019,3,,
   | ^
    = help: did you mean `north`?

error[DTL907]: `yesterday` is not a period that `dtl` can read.
  --> demand.csv:4:13
   |
 4 | south,plans,yesterday,3,,2
   |             ^
    = help: write it like 2019-02, 2019-Q1, 2018/19, 2019 or 2019-04..2019-05

error[DTL907]: `2` is not a share.
  --> demand.csv:4:26
   |
 4 | south,plans,yesterday,3,,2
   |                          ^
    = help: write it like 28% or 0.28

error[DTL005]: `demand/empty.csv` is empty.
  --> demand/empty.csv:1:1
    = help: begin it with the names of its columns; or delete it

error[DTL910]: `demand/other.csv` has neither the columns `place` and
`indicator` nor those of any of the 6 layouts.
  --> demand/other.csv:1:1
   |
 1 | a,b
   | ^
    = help: name its columns, or write a layout for it under `layouts` in
      `outcomes.yaml`

error[DTL909]: `plans` of `west` in 2019 is said a second time.
  --> demand/twice.csv:3:1
   |
 3 | west,plans,2019,4,,
   | ^
  ::: demand/twice.csv:2:1: the first is here
   |
 2 | west,plans,2019,3,,
   | ^
    = help: keep one of the two

7 errors in 8 files. `dtl explain DTL907` tells more.
""")
    assert " 2 | north,plans,2019,none,,\n" in dtl("check", cwd=county).out
    checked = dtl("check", "-f", "concise", cwd=county)
    places = [line.partition(" ")[0] for line in checked.out.splitlines()[:-1]]
    assert (checked.code, places) == snapshot(
        (
            1,
            [
                "demand.csv:2:18:",
                "demand.csv:3:1:",
                "demand.csv:4:13:",
                "demand.csv:4:26:",
                "demand/empty.csv:1:1:",
                "demand/other.csv:1:1:",
                "demand/twice.csv:3:1:",
            ],
        )
    )


def test_what_two_tables_say_is_said_twice(dtl: Dtl, county: Path) -> None:
    (county / "more.csv").write_text(table("north,plans,2019-02,30,,"), encoding="utf-8")
    done = dtl("demand", "--file", "more.csv", cwd=county)
    assert (done.code, done.out) == (1, "")
    assert done.err == snapshot("""\
error[DTL909]: `plans` of `north` in 2019-02 is said in `demand.csv` already.
  --> more.csv:2:1
   |
 2 | north,plans,2019-02,30,,
   | ^
  ::: demand.csv:14:1: the first is here
    |
 14 | north,plans,2019-02,31,,,,paper,
    | ^
    = help: keep one of the two

1 error in 7 files. `dtl explain DTL909` tells more.
""")


def test_figures_that_contradict_each_other_are_told_and_kept(dtl: Dtl, county: Path) -> None:
    rows = [
        *(f"{place},plans,2019,{n},{n},25%" for n, place in enumerate(("north", "south"), 1)),
        *(f"{place},plans,2019,{n},,25%" for n, place in enumerate(("east", "west"), 3)),
    ]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    (county / "programme.yaml").unlink()
    assert dtl("demand", cwd=county).out == snapshot("""\
locality: 4 places
North is highest in the one indicator whose highest place is known.

Child protection plans                                                      2019
  (plans, counted at that time)
                   figure  rank  share
  North            1       1st   10.0 %
  South and Coast  2       2nd   20.0 %
  East             3       2nd   30.0 %
  West             4       1st   40.0 %
  Together 10 plans.
  West has 40.0 %, the three highest together 90.0 %. Spread as over 3.3 equal
  places of 4.
  Nothing per head: of `Children under 18` nothing is known for these places.

To be looked at
  - `north` is said to have rank 1 of `plans`, and by the figures it has 4.
    (demand.csv:2:20)
  - `north` is said to have 25 % of `plans`, and by the figures it has 10 %.
    (demand.csv:2:22)
  - `south` is said to have rank 2 of `plans`, and by the figures it has 3.
    (demand.csv:3:20)
  - `south` is said to have 25 % of `plans`, and by the figures it has 20 %.
    (demand.csv:3:22)
  - `east` is said to have 25 % of `plans`, and by the figures it has 30 %.
    (demand.csv:4:20)
  - `west` is said to have 25 % of `plans`, and by the figures it has 40 %.
    (demand.csv:5:20)

Not known
  - Nothing is stated of: Children under 18; Open cases; Cases of one worker;
    Exclusions; Need around substance misuse of parents.

Where it is stated
  - demand.csv: 4 facts.

1 indicator, 4 places. Next: dtl demand INDICATOR --posts N
""")
    checked = dtl("check", cwd=county)
    assert (checked.code, checked.out.count("warning[DTL91")) == (0, 6)
    document = json.loads(dtl("demand", "-f", "json", cwd=county).out)
    assert document["findings"][0] == snapshot(
        {
            "code": "DTL913",
            "message": "`north` is said to have rank 1 of `plans`, and by the figures it has 4.",
            "file": "demand.csv",
            "line": 2,
            "column": 20,
        }
    )


def test_two_places_may_be_the_highest_together(dtl: Dtl, county: Path) -> None:
    figures = {"north": 5, "south": 1, "east": 5, "west": 4}
    rows = [f"{place},plans,2019,{figure},," for place, figure in figures.items()]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    out = dtl("demand", "plans", cwd=county).out
    assert "North and East are highest in the one indicator" in out
    assert "North and East have most, each 33.3 %" in out


def test_shares_that_make_a_whole_will_do_and_others_are_no_whole(dtl: Dtl, county: Path) -> None:
    shares = {"north": "25%", "south": "40%", "east": "20%", "west": "15%"}
    rows = [f"{place},open-cases,2019,,,{share}" for place, share in shares.items()]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    assert dtl("demand", "open-cases", "--posts", "20", cwd=county).out == snapshot("""\
locality: 4 places
South and Coast is highest in the one indicator whose highest place is known.

Ranks and shares without figures                                            2019
  Open cases  North (25 %); South and Coast (40 %); East (20 %); West (15 %)
  No figure of this is stated, so nothing is added up; of the places that a line
  does not name nothing is stated either.

Social workers: 20 posts, by Open cases, 2019
  80/20: what the 80 measures is not stated; Heads of service would have to say.
  If it measures posts: 16 posts tied to places, 4 posts sent where they are
  needed.
                   share  now  exact  then  change  work now  work then
  North            25 %   10   4.0    4     -6      90 %      100 %
  South and Coast  40 %   10   6.4    7     -3      144 % !   91 %
  East             20 %   8    3.2    3     -5      90 %      107 %
  West             15 %   8    2.4    2     -6      68 %      120 % !
  together                36   16     16    -20     100 %     100 %
  ! now: work is out of balance (more than 10 % above the average): South and
  Coast has 44 % more.
  ! then: work is out of balance (more than 10 % above the average): West has
  20 % more.
  With what is free sent where it is needed most: 100 % for one post everywhere.

  If cases or time: every post has a place, and 20 % of its cases or time is for
  others.
                   share  now  exact  then  change  work now  work then
  North            25 %   10   5.0    5     -5      90 %      100 %
  South and Coast  40 %   10   8.0    8     -2      144 % !   100 %
  East             20 %   8    4.0    4     -4      90 %      100 %
  West             15 %   8    3.0    3     -5      68 %      100 %
  together                36   20     20    -16     100 %     100 %
  With what is free sent where it is needed most: 100 % for one post everywhere.

  Only shares are known, so the work of a post is told in percent of the
  average.
  Whole posts by largest remainders (Hamilton), which keeps every place to its
  exact share rounded down or up; with one post more in all a place may get one
  fewer.
  A tie, if it measures posts: West had as good a claim as South and Coast to
  the last post; the order of ids decided.
  By other methods, if it measures posts: webster, jefferson and
  huntington-hill: the same; adams: South and Coast 6 and West 3.
  This is tried; what is written is stated in The paper, Staff.

Leads (our reading): 20 posts, by Open cases, 2019
                   share  now         exact  then  work then
  North            25 %   2           5.0    5     100 %
  South and Coast  40 %   1           8.0    8     100 %
  East             20 %   not stated  4.0    4     100 %
  West             15 %   not stated  3.0    3     100 %
  together                            20     20    100 %

  Only shares are known, so the work of a post is told in percent of the
  average.
  Posts now of East and West: not stated, so nothing is said of moves.
  Whole posts by nearest whole posts (Webster), which takes no post away when
  there is one more in all, and favours neither large nor small places; now and
  then it breaks the quota.
  By other methods: the same, whichever it is.
  One of them is on leave.

Where it is stated
  - demand.csv: 4 facts.

1 indicator, 4 places. Posts shared out: 2 of 2. Next: ask what the rule
measures; --measures tries it.
""")
    (county / "demand.csv").write_text(
        table(*rows[:3], "west,open-cases,2019,,,30%"), encoding="utf-8"
    )
    done = dtl("demand", "open-cases", "--teams", cwd=county)
    assert done.out == snapshot("""\
Social workers: 36 posts, by Open cases, 2019
  No team sizes: the shares that are stated make 115 % together, which is no
  whole.
  Stated in The paper, Staff.

Leads (our reading): 5 posts, by Open cases, 2019
  No team sizes: the shares that are stated make 115 % together, which is no
  whole.
  One of them is on leave.

To be looked at
  - The shares of `open-cases` add up to 115 %. (demand.csv:5:24)

1 indicator, 4 places. Posts shared out: 0 of 2. Next: ask for the figures that
are not stated.
""")


def test_a_rule_that_measures_cases_says_that_they_are_for_others(dtl: Dtl, county: Path) -> None:
    tried = ("--flexibility", "60/40", "--measures", "cases")
    out = dtl("demand", "open-cases", "--teams", *tried, cwd=county).out
    assert "60/40: every post has a place, and 40 % of its cases are for others.\n" in out


def test_another_number_method_and_meaning_may_be_tried(dtl: Dtl, county: Path) -> None:
    done = dtl(
        *("demand", "open-cases", "--teams", "--posts", "7", "--method", "adams", "--least", "1"),
        *("--flexibility", "60/40", "--measures", "time"),
        cwd=county,
    )
    assert done.out == snapshot("""\
Social workers: 7 posts, by Open cases, February 2019
  60/40: every post has a place, and 40 % of its time is for others.
                   demand  now  exact  then  change  work now  work then
  North            120     10   1.6    2     -8      12.0      60.0
  South and Coast  240     10   3.2    3     -7      24.0 !    80.0
  East             90      8    1.2    1     -7      11.3      90.0 !
  West             75      8    1.0    1     -7      9.4       75.0
  together         525     36   7      7     -29     14.6      75.0
  ! now: work is out of balance (more than 10 % above the average): South and
  Coast has 65 % more.
  ! then: work is out of balance (more than 10 % above the average): East has
  20 % more.
  With what is free sent where it is needed most: 75.0 for one post everywhere.

  Whole posts by rounding up (Adams), which takes no post away when there is one
  more in all, and favours small places; it may break the quota downwards.
  By other methods: the same, whichever it is.
  This is tried; what is written is stated in The paper, Staff.

Leads (our reading): 7 posts, by Open cases, February 2019
  60/40: every post has a place, and 40 % of its time is for others.
                   demand  now         exact  then  work then
  North            120     2           1.6    2     60.0
  South and Coast  240     1           3.2    3     80.0
  East             90      not stated  1.2    1     90.0 !
  West             75      not stated  1.0    1     75.0
  together         525                 7      7     75.0
  ! then: work is out of balance (more than 10 % above the average): East has
  20 % more.
  With what is free sent where it is needed most: 75.0 for one post everywhere.

  Posts now of East and West: not stated, so nothing is said of moves.
  Whole posts by rounding up (Adams), which takes no post away when there is one
  more in all, and favours small places; it may break the quota downwards.
  By other methods: the same, whichever it is.
  One of them is on leave.

1 indicator, 4 places. Posts shared out: 2 of 2. Next: --posts, --method and
--least try others.
""")


def test_teams_may_be_tried_that_no_file_names(dtl: Dtl, county: Path) -> None:
    (county / "programme.yaml").unlink()
    assert dtl("demand", "--teams", cwd=county).out == snapshot("""\
No posts are to be shared out: write them under `staffing` in programme.yaml, or
try a number with `dtl demand INDICATOR --posts N`.

5 indicators, 4 places. Next: dtl demand INDICATOR --posts N
""")
    done = dtl("demand", "children", "--teams", "--posts", "9", "--method", "jefferson", cwd=county)
    assert done.out == snapshot("""\
Posts that are tried: 9 posts, by Children under 18, 2018
                   demand  exact  then  work then
  North            12,400  2.4    3     4,133.3
  South and Coast  16,050  3.1    3     5,350.0
  East             9,300   1.8    2     4,650.0
  West             8,120   1.6    1     8,120.0 !
  together         45,870  9      9     5,096.7
  ! then: work is out of balance (more than 10 % above the average): West has
  59 % more.

  Where the posts are now is not stated, so nothing is said of moves.
  Whole posts by rounding down (Jefferson), which takes no post away when there
  is one more in all, and favours large places; it may break the quota upwards.
  By other methods: hamilton, webster, huntington-hill and adams: North 2 and
  West 2.

1 indicator, 4 places. Posts shared out: 1 of 1. Next: --posts, --method and
--least try others.
""")
    done = dtl("demand", "--posts", "9", cwd=county)
    assert (done.code, fill(done.err, 80)) == snapshot(
        (
            2,
            """\
dtl: nothing says which posts are to be shared out: name an indicator and how
many, as in `dtl demand open-cases --posts 20`, or write them under `staffing`
in programme.yaml\
""",
        )
    )


def test_where_posts_cannot_be_shared_out_it_is_said_why(dtl: Dtl, county: Path) -> None:
    (county / "programme.yaml").write_text(
        """dtl: 1
staffing:
  - {id: a, name: By averages, indicator: caseload, posts: 3}
  - {id: b, name: By nothing, indicator: exclusions, posts: 3}
  - {id: c, name: Without a number, indicator: open-cases}
  - {id: d, name: Too few, indicator: open-cases, posts: 3, least: 1}
  - {id: e, name: Enough of nought, indicator: plans, posts: 3}
  - {id: f, name: Elsewhere, indicator: open-cases, tier: county, posts: 3, now: {north: 2}}
""",
        encoding="utf-8",
    )
    text = (county / "demand.csv").read_text(encoding="utf-8")
    nought = [line for line in text.splitlines() if ",plans," not in line]
    nought += [f"{place},plans,2019,0,,,,," for place in ("north", "south", "east", "west")]
    (county / "demand.csv").write_text("\n".join(nought), encoding="utf-8")
    done = dtl("demand", "--teams", cwd=county)
    assert done.out == snapshot("""\
By averages: 3 posts, by Cases of one worker, February 2019
  No team sizes: `caseload` is an average, and posts cannot be shared out by
  averages.

By nothing: 3 posts, by Exclusions
  No team sizes: nothing is known of `exclusions` there.

Without a number: posts not stated, by Open cases, February 2019
  No team sizes: how many posts there are is not stated (`posts`, or `now` of
  every place, in programme.yaml; `--posts N` tries a number).

Too few: 3 posts, by Open cases, February 2019
  No team sizes: 3 posts are too few for 1 in each of 4 places.

Enough of nought: 3 posts, by Child protection plans, 2019
  No team sizes: all figures of `plans` are 0.

Elsewhere: 3 posts, by Open cases
  No team sizes: nothing is known of `open-cases` there.

5 indicators, 4 places. Posts shared out: 0 of 6. Next: dtl demand INDICATOR
--posts N
""")
    assert "All figures are 0" in dtl("demand", "plans", cwd=county).out


def test_places_that_nobody_named_are_counted_and_not_made_up(dtl: Dtl, county: Path) -> None:
    with (county / "localities.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: rest, name: The rest, tier: locality, within: county, named: no, ")
        file.write("count: 3}\n")
    out = dtl("demand", "open-cases", cwd=county).out
    assert out.split("\n\n")[0] == snapshot("""\
locality: 5 places
2 more places of this tier nobody named; nothing is known of each.
South and Coast is highest in the one indicator whose highest place is known.\
""")
    assert "some places are not named, so nothing is known of each of them" in " ".join(out.split())


def unnamed_places(county: Path, how: str) -> None:
    """Say of a place that it stands for three, or that there are six where four are listed."""
    (county / "programme.yaml").unlink()
    path = county / "localities.yaml"
    text = path.read_text(encoding="utf-8")
    if how == "several in one":
        text = text.replace("{id: west, name: West,", "{id: west, name: West, count: 3,")
    else:
        text = text.replace("locality]}", "locality], declared: {locality: 6}}")
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("how", ["several in one", "more declared than listed"])
def test_beside_places_that_nobody_named_there_is_no_share_no_total_and_no_highest(
    dtl: Dtl, county: Path, how: str
) -> None:
    unnamed_places(county, how)
    rows = [f"{place},plans,2019,{number},," for number, place in enumerate(FOUR, start=1)]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    out = dtl("demand", "plans", "--posts", "9", cwd=county).out
    assert out == snapshot("""\
locality: 4 places
2 more places of this tier nobody named; nothing is known of each.
Which place stands highest is known of no indicator.

Child protection plans                                                      2019
  (plans, counted at that time)
                   figure  rank
  North            1       4th of 4 known
  South and Coast  2       3rd of 4 known
  East             3       2nd of 4 known
  West             4       1st of 4 known
  No shares of the whole: of 6 figures 2 of places that nobody named.
  Nothing per head: of `Children under 18` nothing is known for these places.

Posts that are tried: 9 posts, by Child protection plans, 2019
  No team sizes: some places are not named, so nothing is known of each of them.

Where it is stated
  - demand.csv: 4 facts.

1 indicator, 4 places. Posts shared out: 0 of 1. Next: ask for the figures that
are not stated.
""")
    told = json.loads(dtl("demand", "plans", "-f", "json", cwd=county).out)["tiers"][0]
    spread = told["spreads"][0]
    assert (told["unnamed"], spread["whole"], spread["total"]) == (2, "parts missing", None)
    assert (told["highest"]["known"], spread["highest"]) == ([], [])


FOUR = ("north", "south", "east", "west")


def test_a_share_that_is_stated_is_not_held_against_figures_of_some_places(
    dtl: Dtl, county: Path
) -> None:
    unnamed_places(county, "more declared than listed")
    rows = [f"{place},plans,2019,10,,10%" for place in FOUR]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    assert "DTL914" not in dtl("check", cwd=county).out


def test_posts_of_today_are_no_total_where_they_are_not_stated_of_every_place(
    dtl: Dtl, county: Path
) -> None:
    (county / "programme.yaml").write_text(
        "dtl: 1\nstaffing:\n"
        "  - {id: some, name: Some, indicator: open-cases, now: {north: 2, south: 1}}\n"
        "  - {id: all, name: All, indicator: open-cases,\n"
        "     now: {north: 2, south: 3, east: 2, west: 2, county: 3}}\n",
        encoding="utf-8",
    )
    assert dtl("demand", "--teams", cwd=county).out == snapshot("""\
Some: posts not stated, by Open cases, February 2019
  No team sizes: how many posts there are is not stated (`posts`, or `now` of
  every place, in programme.yaml; `--posts N` tries a number).

All: 9 posts, by Open cases, February 2019
                   demand  now  exact  then  change  work now  work then
  North            120     2    2.1    2     0       60.0      60.0
  South and Coast  240     3    4.1    4     +1      80.0 !    60.0
  East             90      2    1.5    2     0       45.0      45.0
  West             75      2    1.3    1     -1      37.5      75.0 !
  together         525     9    9      9     0       58.3      58.3
  ! now: work is out of balance (more than 10 % above the average): South and
  Coast has 37 % more.
  ! then: work is out of balance (more than 10 % above the average): West has
  29 % more.

  Left out: 3 posts of The county, of another tier.
  Whole posts by largest remainders (Hamilton), which keeps every place to its
  exact share rounded down or up; with one post more in all a place may get one
  fewer.
  By other methods: webster, huntington-hill and adams: the same; jefferson:
  South and Coast 5 and East 1.

5 indicators, 4 places. Posts shared out: 1 of 2. Next: --posts, --method and
--least try others.
""")


def test_a_table_of_a_heading_alone_says_nothing_of_any_place(dtl: Dtl, county: Path) -> None:
    (county / "empty.csv").write_text(table(), encoding="utf-8")
    done = dtl("demand", "--file", "empty.csv", cwd=county)
    assert (done.code, done.out) == (0, fill(NO_PLACES, 80) + "\n")


def test_how_uneven_the_known_figures_are_is_not_said_of_a_whole_that_is_not_known(
    dtl: Dtl, county: Path
) -> None:
    told = json.loads(dtl("demand", "plans", "-f", "json", cwd=county).out)
    (spread,) = told["tiers"][0]["spreads"]
    assert (spread["missing"], spread["concentration"]) == (["east", "west"], None)


def test_an_indicator_that_is_named_twice_is_told_once(dtl: Dtl, county: Path) -> None:
    (county / "programme.yaml").unlink()
    once = dtl("demand", "open-cases", "--posts", "9", cwd=county)
    assert dtl("demand", "open-cases", "open-cases", "--posts", "9", cwd=county) == once


def test_every_place_with_most_work_after_help_is_named(dtl: Dtl, county: Path) -> None:
    (county / "programme.yaml").unlink()
    tried = ("--posts", "10", "--least", "2", "--flexibility", "80/20", "--measures", "time")
    out = dtl("demand", "open-cases", "--teams", *tried, cwd=county).out
    assert "53.6 for one post at the most, in North, South and Coast and East." in " ".join(
        out.split()
    )


def test_a_tie_is_told_and_what_breaks_the_quota_too(dtl: Dtl, county: Path) -> None:
    (county / "programme.yaml").unlink()
    rows = [
        *("north,plans,2019,10,,", "south,plans,2019,10,,"),
        *("east,plans,2019,0,,", "west,plans,2019,100,,"),
    ]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    assert dtl("demand", "plans", "--teams", "--posts", "3", cwd=county).out == snapshot("""\
Posts that are tried: 3 posts, by Child protection plans, 2019
                   demand  exact  then  work then
  North            10      0.3    0     NO POST
  South and Coast  10      0.3    0     NO POST
  East             0       0.0    0     -
  West             100     2.5    3     33.3
  together         120     3      3     40.0
  ! then: work and no post in North and South and Coast.

  Where the posts are now is not stated, so nothing is said of moves.
  Whole posts by largest remainders (Hamilton), which keeps every place to its
  exact share rounded down or up; with one post more in all a place may get one
  fewer.
  By other methods: webster and jefferson: the same; huntington-hill and adams:
  North 1, South and Coast 1 and West 1.

1 indicator, 4 places. Posts shared out: 1 of 1. Next: --posts, --method and
--least try others.
""")
    done = dtl("demand", "plans", "--teams", "--posts", "8", "--least", "1", cwd=county)
    assert done.out == snapshot("""\
Posts that are tried: 8 posts, by Child protection plans, 2019
                   demand  exact  then  work then
  North            10      0.7    1     10.0
  South and Coast  10      0.7    1     10.0
  East             0       0.0    1     0.0
  West             100     6.7    5     20.0 !
  together         120     8      8     15.0
  ! then: work is out of balance (more than 10 % above the average): West has
  33 % more.
  ! then: posts and no work in East.

  Where the posts are now is not stated, so nothing is said of moves.
  Whole posts by largest remainders (Hamilton), which keeps every place to its
  exact share rounded down or up; with one post more in all a place may get one
  fewer.
  Quota broken: East gets 1, and its exact share is 0.0; every place has at
  least 1.
  Quota broken: West gets 5, and its exact share is 6.7; every place has at
  least 1.
  By other methods: the same, whichever it is.

1 indicator, 4 places. Posts shared out: 1 of 1. Next: --posts, --method and
--least try others.
""")
    done = dtl("demand", "plans", "--teams", "--posts", "0", cwd=county)
    assert done.out == snapshot("""\
Posts that are tried: 0 posts, by Child protection plans, 2019
                   demand  exact  then  work then
  North            10      0.0    0     NO POST
  South and Coast  10      0.0    0     NO POST
  East             0       0.0    0     -
  West             100     0.0    0     NO POST
  together         120     0      0
  ! then: work and no post in North, South and Coast and West.

  Where the posts are now is not stated, so nothing is said of moves.
  Whole posts by largest remainders (Hamilton), which keeps every place to its
  exact share rounded down or up; with one post more in all a place may get one
  fewer.
  By other methods: the same, whichever it is.

1 indicator, 4 places. Posts shared out: 1 of 1. Next: --posts, --method and
--least try others.
""")


def test_ties_and_quotas_are_told_to_programs_and_people(dtl: Dtl, county: Path) -> None:
    (county / "programme.yaml").unlink()
    figures = {"north": "10", "south": "10", "east": "1", "west": "1000000"}
    rows = [f"{place},plans,2019,{figure},," for place, figure in figures.items()]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    tried = ("demand", "plans", "--posts", "50001", "-f", "json")
    document = json.loads(dtl(*tried, cwd=county).out)
    assert document["staffing"][0]["tie"] == snapshot({"got": ["north"], "missed": ["south"]})
    out = dtl("demand", "plans", "--posts", "8", "--least", "1", "--method", "webster", cwd=county)
    assert out.out == snapshot("""\
locality: 4 places
West is highest in the one indicator whose highest place is known.

Child protection plans                                                      2019
  (plans, counted at that time)
                   figure     rank        share
  North            10         2nd, equal  under 0.1 %
  South and Coast  10         2nd, equal  under 0.1 %
  East             1          4th         under 0.1 %
  West             1,000,000  1st         over 99.9 %
  Together 1,000,021 plans.
  West has over 99.9 %, the three highest together over 99.9 %. Spread as over
  1.0 equal places of 4.
  Nothing per head: of `Children under 18` nothing is known for these places.

Posts that are tried: 8 posts, by Child protection plans, 2019
                   demand     exact  then  work then
  North            10         0.0    1     10.0
  South and Coast  10         0.0    1     10.0
  East             1          0.0    1     1.0
  West             1,000,000  8.0    5     200,000.0 !
  together         1,000,021  8      8     125,002.6
  ! then: work is out of balance (more than 10 % above the average): West has
  60 % more.

  Where the posts are now is not stated, so nothing is said of moves.
  Whole posts by nearest whole posts (Webster), which takes no post away when
  there is one more in all, and favours neither large nor small places; now and
  then it breaks the quota.
  Quota broken: West gets 5, and its exact share is 8.0; every place has at
  least 1, or the method does that.
  By other methods: the same, whichever it is.

Where it is stated
  - demand.csv: 4 facts.

1 indicator, 4 places. Posts shared out: 1 of 1. Next: --posts, --method and
--least try others.
""")


def test_kept_back_figures_may_have_shares_that_make_a_whole(dtl: Dtl, county: Path) -> None:
    places = ("north", "south", "east", "west")
    rows = [f"{place},plans,2019,c,,25%" for place in places]
    (county / "demand.csv").write_text(table(*rows), encoding="utf-8")
    text = (county / "programme.yaml").read_text(encoding="utf-8")
    (county / "programme.yaml").write_text(
        text.replace("posts: 12}", "posts: 12, now: {county: 2, north: 10}}"), encoding="utf-8"
    )
    assert dtl("demand", "plans", cwd=county).out == snapshot("""\
locality: 4 places
Which place stands highest is known of no indicator.

Child protection plans                                                      2019
  (plans, counted at that time)
                   figure         share
  North            kept back (c)  25 %
  South and Coast  kept back (c)  25 %
  East             kept back (c)  25 %
  West             kept back (c)  25 %
  The shares that are stated make a whole.
  Every place has the same share.

Family workers: 12 posts, by Child protection plans, 2019
                   share  now         exact  then  work then
  North            25 %   10          3.0    3     100 %
  South and Coast  25 %   not stated  3.0    3     100 %
  East             25 %   not stated  3.0    3     100 %
  West             25 %   not stated  3.0    3     100 %
  together                            12     12    100 %

  Only shares are known, so the work of a post is told in percent of the
  average.
  Posts now of South and Coast, East and West: not stated, so nothing is said of
  moves.
  Left out: 2 posts of The county, of another tier.
  Whole posts by largest remainders (Hamilton), which keeps every place to its
  exact share rounded down or up; with one post more in all a place may get one
  fewer.
  By other methods: the same, whichever it is.

Where it is stated
  - demand.csv: 4 facts.

1 indicator, 4 places. Posts shared out: 1 of 1. Next: --posts, --method and
--least try others.
""")


def test_a_rule_whose_meaning_is_stated_is_told_in_its_owners_words(dtl: Dtl, county: Path) -> None:
    text = (county / "programme.yaml").read_text(encoding="utf-8")
    (county / "programme.yaml").write_text(
        text.replace("owner: Heads", "measures: posts, meaning: A fifth is shared., owner: Heads"),
        encoding="utf-8",
    )
    out = dtl("demand", "--teams", "--posts", "9", "--measures", "posts", cwd=county).out
    assert out.split("\n\n")[0] == snapshot("""\
Social workers: 9 posts, by Open cases, February 2019
  80/20 in its owner's words: A fifth is shared.
  80/20: 7 posts tied to places, 2 posts sent where they are needed.
                   demand  now  exact  then  change  work now  work then
  North            120     10   1.6    2     -8      12.0      60.0
  South and Coast  240     10   3.2    3     -7      24.0 !    80.0
  East             90      8    1.2    1     -7      11.3      90.0 !
  West             75      8    1.0    1     -7      9.4       75.0
  together         525     36   7      7     -29     14.6      75.0
  ! now: work is out of balance (more than 10 % above the average): South and
  Coast has 65 % more.
  ! then: work is out of balance (more than 10 % above the average): East has
  20 % more.
  With what is free sent where it is needed most: 58.3 for one post everywhere.\
""")
    out = dtl("demand", "--teams", "--posts", "0", cwd=county).out
    assert out.split("\n\n")[0] == snapshot("""\
Social workers: 0 posts, by Open cases, February 2019
  80/20 in its owner's words: A fifth is shared.
  80/20: 0 posts tied to places, 0 posts sent where they are needed.
                   demand  now  exact  then  change  work now  work then
  North            120     10   0.0    0     -10     12.0      NO POST
  South and Coast  240     10   0.0    0     -10     24.0 !    NO POST
  East             90      8    0.0    0     -8      11.3      NO POST
  West             75      8    0.0    0     -8      9.4       NO POST
  together         525     36   0      0     -36     14.6
  ! now: work is out of balance (more than 10 % above the average): South and
  Coast has 65 % more.
  ! then: work and no post in North, South and Coast, East and West.\
""")
    (county / "programme.yaml").write_text(
        text.replace(", owner: Heads of service", "").replace("family", "other"), encoding="utf-8"
    )
    out = dtl("demand", "--teams", "--posts", "2", cwd=county).out
    assert out.split("\n\n")[0] == snapshot("""\
Social workers: 2 posts, by Open cases, February 2019
  80/20: what the 80 measures is not stated; who would say is open too.
  If it measures posts: 1 post tied to places, 1 post sent where they are
  needed.
                   demand  now  exact  then  change  work now  work then
  North            120     10   0.2    0     -10     12.0      NO POST
  South and Coast  240     10   0.5    1     -9      24.0 !    240.0
  East             90      8    0.2    0     -8      11.3      NO POST
  West             75      8    0.1    0     -8      9.4       NO POST
  together         525     36   1      1     -35     14.6      525.0
  ! now: work is out of balance (more than 10 % above the average): South and
  Coast has 65 % more.
  ! then: work and no post in North, East and West.
  With what is free sent where it is needed most: 285.0 for one post at the
  most, in North, East and West.\
""")


def test_many_places_two_places_and_figures_of_all_sizes(dtl: Dtl, tmp_path: Path) -> None:
    place = written(
        tmp_path,
        localities="footprints:\n  - {id: all, name: All, tiers: [county, half, ward]}\nplaces:\n"
        "  - {id: county, name: The county, tier: county}\n"
        + "".join(
            f"  - {{id: half-{n}, name: Half {n}, tier: half, within: county}}\n" for n in (1, 2)
        )
        + "".join(
            f"  - {{id: ward-{n}, name: Ward {n}, tier: ward, within: half-1}}\n" for n in range(9)
        ),
        outcomes="indicators:\n"
        "  - {id: people, name: People, kind: stock}\n"
        "  - {id: cases, name: Cases, kind: stock, per: people}\n"
        "  - id: long\n"
        "    name: What took place between the first and the last day of the whole of that year\n"
        "    kind: flow\n",
    )
    rows = [
        *("half-1,cases,2019,50,,", "half-2,cases,2019,50,,", "half-1,cases,2018,3,,"),
        *("half-1,cases,2017,3,,", "half-1,cases,,3,,", "county,cases,2019,100,,"),
        *("ward-1,cases,2019,3,,", "ward-2,cases,2019,,2,"),
        *(f"half-{n},long,2019,{n - 1},,{60 - 20 * n}%" for n in (1, 2)),
        *(f"ward-{n},long,2018,{'c' if n else 5},,{n}%" for n in range(9)),
        *(f"ward-{n},people,2018,{n**6},{n or ''}," for n in (0, 3, 8)),
    ]
    table_ = table(*rows).replace("share\n", "share,among\n", 1)
    table_ = table_.replace("2,\n", "2,,\n").replace(",3,\n", ",3,,England\n")
    lines = table_.splitlines()
    filled = [line + "," * (6 - line.count(",")) for line in lines]
    (place / "demand.csv").write_text("\n".join(filled), encoding="utf-8")
    assert dtl("demand", cwd=place).out == snapshot("""\
county: 1 place

         figure  when
  Cases  100     2019
  Nothing per head: of `People` nothing is known for these places.

half: 2 places
Half 2 is highest in 2 of the 2 indicators whose highest place is known, equal
with others in 1; Half 1 in 1, equal.

Cases                                                                       2019
  (counted at that time)
          figure  rank        share
  Half 1  50      1st, equal  50.0 %
  Half 2  50      1st, equal  50.0 %
  Together 100.
  Every place has the same share.
  Nothing per head: of `People` nothing is known for these places.
  Earlier: 3 periods, one without a period to 2018 (--period).

What took place between the first and the last day of the whole of that year
  2019
  (counted over the period)
          figure  rank  share
  Half 1  0       2nd   0.0 %
  Half 2  1       1st   100.0 %
  Together 1.
  Half 2 has 100.0 %. Spread as over 1.0 equal places of 2.

ward: 9 places
Which place stands highest is known of no indicator.

People                                                                      2018
  (counted at that time)
          figure   rank
  Ward 0  0
  Ward 3  729      3rd among England
  Ward 8  262,144  8th
  Not stated: Ward 1, Ward 2, Ward 4, Ward 5, Ward 6 and Ward 7.
  No shares of the whole: of 9 figures 6 not stated.

Cases                                                                       2019
  (counted at that time)
          figure      rank
  Ward 1  3
  Ward 2  not stated  2nd
  Not stated: 7 places.
  No shares of the whole: of 9 figures 8 not stated.
  Nothing per head: of `People` nothing is known for these places.

What took place between the first and the last day of the whole of that year
  2018
  (counted over the period)
          figure         rank            share
  Ward 0  5              1st of 1 known  0 %
  Ward 1  kept back (c)                  1 %
  Ward 2  kept back (c)                  2 %
  Ward 3  kept back (c)                  3 %
  Ward 4  kept back (c)                  4 %
  Ward 5  kept back (c)                  5 %
  Ward 6  kept back (c)                  6 %
  Ward 7  kept back (c)                  7 %
  Ward 8  kept back (c)                  8 %
  The shares that are stated make 36 % together, which is no whole.

To be looked at
  - `half-1` is said to have 40 % of `long`, and by the figures it has 0 %.
    (demand.csv:10:21)
  - `half-2` is said to have 20 % of `long`, and by the figures it has 100 %.
    (demand.csv:11:21)

Where it is stated
  - demand.csv: 22 facts.

3 indicators, 12 places. Next: dtl demand INDICATOR --posts N
""")


def test_periods_and_tiers_are_chosen(dtl: Dtl, county: Path) -> None:
    out = dtl("demand", "open-cases", "--period", "2018", "--tier", "locality", cwd=county).out
    assert out.split("\n\n")[1] == snapshot("""\
Open cases                                                         February 2018
  (cases, counted at that time)
                   figure  rank  share   per 10,000
  North            110     2nd   23.2 %  88.7
  South and Coast  200     1st   42.1 %  124.6
  East             95      3rd   20.0 %  102.2
  West             70      4th   14.7 %  86.2
  Together 475 cases.
  South and Coast has 42.1 %, the three highest together 85.3 %. Spread as over
  3.4 equal places of 4.
  Per 10,000 of `Children under 18`, counted at another time (2018).\
""")
    assert "Social workers: 36 posts, by Open cases, February 2018" in out
    done = dtl("demand", "--period", "2017", cwd=county)
    assert (done.code, done.err) == snapshot(
        (2, "dtl: nothing is known of 2017; the periods are 2018, 2018-02, 2019-02\n")
    )
    done = dtl("demand", "--period", "soon", cwd=county)
    assert done.code == 2
    assert done.err == (
        "dtl: `--period soon`: this is not a date that `dtl` can read; write it like 2019-02, "
        "2018/19 or 2019\n"
    )
    done = dtl("demand", "--tier", "localty", cwd=county)
    assert (done.code, done.err) == snapshot(
        (2, "dtl: there is no tier `localty`. Did you mean `locality`?\n")
    )
    done = dtl("demand", "open-case", cwd=county)
    assert (done.code, done.err) == snapshot(
        (2, "dtl: there is no indicator `open-case`. Did you mean `open-cases`?\n")
    )
    done = dtl("demand", "--flexibility", "80/30", cwd=county)
    assert (done.code, fill(done.err, 80)) == snapshot(
        (
            2,
            """\
dtl: `--flexibility 80/30`: write how much of a hundred is tied to a place, and
how much is not, as in 80/20\
""",
        )
    )
    done = dtl("demand", "exclusions", cwd=county)
    assert (done.code, done.out) == snapshot((0, "Nothing is known of `exclusions`.\n"))


def test_where_nothing_is_stated_a_sentence_says_what_to_write(dtl: Dtl, tmp_path: Path) -> None:
    copy_of(DEFAULTS, tmp_path)
    done = dtl("demand", cwd=tmp_path)
    assert (done.code, done.out, done.err) == snapshot(
        (
            0,
            """\
Nothing is known of demand here. Write figures, ranks or shares by place into
demand.csv beside services.yaml, with the columns place, indicator, period,
value, rank, share and source, and name each indicator under `indicators` in
outcomes.yaml; or look at a published table: dtl demand --file TABLE.csv
""",
            "",
        )
    )
    assert dtl("demand", "--period", "2019", cwd=tmp_path).out == done.out
    assert json.loads(dtl("demand", "-f", "json", cwd=tmp_path).out)["facts"] == []
    published = str(CASES / "deprivation.csv")
    shutil.copy(published, tmp_path / "any.csv")
    done = dtl("demand", "--file", "any.csv", cwd=tmp_path)
    assert (done.code, done.out, done.err) == snapshot(
        (
            0,
            """\
To be looked at
  - This table has no row of a place of this workspace. (any.csv:1:1)

The tables say nothing of a place of this workspace. In a published table places
are found by their `code`, such as E06000031, in localities.yaml.
""",
            "",
        )
    )
    done = dtl("demand", "--file", "none.csv", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "There is no file `none.csv`" in done.err


def test_a_layout_of_the_workspace_goes_before_those_that_come_with_dtl(
    dtl: Dtl, county: Path
) -> None:
    with (county / "outcomes.yaml").open("a", encoding="utf-8") as file:
        file.write(
            """
layouts:
  - id: ours
    name: The county's own table
    code: area
    years: year
    figures: [{indicator: exclusions, value: number, share: part}]
"""
        )
    places = (county / "localities.yaml").read_text(encoding="utf-8")
    (county / "localities.yaml").write_text(
        places.replace("name: North,", "name: North, code: E05000001,"), encoding="utf-8"
    )
    (county / "demand").mkdir()
    (county / "demand/ours.csv").write_text(
        "area,year,number,part\nE05000001,2019,14,20%\nE05000009,2019,50,71%\n", encoding="utf-8"
    )
    out = dtl("demand", "exclusions", cwd=county).out
    assert out == snapshot("""\
locality: 4 places
Which place stands highest is known of no indicator.

Exclusions                                                                  2019
  (counted over the period)
         figure  rank            share
  North  14      1st of 1 known  20 %
  Not stated: South and Coast, East and West.
  No shares of the whole: of 4 figures 3 not stated.

Where it is stated
  - demand.csv: 21 facts.
  - ours.csv: 1 fact, read as `The county's own table`; 1 row of other places
    left aside.

1 indicator, 4 places. Next: ask for the figures that are not stated.
""")


def test_what_people_wrote_moves_no_cursor(dtl: Dtl, county: Path) -> None:
    text = (county / "demand.csv").read_text(encoding="utf-8")
    (county / "demand.csv").write_text(
        text.replace("Kept back", "=cmd() | [a](b)"), encoding="utf-8"
    )
    assert "'=cmd() | [a](b)" in dtl("demand", "-f", "csv", cwd=county).out
    assert "=cmd() \\| \\[a\\](b)" in dtl("demand", "-f", "md", cwd=county).out


def test_demand_loads_nothing_heavy(county: Path) -> None:
    assert loaded_by("demand", cwd=str(county)) & (HEAVY | {"openpyxl"}) == set()


def test_as_a_program_of_its_own(county: Path) -> None:
    done = run("demand", "--teams", cwd=county)
    assert (done.code, done.err) == (0, "")
