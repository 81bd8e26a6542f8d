"""What was done.

``done`` chooses between what stands before the verb (``subjects``) and after it (``objects``);
``phrases`` tells where a noun phrase starts, ``edges`` where it ends, ``leaving`` what after it
goes with the verb.
"""
