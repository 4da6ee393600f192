"""What `dtl` can do, one function for each command: the Python API, without a terminal."""
