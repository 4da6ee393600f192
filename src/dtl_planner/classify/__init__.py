"""The rule engine: a scheme is compiled once, and every answer is read off the compiled table."""
