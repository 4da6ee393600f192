"""Why there is no plan: which rules clash, and which single changes would help."""
