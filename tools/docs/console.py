"""Runs the commands that pages show, so that a page shows what they really print.

In a page written by hand, the lines of a `console` block that begin with `$ ` are run one after the
other in a temporary folder, and what they print stands below them. A block that follows the comment
`<!-- saved as FILE -->` or `<!-- added to FILE -->` is written there first, as a reader would do.
After `<!-- only WORDS / WORDS -->` a console block shows the paragraphs that have such words in
their first line, and three dots for the rest.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from dtl_planner.catalogue.layout import among

ROOT = Path(__file__).parents[2]

_BLOCK = re.compile(
    r"^(?:<!-- (?:(?P<how>saved as|added to) (?P<file>[\w./-]+)|only (?P<only>.+?)) -->\n+)?"
    r"(?P<fence>```+)(?P<language>\w*)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


def replayed(text: str, *, workspace: bool) -> str:
    """Give a page with what its commands print now.

    Args:
        text: The page.
        workspace: Whether the folder begins as a copy of the root workspace, or empty.
    """
    with TemporaryDirectory() as name:
        session = Session(Path(name).resolve() / "council")
        session.folder.mkdir()
        if workspace:
            copy_workspace(session.folder)
        return _BLOCK.sub(session.block, text)


def copy_workspace(folder: Path) -> None:
    """Copy the files of the root workspace, and no other, into a folder."""
    written = (*ROOT.glob("*.yaml"), *ROOT.glob("proposals/*.yaml"))
    for name in among(file.relative_to(ROOT).as_posix() for file in written):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)


class Session:
    """A reader at work: a folder that `cd` changes, and the pages' blocks in their order."""

    def __init__(self, folder: Path) -> None:
        self.home = folder
        self.folder = folder

    def block(self, found: re.Match[str]) -> str:
        """Save what is to be saved, run what is to be run, and give the block as it should be."""
        if found["file"]:
            file = self.folder / found["file"]
            file.parent.mkdir(exist_ok=True)
            with file.open("w" if found["how"] == "saved as" else "a", encoding="utf-8") as out:
                out.write(found["body"])
        if found["language"] != "console":
            return found[0]
        wanted = tuple(found["only"].split(" / ")) if found["only"] else ()
        lines = [line for line in found["body"].splitlines() if line.startswith("$ ")]
        shown = "\n".join(f"{line}\n{only(wanted, self.run(line[2:]))}".rstrip() for line in lines)
        before = found[0].partition(found["fence"])[0]
        return f"{before}{found['fence']}console\n{shown}\n{found['fence']}"

    def run(self, command: str) -> str:
        """Run one command line and give what it prints.

        Raises:
            RuntimeError: It met a fault of ours, which no page may show.
        """
        if command.startswith("cd "):
            self.folder = (self.folder / command[3:].strip()).resolve()
            return ""
        said = printed(command, self.folder).replace(str(self.home), "~")
        if "Traceback" in said or "a fault in dtl" in said:
            raise RuntimeError(f"`{command}` in a page: {said}")
        return said


def only(wanted: tuple[str, ...], said: str) -> str:
    """Give the paragraphs whose first line has some words, and three dots for those between them.

    Raises:
        RuntimeError: There is no such paragraph: the page would no longer show what it is about.
    """
    if not wanted:
        return said
    paragraphs = said.split("\n\n")
    heads = [each.partition("\n")[0] for each in paragraphs]
    for words in wanted:
        if not any(words in head for head in heads):
            raise RuntimeError(
                f"a page shows the paragraph of `{words}`, and it is printed no more"
            )
    kept: list[str] = []
    for head, paragraph in zip(heads, paragraphs, strict=True):
        shown = paragraph if any(words in head for words in wanted) else "..."
        if [shown] != kept[-1:]:
            kept.append(shown)
    return "\n\n".join(kept)


def printed(command: str, folder: Path) -> str:
    """Run a command line in a folder and give what it prints, as on a terminal without colour."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603 - the command stands in our own page
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={"PATH": path, "NO_COLOR": "1", "COLUMNS": "80", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.rstrip("\n")
