"""The forms of a name, one module for each.

The ``reader`` goes through a text and tries, at each word where something may begin: names that
open with their organisation word (``head_first``), names that end with it (``head_last``), a
``government``, names ``introduced`` by a word for their kind, names with a ``legal`` form or
a number (``numbered``), and ``doers``, names where only one who acts can stand.

``judge`` tells whether an organisation word and its complement make a name; ``proper`` knows the
names without one; ``titles`` are those of laws, plans and surveys, whose words name no body.
"""
