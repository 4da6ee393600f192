from __future__ import annotations

import json

import pytest

from dtl_planner.render.formats import Format, View, csv_text, json_text, markdown_text, write
from dtl_planner.render.layout import Page
from dtl_planner.tables import Column, Table

TABLE = Table(
    (Column("id", "Id"), Column("said", "What is said"), Column("sure", "Sure")),
    (("a", "one, two", True), ("b", None, False), ("c", 'a "quote"', None), ("d", 7, None)),
)


def test_csv_has_keys_for_a_head_and_words_for_yes_no_and_nothing() -> None:
    assert csv_text(TABLE) == ('id,said,sure\na,"one, two",yes\nb,,no\nc,"a ""quote""",\nd,7,\n')


def test_markdown_has_titles_for_a_head() -> None:
    assert markdown_text(TABLE) == (
        "| Id | What is said | Sure |\n"
        "| --- | --- | --- |\n"
        "| a | one, two | yes |\n"
        "| b |  | no |\n"
        '| c | a "quote" |  |\n'
        "| d | 7 |  |\n"
    )


def cell(text: str) -> Table:
    return Table((Column("k", "K"),), ((text,),))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-1", "-1"),
        ("-12.5", "-12.5"),
        ("-1+1", "'-1+1"),
        ("@x", "'@x"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\t=1", "\\t=1"),
        ("\r=1", "\\r=1"),
        ("a=1", "a=1"),
        ("1-2", "1-2"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("", '""'),
    ],
)
def test_csv_lets_no_formula_through(text: str, shown: str) -> None:
    assert csv_text(cell(text)) == f"k\n{shown}\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("a\\|b", r"a\\\|b"),
        ("a\nb", r"a\\nb"),
        ("<b>&amp;", "&lt;b>&amp;amp;"),
        ("![x](y)", r"!\[x\](y)"),
        ("`x`", r"\`x\`"),
        ("\x1b[31m\u202e", r"\\x1b\[31m\\u{202e}"),
    ],
)
def test_markdown_lets_nothing_out_of_its_cell(text: str, shown: str) -> None:
    assert markdown_text(cell(text)).split("\n")[2] == f"| {shown} |"


def test_json_is_ascii_in_the_order_of_its_keys() -> None:
    text = json_text({"b": "é\u202e\x1b", "a": [1, None, True]})
    assert text.isascii()
    assert list(json.loads(text)) == ["b", "a"]
    assert text.endswith("}\n")


def test_only_the_form_that_is_asked_for_is_made() -> None:
    made: list[str] = []

    def text(page: Page) -> str:
        made.append("text")
        return f"{page.width}\n"

    def table() -> Table:
        made.append("table")
        return cell("x")

    def document() -> dict[str, object]:
        made.append("document")
        return {"x": 1}

    view = View(text, table, document)
    assert write(view, Format.TABLE, Page(width=70)) == "70\n"
    assert write(view, Format.CSV, Page()) == "k\nx\n"
    assert write(view, Format.MD, Page()) == "| K |\n| --- |\n| x |\n"
    assert json.loads(write(view, Format.JSON, Page())) == {"format_version": 1, "x": 1}
    assert made == ["text", "table", "table", "document"]
