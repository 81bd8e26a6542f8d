"""Candidates of a page: ``collect`` brings together what is ``drawn`` (from ``shapes``), form
``fields`` and what is ``written``; ``sliders`` and ``switches`` are put together from several
drawings; ``grounds`` and ``letters`` say what a drawing stands on or is part of, ``oblong`` which
wide box is one to tick. ``symbols`` says what codes of symbol fonts mean; on printed boxes signs
are ``overlaid`` as characters or ``overdrawn`` in any way. ``raster`` finds controls in pictures
that have their words in them too, by their ``company``."""
