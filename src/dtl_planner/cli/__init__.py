"""The command line: options in, one function of `app`, one of `render`, an exit code out.

A command's module is imported when the command is called, so that `dtl --help` reads only this page
and `dtl classify` only what classifying needs.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dtl_planner import __version__
from dtl_planner.cli.edge import emit, end_unwritten, guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "init": "Start a workspace, blank or from one of the real programmes.",
    "check": "Everything that is wrong with the workspace, each with its place.",
    "classify": "A category for each service, and why.",
    "why": "Why a service is what it is, and what would change it.",
    "ask": "The unanswered questions that matter, the most valuable first.",
    "scheme": "A scheme as a decision table: what it says, and what it leaves open.",
    "graph": "Alliances and dependencies: clusters, rings, what moves if this moves.",
    "structure": "Who runs what, in which team, where, and who answers to whom.",
    "diff": "What differs between two structures, and why.",
    "plan": "What happens when, worked back from the date it must be live.",
    "track": "How far it has got: done, overdue, due soon, slipped, and who agreed.",
    "simulate": "How sure the dates are: chances, and what drives the end.",
    "places": "How the area is divided: footprints, crosswalks, borders, even localities.",
    "demand": "Who needs what where: shares, ranks, team sizes, balance.",
    "readiness": "What each place offers and has ready, and which teams it has.",
    "targets": "What is to be reached, from the whole area down to each place.",
    "impact": "What has changed since: before and after, and what people say.",
    "risks": "What could go wrong, and what in the plan is done about it.",
    "programme": "What the programme is for, who steers it, what runs beside it.",
    "report": "One page that people can look at; papers for committees and teams.",
    "serve": "The report on this machine, made anew at each change of a file.",
    "export": "A plan as a file for Excel, Outlook, Microsoft Project and other programs.",
    "consult": "What people said, what was promised and changed, and what was not answered.",
    "explain": "What a code such as DTL201 means and what to do about it.",
    "schema": "JSON Schema of the files, for editors.",
    "limits": "The limits in force, and how to raise them.",
}
"""Every command with its one line of help, in the order of a day's work; each is a module here."""


class Commands(TyperGroup):
    """The commands of the table above, each loaded when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's own signature
        """Name every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - typer's own
        """Load one command."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer's own
        """Offer the nearest command where there is none of that name."""
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment] # names to suggest from
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's own
        """Write the table, without loading any command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def load_command(name: str) -> Any:  # noqa: ANN401 - a command of typer's private kind
    """Make the command of one module."""
    module = import_module(f"dtl_planner.cli.{name}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    text = f"{COMMANDS[name]}\n\n{_details(module.command.__doc__)}"
    single.command(name, help=text)(guarded(module.command))
    return typer.main.get_command(single)


def _details(doc: str | None) -> str:
    """The part of a docstring behind its first line."""
    return cleandoc(doc or "").partition("\n")[2].strip()


app = typer.Typer(
    cls=Commands,
    name="dtl",
    help="Plan the restructuring of local public services as code.",
    epilog="Docs: docs/tutorial.md. Exit codes: 0 fine, 1 errors in the data, "
    "2 wrong command line, 3 differences found, 4 no plan fits, 70 a fault in dtl.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer hands it on so
    if wanted:
        emit(f"dtl {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_show_version,
            help="Print the version and stop.",
        ),
    ] = False,
) -> None:
    """Read the options that stand before the command."""


def main(args: Sequence[str] | None = None) -> None:
    """Run `dtl`."""
    # No package that happens to be installed has a say in what a council's files mean.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app(args=args, prog_name="dtl")
    except OSError as error:  # a page of help on a full disk; commands see to themselves
        sys.exit(end_unwritten(error))
