"""How far a plan has got: what is done, late, upcoming, and why dates moved."""
