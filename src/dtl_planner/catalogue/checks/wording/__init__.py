"""Our words for what pydantic finds wrong with a record, chosen by its stable error types."""
