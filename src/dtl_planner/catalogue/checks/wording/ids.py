"""Ids that are written with other characters than ids may have."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.wording.fault import Fault, Told
from dtl_planner.catalogue.record import ID_PATTERN, NAME_PATTERN
from dtl_planner.diagnostics import Code, Severity
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from dtl_planner.catalogue.checks.wording.fault import Wording
    from dtl_planner.limits import Limits

BAD_ID = Code(
    "DTL105",
    "bad-id",
    Severity.ERROR,
    "Ids stand in commands, file names and links, and two that look alike must be alike. So they "
    "have only the characters that nothing can confuse.",
    "Use lower-case letters a-z, digits and single hyphens, beginning with a letter.",
)

_ID = re.compile(ID_PATTERN)
_NAME = re.compile(NAME_PATTERN)
_PATHS = ("/", "\\", "..")
_OTHER = re.compile(r"[^a-z0-9]+")
# Letters of the Greek and Cyrillic alphabets that nobody can tell from ours.
_TWINS = str.maketrans("авеікмносртухѕјοαειυνρτκ", "abeikmhocptyxsjoaeiuvptk")
_READ = 200
"""How much of a wrong id is looked at to suggest a right one."""


def bad_id(written: str, *, limits: Limits, underscores: bool = False) -> Told:
    """Say what is wrong with an id.

    Args:
        written: The id as written.
        limits: The limits in force.
        underscores: Whether they are allowed, as in the ids of facts.
    """
    words = "lower-case letters, digits and hyphens" + (" or underscores" if underscores else "")
    wrong = f"cannot be an id: an id has {words}"
    if any(path in written for path in _PATHS):
        wrong = "looks like a path, and an id cannot be one"
    elif not is_name(written) and is_name(written.translate(_TWINS)):
        wrong = "has letters of another alphabet that look like a-z"
    better = _suggested(written[:_READ], joint="_" if underscores else "-")
    hint = f"write `{better}`" if better else "begin with a letter a-z"
    return Told(BAD_ID, f"`{shown(written, limits)}` {wrong}.", hint)


def is_id(written: str) -> bool:
    """Say whether a text can be an id."""
    return _ID.fullmatch(written) is not None


def is_name(written: str) -> bool:
    """Say whether a text can be the id of a fact, which may have underscores."""
    return _NAME.fullmatch(written) is not None


def _suggested(written: str, *, joint: str) -> str | None:
    latin = written.casefold().translate(_TWINS)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode("ascii")
    better = _OTHER.sub(joint, plain.lower()).strip(joint)
    return better if is_name(better) else None


def _pattern(fault: Fault) -> Told:
    underscores = fault.context.get("pattern") == NAME_PATTERN
    return bad_id(str(fault.written), limits=fault.limits, underscores=underscores)


WORDINGS: dict[str, Wording] = {"string_pattern_mismatch": _pattern}
