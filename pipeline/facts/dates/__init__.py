"""Calendar dates in prose, as EDTF.

``grammar`` builds the ``patterns`` from the language data; ``read`` finds the points of a text,
which ``forms`` makes; ``combine`` joins them to stretches, with ``ranges`` and the words ``around``
them; ``guards`` drops what is no date, ``resolve`` completes what is left out, ``normalise`` gives
the values.
"""

from pipeline.facts.dates.find import Found, find, search

__all__ = ["Found", "find", "search"]
