"""Writing: documents proved against their schema and text, files whole or not at all, pages."""
