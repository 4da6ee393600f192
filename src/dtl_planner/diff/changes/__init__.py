"""The kinds of change: one module each, found by `registry.discover`."""
