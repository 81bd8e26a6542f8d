"""What looks like controls in ``figures`` and ``charts`` and is none."""
