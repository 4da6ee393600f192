"""How far a programme has got, as pages, rows and documents."""
