"""A page that is open, with all that it asked for, said or did on its way."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Dialog, Page

Open: TypeAlias = "Callable[..., Opened]"
"""What the fixtures that open a page give."""
Opening: TypeAlias = "Callable[..., AbstractContextManager[Opened]]"
"""What the fixture gives that opens a page for several tests."""

_HERE = Path(__file__).parent
_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(event.effectiveDirective);
});
"""
# What a page does once it knows its sizes is done within the frame after: a busy machine may draw
# its first one long after the page is loaded.
_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Opened:
    """An open page.

    Attributes:
        page: The page.
        requests: The addresses it has asked for.
        answered: Those of them that it was let ask, and got an answer from.
        troubles: What the console was told, what failed, and what dialogs came up.
    """

    page: Page
    requests: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @classmethod
    def on(cls, page: Page, file: Path) -> Opened:
        """Listen to a page from its start on, and open a file in it."""
        opened = cls(page)
        page.add_init_script(_LISTEN)
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("requestfinished", lambda request: opened.answered.append(request.url))
        page.on("console", lambda message: opened.troubles.append(message.text))
        page.on("pageerror", lambda error: opened.troubles.append(str(error)))
        page.on("dialog", opened._dismiss)
        page.goto(file.as_uri())
        return opened

    def run(self, script: str, asked: Any = None) -> Any:
        """Run the function that a file beside this one holds on the page as drawn.

        What `colours.js` gives is at hand there as `colours`.
        """
        self.settle()
        colours, work = ((_HERE / name).read_text("utf-8") for name in ("colours.js", script))
        known = f"const colours = ({colours})();"
        return self.page.evaluate(f"(asked) => {{ {known} return ({work})(asked); }}", asked)

    def settle(self) -> None:
        """Wait until the page is drawn, with all that its scripts do once they know its sizes."""
        self.page.evaluate(_DRAWN)

    def refused(self) -> list[str]:
        """What the Content-Security-Policy has refused so far, by directive."""
        found: list[str] = self.page.evaluate("window.refused")
        return found

    def dress(self, style: str) -> None:
        """Put a style sheet over the page's own, as a reader may, past its policy."""
        self.page.evaluate(
            """(text) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(text);
              document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
            }""",
            style,
        )

    @contextmanager
    def dressed(self, style: str) -> Iterator[None]:
        """Put a style sheet over the page's own for as long as this lasts."""
        self.dress(style)
        yield
        self.page.evaluate("document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)")

    def open_all(self) -> None:
        """Open every part of the page that can be opened."""
        self._fold(is_open=True)

    def close_all(self) -> None:
        """Close every part of the page that can be closed."""
        self._fold(is_open=False)

    def _fold(self, *, is_open: bool) -> None:
        self.page.evaluate(
            "(open) => document.querySelectorAll('details').forEach((one) => { one.open = open; })",
            is_open,
        )

    def _dismiss(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()
