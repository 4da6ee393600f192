"""Alliances and dependencies as a graph: clusters, rings, and what moves if something moves."""
