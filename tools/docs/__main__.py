"""Writes the generated pages, or says which are stale."""

from __future__ import annotations

import sys

from tools.docs.pages import pages, stale


def main(arguments: list[str]) -> int:
    """Write the pages; with `--check` only look, and give 1 where one is stale."""
    if "--check" in arguments:
        left = stale()
        for name in left:
            sys.stderr.write(f"{name} is stale: run `make docs`, and read what changed\n")
        return 1 if left else 0
    for file, text in pages():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
