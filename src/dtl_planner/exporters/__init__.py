"""Files for other programs, one module a format, made from tables."""
