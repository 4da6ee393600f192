"""Each folder of `cases/errors` is a workspace with mistakes, and says where they must be found.

`# expect: DTL201 18` at the end of a line stands for a finding there, at column 18; several are
parted by commas, and `-` stands for a finding without a place. Nothing else may be found. A file
that the folder lacks is taken from `cases/defaults`; `NAME.missing` leaves a file out. A first line
`# limit: scheme-cells=1` or `# as-of: 2010-05-01` stands for that option of `dtl check`.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.opening import read_workspace
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diagnostics import Diagnostic

CASES = Path(__file__).parent / "cases"
EXPECT = re.compile(r"# expect: ((?:DTL\d{3} (?:\d+|-)(?:, )?)+)$")
LIMIT = re.compile(r"# limit: ([a-z-]+)=(\d+)\n")
AS_OF = re.compile(r"# as-of: (\S+)\n")


class Finding(NamedTuple):
    """A code and its place; without a file, the finding has none."""

    code: str
    file: str = ""
    line: int = 0
    column: int = 0


def case_folders() -> list[Path]:
    return sorted(folder for folder in (CASES / "errors").iterdir() if folder.is_dir())


def expected_in(folder: Path) -> Iterator[Finding]:
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        # A case may be about wrong bytes, so none may stop the reading here.
        for number, line in enumerate(path.read_text(encoding="latin-1").split("\n"), start=1):
            found = EXPECT.search(line.rstrip("\r"))
            for each in found[1].split(", ") if found else ():
                code, column = each.split()
                yield (Finding(code) if column == "-" else Finding(code, name, number, int(column)))


def set_up(folder: Path, workspace: Path) -> None:
    for default in (CASES / "defaults").iterdir():
        if not (folder / f"{default.name}.missing").exists():
            shutil.copy(default, workspace)
    for path in folder.rglob("*.yaml"):
        place = workspace / path.relative_to(folder)
        place.parent.mkdir(exist_ok=True)
        shutil.copy(path, place)


def options_in(folder: Path) -> tuple[Limits, date | None]:
    starts = [path.read_text(encoding="latin-1") for path in folder.rglob("*.yaml")]
    limits = [found for start in starts if (found := LIMIT.match(start))]
    days = [found for start in starts if (found := AS_OF.match(start))]
    return (
        Limits(**{found[1].replace("-", "_"): int(found[2]) for found in limits}),
        date.fromisoformat(days[0][1]) if days else None,
    )


def found_in(diagnostics: tuple[Diagnostic, ...]) -> Iterator[Finding]:
    for diagnostic in diagnostics:
        span = diagnostic.span
        yield (
            Finding(diagnostic.code.id, span.file, span.line, span.column)
            if span
            else Finding(diagnostic.code.id)
        )


@pytest.mark.parametrize("folder", case_folders(), ids=lambda folder: folder.name)
def test_a_case_gives_exactly_the_findings_it_expects(folder: Path, tmp_path: Path) -> None:
    set_up(folder, tmp_path)
    limits, as_of = options_in(folder)
    workspace = read_workspace(tmp_path, limits=limits)
    assert sorted(found_in(check(workspace, as_of=as_of))) == sorted(expected_in(folder))


def test_a_workspace_of_the_defaults_alone_has_no_findings(tmp_path: Path) -> None:
    set_up(CASES / "defaults", tmp_path)
    workspace = read_workspace(tmp_path, limits=Limits())
    assert check(workspace) == ()


@pytest.mark.parametrize("folder", case_folders(), ids=lambda folder: folder.name)
def test_a_case_is_named_for_a_code_that_it_expects(folder: Path) -> None:
    assert folder.name[:6] in {finding.code for finding in expected_in(folder)}
