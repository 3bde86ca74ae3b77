"""What stands before the posts of a line: «Место работы:», «До бизнеса:», «С 2002 г. –»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, ROLES
from newsnlp.lexicon import rows, words

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_NAMED = DATES | ORGANIZATIONS | ROLES
_UNTIL = "до"
LONGEST = 5
"""Tokens of words before a post: «в наст. вр.» has as many as any."""


class Lead(NamedTuple):
    """Words before a post: how many, and whether it is over (past), follows (then) or is (now)."""

    length: int
    kind: str


def lead_in(annotation: Annotation, tokens: Sequence[int]) -> Lead | None:
    """Return the longest words that some tokens begin with and that may stand before a post."""
    spelt = [annotation.lowered[token] for token in tokens]
    for length in range(len(spelt), 0, -1):
        kind = lead_words().get(" ".join(spelt[:length]))
        if kind is not None:
            return Lead(length, kind)
    return None


def behind_label(reader: FactReader, outer: Sequence[int]) -> tuple[int, bool, bool]:
    """Return where a line's posts begin, whether its label says that they are over, whether any.

    ``outer``: the tokens of the line. A label of something else, «Образование:», brings no posts.
    """
    a = reader.annotation
    colon = next((i for i, token in enumerate(outer) if a.words[token] == ":"), None)
    if colon is None:
        return 0, is_until(reader, outer), True
    label = outer[:colon]
    past = is_until(reader, label)
    if not label or _names_a_life(a, label):
        return colon + 1, past, True
    verbs = [token for token in label if a.feats(token).get("VerbForm") == "Fin"]
    served = is_lead(reader, label) and (bool(verbs) or _is_phrase(reader, label))
    past = past or any(a.feats(verb).get("Tense") == "Past" for verb in verbs)
    return colon + 1, past, served


def is_lead(reader: FactReader, tokens: Sequence[int]) -> bool:
    """Tell words before a dash that name nobody and nothing: «После школы –», not «Жена –»."""
    a, index = reader.annotation, reader.index
    return not any(
        a.pos(token) in _NOUNS
        and reader.clauses.case(token) == "Nom"
        and not reader.clauses.preposition(token)
        and not any(index.types[i] in _NAMED for i in index.covering(token))
        for token in tokens
    )


def _is_phrase(reader: FactReader, label: Sequence[int]) -> bool:
    """Tell a label that says when or where: «В университете с 2018 года:»."""
    a, index = reader.annotation, reader.index
    dated = any(index.types[i] in DATES for i in index.covering(label[0]))
    return dated or a.pos(label[0]) in ("ADP", "ADV") or lead_in(a, label[:LONGEST]) is not None


def _names_a_life(a: Annotation, label: Sequence[int]) -> bool:
    """Tell a label of nothing but words of careers: «Основное место работы»."""
    return label != [] and all(a.lemmas[token] in words("life_labels.txt") for token in label)


def is_until(reader: FactReader, label: Sequence[int]) -> bool:
    """Tell what was before something, and not before a day: «[До] прихода в школу»."""
    if len(label) < 2 or reader.annotation.lowered[label[0]] != _UNTIL:
        return False
    return not any(reader.index.at(token, DATES) is not None for token in label[:2])


def before_lead(a: Annotation, end: int) -> int:
    """Return where words of lives that end at a token begin: «Рид, [сейчас] врач»; it, if none."""
    for begin in range(max(0, end - LONGEST), end):
        if " ".join(a.lowered[begin:end]) in lead_words():
            return begin
    return end


@cache
def lead_words() -> dict[str, str]:
    """Return words that may stand before a post that no verb tells: then, past or now of each."""
    return {
        phrase: kind for kind, phrases in rows("life_words.tsv") for phrase in phrases.split("|")
    }
