"""Dates, lengths of time, counts, ages and answers that cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.wording.fault import Fault, Told, kind_of
from dtl_planner.catalogue.checks.wording.keys import empty
from dtl_planner.diagnostics import Code, Severity

if TYPE_CHECKING:
    from dtl_planner.catalogue.checks.wording.fault import Wording

BAD_DATE = Code(
    "DTL109",
    "bad-date",
    Severity.ERROR,
    "A date that is not clear moves everything that is planned from it.",
    "Write 2009-10-15, 2009-10, 2009-Q4, 2009/10, 2009 or 2006..2009; `by`, `from` or `about` may "
    "stand before it.",
)
BAD_COUNT = Code(
    "DTL110",
    "bad-count",
    Severity.ERROR,
    "A count is compared with others, so it has to be a number or a range of numbers.",
    "Write 180, about 180, over 200, under 50, at least 3, at most 5 or 400-500.",
)
BAD_AGES = Code(
    "DTL111",
    "bad-ages",
    Severity.ERROR,
    "Ages decide which team a service joins, so both ends have to be clear.",
    "Write both ends, which belong to the range: 0-7, 8-13, 14-19. Ages go up to 25.",
)
BAD_ANSWER = Code(
    "DTL112",
    "bad-answer",
    Severity.ERROR,
    "An answer that is empty or a switch does not say whether anybody was asked.",
    "Write yes, no, partly or unknown; leave the question out if nobody has answered it.",
)
REVIEW_BEFORE_DECISION = Code(
    "DTL121",
    "review-before-decision",
    Severity.ERROR,
    "A decision is looked at again after it was made. A review before that is a slip, and nobody "
    "would ever be reminded on the right day.",
    "Correct `review`, or the day in `on`.",
)
BAD_LENGTH = Code(
    "DTL122",
    "bad-length",
    Severity.ERROR,
    "How long a thing takes moves everything after it. A number alone does not say of what, and a "
    "month is no fixed number of days.",
    "Write 10 days, 4 weeks, 10 working days or 45 calendar days.",
)
BAD_FIGURE = Code(
    "DTL123",
    "bad-figure",
    Severity.ERROR,
    "Figures are compared and added up, so each has to be one exact number.",
    "Write 1131, '1,131' or 21.3; leave the figure out where it is not stated.",
)

_DATES = "write it like 2009-10-15, 2009-10, 2009-Q4, 2009/10, 2009 or 2006..2009"
_COUNTS = "write it like 180, about 180, over 200, under 50, at least 3 or 400-500"
_FIGURES = "write it like 1131 or 21.3; leave it out where it is not stated"
_AGES = "write both ends, such as 8-13"
_LENGTHS = "write it like 10 days, 4 weeks or 45 calendar days"
_BRITISH = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_LONGER = re.compile(r"(?i)\b(month|quarter|term|year)s?\b")


def _date_form(fault: Fault) -> Told:
    if fault.written is None:
        return empty(fault)
    if not isinstance(fault.written, str):
        message = f"{fault.Name} wants a date, and this is {kind_of(fault.written)}."
        return Told(BAD_DATE, message, _DATES)
    message = f"`{fault.shown}` is not a date that `dtl` can read."
    british = _BRITISH.fullmatch(fault.written)
    if british is None:
        return Told(BAD_DATE, message, _DATES)
    day, month, year = british.groups()
    return Told(BAD_DATE, message, f"write `{year}-{month:0>2}-{day:0>2}`, the year first")


def _date_day(fault: Fault) -> Told:
    return Told(BAD_DATE, f"`{fault.shown}` is not in the calendar.", "look the day up again")


def _date_year(fault: Fault) -> Told:
    first, last = fault.context["first"], fault.context["last"]
    message = f"`{fault.shown}` is too far away: dates run from {first} to {last}."
    return Told(BAD_DATE, message, "look the year up again")


def _date_order(fault: Fault) -> Told:
    return Told(BAD_DATE, f"`{fault.shown}` ends before it begins.", "write the earlier date first")


def _financial_year(fault: Fault) -> Told:
    year, wanted = fault.context["year"], fault.context["wanted"]
    message = f"`{fault.shown}` is no year from April to March."
    return Told(BAD_DATE, message, f"write `{year}/{wanted}` for that year; a month is `{year}-10`")


def _review_order(fault: Fault) -> Told:
    message = f"The review, `{fault.shown}`, lies before the decision, `{fault.context['on']}`."
    return Told(REVIEW_BEFORE_DECISION, message, "write a later date, or correct `on`")


def _length_form(fault: Fault) -> Told:
    if fault.written is None:
        return empty(fault)
    if isinstance(fault.written, str):
        message = f"`{fault.shown}` is not a length of time that `dtl` can read."
    else:
        message = f"{fault.Name} wants a length of time, and this is {kind_of(fault.written)}."
    return Told(BAD_LENGTH, message, _length_hint(fault))


def _length_hint(fault: Fault) -> str:
    match fault.written:
        case bool():
            return _LENGTHS
        case int() | str() if re.fullmatch(r"[0-9]{1,4}", str(fault.written)):
            n = fault.written
            return f"say of what: `{n} days`, `{n} weeks` or `{n} calendar days`"
        case str() if (longer := _LONGER.search(fault.written)) is not None:
            return f"{longer[1].lower()}s differ in length: write weeks or calendar days"
    return _LENGTHS


def _count_form(fault: Fault) -> Told:
    if fault.written is None:
        return empty(fault)
    if not isinstance(fault.written, str):
        message = f"{fault.Name} wants a count, and this is {kind_of(fault.written)}."
        return Told(BAD_COUNT, message, _COUNTS)
    message = f"`{fault.shown}` is not a count that `dtl` can read."
    plain = fault.written.replace(",", "")
    return Told(
        BAD_COUNT, message, f"write `{plain}`" if plain.isascii() and plain.isdecimal() else _COUNTS
    )


def _count_order(fault: Fault) -> Told:
    message = f"`{fault.shown}` runs backwards."
    return Told(BAD_COUNT, message, "write the smaller number first")


def _count_sign(fault: Fault) -> Told:
    return Told(BAD_COUNT, f"{fault.Name} is {fault.shown}, and a count is never below 0.")


def _figure_form(fault: Fault) -> Told:
    if fault.written is None:
        return empty(fault)
    message = f"`{fault.shown}` is not a figure that `dtl` can read."
    return Told(BAD_FIGURE, message, _FIGURES)


def _ages_form(fault: Fault) -> Told:
    if fault.written is None:
        return empty(fault)
    return Told(BAD_AGES, f"`{fault.shown}` is not an age range that `dtl` can read.", _AGES)


def _ages_order(fault: Fault) -> Told:
    return Told(BAD_AGES, f"`{fault.shown}` runs backwards.", "write the younger age first")


def _ages_oldest(fault: Fault) -> Told:
    message = f"`{fault.shown}` goes too far: ages run from 0 to {fault.context['oldest']}."
    return Told(BAD_AGES, message)


def _answer_empty(fault: Fault) -> Told:
    hint = "write `unknown` if somebody was asked and did not know; else leave the question out"
    return Told(BAD_ANSWER, f"{fault.Name} has no answer.", hint, at_key=True)


def _answer_switch(fault: Fault) -> Told:
    message = f"An answer is `yes` or `no`, and not {kind_of(fault.written)}."
    return Told(BAD_ANSWER, message, f"write `{fault.context['word']}`")


WORDINGS: dict[str, Wording] = {
    "date_form": _date_form,
    "date_day": _date_day,
    "date_year": _date_year,
    "date_order": _date_order,
    "date_financial_year": _financial_year,
    "review_order": _review_order,
    "length_form": _length_form,
    "count_form": _count_form,
    "count_order": _count_order,
    "count_sign": _count_sign,
    "figure_form": _figure_form,
    "ages_form": _ages_form,
    "ages_order": _ages_order,
    "ages_oldest": _ages_oldest,
    "answer_empty": _answer_empty,
    "answer_switch": _answer_switch,
}
