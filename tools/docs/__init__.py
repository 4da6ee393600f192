"""Writes the pages that only repeat what the code says, so that they cannot say anything else.

`python -m tools.docs` writes them, `python -m tools.docs --check` says which are stale. One module
for each page or piece of a page.
"""
