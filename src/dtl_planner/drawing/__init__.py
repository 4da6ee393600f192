"""Pictures as values: laid out here, out of boxes, lines and words, and written as SVG."""
