"""From the catalogue and the changes between two structures to what is to be planned."""
