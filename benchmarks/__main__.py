"""`python -m benchmarks [NAME ...]`: all benchmarks, or those that are named."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Given: TypeAlias = argparse.Namespace

FEW = 3
"""Rounds that are enough where one takes long."""

ASKED: Mapping[str, Callable[[Given], Mapping[str, object]]] = {
    "table": lambda given: {
        "rows": given.rows,
        "rounds": given.rounds,
        "unknown": given.unknown,
    },
    "catalogue": lambda given: {"services": given.services, "rounds": min(given.rounds, FEW)},
    "structure": lambda given: {
        "components": given.components,
        "most": given.most_components,
        "rounds": min(given.rounds, FEW),
    },
    "startup": lambda given: {
        "rounds": given.rounds,
        "instructions": not given.no_instructions,
    },
    "planning": lambda given: {
        "folder": given.psplib,
        "seconds": given.seconds,
        "every": given.every,
    },
    "restructuring": lambda given: {"most": given.most_services},
    "simulation": lambda given: {"rounds": given.rounds},
    "demand": lambda given: {
        "places": given.places,
        "indicators": given.indicators,
        "rounds": min(given.rounds, FEW),
    },
    "places": lambda given: {"spopt": given.spopt},
    "report": lambda given: {"rounds": min(given.rounds, FEW)},
    "serving": lambda given: {"rounds": given.rounds},
}
"""What each benchmark, a module of its name, makes of the options."""


def main() -> None:
    """Read the options and run what is asked for, one after another."""
    given = options().parse_args()
    for name in given.names or ASKED:
        print(f"\n== {name}")
        _run(name, given)


def options() -> argparse.ArgumentParser:
    """Say what may be asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ASKED))
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows for the table")
    parser.add_argument("--unknown", type=float, default=0.1, help="share of answers not known")
    parser.add_argument("--services", type=int, default=10_000, help="services in the catalogue")
    parser.add_argument(
        "--components", type=int, default=10_000, help="components in the structures compared"
    )
    parser.add_argument(
        "--most-components", type=int, default=100_000, help="up to where growth is shown"
    )
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count")
    parser.add_argument(
        "--no-instructions", action="store_true", help="do not count instructions with valgrind"
    )
    parser.add_argument("--psplib", type=Path, metavar="FOLDER", help="instances for planning")
    parser.add_argument("--seconds", type=float, default=20, help="CPU for each instance")
    parser.add_argument("--every", type=int, default=1, help="take each so many instances")
    parser.add_argument(
        "--most-services", type=int, default=2_000, help="in the largest programme made up"
    )
    parser.add_argument("--places", type=int, default=10_000, help="places with figures")
    parser.add_argument("--indicators", type=int, default=50, help="indicators of each place")
    parser.add_argument("--spopt", type=Path, metavar="PYTHON", help="a Python that has spopt")
    return parser


def _run(name: str, given: Given) -> None:
    if name not in ASKED:
        raise SystemExit(f"there is no benchmark `{name}`: {', '.join(ASKED)}")
    if name == "planning" and given.psplib is None:
        print("left out: say where the instances lie with --psplib FOLDER")
        return
    # Imported one by one: what one of them needs, another may do without.
    import_module(f"benchmarks.{name}").main(**ASKED[name](given))


if __name__ == "__main__":
    main()
