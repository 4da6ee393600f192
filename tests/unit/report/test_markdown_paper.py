from __future__ import annotations

from typing import TYPE_CHECKING

from hostile_names import HOSTILE_NAMES
from inline_snapshot import snapshot
from markdown_it import MarkdownIt
from sample_report import report_of, sample_report

from dtl_planner.render.report.markdown import markdown_paper
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

OURS = {"strong_open", "strong_close", "text", "text_special"}


def test_every_kind_of_block_in_markdown() -> None:
    assert markdown_paper(sample_report()) == snapshot("""\
# Two teams, Ourtown

**Report, as of 1 May 2026**

## Services

3 services.

**Services by category**

| Service | Where | Posts |
| --- | --- | ---: |
| **core** |  |  |
| Play | every locality | 12 |
| Youth; 14-19 |  | 3 |
| **city-wide** |  |  |
| Library | city-wide | 7\\.5 |

- Play
  - Why it is so.
  - because of this
  - The answers
    - Answers
      - Local?; Answer: yes
      - Direct?

The command `dtl classify` tells more.

## 1\\. Teams

1\\.1 Two teams

Note: Their names may change.

Warning: One has no head.

- East
  - Play
    - Clubs
      - Chess

### What ties them

Ties: Play waits for Youth.

**Each tie**

| From | To |
| --- | --- |
| Play | Youth |

---

- Workspace: a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1
- Plan: b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2
- Made by dtl 9.9
""")


def test_what_people_wrote_becomes_no_tag_link_emphasis_or_heading() -> None:
    written = markdown_paper(report_of(*HOSTILE_NAMES))
    read = MarkdownIt("commonmark").enable("table").parse(written)
    assert {token.type for token in inside(read)} <= OURS
    assert not [token for token in read if token.type in ("html_block", "fence", "code_block")]
    heads = [token.tag for token in read if token.type == "heading_open"]
    assert heads == ["h1", "h2", *["h3"] * len(HOSTILE_NAMES)]
    assert len([token for token in read if token.type == "table_open"]) == len(HOSTILE_NAMES)


def test_a_text_is_read_back_as_it_was_written() -> None:
    for name in HOSTILE_NAMES:
        read = MarkdownIt("commonmark").enable("table").parse(markdown_paper(report_of(name)))
        title = next(token for token in read if token.type == "inline")
        told = "".join(one.content for one in title.children or ())
        assert told == clean(name).strip()


def inside(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()
