"""The dashboard: many reports as one self-contained page, every number with its sentences."""
