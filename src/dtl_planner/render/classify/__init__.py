"""What is said of categories: results, reasons, questions and schemes."""
