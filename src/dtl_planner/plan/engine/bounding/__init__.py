"""What no plan can beat: bounds on every level, proved by arithmetic."""
