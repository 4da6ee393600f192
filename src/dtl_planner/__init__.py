"""dtl: plan the restructuring of local public services as code."""

__version__ = "0.1.0"
