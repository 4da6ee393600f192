"""Makes the page of the files as they are now; whatever is wrong with them, there is a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dtl_planner.app.opening import DataError, UsageError
from dtl_planner.app.watching import facts_now
from dtl_planner.catalogue.reading.rereading import Rereading
from dtl_planner.collector import collector_at_rest
from dtl_planner.render.report.writing import Form, paper_for
from dtl_planner.web.pages import page_of, plain_page
from dtl_planner.web.trouble import with_fault, with_findings, with_reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dtl_planner.app.reporting import Asked
    from dtl_planner.limits import Limits
    from dtl_planner.render.report.document import Report
    from dtl_planner.web.pages import Page


@dataclass(slots=True)
class Maker:
    """Makes page after page of one workspace, one at a time.

    Attributes:
        folder: The workspace.
        asked: What the report is asked for.
        limits: The limits in force.
        on_fault: Told of each fault of ours, which the page does not go into.
        last: The last report without errors.
        rereading: What is kept of the files.
    """

    folder: Path
    asked: Asked
    limits: Limits
    on_fault: Callable[[Exception], object]
    last: Report | None = None
    rereading: Rereading = field(default_factory=Rereading)

    def first(self) -> Page:
        """Make the first page.

        Raises:
            UsageError: What is asked for is not there; nobody looks at the page yet.
        """
        try:
            return self._page()
        except DataError as error:
            return page_of(with_findings(None, error), is_whole=False)

    def make(self) -> Page:
        """Make the page of the files as they are now."""
        try:
            with collector_at_rest():
                return self._made()
        except Exception as fault:  # noqa: BLE001 - the server lives on, whatever is wrong with us
            self.on_fault(fault)
        try:
            return page_of(with_fault(self.last), is_whole=False)
        except Exception as fault:  # noqa: BLE001 - even where no page can be written
            self.on_fault(fault)
            return plain_page()

    def _made(self) -> Page:
        try:
            return self._page()
        except DataError as error:
            return page_of(with_findings(self.last, error), is_whole=False)
        except UsageError as error:
            return page_of(with_reason(self.last, str(error)), is_whole=False)

    def _page(self) -> Page:
        facts = facts_now(self.folder, self.asked, limits=self.limits, rereading=self.rereading)
        report = paper_for(facts, None, Form.HTML)
        page = page_of(report, is_whole=True)
        self.last = report
        return page
