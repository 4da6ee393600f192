"""How sure a plan's dates are: the plan carried out many times, with lengths drawn by lot."""
