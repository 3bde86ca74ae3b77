"""What is called after somebody whose first name is cut short: «музей имени Ем. Ярославского».

The sentence seems to end behind «Ем.», and with it the mention.
"""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words

_AFTER = frozenset({"имени", "им"})


def rest_of_name(annotation: Annotation, last: int) -> str:
    """Return «. Ярославского» behind a phrase that ends in «имени Ем», ``""`` behind any other."""
    a, short = annotation, last - 1
    if a.words[short] not in words("name_abbreviations.txt"):
        return ""
    before = short - 1 - (short > 0 and a.words[short - 1] == ".")
    if before < 0 or a.words[before].lower() not in _AFTER:
        return ""
    if a.words[last : last + 1] != ["."] or last + 1 == len(a):
        return ""
    surname = a.words[last + 1]
    dotted = a.starts[last] == a.ends[short]
    return f". {surname}" if dotted and surname[0].isupper() and len(surname) > 1 else ""
