"""Documentation; ``generate`` makes the pages that come from code and data."""
