"""Asking the git program, so that a repository from anybody runs nothing and reaches nowhere.

The settings of a repository can name programs that git starts on its own: to watch files, to show a
difference, to fetch what is missing. So only commands that look up what is stored are used, what
the environment says of git is dropped, and each setting that such a command would still follow is
overruled. `GIT_ALLOW_PROTOCOL` outranks what a repository says, which `-c protocol.allow` does not.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.alternateRefsCommand=",
    "safe.bareRepository=explicit",  # a workspace is no repository itself, whatever it looks like
)
_ENVIRONMENT: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",  # heeded from git 2.45 on; the line above does for older ones
    "LC_ALL": "C",
}
_PROGRAM: Final = "git.exe" if os.name == "nt" else "git"


@dataclass(frozen=True, slots=True)
class Answer:
    """What git answered.

    Attributes:
        code: Its exit code.
        out: What it found, as bytes.
        said: What it said of a failure, in its own words.
    """

    code: int
    out: bytes
    said: str

    @property
    def is_found(self) -> bool:
        """Whether git found what it was asked for."""
        return self.code == 0

    @property
    def text(self) -> str:
        """What it found, as text: a hash, a number or names."""
        return decoded(self.out).strip()


class TooSlow(Exception):  # noqa: N818 - it is caught by the one who asks, and is no fault
    """Git did not answer in time."""


@dataclass(frozen=True, slots=True)
class Git:
    """The git program, asked about the repository that holds a folder.

    Attributes:
        program: Where the program is.
        folder: The folder, which may lie anywhere in the repository.
        seconds: How long it may take over one answer.
    """

    program: str
    folder: Path
    seconds: int

    def ask(self, *words: str) -> Answer:
        """Run one command of git.

        Raises:
            TooSlow: It did not answer in time, and was stopped.
        """
        settings = (part for setting in _SETTINGS for part in ("-c", setting))
        place = ("-C", str(self.folder), "--no-pager", "--literal-pathspecs")
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and no word of it can be an option
                (self.program, *place, *settings, *words),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TooSlow from None
        return Answer(done.returncode, done.stdout, decoded(done.stderr))


def find_program() -> str | None:
    """Find git in the folders of `PATH`, but not in one that depends on where we stand.

    An entry such as `.` would be the workspace, and a file `git` in it anybody's program.
    """
    for folder in os.get_exec_path():
        path = os.path.join(folder, _PROGRAM)  # noqa: PTH118 - an empty entry must not become `.`
        if os.path.isabs(path) and os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113, PTH117
            return path
    return None


def decoded(written: bytes) -> str:
    """Read what git wrote; a name that is not UTF-8 keeps its bytes, and is escaped when shown."""
    return written.decode("utf-8", "surrogateescape")


def _environment() -> dict[str, str]:
    """The environment without anything that speaks to git, but for our own words to it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | _ENVIRONMENT
