"""Risks as pages, rows and documents, and the rules that they may name."""
