"""What the texts of a report together tell of names.

The ``lexicon`` collects names and acronyms from all of them; ``again`` finds them where they are
printed a second time, ``joined`` parts acronyms joined to one word, ``listed`` finds names in a
list of bodies, and ``witness`` weighs what a
trained model says. ``occupied`` keeps names from overlapping.
"""
