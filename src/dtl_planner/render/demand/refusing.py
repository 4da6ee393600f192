"""Why posts cannot be shared out: in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtl_planner.demand.spread import Whole
from dtl_planner.demand.staffed import Refusal
from dtl_planner.render.demand.words import names_of, stated_percent
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.spread import Spread
    from dtl_planner.demand.staffed import Staffed

_REFUSALS = {
    Refusal.NO_DEMAND: "nothing is known of `{indicator}` there",
    Refusal.MEANS: "`{indicator}` is an average, and posts cannot be shared out by averages",
    Refusal.NOTHING: "all figures of `{indicator}` are 0",
    Refusal.UNNAMED: "some places are not named, so nothing is known of each of them",
    Refusal.NO_POSTS: "how many posts there are is not stated (`posts` or `now` in programme.yaml; "
    "`--posts N` tries a number)",
    Refusal.TOO_FEW: "{posts} are not {least} for each of {places}",
}


def refusal_words(staffed: Staffed, catalogue: Catalogue) -> str:
    """Why there are no team sizes."""
    spread = staffed.spread
    if staffed.refusal is Refusal.NOT_COMPLETE and spread:
        return _incomplete(spread, staffed.in_order(spread.missing), catalogue)
    assert staffed.refusal is not None  # noqa: S101 - there is a size or a reason
    return _REFUSALS[staffed.refusal].format(
        indicator=clean(staffed.staffing.indicator),
        posts=plural(staffed.posts or 0, "post"),
        least=staffed.staffing.least,
        places=plural(len(staffed.places), "place"),
    )


def _incomplete(spread: Spread, missing: Sequence[str], catalogue: Catalogue) -> str:
    if spread.state is Whole.NOT_ONE:
        return (
            "the shares that are stated make "
            f"{stated_percent(spread.stated_sum or Decimal())} together, which is no whole"
        )
    many = len(missing)
    where = listed(names_of(missing, catalogue)) if many <= _FEW else plural(many, "place")
    what = f"`{clean(spread.indicator)}`"
    return f"{what} is not known of {where}, and a part of an unknown whole is no share"


_FEW = 6
