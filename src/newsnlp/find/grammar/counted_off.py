"""Whom «первый» and «второй» mean: «Рид и Ким ушли. [Первый] возглавил банк, [второй] – театр»."""

from __future__ import annotations

from itertools import pairwise

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.antecedents import persons_between
from newsnlp.find.mention_index import MentionIndex

_PLACES = {"первый": 0, "второй": 1, "третий": 2, "последний": -1}
_TWO = 2


def counted_off(annotation: Annotation, index: MentionIndex, token: int) -> int | None:
    """Return who stands at a place among those whom the sentence before joins by «и».

    Two are meant by «второй», three or more by «третий» and «последний»; a woman by «первая».
    """
    a, here = annotation, annotation.sentence_of(token)
    place = _PLACES.get(a.lemmas[token])
    if place is None or not here or a.pos(token) != "ADJ" or a.feats(token).get("Case") != "Nom":
        return None
    if a.deprel(token) == "amod" or a.feats(token).get("Number") != "Sing":
        return None
    listed = _last_list(a, index, persons_between(a, index, *a.sentence_tokens(here - 1), None))
    if len(listed) < _TWO or not -1 <= place < len(listed):
        return None
    gender, person = a.feats(token).get("Gender"), listed[place]
    alike = persons_between(a, index, index.first[person], index.last[person], gender)
    return person if person in alike else None


def _last_list(a: Annotation, index: MentionIndex, people: list[int]) -> list[int]:
    """Return the people of a sentence, if they are all of one list that ends with «и»."""
    if len(people) < _TWO or "и" not in a.lowered[index.last[people[-2]] : index.first[people[-1]]]:
        return []
    between = (a.words[index.last[one] : index.first[other]] for one, other in pairwise(people))
    return people if all(words[:1] in ([","], ["и"]) for words in between) else []
