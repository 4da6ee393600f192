"""Git repositories made for a test, whatever the settings of the person who runs it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AUTHOR = {
    "GIT_AUTHOR_NAME": "A planner",
    "GIT_AUTHOR_EMAIL": "planner@example.org",
    "GIT_COMMITTER_NAME": "A planner",
    "GIT_COMMITTER_EMAIL": "planner@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(
    folder: Path, *words: str, is_well: bool = True, env: Mapping[str, str] | None = None
) -> str:
    """Run git in a folder; what it writes, and where it may end badly what it says too."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-C", str(folder), *words],  # noqa: S607 - the git of whoever runs the tests
        env=kept | _AUTHOR | dict(env or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=is_well,
        timeout=30,
    )
    said = b"" if is_well else done.stderr
    return (done.stdout + said).decode().strip()


def repository(folder: Path) -> Path:
    """Begin a repository with one branch, `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, message: str) -> str:
    """Commit all that is in a folder, and give the hash."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", message)
    return git(folder, "rev-parse", "HEAD")
