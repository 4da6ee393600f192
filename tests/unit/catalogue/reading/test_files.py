"""Only plain files inside the workspace, of a sane size and in UTF-8, are read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dtl_planner.catalogue.reading import files
from dtl_planner.catalogue.reading.characters import FORBIDDEN_CHARACTER
from dtl_planner.catalogue.reading.files import FileText, Unreadable, decode, read_open, read_text
from dtl_planner.diagnostics import Diagnostic, Span
from dtl_planner.limits import Limits

LIMITS = Limits()
SAVE = "open it in its editor and save as UTF-8"
TOP = Span("a.yaml", 1, 1, 1, 1)


def read(path: Path, inside: Path, limits: Limits = LIMITS) -> FileText | Unreadable:
    return read_text(path, shown_as="a.yaml", limits=limits, inside=inside)


def read_bytes(folder: Path, data: bytes) -> FileText | Unreadable:
    path = folder / "a.yaml"
    path.write_bytes(data)
    return read(path, folder)


def only(result: FileText | Unreadable) -> Diagnostic:
    assert isinstance(result, Unreadable)
    (found,) = result.diagnostics
    return found


@pytest.mark.parametrize(
    ("data", "text", "has_bom"),
    [
        (b"dtl: 1\n", "dtl: 1\n", False),
        (b"dtl: 1\r\na: 2\r\n", "dtl: 1\r\na: 2\r\n", False),
        (b"\xef\xbb\xbfdtl: 1\n", "dtl: 1\n", True),
        ("name: Café £5 ½ 𝄞\n".encode(), "name: Café £5 ½ 𝄞\n", False),
    ],
)
def test_utf_8_is_read_with_and_without_a_mark_and_with_both_line_ends(
    tmp_path: Path, data: bytes, text: str, *, has_bom: bool
) -> None:
    assert read_bytes(tmp_path, data) == FileText("a.yaml", text, has_bom)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_an_empty_file_is_told_what_it_should_hold(tmp_path: Path, data: bytes) -> None:
    assert only(read_bytes(tmp_path, data)) == Diagnostic(
        files.EMPTY_FILE,
        "`a.yaml` is empty.",
        TOP,
        "begin it with the line `dtl: 1`, then add what the file is for; or delete it",
    )


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_wide_encodings_are_refused_with_the_words_save_as_utf_8(
    tmp_path: Path, encoding: str
) -> None:
    assert only(read_bytes(tmp_path, "dtl: 1\nname: Café\n".encode(encoding))) == Diagnostic(
        files.NOT_UTF_8, "`a.yaml` is saved as UTF-16 or UTF-32, and not as UTF-8.", TOP, SAVE
    )


def test_wide_text_with_a_mark_and_no_western_letters_is_still_known(tmp_path: Path) -> None:
    assert only(read_bytes(tmp_path, "漢字".encode("utf-16"))).code is files.NOT_UTF_8
    assert only(read_bytes(tmp_path, b"\x00\x00\xfe\xff\x00\x01\xf6\x00")).code is files.NOT_UTF_8


def test_windows_text_is_refused_with_line_column_and_byte(tmp_path: Path) -> None:
    data = "dtl: 1\r\nname: “Café”\r\n".encode("cp1252")
    assert only(read_bytes(tmp_path, data)) == Diagnostic(
        files.NOT_UTF_8,
        "`a.yaml` is not saved as UTF-8: byte 15 is 0x93.",
        Span("a.yaml", 2, 7, 2, 8),
        SAVE,
    )


def test_the_column_of_a_wrong_byte_counts_characters_and_not_the_mark(tmp_path: Path) -> None:
    assert only(read_bytes(tmp_path, b"\xef\xbb\xbf\xc3\xa9: \xe9\n")).span == Span(
        "a.yaml", 1, 4, 1, 5
    )


@pytest.mark.parametrize(
    ("character", "called"),
    [
        ("\0", "`U+0000` (a control character)"),
        ("\x1b", "`U+001B` (a control character)"),
        ("\x7f", "`U+007F` (a control character)"),
        ("\x85", "`U+0085` (a control character)"),
        ("\x9b", "`U+009B` (a control character)"),
        ("\u200b", "`U+200B` (zero width space)"),
        ("\u200f", "`U+200F` (right-to-left mark)"),
        ("\u2028", "`U+2028` (line separator)"),
        ("\u2029", "`U+2029` (paragraph separator)"),
        ("\u202e", "`U+202E` (right-to-left override)"),
        ("\u2066", "`U+2066` (left-to-right isolate)"),
        ("\ufeff", "`U+FEFF` (zero width no-break space)"),
        ("\uffff", "`U+FFFF` (a control character)"),
    ],
)
def test_hidden_characters_are_named_and_never_shown(
    tmp_path: Path, character: str, called: str
) -> None:
    data = f"dtl: 1\nname: é{character}, the second line of a longer file\n".encode()
    assert only(read_bytes(tmp_path, data)) == Diagnostic(
        FORBIDDEN_CHARACTER,
        f"{called} stands here; files may not hold it.",
        Span("a.yaml", 2, 8, 2, 9),
        "delete the few letters round this place and type them again",
    )


def test_each_kind_of_hidden_character_is_reported_once_with_the_number_of_others(
    tmp_path: Path,
) -> None:
    data = "a: \u200b\u200b\nb: \u202e\nc: \u200b \u202e\n".encode()
    result = read_bytes(tmp_path, data)
    assert isinstance(result, Unreadable)
    assert [(found.message, found.span) for found in result.diagnostics] == [
        (
            "`U+200B` (zero width space) stands here and in 2 more places; files may not hold it.",
            Span("a.yaml", 1, 4, 1, 5),
        ),
        (
            (
                "`U+202E` (right-to-left override) stands here and in 1 more place; "
                "files may not hold it."
            ),
            Span("a.yaml", 2, 4, 2, 5),
        ),
    ]


def test_a_carriage_return_without_line_feed_is_refused_with_words(tmp_path: Path) -> None:
    found = only(read_bytes(tmp_path, b"dtl: 1\rname: b\r\n"))
    assert (found.message, found.span, found.hint) == (
        "`U+000D` (a control character) stands here; files may not hold it.",
        Span("a.yaml", 1, 7, 1, 8),
        "save the file with ordinary line ends (LF, or CRLF as Windows does)",
    )


def test_a_missing_file_is_named_without_a_place(tmp_path: Path) -> None:
    assert only(read(tmp_path / "a.yaml", tmp_path)) == Diagnostic(
        files.MISSING_FILE, "There is no file `a.yaml`."
    )


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("x")
    assert only(read(tmp_path / "b" / "a.yaml", tmp_path)).code is files.MISSING_FILE


def test_a_name_that_no_file_can_have_is_missing(tmp_path: Path) -> None:
    result = read_text(tmp_path / "a\0.yaml", shown_as="a\0.yaml", limits=LIMITS, inside=tmp_path)
    assert only(result).message == r"There is no file `a\x00.yaml`."


def test_a_file_over_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"dtl: 1\n")
    assert only(read(path, tmp_path, Limits(yaml_bytes=6))) == Diagnostic(
        files.FILE_TOO_LARGE,
        "`a.yaml` has 7 bytes; the limit `yaml-bytes` is 6.",
        TOP,
        "split the file; or `--limit yaml-bytes=7` raises the limit",
    )
    assert isinstance(read(path, tmp_path, Limits(yaml_bytes=7)), FileText)


def test_bytes_from_elsewhere_have_the_same_limit() -> None:
    result = decode(b"dtl: 1\n", file="a.yaml", limits=Limits(yaml_bytes=6))
    assert only(result).code is files.FILE_TOO_LARGE


def test_a_sparse_file_of_a_terabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(2**40)
    assert only(read(path, tmp_path)).code is files.FILE_TOO_LARGE


NOT_PLAIN = Diagnostic(
    files.NOT_A_PLAIN_FILE,
    "`a.yaml` is not an ordinary file but a folder, a pipe or a device.",
    TOP,
)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert only(read(tmp_path, tmp_path)) == NOT_PLAIN


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_that_nobody_writes_to_does_not_keep_us_waiting(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    os.mkfifo(path)
    assert only(read(path, tmp_path)) == NOT_PLAIN


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the names of sockets may be no longer than 108 bytes
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("a.yaml")
        assert only(read(Path("a.yaml"), tmp_path)) == NOT_PLAIN


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_without_end_is_refused() -> None:
    assert only(read(Path("/dev/zero"), Path("/dev"))) == NOT_PLAIN


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_put_in_the_place_of_a_file_is_refused_once_it_is_open() -> None:
    handle = os.open("/dev/zero", os.O_RDONLY)
    assert read_open(handle, shown_as="a.yaml", limits=LIMITS) == NOT_PLAIN


def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x: 1\n")
    home = tmp_path / "workspace"
    home.mkdir()
    (home / "a.yaml").symlink_to(tmp_path / "secret")
    assert only(read(home / "a.yaml", home)) == Diagnostic(
        files.OUTSIDE_WORKSPACE,
        "`a.yaml` leads to a file outside the workspace.",
        TOP,
        "copy the file into the workspace in place of the link",
    )


def test_a_path_that_climbs_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "workspace"
    home.mkdir()
    assert only(read(home / ".." / "secret", home)).code is files.OUTSIDE_WORKSPACE


def test_a_link_within_the_workspace_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("x: 1\n")
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    assert read(tmp_path / "a.yaml", tmp_path) == FileText("a.yaml", "x: 1\n", has_bom=False)


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    found = only(read(tmp_path / "a.yaml", tmp_path))
    assert found.code is files.UNREADABLE_FILE
    assert found.span == TOP


def test_a_workspace_reached_through_a_link_is_still_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("x: 1\n")
    (tmp_path / "home").symlink_to("real")
    assert isinstance(read(tmp_path / "home" / "a.yaml", tmp_path / "home"), FileText)


AS_NOBODY = """
import os, sys
from pathlib import Path
from dtl_planner.catalogue.reading.files import read_text
from dtl_planner.limits import Limits
if os.geteuid() == 0:  # root may read anything
    os.setuid(65534)
path = Path(sys.argv[1])
result = read_text(path, shown_as="a.yaml", limits=Limits(), inside=path.parent)
print(*(f"{found.code.id} {found.message}" for found in result.diagnostics))
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="this system has other rights")
def test_a_file_without_the_right_to_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("x: 1\n")
    path.chmod(0)
    for folder in [tmp_path, *tmp_path.parents[:-2]]:
        folder.chmod(folder.stat().st_mode | 0o111)  # nobody must get as far as the file
    run = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout == "DTL004 `a.yaml` cannot be read; the computer says: Permission denied.\n"


def test_a_file_that_grows_while_it_is_read_gives_a_message_or_its_old_self(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    stop = threading.Event()

    def grow() -> None:
        with path.open("ab", buffering=0) as stream:
            while not stop.is_set():
                stream.write(b"# more\n" * 1_000)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        codes = {files.FILE_CHANGED.id: False}
        until = time.monotonic() + 20
        while not codes[files.FILE_CHANGED.id] and time.monotonic() < until:
            path.write_bytes(b"a: 1\n")
            result = read(path, tmp_path)
            if isinstance(result, Unreadable):
                codes[only(result).code.id] = True
    finally:
        stop.set()
        writer.join()
    assert codes[files.FILE_CHANGED.id]
