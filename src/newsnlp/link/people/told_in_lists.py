"""Surnames of lists: «Котова А. Б., Лосев П. И.», «Котова А. Б. – врач», «Ввести Котову А. Б.».

By itself «А. Б. Котова» may be a man in the genitive, which the tagger mostly takes it for.
"""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import listed as in_dictionary
from newsnlp.annotate.dictionary import tag
from newsnlp.annotate.marks import DASHES
from newsnlp.lexicon import words
from newsnlp.link.people.declension import cases_of_name, name_table
from newsnlp.link.people.short_degrees import before_short_degree
from newsnlp.link.people.told_gender import HERS, HERS_ACCUSED

_HIS = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")
"""Endings that only a man's surname has, and only in the nominative."""
_HER_NOMINATIVE, _SKAYA = ("а", "я"), ("ская", "цкая")
_JOINING = frozenset({",", "и", ";"})
_OPENING = _JOINING | {":", "."} | DASHES
_NAMING = _JOINING | {".", *map(chr, range(ord("А"), ord("Я") + 1)), "Ё"}
"""What stands beside surnames in a list of names with initials."""
_TELLING, _SAID = DASHES | {":"}, frozenset({",", "»"})
_ALONE = DASHES | {"", ".", ":", ";", ")"}
"""What stands behind a name that no verb tells of."""
_ENDS = frozenset({",", ";", "."})
_DO = ("ть", "ти")
_LONGEST = 6
"""Tokens of a name with initials: «П. И. Лосев» and the comma before it."""
_GIVEN_AND_SURNAME = 2
_INITIALLED = 4
"""Tokens from a surname to its first initial: «Лосев П», or «П. И. Лосев» read backwards."""


def is_hers_in_list(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a name with initials beside a man's nominative or before a post.

    So is «Лев Рид, [Александра Рогова] и Олег Ким» she, who may be a man in the genitive as well.
    """
    name = annotation.words[first:last]
    if len(name) == _GIVEN_AND_SURNAME and all(word.endswith(_HER_NOMINATIVE) for word in name):
        if not _may_be_hers(annotation, first):
            return False
        among = _is_among_nominatives(annotation, first, last)
        return among or _is_told_alone(annotation, first, last)
    if len(name) == 1 or not any(map(_is_initial, name)):
        return False
    if not any(word.endswith(HERS) for word in name):
        return False
    first = before_short_degree(annotation, first)  # «к. м. н. [Котова А. Б.]»
    if _is_beside_him(annotation, first, last) or _is_predicated(annotation, first, last):
        return True
    return _is_a_line(annotation, first, last) or _is_of_members(annotation, first, last)


def _is_among_nominatives(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a first name and a surname, of a woman or of a man, in a list of nominatives."""
    a, spelt = annotation, annotation.words
    after = spelt[last : last + 1] == ["и"] and _is_nominative(a, last + 1)
    if after or first == 0 or last >= len(a):
        return after
    after = spelt[last] in _JOINING and _is_nominative(a, last + 1)
    if spelt[first - 1] == ":":
        return after
    joins, other = first - 1, first - 1 - _GIVEN_AND_SURNAME
    while other > 0 and spelt[joins] in _JOINING and _may_be_hers(a, other):
        if _is_nominative(a, other):
            break
        joins, other = other - 1, other - 1 - _GIVEN_AND_SURNAME
    before = other >= 0 and spelt[joins] in _JOINING and _is_nominative(a, other)
    return before and (after or spelt[last] in (".", "и") or spelt[first - 1] == "и")


def _is_told_alone(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a name of no verb: «[Валерия Котова] – 5 баллов», «автор: [Валерия Котова]».

    «[Валерия Котова] задержали» is of him.
    """
    a, spelt = annotation, annotation.words
    number = first - 2  # «1. [Валерия Котова]»
    numbered = number >= 0 and spelt[number].isdigit() and _opens(a, number)
    if not (numbered or _opens(a, first) or _is_told_what(a, first - 1)):
        return False
    if last >= len(a) or a.opens_line(last):
        return True
    if spelt[last] == "(" and ")" in spelt[last : last + _LONGEST]:
        last += spelt[last : last + _LONGEST].index(")") + 1  # «[Валерия Котова] (Тула) – 5 баллов»
    if spelt[last : last + 1] == [","]:
        return _is_predicated(a, first, last)
    return "".join(spelt[last : last + 1]) in _ALONE


def _opens(annotation: Annotation, token: int) -> bool:
    begins = annotation.sentence_tokens(annotation.sentence_of(token))[0] == token
    return begins or annotation.opens_line(token)


def _is_told_what(annotation: Annotation, mark: int) -> bool:
    """Tell what is before a dash or a colon: «третье место – [Валерия Котова]», «автор: …».

    Not «(избрали) секретарём – [Валерия Котова]», which is of him.
    """
    a = annotation
    if mark < 1 or a.words[mark] not in _TELLING:
        return False
    noun = mark - 1
    while 0 < a.heads[noun] < noun and a.feats(noun).get("Case") == "Gen":
        if a.feats(noun).get("Animacy") == "Anim":
            return False  # «в доме соседа – [Валерия Котова]»
        noun = a.heads[noun]  # «третье место [конкурса] – …»
    if a.words[noun] in _SAID:
        return a.words[mark] != ":"
    cases = ("Nom", "Loc", "Acc") if _opens(a, noun) else ("Nom", "Loc")
    return a.pos(noun) in ("NOUN", "PROPN") and a.feats(noun).get("Case") in cases


def _may_be_hers(annotation: Annotation, given: int) -> bool:
    """Tell a first name and a surname that may be a woman's in the nominative."""
    two = annotation.lowered[given : given + _GIVEN_AND_SURNAME]
    if not all(word.endswith(_HER_NOMINATIVE) for word in two):
        return False
    return "Nom" in cases_of_name(two[0]) and ("nomn", "femn") in name_table(two[1])


def _is_nominative(annotation: Annotation, given: int) -> bool:
    """Tell a name in no other case: «[Лев Рид]», «[Валерия Ланская]», not «[Валерия Рид]»."""
    two = annotation.words[given : given + _GIVEN_AND_SURNAME]
    if len(two) < _GIVEN_AND_SURNAME or not all(map(str.istitle, two)):
        return False
    return cases_of_name(two[0].lower()) == {"Nom"} or two[1].endswith(_SKAYA)


def told_by_order(annotation: Annotation, first: int, last: int) -> tuple[str, str]:
    """Return case and gender of whom an order is about: «Ввести в совет [Зуеву Н. Н.]».

    Empty where it gives somebody something: «Назначить [Котову А. Б.] премию».
    """
    a = annotation
    words_ = a.words[first:last] if last - first > 1 else []
    if not any(map(_is_initial, words_)):
        return "", ""
    surname = words_[0] if len(words_[0]) > 1 else words_[-1]
    hers = surname.endswith(HERS_ACCUSED)
    if not (hers or surname.endswith(HERS)):
        return "", ""
    verb, end = a.sentence_tokens(a.sentence_of(first))
    while verb < first and not a.words[verb][0].isalpha():
        verb += 1  # «1.2. Ввести»
    asks = a.lemmas[verb] in words("done_to_verbs.txt") and a.words[verb].lower().endswith(_DO)
    own = (t for t in range(verb, end) if a.heads[t] == verb and a.deprel(t) == "obj")
    things = any(a.feats(t).get("Animacy") == "Inan" for t in own)
    apart = not hers and a.words[first - 1] in DASHES | {"("}  # «(врач – [Котова А. Б.])»
    return ("accs", "femn" if hers else "masc") if asks and not (things or apart) else ("", "")


def _is_a_line(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a line that is a name and nothing else, as in lists and below letters."""
    a = annotation
    last += last < len(a) and a.words[last] in _ENDS
    opens = first == 0 or a.opens_line(first)
    return opens and (last >= len(a) or a.opens_line(last))


def _is_beside_him(annotation: Annotation, first: int, last: int) -> bool:
    spelt = annotation.words
    joined = last < len(spelt) and spelt[last] in _JOINING
    behind = spelt[last + 1 : last + _LONGEST] if joined else []
    before = spelt[max(0, first - _LONGEST) : first - 1][::-1] if first > 1 else []
    before = before if spelt[first - 1] in _JOINING else []
    return any(map(_is_his, (behind, before)))


def _is_his(spelt: list[str]) -> bool:
    """Tell whether words begin with initials and a man's surname, in whatever order."""
    name = next((word for word in spelt if not _is_initial(word) and word != "."), "")
    near = spelt[: spelt.index(name) + _INITIALLED] if name else []
    return name[:1].isupper() and name.endswith(_HIS) and any(map(_is_initial, near))


def _is_predicated(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «…, [П. П. Лосева] – секретарь», «[Лосева П. П.], врач»: a post's nominative is hers."""
    a, post = annotation, last + 1
    opens = first == 0 or a.words[first - 1] in _OPENING or a.opens_line(first)
    if not opens or post >= len(a) or a.words[last] not in DASHES | {","}:
        return False
    while post < len(a) - 1 and a.pos(post) == "ADJ" and a.feats(post).get("Case") == "Nom":
        post += 1
    feats = a.feats(post)
    return a.pos(post) == "NOUN" and (feats.get("Case"), feats.get("Animacy")) == ("Nom", "Anim")


def _is_of_members(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a list of who is in the nominative: «члены совета [Котова А. Б.], Зуева Н. Н.»."""
    before = _before_list(annotation, first, last)
    if before < 0:
        return False
    if annotation.words[before] == ":":
        before -= 1
        if annotation.pos(before) == "VERB":  # «Присутствовали: Котова», but «Слушали: Котова»
            return _takes_no_object(annotation.lowered[before])
    stop = max(-1, before - _LONGEST)
    while before > stop and annotation.feats(before).get("Case") == "Gen":
        before -= 1
    return before >= 0 and _are_many(annotation, before, "Nom")


def told_by_many(annotation: Annotation, first: int, last: int) -> tuple[str, str]:
    """Return case and gender of one of several: «по проекту архитекторов [Д. И. Котова], …».

    A woman's would be «Котовой»; empty of who is not in such a list.
    """
    name = annotation.words[first:last]
    if not any(map(_is_initial, name)) or not any(word.endswith(HERS) for word in name):
        return "", ""
    noun = _before_list(annotation, first, last)
    return ("gent", "masc") if noun >= 0 and _are_many(annotation, noun, "Gen") else ("", "")


def _are_many(annotation: Annotation, noun: int, case: str) -> bool:
    """Tell a noun that says what several people are, in a case."""
    feats = annotation.feats(noun)
    told = feats.get("Case"), feats.get("Number"), feats.get("Animacy")
    return annotation.pos(noun) == "NOUN" and told == (case, "Plur", "Anim")


def _before_list(annotation: Annotation, first: int, last: int) -> int:
    """Return the token before the list of names that a name is of, -1 where there is none."""
    spelt, begin = annotation.words, first
    listed = last < len(spelt) and spelt[last] in _JOINING
    while begin and (spelt[begin - 1] in _NAMING or _is_surname(annotation, begin - 1)):
        begin -= 1
        listed = listed or spelt[begin] in _JOINING
    return begin - 1 if listed else -1


def _takes_no_object(verb: str) -> bool:
    """Tell a plural of the past without objects: «присутствовали»."""
    tags = [tag(number).grammemes for *_, number in in_dictionary(verb)]
    return bool(tags) and all({"intr", "plur"} <= grammemes for grammemes in tags)


def _is_surname(annotation: Annotation, token: int) -> bool:
    """Tell a surname beside its initials."""
    spelt = annotation.words
    beside = spelt[token + 1 : token + 2] + spelt[max(0, token - 2) : token]
    name = spelt[token][:1].isupper() and not _is_initial(spelt[token])
    return name and spelt[token].istitle() and any(map(_is_initial, beside))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
