"""The page of commands: every command with its arguments and options, as the program has them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from inspect import Signature, signature
from typing import get_args, get_type_hints

from typer.models import ArgumentInfo

from dtl_planner.cli import COMMANDS, load_command
from tools.docs.markdown import joined, table, wrapped

_INTRODUCTION = """
Data goes to standard output, everything else to standard error. `NO_COLOR` is obeyed; in a pipe
there is no colour and a page is 80 columns wide. `dtl COMMAND --help` says the same as this page.
"""
_EXITS = (
    ("0", "fine"),
    ("1", "the data has errors"),
    ("2", "the command line was wrong"),
    ("3", "differences were found, where a command looks for them"),
    ("4", "no plan, or no grouping of places, fits what was asked"),
    ("70", "a fault in `dtl` itself; it says where it put the report"),
    ("130", "stopped by Ctrl-C"),
)


def page() -> str:
    """Write the page, the commands in the order of a day's work."""
    rows = [(f"[`dtl {name}`](#dtl-{name})", said) for name, said in COMMANDS.items()]
    exits = [(f"`{code}`", meaning) for code, meaning in _EXITS]
    return joined(
        "# Commands",
        wrapped(_INTRODUCTION),
        table(("command", "gives"), rows),
        *(_command(name) for name in COMMANDS),
        "## Exit codes",
        table(("code", "meaning"), exits),
    )


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument or option of a command, as a reader of the page needs it.

    Attributes:
        spelling: As it stands on the command line: `--format, -f`, or `[SERVICE]...`.
        takes: What stands behind an option.
        help: What it does.
        positional: Whether it is an argument and no option.
    """

    spelling: str
    takes: str
    help: str
    positional: bool


def parameters(name: str) -> tuple[Parameter, ...]:
    """Read the parameters of a command off its annotations."""
    command = import_module(f"dtl_planner.cli.{name}").command
    hints = get_type_hints(command, include_extras=True)
    found = signature(command).parameters.values()
    return tuple(_parameter(one.name, hints[one.name], one.default) for one in found)


def _parameter(name: str, hint: object, default: object) -> Parameter:
    kind, info = get_args(hint)[:2]
    said = _sentence(info.help or "", default)
    if isinstance(info, ArgumentInfo):
        return Parameter(info.metavar or name.upper(), "", said, positional=True)
    takes = "" if kind is bool else _takes(kind, info.metavar)
    written = (info.default, *(info.param_decls or ()))  # typer takes the first for a default
    names = [one for one in written if isinstance(one, str) and one.startswith("-")]
    spelt = ", ".join(names) or f"--{name.replace('_', '-')}"
    return Parameter(spelt, takes, said, positional=False)


def _takes(kind: object, metavar: str | None) -> str:
    for one in (kind, *get_args(kind)):
        if isinstance(one, type) and issubclass(one, Enum):
            return " or ".join(f"`{each.value}`" for each in one)
    return f"`{metavar}`" if metavar else "text"


def _sentence(said: str, default: object) -> str:
    if default is None or default is Signature.empty or isinstance(default, bool | tuple | list):
        return said
    shown = default.value if isinstance(default, Enum) else default
    return f"{said.removesuffix('.')}. Otherwise `{shown}`."


def _command(name: str) -> str:
    found = parameters(name)
    arguments = [one.spelling for one in found if one.positional]
    usage = " ".join(["dtl", name, "[OPTIONS]", *arguments])
    paragraphs = str(load_command(name).help or "").split("\n\n")
    rows = [(f"`{one.spelling}`", one.takes, one.help) for one in found]
    return joined(
        f"## dtl {name}",
        f"`{usage}`",
        *(wrapped(paragraph) for paragraph in paragraphs),
        table(("option", "takes", "what it does"), rows),
    )
