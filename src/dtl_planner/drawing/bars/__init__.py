"""Bars and dates along days: pictures that may stand below one another, all to one scale.

Each row has its name and its days in words at the left; nothing is written among the bars, so
nothing can lie over them. What they look like is told above the names. A lane at the top stays
free, for a page to say which day is today.

`parts` is what goes in; `days` finds the scale, `head` lays out what stands above the rows, `rows`
the rows with their bars in `lanes`, and `pictures` puts them on sheets.
"""
