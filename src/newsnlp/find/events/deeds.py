"""At which event told before something was done: «Прошёл форум. С докладом выступил Рид»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.events.retold import lies_ahead, told_before
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mention_index import MentionIndex
from newsnlp.types import EntityType as T

_REACH = 8
"""Sentences back in which the event is told: an article goes on with who came and who won."""


_OPENING = ("открытие", "запуск")


def event_of_deed(
    annotation: Annotation,
    index: MentionIndex,
    verb: int,
    dates: Sequence[int],
    nouns: frozenset[str],
) -> int | None:
    """Return the event told before a sentence that names none: «с докладом выступил Рид».

    What was said on a day of its own was said elsewhere: «в апреле он выступил с речью». One
    takes a place only in what ``nouns`` tell, if any.
    """
    if any(_is_of_calendar(annotation, index, date) for date in dates):
        return None
    if _tells_another(annotation, index, verb):
        return None
    found = told_before(annotation, index, verb, "", _REACH)
    if found is None and not nouns:  # «открыли школу. Ленточку перерезал мэр»
        told = (told_before(annotation, index, verb, noun, _REACH) for noun in _OPENING)
        return next((e for e in told if e is not None and _is_verb(annotation, index, e)), None)
    if found is None:
        return None
    confirms = annotation.lemmas[verb] in noun_class("confirming")  # «подтвердил участие»
    done = annotation.feats(verb).get("Tense") == "Past" and not confirms
    if done and lies_ahead(annotation, index, found):
        return None  # «победитель выступит на фестивале. Со словами поздравления обратился Рид»
    noun = annotation.lemmas[index.head[found]]
    if not nouns and noun in noun_class("ballot"):
        return None
    return found if not nouns or noun in nouns else None


def is_of_film(a: Annotation, event: int) -> bool:
    """Tell «[премьера] фильма», where nobody plays, from that of a spectacle."""
    return any(a.lemmas[child] in noun_class("film") for child in a.children[event])


def _is_verb(a: Annotation, index: MentionIndex, event: int) -> bool:
    return a.pos(index.head[event]) == "VERB"


def _is_of_calendar(a: Annotation, index: MentionIndex, date: int) -> bool:
    """Tell a day from a time within a match: «[во втором тайме] забил Рид»."""
    return noun_class("playing").isdisjoint(a.lemmas[index.first[date] : index.last[date]])


def _tells_another(a: Annotation, index: MentionIndex, verb: int) -> bool:
    """Tell whether the sentence of a verb names an event, other than the verb itself."""
    here = range(*a.sentence_tokens(a.sentence_of(verb)))
    around = (i for token in here for i in index.covering(token))
    told = {index.head[i] for i in around if index.types[i] is T.EVENT} - {verb}
    # «с [лекцией] выступил Рид», «[поздравить] школу [прибыл] мэр»
    aside = noun_class("speech", "coming", "greeting_of", "victory", "scoring")
    return any(a.lemmas[head] not in aside for head in told)
