"""The page of codes: every kind of finding, why it matters and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.codes import all_codes
from tools.docs.markdown import anchor, joined, table, wrapped

if TYPE_CHECKING:
    from dtl_planner.diagnostics import Code

_BLOCKS = {
    "0": "Reading",
    "1": "Shape",
    "2": "References",
    "3": "Schemes and decisions",
    "4": "Alliances and dependencies",
    "6": "Structures, proposals and consultations",
    "7": "Plans",
    "8": "Places and boundaries",
    "9": "Figures, outcomes and risks",
}
_INTRODUCTION = """
Every finding of `dtl` has a code. `dtl explain DTL201` says the same as this page; [the
gallery](../errors.md) shows each one as it is printed. An error stops the work, a warning and a
note do not.
"""


def page() -> str:
    """Write the page: a list of all, then each by itself."""
    codes = all_codes()
    rows = [
        (f"[{code.id}](#{anchor(heading(code))})", code.slug, code.severity.value) for code in codes
    ]
    parts = [
        "# Codes",
        wrapped(_INTRODUCTION),
        table(("code", "problem", "severity"), rows),
    ]
    for digit, title in _BLOCKS.items():
        within = [code for code in codes if code.id[3] == digit]
        if within:
            parts += [f"## {title}", *(_entry(code) for code in within)]
    return joined(*parts)


def heading(code: Code) -> str:
    """Give the heading under which a code stands."""
    return f"{code.id} {code.slug}"


def _entry(code: Code) -> str:
    return joined(
        f"### {heading(code)}",
        wrapped(f"*{code.severity.value.capitalize()}.* {code.why}"),
        wrapped(f"**What to do.** {code.mend}"),
    )
