"""What places are to have and to reach, and what has changed, as pages, rows and documents."""
