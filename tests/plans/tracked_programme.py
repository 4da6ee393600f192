"""A small programme with progress of every kind, to be held against `small_plan`."""

from __future__ import annotations

from written_plans import Written, write

SERVICES = """
programme: {title: Delivering through Localities}
sources: {minutes: {title: Minutes of the board}}
services:
  - {id: play-service, name: Play service, live: by 2010-03}
  - {id: portage, name: Portage}
  - {id: library, name: Library}
"""
PROGRAMME = """
roles: [{id: head, name: Head, filled: by 2009-12}]
enablers: [{id: it, name: Computers, ready: 2010-02}]
workstreams:
  - id: people
    name: People
    aims: [Everybody knows their place., Nobody is lost.]
    led_by: head
    progress:
      - {text: The board met., on: 2009-10-05, source: {id: minutes, section: Item 3}}
      - {text: Posts were described.}
    state: started
    state_basis: inferred
    note: A note on it.
    source: minutes
  - {id: premises, name: Premises, state: transferred, goes_to: Estates}
  - {id: money, name: Money}
milestones:
  - id: heads-recruited
    name: Heads recruited
    wording: by the end of October 2009
    by: by 2009-10
    workstream: people
    source: {id: minutes, section: Item 1}
  - {id: teams-live, name: Teams live, by: by 2010-01, workstream: people}
  - {id: settled, name: Everybody settled in, by: 2010-02, workstream: people, basis: inferred}
  - {id: keys, name: Keys handed over, by: 2009-11-16, workstream: premises}
  - {id: lease, name: Lease ended, workstream: premises}
  - {id: sign, name: Sign over the door, workstream: premises}
  - {id: review, name: Review, by: from 2009-11}
progress:
  heads-recruited: {state: done, began: 2009-09-21, ended: 2009-11-04, note: Two tries.}
  teams-live:
    state: planned
    expected: 2010-02-08
    moved:
      - {to: 2010-01-20, by: Project board, on: 2009-12-01, why: Christmas,
         source: {id: minutes, section: Item 2}}
      - {to: by 2010-02, by: Project board}
  lease: {state: transferred, ended: 2009-10}
  sign: {state: stopped, ended: 2009-10-12}
  review: {state: started, began: 2009-11-09}
  play-service:
    state: started
    activities:
      design: {state: done, began: 2009-11-02, ended: 2009-11-25}
      move: {state: started, began: 2009-12-21, expected: 2010-01}
  library: {state: started, expected: 2010-04-01}
"""


def tracked_programme(more: str = "", *, programme: str = PROGRAMME) -> Written:
    """Write the programme, and more sections after it."""
    return write(SERVICES, programme + more)
