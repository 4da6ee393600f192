"""The rules over all combinations of answers: one evaluator, and everything that is read off it."""
