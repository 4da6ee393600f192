"""Good plans found fast: orders of tasks, bred, and the plans that are made of them."""
