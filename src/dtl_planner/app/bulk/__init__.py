"""`dtl classify --services FILE`: catalogues far larger than YAML, in bounded memory.

`entry.py` is the way in, and needs nothing; the modules behind it need numpy and polars, of the
extra `bulk`, and are imported only when there is a file to classify.
"""
