from __future__ import annotations

from pathlib import Path

from inline_snapshot import snapshot

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.risks import Asked, risk_register
from dtl_planner.limits import Limits
from dtl_planner.render.layout import Page
from dtl_planner.render.risks.matrix import matrix_text

SCORED = Path(__file__).parents[3] / "tests/cases/risks/scored"


def test_a_narrow_page_has_the_matrix_in_numbers_alone() -> None:
    register = risk_register(open_workspace(SCORED, limits=Limits()), Asked())
    assert matrix_text(register.open, Page(width=40)) == snapshot("""\
How likely (down) and how bad (across)
     1      2      3      4      5
  5  -      -      -      -      -
  4  -      -      -      -      1, 2
  3  -      -      -      -      -
  2  -      -      -      -      -
  1  -      3      -      -      -
  Not scored: 4, opposition and 5\
""")
