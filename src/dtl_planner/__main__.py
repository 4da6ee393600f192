"""The way in: what the command `dtl` and `python -m dtl_planner` run."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run `dtl`; an interrupt while it is still being loaded ends as quietly as a later one."""
    try:
        from dtl_planner.cli import main as run  # noqa: PLC0415 - loading is what may be cut off

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
