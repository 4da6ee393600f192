"""Parts of YAML that `dtl` does not use: further documents, tags and directives.

Each changes what a file means in a way that its reader does not see, so each is refused with a
sentence rather than passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dtl_planner.diagnostics import Code, Severity
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.events import Event
    from dtl_planner.catalogue.reading.findings import Findings
    from dtl_planner.limits import Limits

SEVERAL_DOCUMENTS = Code(
    "DTL017",
    "several-documents",
    Severity.ERROR,
    "A line `---` begins a second document in the same file, which most programs never read.",
    "Delete the line, or move what follows it to a file of its own.",
)
TAG = Code(
    "DTL019",
    "tag",
    Severity.ERROR,
    "A tag (a word that begins with `!`) tells a program to make something special of a value, "
    "which a file from somebody else must not do.",
    "Delete the tag; put quotes round a value that is text.",
)
DIRECTIVE = Code(
    "DTL024",
    "directive",
    Severity.ERROR,
    "A line that begins with `%` changes how the file is to be read. Every file is read in the "
    "same way, that of YAML 1.2.",
    "Delete the line.",
)

_VERSIONS: Final = (None, (1, 2))
_CORE: Final = "tag:yaml.org,2002:"
# The pure parser hands on a lone `!`, libyaml drops it; it changes nothing here.
_NO_TAGS: Final = (None, "!")


def check_document(event: Event, findings: Findings, *, number: int) -> bool:
    """Report a second document, or a directive; say whether reading must end."""
    if number > 1:
        findings.add(
            SEVERAL_DOCUMENTS,
            "A second document begins here; a file holds one.",
            event,
            "delete the line `---`, or move what follows it to a file of its own",
        )
        return True
    if event.tags or event.version not in _VERSIONS:
        findings.add(
            DIRECTIVE,
            "The lines that begin with `%` ask for another way of reading this file.",
            event,
            "delete those lines",
        )
    return False


def check_tag(event: Event, findings: Findings, *, limits: Limits) -> None:
    """Report a tag; its value is read as if there were none."""
    if event.tag in _NO_TAGS:
        return
    tag = (event.tag or "").replace(_CORE, "!!", 1)
    findings.add(
        TAG,
        f"The tag `{shown(tag, limits)}` is not used here.",
        event,
        "delete the tag; put quotes round the value if it is text",
    )
