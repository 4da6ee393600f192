"""The only part that knows OR-Tools: improves plans, proves them best, or that there are none."""
