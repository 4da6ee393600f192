"""When each piece of work is done: a problem in plain data, a plan for it, and proof of both."""
