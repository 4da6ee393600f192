"""XML out of plain values: names with their texts, with further names, or with lists of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import Element, SubElement, indent, tostring

if TYPE_CHECKING:
    from collections.abc import Sequence

Value: TypeAlias = "str | int | bool | datetime | time | Fields | Sequence[Fields] | None"
Fields: TypeAlias = "Mapping[str, Value]"
"""The children of an element, in the order that the format wants; `None` is left out."""


def document(name: str, namespace: str, fields: Fields) -> bytes:
    """Write a document. Texts must hold nothing that XML cannot: `clean` sees to that."""
    root = Element(name, {"xmlns": namespace})
    _fill(root, fields)
    indent(root)
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _fill(parent: Element, fields: Fields) -> None:
    """Add what is stated, each under its name; a list gives its name several times."""
    for name, value in fields.items():
        match value:
            case None:
                continue
            case Mapping():
                _fill(SubElement(parent, name), value)
            case list() | tuple():
                for one in value:
                    _fill(SubElement(parent, name), one)
            case bool():
                SubElement(parent, name).text = str(int(value))
            case datetime() | time():
                SubElement(parent, name).text = value.isoformat()
            case _:
                SubElement(parent, name).text = str(value)
