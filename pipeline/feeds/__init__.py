"""Feeds: the facts of many reports as tidy tables with keys, in the formats that analysts use."""
