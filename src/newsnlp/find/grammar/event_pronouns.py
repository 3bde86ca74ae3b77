"""Which event a pronoun stands for: «… на общем собрании. [Оно] прошло на базе Центра»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.antecedents import GENDERS_OF
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.same_subject import gender_of
from newsnlp.find.mention_index import MentionIndex
from newsnlp.types import EntityType as T

_FORMS = frozenset({"нём", "нем", "ней"})
"""Pronouns that the tagger may take for nouns: «в [нём] участвовали»."""


def event_antecedent(annotation: Annotation, index: MentionIndex, pronoun: int) -> int | None:
    """Return the event mention that «он», «она», «оно», «они» stands for.

    The last event noun of the sentence before that has the pronoun's gender, if it has one;
    «встреча прошла в мае, на [ней] выступил Рид» goes on with the subject before the comma.
    """
    many = annotation.lemmas[pronoun] == "они"  # «учения. В [них] участвовали …»
    known = annotation.lemmas[pronoun] in PRONOUNS or annotation.words[pronoun].lower() in _FORMS
    if not known and not many:
        return None
    here = annotation.sentence_of(pronoun)
    first, _ = annotation.sentence_tokens(here)
    found = [
        i
        for i in _events(annotation, index, range(first, pronoun), pronoun)
        if annotation.deprel(index.head[i]).startswith("nsubj")
        and "," in annotation.words[index.last[i] : pronoun]
    ]
    if not found and here > 0:
        found = _events(annotation, index, range(*annotation.sentence_tokens(here - 1)), pronoun)
    return _outermost(annotation, index, found) if found else None


def _events(a: Annotation, index: MentionIndex, tokens: range, pronoun: int) -> list[int]:
    """Return the events of nouns that agree with a pronoun."""
    many = a.lemmas[pronoun] == "они"
    genders = GENDERS_OF.get(a.words[pronoun].lower(), {gender_of(a, pronoun)})
    return [
        i
        for token in tokens
        for i in index.covering(token)
        if index.types[i] is T.EVENT
        and index.head[i] == token
        and a.pos(token) in ("NOUN", "PROPN")
        and (many or a.feats(token).get("Gender") in genders)
        and a.feats(token).get("Number") == ("Plur" if many else "Sing")
    ]


def _outermost(a: Annotation, index: MentionIndex, events: list[int]) -> int:
    """Return the event that the last one is of: «[церемония инаугурации]. В ней участвовали»."""
    heads = {index.head[i]: i for i in reversed(events)}
    last = events[-1]
    while a.heads[index.head[last]] in heads and a.deprel(index.head[last]) == "nmod":
        last = heads[a.heads[index.head[last]]]
    return last
