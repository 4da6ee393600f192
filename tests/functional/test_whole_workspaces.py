"""The five programmes, whole: every command on each, and each in places that are unkind to it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from running import Dtl, assert_expected, copy_of, files_of, run_several
from tests.programmes import PROGRAMMES

COMMANDS = {
    "check": ("check", "--notes"),
    "classify": ("classify",),
    "ask": ("ask",),
    "scheme": ("scheme",),
    "graph": ("graph",),
    "structure": ("structure",),
    "structure-current": ("structure", "current"),
    "diff": ("diff", "current", "proposed"),
    "track": ("track",),
    "consult": ("consult",),
    "places": ("places",),
    "demand": ("demand",),
    "readiness": ("readiness",),
    "targets": ("targets",),
    "impact": ("impact",),
    "risks": ("risks",),
    "programme": ("programme",),
}
_WITHOUT_JSON = {"check"}  # its documents are a list of findings for machines, tested with it
_FINE = 0

READ_ONLY = 0o555


@pytest.fixture(params=PROGRAMMES)
def council(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_of_every_programme_what_is_known(
    dtl: Dtl, council: str, name: str
) -> None:
    ended = dtl(*COMMANDS[name], cwd=PROGRAMMES[council])
    assert (ended.code, ended.err) == (_FINE, "")
    assert_expected(f"workspaces/{council}/{name}.txt", ended.out)


@pytest.mark.needs("ortools", "holidays")
def test_every_programme_is_planned(dtl: Dtl, council: str) -> None:
    ended = dtl("plan", cwd=PROGRAMMES[council])
    assert (ended.code, ended.err) == (_FINE, "")
    assert_expected(f"workspaces/{council}/plan.txt", ended.out)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in _WITHOUT_JSON])
def test_every_command_writes_a_document_of_every_programme(
    dtl: Dtl, council: str, name: str
) -> None:
    ended = dtl(*COMMANDS[name], "--format", "json", cwd=PROGRAMMES[council])
    assert ended.code == _FINE
    assert json.loads(ended.out)["format_version"]


def test_a_copy_in_an_unkind_place_gives_the_same_output(council: str, tmp_path: Path) -> None:
    usual = run_several(*COMMANDS.values(), cwd=PROGRAMMES[council])
    place = copy_of(PROGRAMMES[council], tmp_path / "Ein Ördner, mit Leerzeichen 議会")
    for name in files_of(place):
        _as_windows_writes(place / name)
    before = _state(place)
    _protect(place)
    try:
        assert run_several(*COMMANDS.values(), cwd=place) == usual
    finally:
        _protect(place, mode=0o755)
    assert _state(place) == before


def _as_windows_writes(file: Path) -> None:
    text = file.read_bytes()
    if file.suffix in {".yaml", ".csv"}:
        file.write_bytes(text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def _state(place: Path) -> dict[str, tuple[int, bytes]]:
    """Every file there is, when it was last written, and what it holds."""
    return {
        str(file.relative_to(place)): (file.stat().st_mtime_ns, file.read_bytes())
        for file in sorted(place.rglob("*"))
        if file.is_file()
    }


def _protect(place: Path, *, mode: int = READ_ONLY) -> None:
    """Let nobody write in a folder; whoever is root may all the same, and must not."""
    for folder, _, _ in os.walk(place):
        Path(folder).chmod(mode)
