"""Takes the pictures of the README: what `dtl classify` shows in a terminal, and the report.

`python -m tools.pictures` needs Chromium, playwright and the fonts that CI installs. The same
workspace and the same browser give the same pictures.
"""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from rich.ansi import AnsiDecoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page
    from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
_COMMAND = ("classify",)
_LINES = 25
_COLUMNS = "80"
_SHARP = 1.5
"""Dots of the picture to a dot of the page: sharp on most screens, and not too large to fetch."""
_LAST_ROW = """
Math.max(...[...document.querySelectorAll("tr")].map((row) => row.getBoundingClientRect().bottom)
  .filter((bottom) => bottom < innerHeight)) + 8
"""
"""Where the last row ends that is there as a whole."""
_DTL = (sys.executable, "-m", "dtl_planner")

_TERMINAL = """\
<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Terminal</title><style>
body {{ margin: 0; width: max-content; background: #0c0c0c; color: #e8ebee; }}
pre {{ margin: 0; padding: 18px 22px; font: 14px/19px "Liberation Mono", monospace; }}
</style><pre>{lines}</pre></html>
"""


def main() -> None:
    """Take both pictures."""
    # Imported where it is wanted, as it comes with an extra.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        size = {"width": 1200, "height": 760}
        page = browser.new_page(viewport=size, device_scale_factor=_SHARP)  # type: ignore[arg-type] # a dict does
        _take(page, Path(name, "terminal.html"), _write_terminal, whole=True)
        _take(page, Path(name, "report.html"), _write_report, whole=False)
        browser.close()


def _take(page: Page, file: Path, write: Callable[[Path], None], *, whole: bool) -> None:
    write(file)
    page.goto(file.as_uri())
    picture = PICTURES / f"{file.stem}.png"
    if whole:
        page.locator("pre").screenshot(path=picture)
    else:
        room = {"x": 0, "y": 0, "width": 1200, "height": page.evaluate(_LAST_ROW)}
        page.screenshot(path=picture, clip=room)  # type: ignore[arg-type] # a dict does


def _write_terminal(file: Path) -> None:
    shown = _run(*_COMMAND).splitlines()
    lines = [f"$ dtl {' '.join(_COMMAND)}", *shown[:_LINES], *(["…"] if shown[_LINES:] else [])]
    text = "\n".join("".join(_spans(line)) for line in AnsiDecoder().decode("\n".join(lines)))
    file.write_text(_TERMINAL.format(lines=text), encoding="utf-8")


def _spans(line: Text) -> Iterator[str]:
    """Write a line of a terminal as HTML, in the colours that the terminal would give it."""
    ends = sorted({0, len(line), *(end for span in line.spans for end in (span.start, span.end))})
    for start, end in pairwise(ends):
        styles = [span.style for span in line.spans if span.start <= start and span.end >= end]
        look = ";".join(style.get_html_style() for style in styles if not isinstance(style, str))
        yield f'<span style="{look}">{escape(line.plain[start:end])}</span>'


def _write_report(file: Path) -> None:
    _run("report", "--out", str(file))


def _run(*args: str) -> str:
    """Run `dtl` on the root workspace in a terminal of its own, and give what it showed there."""
    ours, its = pty.openpty()
    about = {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": _COLUMNS, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(  # noqa: S603 - our own program
        [*_DTL, *args],
        cwd=ROOT,
        env=about | {"TERM": "xterm-256color"},
        stdout=its,
        stderr=subprocess.DEVNULL,
    ) as program:
        os.close(its)
        shown = b"".join(_read(ours))
    os.close(ours)
    if program.returncode:
        raise SystemExit(f"dtl {args[0]} failed")
    return shown.decode()


def _read(terminal: int) -> Iterator[bytes]:
    """Read a terminal until nobody writes on it, which Linux reports as an error."""
    with suppress(OSError):
        while piece := os.read(terminal, 4096):
            yield piece


if __name__ == "__main__":
    main()
