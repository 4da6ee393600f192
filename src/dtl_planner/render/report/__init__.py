"""`dtl report`: facts → panels → a report of blocks → a page, Markdown or Word.

`facts` is what every panel may look at; a module of `panels` makes one panel; `papers` puts panels
and prose together for one kind of reader; `html`, `markdown` and `word` write any report.
"""
