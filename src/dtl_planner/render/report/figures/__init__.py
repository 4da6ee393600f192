"""The parts of the panels that hold figures and states: each makes blocks of what commands tell."""
