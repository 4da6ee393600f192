"""Posts shared out by demand, and what one post then has to do."""
