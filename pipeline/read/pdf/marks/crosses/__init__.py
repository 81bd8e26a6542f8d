"""A lone X or tick in a cell of a table (``crossed``), on a short line, under a head
(``columns``), or in the place of an empty control (``replaced``), and the empty places like its
own: ``crosses`` asks each; ``rules`` and ``signs`` are what is drawn there."""
