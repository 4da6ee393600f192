"""The sections of the catalogue: one module each, found by `registry.discover`."""
