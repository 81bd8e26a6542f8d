"""What a date is tied to.

``times`` tells whether the date is a time at all. ``clauses`` then asks in order: ``participles``
("la loi, promulguée le …"), ``tied`` nouns ("desde la entrada en vigor, el …"), ``governors`` for
the verb of the date's clause, ``verbless`` clauses. Each gives a ``happening``; ``nouns`` knows
which nouns tell one.
"""
