"""How far a piece of work has got."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """How far a piece of work has got; `transferred` is done for the programme, and goes on."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    TRANSFERRED = "transferred"
    STOPPED = "stopped"
