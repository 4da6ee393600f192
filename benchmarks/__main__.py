"""`python -m benchmarks [NAME ...]`: all benchmarks, or those that are named."""

from __future__ import annotations

import argparse
from pathlib import Path

NAMES = (
    "table",
    "catalogue",
    "structure",
    "startup",
    "planning",
    "restructuring",
    "simulation",
    "demand",
    "places",
    "report",
    "serving",
)


def main() -> None:
    """Read the options and run what is asked for, one after another."""
    given = _options().parse_args()
    for name in given.names or NAMES:
        print(f"\n== {name}")
        _run(name, given)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
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


def _run(name: str, given: argparse.Namespace) -> None:  # noqa: C901, PLR0912 - a case for each
    # Imported one by one: what one of them needs, another may do without.
    match name:
        case "table":
            from benchmarks import table  # noqa: PLC0415

            table.main(rows=given.rows, rounds=given.rounds, unknown=given.unknown)
        case "catalogue":
            from benchmarks import catalogue  # noqa: PLC0415

            catalogue.main(services=given.services, rounds=min(given.rounds, 3))
        case "structure":
            from benchmarks import structure  # noqa: PLC0415

            structure.main(
                components=given.components, most=given.most_components, rounds=min(given.rounds, 3)
            )
        case "startup":
            from benchmarks import startup  # noqa: PLC0415

            startup.main(rounds=given.rounds, instructions=not given.no_instructions)
        case "planning" if given.psplib is None:
            print("left out: say where the instances lie with --psplib FOLDER")
        case "planning":
            from benchmarks import planning  # noqa: PLC0415

            planning.main(folder=given.psplib, seconds=given.seconds, every=given.every)
        case "restructuring":
            from benchmarks import restructuring  # noqa: PLC0415

            restructuring.main(most=given.most_services)
        case "simulation":
            from benchmarks import simulation  # noqa: PLC0415

            simulation.main(rounds=given.rounds)
        case "demand":
            from benchmarks import demand  # noqa: PLC0415

            demand.main(
                places=given.places, indicators=given.indicators, rounds=min(given.rounds, 3)
            )
        case "places":
            from benchmarks import places  # noqa: PLC0415

            places.main(spopt=given.spopt)
        case "report":
            from benchmarks import report  # noqa: PLC0415

            report.main(rounds=min(given.rounds, 3))
        case "serving":
            from benchmarks import serving  # noqa: PLC0415

            serving.main(rounds=given.rounds)
        case _:
            raise SystemExit(f"there is no benchmark `{name}`: {', '.join(NAMES)}")


if __name__ == "__main__":
    main()
