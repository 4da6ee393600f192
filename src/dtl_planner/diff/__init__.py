"""The difference between two structures: pair first, then describe."""
