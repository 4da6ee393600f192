"""What figures say of places: shares, ranks, rates, who stands highest."""
