"""Tables of figures: cells, then observations, whatever form they came in."""
