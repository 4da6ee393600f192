"""Papers of a council, one module each: panels and prose put together for one kind of reader."""
