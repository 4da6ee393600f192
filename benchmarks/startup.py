"""Starting up: `dtl` against bare Python, and against the same program with every import on top."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from benchmarks.children import ROOT, cpu_seconds, instructions, python, said
from benchmarks.contest import MILLIONS, Contender, machine, measured, report

_BARE = "python -c pass"
_EAGER = "eager typer program"
_BULKY = "eager typer program with numpy and polars"
_AIM = "at most 0.33"
_DTL = "from dtl_planner.__main__ import main; main()"
_HEAVY = ("rich", "networkx", "numpy", "polars")
_JOBS = {
    "--help": ["--help"],
    "classify, root workspace": ["classify", "--workspace", str(ROOT)],
}
_EAGER_PROGRAM = '''\
"""Reads, classifies and prints as `dtl` does, written the usual way: all it may need, on top."""

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Annotated

import networkx
{extra}
import pydantic
import typer
import yaml
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

import dtl_planner

for found in pkgutil.walk_packages(dtl_planner.__path__, "dtl_planner."):
    if not found.name.endswith("__main__") and not found.name.startswith({left_out!r}):
        import_module(found.name)

from dtl_planner.app.classifying import classify as classified
from dtl_planner.app.opening import read_workspace
from dtl_planner.catalogue.record import Record
from dtl_planner.limits import Limits
from dtl_planner.render.classify.classification import view


def build(kind):
    for one in kind.__subclasses__():
        one.model_rebuild(force=True)
        build(one)


build(Record)
app = typer.Typer(help="Plan the restructuring of local public services as code.")
Workspace = Annotated[Path, typer.Option(help="The folder of the workspace.")]


@app.command()
def classify(workspace: Workspace = Path()):
    """A category for each service, and why."""
    read = read_workspace(workspace, limits=Limits())
    rows = view(classified(read)).table()
    shown = Table(*[column.title for column in rows.columns[:4]])
    for row in rows.rows:
        shown.add_row(*[str(cell) for cell in row[:4]])
    Console().print(shown)


def other(name, text):
    @app.command(name, help=text)
    def command(service: str = "", workspace: Workspace = Path(), format: str = "table"):
        pass


{others}


def main():
    app()
'''


def main(*, rounds: int, instructions: bool) -> None:
    """Measure, and print."""
    print(machine("typer", "pydantic", "rich", "networkx", "numpy", "polars"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_programs(folder)
        for told, args in _JOBS.items():
            commands = _commands(args)
            print(f"\n  dtl {told}: of {', '.join(_HEAVY)} it imports {_heavy(args, folder)}")
            _by_time(f"dtl {told}: seconds of CPU", commands, folder, rounds)
            if instructions:
                _by_count(f"dtl {told}: instructions", commands, folder)


def _commands(args: list[str]) -> dict[str, list[str]]:
    return {
        _BARE: python("-c", "pass"),
        f"dtl {args[0]}": python("-c", _DTL, *args),
        _EAGER: python("-c", "import eager; eager.main()", *args),
        _BULKY: python("-c", "import bulky; bulky.main()", *args),
    }


def _write_programs(folder: Path) -> None:
    """Write both as modules, so that Python keeps them compiled like any other."""
    from dtl_planner.cli import COMMANDS  # noqa: PLC0415 - only here is anything of it wanted

    others = "\n".join(
        f"other({name!r}, {text!r})" for name, text in COMMANDS.items() if name != "classify"
    )
    bulk = ("dtl_planner.app.bulk", "dtl_planner.classify.dense")
    for name, extra, left_out in (
        ("eager", "", bulk),
        ("bulky", "import numpy\nimport polars", ()),
    ):
        text = _EAGER_PROGRAM.format(extra=extra, left_out=left_out, others=others)
        (folder / f"{name}.py").write_text(text, encoding="utf-8")


def _heavy(args: list[str], folder: Path) -> str:
    """Ask the program itself what it has imported by its end."""
    ask = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print('', *({set(_HEAVY)!r} & set(sys.modules)), sep='|'))\n"
    )
    last = said(python("-c", ask + _DTL, *args), folder).splitlines()[-1]
    return ", ".join(sorted(filter(None, last.split("|")))) or "none"


def _by_time(title: str, commands: dict[str, list[str]], folder: Path, rounds: int) -> None:
    contenders = [
        Contender(
            name,
            aim=_AIM if name.startswith("dtl") else "",
            measure=partial(cpu_seconds, command, folder),
        )
        for name, command in commands.items()
    ]
    report(title, contenders, measured(contenders, rounds=rounds), yardstick=_EAGER, other=_BARE)


def _by_count(title: str, commands: dict[str, list[str]], folder: Path) -> None:
    counted = {name: instructions(command, folder) for name, command in commands.items()}
    medians = {name: float(count) for name, count in counted.items() if count}
    if missing := [name for name in commands if name not in medians]:
        print(
            f"\n{title}\n  not counted (valgrind is absent or cannot run it): {', '.join(missing)}"
        )
    contenders = [Contender(name, aim=_AIM if name.startswith("dtl") else "") for name in medians]
    if _EAGER in medians and _BARE in medians:
        report(title, contenders, medians, yardstick=_EAGER, other=_BARE, unit=MILLIONS)
