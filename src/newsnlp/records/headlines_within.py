"""Headlines in the middle of a page that has several news, each below its own."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation

_ENDS = ".!?…:;,"
_SHORTEST = 4
"""Words of what tells something; a heading of one text is shorter, or has no verb."""


def is_headline(annotation: Annotation, sentence: int) -> bool:
    """Tell a line that tells something and has no mark at its end: «В Омске прошёл турнир».

    It stands alone between blank lines, behind a sentence that is over.
    """
    a = annotation
    start, end = a.sentence_span(sentence)
    first, last = a.sentence_tokens(sentence)
    alone = a.text[:start].endswith("\n\n") and a.text[end : end + 2] == "\n\n"
    if not alone or last - first < _SHORTEST or a.text[end - 1] in _ENDS:
        return False
    over = a.text[:start].rstrip()[-1:] in _ENDS
    verbs = (t for t in range(first, last) if a.pos(t) == "VERB")
    return over and any(a.feats(t).get("VerbForm") == "Fin" for t in verbs)
