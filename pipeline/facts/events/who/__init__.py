"""Who did it.

``agents`` gathers the organisations that a clause names, with the part that ``roles`` gives each;
``inherited`` finds who did it where the clause names nobody; ``voice`` tells whether a verb's
subject does what it tells.
"""
