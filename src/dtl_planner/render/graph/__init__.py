"""`dtl graph` as a page, as rows and as a document."""
