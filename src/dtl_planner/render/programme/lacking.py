"""The line that sums a programme up: how much there is of each part, and what is not stated."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.plan.making.reports import FINISHED
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.tracking.track import Track

_PARTS: tuple[
    tuple[
        type[Workstream | Body | Role | Development | Project | Flexibility | Event | Enabler],
        str,
        str,
    ],
    ...,
] = (
    (Workstream, "workstream", "workstreams"),
    (Body, "body", "bodies"),
    (Role, "role", "roles"),
    (Development, "offer of development", "offers of development"),
    (Project, "project", "projects"),
    (Flexibility, "flexibility rule", "flexibility rules"),
    (Event, "step of engagement", "steps of engagement"),
    (Enabler, "enabler", "enablers"),
)

_AIMS = {
    "vision": ("vision", "visions"),
    "aim": ("aim", "aims"),
    "outcome": ("intended outcome", "intended outcomes"),
    "principle": ("principle", "principles"),
    "priority": ("priority", "priorities"),
}
"""What each kind of aim is called, in the order of their telling."""


def summary(track: Track, catalogue: Catalogue) -> str:
    """Count the parts, and tell what is not stated of them."""
    aims: Counter[str] = Counter(one.kind for one in catalogue.of(Aim))
    numbers = [
        *((aims[kind], words) for kind, words in _AIMS.items()),
        *((len(catalogue.of(kind)), (one, many)) for kind, one, many in _PARTS),
    ]
    counted = [plural(number, *words) for number, words in numbers if number]
    lacks = list(lacking(track, catalogue))
    told = f" Not stated: {'; '.join(lacks)}." if lacks else ""
    return f"{listed(counted)}.{told}"


def lacking(track: Track, catalogue: Catalogue) -> Iterator[str]:
    """Tell what is not stated: each with of how many, where that is not all of them."""
    for phrase, stated in _questions(track, catalogue):
        missing = stated.count(False)
        if missing:
            yield phrase if missing == len(stated) else f"{phrase} ({missing:,} of {len(stated):,})"


def _questions(track: Track, catalogue: Catalogue) -> Iterator[tuple[str, list[bool]]]:
    """Give what people ask for first, with whether it is stated of each."""
    bodies, roles = catalogue.of(Body), catalogue.of(Role)
    programme = catalogue.programme
    yield "when it is in force", [programme is not None and programme.go_live is not None]
    yield "how far workstreams are", [one.record.state is not None for one in track.strands]
    yield "who leads workstreams", [one.record.led_by is not None for one in track.strands]
    yield "whether bodies decide", [one.decides is not None for one in bodies]
    yield "what bodies report to", [one.reports_to is not None for one in bodies]
    yield "who sits on bodies", [bool(one.members) for one in bodies]
    yield "who manages roles", [one.managed_by is not None or one.is_top for one in roles]
    yield (
        "whom roles answer to for joint work",
        [one.accountable_to is not None for one in roles],
    )
    yield "what pays for projects", [one.funding is not None for one in catalogue.of(Project)]
    meetings = [one for one in catalogue.of(Event) if one.kind not in _WITHOUT_PEOPLE]
    yield "how many took part in meetings", [one.took_part is not None for one in meetings]
    rules = catalogue.of(Flexibility)
    yield "what flexibility rules measure", [one.measures is not None for one in rules]
    there = {id_ for id_, one in catalogue.by_id(Standing).items() if one.state in FINISHED}
    enablers = catalogue.of(Enabler)
    yield "when enablers are ready", [one.ready is not None or one.id in there for one in enablers]


_WITHOUT_PEOPLE = ("paper", "written")
"""The kinds of steps in which nobody takes part."""
