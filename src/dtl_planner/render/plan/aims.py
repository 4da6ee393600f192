"""What a plan tries to do well, in which order, and how much better any plan could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.layout import paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Aim, Plan
    from dtl_planner.render.layout import Page


def aims_text(plan: Plan, page: Page) -> str:
    """The aims in their order, the one that goes first at the top."""
    if not plan.aims:
        return ""
    lines = [
        page.paint("How good it is", "strong"),
        paragraph("Each is as little as can be; the one at the top goes first.", page, indent="  "),
    ]
    for number, aim in enumerate(plan.aims, 1):
        said = clean(f"{number}. {aim_words(aim)}")
        lines.append(paragraph(said, page, indent="  ", hanging="     "))
    return "\n".join(lines)


def aim_words(aim: Aim) -> str:
    """How far the plan got, and how much better a plan could be that is as good on those before."""
    said = f"{aim.name}: {aim.value:,}"
    if aim.value == aim.bound:
        return f"{said}, proved best"
    share = (aim.value - aim.bound) * 100 / aim.value
    percent = f"{share:.0f} %" if share >= 1 else "less than 1 %"
    return f"{said}, not proved best: at best {aim.bound:,}, {percent} less"
