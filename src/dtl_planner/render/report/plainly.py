"""What commands say on a terminal, as it is said on paper.

A terminal has no bold letters, so it shouts a word that matters; and whoever reads it can type an
option. Readers of a report can do neither: words stay calm, and nothing names an option or an id.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.classify.engine.scheme import Category

_OPTION = re.compile(r" \(--[a-z-]+\)")
_TICKED = re.compile(r"`([^`]*)`")
_SHOUTED = re.compile(r"(?:^|(?<=[;,] ))(?:DECIDED|PROPOSED|UNDER REVIEW|OVERDUE)(?= by |[:;,]|$)")
"""A state as commands shout it: where a sentence or a part of it begins, so that a project called
OPEN DOORS keeps its name."""
_RULE = re.compile(r"(?:^|(?<=; )|(?<=\bor ))rule [\w`-]+(?:(?:, | or )[\w`-]+)*(?=[:;]|$)")
"""How a reason begins that names rules by their ids."""


def plainly(said: str) -> str:
    """Say a sentence of a command calmly, and without what only its users know.

    >>> plainly("UNDER REVIEW: no day was given (--as-of) and `progress` records none")
    'under review: no day was given and “progress” records none'
    >>> plainly("Recruit (30 Apr) -> Filled (30 Apr)")
    'Recruit (30 Apr) → Filled (30 Apr)'
    """
    calm = _SHOUTED.sub(lambda found: found.group().lower(), _OPTION.sub("", said))
    return _TICKED.sub("\u201c\\1\u201d", calm).replace(" -> ", " \u2192 ")


def without_rule_ids(said: str) -> str:
    """Say that a rule is the reason without its id, which only its scheme explains.

    >>> without_rule_ids("rule hosted-place: it belongs to one place or rule core: it meets most")
    'by rule: it belongs to one place or by rule: it meets most'
    >>> without_rule_ids("local team; rule core or hosted; also in East")
    'local team; by rule; also in East'
    >>> without_rule_ids("rule `core` or `base`: it meets most")
    'by rule: it meets most'
    """
    return _RULE.sub("by rule", said)


def in_titles(said: str, categories: Iterable[Category]) -> str:
    """Say the title of each category in place of its id.

    Only ids with a hyphen are taken for ids: another one may be a word of the sentence.
    """
    for one in categories:
        if "-" in one.id and one.id in said and one.id != one.title:
            said = re.sub(rf"(?<![\w-]){re.escape(one.id)}(?![\w-])", one.title, said)
    return said
