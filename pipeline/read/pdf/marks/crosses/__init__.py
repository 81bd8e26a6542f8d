"""A lone X or tick in a cell of a table (``crossed``), on a short line or under a head
(``columns``), and the empty places like its own: ``crosses`` asks each; ``rules`` and ``signs``
are what is drawn there."""
