"""Plans with dates: items, phases, what is critical, and what differs from the plan before."""
