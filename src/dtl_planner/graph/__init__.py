"""How things are tied to one another: alliances, what waits for what, and what follows from it."""
