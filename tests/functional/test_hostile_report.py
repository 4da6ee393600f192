"""Whatever stands in every text of a workspace, no report makes anything of it but text."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from itertools import count
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml
from running import ROOT, copy_of

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.limits import Limits
from dtl_planner.render.report.html.page import html_page
from dtl_planner.render.report.markdown import markdown_paper
from dtl_planner.render.report.whole import whole_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dtl_planner.render.report.document import Report

TEXTS = re.compile(
    "answer|ask|audiences|because|council|meaning|members|name|note|providers|purpose|question|"
    "reason|resolves|section|staff_group|support|text|title|what|why|wording"
)
"""The keys below which anything may be written."""
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "]](x)",
    "|",
    "`",
    "``` x",
    "{{7*7}}",
    "{% raw %}",
    "</style></svg><script>",
    "<!--",
    "&lt;b&gt;&#x3c;",
    "=1+1",
    "a\tb\nc\n\nd",
    "# h",
    "~~~",
    "<https://evil.example/>",
    "*_x_*",
    "]]>",
    "<?xml?>",
    "</title>",
)


def scalars(node: yaml.Node | None, key: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    match node:
        case yaml.MappingNode():
            for name, value in node.value:
                yield from scalars(value, name.value)
        case yaml.SequenceNode():
            for value in node.value:
                yield from scalars(value, key)
        case yaml.ScalarNode():
            yield key, node


def poisoned(text: str, numbers: Iterator[int]) -> str:
    """Put something round every text in a file; what is an id or a word of ours stays."""
    for key, node in reversed([*scalars(yaml.compose(text, yaml.SafeLoader))]):
        if TEXTS.fullmatch(key) and re.search(r"^[A-Z]| ", node.value):
            number = next(numbers)
            before, after = (PAYLOADS[each % len(PAYLOADS)] for each in (number, number * 7 + 3))
            first, last = node.start_mark.index, node.end_mark.index
            end = text[first:last][len(text[first:last].rstrip()) :]
            written = json.dumps(f"{before} {node.value} {after}", ensure_ascii=False)
            text = f"{text[:first]}{written}{end}{text[last:]}"
    return text


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder: Path = copy_of(ROOT, tmp_path_factory.mktemp("hostile"))
    numbers = count()
    for file in sorted(folder.rglob("*.yaml")):
        file.write_text(poisoned(file.read_text("utf-8"), numbers), "utf-8")
    assert next(numbers) > 1_000
    return whole_report(gather(open_workspace(folder, limits=Limits()), Asked()))


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def test_no_text_becomes_a_tag_a_handler_or_a_link_of_the_page(report: Report) -> None:
    page = _Reader(html_page(report))
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not {"img", "b>", "iframe", "form", "object", "base", "link"} & {*page.tags}
    assert [name for name, _ in page.attributes if name.startswith("on")] == []
    leading = {value for name, value in page.attributes if name in ("href", "src", "xlink:href")}
    assert [value for value in sorted(leading) if not value.startswith("#")] == []
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len({*ids})
    assert leading <= {f"#{id_}" for id_ in ids}


def test_no_text_becomes_markup_of_markdown(report: Report) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    read = reader.parse(markdown_paper(report))
    kinds = {each.type for token in read for each in (token, *(token.children or ()))}
    acting = {"html_block", "html_inline", "link_open", "image", "em_open", "s_open"}
    assert not kinds & {*acting, "fence", "code_block", "blockquote_open", "ordered_list_open"}


@pytest.mark.needs("docx")
def test_no_text_becomes_a_link_or_a_field_of_a_paper_for_word(report: Report) -> None:
    # Only here: it comes with an extra.
    from dtl_planner.render.report.office.word import word_paper  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(word_paper(report))) as paper:
        parts = {name: paper.read(name) for name in paper.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)  # noqa: S314 - we have just written it
            assert b'TargetMode="External"' not in part
    for mark in (b"w:hyperlink", b"w:instrText", b"w:fldSimple", b"w:object"):
        assert mark not in parts["word/document.xml"]
