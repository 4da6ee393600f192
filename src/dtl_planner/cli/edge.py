"""Where `dtl` meets the terminal: what is printed where, in which colours, and how it ends."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from dtl_planner.render.layout import NARROW, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.limits import Limits

EXIT_DATA = 1
EXIT_USAGE = 2
EXIT_DIFFERENT = 3
EXIT_NO_PLAN = 4
EXIT_FAULT = 70
EXIT_INTERRUPTED = 130


def page(stream: Any = None) -> Page:  # noqa: ANN401 - any text stream
    """What a stream can show: the terminal's width and colour, or a plain page in a pipe."""
    stream = stream or sys.stdout
    if stream is None or not stream.isatty():
        return Page()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size((NARROW, 24)).columns
    return Page(width=max(width, 40), colour=not plain)


def emit(text: str) -> None:
    """Write data to standard output; a character that it cannot show is escaped, not fatal.

    Raises:
        BrokenPipeError: The reader has gone.
    """
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise typer.Exit(end_unwritten(error)) from None


def emit_bytes(data: bytes) -> None:
    """Write a file to standard output as it is; to a terminal, as `emit` writes text.

    Raises:
        BrokenPipeError: The reader has gone.
    """
    if sys.stdout is None:  # the shell closed it
        return
    if sys.stdout.isatty():
        emit(data.decode())
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise typer.Exit(end_unwritten(error)) from None


def end_unwritten(error: OSError) -> int:
    """Say that standard output takes nothing, such as on a full disk, and give the exit code."""
    _close_quietly()
    tell(f"dtl: the result cannot be written: {error.strerror}\n")
    return EXIT_USAGE


def tell(text: str) -> None:
    """Write talk to standard error."""
    _write(sys.stderr, text)


def tell_findings(
    found: Sequence[Diagnostic], texts: Mapping[str, str], *, files: int, limits: Limits
) -> None:
    """Write findings to standard error, each with its line."""
    # Imported here, so that a run without findings need not know how they look.
    from dtl_planner.render.messages import Report, full  # noqa: PLC0415

    report = Report(tuple(found), texts, files, limits.errors_shown)
    tell(full.write(report, page(sys.stderr)))


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Turn every way in which a command can end into a message and an exit code."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as the command has them
        gc.disable()  # a short run makes no garbage worth the looking for it
        try:
            command(*args, **kwargs)
        except KeyboardInterrupt:
            _close_quietly()
            tell("Stopped.\n")
            raise typer.Exit(EXIT_INTERRUPTED) from None
        except BrokenPipeError:
            _close_quietly()
        except Exception as error:  # noqa: BLE001 - the one place where a fault becomes a message
            raise typer.Exit(_ended(error)) from None

    return run


def fail(message: str) -> NoReturn:
    """End with a sentence on what was wrong with the command line."""
    tell(f"dtl: {message}\n")
    raise typer.Exit(EXIT_USAGE)


def tell_fault(error: Exception) -> int:
    """Keep the traceback in a file and tell people where; it is a fault of ours, not of theirs."""
    import tempfile  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    if isinstance(error, MemoryError):
        tell("dtl: there is not enough memory for this.\n")
        return EXIT_FAULT
    with tempfile.NamedTemporaryFile(
        "w", prefix="dtl-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write("".join(traceback.format_exception(error)))
    tell(
        "dtl: this is a fault in dtl, not in your files. Nothing was changed.\n"
        f"Please report it with this file: {Path(report.name)}\n"
    )
    return EXIT_FAULT


def _ended(error: Exception) -> int:
    """Say what went wrong, and give the exit code."""
    # Imported here, so that `dtl --help` need not know how a workspace is read.
    from dtl_planner.app.opening import DataError, UsageError  # noqa: PLC0415

    match error:
        case typer.Exit():
            return error.exit_code
        case DataError():
            tell_findings(
                error.diagnostics, error.texts, files=len(error.texts), limits=error.limits
            )
            return EXIT_DATA
        case UsageError():
            tell(f"dtl: {error}\n")
            return EXIT_USAGE
        case _:
            return tell_fault(error)


def _write(stream: Any, text: str) -> None:  # noqa: ANN401 - any text stream
    if stream is None:  # the shell closed it
        return
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    stream.write(text)
    stream.flush()


def _close_quietly() -> None:
    """Write nothing more to standard output, here or at exit."""
    if sys.stdout is None:  # the shell closed it
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
