"""Pages on plans: a plan, why there is none, an order without dates, and scenarios side by side."""
