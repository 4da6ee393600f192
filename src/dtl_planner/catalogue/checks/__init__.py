"""What can be wrong with records: their shape, ids, references, and what they leave open."""
