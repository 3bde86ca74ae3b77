"""Whether the words around a name say in which case it stands, and so whose it is.

The tagger takes «сменив Л. П. Рогову, руководившую городом» for a man's name: initials tell no
gender. A participle agrees with whom it tells of, and a gerund has an object and no subject.
"""

from __future__ import annotations

from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.people.declension import LIKELY, name_forms, name_table
from newsnlp.link.people.told_gender import ACCUSED_ONE, HERS, HERS_ACCUSED
from newsnlp.remembered import WORDS

_HIS = ("его", "ого", "ему", "ому", "егося", "емуся")
_PARTICIPLE = (*("ая", "ую", "ой", "ей"), *("аяся", "уюся", "ейся"), *_HIS)
_ADVERBS = 2
"""Adverbs before a participle: «долго и хорошо» has one of them."""
_OBJECT = "obj"
_OBLIQUE = {"Dat": "datv", "Ins": "ablt"}
"""Cases that look like no other, as the tagger and pymorphy3 name them."""
_DIRECT = ("Gen", "Acc")


def told_by_participle(annotation: Annotation, first: int, last: int) -> tuple[str, str]:
    """Return case and gender, in pymorphy3's names, of a name by the participle behind it.

    Empty where none is behind it, and where the name has no such form: «дочь Рида, жившую».
    «Видели Яна Рида, жившего там» is tagged as a woman's nominative.
    """
    a, token = annotation, last + 1
    if a.words[last : last + 1] != [","]:
        return "", ""
    while token < len(a) and token <= last + _ADVERBS and a.pos(token) == "ADV":
        token += 1
    word = a.lowered[token] if token < len(a) else ""
    gender, cases = _told_by(word) if word.endswith(_PARTICIPLE) else ("", ())
    names = [name for name in a.lowered[first:last] if len(name) > 1]
    fitting = [case for case in cases if all(_is_form(n, case, gender) for n in names)]
    sure = names and (len(fitting) == 1 or (fitting and gender == "masc"))
    return (fitting[0], gender) if sure else ("", "")


@lru_cache(WORDS)
def _told_by(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the gender of a participle, none of any other word, and its cases."""
    found = [r for r in readings(word) if r.known or r.pos == "PRTF"]
    gender = "masc" if word.endswith(_HIS) else "femn"
    others = {r.form.gender for r in found} - {gender} - ({"neut"} if gender == "masc" else set())
    if not found or others or any(r.pos != "PRTF" for r in found):
        return "", ()
    return gender, tuple(sorted({r.form.case for r in found if r.form.gender == gender}))


def _is_form(word: str, case: str, gender: str) -> bool:
    forms = name_table(word).get((case, gender))
    return forms is not None and forms[0].weight >= LIKELY


def is_subject_too(annotation: Annotation, first: int) -> bool:
    """Tell «выступили Лев Рид и [Света Рогова]», tagged as a man's genitive.

    The dictionary has the first name in the nominative alone: «Евгения» may be his genitive.
    """
    a, other = annotation, annotation.heads[first]
    if not 0 <= other < first or a.deprel(first) != "conj" or a.pos(other) != "PROPN":
        return False
    # the first name that the tagger does not know may be told by its surname: «Алдар [Рогов]»
    beside = max(other, first - 2)
    nominative = any(a.feats(token).get("Case") == "Nom" for token in (other, beside))
    if not nominative or a.feats(first).get("Case") != "Gen":
        return False
    return {f.case for f in name_forms(a.lowered[first]) if f.kind == "Name"} == {"nomn"}


def case_beside_other(annotation: Annotation, first: int, last: int) -> str:
    """Return the case of whom a name is joined to: «вручили Льву Риду и [Сусанне Погосян]».

    The tagger takes what it does not know for a nominative, behind «с министром и», too. Datives
    and instrumentals alone, and where a word of it has such a form.
    """
    a, other = annotation, annotation.heads[first]
    if not 0 <= other < first or a.deprel(first) != "conj":
        return ""
    if a.pos(other) != "PROPN" and a.feats(other).get("Animacy") != "Anim":
        return ""
    case = _OBLIQUE.get(a.feats(other).get("Case", ""), "")
    for word in a.lowered[first:last] if case else ():
        forms = (f for f in name_forms(word) if f.case == case and f.weight >= LIKELY)
        if any(form.nominative != word for form in forms):
            return case
    return ""


def is_accused_beside_other(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «арестовал Льва Рида и [Фариду Котову]», tagged as a man's dative."""
    a, other = annotation, annotation.heads[first]
    if not 0 <= other < first or a.deprel(first) != "conj" or a.pos(other) != "PROPN":
        return False
    names = [word for word in a.words[first:last] if len(word) > 1]  # «[Котову А. И.]»
    accused = names != [] and all(name.endswith(ACCUSED_ONE) for name in names)
    hers = accused and any(name.endswith(HERS_ACCUSED) for name in names)
    return hers and a.feats(other).get("Case") in _DIRECT


def is_hers_by_verb(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «избрали [Александру Клюкину]», tagged as a man's dative, by what is done to her."""
    a, verb = annotation, annotation.heads[first]
    done_to = verb >= 0 and a.lemmas[verb] in words("done_to_verbs.txt")
    if not done_to or last - first == 1 or a.deprel(first) not in ("iobj", _OBJECT):
        return False
    begin, end = a.sentence_tokens(a.sentence_of(first))
    if any(a.heads[t] == verb and a.deprel(t) == _OBJECT for t in range(begin, end) if t != first):
        return False
    given = name_table(a.lowered[first]).get(("accs", "femn"), ())
    named = bool(given) and given[0].kind == "Name" and given[0].nominative != a.lowered[first]
    return named and all(
        ("accs", "femn") in name_table(name) for name in a.lowered[first + 1 : last]
    )


def is_acting_head(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «рассказала директор [Котова]», tagged as whose director it is: nobody has one.

    A secretary is somebody's: «сообщила пресс-секретарь [Котова]».
    """
    a, noun = annotation, first - 1
    alone = noun >= 0 and last - first == 1 and a.words[first].endswith(HERS)
    if not alone or a.lemmas[noun] not in words("leader_roles.txt"):
        return False
    verb, feats = a.feats(a.heads[noun]) if a.heads[noun] >= 0 else {}, a.feats(noun)
    hers = verb.get("Gender") == "Fem" and verb.get("VerbForm") == "Fin"
    return hers and feats.get("Case") == "Nom" and a.deprel(noun).startswith("nsubj")


def is_one_of_subjects(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «[Рогова], Загитова и Ким выступят», tagged as a man's genitive, by who is beside her.

    Where nobody beside her is in the nominative, «Рогова и Зуева видели», they may be two men.
    """
    a = annotation
    if last - first > 1 or not a.words[first].endswith(HERS) or a.feats(first).get("Case") == "Nom":
        return False
    top = a.top(first, ("conj",))
    verb = a.feats(a.heads[top]) if a.heads[top] >= 0 else {}
    begin, end = a.sentence_tokens(a.sentence_of(first))
    beside = any(
        a.heads[t] == top and a.deprel(t) == "conj" and a.feats(t).get("Case") == "Nom"
        for t in range(begin, end)
    )
    return beside and a.deprel(top).startswith("nsubj") and verb.get("Number") == "Plur"


def is_done_to_by_gerund(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «сменив [В. Ф. Рогина]», tagged as a nominative: a gerund has no subject."""
    a, verb = annotation, annotation.heads[first]
    gerund = 0 <= verb < first and a.feats(verb).get("VerbForm") == "Conv"
    if not gerund or a.deprel(first) != _OBJECT:
        return False
    return any(a.feats(token).get("Case") == "Nom" for token in range(first, last))


def case_beside_post(annotation: Annotation, first: int, last: int) -> str:
    """Return the case of the post right before initials, where a man's surname has such a form.

    «Перед директором [Р. А. Штольцем]», which the parser takes for whose director he is.
    """
    a, noun = annotation, first - 1
    if noun < 0 or len(a.words[first]) > 1 or a.heads[first] != noun or a.pos(noun) != "NOUN":
        return ""
    feats = a.feats(noun)
    case = _OBLIQUE.get(feats.get("Case", ""), "")
    single = feats.get("Animacy") == "Anim" and feats.get("Number") == "Sing"
    return case if case and single and _is_form(a.lowered[last - 1], case, "masc") else ""
