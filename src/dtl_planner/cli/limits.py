"""`dtl limits`."""

from __future__ import annotations

from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, limits_of
from dtl_planner.render.formats import Format, write
from dtl_planner.render.limits import view


def command(form: FormatOption = Format.TABLE, limit: LimitOption = None) -> None:
    """The limits in force, and how to raise them."""
    emit(write(view(limits_of(limit)), form, page()))
