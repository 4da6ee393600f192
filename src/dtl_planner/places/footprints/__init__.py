"""Footprints as trees: how they lie to each other, and what carries figures across."""
