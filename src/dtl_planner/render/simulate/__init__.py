"""The pages of `dtl simulate`."""
