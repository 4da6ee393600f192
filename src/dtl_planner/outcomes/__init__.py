"""What each place is to have and to reach, and how far it has got."""
