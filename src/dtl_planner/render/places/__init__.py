"""How an area is divided, and localities proposed, in every format."""
