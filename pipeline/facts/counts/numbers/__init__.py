"""The numbers of a text: ``scan`` finds those ``in_digits`` and ``in_words``, ``quantities`` joins
them to ranges and parts of a total."""
