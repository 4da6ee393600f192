"""`dtl places`: an area as it is divided, and localities proposed; real wards, made-up figures."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot
from interrupting import at_work, pressed_at_once
from running import ROOT, Ended, assert_expected, run_several, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

CROYDON = ROOT / "tests/cases/places/croydon"
MANCHESTER = ROOT / "examples/manchester"
FORMS = ("table", "json", "csv", "md")
proposed = pytest.mark.needs("ortools")
"""What is proposed with proof needs the solver."""


def copied(folder: Path) -> Path:
    """Croydon's wards with their map and figures, to be changed."""
    shutil.copytree(CROYDON, folder, dirs_exist_ok=True)
    return folder


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    """The same with one text in place of another."""
    path = copied(folder) / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_footprints_crossings_weights_and_borders(dtl: Dtl, form: str) -> None:
    done = dtl("places", "--format", form, cwd=CROYDON)
    assert_expected(f"places-croydon.{form}.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_a_footprint_of_which_only_numbers_are_known(dtl: Dtl) -> None:
    out = dtl("places", cwd=MANCHESTER).out
    assert out.startswith("2 footprints divide the area: Localities (1-3-12-32) and")
    assert "  level-of-32  32, all listed, 32 of them without a name\n" in out
    assert "not stated in which locality: Twelve places of the third level" in out


def test_a_workspace_without_places_says_what_to_write(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("places", cwd=written(tmp_path, localities=""))
    assert done == Ended(
        0,
        snapshot("""\
Nothing is written of how the area is divided: `footprints` and `places` would
stand in localities.yaml.
"""),
    )


ODD = """\
footprints:
  - id: councils
    name: Councils
    tiers: [county, district, parish, ward]
    declared: {district: 1}
  - {id: quarters, name: Quarters, tiers: [county, quarter, ward]}
  - {id: wards, name: Wards alone, tiers: [county, ward], source: paper}
places:
  - {id: county, name: The county, tier: county}
  - {id: east, name: East, tier: district, within: {councils: county}}
  - {id: west, name: West, tier: district, within: {councils: county}, source: paper}
  - {id: ash, name: Ash, tier: parish, within: {councils: east}}
  - {id: upper, name: Upper, tier: quarter, within: {quarters: county}}
  - id: w1
    name: Elm
    tier: ward
    within: {councils: ash, quarters: upper, wards: county}
    code: E05000001
    next_to: [w2]
  - id: w2
    name: Oak
    tier: ward
    within: {councils: east, quarters: upper}
    code: E05000002
    next_to: [w1, w3, w4, w5, w6, w7, w8, w9]
  - {id: w3, name: Oak again, tier: ward, within: {councils: ash}, code: E05000002}
  - {id: w4, name: Fir, tier: ward, within: {quarters: upper}, note: A wood.}
  - {id: w5, name: Yew, tier: ward, within: {councils: county}, named: no}
  - {id: w6, name: Bay, tier: ward, within: {quarters: upper}, code: E05000006}
  - {id: w7, name: Box, tier: ward, within: {quarters: upper}, code: E05000007}
  - {id: w8, name: Hop, tier: ward, within: {quarters: upper}, code: E05000008}
  - {id: w9, name: Ivy, tier: ward, within: {quarters: upper}, code: E05000009}
  - {id: estate, name: The estate, tier: parish, within: {wards: county}}
crosswalks:
  - id: walk
    name: From councils to quarters
    from_footprint: councils
    to_footprint: quarters
    weighs: area
    weights: {east: {upper: 0.75, outside: 0.2}, west: {unknown: 1}}
boundaries:
  - id: map
    name: A map
    file: boundaries/map.geojson
    tier: ward
"""


def box(number: int, west: int) -> dict[str, Any]:
    """An area of a map that is a square of a degree."""
    corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    return {
        "type": "Feature",
        "properties": {"WD25CD": f"E05{number:06}", "WD25NM": "Holt" if number < 20 else ""},
        "geometry": {"type": "Polygon", "coordinates": [[[x + west, y] for x, y in corners]]},
    }


@pytest.mark.parametrize("form", FORMS)
def test_everything_that_may_be_odd_about_places(dtl: Dtl, tmp_path: Path, form: str) -> None:
    place = written(tmp_path, localities=ODD)
    (place / "boundaries").mkdir()
    codes = (1, 2, 6, 7, 8, 9, *range(30, 39))
    features = [box(number, column * (2 - column % 2)) for column, number in enumerate(codes)]
    document = {"type": "FeatureCollection", "features": features}
    (place / "boundaries/map.geojson").write_text(json.dumps(document))
    done = dtl("places", "--format", form, cwd=place)
    assert (done.code, done.err) == (0, "")
    assert_expected(f"places-odd.{form}.txt", done.out)


@proposed
@pytest.mark.parametrize("form", FORMS)
def test_localities_of_even_demand_beside_those_of_today(dtl: Dtl, form: str) -> None:
    done = dtl("places", "propose", "--into", "6", "--by", "referrals", "-f", form, cwd=CROYDON)
    assert_expected(f"places-propose-croydon.{form}.txt", done.out)
    assert (done.code, done.err) == (0, "")


@proposed
@pytest.mark.parametrize("form", ["table", "json"])
def test_localities_with_wishes_and_two_indicators(dtl: Dtl, form: str) -> None:
    wishes = (
        *("--by", "referrals", "--by", "hours", "--near-enough", "5"),
        *(
            "--keep",
            "Far South=Kenley",
            "--keep",
            "Far South = E05011474",
            "--together",
            "fairfield,waddon",
        ),
        *("--apart", "kenley,sanderstead,E05011488"),
    )
    done = dtl("places", "propose", "--into", "6", *wishes, "-f", form, cwd=CROYDON)
    assert_expected(f"places-propose-wishes.{form}.txt", done.out)
    assert done.code == 0


@proposed
def test_without_figures_areas_are_counted_and_that_is_said_first(dtl: Dtl, tmp_path: Path) -> None:
    (copied(tmp_path) / "demand.csv").unlink()
    done = dtl("places", "propose", "--into", "3", cwd=tmp_path)
    assert done.out.partition("\n\n")[0] == snapshot("""\
No indicator has figures of wards that add up, so their number is balanced: 28
  wards in 3 localities.
An even share of small areas is 9.3 for each of 3 localities; locality 3 has
  7.1 % more (10), and locality 1 has 3.6 % less (9).
It is proved that no grouping in one piece each is more even.
A check of its own, which knows nothing of the search, found each locality in
  one piece and each area in one locality.\
""")
    assert "today" in done.out


@proposed
def test_a_grouping_of_today_that_is_stated_in_part_is_not_measured(
    dtl: Dtl, tmp_path: Path
) -> None:
    place = changed(
        tmp_path, "localities.yaml", "{localities: fir, areas: south}", "{areas: south}"
    )
    command = ("places", "propose", "--into", "3", "--by", "hours", "--effort", "0")
    out = dtl(*command, cwd=place).out
    assert out[out.index("No rival") :].partition("\n\n")[0] == snapshot("""\
No rival: Localities of today
  It is not stated in which locality Coulsdon Town, Kenley, Old Coulsdon,
    Purley & Woodcote, Purley Oaks & Riddlesdown and Sanderstead lie today, so
    there is nothing whole to hold the proposal against.\
""")
    document = json.loads(dtl(*command, "-f", "json", cwd=place).out)
    assert [each["footprint"] for each in document["rivals"]] == ["areas"]
    assert document["not_rivals"][0]["not_stated"] == snapshot(
        [
            "coulsdon-town",
            "kenley",
            "old-coulsdon",
            "purley-oaks-riddlesdown",
            "purley-woodcote",
            "sanderstead",
        ]
    )
    rows = list(csv.DictReader(io.StringIO(dtl(*command, "-f", "csv", cwd=place).out)))
    assert {row["area"] for row in rows if not row["today_localities_locality"]} == {
        *document["not_rivals"][0]["not_stated"]
    }


@proposed
def test_borders_that_people_wrote_are_enough(dtl: Dtl, tmp_path: Path) -> None:
    localities = """\
footprints: [{id: all, name: All, tiers: [city, ward]}]
places:
  - {id: city, name: The city, tier: city}
  - {id: a, name: Ash, tier: ward, within: city, next_to: [b]}
  - {id: b, name: Birch, tier: ward, within: city, next_to: [c]}
  - {id: c, name: Cedar, tier: ward, within: city}
  - {id: d, name: Dogwood, tier: ward, within: city, next_to: [c]}
"""
    place = written(tmp_path, localities=localities)
    wishes = ("--together", "a,c", "--apart", "a,b")
    done = dtl("places", "propose", "--into", "2", *wishes, cwd=place)
    assert (done.out, done.code) == (
        snapshot("""\
No grouping into 2 localities is proposed.
  No grouping gives everything that was asked for: that is proved.

1 reason. Next: mend what is named, or ask for something else.
"""),
        4,
    )
    assert dtl("places", "propose", "--into", "2", cwd=place).out == snapshot("""\
No indicator has figures of wards that add up, so their number is balanced: 4
  wards in 2 localities.
An even share of small areas is 2 for each of 2 localities: that is what each
  of them has.
It is proved that no grouping in one piece each is more even or, being as
  even, keeps more neighbours together.
A check of its own, which knows nothing of the search, found each locality in
  one piece and each area in one locality.

Locality 1: 2 wards
  2  50.0 % of all  even
  Ash and Birch

Locality 2: 2 wards
  2  50.0 % of all  even
  Cedar and Dogwood

Borders: 3 written under `next_to`, which count as well.

2 localities, all alike, proved most even. Next: --near-enough 5 takes up to 5 %
for even and may part fewer neighbours.
""")
    assert dtl("places", cwd=place).out == snapshot("""\
1 footprint divides the area: All (1-4).

All: 1-4
  ward  4 listed; how many there are is not stated
  The city, city
    4 wards: Ash, Birch, Cedar, Dogwood

Every place once
  All: yes, all 4 places that are listed below the first tier.

Borders of the tier ward
  3 borders written under `next_to`, and no map to hold them against.

5 places. Next: dtl places propose --into N
""")


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (
            ("--by", "plans"),
            snapshot("""\
No grouping into 6 localities is proposed.
  The figure of `plans` is kept back: Kenley.
  The figure of `plans` is not available: Selhurst.
  The figure of `plans` is not stated: Old Coulsdon.
  The figure of `plans` is not stated, only a rank: Fairfield.

4 reasons. Next: mend what is named, or ask for something else.
"""),
        ),
        (
            ("--by", "caseload", "--by", "plans", "-f", "csv"),
            snapshot("""\
why,areas
"`caseload` is a mean, and means of areas do not add up to that of a locality.",
The figure of `plans` is kept back.,kenley
The figure of `plans` is not available.,selhurst
The figure of `plans` is not stated.,old-coulsdon
"The figure of `plans` is not stated, only a rank.",fairfield
"""),
        ),
        (
            ("--by", "caseload", "-f", "json"),
            snapshot("""\
{
  "format_version": 1,
  "tier": "ward",
  "into": 6,
  "reasons": [
    {
      "why": "`caseload` is a mean, and means of areas do not add up to that of a locality.",
      "areas": []
    }
  ]
}
"""),
        ),
        (
            ("--by", "hours", "--together", "kenley,waddon", "--apart", "waddon,Kenley"),
            snapshot("""\
No grouping into 6 localities is proposed.
  Areas that must be apart must also be together: Kenley, Waddon.

1 reason. Next: mend what is named, or ask for something else.
"""),
        ),
        (
            ("--of", "locality"),
            snapshot("""\
No grouping into 6 localities is proposed.
  Nothing says which places of the tier locality border on each other. Put a
    map into the folder `boundaries` and name it under `boundaries` in
    localities.yaml, or write `next_to` for each place.

1 reason. Next: mend what is named, or ask for something else.
"""),
        ),
    ],
)
def test_what_cannot_be_done_is_told_with_its_reasons(
    dtl: Dtl, wishes: tuple[str, ...], expected: str
) -> None:
    done = dtl("places", "propose", "--into", "6", *wishes, cwd=CROYDON)
    assert (done.out, done.code, done.err) == (expected, 4, "")


def test_an_indicator_without_figures_and_too_many_localities(dtl: Dtl, tmp_path: Path) -> None:
    place = changed(
        tmp_path,
        "outcomes.yaml",
        "indicators:\n",
        "indicators:\n  - {id: x, name: X, kind: flow}\n",
    )
    done = dtl("places", "propose", "--into", "29", "--by", "children", cwd=place)
    assert (done.out, done.code) == (
        snapshot("""\
No grouping into 29 localities is proposed.
  28 areas cannot be grouped into 29 localities.

1 reason. Next: mend what is named, or ask for something else.
"""),
        4,
    )
    done = dtl("places", "propose", "--into", "6", "--by", "x", cwd=place)
    assert (done.out.split("\n")[1], done.code) == (
        snapshot("  The figure of `x` is not stated: Addiscombe East, Addiscombe West, Bensham"),
        4,
    )


def test_areas_that_do_not_hang_together_are_told(dtl: Dtl, tmp_path: Path) -> None:
    localities = """\
footprints: [{id: all, name: All, tiers: [city, ward]}]
places:
  - {id: city, name: The city, tier: city}
  - {id: a, name: Ash, tier: ward, within: city, next_to: [b]}
  - {id: b, name: Birch, tier: ward, within: city}
  - {id: c, name: Cedar, tier: ward, within: city, next_to: [d]}
  - {id: d, name: Dogwood, tier: ward, within: city}
"""
    place = written(tmp_path, localities=localities)
    done = dtl("places", "propose", "--into", "1", cwd=place)
    assert (done.out, done.code) == (
        snapshot("""\
No grouping into 1 locality is proposed.
  The areas fall into 2 parts without a border between them, and no locality
    may be in two of them, so 1 will not do; one area of each: Ash, Cedar.

1 reason. Next: mend what is named, or ask for something else.
"""),
        4,
    )
    (place / "localities.yaml").write_text(f"dtl: 1\n{localities.replace(', next_to: [d]', '')}")
    done = dtl("places", "propose", "--into", "2", cwd=place)
    assert (done.out, done.code) == (
        snapshot("""\
No grouping into 2 localities is proposed.
  These are on no map, and no `next_to` says what they border on: Cedar,
    Dogwood.

1 reason. Next: mend what is named, or ask for something else.
"""),
        4,
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("divide",), snapshot("dtl: `dtl places` knows `propose`, and no `divide`\n")),
        (
            ("--into", "6"),
            snapshot("dtl: to have localities proposed, write `dtl places propose --into N`\n"),
        ),
        (
            ("propose",),
            snapshot("dtl: how many localities are wanted? Write `dtl places propose --into N`\n"),
        ),
        (
            ("propose", "--into", "6"),
            snapshot(
                "dtl: several indicators are known: say which to balance with --by `referrals`, "
                "`children`, `plans` or `hours`\n"
            ),
        ),
        (
            ("propose", "--into", "6", "--by", "referals"),
            snapshot("dtl: there is no indicator `referals`. Did you mean `referrals`?\n"),
        ),
        (
            ("propose", "--into", "6", "--of", "wards"),
            snapshot("dtl: there is no tier `wards`. Did you mean `ward`?\n"),
        ),
        (
            ("propose", "--into", "6", "--by", "hours", "--together", "kenley"),
            snapshot("dtl: --together wants two areas or more, as in `--together A,B`\n"),
        ),
        (
            ("propose", "--into", "6", "--by", "hours", "--together", "kenley,Kenly"),
            snapshot("dtl: there is no ward `Kenly`. Did you mean `kenley`?\n"),
        ),
        (
            ("propose", "--into", "6", "--by", "hours", "--keep", "kenley"),
            snapshot("dtl: --keep wants a name and areas, as in `--keep North=A,B`\n"),
        ),
        (
            ("propose", "--into", "6", "--by", "hours", "--apart", "kenley,kenley"),
            snapshot("dtl: --apart wants two areas or more, as in `--apart A,B`\n"),
        ),
    ],
)
def test_a_wrong_command_line_is_told(dtl: Dtl, options: tuple[str, ...], expected: str) -> None:
    done = dtl("places", *options, cwd=CROYDON)
    assert (done.err, done.code, done.out) == (expected, 2, "")


@proposed
def test_several_tiers_with_borders_are_a_choice(dtl: Dtl, tmp_path: Path) -> None:
    borders = "    within: {localities: croydon}\n    next_to: [beech]\n    bases"
    place = changed(
        tmp_path, "localities.yaml", "    within: {localities: croydon}\n    bases", borders
    )
    done = dtl("places", "propose", "--into", "2", cwd=place)
    assert (done.err, done.code) == (
        snapshot("dtl: several tiers have borders: say which with --of `locality` or `ward`\n"),
        2,
    )
    chosen = ("--of", "ward", "--by", "hours", "--effort", "0")
    assert dtl("places", "propose", "--into", "2", *chosen, cwd=place).code == 0
    done = dtl("places", "propose", "--into", "5", "--of", "locality", cwd=place)
    assert (done.out, done.code) == (
        snapshot("""\
No grouping into 5 localities is proposed.
  These are on no map, and no `next_to` says what they border on: Cedar,
    Damson, Elder, Fir.

1 reason. Next: mend what is named, or ask for something else.
"""),
        4,
    )


def test_a_map_that_is_not_there_or_cannot_be_read_is_an_error(dtl: Dtl, tmp_path: Path) -> None:
    wards = copied(tmp_path) / "boundaries/wards.geojson"
    wards.write_text("[]")
    done = dtl("places", cwd=tmp_path)
    assert (done.out, done.code) == ("", 1)
    assert done.err.partition("error")[2] == snapshot("""\
[DTL809]: `boundaries/wards.geojson` is not a collection of features, as
GeoJSON has them.
  --> localities.yaml:277:11
     |
 277 |     file: boundaries/wards.geojson
     |           ^^^^^^^^^^^^^^^^^^^^^^^^
    = help: get the file again as GeoJSON

1 error and 2 warnings in 4 files. `dtl explain DTL809` tells more.
""")
    wards.unlink()
    done = dtl("places", "propose", "--into", "6", cwd=tmp_path)
    assert (done.out, done.code) == ("", 1)
    assert done.err.partition("error")[2] == snapshot("""\
[DTL001]: There is no file `boundaries/wards.geojson`.
  --> localities.yaml:277:11
     |
 277 |     file: boundaries/wards.geojson
     |           ^^^^^^^^^^^^^^^^^^^^^^^^

1 error and 2 warnings in 4 files. `dtl explain DTL001` tells more.
""")
    assert "error[DTL001]" in dtl("check", cwd=tmp_path).out


def test_places_and_areas_without_a_partner_are_found(dtl: Dtl, tmp_path: Path) -> None:
    place = changed(tmp_path, "localities.yaml", "    code: E05011469\n", "")
    changes = (
        ("    code: E05011470\n", "    code: E05009999\n"),
        *((f"    code: E050114{number}\n", "") for number in (71, 72, 73, 74, 75, 76)),
    )
    for old, new in changes:
        path = place / "localities.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    shutil.copy(place / "boundaries/wards.geojson", place / "boundaries/older.geojson")
    found = [
        line
        for line in dtl("check", "--notes", cwd=place).out.split("\n\n")
        if "DTL81" in line and "DTL812" not in line
    ]
    assert "\n\n".join(found) == snapshot("""\
note[DTL813]: `boundaries/older.geojson` stands in the workspace, and no record
of `boundaries` names it.
    = help: name it, with its `tier`

warning[DTL811]: `E05009999` is no area of `boundaries/wards.geojson`.
  --> localities.yaml:142:11
     |
 142 |     code: E05009999
     |           ^^^^^^^^^
    = help: check the code and the map's year

note[DTL810]: 8 areas of `boundaries/wards.geojson` are no ward of the
workspace: Kenley (E05011469), New Addington North (E05011470), New Addington
South (E05011471), Norbury & Pollards Hill (E05011472), Norbury Park (E05011473)
and 3 more.
  --> localities.yaml:270:11
     |
 270 |     file: boundaries/wards.geojson
     |           ^^^^^^^^^^^^^^^^^^^^^^^^
    = help: add them, or leave it at that\
""")
    out = dtl("places", cwd=place).out
    assert out[out.index("Borders of") :].split("\n")[3:9] == snapshot(
        [
            "  28 areas, 20 of them places of the workspace by code (WD25CD).",
            "  On the map alone: Kenley (E05011469), New Addington North (E05011470), New",
            "    Addington South (E05011471), Norbury & Pollards Hill (E05011472), Norbury",
            "    Park (E05011473), Old Coulsdon (E05011474), Park Hill & Whitgift (E05011475)",
            "    and Purley & Woodcote (E05011476).",
            "  In the workspace alone, by their codes: New Addington North.",
        ]
    )
    done = dtl("places", "propose", "--into", "2", "--by", "hours", cwd=place)
    assert (done.out, done.code) == (
        snapshot("""\
No grouping into 2 localities is proposed.
  These are on no map, and no `next_to` says what they border on: New
    Addington North, New Addington South, Norbury & Pollards Hill, Norbury Park,
    Park Hill & Whitgift, Purley & Woodcote.

1 reason. Next: mend what is named, or ask for something else.
"""),
        4,
    )


def test_of_many_crossings_some_are_told_and_the_others_counted(dtl: Dtl, tmp_path: Path) -> None:
    places = [f"  - {{id: r{n}, name: R{n}, tier: row, within: {{a: all}}}}" for n in range(5)]
    places += [f"  - {{id: c{n}, name: C{n}, tier: column, within: {{b: all}}}}" for n in range(5)]
    places += [
        f"  - {{id: w{n}, name: W{n}, tier: ward, within: {{a: r{n % 5}, b: c{n // 5}}}}}"
        for n in range(25)
    ]
    localities = """\
footprints:
  - {id: a, name: Rows, tiers: [whole, row, ward]}
  - {id: b, name: Columns, tiers: [whole, column, ward]}
places:
  - {id: all, name: All, tier: whole}
""" + "\n".join(places)
    out = dtl("places", cwd=written(tmp_path, localities=f"{localities}\n")).out
    crossings = out[out.index("How they lie") :].partition("\n\n")[0].split("\n  - ")
    assert (len(crossings), crossings[1], crossings[-1]) == snapshot(
        (
            22,
            """\
R0 crosses C0: in both W0; in R0 alone W5, W10, W15 and W20; in C0 alone
    W1, W2, W3 and W4.\
""",
            """\
5 more pairs of places that cross (--format json).
  In Rows and Columns: 25 wards.\
""",
        )
    )


@proposed
def test_a_place_of_a_tier_with_a_number_is_counted_in_words(dtl: Dtl, tmp_path: Path) -> None:
    places = "".join(
        f"  - {{id: p{n}, name: P{n}, tier: level-of-12, within: city, next_to: [p{n % 12 + 1}]}}\n"
        for n in range(1, 13)
    )
    localities = f"""\
footprints: [{{id: all, name: All, tiers: [city, level-of-12]}}]
places:
  - {{id: city, name: The city, tier: city}}
{places}"""
    place = written(tmp_path, localities=localities)
    out = dtl("places", "propose", "--into", "3", "--near-enough", "50", cwd=place).out
    assert out.partition("An even")[0] == snapshot("""\
No indicator has figures of places of level-of-12 that add up, so their number
  is balanced: 12 places of level-of-12 in 3 localities.
""")


@proposed
def test_no_order_of_rows_features_or_places_changes_what_is_proposed(tmp_path: Path) -> None:
    place, chance = copied(tmp_path), random.Random(7)  # noqa: S311 - any order will do
    command = ("places", "propose", "--into", "6", "--by", "hours", "--effort", "1")
    shown = ("places", "--format", "json")
    proposed, usual = run_several(command, cwd=place), run_several(shown, cwd=place)
    rows = (place / "demand.csv").read_text(encoding="utf-8").splitlines()
    mixed = chance.sample(rows[1:], len(rows) - 1)
    (place / "demand.csv").write_text("\r\n".join([rows[0], *mixed]), encoding="utf-8")
    wards: Any = json.loads((place / "boundaries/wards.geojson").read_bytes())
    chance.shuffle(wards["features"])
    (place / "boundaries/wards.geojson").write_text(json.dumps(wards))
    assert run_several(shown, cwd=place) == usual
    head, start, tail = _parted((place / "localities.yaml").read_text(encoding="utf-8"))
    text = "".join([head, *chance.sample(start, len(start)), tail])
    (place / "localities.yaml").write_text(text, encoding="utf-8")
    # With all three mixed; what is shown of places keeps their order, what is proposed does not.
    assert run_several(command, cwd=place) == proposed


def _parted(text: str) -> tuple[str, list[str], str]:
    """The text of a file before its places, that of each place, and that behind them."""
    head, places, rest = text.partition("places:\n")
    own, behind, tail = rest.partition("crosswalks:\n")
    records = [f"  - id: {each}" for each in own.split("  - id: ")[1:]]
    return head + places, records, behind + tail


@proposed
def test_each_row_of_the_csv_is_an_area_once(dtl: Dtl) -> None:
    done = dtl("places", "propose", "--into", "6", "--by", "hours", "-f", "csv", cwd=CROYDON)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len({row["area"] for row in rows}) == len(rows) == 28
    assert {row["locality"] for row in rows} == set("123456")


@proposed
def test_seconds_are_said_to_change_from_run_to_run(dtl: Dtl) -> None:
    command = ("places", "propose", "--into", "6", "--by", "hours", "--seconds", "60")
    assert "so another run may come to another grouping." in dtl(*command, cwd=CROYDON).out


def test_without_effort_nothing_is_proved(dtl: Dtl) -> None:
    command = ("places", "propose", "--into", "6", "--by", "hours", "--effort", "0")
    done = dtl(*command, cwd=CROYDON)
    assert "A more even grouping may exist" in done.out
    assert done.out.endswith("not proved most even. Next:\n--effort N searches longer.\n")


@proposed
def test_ctrl_c_gives_the_best_grouping_so_far() -> None:
    wishes = ("--into", "9", "--by", "hours", "--by", "children", "--effort", "1000")
    shows = r"Grouping \.\.\. \d+ s; Ctrl-C gives the best grouping so far"
    with at_work("places", "propose", *wishes, cwd=CROYDON, shows=shows) as (program, _):
        program.send_signal(signal.SIGINT)
        out, _ = program.communicate(timeout=120)
    assert program.returncode == 130
    assert "The time to search was limited" in out.decode()


@proposed
def test_ctrl_c_where_there_is_no_grouping_ends_quietly() -> None:
    done = pressed_at_once("places", "propose", "--into", "6", "--by", "plans", cwd=CROYDON)
    assert done == Ended(130, "", "Stopped.\n")


@proposed
def test_without_the_extra_it_is_said_how_to_install_it(
    dtl: Dtl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ortools", None)
    done = dtl("places", "propose", "--into", "6", "--by", "hours", cwd=CROYDON)
    assert (done.err, done.code, done.out) == (
        snapshot(
            "dtl: proving how even localities can be needs ortools, not installed here; in the "
            "folder of dtl: pip install '.[plan]'; or search without proof: --effort 0\n"
        ),
        2,
        "",
    )


def test_one_place_below_the_first_tier_is_told_in_the_singular(dtl: Dtl, tmp_path: Path) -> None:
    localities = """\
footprints: [{id: all, name: All, tiers: [city, area]}]
places:
  - {id: city, name: The city, tier: city}
  - {id: mill, name: Mill, tier: area, within: city}
"""
    out = dtl("places", cwd=written(tmp_path, localities=localities)).out
    assert "  All: yes, the one that is listed below the first tier.\n" in out


def test_a_footprint_of_one_tier_has_nothing_below_it(dtl: Dtl, tmp_path: Path) -> None:
    localities = """\
footprints: [{id: schools, name: Schools, tiers: [cluster]}]
places:
  - {id: one, name: One, tier: cluster}
  - {id: two, name: Two, tier: cluster}
"""
    out = dtl("places", cwd=written(tmp_path, localities=localities)).out
    assert "  Schools: nothing is listed below the first tier.\n" in out


def test_names_with_commas_are_not_taken_for_several(dtl: Dtl, tmp_path: Path) -> None:
    localities = """\
footprints: [{id: all, name: All, tiers: [city, ward]}]
places:
  - {id: city, name: The city, tier: city}
  - {id: east, name: East, tier: ward, within: city, next_to: [eye]}
  - {id: eye, name: "Eye, Thorney and Newborough", tier: ward, within: city}
  - {id: west, name: West, tier: ward, within: city, next_to: [eye]}
"""
    place = written(tmp_path, localities=localities)
    assert "    3 wards: East; Eye, Thorney and Newborough; West\n" in dtl("places", cwd=place).out
    out = dtl("places", "propose", "--into", "1", "--effort", "0", cwd=place).out
    assert "An even share of small areas is 3 for one locality: that is what it has.\n" in out
    assert "  East; Eye, Thorney and Newborough; and West\n" in out
