"""What the panel `timeline` is made of: a plan, why there is none, an order, and progress."""
