"""How much need there is in each place, and how many posts it takes."""
