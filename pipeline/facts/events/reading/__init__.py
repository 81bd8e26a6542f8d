"""How a text is read.

``sentences`` finds those that hold a date; ``tokens`` cuts one into tokens, and ``words`` tells
what each is; ``groups`` finds the verb groups among them, ``finite`` which of those are verbs of
a clause, and ``verbs`` the clause. All is kept in a ``sentence``.
"""
