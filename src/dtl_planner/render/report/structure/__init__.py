"""What the panel `structure` is made of: structures as columns, what is told of a unit in each."""
