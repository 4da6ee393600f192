"""Whether what is written for the planner can be planned with: one module a part of it."""
