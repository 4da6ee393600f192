"""Checks of a structure: one module for each thing that can be wanting in it."""
