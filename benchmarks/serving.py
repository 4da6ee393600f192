"""Serving: from a file that is saved to the changed page in a browser, against a report from cold.

Seconds are of the clock, as somebody waits for them; on a busy machine they say little.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.children import ROOT, python, said
from benchmarks.contest import Contender, machine, measured, report
from dtl_planner.catalogue.layout import among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_COLD = "dtl report, from cold"
_AIM = "under 500 ms"
_OF_SERVICE = "#service-childrens-centres"
_SEEN = """
([selector, words]) => [...document.querySelectorAll(selector)].some(
  (each) => each.textContent.includes(words))
  ? performance.timeOrigin + performance.now() : false
"""
"""Looked at before each picture of the page is drawn: when some words stand in it."""
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
_SECONDS = 120
_MONTHS = ("May", "June", "July", "August", "September", "October", "November")
"""Those in which the deadline is put."""


def main(*, rounds: int) -> None:
    """Measure, and print."""
    if shutil.which("chromium") is None:
        print("left out: there is no chromium here")
        return
    # Imported here, so that a machine without a browser can say so.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    print(machine("starlette", "uvicorn", "watchfiles", "playwright"))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = copied(Path(name))
        program = shutil.which("chromium")
        with (
            serving(folder) as address,
            playwright.chromium.launch(executable_path=program, args=_QUIET) as browser,
        ):
            page = browser.new_page()
            page.goto(address)
            _compare(folder, page, rounds)


def copied(folder: Path) -> Path:
    """Copy the root workspace."""
    found = (*ROOT.glob("*.yaml"), *ROOT.glob("proposals/*.yaml"))
    for name in among(path.relative_to(ROOT).as_posix() for path in found):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run `dtl serve` in a folder, and give its address."""
    command = python("-m", "dtl_planner", "serve", "--port", "0")
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as server:
        try:
            found = (re.search(r"http://[\d.:]+/", line) for line in server.stderr or ())
            yield next(each[0] for each in found if each)
        finally:
            server.kill()


def _compare(folder: Path, page: Page, rounds: int) -> None:
    numbers = count(1)
    words = partial(_rename, folder, page, numbers)
    dates = partial(_put_off, folder, page, numbers)
    contenders = [
        Contender("a name saved, and seen in the browser", aim=_AIM, measure=words),
        Contender("a deadline saved, planned anew, and seen", aim=_AIM, measure=dates),
        Contender(_COLD, partial(_from_cold, folder)),
    ]
    found = measured(contenders, rounds=rounds)
    report("The root workspace, seconds of the clock", contenders, found, yardstick=_COLD)


def _rename(folder: Path, page: Page, numbers: Iterator[int]) -> float:
    """Give a service another name, and wait until it is there."""
    file, name = folder / "services.yaml", f"Children's centres, {next(numbers)}"
    old = file.read_text("utf-8")
    text = re.sub(r"name: Children's centres.*", f'name: "{name}"', old, count=1)
    text = re.sub(r'name: "Children\'s centres.*', f'name: "{name}"', text, count=1)
    return _seen(page, file, text, _OF_SERVICE, name)


def _put_off(folder: Path, page: Page, numbers: Iterator[int]) -> float:
    """Move the deadline to another day, for which no plan is known yet, and wait to see it."""
    file, number = folder / "programme.yaml", next(numbers)
    day = f"2010-{5 + number // 28 % 7:02}-{number % 28 + 1:02}"
    text = re.sub(r"  deadline: by 2010-.*", f"  deadline: by {day}", file.read_text("utf-8"))
    shown = f"{number % 28 + 1} {_MONTHS[number // 28 % 7]} 2010"
    return _seen(page, file, text, "#timeline", shown)


def _seen(page: Page, file: Path, text: str, selector: str, words: str) -> float:
    began = time.time()
    file.write_text(text, encoding="utf-8")
    seen = page.wait_for_function(
        _SEEN, arg=[selector, words], polling="raf", timeout=_SECONDS * 1_000
    )
    return float(seen.json_value()) / 1_000 - began


def _from_cold(folder: Path) -> None:
    said(python("-m", "dtl_planner", "report", "--out", "-"), folder)
