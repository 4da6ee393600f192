"""A whole server in a thread of the test."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("uvicorn")
pytest.importorskip("starlette")
pytest.importorskip("watchfiles")

from dtl_planner.app.opening import UsageError
from dtl_planner.app.reporting import Asked
from dtl_planner.app.watching import standing_of
from dtl_planner.limits import Limits
from dtl_planner.web.making import Maker
from dtl_planner.web.server import Server, address_of, listen

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULTS = Path(__file__).parents[2] / "cases/defaults"
PATIENCE = 120


@contextmanager
def served(folder: Path) -> Iterator[tuple[Server, int]]:
    shutil.copytree(DEFAULTS, folder, dirs_exist_ok=True)
    faults: list[Exception] = []
    maker = Maker(folder, Asked(), Limits(), faults.append)
    with listen(0) as taken:
        seen = standing_of(folder)
        server = Server(maker, maker.first(), taken)
        port = taken.getsockname()[1]
        assert address_of(taken) == f"http://127.0.0.1:{port}/"
        thread = threading.Thread(target=server.run_since, args=(seen,))
        thread.start()
        try:
            yield server, port
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
    assert not thread.is_alive()
    assert faults == []


def shown(port: int, words: str) -> bool:
    """Ask again and again until some words stand in the page."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        line.request("GET", "/")
        if words in line.getresponse().read().decode():
            return True
        line.close()
        time.sleep(0.1)
    return False


def test_each_change_is_shown_and_a_listener_is_let_go_at_the_end(tmp_path: Path) -> None:
    with served(tmp_path) as (_, port):
        line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        line.request("GET", "/changes")
        answer = line.getresponse()
        assert answer.readline() == b"retry: 1000\n"
        (tmp_path / "services.yaml").write_text("dtl: 1\nservices: {", "utf-8")
        assert shown(port, "services.yaml:2:")
        shutil.copy(DEFAULTS / "services.yaml", tmp_path)
        assert shown(port, "<h1>Workspace</h1>")
    assert b"event: changed" in answer.read()


def test_a_folder_that_goes_and_comes_back_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "council"
    with served(folder) as (_, port):
        folder.rename(tmp_path / "away")
        assert shown(port, "There is no file")
        (tmp_path / "away").rename(folder)
        (folder / "services.yaml").write_text("dtl: 1\nservices: {", "utf-8")
        assert shown(port, "services.yaml:2:")


def test_a_server_at_rest_makes_no_page(tmp_path: Path) -> None:
    with served(tmp_path) as (server, port):
        assert shown(port, "Workspace")
        end = time.monotonic() + PATIENCE
        while server.is_at_work and time.monotonic() < end:
            time.sleep(0.05)
        assert not server.is_at_work


def test_a_port_that_cannot_be_had_is_said() -> None:
    with listen(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"another program has port {port}; `--port 0`"):
            listen(port)


def test_a_listening_socket_is_reached_by_this_machine_alone() -> None:
    with listen(0) as taken:
        assert taken.getsockname()[0] == "127.0.0.1"
        assert taken.family is socket.AF_INET
