"""What can be wrong with a large file as a whole, and with one row of it."""

from __future__ import annotations

from dataclasses import dataclass

from dtl_planner.diagnostics import Code, Diagnostic, Severity, Span
from dtl_planner.shown import clean

EXTRA_MISSING = Code(
    "DTL361",
    "bulk-extra-missing",
    Severity.ERROR,
    why="Large files are read with numpy and polars, which the plain installation leaves out.",
    mend="In the folder of dtl, run `pip install '.[bulk]'`, and then this command again.",
)
UNKNOWN_FORMAT = Code(
    "DTL362",
    "unknown-file-format",
    Severity.ERROR,
    why="The end of a file's name says how it is written, and no guess is made.",
    mend="Use a file ending in .csv, .parquet, .json or .ndjson; results go to .csv or .parquet.",
)
NO_ID = Code(
    "DTL363",
    "no-id-column",
    Severity.ERROR,
    why="Without a column that names each service, nobody could tell which result is whose.",
    mend="Call the column with the services' ids `service` or `id`.",
)
NO_ANSWERS = Code(
    "DTL364",
    "no-answers-at-all",
    Severity.ERROR,
    why="None of the columns is a question of the scheme, so every result would be undecided.",
    mend="Name the columns as the scheme names its questions, or choose another scheme.",
)
UNKNOWN_COLUMN = Code(
    "DTL365",
    "unknown-column",
    Severity.WARNING,
    why="A column that no question reads changes nothing; if its name is a slip, answers are lost.",
    mend="Correct the name, or leave the column as it is if it is meant for other programs.",
)
MISSING_COLUMN = Code(
    "DTL366",
    "question-without-column",
    Severity.WARNING,
    why="A question without a column counts as not known for every row.",
    mend="Add the column if the answers exist; otherwise nothing need be done.",
)
WRONG_COLUMN = Code(
    "DTL367",
    "wrong-column",
    Severity.ERROR,
    why="A column that stands twice, or holds dates or the like, cannot be read in one way.",
    mend="Keep one column of each name, holding text, numbers, true and false, or lists of them.",
)
BAD_ROW = Code(
    "DTL368",
    "unreadable-row",
    Severity.ERROR,
    why="A row with too few or too many cells, or broken quotes, may hold answers out of place.",
    mend="Correct the row in its source; the other rows have their results.",
)
ROW_WITHOUT_ID = Code(
    "DTL369",
    "row-without-usable-id",
    Severity.ERROR,
    why="A result belongs to a service; without a usable id nobody could find it again.",
    mend="Give the row an id of ordinary characters.",
)
REPEATED_ID = Code(
    "DTL370",
    "id-in-two-rows",
    Severity.ERROR,
    why="Of two rows for one service, each with its own answers, either could be the right one.",
    mend="Keep one row for each service. The first has its result, the later ones have none.",
)
UNREADABLE_TABLE = Code(
    "DTL371",
    "unreadable-table",
    Severity.ERROR,
    why="The file is not what the end of its name says, or is damaged.",
    mend="Write it again from the program that it came from.",
)
UNWRITABLE = Code(
    "DTL372",
    "results-not-written",
    Severity.ERROR,
    why="The results could not be put where they were wanted; files that were there are untouched.",
    mend="Name another file with `--out`, in a folder that exists, and not one of the inputs.",
)


class Refused(Exception):  # noqa: N818 - a refusal is no fault of the program
    """The file as a whole cannot be classified; nothing is written.

    Attributes:
        diagnostic: Why.
    """

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class BadRow:
    """One thing wrong with one row.

    Attributes:
        place: The line or the number of the row, from 1.
        code: The kind of problem.
        problem: One sentence, safe to show.
        service: The row's id, where it could be read.
        column: The column at fault.
        value: What is written there.
        hint: What to do.
    """

    place: int
    code: Code
    problem: str
    service: str = ""
    column: str = ""
    value: str = ""
    hint: str | None = None

    def diagnostic(self, *, file: str, place_is: str) -> Diagnostic:
        """The finding for people; only where rows are lines can an editor go to it."""
        if place_is == "line":
            span = Span(file, self.place, 1, self.place, 1)
            return Diagnostic(self.code, self.problem, span, self.hint)
        message = f"{place_is} {self.place:,} of `{clean(file)}`: {self.problem}"
        return Diagnostic(self.code, message, None, self.hint)
