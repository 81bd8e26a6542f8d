"""How a text is read.

``tokens`` cuts it into words; ``phrases`` looks up what begins at one; ``links`` reads the linking
words between two words of a name. A ``walker`` holds the text with its grammar and known bodies.
"""
