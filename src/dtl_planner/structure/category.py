"""What a category makes of a unit: where it is managed, and what it becomes a member of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.structure.model import CITY_WIDE, HOST, LOCALITIES, Ground, Held, Open, Unit

if TYPE_CHECKING:
    from dtl_planner.classify.engine.scheme import Category

_MANAGED = {"locality": LOCALITIES, "localities": LOCALITIES, CITY_WIDE: CITY_WIDE}
"""Where something is managed, by the words that a scheme uses for it."""


def put_in_category(unit: Unit, category: Category, *, host: Held, ground: Ground) -> Unit:
    """Place a unit as its category has it; what the category does not say stays as it is.

    Args:
        unit: The unit.
        category: Its category.
        host: Where it would be hosted; `None` where nobody has said.
        ground: Why it has this category.
    """
    is_hosted = category.member_of == HOST
    stays = not is_hosted and category.managed is None
    settled = ["category", "member_of", "locality_facing", *([] if stays else ["managed"])]
    return replace(
        unit,
        category=category.id,
        managed=unit.managed if stays else host if is_hosted else _managed(category),
        member_of=category.member_of,
        locality_facing=category.locality_facing,
        host=host if is_hosted else None,
        grounds={**unit.grounds, **dict.fromkeys(settled, ground)},
    )


def left_open(unit: Unit, category: Open, ground: Ground) -> Unit:
    """Leave open where a unit belongs, and with it where it is managed."""
    return replace(
        unit,
        category=category,
        managed=Open(),
        member_of=None,
        locality_facing=None,
        host=None,
        grounds={**unit.grounds, **dict.fromkeys(("category", "managed"), ground)},
    )


def _managed(category: Category) -> str | None:
    return _MANAGED.get(category.managed, category.managed) if category.managed else None
