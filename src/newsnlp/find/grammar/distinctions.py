"""What somebody is told to be the first to do, whose post it was before."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation

_FIRST = frozenset({"первый", "единственный"})


def is_first_who(annotation: Annotation, noun: int) -> bool:
    """Tell «стал первым [депутатом], который отказался» from «стал первым [мэром] города».

    Nobody becomes a deputy by that: a clause tells what he was the first to do.
    """
    a = annotation
    below = a.children[noun]
    first = any(child < noun and a.lemmas[child] in _FIRST for child in below)
    clause = any(child > noun and a.deprel(child).startswith("acl") for child in below)
    return first and clause and a.words[noun + 1] == ","
