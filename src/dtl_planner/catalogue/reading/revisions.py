"""The files of a workspace as they were at a revision in git, with everything odd reported.

A revision is a word from a command line, and a repository may come from anybody. The word is looked
at before git sees it, and from its first answer on only the hash is used; of each thing git is
asked what it is and how large before it is read.
"""

from __future__ import annotations

import os
import re
import shlex
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dtl_planner.catalogue.reading.files import (
    EMPTY_FILE,
    NOT_A_PLAIN_FILE,
    Unreadable,
    decode,
    missing,
    size_problem,
)
from dtl_planner.catalogue.reading.gathering import Gathered, gather
from dtl_planner.catalogue.reading.git import Git, TooSlow, decoded, find_program
from dtl_planner.catalogue.workspace import MARK
from dtl_planner.diagnostics import Code, Diagnostic, Severity, Span
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean, shown

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.files import FileText
    from dtl_planner.catalogue.reading.gathering import Listing
    from dtl_planner.catalogue.reading.git import Answer
    from dtl_planner.limits import Limits

ODD_REVISION = Code(
    "DTL052",
    "odd-revision",
    Severity.ERROR,
    "A revision is the name of a branch or tag, or the hash of a commit. Anything else could make "
    "git do something other than look it up.",
    "Write a name or a hash, such as `main`, `v1.0` or `4f2a9c1`; `~2` behind it goes two back.",
)
NO_GIT = Code(
    "DTL053",
    "no-git",
    Severity.ERROR,
    "Earlier revisions are kept by the program git, and it is not on this computer, or not in the "
    "folders that `PATH` names.",
    "Install git, or compare with a copy of the folder instead of a revision.",
)
NO_REPOSITORY = Code(
    "DTL054",
    "no-repository",
    Severity.ERROR,
    "Git keeps the revisions of a folder in a repository, and this folder is in none.",
    "Begin one with `git init`, or compare with a copy of the folder instead of a revision.",
)
FOREIGN_REPOSITORY = Code(
    "DTL055",
    "foreign-repository",
    Severity.ERROR,
    "The settings of a repository can make git run programs, so git reads one that belongs to "
    "another user of the computer only once you say that you trust it.",
    "If you trust whoever owns the folder, run the command that the message names.",
)
BROKEN_REPOSITORY = Code(
    "DTL056",
    "broken-repository",
    Severity.ERROR,
    "Git cannot use this repository, so there are no revisions to read.",
    "Run `git status` in the folder and mend what it tells of, or clone the repository again.",
)
UNKNOWN_REVISION = Code(
    "DTL057",
    "unknown-revision",
    Severity.ERROR,
    "No branch, tag or commit of the repository goes by that name.",
    "Check the spelling; `git branch --all`, `git tag` and `git log` list what there is. What "
    "others have made since is there after `git fetch`.",
)
NO_WORKSPACE_THEN = Code(
    "DTL058",
    "no-workspace-then",
    Severity.ERROR,
    "The revision is older than the workspace, or from before it was moved to where it is.",
    "Name a later revision; `git log -- services.yaml` lists those that changed it.",
)
MISSING_OBJECT = Code(
    "DTL059",
    "missing-object",
    Severity.ERROR,
    "The repository is damaged, or is a partial copy that fetches the rest when it is needed. "
    "Nothing is fetched here: reading must not reach out over a network.",
    "Run `git fetch --refetch` in the folder, or clone the repository again as a whole.",
)
GIT_TOO_SLOW = Code(
    "DTL060",
    "git-too-slow",
    Severity.ERROR,
    "Git looks up in an instant what it is asked here. If it takes seconds, something is wrong: a "
    "drive that does not answer, or a repository made to keep programs waiting.",
    "Try again with the folder on a drive of the computer itself, or raise the limit.",
)

_REVISION: Final = re.compile(r"[\w@][\w@./~^+#=-]*")
_ENTRY: Final = re.compile(r"([0-7]{6}) [a-z]+ ([0-9a-f]+)\t(.+)", re.DOTALL)
_NAMES: Final = 1_000
_AS_IN: Final = "write a branch, a tag or a hash, such as `main`, `v1.0`, `4f2a9c1` or `main~2`"
_NOT_FILES: Final = {stat.S_IFLNK: "a link", stat.S_IFDIR: "a folder"}
_ANOTHER_REPOSITORY: Final = "another repository"


@dataclass(frozen=True, slots=True)
class Revision:
    """A workspace as it was at a revision.

    Attributes:
        name: The revision as it was asked for.
        commit: The hash that it stands for.
        gathered: The files, named `REVISION:FILE` in messages.
    """

    name: str
    commit: str
    gathered: Gathered


def read_revision(folder: Path, revision: str, *, limits: Limits) -> Revision | Diagnostic:
    """Read the files of a workspace at a revision of the repository that holds its folder.

    Args:
        folder: The workspace, which may be any folder of the repository.
        revision: A branch, a tag or a hash; `~2` or `^` may follow. Anything else is refused.
        limits: The limits in force.
    """
    problem = _odd(revision, limits=limits)
    if problem:
        return problem
    program = find_program()
    if program is None:
        return Diagnostic(
            NO_GIT,
            "The program `git` is not on this computer.",
            hint="install git, or compare with a copy of the folder",
        )
    git = Git(program, folder, limits.git_seconds)
    try:
        return _read(git, revision, limits=limits)
    except TooSlow:
        return Diagnostic(
            GIT_TOO_SLOW,
            f"Git gave no answer within the limit `git-seconds`, which is {limits.git_seconds:,}.",
            hint=f"`--limit git-seconds={limits.git_seconds * 6}` waits longer",
        )


def _read(git: Git, revision: str, *, limits: Limits) -> Revision | Diagnostic:
    found = _look_up(git, f"{revision}^{{commit}}")
    if not found.is_found:
        return _unknown(git, revision) if found.code == 1 else _refused(git.folder, found.said)
    commit = found.text
    tree = _Tree(git, commit, f"{revision}:", limits)
    if not git.ask("cat-file", "-s", f"{commit}:./").is_found:
        return _no_folder(git, commit, revision)
    gathered = gather(tree, limits=limits)
    if MARK not in tree.entries and not gathered.diagnostics:
        return _no_workspace(revision)
    return Revision(revision, commit, gathered)


def _look_up(git: Git, name: str) -> Answer:
    """Ask for the hash of what a name stands for."""
    return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The folder of the workspace in a commit.

    Attributes:
        git: The program to ask.
        commit: The hash of the commit.
        label: What stands before the name of a file in messages.
        limits: The limits in force.
        entries: The mode and the hash of each name that was listed.
    """

    git: Git
    commit: str
    label: str
    limits: Limits
    entries: dict[str, tuple[int, str]] = field(default_factory=dict)

    def names(self, folder: str) -> Listing | Diagnostic:
        """List a folder, which git names relative to the workspace."""
        place = f"{self.commit}:./{folder}"
        problem = self._problem(place, folder or "./")
        if problem and problem.code is not EMPTY_FILE:
            return problem
        listed = self.git.ask("ls-tree", "-z", "--full-tree", place)
        found: dict[str, bool] = {}
        for line in decoded(listed.out).split("\0"):
            entry = _ENTRY.fullmatch(line)
            if entry:
                mode, object_, name = int(entry[1], 8), entry[2], entry[3]
                found[name] = stat.S_ISDIR(mode)
                self.entries[f"{folder}/{name}" if folder else name] = mode, object_
        return found

    def read(self, name: str) -> FileText | Unreadable:
        """Read a file that was listed."""
        file = self.label + name
        if name not in self.entries:
            hint = "it was not there at that revision; compare with a later one"
            return Unreadable(file, (missing(file, hint=hint),))
        mode, object_ = self.entries[name]
        if not stat.S_ISREG(mode):
            return Unreadable(file, (_not_plain(mode, file=file),))
        problem = self._problem(object_, name)
        if problem:
            return Unreadable(file, (problem,))
        read = self.git.ask("cat-file", "blob", object_)
        if not read.is_found:
            return Unreadable(file, (_lost(file),))
        return decode(read.out, file=file, limits=self.limits)

    def _problem(self, object_: str, name: str) -> Diagnostic | None:
        """Ask how large a thing is: it may not be there, or be larger than the limit allows."""
        size, file = self.git.ask("cat-file", "-s", object_), self.label + name
        if not size.is_found:
            return _lost(file)
        return size_problem(int(size.text), file=file, limits=self.limits)


def _odd(revision: str, *, limits: Limits) -> Diagnostic | None:
    """Find fault with the text of a revision, before git sees it."""
    most = limits.revision_characters
    if len(revision) > most:
        message = (
            f"The revision has {len(revision):,} characters; the limit `revision-characters` is "
            f"{most:,}."
        )
        return Diagnostic(ODD_REVISION, message, hint=_AS_IN)
    if not revision:
        return Diagnostic(ODD_REVISION, "No revision is named.", hint=_AS_IN)
    if ".." in revision:
        message = f"`{shown(revision, limits)}` is a range, and one revision is wanted."
        return Diagnostic(ODD_REVISION, message, hint=_AS_IN)
    if not _REVISION.fullmatch(revision):
        message = f"`{shown(revision, limits)}` is not the name of a revision."
        return Diagnostic(ODD_REVISION, message, hint=_AS_IN)
    return None


def _refused(folder: Path, said: str) -> Diagnostic:
    """Say why git will not look into a repository: there is none, or it is not ours, or broken."""
    home = _repository(folder)
    if home is None:
        message = f"The folder `{clean(str(folder))}` is in no git repository."
        hint = "begin one with `git init`, or compare with a copy of the folder"
        return Diagnostic(NO_REPOSITORY, message, hint=hint)
    if _is_foreign(home):
        message = (
            f"The repository `{clean(str(home))}` belongs to another user of this computer, and "
            "git does not read it."
        )
        place = clean(shlex.quote(str(home)))  # it will be copied into a shell
        hint = f"if you trust it: `git config --global --add safe.directory {place}`"
        return Diagnostic(FOREIGN_REPOSITORY, message, hint=hint)
    words = clean(said.strip().partition("\n")[0].removeprefix("fatal: "))
    message = f"Git cannot use the repository `{clean(str(home))}`; it says: {words}."
    return Diagnostic(
        BROKEN_REPOSITORY, message, hint="run `git status` there and mend what it tells"
    )


def _repository(folder: Path) -> Path | None:
    """Find the folder that holds `.git`, this one or one above it, as git itself does."""
    here = Path(os.path.realpath(folder))
    return next((each for each in (here, *here.parents) if os.path.lexists(each / ".git")), None)


def _is_foreign(home: Path) -> bool:
    """Say whether a repository belongs to another user; on Windows only git can tell."""
    ours = getattr(os, "geteuid", lambda: None)()
    owners = {each.lstat().st_uid for each in (home, home / ".git")}
    return ours is not None and owners != {ours}


def _unknown(git: Git, revision: str) -> Diagnostic:
    named = _look_up(git, revision)
    if named.is_found and not git.ask("cat-file", "-s", named.text).is_found:
        return _lost(revision)
    hints = [f"did you mean `{clean(near)}`?"] if (near := _near(git, revision)) else []
    if git.ask("rev-parse", "--is-shallow-repository").text == "true":
        hints.append("older ones are not in this copy, and `git fetch --unshallow` adds them")
    return Diagnostic(
        UNKNOWN_REVISION,
        f"The repository has no revision `{clean(revision)}`.",
        hint=" ".join(hints) or "`git log` and `git branch --all` list what there is",
    )


def _near(git: Git, revision: str) -> str | None:
    """Give the branch or tag with the name most like this one."""
    listed = git.ask(
        "for-each-ref",
        f"--count={_NAMES}",
        "--format=%(refname:short)",
        "refs/heads",
        "refs/tags",
        "refs/remotes",
    )
    return nearest(revision, listed.text.split("\n"))


def _no_folder(git: Git, commit: str, revision: str) -> Diagnostic:
    """Say that the workspace was not there; or that nobody can tell, as a folder is lost."""
    is_lost = _look_up(git, f"{commit}:./").is_found
    if is_lost or not git.ask("cat-file", "-s", f"{commit}^{{tree}}").is_found:
        return _lost(f"{revision}:./")
    return _no_workspace(revision)


def _no_workspace(revision: str) -> Diagnostic:
    message = f"At the revision `{clean(revision)}` there was no workspace in this folder."
    hint = f"name a later revision; `git log -- {MARK}` lists those that changed it"
    return Diagnostic(NO_WORKSPACE_THEN, message, hint=hint)


def _lost(file: str) -> Diagnostic:
    return Diagnostic(
        MISSING_OBJECT,
        f"This copy of the repository does not hold `{clean(file)}`.",
        Span(file, 1, 1, 1, 1),
        "run `git fetch --refetch`, or clone the repository again as a whole",
    )


def _not_plain(mode: int, *, file: str) -> Diagnostic:
    what = _NOT_FILES.get(stat.S_IFMT(mode), _ANOTHER_REPOSITORY)
    return Diagnostic(
        NOT_A_PLAIN_FILE,
        f"`{clean(file)}` is {what} in that revision, not an ordinary file.",
        Span(file, 1, 1, 1, 1),
    )
