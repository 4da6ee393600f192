"""The parts of a file for Word packed so that the same paper is the same bytes always."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows; the time of writing would make two files differ."""
_BY_UNIX = 3
_READABLE = 0o644 << 16
_TYPES = "[Content_Types].xml"
_PICTURE_OF_NOTHING = "docProps/thumbnail.jpeg"
"""A picture of the empty template, which file managers would show."""


def packed(document: Document) -> bytes:
    """Save a document, its parts in one order and without times."""
    raw = BytesIO()
    document.save(raw)
    made = BytesIO()
    with ZipFile(raw) as parts, ZipFile(made, "w", ZIP_DEFLATED) as pack:
        for name in sorted(parts.namelist(), key=lambda name: (name != _TYPES, name)):
            part = ZipInfo(name, _FIRST_DAY)
            part.compress_type = ZIP_DEFLATED
            part.create_system = _BY_UNIX
            part.external_attr = _READABLE
            pack.writestr(part, parts.read(name))
    return made.getvalue()


def without_thumbnail(document: Document) -> None:
    """Drop the picture of the template's first page."""
    ties = document.part.package.rels
    for name, tie in list(ties.items()):
        if not tie.is_external and str(tie.target_part.partname) == f"/{_PICTURE_OF_NOTHING}":
            del ties[name]
