"""The one line that sums a difference up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.summary import STAYS, UNDECIDED
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.staff import Staff
    from dtl_planner.diff.summary import Summary, Themes

_NOUNS = {
    "post created": "post",
    "post ended": "post",
    "date moved": "date",
    "line changed": "line",
    "place changed": "place",
}
"""Kinds that count something else than services."""


def no_difference(compared: Compared) -> str:
    """Say that nothing differs."""
    return f"No difference: {compared.a.told} and {compared.b.told} are run alike."


def summed(summary: Summary) -> str:
    """Sum a difference up."""
    return " ".join(_sentences(summary))


def _sentences(summary: Summary) -> Iterator[str]:
    kinds = ", ".join(_kind(kind, n) for kind, n in summary.kinds if kind not in (STAYS, UNDECIDED))
    said = [plural(summary.services, "service changes", "services change")]
    said[0] += f": {kinds}" if kinds else ""
    if summary.stays:
        said.append(_staying(summary))
    if summary.undecided:
        said.append(f"{summary.undecided} undecided")
    if summary.without_host:
        said.append(f"{plural(summary.without_host, 'host')} undecided")
    yield "; ".join(said) + "."
    if summary.teams_formed:
        yield f"{plural(summary.teams_formed, 'team')} formed."
    yield _in_scope(summary)
    if summary.themes is not None:
        yield _heard(summary.themes)


def _staying(summary: Summary) -> str:
    told = plural(summary.stays, "stays", "stay")
    if summary.turning == summary.stays:
        return f"{told} and {'turns' if summary.stays == 1 else 'turn'} locality facing"
    return f"{told}, {summary.turning} of them turning locality facing" if summary.turning else told


def _kind(kind: str, number: int) -> str:
    noun = _NOUNS.get(kind)
    return (
        f"{number} {kind}" if noun is None else plural(number, kind, kind.replace(noun, f"{noun}s"))
    )


def _in_scope(summary: Summary) -> str:
    posts, fte = _staff(summary.posts, "Posts"), _staff(summary.fte, "FTE")
    if posts is None and fte is None:
        return "Posts and FTE in scope: not stated."
    return f"{posts or 'Posts in scope: not stated'}; {fte or 'FTE: not stated'}."


def _staff(staff: Staff, label: str) -> str | None:
    if not staff.stated:
        return None
    left_out = f" (not stated for {plural(staff.not_stated, 'unit')})" if staff.not_stated else ""
    return f"{label} in scope: {staff.wording}{left_out}"


def _heard(themes: Themes) -> str:
    told = f"Themes answered: {themes.heard.answered} of {themes.heard.themes}"
    return f"{told}; {plural(themes.beside, 'stands', 'stand')} beside these changes."
