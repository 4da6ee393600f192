"""A workspace as it was at a revision in git: the same rules as for files, and nothing is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.app.opening import DataError
from dtl_planner.app.revisions import open_revision
from dtl_planner.catalogue.reading.revisions import Revision, read_revision
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.diagnostics import Diagnostic, Span
from dtl_planner.limits import Limits

pytestmark = pytest.mark.needs("git")

DEFAULTS = Path(__file__).parents[2] / "cases/defaults"
FIRST = "dtl: 1\nservices:\n  - {id: play, name: Play}\n"
SECOND = "dtl: 1\nservices:\n  - {id: play, name: Play service}\n"
PEOPLE = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A planner"), ("EMAIL", "planner@example.org"))
}


def git(folder: Path, *words: str) -> str:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-C", str(folder), *words],  # noqa: S607 - the git of whoever runs the tests
        env=os.environ | PEOPLE | settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def commit(folder: Path, **texts: str) -> str:
    """Write files into a workspace, commit all that is there, and give the hash."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "as it is")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A repository whose second revision calls the service something else than the first."""
    folder = shutil.copytree(DEFAULTS, tmp_path / "home")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, services=FIRST)
    commit(folder, services=SECOND)
    return folder


def name_at(folder: Path, revision: str) -> str:
    """What the one service is called at a revision."""
    (service,) = open_revision(folder, revision, limits=Limits()).catalogue.of(Service)
    return service.name


def problems(folder: Path, revision: str, **limits: int) -> list[Diagnostic]:
    with pytest.raises(DataError) as caught:
        open_revision(folder, revision, limits=Limits(**limits))
    return list(caught.value.diagnostics)


def told(folder: Path, revision: str, **limits: int) -> list[str]:
    return [f"{each.code.id} {each.message}" for each in problems(folder, revision, **limits)]


def test_a_branch_a_tag_and_a_hash_name_a_revision(home: Path) -> None:
    git(home, "tag", "--annotate", "--message", "before", "v1.0", "HEAD~1")
    git(home, "branch", "feature/ours+theirs_2009", "HEAD~1")
    hash_ = git(home, "rev-parse", "HEAD~1")
    for revision in ("main~1", "HEAD^", "@~1", "v1.0", "feature/ours+theirs_2009", hash_):
        assert name_at(home, revision) == "Play"
    for revision in ("main", "heads/main", "HEAD", "@", hash_[:0] + "main^0"):
        assert name_at(home, revision) == "Play service"
    assert name_at(home, hash_[:10]) == "Play"


def test_what_is_not_committed_is_not_in_a_revision(home: Path) -> None:
    (home / "services.yaml").write_text("not YAML: [", encoding="utf-8")
    (home / "programme.yaml").write_text("dtl: 1\n", encoding="utf-8")
    git(home, "add", "--all")
    assert name_at(home, "HEAD") == "Play service"


def test_a_workspace_in_a_folder_of_the_repository_is_read_from_there(home: Path) -> None:
    place = shutil.copytree(DEFAULTS, home / "towns/ours")
    (place / "proposals").mkdir()
    (place / "proposals/merge.yaml").write_text("dtl: 1\n", encoding="utf-8")
    commit(home)
    read = open_revision(place, "main", limits=Limits())
    assert list(read.texts) == [
        "main:services.yaml",
        "main:localities.yaml",
        "main:criteria.yaml",
        "main:proposals/merge.yaml",
    ]
    assert (read.folder, read.diagnostics) == (place, ())
    assert name_at(home, "main") == "Play service"
    assert told(place, "main~1") == [
        "DTL058 At the revision `main~1` there was no workspace in this folder."
    ]


def test_a_revision_has_the_hash_that_it_stood_for(home: Path) -> None:
    read = read_revision(home, "main~1", limits=Limits())
    assert isinstance(read, Revision)
    assert (read.name, read.commit) == ("main~1", git(home, "rev-parse", "main~1"))


def test_a_mistake_is_told_with_the_revision_the_file_and_the_line(home: Path) -> None:
    commit(home, services="dtl: 1\nservices:\n  - {id: play, nmae: Play}\ntheme: {}\n")
    found = problems(home, "HEAD")
    assert [each.message for each in found] == [
        "`name` is missing here.",
        "`nmae` is not a key that can stand here.",
        "`theme` is not a part of `HEAD:services.yaml`.",
    ]
    assert [(each.span.file, each.span.line, each.span.column) for each in found if each.span] == [
        ("HEAD:services.yaml", 3, 5),
        ("HEAD:services.yaml", 3, 16),
        ("HEAD:services.yaml", 4, 1),
    ]


def test_warnings_are_kept_and_do_not_stop_anything(home: Path) -> None:
    commit(home, consultations="dtl: 1\n")
    (found,) = open_revision(home, "HEAD", limits=Limits()).diagnostics
    assert found.message == "Nothing reads `HEAD:consultations.yaml`."


@pytest.mark.parametrize(
    "revision",
    [
        "-h",
        "--help",
        "--upload-pack=x",
        "HEAD:services.yaml",
        ":/fix",
        "^HEAD",
        "HEAD^{/fix}",
        "@{yesterday}",
        "main@{1}",
        "a b",
        "main\n",
        "ma\x1b[31min",
        "$(touch x)",
        "main;x",
        "*",
        "a\\b",
        "~1",
        "/etc",
        ".git",
    ],
)
def test_what_is_not_the_name_of_a_revision_is_refused(home: Path, revision: str) -> None:
    shown = revision.replace("\n", "\\n").replace("\x1b", "\\x1b")
    assert told(home, revision) == [f"DTL052 `{shown}` is not the name of a revision."]


@given(revision=st.text(max_size=20) | st.text("-.~^@{}:/=+#a\u017c", max_size=8))
def test_whatever_is_asked_for_is_a_name_or_is_refused(nowhere: Path, revision: str) -> None:
    found = read_revision(nowhere, revision, limits=Limits())
    assert isinstance(found, Diagnostic)
    is_odd = revision[:1] in set("-.~^{}:/=+#") or ".." in revision or set(revision) & set("{}:")
    assert found.code.id in (("DTL052",) if is_odd else ("DTL052", "DTL054"))


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is in no repository."""
    return tmp_path_factory.mktemp("nowhere")


def test_ranges_nothing_and_very_long_names_are_refused_in_words(home: Path) -> None:
    assert told(home, "main~1..main") == [
        "DTL052 `main~1..main` is a range, and one revision is wanted."
    ]
    assert told(home, "") == ["DTL052 No revision is named."]
    assert told(home, "a" * 201) == [
        "DTL052 The revision has 201 characters; the limit `revision-characters` is 200."
    ]


def test_an_unknown_revision_is_told_with_the_nearest_name(home: Path) -> None:
    git(home, "tag", "v2009.1")
    for revision, hint in (
        ("mian", "did you mean `main`?"),
        ("v2009.2", "did you mean `v2009.1`?"),
        ("HEAD~9", "`git log` and `git branch --all` list what there is"),
    ):
        (found,) = problems(home, revision)
        assert found.message == f"The repository has no revision `{revision}`."
        assert (found.code.id, found.hint) == ("DTL057", hint)


def test_a_tag_of_something_other_than_a_commit_is_no_revision(home: Path) -> None:
    git(home, "tag", "text", "HEAD:services.yaml")
    assert told(home, "text") == ["DTL057 The repository has no revision `text`."]


def test_older_revisions_that_a_shallow_copy_lacks_are_told_as_such(
    home: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{home}", str(copy))
    assert name_at(copy, "HEAD") == "Play service"
    (found,) = problems(copy, "HEAD~1")
    assert (found.code.id, found.hint) == (
        "DTL057",
        "older ones are not in this copy, and `git fetch --unshallow` adds them",
    )


def test_a_folder_in_no_repository_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "HEAD") == [f"DTL054 The folder `{tmp_path}` is in no git repository."]


def test_a_computer_without_git_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{home}:.:")
    assert told(home, "HEAD") == ["DTL053 The program `git` is not on this computer."]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_a_repository_of_another_user_is_told_in_plain_words(home: Path) -> None:
    os.chown(home, 12345, 12345)
    (found,) = problems(home, "HEAD")
    assert (found.code.id, found.message, found.hint) == (
        "DTL055",
        (
            f"The repository `{home}` belongs to another user of this computer, and git does not "
            "read it."
        ),
        f"if you trust it: `git config --global --add safe.directory {home}`",
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_the_name_of_a_folder_says_nothing_to_the_shell_that_the_hint_is_copied_into(
    home: Path,
) -> None:
    odd = home.rename(home.with_name("ours; $(echo x)"))
    os.chown(odd, 12345, 12345)
    (found,) = problems(odd, "HEAD")
    assert found.hint == f"if you trust it: `git config --global --add safe.directory '{odd}'`"


def test_settings_that_git_cannot_read_are_told_in_its_words(home: Path) -> None:
    (home / ".git/config").write_text("[core\n", encoding="utf-8")
    words = "it says: bad config line 1 in file .git/config"
    assert told(home, "HEAD") == [f"DTL056 Git cannot use the repository `{home}`; {words}."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that keeps its reader waiting")
def test_a_git_that_does_not_answer_is_stopped(home: Path) -> None:
    os.mkfifo(home / "waits")
    git(home, "config", "include.path", "../waits")
    assert told(home, "HEAD", git_seconds=1) == [
        "DTL060 Git gave no answer within the limit `git-seconds`, which is 1."
    ]


def lose(home: Path, name: str) -> None:
    """Take an object out of a repository."""
    hash_ = git(home, "rev-parse", name)
    (home / ".git/objects" / hash_[:2] / hash_[2:]).unlink()


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        ("HEAD:services.yaml", "HEAD:services.yaml"),
        ("HEAD^{tree}", "HEAD:./"),
        ("HEAD:proposals", "HEAD:proposals"),
        ("HEAD", "HEAD"),
    ],
)
def test_what_a_copy_of_the_repository_lacks_is_told(home: Path, name: str, told_of: str) -> None:
    (home / "proposals").mkdir()
    (home / "proposals/a.yaml").write_text("dtl: 1\n", encoding="utf-8")
    commit(home)
    lose(home, name)
    assert told(home, "HEAD") == [f"DTL059 This copy of the repository does not hold `{told_of}`."]


def test_the_folder_of_the_workspace_can_be_lost_too(home: Path) -> None:
    place = shutil.copytree(DEFAULTS, home / "ours")
    commit(home)
    lose(home, "HEAD:ours")
    assert told(place, "main") == ["DTL059 This copy of the repository does not hold `main:./`."]


def test_an_object_that_is_damaged_is_told(home: Path) -> None:
    text = "dtl: 1\n" + "# a long line that is not there in the end\n" * 9_000
    commit(home, programme=text)
    hash_ = git(home, "rev-parse", "HEAD:programme.yaml")
    path = home / ".git/objects" / hash_[:2] / hash_[2:]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-40])
    assert told(home, "HEAD") == [
        "DTL059 This copy of the repository does not hold `HEAD:programme.yaml`."
    ]


def test_links_folders_and_other_repositories_in_place_of_a_file_are_refused(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data/services.yaml").write_text(SECOND, encoding="utf-8")
    (home / "services.yaml").unlink()
    (home / "services.yaml").symlink_to("data/services.yaml")
    (home / "programme.yaml").mkdir()
    (home / "programme.yaml/x").touch()
    commit(home)
    hash_ = git(home, "rev-parse", "HEAD")
    git(home, "update-index", "--add", "--cacheinfo", f"160000,{hash_},consultation.yaml")
    git(home, "commit", "--quiet", "--message", "another")
    assert told(home, "HEAD") == [
        f"DTL002 `HEAD:{name}.yaml` is {what} in that revision, not an ordinary file."
        for name, what in (
            ("consultation", "another repository"),
            ("programme", "a folder"),
            ("services", "a link"),
        )
    ]


def test_a_linked_folder_of_proposals_is_told(home: Path) -> None:
    (home / "proposals").symlink_to(".")
    commit(home)
    (found,) = problems(home, "HEAD")
    assert (found.code.id, found.span) == ("DTL030", Span("HEAD:proposals", 1, 1, 1, 1))


def test_a_file_that_was_not_there_yet_is_told_without_the_advice_to_begin(home: Path) -> None:
    git(home, "rm", "--quiet", "criteria.yaml")
    commit(home)
    (found,) = problems(home, "HEAD")
    assert (found.code.id, found.message, found.hint) == (
        "DTL001",
        "There is no file `HEAD:criteria.yaml`.",
        "it was not there at that revision; compare with a later one",
    )


def test_a_revision_without_any_file_had_no_workspace(home: Path) -> None:
    git(home, "rm", "--quiet", "-r", ".")
    commit(home)
    assert told(home, "HEAD") == [
        "DTL058 At the revision `HEAD` there was no workspace in this folder."
    ]


def test_size_is_asked_before_anything_is_read(home: Path) -> None:
    commit(home, services=FIRST + "#" * 500)
    assert told(home, "HEAD", yaml_bytes=512) == [
        "DTL006 `HEAD:services.yaml` has 544 bytes; the limit `yaml-bytes` is 512."
    ]
    assert [each[:6] for each in told(home, "HEAD", workspace_bytes=100)] == ["DTL032"]
    for number in range(20):
        (home / f"{number}.txt").touch()
    commit(home)
    (found,) = told(home, "HEAD", yaml_bytes=512)
    assert found.startswith("DTL006 `HEAD:./` has ")


def test_bytes_are_read_by_the_rules_for_files(home: Path) -> None:
    (home / "services.yaml").write_bytes(b"\xef\xbb\xbf" + SECOND.replace("\n", "\r\n").encode())
    commit(home)
    assert name_at(home, "HEAD") == "Play service"
    (home / "services.yaml").write_bytes(SECOND.encode("utf-16"))
    (home / "criteria.yaml").write_bytes("dtl: 1\n# a\u200bb\n".encode())
    commit(home)
    assert told(home, "HEAD") == [
        "DTL008 `U+200B` (zero width space) stands here; files may not hold it.",
        "DTL007 `HEAD:services.yaml` is saved as UTF-16 or UTF-32, and not as UTF-8.",
    ]
