"""What the panel `places` is made of: maps, tables of places, and what lies between footprints."""
