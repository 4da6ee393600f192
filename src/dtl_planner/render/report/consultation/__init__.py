"""What the panel `consultation` is made of: the steps that are shown, as rows of tables."""
