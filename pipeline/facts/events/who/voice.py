"""Whether a verb's subject does what it tells."""

from __future__ import annotations

from pipeline.facts.events.reading.sentence import Group, Sentence


def acts(sentence: Sentence, group: Group) -> bool:
    """True if the verb's subject does what it tells."""
    if group.passive or group.lemma in sentence.grammar.sets["agentless"]:
        return False
    return not group.reflexive or group.lemma in sentence.grammar.sets["reflexive_verbs"]


def executes(sentence: Sentence, group: Group) -> bool:
    """True for "el programa que ejecuta la [Oficina]", not for "la ley que crea la [Oficina]"."""
    opener = group.opener
    if opener is None:
        return False
    if sentence.has("relative_determiners", opener):  # "cuya reunión preside el [MTPE]"
        return True
    if opener + 1 != group.first:
        return False
    launches = sentence.grammar.types.get(group.lemma) == "launch"
    return sentence.has("object_relatives", opener) and not launches
