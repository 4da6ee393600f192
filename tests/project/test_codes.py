"""Every code has a case that shows it, an id of its own in its stage's block, and plain words."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import dtl_planner
from dtl_planner.diagnostics import Code

CASES = Path(__file__).parents[1] / "cases" / "errors"

WITHOUT_A_CASE = {
    "DTL002": "needs a folder, a pipe or a device in place of a file",
    "DTL003": "needs a link that leads out of the workspace",
    "DTL004": "needs a file that may not be read",
    "DTL006": "needs a file of more than 8 MiB",
    "DTL009": "needs another program that writes at the same moment",
    "DTL013": "needs a file with a million values",
    "DTL025": "needs a file with a thousand problems",
    "DTL030": "needs a link or a file in place of the folder of proposals",
    "DTL031": "needs 501 files",
    "DTL032": "needs files of more than 32 MiB together",
    "DTL033": "needs a computer that tells capitals in names of files apart",
    "DTL051": "needs a folder that is no workspace",
    "DTL052": "needs a revision that is asked for",
    "DTL053": "needs a computer without git",
    "DTL054": "needs a revision that is asked for",
    "DTL055": "needs a repository that belongs to another user",
    "DTL056": "needs a repository with wrong settings",
    "DTL057": "needs a revision that is asked for",
    "DTL058": "needs a revision from before there was a workspace",
    "DTL059": "needs a repository that lacks a part",
    "DTL060": "needs a git that does not answer",
    "DTL207": "needs 20,000 records",
    "DTL360": "is found for a large file of services only",
    "DTL361": "needs an installation without numpy and polars",
    "DTL362": "needs a large file of services",
    "DTL363": "needs a large file of services",
    "DTL364": "needs a large file of services",
    "DTL365": "needs a large file of services",
    "DTL366": "needs a large file of services",
    "DTL367": "needs a large file of services",
    "DTL368": "needs a large file of services",
    "DTL369": "needs a large file of services",
    "DTL370": "needs a large file of services",
    "DTL371": "needs a large file of services",
    "DTL372": "needs a place where results cannot be written",
    "DTL760": "needs a plan that was saved",
    "DTL980": "needs a plan that was saved",
    **{f"DTL{number}": "needs a file of boundaries" for number in (809, 810, 811, 812, 813)},
    **{f"DTL{number}": "needs a table of figures" for number in range(901, 916)},
}
OF_EXTRAS = {
    "docx",
    "numpy",
    "openpyxl",
    "ortools",
    "polars",
    "starlette",
    "uvicorn",
    "watchfiles",
}
BLOCKS = {
    "catalogue": "0127",
    "classify": "3",
    "demand": "9",
    "outcomes": "9",
    "app": "3",
    "graph": "4",
    "places": "8",
    "plan": "7",
    "risks": "9",
    "structure": "6",
    "trail": "6",
}


def codes_by_module() -> list[tuple[str, Code]]:
    names = [
        info.name
        for info in pkgutil.walk_packages(dtl_planner.__path__, "dtl_planner.")
        if not info.name.endswith("__main__")
    ]
    return [
        (name, value)
        for name in names
        for key, value in parts_of(name).items()
        if isinstance(value, Code) and key.isupper()
    ]


def parts_of(name: str) -> dict[str, object]:
    """What a module holds; nothing where it needs an extra that is not installed."""
    try:
        return vars(import_module(name))
    except ModuleNotFoundError as error:
        if error.name in OF_EXTRAS:
            return {}
        raise


CODES = {code.id: code for _, code in codes_by_module()}


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_a_code_has_a_case_or_a_reason_to_have_none(code: Code) -> None:
    has_case = (CASES / f"{code.id}-{code.slug}").is_dir()
    assert has_case != (code.id in WITHOUT_A_CASE)


def test_an_id_belongs_to_one_code_only() -> None:
    codes = {code for _, code in codes_by_module()}
    assert len({code.id for code in codes}) == len(codes)
    assert len({code.slug for code in codes}) == len(codes)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_a_code_stands_in_the_block_of_its_stage(code: Code) -> None:
    stages = {name.split(".")[1] for name, found in codes_by_module() if found is code}
    assert any(code.id[3] in BLOCKS.get(stage, "") for stage in stages)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_a_code_says_why_and_what_to_do_in_sentences(code: Code) -> None:
    assert code.why.endswith(".")
    assert code.mend.endswith(".")
