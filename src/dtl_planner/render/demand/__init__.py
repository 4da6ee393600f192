"""Demand and team sizes, as pages, rows and documents."""
