"""What the model takes for an organization, and is none.

- Sciences and spheres: «доктор [исторических наук]», «министр [ЖКХ Крыма]».
- Somebody: «заместитель [городского прокурора]».
- What a paragraph is about: «[АФИША]. 22 февраля начнутся гонки».
- What somebody steers: «капитан [рыболовного траулера]».
- The number of a company: «[ИНН 7112345678]».
- Whom somebody leads: «бригадир [полеводов]».
- What a numbered body is for: «школа [олимпийского резерва № 2]», «отдел [полиции № 3]».
"""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mentions.collectives import posts
from newsnlp.lexicon import words
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import Span

_NAMING = ("Orgn", "Geox", "Abbr", "anim")
"""Marks of the dictionary's names, and of who is somebody: «ФИФА» is no «фифа»."""
_ENDING = frozenset({".", ":", "\n"})
_NUMBER = "№"
_SHORTEST = 4
"""Letters of a label: fewer are an acronym."""


def is_no_body(annotation: Annotation, span: Span) -> bool:
    """Tell what is no organization at all."""
    if _is_sphere(annotation, span) or is_label(annotation, span):
        return True
    if not annotation.text[span.start : span.end].islower():
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    learning = annotation.lemmas[last - 1] == "наука"  # «доктор [физико-математических наук]»
    vehicle = annotation.lemmas[annotation.head_of(first, last)] in noun_class("vehicle")
    return (
        learning or vehicle or _is_crew(annotation, first) or _is_numbered(annotation, first, last)
    )


def _is_numbered(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a genitive before the number of another body: «отдел [полиции № 3]»."""
    a, sign = annotation, last - 2
    if (
        not first
        or sign <= first
        or a.words[sign] != _NUMBER
        or a.lemmas[first - 1] not in bodies()
    ):
        return False
    own = a.lemmas[sign - 1] in words("numbered_bodies.txt")  # «совет [школы № 5]»
    return not own and a.feats(sign - 1).get("Case") == "Gen"


def _is_crew(annotation: Annotation, first: int) -> bool:
    """Tell workers behind their foreman: «бригадир [штукатуров треста]»."""
    if not first or annotation.lemmas[first - 1] not in noun_class("foreman"):
        return False
    found = readings(annotation.words[first])
    return any(r.form.number == "plur" and "anim" in r.tag.grammemes for r in found)


def is_somebody(annotation: Annotation, span: Span) -> bool:
    """Tell a post without the person: «заместитель [Тульского городского прокурора]»."""
    first, last = annotation.tokens_of(span.start, span.end)
    head = annotation.head_of(first, last)
    word, lemma = annotation.words[head], annotation.lemmas[head]
    named = word[0].isupper() or (first > 0 and annotation.words[first - 1] in OPENING)
    if named or lemma not in posts() or lemma in bodies():
        return False
    return annotation.pos(head) == "NOUN" and annotation.feats(head).get("Animacy") == "Anim"


def is_label(annotation: Annotation, span: Span) -> bool:
    """Tell a common noun in capitals that opens a sentence and is all of it: «[АФИША]. …».

    «[СОСТАВ]» on a line of its own heads a list.
    """
    word, dot = annotation.text[span.start : span.end], annotation.text[span.end : span.end + 1]
    if not word.isupper() or len(word) < _SHORTEST or dot not in _ENDING or not word.isalpha():
        return False
    known = [reading for reading in readings(word.lower()) if reading.known]
    names = any(mark in reading.tag for reading in known for mark in _NAMING)
    token, _ = annotation.tokens_of(span.start, span.end)
    if dot != "." and annotation.lemmas[token] not in noun_class("body"):
        return False
    opens = annotation.sentence_tokens(annotation.sentence_of(token))[0] == token
    return opens and bool(known) and not names


def _is_sphere(annotation: Annotation, span: Span) -> bool:
    """Tell what somebody is a minister of: «министр [ЖКХ Чувашии]»."""
    first, _ = annotation.tokens_of(span.start, span.end)
    acronym = annotation.words[first]
    if not first or len(acronym) < 2 or not acronym.isupper():
        return False
    return annotation.lemmas[first - 1] in noun_class("minister")
