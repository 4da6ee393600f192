"""What a programme is for, who steers it and what runs beside it, as pages, rows and documents."""
