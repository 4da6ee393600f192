"""Alliances, and what is tied to what, as blocks of a report."""
