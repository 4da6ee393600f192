"""Places: how footprints divide an area, how they lie to each other, and grouping small areas."""
