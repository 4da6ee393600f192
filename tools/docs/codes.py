"""The page of codes: every kind of finding, why it matters and what to do about it."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import dtl_planner
from dtl_planner.diagnostics import Code
from tools.docs.markdown import anchor, joined, table, wrapped

_BLOCKS = {
    "0": "Reading",
    "1": "Shape",
    "2": "References",
    "3": "Schemes and decisions",
}
_INTRODUCTION = """
Every finding of `dtl` has a code. `dtl explain DTL201` says the same as this page; [the
gallery](../errors.md) shows each one as it is printed. An error stops the work, a warning and a
note do not.
"""


@cache
def every_code() -> tuple[Code, ...]:
    """Gather the codes from all modules, in the order of their numbers."""
    found: dict[str, Code] = {}
    for info in pkgutil.walk_packages(dtl_planner.__path__, "dtl_planner."):
        if info.name.endswith("__main__"):
            continue
        for value in vars(import_module(info.name)).values():
            if isinstance(value, Code):
                found[value.id] = value
    return tuple(found[number] for number in sorted(found))


def page() -> str:
    """Write the page: a list of all, then each by itself."""
    codes = every_code()
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
