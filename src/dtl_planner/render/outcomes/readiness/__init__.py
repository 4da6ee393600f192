"""How far places have got, as a page, as rows and as a document."""
