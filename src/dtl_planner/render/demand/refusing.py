"""Why posts cannot be shared out: in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtl_planner.demand.picture.spread import Whole, unknown
from dtl_planner.demand.staffing.staffed import Refusal
from dtl_planner.render.demand.words import NOT_STATED, STATUSES, places_words, stated_percent
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.picture.spread import Spread
    from dtl_planner.demand.staffing.staffed import Staffed

_REFUSALS = {
    Refusal.NO_DEMAND: "nothing is known of `{indicator}` there",
    Refusal.MEANS: "`{indicator}` is an average, and posts cannot be shared out by averages",
    Refusal.NOTHING: "all figures of `{indicator}` are 0",
    Refusal.UNNAMED: "some places are not named, so nothing is known of each of them",
    Refusal.NO_POSTS: "how many posts there are is not stated (`posts`, or `now` of every place, "
    "in programme.yaml; `--posts N` tries a number)",
    Refusal.TOO_FEW: "{posts} are too few for {least} in each of {places}",
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
    aside = unknown(spread.parts)
    known = {place for places in aside.values() for place in places}
    groups = {STATUSES[why]: [one for one in missing if one in aside[why]] for why in aside}
    groups[NOT_STATED] = [one for one in missing if one not in known]
    said = [
        f"{words} of {places_words(places, catalogue)}"
        for words, places in groups.items()
        if places
    ]
    what = f"`{clean(spread.indicator)}`"
    return f"{what} is {listed(said)}, and a part of an unknown whole is no share"
