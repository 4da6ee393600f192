"""`dtl structure` as a tree, as rows and as a document."""
