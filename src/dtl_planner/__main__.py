"""Lets `python -m dtl_planner` do what the command `dtl` does."""

from dtl_planner.cli import main

if __name__ == "__main__":
    main()
