"""Writing: a report as JSON, proved against its schema and its own text, atomically."""
