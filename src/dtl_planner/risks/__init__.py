"""Risks held against the plan: what mitigates each, and whether the plan keeps to it."""
