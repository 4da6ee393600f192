"""How results look: values in, text out. Nothing here decides, reads a file or prints."""
