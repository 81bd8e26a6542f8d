"""Candidates of a page: ``collect`` brings together what is ``drawn`` (from ``shapes``), form
``fields`` and what is ``written``; ``sliders`` and ``switches`` are put together from several
drawings; ``grounds`` and ``letters`` say what a drawing stands on or is part of."""
