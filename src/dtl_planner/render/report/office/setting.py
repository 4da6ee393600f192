"""How a paper for Word looks: A4, one plain typeface, real headings, page numbers, British English.

Headings, lists and captions are styles and no more than that: a clerk can restyle the whole paper,
and whoever listens to it can go from heading to heading.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor, Twips

from dtl_planner.render.report.office.packing import without_thumbnail
from dtl_planner.render.report.origin import short_origin
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from dtl_planner.render.report.document import Report

FACE = "Arial"
SIZE = 11
_SHORT, _LONG, _MARGIN = 11906, 16838, 1247
"""A4, and what is left free at each edge: twentieths of a point, as Word counts."""
ROOM = _SHORT - 2 * _MARGIN
"""How wide text may be on an upright page, in twentieths of a point."""
ROOM_ACROSS = _LONG - 2 * _MARGIN
"""How wide on a page across."""
NUMBERED = "Numbered paragraph"
_INK = RGBColor(0x1F, 0x2A, 0x44)
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""No clock: the paper says by its hashes which state of the files it tells."""
_HEADINGS = {
    "Title": (22, 0, 4),
    "Subtitle": (13, 0, 14),
    "Heading 1": (15, 18, 6),
    "Heading 2": (12, 12, 4),
}
"""The size of each kind of heading, and the room above and below it, in points."""


def blank_paper(report: Report) -> Paper:
    """Make a document without words, in which everything is set for the report."""
    paper = Document()
    without_thumbnail(paper)
    _properties(paper, report)
    _language(paper)
    _styles(paper)
    _upright(paper.sections[0])
    _foot(paper.sections[0], report)
    return paper


def turned(paper: Paper, *, across: bool) -> None:
    """Begin a new page, across where a table needs it."""
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    if across:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Twips(_LONG), Twips(_SHORT)
    else:
        _upright(section)


def _upright(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(_SHORT), Twips(_LONG)
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)


def _properties(paper: Paper, report: Report) -> None:
    said = paper.core_properties
    said.title, said.subject = clean(report.title)[:255], clean(report.subtitle)[:255]
    said.author = said.last_modified_by = "dtl"
    said.comments, said.keywords = "", report.made.workspace
    said.language = "en-GB"
    said.created = said.modified = _MADE
    said.revision = 1


def _language(paper: Paper) -> None:
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _styles(paper: Paper) -> None:
    normal: ParagraphStyle = paper.styles["Normal"]
    _face(normal, SIZE)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.1
    for name, (size, above, below) in _HEADINGS.items():
        style: ParagraphStyle = paper.styles[name]
        _face(style, size)
        style.font.color.rgb, style.font.italic = _INK, False
        style.paragraph_format.space_before = Pt(above)
        style.paragraph_format.space_after = Pt(below)
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
    caption: ParagraphStyle = paper.styles["Caption"]
    _face(caption, SIZE - 1)
    caption.font.color.rgb = _INK
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(8)
    numbered: ParagraphStyle = paper.styles.add_style(NUMBERED, WD_STYLE_TYPE.PARAGRAPH)
    numbered.base_style = normal
    numbered.paragraph_format.left_indent = Cm(1.2)
    numbered.paragraph_format.first_line_indent = Cm(-1.2)
    numbered.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))


def _face(style: ParagraphStyle, size: float) -> None:
    """Set the typeface; that of the template's theme would go before it."""
    style.font.name, style.font.size = FACE, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        theme = "cstheme" if kind == "cs" else f"{kind}Theme"
        fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn(f"w:{kind}"), FACE)


def _foot(section: Section, report: Report) -> None:
    """Number the pages, beside what the paper was made from; later sections take it over."""
    line = section.footer.paragraphs[0]
    line.add_run(f"{short_origin(report.made)}. Page ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")
    for run in line.runs:
        run.font.size = Pt(8)


def _field(line: Paragraph, code: str) -> None:
    """Put in what Word works out when it shows the page."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = line.add_run(text if kind == "shown" else "")
        if kind == "":
            asked = OxmlElement("w:instrText")
            asked.text = code
            run._r.append(asked)  # noqa: SLF001 - fields have no other door
        elif kind != "shown":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 - the same
