"""What the model takes for an organization, and is none.

- Sciences and spheres: «доктор [исторических наук]», «министр [ЖКХ Крыма]».
- Somebody: «заместитель [городского прокурора]».
- What somebody steers: «капитан [рыболовного траулера]».
"""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.collectives import posts
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import OPENING
from newsnlp.lexicon import words
from newsnlp.link.organizations import bodies
from newsnlp.types import Span


def is_no_body(annotation: Annotation, span: Span) -> bool:
    """Tell what is no organization at all."""
    if _is_sphere(annotation, span):
        return True
    if not annotation.text[span.start : span.end].islower():
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    learning = annotation.lemmas[last - 1] == "наука"  # «доктор [физико-математических наук]»
    vehicle = annotation.lemmas[annotation.head_of(first, last)] in words("vehicles.txt")
    return learning or vehicle


def is_somebody(annotation: Annotation, span: Span) -> bool:
    """Tell a post without the person: «заместитель [Тульского городского прокурора]»."""
    first, last = annotation.tokens_of(span.start, span.end)
    head = annotation.head_of(first, last)
    word, lemma = annotation.words[head], annotation.lemmas[head]
    named = word[0].isupper() or (first > 0 and annotation.words[first - 1] in OPENING)
    if named or lemma not in posts() or lemma in bodies():
        return False
    return annotation.pos(head) == "NOUN" and annotation.feats(head).get("Animacy") == "Anim"


def _is_sphere(annotation: Annotation, span: Span) -> bool:
    """Tell what somebody is a minister of: «министр [ЖКХ Чувашии]»."""
    first, _ = annotation.tokens_of(span.start, span.end)
    acronym = annotation.words[first]
    if not first or len(acronym) < 2 or not acronym.isupper():
        return False
    return annotation.lemmas[first - 1] in noun_class("minister")
