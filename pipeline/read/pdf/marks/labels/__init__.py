"""What a mark stands for: ``label`` chooses for each group among the ``neighbours``, the texts
over or under a row (``headed``) and the heads of ``matrices``; ``wrapped`` adds the other lines
of a label, and ``blocks`` says in which column of the page a mark is read."""
