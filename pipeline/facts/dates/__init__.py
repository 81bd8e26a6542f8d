"""Calendar dates in prose, as EDTF.

``grammar`` builds the patterns from the language data, ``points`` reads days, months and
years, ``combine`` joins them to ranges and lists, ``guards`` drops what is no date,
``resolve`` completes what is left out, ``normalise`` gives the values.
"""

from pipeline.facts.dates.find import Found, find, search

__all__ = ["Found", "find", "search"]
