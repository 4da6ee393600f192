"""Whole files in, whole files out: every format, every kind of bad row, nothing lost."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("numpy", reason="needs numpy and polars, of the extra `bulk`")
pytest.importorskip("polars", reason="needs numpy and polars, of the extra `bulk`")

import polars as pl

from dtl_planner.app.bulk.entry import classify_file
from dtl_planner.classify.engine.table import Table, compile_table
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dtl_planner.app.bulk.result import BulkResult
    from dtl_planner.classify.written.building import Built

pytestmark = pytest.mark.needs("numpy", "polars")

SCHEME = """
dtl: 1
schemes:
  - id: split
    title: Split of a county's services
    facts:
      local: {ask: Is it provided locally?}
      level: {ask: Which levels?, type: level, values: [1, 2, 3, 4], fixed: yes}
      fte: {ask: How many staff?, type: number}
    categories: [local, shared, county]
    rules:
      - {id: small, then: shared, when: fte < 5, because: too small to split}
      - {id: near, then: local, when: {all: [local, level <= 2]}, because: near to people}
    otherwise: {then: county, because: what is left}
"""

HEAD = "service,category,status,rule,possible,margin,ask\n"


@pytest.fixture
def table(build: Callable[[str], Built]) -> Table:
    scheme = build(SCHEME).scheme
    assert scheme is not None
    return compile_table(scheme)


def classified(
    table: Table, folder: Path, text: str | bytes, *, name: str = "in.csv", out: str = "out.csv"
) -> BulkResult:
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return classify_file(table, folder / name, folder / out, limits=Limits())


def codes(result: BulkResult) -> list[str]:
    return [found.code.id for found in result.diagnostics]


def bad(folder: Path) -> str:
    return (folder / "out.bad.csv").read_text()


def test_each_row_has_its_result(table: Table, tmp_path: Path) -> None:
    result = classified(
        table,
        tmp_path,
        "id,local,level,fte\n"
        "sure,yes,1,12\n"
        "threshold,no,4,5\n"
        "open,yes,unknown,9.5\n"
        "nothing,,,\n"
        "spans,yes,2;3,6\n"
        "about,no,3,about 5\n"
        "small,,,4\n",
    )
    assert (tmp_path / "out.csv").read_text() == HEAD + (
        "sure,local,rule,near,local,1,\n"
        "threshold,county,rule,otherwise,county,1,\n"
        "open,,undecided,,local; county,0,level\n"
        "nothing,,undecided,,local; shared; county,0,fte\n"
        "spans,,undecided,,local; county,0,level\n"
        "about,,undecided,,shared; county,0,fte\n"
        "small,shared,rule,small,shared,1,\n"
    )
    assert (result.rows, result.written, result.bad, result.undecided) == (7, 7, 0, 4)
    assert result.categories == (("local", 1), ("shared", 1), ("county", 1))
    assert (result.out, result.bad_out, result.diagnostics) == (tmp_path / "out.csv", None, ())


def test_bad_rows_are_kept_with_their_lines_and_the_others_classified(
    table: Table, tmp_path: Path
) -> None:
    result = classified(
        table,
        tmp_path,
        "service,local,level,fte\n"
        "a,yes,1,12\n"
        "b,mostly,7,12\n"
        "\n"
        ",yes,1,12\n"
        "c,yes,1\n"
        "a,no,1,12\n"
        '"d, e",yes,1,-3\n'
        "f,yes,1,12,13\n"
        '"g"h,yes,1,12\n'
        "z\u200bz,yes,1,12\n"
        "last,yes,1,12",
    )
    assert (tmp_path / "out.csv").read_text() == HEAD + (
        "a,local,rule,near,local,1,\nlast,local,rule,near,local,1,\n"
    )
    assert bad(tmp_path) == (
        "line,service,column,value,problem\n"
        "3,b,local,mostly,`mostly` is no answer to `local`\n"
        "3,b,level,7,`7` is no answer to `level`\n"
        "5,,,,this row names no service\n"
        '6,c,,,"this row has 3 cells, and the heading 4"\n'
        "7,a,,,`a` stands in line 2 already\n"
        '8,"d, e",fte,\'-3,`-3` is no answer to `fte`\n'
        '9,f,,,"this row has 5 cells, and the heading 4"\n'
        "10,,,,\"this row cannot be read: ',' expected after '\"\"'\"\n"
        '11,z\\u{200b}z,,,"this id holds the character `U+200B` (zero width space), which cannot'
        ' be seen"\n'
    )
    assert (result.rows, result.written, result.bad) == (10, 2, 8)
    assert codes(result) == [
        "DTL330", "DTL330", "DTL369", "DTL368", "DTL370", "DTL330", "DTL368", "DTL368", "DTL369",
    ]  # fmt: skip


def test_a_quote_never_closed_costs_its_own_row_only(table: Table, tmp_path: Path) -> None:
    result = classified(table, tmp_path, 'id,local\na,yes\nb,"yes\nc,no\nd,no\n')
    assert (tmp_path / "out.csv").read_text().count("\n") == 4
    assert bad(tmp_path).splitlines()[1].startswith("3,")
    assert (result.rows, result.written, result.bad) == (4, 3, 1)


def test_a_quoted_cell_may_hold_a_line_end_and_lines_still_count(
    table: Table, tmp_path: Path
) -> None:
    classified(table, tmp_path, 'note,id,local\n"two\nlines",a,yes\nplain,b,often\n')
    assert bad(tmp_path).splitlines()[1] == "4,b,local,often,`often` is no answer to `local`"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(
    table: Table, tmp_path: Path, ends: str, mark: bytes
) -> None:
    lines = ["id,local,level,fte", "a,yes,1,12", "b,no,,3", "c,yes,2,7"]
    classified(table, tmp_path, mark + ends.join(lines).encode())
    assert (tmp_path / "out.csv").read_text() == HEAD + (
        "a,local,rule,near,local,1,\nb,shared,rule,small,shared,1,\nc,local,rule,near,local,1,\n"
    )


def test_every_format_gives_the_same_results(table: Table, tmp_path: Path) -> None:
    rows = [
        {"service": "a", "local": True, "level": [1, 2], "fte": 12.5},
        {"service": "b", "local": False, "level": [4], "fte": 5.0},
        {"service": "c", "local": None, "level": None, "fte": 4.0},
        {"service": "d", "local": True, "level": [2, 3], "fte": None},
    ]
    frame = pl.DataFrame(rows)
    frame.write_parquet(tmp_path / "in.parquet")
    (tmp_path / "in.json").write_text(json.dumps(rows, indent=1))
    (tmp_path / "in.ndjson").write_text("\n".join(json.dumps(row) for row in rows))
    (tmp_path / "in.csv").write_text(
        "service,local,level,fte\na,yes,1;2,12.5\nb,no,4,5.0\nc,,,4.0\nd,yes,2;3,\n"
    )
    written = []
    for kind in ("csv", "parquet", "json", "ndjson"):
        result = classify_file(
            table, tmp_path / f"in.{kind}", tmp_path / f"{kind}.parquet", limits=Limits()
        )
        assert (result.written, result.diagnostics) == (4, ())
        written.append((tmp_path / f"{kind}.parquet").read_bytes())
    assert written == [written[0]] * 4
    assert pl.read_parquet(tmp_path / "csv.parquet").rows() == [
        ("a", "local", "rule", "near", "local", 1, None),
        ("b", "county", "rule", "otherwise", "county", 1, None),
        ("c", "shared", "rule", "small", "shared", 1, None),
        ("d", None, "undecided", None, "local; shared; county", 0, "fte"),
    ]


def test_bad_records_of_json_are_told_by_line_or_number(table: Table, tmp_path: Path) -> None:
    broken = (
        '{"id": "a", "local": "yes"}\n'
        '{"id": "b", "id": "c"}\n'
        "[1]\n"
        '{"id"\n'
        '{"id": "d", "local": {}}\n'
    )
    result = classified(table, tmp_path, broken, name="in.ndjson")
    assert (result.rows, result.written, result.bad) == (5, 1, 4)
    assert bad(tmp_path) == (
        "line,service,column,value,problem\n"
        "2,,,,the key `id` stands in this record twice\n"
        "3,,,,an object with a key for each answer is wanted here\n"
        "4,,,,this line is no JSON: column 1: Expecting ':' delimiter\n"
        "5,d,local,{...},`{...}` is no answer to `local`\n"
    )
    result = classified(table, tmp_path, '[{"id": "a", "local": "yes"}, 3]', name="in.json")
    assert (result.rows, result.written, result.bad) == (2, 1, 1)
    assert bad(tmp_path).splitlines()[1].startswith("2,")
    assert bad(tmp_path).splitlines()[0] == "record,service,column,value,problem"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("in.txt", b"id,local\n", "DTL362"),
        ("in.csv", b"", "DTL005"),
        ("in.csv", "id,local\na,yes\n".encode("utf-16"), "DTL007"),
        ("in.csv", b"id,local\na,yes\nb\xe9,no\n", "DTL007"),
        ("in.csv", b"id;local\na;yes\n", "DTL371"),
        ("in.csv", b"name,local\na,yes\n", "DTL363"),
        ("in.csv", b"id,place\na,here\n", "DTL364"),
        ("in.csv", b"id,local,local\na,yes,no\n", "DTL367"),
        ("in.csv", b"id,local\na," + b"x" * 2_000_000, "DTL371"),
        ("in.parquet", b"id,local\n", "DTL371"),
        ("in.json", b'[{"id": "a", "local": "yes"}', "DTL371"),
        ("in.json", b'[{"id": "a", "local": "yes"}] []', "DTL371"),
        ("in.json", b"[" * 100_000, "DTL371"),
    ],
)
def test_a_file_that_will_not_do_is_refused_and_nothing_written(
    table: Table, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / "out.csv").write_text("as it was")
    result = classified(table, tmp_path, data, name=name)
    assert (result.out, codes(result)) == (None, [code])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "out.csv"])
    assert (tmp_path / "out.csv").read_text() == "as it was"


def test_columns_that_nothing_reads_and_questions_without_one_are_named(
    table: Table, tmp_path: Path
) -> None:
    result = classified(table, tmp_path, "id,locl,level,name\na,yes,4,A\n")
    told = [(found.code.id, found.message, found.hint) for found in result.diagnostics]
    assert told == [
        (
            "DTL365",
            "the column `locl` is no question of `split` and is not read",
            "did you mean `local`?",
        ),
        ("DTL365", "the column `name` is no question of `split` and is not read", None),
        ("DTL366", "no column answers `local`: it counts as not known for every row", None),
        ("DTL366", "no column answers `fte`: it counts as not known for every row", None),
    ]


def test_inputs_and_other_places_are_not_written_over(table: Table, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,local\na,yes\n")
    (tmp_path / ".git").mkdir()
    for out in ("in.csv", ".git/out.csv", "absent/out.csv"):
        result = classify_file(table, tmp_path / "in.csv", tmp_path / out, limits=Limits())
        assert (result.out, codes(result)) == (None, ["DTL372"])
    assert (tmp_path / "in.csv").read_text() == "id,local\na,yes\n"
    missing = classify_file(table, tmp_path / "no.csv", tmp_path / "out.csv", limits=Limits())
    folder = classify_file(table, tmp_path, tmp_path / "out.csv", limits=Limits())
    assert (codes(missing), codes(folder)) == (["DTL001"], ["DTL362"])


def test_ids_that_look_like_formulas_are_protected_and_come_back_as_they_were(
    table: Table, tmp_path: Path
) -> None:
    ids = ["=1+1", "+a", "-b", "@c", "'=d", "'e", "plain", "\uff1df"]
    text = "id,local,fte\n" + "".join(f"{name},yes,1\n" for name in ids)
    classified(table, tmp_path, text)
    first = pl.read_csv(tmp_path / "out.csv")["service"].to_list()
    assert first == ["'=1+1", "'+a", "'-b", "'@c", "'=d", "'e", "plain", "'\uff1df"]
    classified(table, tmp_path, text, out="out.parquet")
    assert pl.read_parquet(tmp_path / "out.parquet")["service"].to_list() == [
        "=1+1", "+a", "-b", "@c", "=d", "'e", "plain", "\uff1df",
    ]  # fmt: skip


def test_bad_rows_of_an_earlier_run_do_not_stay(table: Table, tmp_path: Path) -> None:
    assert classified(table, tmp_path, "id,local\na,often\n").bad_out == tmp_path / "out.bad.csv"
    assert classified(table, tmp_path, "id,local\na,yes\n").bad_out is None
    assert bad(tmp_path) == "line,service,column,value,problem\n"


def test_many_bad_rows_are_shown_in_part_and_kept_in_full(table: Table, tmp_path: Path) -> None:
    rows = "".join(f"s{n},often\n" for n in range(500))
    result = classified(table, tmp_path, "id,local\n" + rows)
    assert (result.bad, len([c for c in codes(result) if c == "DTL330"])) == (500, 30)
    assert bad(tmp_path).count("\n") == 501


def test_progress_is_told_to_the_end(table: Table, tmp_path: Path) -> None:
    told: list[tuple[int, float]] = []
    (tmp_path / "in.csv").write_text("id,local\n" + "".join(f"s{n},yes\n" for n in range(700_000)))
    classify_file(
        table,
        tmp_path / "in.csv",
        tmp_path / "out.csv",
        limits=Limits(),
        progress=lambda rows, share: told.append((rows, share)),
    )
    assert told[-1] == (700_000, 1.0)
    assert told == sorted(told)
    assert len(told) > 2


def test_repeated_ids_are_found_however_far_apart(table: Table, tmp_path: Path) -> None:
    rows = "".join(f"s{n % 400_000},yes\n" for n in range(500_000))
    result = classified(table, tmp_path, "id,local\n" + rows)
    assert (result.rows, result.written, result.bad) == (500_000, 400_000, 100_000)
    assert bad(tmp_path).splitlines()[1] == "400002,s0,,,`s0` stands in line 2 already"


def test_without_the_extra_it_is_said_how_to_install_it(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    result = classified(table, tmp_path, "id,local\na,yes\n")
    told = [(found.code.id, found.message, found.hint) for found in result.diagnostics]
    assert told == [
        (
            "DTL361",
            "Reading large files needs polars, not installed here.",
            "in the folder of dtl: pip install '.[bulk]'",
        )
    ]


def test_a_column_of_dates_is_no_answer(table: Table, tmp_path: Path) -> None:
    frame = pl.DataFrame({"id": ["a"], "local": ["2009-09-15"]}).with_columns(
        pl.col("local").str.to_date()
    )
    frame.write_parquet(tmp_path / "in.parquet")
    result = classify_file(table, tmp_path / "in.parquet", tmp_path / "out.csv", limits=Limits())
    assert codes(result) == ["DTL367"]


def test_a_row_of_parquet_is_told_by_its_number(table: Table, tmp_path: Path) -> None:
    pl.DataFrame({"id": ["a", "b"], "fte": [1.5, float("nan")]}).write_parquet(
        tmp_path / "in.parquet"
    )
    result = classify_file(table, tmp_path / "in.parquet", tmp_path / "out.csv", limits=Limits())
    assert [found.message for found in result.diagnostics if found.code.id == "DTL330"] == [
        "row 2 of `in.parquet`: `nan` is no answer to `fte`"
    ]
    assert (result.rows, result.written, result.bad) == (2, 1, 1)
