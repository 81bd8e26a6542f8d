"""Which marks are on: ``decide`` asks what characters and fields give themselves (``stated``),
how the members of a group differ (``differences``, ``flat``, ``patterns``), what text in them is
``undrawn``, and of those that look the same the rest of the document (``uniform``); of those in a
picture only the ``inner`` ink counts; of numbers that are ``touching`` one is on at most; what is
``running`` is no mark."""
