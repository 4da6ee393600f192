"""Rules and parameters of a scheme that nobody has given a reason for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.wording.fault import Fault, Told, kind_of
from dtl_planner.catalogue.checks.wording.kinds import UNKNOWN_CHOICE
from dtl_planner.diagnostics import Code, Severity
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.catalogue.checks.wording.fault import Wording

NO_GROUNDS = Code(
    "DTL113",
    "no-grounds",
    Severity.ERROR,
    "Staff and councillors will ask why a rule is as it is, and why a threshold has its value. One "
    "without a reason or a source cannot be defended.",
    "Say why in `because`, or where it is given in `source`.",
)
BARE_PARAMETER = Code(
    "DTL114",
    "bare-parameter",
    Severity.ERROR,
    "A parameter moves results for many services at once, so its value needs a reason beside it.",
    "Write it as a mapping with `value` and with `because` or `source`.",
)


def _no_grounds(fault: Fault) -> Told:
    written = fault.written if isinstance(fault.written, dict) else {}
    id_ = written.get("id")
    name = f"Rule `{clean(id_)}`" if isinstance(id_, str) else fault.Name
    message = f"{name} has neither `because` nor `source`."
    return Told(NO_GROUNDS, message, "say why it is so, or where that is given", at_key=True)


def _bare(fault: Fault) -> Told:
    message = f"The parameter {fault.name} needs a reason beside its value."
    value = "..." if isinstance(fault.written, list | None) else fault.shown
    return Told(BARE_PARAMETER, message, f"write `{{value: {value}, because: ...}}`")


def _threshold(fault: Fault) -> Told:
    found = f"not `{fault.shown}`" if isinstance(fault.written, str) else kind_of(fault.written)
    message = f"A parameter is a number or a known word, and this is {found}."
    hint = "the words are `majority`, `two_thirds`, `all_but_one` and `all`"
    return Told(UNKNOWN_CHOICE, message, hint)


WORDINGS: dict[str, Wording] = {
    "no_grounds": _no_grounds,
    "param_bare": _bare,
    "threshold_form": _threshold,
}
