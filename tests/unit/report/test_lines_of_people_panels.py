"""The one line of each panel is that of its command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_up_town import ROOT, TOWN, facts_of, panel_of

from dtl_planner.diff.grouping import By
from dtl_planner.render.classify.questions import view as questions
from dtl_planner.render.consult.page import view as consultation
from dtl_planner.render.diff.page import text as difference
from dtl_planner.render.layout import Page
from dtl_planner.render.report.facts import Lacking
from dtl_planner.render.structure.page import view as structure

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.render.report.facts import Facts

WIDE = Page(width=10_000)


@pytest.mark.parametrize("folder", [ROOT, TOWN], ids=["peterborough", "town"])
def test_each_panel_sums_up_as_its_command_does(folder: Path) -> None:
    facts = facts_of(folder)
    for wanted, page in _pages(facts).items():
        panel = panel_of(facts, wanted)
        assert panel is not None or wanted == "questions"
        assert panel is None or page.splitlines()[-1].startswith(panel.line)


def _pages(facts: Facts) -> dict[str, str]:
    assert not isinstance(facts.classification, Lacking)
    assert not isinstance(facts.compared, Lacking)
    return {
        "questions": questions(facts.classification).text(WIDE),
        "structure": structure(facts.structures[facts.shown]).text(WIDE),
        "changes": difference(facts.compared, By.SERVICE, WIDE, in_full=False),
        "consultation": consultation(facts.examined).text(WIDE),
    }
