"""How fast `dtl` is, held against yardsticks in the same run; see `benchmarks/README.md`."""
