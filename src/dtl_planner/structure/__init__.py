"""Structures: who runs what, in which team, where, and who answers to whom."""
