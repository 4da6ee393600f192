from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import CROYDON

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl, Ended

pytestmark = pytest.mark.needs("numpy", "polars")

ROWS = """\
service,based_in_area,work_by_area
a,yes,
b,no,yes
c,no,
d,no,no
"""


def rows_classified(dtl: Dtl, folder: Path, rows: str) -> Ended:
    (folder / "rows.csv").write_text(rows, encoding="utf-8")
    files = ("--services", "rows.csv", "--out", "out.csv")
    return dtl("classify", *files, "--workspace", str(CROYDON), cwd=folder)


def categories(folder: Path) -> dict[str, str]:
    text = (folder / "out.csv").read_text(encoding="utf-8")
    return {row["service"]: row["category"] for row in csv.DictReader(io.StringIO(text))}


def test_rows_of_a_file_are_classified_by_the_scheme_of_the_workspace(
    dtl: Dtl, tmp_path: Path
) -> None:
    done = rows_classified(dtl, tmp_path, ROWS)
    assert (done.code, done.err) == (0, "")
    assert done.out == snapshot("""\
  pioneer     1
  navigator   1
  ambassador  1
  undecided   1

4 rows read, 4 classified into out.csv.
""")
    assert categories(tmp_path) == {"a": "pioneer", "b": "navigator", "c": "", "d": "ambassador"}


def test_bad_rows_are_told_and_kept_and_end_the_command_with_1(dtl: Dtl, tmp_path: Path) -> None:
    done = rows_classified(dtl, tmp_path, ROWS + "e,maybe,yes\n")
    assert done.code == 1
    assert (done.out, done.err) == snapshot(
        (
            """\
  pioneer     1
  navigator   1
  ambassador  1
  undecided   1
  bad rows    1

5 rows read, 4 classified into out.csv. 1 bad row kept in out.bad.csv.
""",
            """\
error[DTL330]: `maybe` is no answer to `based_in_area`
  --> rows.csv:6:1
    = help: wanted: `yes`, `no`, or nothing where it is not known

1 error in 1 file. `dtl explain DTL330` tells more.
""",
        )
    )
    assert "e" not in categories(tmp_path)
    assert (tmp_path / "out.bad.csv").read_text(encoding="utf-8") == snapshot("""\
line,service,column,value,problem
6,e,based_in_area,maybe,`maybe` is no answer to `based_in_area`
""")


def test_a_file_without_a_place_for_its_results_is_a_wrong_command_line(
    dtl: Dtl, tmp_path: Path
) -> None:
    for args in (("--services", "rows.csv"), ("--out", "out.csv")):
        done = dtl("classify", *args, "--workspace", str(CROYDON), cwd=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert done.err == "dtl: `--services FILE` and `--out RESULT` go together\n"


def test_a_file_that_is_not_there_is_told(dtl: Dtl, tmp_path: Path) -> None:
    out = str(tmp_path / "out.csv")
    done = dtl("classify", "--services", "gone.csv", "--out", out, cwd=CROYDON)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error[DTL")
    assert list(tmp_path.iterdir()) == []
