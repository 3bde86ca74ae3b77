"""Whether a post or a list before a name tells that it is in the nominative.

«Секретарь комиссии — [Белова М. Г.]»: the tagger takes her for a man's genitive.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import BULLETS, DASHES
from newsnlp.lexicon import words
from newsnlp.link.grammar.governing import governing
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.people.told_gender import is_woman
from newsnlp.remembered import WORDS

_DASHED = [[dash] for dash in DASHES]
_BULLETS = BULLETS | DASHES | {"*"}
_NUMBERING = frozenset(".)")
_LISTING = ([","], ["и"])
_BEFORE_NAME = DASHES | {":"}
_QUOTES = frozenset("«»")
_ENDS = frozenset(",;:.(«")
_STANDING_IN = frozenset({"и.о.", "врио", "врид", "исполняющийобязанности"})
_CUTS = frozenset({"ADP", "PUNCT", "VERB", "CCONJ"})
_SPHERE = "по"
_OBLIQUE = ("вича", "вичу", "вичем", "вну", "вной", "вне")
"""Endings of patronymics that tell a name's case."""
_LONGEST = 9
"""Words of a post with what it is about, and a dash before it."""


def is_listed_by_line(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a name of a list: «Секретарь:», then «[Рогова Д. В.]»; «[Рогова Д. В.] – секретарь»."""
    a, after = annotation, annotation.words[last : last + 1]
    if any(word.endswith(_OBLIQUE) for word in a.lowered[first:last]):
        return False  # «Наградить:», below it «[Рогова Рината Ильдаровича] – водителя»
    if a.opens_line(first) and (a.words[first - 1] == ":" or after in _DASHED):
        return True
    mark = first - 1 - (first > 1 and a.words[first - 1] in _NUMBERING)
    item = mark > 0 and (a.words[mark] in _BULLETS or a.words[mark].isdigit())
    if not item or not a.opens_line(mark) or after != [","] or last + 1 >= len(a):
        return False
    # «• [Крутова Д. Е.], солистка»
    return is_woman(a, last + 1) and a.feats(last + 1).get("Case") == "Nom"


def is_told_by_a_post(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «секретарь комиссии — [Белова М. Г.]», where the tagger sees a man's genitive.

    Without a dash initials go with a post, «директор клуба «Луч» [М. М. Чижова]», «педагог
    [Ремизова Э. К.]», with one of who stands in where a line begins with it, and so does a name
    behind a number or a name in guillemets, «педагог лицея № 7 [Рамиля Шарипова]», behind where
    somebody is from, «учитель из Тулы [Рамиля Шарипова]», and where the parser hangs it on a post.
    """
    a = annotation
    if is_listed_by_line(a, first, last) or _is_labelled(a, first):
        return True
    if last - first > 1 and _is_behind_a_sphere(a, first):
        return True
    dashed = first > 0 and a.words[first - 1] in _BEFORE_NAME
    if first and not dashed and (_is_behind_a_place(a, first) or _is_beside_a_post(a, first)):
        return True
    initial = any(
        len(word) == 1 and word.isupper() and after == "."
        for word, after in pairwise(a.words[first : first + 3])
    )
    if not first or not (dashed or initial or _is_behind_a_title(a, first)):
        return False
    if a.words[first - 1] == "." and a.lowered[max(0, first - 2)] in words("posts_cut_short.txt"):
        return True  # «(рук. [Зуева А. П.])»
    return _is_behind_its_post(a, first, last, dashed=dashed)


def _is_behind_its_post(annotation: Annotation, first: int, last: int, *, dashed: bool) -> bool:
    """Tell whether the noun before a name, past what it is of, is a post in the nominative."""
    a = annotation
    begin, _ = a.sentence_tokens(a.sentence_of(first))
    quoted = sphere = False  # what is in guillemets is a name
    for token in range(first - 1 - dashed, begin - 1, -1):
        quoted = a.words[token] == "»" or (quoted and a.words[token] != "«")
        if quoted:
            continue
        if a.words[token] in (_ENDS if dashed else _ENDS - _QUOTES) or a.pos(token) == "VERB":
            return False
        feats = a.feats(token)
        sphere |= a.words[token] == _SPHERE
        if token == first - 1 and _is_one_nominative(a.lowered[token]):
            return True  # «[врач-невролог] Котова Е. С.», tagged as a name in the genitive
        post = a.pos(token) == "NOUN" or (a.pos(token) == "PROPN" and _is_post(a, token))
        if post and feats.get("Animacy") == "Anim":
            several = feats.get("Number") == "Plur" and feats.get("Case") == "Gen"
            if several and a.words[last : last + 1] not in _LISTING:
                continue  # «председатель совета [ветеранов] завода Л. А. Котова»
            if sphere and feats.get("Case") == "Gen":
                continue  # «заместитель [декана] по работе Е. Н. Котова»
            if feats.get("Case") == "Nom":
                return dashed or _is_post(a, token)
            if not dashed:
                opening = "".join(a.words[begin:token]).lower()
                return feats.get("Case") == "Gen" and opening in _STANDING_IN
    return False


def _is_labelled(annotation: Annotation, first: int) -> bool:
    """Tell a name behind what somebody is and nothing else: «Докладчик [Рогова Д. В.]».

    The tagger may take the noun for a name: «Ревизор: [Рогова Д. В.]», not «Слушали: …».
    """
    a, colon = annotation, first > 0 and annotation.words[first - 1] == ":"
    begin, end = a.sentence_tokens(a.sentence_of(first))
    noun = first - 1 - colon
    if noun != begin or any(a.feats(t).get("VerbForm") == "Fin" for t in range(first, end)):
        return False
    known = _posts() | (frozenset() if colon else words("speaking_guests.txt"))
    told = a.words[noun].lower() in known
    return told and (colon or a.words[first + 2 : first + 3] == ["."])


def _is_beside_a_post(annotation: Annotation, first: int) -> bool:
    """Tell «глава района [Наиля Гайсина]» from «врач из команды [Рамиля Шарипова]».

    In a list the parser hangs it on the first: «министр Лев Рид, глава района [Наиля Гайсина]».
    """
    a, noun = annotation, annotation.heads[first]
    if not 0 <= noun < first or a.deprel(first) != "appos" or a.feats(noun).get("Case") != "Nom":
        return False
    before = first - 1
    while before > noun and a.pos(before) not in _CUTS and a.feats(before).get("Animacy") != "Anim":
        before -= 1
    listed = a.feats(before).get("Case") == "Nom" and a.deprel(before) == "conj"
    of = any(a.pos(token) in ("ADP", "PUNCT") for token in range(noun, first))
    return (not of and _is_post(a, noun)) or (listed and _is_post(a, before))


def _is_post(annotation: Annotation, noun: int) -> bool:
    """Tell a noun for a post, which may need its adjective: «медицинская [сестра]»."""
    lemmas = annotation.lemmas
    known = _posts()
    if governing(annotation.words[noun]):
        return True  # «[заведующий] отделом»
    return lemmas[noun] in known or (noun > 0 and f"{lemmas[noun - 1]}_{lemmas[noun]}" in known)


def _is_behind_a_sphere(annotation: Annotation, first: int) -> bool:
    """Tell «куратор – специалист по работе с молодёжью [Валерия Рогова]»: nobody else's."""
    a, sphere = annotation, False
    for token in range(first - 1, max(0, first - _LONGEST), -1):
        feats = a.feats(token)
        if feats.get("Animacy") == "Anim" and feats.get("Case") != "Ins":
            upright = feats.get("Case") == "Nom" and a.words[token - 1] in DASHES
            return sphere and upright and _is_post(a, token)
        if a.pos(token) not in ("NOUN", "ADJ", "ADP"):
            return False
        sphere |= a.words[token] == _SPHERE
    return False


@lru_cache(WORDS)
def _is_one_nominative(word: str) -> bool:
    """Tell «врач-невролог», of posts parted by a hyphen, in a form that is no genitive."""
    parts = word.split("-")
    if len(parts) == 1 or _posts().isdisjoint(parts):
        return False
    found = [r for part in parts for r in readings(part) if "anim" in r.tag]
    return found != [] and all(r.known and r.form[:2] == ("nomn", "sing") for r in found)


def _is_behind_a_title(annotation: Annotation, first: int) -> bool:
    """Tell a name behind what an institution is called, which nobody else's name follows."""
    before = annotation.words[first - 1]
    return before == "»" or (before.isdigit() and annotation.words[max(0, first - 2)] == "№")


def _is_behind_a_place(annotation: Annotation, first: int) -> bool:
    """Tell a name on a post in the nominative, with a preposition between them."""
    a, noun = annotation, annotation.heads[first]
    if not 0 <= noun < first - 2 or a.lemmas[noun] not in _posts():
        return False
    between = range(noun + 1, first - 1)
    named = any(a.words[t] == "из" and a.pos(t + 1) == "PROPN" for t in between)
    return named and a.pos(first) == "PROPN" and a.feats(noun).get("Case") == "Nom"


@cache
def _posts() -> frozenset[str]:
    return words("leader_roles.txt") | words("occupations.txt") | words("ranks.txt")
