"""Things and the ties between them, drawn in layers: a tie leads from a layer to a later one.

The way is that of Sugiyama: `things` is what goes in; `ranks` breaks rings and finds the layers,
`web` gives ties that pass layers a slot in each, `ordering` avoids crossings, and `coordinates`
finds the places within each layer. `frame` chooses which way a chart goes, `layout` puts everything
in its place, `chart` draws one connected chart, and `pictures` all of them.
"""
