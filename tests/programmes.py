"""The five programmes that the repository holds, by the names of their templates."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMMES = {
    "peterborough": ROOT,
    "croydon": ROOT / "examples/croydon",
    "manchester": ROOT / "examples/manchester",
    "plymouth": ROOT / "examples/plymouth",
    "north-yorkshire": ROOT / "examples/north-yorkshire",
}
