"""From what a council wrote to a scheme whose every name is resolved."""
