"""Problems as values: what is wrong, how bad, exactly where, and what to do about it.

Every stage returns its findings as `Diagnostic` values beside its result. Nothing here prints,
and nothing here knows any other module of the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a finding is: an error stops the work, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, named for the problem; it stands beside the check that raises it.

    Attributes:
        id: `DTL` and three digits: 0 reading, 1 shape, 2 references, 3 schemes and decisions.
        slug: The problem in a few words, for people who do not like numbers.
        severity: How bad it is.
        why: Why it matters, for `dtl explain`.
        mend: What to do about it, for `dtl explain`.
    """

    id: str
    slug: str
    severity: Severity
    why: str
    mend: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count characters from 1; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, with a short label saying how."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: The kind of finding.
        message: One sentence, what is wrong, with names in backticks.
        span: Where; `None` where no file holds the cause (a folder that is not there).
        hint: What to do, such as the nearest known name.
        related: Other places, such as the first of two definitions or each step of a ring.
    """

    code: Code
    message: str
    span: Span | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def severity(self) -> Severity:
        """How bad it is: a matter of the code alone."""
        return self.code.severity


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by file, line, column, code and message, and drop exact twins."""
    nowhere = Span("", 0, 0, 0, 0)
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda d: (d.span or nowhere, d.code.id, d.message)))


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Say whether any finding is an error."""
    return any(d.severity is Severity.ERROR for d in found)
