"""Keys that are missing, unknown or empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.wording.fault import Fault, Told, listed
from dtl_planner.diagnostics import Code, Severity
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.catalogue.checks.wording.fault import Wording

MISSING_KEY = Code(
    "DTL101",
    "missing-key",
    Severity.ERROR,
    "Without this key the record says too little to be used.",
    "Add the key; the message says what it is for.",
)
UNKNOWN_KEY = Code(
    "DTL102",
    "unknown-key",
    Severity.ERROR,
    "What stands under a key that nobody reads would be left out without a word.",
    "Mend the spelling, move it to where it belongs, or put what you want to say into `note`.",
)
EMPTY_VALUE = Code(
    "DTL104",
    "empty-value",
    Severity.ERROR,
    "A key with nothing behind it can mean that nobody knows, that there is none, or that somebody "
    "was interrupted.",
    "Write the value, or leave the key out.",
)

NEAR = 0.7
"""How like a word must be to be suggested: less, and the hint leads astray."""


def _missing(fault: Fault) -> Told:
    key = str(fault.last)
    about = fault.around.about.get(key, "")
    hint = f"add `{key}`: {about[:1].lower()}{about[1:].rstrip('.')}" if about else f"add `{key}`"
    return Told(MISSING_KEY, f"`{key}` is missing here.", hint, at_key=True)


def _unknown(fault: Fault) -> Told:
    key, known = str(fault.last), list(fault.around.keys)
    near = nearest(key, known, likeness_0_1=NEAR)
    hint = f"did you mean `{near}`?" if near else f"the keys here are {listed(known)}"
    return Told(UNKNOWN_KEY, f"`{clean(key)}` is not a key that can stand here.", hint, at_key=True)


def empty(fault: Fault) -> Told:
    """Say that nothing is written."""
    hint = "write its value, or leave the key out"
    if isinstance(fault.last, int):
        hint = "write its value, or take the item out"
    elif fault.last in fault.around.needed:
        hint = "write its value"
    return Told(EMPTY_VALUE, f"{fault.Name} is empty.", hint, at_key=True)


WORDINGS: dict[str, Wording] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_too_short": empty,
    "too_short": empty,
}
