"""The table written out over every pattern of answers, for millions of rows; needs numpy."""
