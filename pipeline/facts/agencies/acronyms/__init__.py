"""Acronyms and the names they stand for.

``announced`` finds where a text tells it, ``matching`` compares letters with words, ``owners``
says which of several names is meant, and ``definitions`` ties all, mending where a name ends.
"""
