"""Every generated page with its text, and the pieces that stand inside pages written by hand."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tools.docs import (
    changes,
    codes,
    commands,
    coverage,
    gallery,
    limits,
    modules,
    sections,
    values,
)
from tools.docs.console import ROOT, replayed
from tools.docs.markdown import GENERATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WHOLE: dict[str, Callable[[], str]] = {
    "docs/errors.md": gallery.page,
    "docs/reference/changes.md": changes.page,
    "docs/reference/codes.md": codes.page,
    "docs/reference/commands.md": commands.page,
    "docs/reference/coverage.md": coverage.page,
    "docs/reference/files.md": sections.page,
    "docs/reference/limits.md": limits.page,
    "docs/reference/modules.md": modules.page,
    "docs/reference/values.md": values.page,
}
"""The pages that are generated from their first line to their last."""


def pages() -> Iterator[tuple[Path, str]]:
    """Give each page's file with the text that it should have."""
    for name, page in WHOLE.items():
        yield ROOT / name, f"{GENERATED}\n\n{page()}"
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # it waits for programs most of the time
        yield from zip(by_hand(), pool.map(_replayed, by_hand()), strict=True)


def _replayed(file: Path) -> str:
    return replayed(file.read_text(encoding="utf-8"), workspace=file.name != "tutorial.md")


def by_hand() -> tuple[Path, ...]:
    """Give the pages written by hand, whose commands are run; the tutorial begins with nothing."""
    docs = (file for file in (ROOT / "docs").rglob("*.md") if _name(file) not in WHOLE)
    return (ROOT / "README.md", *sorted(docs))


def stale() -> list[str]:
    """Name the pages that do not have the text they should have."""
    return [
        _name(file)
        for file, text in pages()
        if not file.is_file() or file.read_text(encoding="utf-8") != text
    ]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
