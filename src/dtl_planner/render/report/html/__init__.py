"""A report as one page that needs nothing but itself: one file, no requests, no outside fonts."""
