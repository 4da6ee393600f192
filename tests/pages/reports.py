"""The pages that are looked at: each programme's report, and those of workspaces that mean harm."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import cycle
from typing import TYPE_CHECKING, Any

import yaml
from benchmarks.report_workspaces import write_workspace
from tests.programmes import PROGRAMMES

from dtl_planner.app.opening import read_workspace
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.catalogue.reading.attachments import attached
from dtl_planner.catalogue.reading.gathering import Folder
from dtl_planner.catalogue.reading.gathering import gather as files_in
from dtl_planner.limits import Limits
from dtl_planner.render.report.html.page import html_page
from dtl_planner.render.report.whole import whole_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = {f"hostile {name}": PROGRAMMES[name] for name in ("peterborough", "croydon")}
"""Workspaces in which all that people named is hostile: one with dates, one with a map."""

WHOLE = (*PROGRAMMES, *HOSTILE)
CUT = {
    "for a team": ("peterborough", "team:youth-offending"),
    "for an audience": ("peterborough", "audience:staff"),
}
LARGE = "a thousand services"

NAMES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1); //",
    "</title></style></script><h1>Title",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; &#65;",
    r"abc\u{202e}cba\u{2066}x",
    r"a\u{200b}b\xadc\u{feff}",
    "Überlängenverwaltungsgemeinschaft" * 15,
    "עברית ועוד שירותים לילדים",
    "خدمات الأطفال والشباب",
    "儿童和青少年服务以及家庭支持中心",
    r"👩\u{200d}👧 Families 🏘️",
    "Cafe\u0301 and a\u0308\u0323 letters of two parts",
)
"""What cannot be seen is written as it is shown: no file may hold it. See `_planted`."""

_HIDDEN = re.compile(r"\\(?:u\{(\w+)\}|x(\w\w))")
_NAMED = {"name", "title", "text", "note", "said", "council", "statement", "section", "person"}


def page_of(name: str, folder: Path) -> bytes:
    """Build the report that has a name; what must be written for it goes into a folder."""
    if name in CUT:
        programme, reader = CUT[name]
        return _built(PROGRAMMES[programme], reader)
    if name in HOSTILE:
        return _built(hostile(HOSTILE[name], folder))
    if name == LARGE:
        return _built(write_workspace(folder, 1_000))
    return _built(PROGRAMMES[name])


def _built(workspace: Path, reader: str | None = None) -> bytes:
    facts = gather(read_workspace(workspace, limits=Limits()), Asked(reader=reader))
    return html_page(_planted(whole_report(facts))).encode()


def _planted(value: Any) -> Any:
    """Put what cannot be seen where it is spelt out, past the reader of files, who refuses it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return _HIDDEN.sub(lambda found: chr(int(found[1] or found[2], 16)), value)
    if isinstance(value, tuple):
        return tuple(map(_planted, value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _planted(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changed)
    return value


def hostile(workspace: Path, folder: Path) -> Path:
    """Copy a workspace, and give everything in it that has a name or a text a hostile one."""
    names = cycle(NAMES)
    written = files_in(Folder(workspace, Limits()), limits=Limits()).files
    for file in (*written, *attached(workspace, limits=Limits()).files):
        place = folder / file
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(workspace / file, place)
        if place.suffix == ".yaml":
            _rename(place, names)
    return folder


def _rename(file: Path, names: Iterator[str]) -> None:
    """Put other names into a file of YAML; whatever else it says is left as it is written."""
    whole = yaml.compose(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    nodes = [whole]
    for node in nodes:
        if isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            nodes.extend(value for _, value in node.value)
            for key, value in node.value:
                if key.value in _NAMED and isinstance(value, yaml.ScalarNode):
                    value.value, value.style = next(names), '"'
    file.write_text(yaml.serialize(whole, Dumper=yaml.BaseDumper, width=1_000), "utf-8")
