"""What can be wrong with records: their shape, their ids, what they refer to, what they leave open."""
