"""What the pages say exists: every command and option, every page and heading they point to."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from typer.models import ArgumentInfo

from dtl_planner.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")],
    key=lambda page: page.as_posix(),
)
BY_HAND = [page for page in PAGES if not page.read_text(encoding="utf-8").startswith("<!-- Writ")]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
CALL = re.compile(r"(?:^\$ |`|^)(?:\.venv/bin/)?dtl ([a-z]+)\b([^`\n|]*)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")

KEYED = {
    *("distances", "params", "effects", "example", "changes", "grounds", "kinds", "degrees"),
    *("within", "weights", "places", "other_methods", "free_posts", "like_today"),
}
"""Where one of these holds a mapping, the keys are names: of facts, places, kinds, methods."""

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
by_hand = pytest.mark.parametrize(
    "page", BY_HAND, ids=lambda page: page.relative_to(ROOT).as_posix()
)


def options_of(command: str) -> set[str]:
    """The long options of a command, read off its annotations."""
    function = import_module(f"dtl_planner.cli.{command}").command
    hints = get_type_hints(function, include_extras=True)
    found = {"--help"}
    for name in signature(function).parameters:
        info = get_args(hints[name])[1]
        if isinstance(info, ArgumentInfo):
            continue
        written = [info.default, *(getattr(info, "param_decls", None) or ())]
        spelt = [one for one in written if isinstance(one, str) and one.startswith("--")]
        found |= {
            part for one in spelt or [f"--{name.replace('_', '-')}"] for part in one.split("/")
        }
    return found


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings, as a code host makes them."""
    text = re.sub(
        r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


@pages
def test_every_link_leads_to_a_page_and_a_heading_that_exist(page: Path) -> None:
    broken = []
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        file = (page.parent / target) if target else page
        if not file.exists() or (anchor and anchor not in anchors_of(file)):
            broken.append(f"{target}#{anchor}")
    assert broken == []


@by_hand
def test_every_command_and_option_that_a_page_names_exists(page: Path) -> None:
    wrong = []
    for command, rest in CALL.findall(page.read_text(encoding="utf-8")):
        known = options_of(command) if command in COMMANDS else set()
        wrong += [f"{command} {one}" for one in OPTION.findall(rest) if one not in known]
        if command not in COMMANDS:
            wrong.append(command)
    assert wrong == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_reference(command: str) -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    section = reference.partition(f"## dtl {command}\n")[2].partition("\n## ")[0]
    missing = [one for one in options_of(command) - {"--help"} if f"`{one}" not in section]
    assert missing == []


def test_the_readme_has_its_two_commands_each_as_a_single_paste() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    pasted = [line for line in lines if line.startswith("python3 -m venv ")]
    assert [line.rpartition("/")[2] for line in pasted] == ["dtl classify", "pytest -n auto"]


def keys_of(document: object) -> set[str]:
    """Every key of a JSON document, at any depth, but those that are names."""
    match document:
        case dict():
            inner = (
                list(value.values()) if key in KEYED and isinstance(value, dict) else value
                for key, value in document.items()
            )
            return set(document).union(*map(keys_of, inner))
        case list():
            return set().union(*map(keys_of, document))
    return set()


@pytest.mark.parametrize(
    "arguments",
    [
        "classify",
        "why duke-of-edinburgh portage",
        "ask",
        "scheme --sweep most",
        "graph",
        "graph --moves portage",
        "structure",
        "structure --place-hosts",
        "diff current proposed",
        "diff current proposed --for etlac",
        "consult",
        "consult portage",
        "consult --said-did",
        "explain DTL201",
        "readiness -w tests/cases/outcomes/westmarch --as-of 2008-05",
        "targets -w tests/cases/outcomes/westmarch",
        "impact -w tests/cases/outcomes/westmarch",
        "risks -w tests/cases/risks/scored",
        "programme -w examples/manchester",
        "places -w examples/croydon",
        "places -w examples/manchester",
        "demand -w examples/croydon",
        "check --notes",
    ],
)
def test_every_key_of_the_json_output_is_in_the_reference(arguments: str) -> None:
    reference = (ROOT / "docs/reference/json.md").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "dtl_planner", *arguments.split(), "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    document = json.loads(done.stdout)
    told = set(re.findall(r"`([a-z_]+)`", reference))
    assert sorted(keys_of(document) - told) == []
