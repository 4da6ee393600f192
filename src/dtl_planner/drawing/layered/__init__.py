"""Things and the ties between them, drawn in layers: a tie leads from a layer to a later one.

`charts` is what goes in; `ranks` finds the layers, `web` makes way for ties that pass layers,
`order` avoids crossings, `across` finds the places within each layer; `course` draws the ties,
`chart` draws one connected chart, and `pictures` all of them.
"""
