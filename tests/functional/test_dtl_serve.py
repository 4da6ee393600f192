"""`dtl serve`: the report in a browser, always as the files are."""

from __future__ import annotations

import signal
import socket
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import pytest
from running import ROOT, copy_of, run, written
from serving import PATIENCE, Served, replace_whole, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.needs("starlette", "uvicorn", "watchfiles")

_SERVICES = """\
services:
  - id: housing
    name: Housing
    components:
      - id: repairs
        name: {}
"""
_PROPOSAL = """\
dtl: 1
proposals:
  merger:
    title: One team for all
    based_on: current
    changes:
      repairs: {name: Mending, because: It says more}
"""


def small(folder: Path) -> Path:
    """Write a small workspace in a folder."""
    return written(folder, services=_SERVICES.format("Repairs"))


def named(name: str) -> str:
    """Give the file of its one service by another name."""
    return "dtl: 1\n" + _SERVICES.format(name)


def save(folder: Path, text: str) -> None:
    """Save the file of its services as plain editors do: the old one is written over."""
    (folder / "services.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a small workspace that no test changes."""
    with serving(small(tmp_path_factory.mktemp("served"))) as server:
        yield server


def body_of(page: str) -> str:
    """Cut out of a page what is the same whether it is served or stands in a file."""
    body = page[page.index("<header") : page.index("<script")]
    return body.replace('<p id="live" role="status"></p>\n', "")


@pytest.mark.needs("ortools", "holidays")
def test_the_page_is_the_report_of_the_files_as_they_are(tmp_path: Path) -> None:
    copy_of(ROOT, tmp_path)
    with serving(tmp_path) as server, server.listening() as events:
        assert body_of(server.ask().text) == body_of(run("report", "--out", "-", cwd=tmp_path).out)
        text = (tmp_path / "services.yaml").read_text("utf-8")
        save(tmp_path, text.replace("name: ", "name: Our own ", 1))
        page = server.page_with(events, "Our own ")
        assert body_of(page) == body_of(run("report", "--out", "-", cwd=tmp_path).out)


def test_a_changed_file_is_told_of_and_shown(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server, server.listening() as events:
        before = next(events)
        save(tmp_path, named("Mending"))
        after = next(events)
        assert before != after
        assert "Mending" in server.ask().text


def test_a_file_put_in_the_place_of_another_is_told_of(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server, server.listening() as events:
        replace_whole(tmp_path / "services.yaml", named("Mending"))
        assert "Mending" in server.page_with(events, "Mending")


def test_every_page_that_is_open_is_told(tmp_path: Path) -> None:
    with (
        serving(small(tmp_path)) as server,
        server.listening() as one,
        server.listening() as other,
    ):
        assert next(one) == next(other)
        save(tmp_path, named("Mending"))
        assert next(one) == next(other)


def test_a_page_that_was_away_is_told_of_the_newest_when_it_comes_back(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server:
        with server.listening() as events:
            first = next(events)
            save(tmp_path, named("Mending"))
            newest = next(events)
        with server.listening() as events:
            assert next(events) == newest != first


def test_errors_stand_in_the_page_with_their_places_until_they_are_mended(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server, server.listening() as events:
        save(tmp_path, named("Mending") + "        facts: {local: perhaps}\n")
        page = server.page_with(events, "error DTL102")
        assert "services.yaml:8:9" in page
        assert "facts: {local: perhaps}" in page
        assert "here: facts" in page
        assert "1 error in 3 files." in page
        assert "Repairs" in page, "the last report without errors stands below"
        assert "It is not what the files say now" in page
        save(tmp_path, named("Mending"))
        page = server.page_with(events, "Mending")
        assert "DTL102" not in page
        assert "It is not what the files say now" not in page


def test_a_workspace_with_errors_can_be_served_and_mended(tmp_path: Path) -> None:
    save(small(tmp_path), "dtl: 1\nservices: {")
    with serving(tmp_path) as server, server.listening() as events:
        page = server.ask().text
        assert "services.yaml:2:" in page
        assert "There has been no report without errors" in page
        save(tmp_path, named("Mending"))
        assert "There has been no report" not in server.page_with(events, "Mending")


def test_a_new_proposal_in_a_new_folder_is_seen(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server, server.listening() as events:
        (tmp_path / "proposals").mkdir()
        (tmp_path / "proposals/merger.yaml").write_text(_PROPOSAL, "utf-8")
        assert server.page_with(events, "One team for all")
        (tmp_path / "proposals/merger.yaml").write_text(
            _PROPOSAL.replace("One team", "Two teams"), "utf-8"
        )
        assert server.page_with(events, "Two teams for all")


def test_a_file_that_is_no_part_of_the_workspace_changes_nothing(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server, server.listening() as events:
        first = next(events)
        for name in (".services.yaml.swp", "services.yaml~", "notes.txt"):
            (tmp_path / name).write_text("half-written", "utf-8")
        save(tmp_path, named("Mending"))
        assert next(events) != first
        assert "Mending" in server.ask().text


def test_serving_writes_nothing_in_the_workspace(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server, server.listening() as events:
        before = {path.name for path in tmp_path.rglob("*")}
        save(tmp_path, named("Mending"))
        server.page_with(events, "Mending")
        assert {path.name for path in tmp_path.rglob("*")} == before


def test_one_team_is_served_what_the_change_means_for_it() -> None:
    with serving(ROOT, "--for", "ETLAC") as server:
        assert "What this means for ETLAC" in server.ask().text


@pytest.mark.parametrize(
    "path",
    [
        "/services.yaml",
        "/../services.yaml",
        "/%2e%2e/services.yaml",
        "/changes/",
        "//",
        "/index.html",
    ],
)
def test_nothing_but_the_page_and_its_changes_is_there(served: Served, path: str) -> None:
    answer = served.ask(path)
    assert answer.status == 404
    assert answer.text == "There is nothing here but the report, at /.\n"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_but_reading_can_be_asked_for(served: Served, method: str) -> None:
    for path in ("/", "/changes", "/services.yaml"):
        answer = served.ask(path, method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_head_gives_what_get_would_without_the_page(served: Served) -> None:
    page, head = served.ask(), served.ask(method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(page.body))
    events = served.ask("/changes", "HEAD")
    assert (events.status, events.body) == (200, b"")
    assert events.headers["content-type"] == "text/event-stream; charset=utf-8"


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}"])
def test_this_machine_is_answered(served: Served, host: str) -> None:
    assert served.ask(host=host.format(served.port)).status == 200


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:1", "evil.example:{}", "127.0.0.1:{}.evil.example", ""]
)
def test_a_name_from_elsewhere_that_leads_here_is_not_answered(served: Served, host: str) -> None:
    for path in ("/", "/changes"):
        assert served.ask(path, host=host.format(served.port)).status == 421


def test_two_names_at_once_or_none_are_not_answered(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}\r\n"
    assert b"200 OK" in served.raw(f"GET / HTTP/1.1\r\n{host}\r\n".encode())
    assert b"200 OK" not in served.raw(f"GET / HTTP/1.1\r\n{host}Host: evil\r\n\r\n".encode())
    assert b"421 Misdirected" in served.raw(b"GET / HTTP/1.0\r\n\r\n")


def test_what_other_sites_load_is_refused_and_a_link_to_here_is_not(served: Served) -> None:
    for site in ("cross-site", "same-site"):
        asked_for = {"sec-fetch-site": site, "sec-fetch-mode": "no-cors"}
        assert served.ask("/", **asked_for, **{"sec-fetch-dest": "script"}).status == 403
        assert served.ask("/changes", **asked_for, **{"sec-fetch-dest": "empty"}).status == 403
        followed = {"sec-fetch-site": site, "sec-fetch-mode": "navigate"}
        assert served.ask("/", **followed, **{"sec-fetch-dest": "iframe"}).status == 403
        assert served.ask("/", **followed, **{"sec-fetch-dest": "document"}).status == 200
    assert served.ask("/", **{"sec-fetch-site": "same-origin"}).status == 200


def test_every_answer_forbids_what_a_page_need_not_do(served: Served) -> None:
    for answer in (served.ask(), served.ask("/nothing"), served.ask(method="POST")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; ")
        assert answer.headers["content-security-policy"].endswith("; frame-ancestors 'none'")
        assert "server" not in answer.headers
    policy = served.ask().headers["content-security-policy"]
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy


def test_what_is_too_long_is_not_listened_to(served: Served) -> None:
    assert served.ask("/" + "x" * 9_000).status == 414
    assert served.ask("/?" + "x" * 9_000).status == 414
    host = f"Host: 127.0.0.1:{served.port}\r\n"
    many = "".join(f"x-{number}: {'y' * 1_000}\r\n" for number in range(70))
    assert b"431 " in served.raw(f"GET / HTTP/1.1\r\n{host}{many}\r\n".encode())
    endless = f"GET / HTTP/1.1\r\n{host}x: {'y' * 500_000}".encode()
    with suppress(ConnectionError):  # closed, perhaps before all of it was sent
        assert b"200 OK" not in served.raw(endless)
    assert served.ask().status == 200


def test_no_protocol_but_its_own_is_spoken(served: Served) -> None:
    assert b"200 OK" not in served.raw(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
    assert served.ask().status == 200


def test_somebody_slow_keeps_nobody_waiting_and_is_cut_off(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as slow:
        slow.sendall(b"GET / HT")
        assert served.ask().status == 200
        assert slow.recv(100) == b""


def test_a_body_is_not_read(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}\r\n"
    sent = f"GET / HTTP/1.1\r\n{host}Content-Length: 1000000000\r\n\r\nabc"
    assert served.raw(sent.encode()).startswith(b"HTTP/1.1 200 OK")


def test_so_many_pages_may_listen_and_no_more(served: Served) -> None:
    with ExitStack() as open_pages:
        for _ in range(32):
            next(open_pages.enter_context(served.listening()))
        answer = served.ask("/changes")
        assert (answer.status, answer.text) == (503, "Too many pages are open.\n")
        assert served.ask().status == 200


def test_a_port_that_is_taken_is_said_so(served: Served, tmp_path: Path) -> None:
    ended = run("serve", "--port", str(served.port), cwd=small(tmp_path))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"dtl: another program has port {served.port}; `--port 0` takes one that is free\n"
    )


def test_what_is_asked_for_and_is_not_there_ends_the_command(tmp_path: Path) -> None:
    ended = run("serve", "--port", "0", "--structure", "nothing", cwd=small(tmp_path))
    said = "dtl: there is no structure `nothing`. There are `current` and `proposed`.\n"
    assert (ended.code, ended.err) == (2, said)


def test_a_folder_without_a_workspace_ends_the_command(tmp_path: Path) -> None:
    ended = run("serve", "--port", "0", cwd=tmp_path)
    assert ended.code == 1
    assert "error[DTL051]" in ended.err


def test_ctrl_c_ends_it_though_pages_are_open(tmp_path: Path) -> None:
    with serving(small(tmp_path)) as server, server.listening() as events:
        next(events)
        server.program.send_signal(signal.SIGINT)
        assert list(events) == []
        assert server.program.wait(PATIENCE) == 130
    assert server.said == [
        f"The report of {tmp_path} is at {server.address}\n",
        "Ctrl-C ends it.\n",
        "Stopped.\n",
    ]


@pytest.mark.needs("ortools", "holidays")
def test_ctrl_c_ends_it_though_a_page_is_being_made(tmp_path: Path) -> None:
    with serving(copy_of(ROOT, tmp_path)) as server:
        for number in range(3):
            text = (tmp_path / "services.yaml").read_text("utf-8")
            save(tmp_path, f"{text}# {number}\n")
        server.program.send_signal(signal.SIGINT)
        assert server.program.wait(PATIENCE) == 130
    assert server.said[2:] == ["Stopped.\n"]
