"""Acronyms and the names they stand for.

``announced`` finds where a text tells it, ``matching`` compares letters with words, and
``definitions`` ties both, mending where a name ends.
"""
