"""What a paper for Word is made of: its styles and pages, its tables, its packing.

These modules need the extra `office`; only `word` imports them.
"""
