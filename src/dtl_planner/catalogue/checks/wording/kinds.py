"""Values of the wrong kind: text for a number, a word that is none of the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.wording.fault import Fault, Told, kind_of, listed
from dtl_planner.catalogue.checks.wording.keys import NEAR, empty
from dtl_planner.diagnostics import Code, Severity
from dtl_planner.nearest import nearest

if TYPE_CHECKING:
    from dtl_planner.catalogue.checks.wording.fault import Wording

WRONG_KIND = Code(
    "DTL103",
    "wrong-kind",
    Severity.ERROR,
    "A value of another kind than is wanted cannot be read; a guess could change what it says.",
    "Write it as the message says: text, a number, a list, or a mapping.",
)
UNKNOWN_CHOICE = Code(
    "DTL106",
    "unknown-choice",
    Severity.ERROR,
    "Only the listed words have a meaning here; any other would be passed over.",
    "Use one of the words that the message lists.",
)
OUT_OF_RANGE = Code(
    "DTL108",
    "out-of-range",
    Severity.ERROR,
    "A number outside its range is usually a slip of the keyboard.",
    "Write a number in the range that the message names.",
)

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "levels_form": "a level from 1 to 4, or a list of them",
    "yes_or_no": "`yes` or `no`",
    "condition_form": "a condition (text, or a mapping such as `{all: [...]}`)",
    "answer_form": "a word, a number, or a list of them",
}


def _wrong_kind(fault: Fault) -> Told:
    if fault.written is None:
        return empty(fault)
    message = f"{fault.Name} wants {_wanted(fault)}, and this is {kind_of(fault.written)}."
    return Told(WRONG_KIND, message, _how(fault))


def _wanted(fault: Fault) -> str:
    wanted = _WANTED.get(fault.type, "something else")
    if fault.type == "model_type" and fault.form.to is not None:
        return f"an id or {wanted}"
    if fault.type == "model_type" and fault.form.words:
        return f"{listed(list(fault.form.words), 'or')} or {wanted}"
    return wanted


def _how(fault: Fault) -> str | None:
    match fault.type, fault.written:
        case "string_type", bool() | int() | float():
            return f'if it is meant as text, put it in quotes: "{fault.shown}"'
        case "tuple_type", str() | int() | float():
            return f"write `[{fault.shown}]`"
        case "tuple_type", dict():
            return "begin each item on a line of its own, with `- `"
        case "int_type", str() if str(fault.written).isdecimal():
            return "take the quotes off"
        case "model_type", _ if fault.form.keys:
            return f"its keys are {listed(list(fault.form.keys))}"
    return None


def _not_a_choice(fault: Fault) -> Told:
    if fault.written is None:
        return empty(fault)
    choices = list(fault.form.choices)
    near = nearest(str(fault.written), choices, likeness_0_1=NEAR)
    message = f"{fault.Name} is {listed(choices, 'or')}, and not `{fault.shown}`."
    return Told(UNKNOWN_CHOICE, message, f"did you mean `{near}`?" if near else None)


def _too_small(fault: Fault) -> Told:
    message = f"{fault.Name} is {fault.shown}, and the least it can be is {fault.context['ge']}."
    return Told(OUT_OF_RANGE, message)


def _too_large(fault: Fault) -> Told:
    message = f"{fault.Name} is {fault.shown}, and the most it can be is {fault.context['le']}."
    return Told(OUT_OF_RANGE, message)


WORDINGS: dict[str, Wording] = {
    **dict.fromkeys(_WANTED, _wrong_kind),
    "literal_error": _not_a_choice,
    "enum": _not_a_choice,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
}
