"""Boundaries of areas, and which of them border on each other."""
