"""Writing files so that nobody ever finds half of one, or half of several."""

from pathlib import PurePosixPath

OURS = PurePosixPath(".dtl")
"""The folder of a workspace in which `dtl` keeps what is its own."""
JOURNAL = OURS / "journal.json"
"""Says which files are about to take the place of others; there is none otherwise."""
