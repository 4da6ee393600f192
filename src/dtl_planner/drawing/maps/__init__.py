"""Maps: areas by their boundaries, numbered, and named where their names have room.

`outlines` is what goes in; `plane` finds where each point stands, `rings` leaves out points that
nobody would see, `inside` finds room for words and `names` uses it; `legend` tells what looks mean,
and `pictures` draws the whole.
"""
