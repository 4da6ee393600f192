"""`dtl report`: against `dtl check`, how the page grows, and how it feels in a browser."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.children import ROOT, cpu_seconds, python
from benchmarks.contest import Contender, machine, measured, report
from benchmarks.report_workspaces import write_workspace

_DTL = ("-m", "dtl_planner")
_SIZES = (30, 100, 300, 1_000)
_LARGE = _SIZES[-1]
_AIM_SECONDS = 5
_AIM_BYTES = 300_000
_PROGRAMMES = {
    "the root": ROOT,
    **{folder.name: folder for folder in sorted((ROOT / "examples").iterdir())},
}
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_KEYSTROKE = """
(letter) => new Promise((done) => {
  const field = document.querySelector("#services input[type=search]");
  const began = performance.now();
  field.value += letter;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight; // lays the page out
  const worked = performance.now() - began;
  requestAnimationFrame(() => setTimeout(() => done([worked, performance.now() - began])));
})
"""


def main(*, rounds: int) -> None:
    """Measure, and print."""
    print(machine("jinja2", "playwright"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _against_check(folder, rounds)
        _programmes(folder)
        _growth(folder)
        _in_the_browser(folder / f"{_LARGE}.html", rounds)


def _against_check(folder: Path, rounds: int) -> None:
    """Both as programs, so that starting counts for both."""
    out = str(folder / "root.html")
    commands = {"dtl check": ["check"], "dtl report": ["report", "--out", out]}
    contenders = [
        Contender(name, measure=partial(cpu_seconds, python(*_DTL, *args), ROOT))
        for name, args in commands.items()
    ]
    title = "The root workspace: seconds of CPU"
    report(title, contenders, measured(contenders, rounds=rounds), yardstick="dtl check")


def _programmes(folder: Path) -> None:
    print(f"\nThe five programmes: bytes of the page (aim for the root: {_AIM_BYTES:,})")
    for name, workspace in _PROGRAMMES.items():
        size, seconds = _built(workspace, folder / "programme.html")
        print(f"  {name:20} {size:>10,} bytes {seconds:>8.2f} s of CPU")


def _growth(folder: Path) -> None:
    print(f"\nMade-up programmes (aim for {_LARGE:,} services: {_AIM_SECONDS} s of CPU)")
    for services in _SIZES:
        workspace = folder / str(services)
        workspace.mkdir()
        write_workspace(workspace, services)
        size, seconds = _built(workspace, folder / f"{services}.html")
        told = f"{size:>12,} bytes, {size / services:,.0f} each"
        print(f"  {services:>6,} services {told:32} {seconds:>8.2f} s of CPU")


def _built(workspace: Path, page: Path) -> tuple[int, float]:
    seconds = cpu_seconds(python(*_DTL, "report", "--out", str(page)), workspace)
    return page.stat().st_size, seconds


def _in_the_browser(page: Path, rounds: int) -> None:
    program = shutil.which("chromium")
    if program is None or find_spec("playwright") is None:
        print("\nIn the browser: left out, as Chromium or playwright is absent")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - left out where it is absent

    print(f"\n{_LARGE:,} services in Chromium, medians of {rounds}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = [_once(browser, page) for _ in range(rounds)]
        browser.close()
    for told, values in zip(
        ("first paint", "a keystroke: worked out and laid out", "a keystroke: until it is painted"),
        zip(*found, strict=True),
        strict=True,
    ):
        print(f"  {told:40} {median(values):>8.0f} ms")


def _once(browser: Any, page: Path) -> tuple[float, float, float]:  # noqa: ANN401 - an extra's type
    """Open the page in a new window, and type one letter in its search field."""
    context = browser.new_context()
    window = context.new_page()
    window.goto(page.as_uri())
    window.wait_for_function(f"Boolean({_PAINT.removesuffix('.startTime')})")
    paint = window.evaluate(_PAINT)
    worked, painted = window.evaluate(_KEYSTROKE, "7")
    context.close()
    return paint, worked, painted
