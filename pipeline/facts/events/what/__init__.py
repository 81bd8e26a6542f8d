"""What was done.

``told`` chooses between a clause (``choose``), a later date of its verb (``series``) and the
sentence before it (``earlier``). ``choose`` has a table of ``rules`` for each kind of happening:
of verbs ``done``, ``undergone`` and ``governed`` with the steps ``shared`` by them, of participles
``participial``, of nouns ``nominal``. Those find what stands before the verb (``subjects``) and
after it (``objects``; a clause: ``content``), or what a relative word stands for
(``antecedents``), and tell by ``kinds`` whether it is a thing. ``phrases`` tells where a noun
phrase starts, ``edges`` where it ends, ``leaving`` what after it goes with the verb.
"""
