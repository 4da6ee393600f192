"""`dtl consult` as a page, as rows, as prose and as a document."""
