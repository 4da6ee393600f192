"""What people write about services, places and rules: read, checked, and kept with positions."""
