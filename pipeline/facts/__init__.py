"""Finding facts in an answer: one folder for each kind of fact, the same files inside each."""
