"""Plans under uncertain durations: how likely each date is, and what drives it."""
