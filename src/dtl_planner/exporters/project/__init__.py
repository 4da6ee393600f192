"""What formats of project programs share: the hours of a day, and which links they can hold."""
