"""From a file to plain data: every byte checked, every value with its place, nothing executed."""
