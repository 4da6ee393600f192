"""Papers for Word: `word` writes one; its styles and pages, its tables, and its packing.

These modules need the extra `office`; only who writes a paper for Word imports `word`.
"""
