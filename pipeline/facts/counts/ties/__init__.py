"""Where the unit of a number stands.

``after`` the number; before a colon (``labels``); at the head of a row of ``tables``; earlier in
the sentence, where a number is ``stated`` of it, ``sums`` it up, stands in an aside
(``asides``) or ends a note (``notes``). Or the noun is left out, since a count before has it:
said once for both (``again``), or meant by words around the number (``antecedent``, of the counts
``back`` in the text; ``gapping``, a verb left out; ``parts`` of a whole, even of an
``uncounted`` one).
"""
