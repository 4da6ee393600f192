"""Running `dtl serve` as people do, and asking it as browsers and others do."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import IO, TYPE_CHECKING

from running import PROGRAM, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PATIENCE = 120
"""Seconds: a machine may have much else to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Served:
    """A server at work.

    Attributes:
        port: Where it listens.
        program: The program.
        said: What it has said on standard error, line by line.
    """

    port: int
    program: subprocess.Popen[bytes]
    said: list[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str = "/", method: str = "GET", **headers: str) -> Answer:
        """Ask once; underscores in names of headers stand for hyphens."""
        return asked(self.port, path, method, **headers)

    def raw(self, sent: bytes) -> bytes:
        """Send bytes as they are, and give all that comes back until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            line.sendall(sent)
            return b"".join(iter(lambda: line.recv(65_536), b""))

    @contextmanager
    def listening(self) -> Iterator[Iterator[str]]:
        """Listen for changes: the digest of each page that is told of, the one there now first."""
        with events_of(self.port) as events:
            yield events

    def page_with(self, events: Iterator[str], words: str) -> str:
        """Wait until a page is told of in which some words stand, and give it."""
        for _ in events:
            if words in (text := self.ask().text):
                return text
        raise AssertionError(f"no page with: {words}")


def asked(port: int, path: str = "/", method: str = "GET", **headers: str) -> Answer:
    """Ask a server once."""
    line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, path, headers=named)
        answer = line.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        line.close()


@contextmanager
def events_of(port: int) -> Iterator[Iterator[str]]:
    """Listen for the changes that a server tells."""
    line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    line.request("GET", "/changes")
    answer = line.getresponse()
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"

    def told() -> Iterator[str]:
        kind, end = "", time.monotonic() + PATIENCE
        while text := answer.readline().decode():
            assert time.monotonic() < end, "no news for too long"
            kind = text.strip() if text.startswith("event:") else kind
            if text.startswith("data:"):
                assert kind == "event: changed"
                end = time.monotonic() + PATIENCE
                yield text.removeprefix("data:").strip()

    try:
        yield told()
    finally:
        answer.close()
        line.close()


@contextmanager
def serving(folder: Path, *args: str) -> Iterator[Served]:
    """Run `dtl serve` on a free port in a folder, until the test is over."""
    command = [*PROGRAM, "serve", "--port", "0", *args]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as program:
        assert program.stderr is not None
        said: list[str] = []
        reader = threading.Thread(target=_gather, args=(program.stderr, said))
        reader.start()
        try:
            yield Served(_port(program, said), program, said)
        finally:
            program.kill()
            program.wait()
            reader.join()


def _gather(stream: IO[bytes], said: list[str]) -> None:
    said.extend(line.decode() for line in stream)


def _port(program: subprocess.Popen[bytes], said: list[str]) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/", "".join(said)):
            return int(found[1])
        if program.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"no server: {said}")


def replace_whole(path: Path, text: str) -> None:
    """Save a file as careful editors do: beside it first, then in its place."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)  # noqa: PTH105 - as an editor does
