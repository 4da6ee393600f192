"""The values that every file may use: answers, counts, dates, ages, levels, sources."""
