"""The parts of a plan: each module contributes one kind of rule, by one function."""
