"""`dtl serve`: files → a page made anew → whoever looks at it, on this machine alone.

`watching` tells that a file changed, `making` makes the page, `board` keeps the newest and tells
those who wait, `routes` and `guarding` answer requests, and `server` runs all of it.
"""
