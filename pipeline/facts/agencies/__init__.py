"""Names of organisations: organisation words with their complements, known bodies, acronyms.

One text at a time, then the whole report:

1. ``reading``: the text as tokens, and what stands at each of them: an organisation word of the
   language's ``grammar``, a known body, a country.
2. ``shapes``: each form a name may have, and the ``reader`` that tries them word by word. Names
   with an organisation word go on as far as their ``complement`` does. Each gives a ``candidate``;
   ``titles`` drops those that are words of a law's or plan's title.
3. ``acronyms``: tied to the names they stand for; each helps to find where the other ends.
4. ``report``: what all texts together tell; it settles what is a name, and finds names again.

``find`` puts it together; ``normalise`` makes names comparable.
"""

from pipeline.facts.agencies.find import find

__all__ = ["find"]
