"""A report as a page: what is written where, and that what people wrote stays text."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from inline_snapshot import snapshot

from dtl_planner.drawing.shapes import Box, Node, Picture, Tone
from dtl_planner.drawing.shapes import Words as Drawing
from dtl_planner.render.report.blocks import (
    Block,
    Cell,
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.document import Made, Panel, Report
from dtl_planner.render.report.html.page import html_page

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=1>',
    "javascript:alert(1)",
    "</style></title></svg>",
    "{{ 7 * 7 }}{% raw %}",
    "a\u202eb\u200bc\x1b[31m",
)
HASH = "ab" * 32


def report(*blocks: Block, title: str = "Town", plan: str | None = None) -> Report:
    panel = Panel("services", "Services", "All in one line.", blocks, "dtl classify")
    return Report(title, "Report", (panel,), Made(HASH, plan, "1.2.3"))


def picture(*, width: float = 600, height: float = 200, name: str = "A box") -> Picture:
    words = Drawing(10, 10, (name,))
    node = Node(f"{name}: its label", (Box(0, 0, 90, 30, Tone.FIRST), words), row="tie-a")
    return Picture(name, "What it shows.", width, height, (node,))


def row(name: str, *cells: str, **settings: object) -> Row:
    return Row((Cell((name,)), *(Cell((cell,)) for cell in cells)), **settings)  # type: ignore[arg-type] # the fields


def body(page: str) -> str:
    """What stands in the panels of a page."""
    found = re.search(
        r"<section.*?<p class=\"line\">[^\n]*\n(.*)<p class=\"command\">", page, re.DOTALL
    )
    assert found
    return found[1]


def every_kind(name: str = "Play") -> Report:
    """A report with a block of every kind, all of them about one name."""
    more = (Points((Point(name, (Point(name),)),)), Grid(name, (name,), (row(name),)))
    rows = (row(name, name, id="service-a", group=name, details=more), row(name, name, group="b"))
    drawn = Drawn(
        (picture(name=name),), Grid(name, (name,), (row(name, id="tie-a"),)), ((name, name),)
    )
    blocks = (Heading(name), Words(name, Manner.WARNING), *more, drawn)
    grid = Grid(name, (name, name), rows, is_searched=True)
    panel = Panel("services", name, name, (*blocks, grid), name)
    return Report(name, name, (panel,), Made(HASH, None, "1.2.3"))


@dataclass
class Found(HTMLParser):
    """The elements of a page, with their attributes, and its text."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @classmethod
    def on(cls, page: str) -> Found:
        found = cls()
        found.feed(page)
        found.close()
        return found

    def every(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [str(found[name]) for _, found in self.tags if name in found]


def test_a_table_has_groups_details_and_a_search_that_a_script_brings_out() -> None:
    details = (Points((Point("local: yes", (Point("its note"),)), Point("level: 2"))),)
    rows = (
        row("Clubs", "3", id="service-clubs", group="core", details=details),
        Row((Cell(("Play", "part of Clubs"), link="service-clubs"), Cell()), group="core"),
        row("Courts", "12", group="city-wide"),
    )
    grid = Grid("Every service", ("Service", "Posts"), rows, is_searched=True, numbers=(1,))
    assert body(html_page(report(grid))) == snapshot("""\
<div class="tools" data-for="t1" hidden>
<p><label for="t1-search">Search<span class="unseen">: Every service</span></label> <input type="search" id="t1-search" autocomplete="off" spellcheck="false"></p>
<p class="count" role="status">3 of 3 shown</p>
<fieldset><legend>Show<span class="unseen">: Every service</span></legend>
<label><input type="checkbox" checked value="core"> core (2)</label>
<label><input type="checkbox" checked value="city-wide"> city-wide (1)</label>
</fieldset>
</div>
<div class="scroll" role="group" tabindex="0" aria-labelledby="t1-c">
<table id="t1">
<caption id="t1-c">Every service</caption>
<thead><tr><th scope="col">Service<th scope="col" class="number">Posts</tr>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="1">core<td class="number">(2)
<tr id="service-clubs" class="has-more"><th scope="row">Clubs<td class="number">3</tr>
<tr class="more"><td colspan="2"><details><summary>More<span class="unseen"> about Clubs</span></summary>
<div>
<ul>
<li>local: yes<ul>
<li>its note
</ul>
<li>level: 2
</ul>
</div></details>
<tr><th scope="row"><a href="#service-clubs">Play</a><br><small>part of Clubs</small><td class="number"></tr>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="1">city-wide<td class="number">(1)
<tr><th scope="row">Courts<td class="number">12</tr>
</table>
</div>

""")  # noqa: E501 - as it is written


def test_few_figures_that_should_strike_the_eye_are_written_large_and_words_are_not() -> None:
    rows = (
        Row((Cell(("Open risks",), "services"), Cell(("1,012", "7 of them bare")))),
        row("The plan", "12 things change in 1 phase, without dates."),
    )
    grid = Grid("What matters most", ("What", "What it comes to"), rows, is_striking=True)
    assert body(html_page(report(grid))) == snapshot("""\
<h3>What matters most</h3>
<dl class="figures">
<div><dt><a href="#services">Open risks</a></dt><dd class="figure">1,012</dd><dd>7 of them bare</dd></div>
<div><dt>The plan</dt><dd>12 things change in 1 phase, without dates.</dd></div>
</dl>

""")  # noqa: E501 - as it is written


def test_a_row_may_have_no_words_in_its_first_cell() -> None:
    page = html_page(report(Grid("Days", ("Day", "What"), (Row((Cell(), Cell(("Talks",)))),))))
    assert '<th scope="row"><td>Talks</tr>' in page


def test_arrows_are_written_as_arrows() -> None:
    page = html_page(report(Grid("Moves", ("Move",), (row("not stated -> undecided"),))))
    assert "not stated \N{RIGHTWARDS ARROW} undecided" in page


def test_what_one_would_type_is_set_apart_but_in_a_cell_which_may_hold_a_line_of_a_file() -> None:
    told = (
        Words("As `dtl check --notes` <b>says</b>."),
        Points((Point("rule `core`"),)),
        Grid("Kept as `it` is", ("What",), (row("`x`"),)),
    )
    page = body(html_page(report(*told)))
    assert "<p>As <code>dtl check --notes</code> &lt;b&gt;says&lt;/b&gt;.</p>" in page
    assert "<li>rule <code>core</code>" in page
    assert '<th scope="row">`x`' in page


def test_a_quote_that_nobody_closed_is_left_as_it_is() -> None:
    assert "<p>One ` alone.</p>" in body(html_page(report(Words("One ` alone."))))


def test_a_picture_has_its_legend_and_the_same_as_a_table() -> None:
    grid = Grid("Boxes", ("Box",), (row("A box", id="tie-a"),))
    legend = (("First dashed", "not settled"), ("Square", "anything"))
    assert body(html_page(report(Drawn((picture(),), grid, legend)))) == snapshot("""\
<figure class="upright">
<figcaption id="t1-c">A box</figcaption>
<p class="note">What it shows.</p>
<div class="scroll" role="group" tabindex="0" aria-labelledby="t1-c"><svg id="t1" class="picture" role="group" aria-labelledby="t1-t" aria-describedby="t1-d" viewBox="0 0 600 200" width="600" height="200" font-size="12"><title id="t1-t">A box</title><desc id="t1-d">What it shows.</desc><a class="node" href="#tie-a" font-size="13" aria-label="A box: its label"><rect class="tone-first" x="0" y="0" width="90" height="30" rx="4"/> <text x="10" y="23">A box</text></a></svg></div>
<ul class="legend">
<li><span class="swatch tone-first dashed"></span><span><b>First dashed</b>: not settled</span></li>
<li><span><b>Square</b>: anything</span></li>
</ul>
</figure>
<details class="same"><summary>The same as a table<span class="unseen">: Boxes</span></summary>
<div class="scroll" role="group" tabindex="0" aria-labelledby="t2-c">
<table id="t2">
<caption id="t2-c">Boxes</caption>
<thead><tr><th scope="col">Box</tr>
<tbody>
<tr id="tie-a"><th scope="row">A box</tr>
</table>
</div>

</details>

""")  # noqa: E501 - as it is written


def test_a_page_says_from_what_it_was_made_and_how_that_is_checked() -> None:
    footer = re.search(r"<footer>(.*)</footer>", html_page(report(plan="cd" * 32)), re.DOTALL)
    assert footer
    assert footer[1] == snapshot("""\

<h2>What this page was made from</h2>
<dl>
<dt>The files of the workspace (SHA-256)</dt><dd><code>abababababababababababababababababababababababababababababababab</code></dd>
<dt>The plan (SHA-256)</dt><dd><code>cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd</code></dd>
<dt>Made by</dt><dd>dtl 1.2.3</dd>
</dl>
<p>To check it: <code>dtl report</code> of the same files, with the same version and options, gives this page to the byte. The page asks nothing of any network.</p>
""")  # noqa: E501 - as it is written
    assert "there is no plan with dates" in html_page(report())


@pytest.mark.parametrize("name", HOSTILE)
def test_what_people_wrote_stays_text(name: str) -> None:
    page = Found.on(html_page(every_kind(name), live=True))
    usual = Found.on(html_page(every_kind(), live=True))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in usual.tags]
    assert [sorted(found) for _, found in page.tags] == [sorted(found) for _, found in usual.tags]
    assert {one for one in "".join(page.text) if not one.isprintable()} == {"\n"}


def test_nothing_in_a_page_styles_or_handles_inline_and_nothing_leads_away() -> None:
    page = html_page(every_kind(), live=True)
    names = {name for _, found in Found.on(page).tags for name in found}
    assert [name for name in names if name == "style" or name.startswith("on")] == []
    assert not names & {"src", "action", "srcset", "data", "formaction", "ping", "xlink:href"}
    assert [link for link in Found.on(page).every("href") if not link.startswith("#")] == []
    assert re.findall(r"https?:|//[a-z]|url\(|@import|eval\(|innerHTML", page) == []


@pytest.mark.parametrize("live", [False, True])
def test_the_policy_lets_the_style_and_the_scripts_of_the_page_in_and_nothing_else(
    *, live: bool
) -> None:
    page = html_page(every_kind(), live=live)
    policy = next(one for one in Found.on(page).every("content") if "default-src" in one)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert (len(styles), len(scripts)) == (1, 2 if live else 1)
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {_hashed(styles)}",
        f"script-src {_hashed(scripts)}",
        *(["connect-src 'self'"] if live else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_a_page_that_is_not_served_has_no_way_to_ask_for_anything() -> None:
    page = html_page(every_kind())
    assert [one for one in ("fetch(", "EventSource", "XMLHttp", "Beacon") if one in page] == []


def test_no_two_things_of_a_page_have_one_id_and_every_name_is_there() -> None:
    page = Found.on(html_page(every_kind(), live=True))
    ids = page.every("id")
    assert sorted(set(ids)) == sorted(ids)
    named = [*page.every("for"), *page.every("data-for"), *(one[1:] for one in page.every("href"))]
    named += [id_ for kind in ("labelledby", "describedby") for id_ in page.every(f"aria-{kind}")]
    assert set(named) <= set(ids)


@pytest.mark.parametrize(
    ("width", "height", "manner"),
    [(600, 400, "upright"), (900, 600, "across"), (900, 1000, "upright"), (600, 900, "long")],
)
def test_a_picture_is_printed_as_it_fits_on_paper(width: float, height: float, manner: str) -> None:
    drawn = Drawn((picture(width=width, height=height),), Grid("Boxes", ("Box",), ()))
    assert f'<figure class="{manner}">' in html_page(report(drawn))


def test_the_same_report_gives_the_same_page() -> None:
    assert html_page(every_kind()) == html_page(every_kind())


def _hashed(texts: list[str]) -> str:
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
