"""The case of a word and the preposition before it, where the dictionary knows better."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.link.people.declension import cases_of_name, cases_of_noun
from newsnlp.link.people.told_gender import HERS, HERS_ACCUSED

_NAME_INSTRUMENTAL = ("ом", "ем", "ём", "ым", "им", "ой", "ей")
_HER_CASES = frozenset({"Acc", "Dat"})
"""Of surnames that are hers as an object, or his as one to whom something is given."""
_HERS_ACTING = ("ущей", "ющей", "ащей", "ящей")
_OF_VERB = frozenset({"obj", "obl", "xcomp", "iobj", "amod", "nsubj"})
_STIFF = ("энерго", "авто", "агро", "экспо", "инвест")
_VOWEL = frozenset({"Gen", "Dat", "Loc"})
"""Cases of names that end in a vowel, but for «ой»."""
_HER_RELATIONS = frozenset({"nsubj", "nsubj:pass", "obj"})
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщь")
_TAKEN = frozenset({"NOUN", "ADJ"})
_NONE: frozenset[str] = frozenset()
_NOT_PUT = frozenset({"Gen", "Acc"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
WHITHER = "куда"
"""What stands for «в который»: «жюри, [куда] вошёл Котов»."""
PRONOUNS = frozenset({"он", "она", "оно"})
"""What stands for one person or thing told before."""
RELATIVE = frozenset({"который", WHITHER})
"""Words that stand for the noun before their clause."""
_OF_HER = "которой"
_HER = frozenset({"неё", "нее"})
"""Forms of «она» that the tagger may take for a particle: «в [неё] вошли»."""
_PRONOUNS = _HER | {WHITHER}
_ANY = 5
"""Cases of «сессии», «записи»; only a noun that is not declined has more in one form."""
_EITHER = frozenset({"в", "на"})
_ASK_ACCUSATIVE = frozenset({"в", "на", "за", "про", "через"})
_INSIDE, _OUTSIDE = frozenset({"в", "на", "о"}), frozenset({"Gen", "Dat"})
"""Prepositions, and the cases that never stand behind them."""


def case_of(annotation: Annotation, token: int) -> str:
    """Return the case of a token; ``""`` where its form shows none («ЦОПП», «5 мая»)."""
    a, word = annotation, annotation.words[token]
    if word == WHITHER:
        return "Acc"
    if word.isupper() and len(word) > 1:
        return ""
    case = a.feats(token).get("Case", "")
    if word == _OF_HER and case == "Dat" and not preposition_of(a, token):
        led = a.lemmas[a.heads[token]] in noun_class("commanding")
        return "Ins" if led else case  # «комиссия, [которой] третий год руководит Рид»
    if not case:
        return _case_of_her(a, token) if word in _HER else case
    if case in _NOT_PUT and word.endswith(_HERS_ACTING) and _is_put(a, token):
        return "Ins"
    if not word[0].isupper():
        return _of_common(a, token, case)
    return _of_name(a, token, case) if a.pos(token) == "PROPN" else _of_opening(a, token, case)


def _of_common(a: Annotation, token: int, case: str) -> str:
    """Return the case of a word without a capital, which may have one alone, or none to be seen."""
    word = a.words[token]
    possible = cases_of_noun(word) if a.pos(token) in _TAKEN else _NONE
    if len(possible) == 1:  # «был [технологом]», «советует [товаровед]»
        return next(iter(possible))
    if len(possible) > _ANY and preposition_of(a, token) in _EITHER:
        return ""  # «вошёл в [жюри]», «остался в [жюри]»
    if case in _OUTSIDE and "Loc" in possible and preposition_of(a, token) in _INSIDE:
        return "Loc"  # «состоял в её [комиссии]»
    return "Gen" if case == "Acc" and _is_of_noun(a, token) else case


def _of_opening(a: Annotation, token: int, case: str) -> str:
    """Return the case of a noun with a capital, at the head of a sentence by its form."""
    possible = cases_of_noun(a.words[token].lower()) if _opens(a, token) else _NONE
    if len(possible) == 1 and case not in possible:  # «[Кафедрой] заведует Котов»
        return next(iter(possible))
    return case


def _of_name(a: Annotation, token: int, case: str) -> str:
    """Return the case of a name: by what stands around it, and else by its form."""
    word = a.words[token]
    if case != "Nom" and is_she(a, token):
        return "Nom"
    if case not in _HER_CASES and word.endswith(HERS_ACCUSED):
        return "Acc"  # «избрать в состав правления [Лапину] Н. Н.»
    if case == "Nom" and _is_accusative(a, token - 1):
        return "Acc"  # «назначил [44-летнюю Неслихан] Тунчель»
    if case == "Nom" and word.endswith(_STIFF) and a.words[token - 1] in OPENING:
        return ""  # «руководил «[Комиэнерго]»»
    possible = cases_of_name(word.lower())
    if not possible and case not in cases_of_noun(word.lower()) and _opens(a, token):
        possible = cases_of_noun(word.lower())  # «[Пресс-секретарём] назначена Котова»
    if not possible:
        return _of_strange_name(a, token, case)
    bare = possible != {"Nom"} or not preposition_of(a, token)  # not «в «[Спартак]»»
    if case not in possible and bare:  # «персоналу [Алла] Зимина»
        return next(iter(possible)) if len(possible) == 1 else ""
    return case


def _of_strange_name(a: Annotation, token: int, case: str) -> str:
    """Return the case of a name that the dictionary does not have."""
    word = a.words[token]
    if case in _VOWEL and word[-1] in _CONSONANTS and _is_single(a, token):
        return case if cases_of_noun(word.lower()) else ""  # «президент [Лейсан] Зарипова»
    if case == "Nom" and _is_instrumental(a, token):
        return "Ins"  # «написана [Джоэлем] Гринблаттом»
    return case


def _is_of_noun(annotation: Annotation, token: int) -> bool:
    """Tell «от должности [тренера]», tagged as an accusative, which no noun takes."""
    a, above = annotation, annotation.heads[token]
    below = a.deprel(token) == "nmod" and 0 <= above < token and a.pos(above) == "NOUN"
    living = a.feats(token).get("Animacy") == "Anim"
    return below and living and not preposition_of(a, token)


def _is_put(annotation: Annotation, token: int) -> bool:
    """Tell in what post a verb puts a woman: «[исполняющей] обязанности назначили Котову».

    A genitive hangs on no such verb, and no accusative ends so.
    """
    a, verb = annotation, annotation.heads[token]
    own = verb >= 0 and a.pos(verb) == "VERB" and a.deprel(token) in _OF_VERB
    return own and not preposition_of(a, token)


def _is_instrumental(annotation: Annotation, token: int) -> bool:
    """Tell a name of which two words of no dictionary end like instrumentals."""
    a = annotation
    first = a.heads[token] if a.deprel(token) == "flat:name" else token
    second = first + 1
    if second == len(a) or token > second or a.heads[second] != first:
        return False
    return a.deprel(second) == "flat:name" and all(
        word.endswith(_NAME_INSTRUMENTAL) and not cases_of_name(word.lower())
        for word in a.words[first : second + 1]
    )


def _is_accusative(annotation: Annotation, before: int) -> bool:
    """Tell an adjective that can be no nominative, as «44-летнюю»."""
    if before < 0 or annotation.pos(before) != "ADJ":
        return False
    return annotation.feats(before).get("Case") == "Acc" and annotation.words[before].endswith(
        ("ую", "юю")
    )


def is_nominal(annotation: Annotation, token: int) -> bool:
    """Tell what may be an argument; participles name posts: «[заведующей]», «[исполняющим]»."""
    a = annotation
    if a.pos(token) in _NOMINAL or a.feats(token).get("VerbForm") == "Part":
        return True
    return a.words[token] in _PRONOUNS


def _case_of_her(annotation: Annotation, token: int) -> str:
    return "Acc" if preposition_of(annotation, token) in _ASK_ACCUSATIVE else "Gen"


def _is_single(annotation: Annotation, token: int) -> bool:
    return annotation.feats(token).get("Number") == "Sing"


def _opens(annotation: Annotation, token: int) -> bool:
    """Tell whether a word opens its sentence, where a capital says nothing."""
    return token == annotation.sentence_tokens(annotation.sentence_of(token))[0]


def preposition_of(annotation: Annotation, token: int) -> str:
    """Return the preposition before a noun, in its basic form («ко» → «к»), or ``""``."""
    if annotation.words[token] == WHITHER:
        return "в"
    return annotation.prepositions.get(token, "")


def prepositions(annotation: Annotation) -> dict[int, str]:
    """Return what ``preposition_of`` does, by token."""
    a = annotation
    whither = {t: "в" for t in a.by_form.of({WHITHER}) if a.words[t] == WHITHER}
    return {**a.prepositions, **whither} if whither else a.prepositions


def is_she(annotation: Annotation, token: int) -> bool:
    """Tell «[Рязанова] отправлена под арест», «[Юдина] входит» from the genitive of a Рязанов.

    So is who does to a thing what the parser takes it to do: «Отдел возглавила [Хасбулатова]».
    """
    a, verb = annotation, annotation.heads[token]
    if verb < 0 or not a.words[token].endswith(HERS) or a.pos(verb) != "VERB":
        return False
    if preposition_of(a, token) or a.deprel(token) not in _HER_RELATIONS:
        return False
    subjects = [c for c in a.children[verb] if a.deprel(c).startswith("nsubj") and c != token]
    subjects = [c for c in subjects if ":" not in a.words[c:token]]  # of the clause before
    gender, single = a.feats(verb).get("Gender"), a.feats(verb).get("Number") == "Sing"
    if a.deprel(token) == "obj":
        things = {a.feats(c).get("Gender") for c in subjects} == {"Masc"}
        return gender == "Fem" and things and all(c < verb < token for c in subjects)
    return gender == "Fem" or (gender is None and single and not subjects and token == verb - 1)
