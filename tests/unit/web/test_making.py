from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from dtl_planner.app.reporting import Asked
from dtl_planner.limits import Limits
from dtl_planner.render.report.document import Made, Panel, Report
from dtl_planner.web.making import Maker
from dtl_planner.web.pages import plain_page

DEFAULTS = Path(__file__).parents[2] / "cases/defaults"
LAST = Report(
    "Programme", "Report", (Panel("summary", "Summary", "Well.", ()),), Made("a", "b", "1")
)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder that only pretends to be one: whoever opens it meets a fault."""


def written(folder: Path, services: str | None = None) -> Path:
    shutil.copytree(DEFAULTS, folder, dirs_exist_ok=True)
    if services is not None:
        (folder / "services.yaml").write_text(f"dtl: 1\n{services}", "utf-8")
    return folder


def maker(folder: Path, *, reader: str | None = None) -> tuple[Maker, list[Exception]]:
    faults: list[Exception] = []
    return Maker(folder, Asked(reader=reader), Limits(), faults.append), faults


def test_a_sound_workspace_gives_the_report(tmp_path: Path) -> None:
    made, faults = maker(written(tmp_path))
    page = made.first()
    assert (page.is_whole, faults) == (True, [])
    assert page == made.make()


def test_errors_give_a_page_of_errors(tmp_path: Path) -> None:
    made, faults = maker(written(tmp_path, services="services: {"))
    for page in (made.first(), made.make()):
        assert (page.is_whole, faults) == (False, [])
        assert b"services.yaml:2:" in page.body


def test_what_is_no_longer_there_gives_a_page_that_says_so(tmp_path: Path) -> None:
    made, faults = maker(written(tmp_path), reader="nobody")
    page = made.make()
    assert (page.is_whole, faults) == (False, [])
    assert b"nobody" in page.body


def test_a_fault_of_ours_gives_a_page_and_is_told(tmp_path: Path) -> None:
    made, faults = maker(tmp_path)
    made.folder = _Folder()  # type: ignore[assignment] # no folder would make it fail
    page = made.make()
    assert b"This is a fault in dtl, not in your files." in page.body
    assert [type(fault) for fault in faults] == [TypeError]


def test_where_no_page_can_be_written_at_all_there_is_a_plain_one(tmp_path: Path) -> None:
    made, faults = maker(tmp_path)
    made.folder = _Folder()  # type: ignore[assignment] # as above
    made.last = Report("Programme", "Report", (None,), LAST.made)  # type: ignore[arg-type]
    assert made.make() == plain_page()
    assert len(faults) == 2
