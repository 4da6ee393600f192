"""The pictures of the README are there, linked with words that tell the same, and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_BYTES = 250_000


@pytest.mark.parametrize("name", ["terminal", "report"])
def test_a_picture_is_there_and_told_in_the_readme(name: str) -> None:
    file = ROOT / f"docs/pictures/{name}.png"
    assert 0 < file.stat().st_size < MOST_BYTES
    told = re.search(
        rf"!\[([^\]]+)\]\(docs/pictures/{name}\.png\)", (ROOT / "README.md").read_text("utf-8")
    )
    assert told is not None
    assert len(told[1].split()) > 5
