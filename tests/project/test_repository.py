"""What may not stand in a tracked file, and what must stand beside an example."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from dtl_planner.catalogue.load import load
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.limits import Limits

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").iterdir())

# Put together here, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(host))
        for host in (
            ("pypi", "org"),
            ("files", "pythonhosted"),
            ("registry", "npmjs"),
            ("deb", "debian", "org"),
            ("proxy", "golang"),
        )
    )
)
MACHINE_PATHS = re.compile(r"\.\./" + "shared|(?<![\\w.~-])/(?:home|Users|root|work)/" + r"\w")


def tracked() -> list[Path]:
    """The files that git knows; all files where this is no clone (an unpacked archive)."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],  # noqa: S607 - git where it stands
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.needs("git")
def test_no_registry_host_and_no_path_of_a_machine_in_any_file() -> None:
    files = tracked()
    found = []
    for file in files:
        text = file.read_bytes().decode("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if REGISTRIES.search(line) or MACHINE_PATHS.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


@pytest.mark.parametrize("example", [ROOT, *EXAMPLES], ids=lambda folder: folder.name)
def test_every_programme_says_where_its_facts_come_from(example: Path) -> None:
    catalogue = load(example, limits=Limits()).catalogue
    assert catalogue.of(Source)
    for source in catalogue.of(Source):
        assert source.title
        assert source.file or source.address


def test_each_hash_of_the_locks_belongs_to_a_version_and_no_address_stands_there() -> None:
    for name in ("requirements.lock", "requirements-lowest.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        wanted = [line for line in text.splitlines() if line and not line.startswith(" ")]
        assert "://" not in text
        assert all(re.match(r"[a-z0-9.-]+==\S+", line) and line.endswith("\\") for line in wanted)
