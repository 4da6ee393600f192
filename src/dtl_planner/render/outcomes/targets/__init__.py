"""What is to be reached, as a page, as rows and as a document."""
