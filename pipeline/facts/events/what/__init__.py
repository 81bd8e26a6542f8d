"""What was done.

``done`` chooses between what stands before the verb (``subjects``) and after it (``objects``), and
tells participles (``participial``) and nouns (``nominal``) from verbs; ``series`` tells what goes
with a later date of the same verb;
``phrases`` tells where a noun phrase starts, ``edges`` where it ends, ``leaving`` what after it
goes with the verb.
"""
