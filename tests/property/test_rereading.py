"""One process that makes page after page gives those that a new process would give each time."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dtl_planner.app import planning
from dtl_planner.app.reporting import Asked
from dtl_planner.catalogue.reading.files import FileText, Unreadable
from dtl_planner.catalogue.reading.rereading import Rereading
from dtl_planner.limits import Limits
from dtl_planner.web.making import Maker

State: TypeAlias = "tuple[str, str | None, str, Asked, Limits]"

DEFAULTS = Path(__file__).parents[1] / "cases/defaults"
SERVICES = (
    """dtl: 1
programme: {title: A small programme}
services:
  - {id: play, name: Play service, answers: {local: yes}}
  - {id: portage, name: Portage, answers: {local: no}, depends_on: [{on: play}]}
""",
    """dtl: 1
programme: {title: A small programme}
services:
  - {id: play, name: Portage, answers: {local: no}}
  - {id: portage, name: Play service}
""",
    "dtl: 1\nservices:\n  - {id: play, name: Play service, depends_on: [{on: nothing}]}\n",
    "dtl: 1\nservices: {",
)
PROGRAMME = """dtl: 1
planning: {{start: 2009-10-05, deadline: by {deadline}}}
milestones:
  - {{id: live, name: Teams live, when_done: [play, portage]}}
playbooks:
  - id: moving
    name: Moving a service
    basis: assumed
    plays:
      - kinds: [service]
        activities: [{{id: move, name: {name}, takes: {{likely: 8 days}}}}]
"""
PROGRAMMES = (
    None,
    *(PROGRAMME.format(deadline=day, name="Move") for day in ("2010-04", "2010-02", "2009-10-06")),
    PROGRAMME.format(deadline="2010-04", name="Move, by another name"),
)
SCHEMES = (
    (DEFAULTS / "criteria.yaml").read_text("utf-8"),
    (DEFAULTS / "criteria.yaml").read_text("utf-8").replace("when: local", "when: not local"),
)
ASKED = (Asked(), Asked(structure="current"), Asked(as_of=date(2010, 1, 1)), Asked(reader="play"))
LIMITS = (Limits(), Limits(errors_shown=1), Limits(yaml_bytes=100))

states = st.tuples(*map(st.sampled_from, (SERVICES, PROGRAMMES, SCHEMES, ASKED, LIMITS)))


def begin_anew() -> None:
    """Forget what a new process would not know."""
    planning._solved.cache_clear()  # noqa: SLF001 - there is no other way short of a new process
    planning._explained.cache_clear()  # noqa: SLF001 - the same


def made(maker: Maker, state: State) -> bytes:
    services, programme, scheme, maker.asked, maker.limits = state
    (maker.folder / "services.yaml").write_text(services, "utf-8")
    (maker.folder / "criteria.yaml").write_text(scheme, "utf-8")
    (maker.folder / "programme.yaml").unlink(missing_ok=True)
    if programme is not None:
        (maker.folder / "programme.yaml").write_text(programme, "utf-8")
    maker.last = None  # a page of errors shows the one before it, which is another matter
    return maker.make().body


def fail(fault: Exception) -> None:
    raise fault


@pytest.mark.needs("ortools", "holidays")
@given(st.lists(states, min_size=2, max_size=5))
@settings(max_examples=8, deadline=None)
def test_any_run_of_edits_gives_the_pages_of_new_processes(run: list[State]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        shutil.copytree(DEFAULTS, folder)
        fresh: list[bytes] = []
        for state in run:
            begin_anew()
            fresh.append(made(Maker(folder, Asked(), Limits(), fail), state))
        begin_anew()
        one = Maker(folder, Asked(), Limits(), fail)
        assert [made(one, state) for state in run] == fresh


def test_a_file_that_is_as_it_was_is_not_read_again_and_one_that_was_is_let_go() -> None:
    rereading, limits = Rereading(), Limits()
    name = "services.yaml"
    texts = [
        FileText(name, f"dtl: 1\nprogramme: {{title: {title}}}\n", has_bom=False) for title in "ab"
    ]
    first, again, other, back = (
        rereading.documents({name: text}, limits=limits)
        for text in (texts[0], texts[0], texts[1], texts[0])
    )
    assert again[0] is first[0]
    assert other[0].text == texts[1].text
    assert back[0] is not first[0]
    assert back[0].data == first[0].data


def test_the_same_text_is_another_document_under_another_name_or_other_limits() -> None:
    rereading, limits = Rereading(), Limits()
    text = FileText("services.yaml", "dtl: 1\n", has_bom=False)
    (first,) = rereading.documents({"services.yaml": text}, limits=limits)
    (named,) = rereading.documents({"places.yaml": text}, limits=limits)
    (limited,) = rereading.documents({"places.yaml": text}, limits=Limits(yaml_nodes=2))
    assert (first.name, named.name) == ("services.yaml", "places.yaml")
    assert [found.code.id for found in limited.diagnostics] == ["DTL013"]
    (gone,) = rereading.documents({"places.yaml": Unreadable("x", ())}, limits=limits)
    assert gone.data is None
