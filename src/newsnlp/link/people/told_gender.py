"""Whether the words around a name say that it is a woman's, or that it is in the nominative.

The tagger takes «соратница Александра Райсман» for a man in the genitive; «соратница» and
«завоевала» know better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.grammar.governing import governing
from newsnlp.link.grammar.morphology import readings
from newsnlp.remembered import WORDS

_SHE = "которая"
_SHE_WHO = ("щая", "щей", "щую", "вшая", "вшей", "вшую")
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl"})
_NAMED = frozenset({"имени", "имён", "им"})
_SPOKEN = frozenset({"от", "по"})  # «от имени мэра», «мальчик по имени Саша»
_DASHES = frozenset("—–-")
_ENDS = frozenset(",;:.(«")
_ENDS_OF_WORDS = _ENDS - {"."}
_WORDS_OF = frozenset({"словам", "мнению", "информации", "данным", "инициативе", "поручению"})
_HERS = frozenset({"anim", "femn"})
_DIRECT = frozenset({"Acc", "Gen"})
_ACCUSED = ("accs", "sing")
HERS = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая")
"""Endings that only a woman's surname has in the nominative."""
HERS_ACCUSED = ("ову", "еву", "ёву", "ину", "ыну")
ACCUSED_ONE = ("у", "ю")
_DUTIES, _DUTIES_BEFORE = "обязанности", 8
_ACTING, _OF = frozenset({"и", "в"}), [".", "о"]
_BELOW = frozenset({"appos"})
_BELOW_ACTING = _BELOW | {"flat:name"}
_ONTO, _SPHERE = frozenset({"на", "На"}), "по"
_OF_POST = frozenset({"NOUN", "PROPN", "ADJ", "ADP"})
"""What stands between «на» and a name: «[на] заместителя главы [по] спорту Котову»."""
_FAR = 12
"""Words between «по словам» and a name."""
_WOMAN = re.compile(r"(?:ниц|тк|нк|щиц|чиц|есс|ин|ис|ерш|орш)(?:а|у|е|ы|и|ой|ей|ою|ею)$|иня$")


def is_told_of_a_woman(annotation: Annotation, first: int, last: int) -> bool:
    """Tell whether a noun beside tokens ``first`` to ``last``, or their verb, is feminine."""
    heads = {annotation.heads[token] for token in range(first, last)}
    outside = {head for head in heads if head >= 0 and not first <= head < last}
    return any(
        is_woman(annotation, head)
        or _is_run_by_her(annotation, head)
        or _is_hers(annotation, head, first, last)
        or _is_speaker(annotation, head)
        or _is_titled(annotation, head, first, last)
        for head in outside
    ) or (
        (first > 0 and (is_woman(annotation, first - 1) or is_described(annotation, first)))
        or _is_referred_to(annotation, first, last)
        or _does_duties(annotation, first)
    )


def _does_duties(annotation: Annotation, first: int) -> bool:
    """Tell «исполняющая обязанности директора [Александра Рид]», wherever the parser hangs her."""
    if _DUTIES not in annotation.by_form.words:
        return False
    for token in range(first - 1, max(0, first - _DUTIES_BEFORE), -1):
        if annotation.pos(token) not in ("NOUN", "ADJ"):
            return False
        if annotation.lowered[token] == _DUTIES:
            return annotation.lowered[token - 1].endswith(_SHE_WHO)
    return False


def _is_referred_to(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «сменил [Евгению Рид], которая избрана», not «ждут жену [Евгения Рида], которая»."""
    a = annotation
    told = a.lowered[last : last + 2] == [",", _SHE]
    return told and (a.deprel(first) in _ARGUMENTS or a.words[first - 1 : first] == [":"])


def is_her_surname(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «сообщила начальник отдела [Котова А. И.]»: it looks like a man's genitive."""
    looks = last - first > 1 and annotation.words[first].lower().endswith(HERS)
    return looks and is_told_of_a_woman(annotation, first, last)


def is_described(annotation: Annotation, first: int) -> bool:
    """Tell «25-летняя [Кая Сван]»: an adjective in the feminine, which is a nominative."""
    ending = annotation.words[first - 1].lower()[-2:] if first else ""
    return ending in ("ая", "яя") and annotation.pos(first - 1) == "ADJ"


def is_woman(annotation: Annotation, noun: int) -> bool:
    """Tell «соратница», «спортсменка», «заведующая»; «звезда» and «жертва» are of either sex."""
    if annotation.lowered[noun].endswith(_SHE_WHO):
        return governing(annotation.words[noun])  # whatever part of speech it is taken for
    if annotation.pos(noun) != "NOUN" or not _WOMAN.search(annotation.words[noun].lower()):
        return False
    feats = annotation.feats(noun)
    if feats.get("Gender") == "Fem":
        return feats.get("Animacy") == "Anim"
    # «выиграла [магистрантка] Нарыйаана Рид»: the tagger takes her for the object, a man
    found = readings(annotation.words[noun].lower())
    return found != () and all(reading.tag.grammemes >= _HERS for reading in found)


def _is_run_by_her(annotation: Annotation, noun: int) -> bool:
    """Tell what a post has in hand, on which a name is hung: «заведующая [отделом] Рогова»."""
    post = _post_above(annotation, noun)
    return annotation.lowered[post].endswith(_SHE_WHO) and is_woman(annotation, post)


def _is_hers(annotation: Annotation, verb: int, first: int, last: int) -> bool:
    """Tell a verb in the feminine whose subject the name is: «[Райсман] завоевала», «задержана»."""
    feats = annotation.feats(verb)
    return (
        annotation.pos(verb) == "VERB"
        and feats.get("Gender") == "Fem"
        and (feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short")
        and any(
            annotation.heads[token] == verb and annotation.deprel(token).startswith("nsubj")
            for token in range(first, last)
        )
    )


def _is_titled(annotation: Annotation, role: int, first: int, last: int) -> bool:
    """Tell «проректор вуза [Евгения Власова] сообщила»: beside a man's noun the verb is hers.

    So is whose name the parser hangs on the boss: «помощник прокурора [Е. В. Ильина] сообщила».
    """
    below = _BELOW_ACTING if _is_acting(annotation, role) else _BELOW
    apposed = any(
        annotation.heads[token] == role and annotation.deprel(token) in below
        for token in range(first, last)
    )
    if not apposed and _is_surname_of_hers(annotation, role, first, last):
        return _acts_as_woman(annotation, role)
    post = _post_above(annotation, role)
    boss = annotation.deprel(post) == "nmod" and annotation.feats(post).get("Case") == "Gen"
    posts = (post, annotation.heads[post]) if boss else (post,)
    return apposed and any(_acts_as_woman(annotation, one) for one in posts)


def _is_acting(annotation: Annotation, role: int) -> bool:
    """Tell the «и» of «и. о. ректора»."""
    return annotation.lowered[role] in _ACTING and annotation.lowered[role + 1 : role + 3] == _OF


def _is_surname_of_hers(annotation: Annotation, role: int, first: int, last: int) -> bool:
    """Tell «рассматривала судья [Дятлова]», which the parser takes for a man's genitive."""
    alone = last - first == 1 and annotation.heads[first] == role < first
    return alone and annotation.words[first].endswith(HERS)


def _post_above(annotation: Annotation, word: int) -> int:
    """Return the noun for a person that a word goes with: «[доктор] геолого-минералогических»."""
    a = annotation
    while a.feats(word).get("Animacy") != "Anim" and a.deprel(word) in ("nmod", "amod", "appos"):
        if not 0 <= a.heads[word] < word:
            break  # a root may be called a modifier, too
        word = a.heads[word]
    return word


def _acts_as_woman(annotation: Annotation, role: int) -> bool:
    """Tell a masculine noun for a person whose verb is feminine: «проректор сообщила»."""
    feats, verb = annotation.feats(role), annotation.heads[role]
    man = feats.get("Animacy") == "Anim" and feats.get("Gender") == "Masc"
    man |= _is_acting(annotation, role)
    she = verb >= 0 and annotation.pos(verb) == "VERB"
    she = she and annotation.feats(verb).get("Gender") == "Fem"
    return man and she and annotation.deprel(role).startswith("nsubj")


def _is_speaker(annotation: Annotation, noun: int) -> bool:
    """Tell «пресс-секретарь [группы] Александра Панфилова сказала»: the verb is feminine for her.

    The parser takes her name for that of whoever the group belongs to.
    """
    a = annotation
    subject = a.heads[noun]
    if subject < 0 or a.feats(noun).get("Animacy") != "Inan" or a.deprel(noun) != "nmod":
        return False
    return _acts_as_woman(a, subject)


def is_beside_a_genitive(annotation: Annotation, first: int) -> bool:
    """Tell «для нового чемпиона мира — [Веселина Рида]», where the tagger sees a woman.

    «Помощник чемпиона — [Анна Рид]» tells of the помощник.
    """
    a, noun = annotation, annotation.heads[first]
    if not 0 <= noun < first - 1 or a.words[first - 1] not in _DASHES:
        return False
    feats, above = a.feats(noun), a.heads[noun]
    his = feats.get("Animacy") == "Anim" and feats.get("Case") == "Gen"
    beside = a.deprel(first) == "appos" and a.feats(first).get("Case") == "Nom"
    return his and beside and (above < 0 or a.feats(above).get("Animacy") != "Anim")


def is_one_of_many(annotation: Annotation, first: int) -> bool:
    """Tell «награждены [А. П. Котова] и О. И. Рид»: the subjects of a verb in the plural."""
    a = annotation
    if len(a.words[first]) > 1 or a.feats(first).get("Case") != "Nom":
        return False
    top = a.top(first, ("conj",))
    verb = a.heads[top]
    return verb >= 0 and a.deprel(top).startswith("nsubj") and a.feats(verb).get("Number") == "Plur"


def case_of_post(annotation: Annotation, first: int, last: int) -> str:
    """Return the case of the post that a name stands beside, ``""`` where it may be another's.

    «Вручили [редактору] газеты Инессе Гавриленко»: datives and instrumentals look like no other.
    Behind initials, which tell no gender, a surname of hers looks like no other accusative
    either, «поздравили [врача] Н. С. Обухову», nor does «класс [профессора] В. И. Щербины». A man's
    before initials looks like her nominative: «оштрафовал [директора] Дадашева Э. Р.».
    """
    a, noun = annotation, annotation.heads[first]
    if _is_accused_by_post(a, first, last):
        return "Acc"
    if not 0 <= noun < first or a.deprel(first) != "appos":
        return ""
    if len(a.words[first]) == 1:
        noun = _post_above(a, noun)  # «[бухгалтера] банка Н. С. Обухову»
    if a.words[last - 1].endswith(HERS_ACCUSED) and _is_accused(a.words[noun].lower()):
        return "Acc"  # «наградил [старосту] Антонину Зуеву», whatever the tagger has
    if a.pos(noun) != "NOUN":
        return ""
    if _is_object(a, noun) and all(word.endswith(ACCUSED_ONE) for word in a.words[first:last]):
        return "Acc" * a.words[last - 1].endswith(HERS_ACCUSED)
    feats, surname = a.feats(noun), a.words[last - 1]
    case = feats.get("Case", "") if feats.get("Animacy") == "Anim" else ""
    if case == "Gen" and feats.get("Number") == "Sing" and surname.endswith("ы"):
        return case  # «визит [министра] Японии Кэндзи Танигавы»
    if case in _DIRECT and _opens_initials(a.words[first:last]):
        surname = a.words[first]
        if surname.endswith(HERS) and a.feats(first).get("Case") == "Nom":
            return "Gen"
        return "Acc" if surname.endswith(HERS_ACCUSED) else ""
    if case in _DIRECT and len(a.words[first]) == 1:
        return "Acc" if surname.endswith(HERS_ACCUSED) else "Gen" * surname.endswith("ы")
    return case if case in ("Dat", "Ins") else ""


def _is_accused_by_post(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «возложить [на заместителя] главы по спорту А. П. Котову», hung on whatever is near."""
    a, noun = annotation, first - 1
    if len(a.words[first]) > 1 or not a.words[last - 1].endswith(HERS_ACCUSED):
        return False
    while noun > 0 and a.words[noun - 1] not in _ONTO:
        if a.pos(noun) not in _OF_POST or (a.pos(noun) == "ADP" and a.words[noun] != _SPHERE):
            return False
        noun -= 1
    feats = a.feats(noun)
    return noun > 0 and (feats.get("Case"), feats.get("Animacy")) == ("Acc", "Anim")


def _is_object(annotation: Annotation, noun: int) -> bool:
    """Tell whom a verb is about: «звали Льва Рида и [экс-министра] Эрику Рогову»."""
    a, top = annotation, annotation.top(noun, ("conj",))
    direct = a.feats(noun).get("Case") in _DIRECT and a.feats(noun).get("Animacy") == "Anim"
    return direct and a.deprel(top) == "obj"


@lru_cache(WORDS)
def _is_accused(word: str) -> bool:
    """Tell «старосту», a noun for people that has no other case in this form."""
    found = readings(word)
    accused = all(r.known and r.pos == "NOUN" and r.form[:2] == _ACCUSED for r in found)
    return found != () and accused and all("anim" in r.tag.grammemes for r in found)


def _opens_initials(name: Sequence[str]) -> bool:
    """Tell a surname before initials: «Котов А. П.»."""
    return len(name[0]) > 1 and len(name) > 1 and len(name[1]) == 1 and name[1].isupper()


def is_only_subject(annotation: Annotation, first: int) -> bool:
    """Tell «союз возглавила [Рауля Халфина]»: she who did it, behind what it was done to.

    The parser takes that for the subject, though the verb does not agree, or for an object.
    """
    a, verb = annotation, annotation.heads[first]
    if not 0 <= verb < first or a.deprel(first) != "obj" or a.pos(verb) != "VERB":
        return False
    feats = a.feats(verb)
    if feats.get("Gender") != "Fem" or feats.get("VerbForm") != "Fin":
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(verb))
    own = [token for token in range(begin, verb) if a.heads[token] == verb]
    subjects = [token for token in own if a.deprel(token).startswith("nsubj")]
    things = all(
        a.feats(token).get("Animacy") == "Inan" and a.feats(token).get("Gender") in ("Masc", "Neut")
        for token in subjects
    )
    return things and (bool(subjects) or any(a.deprel(token) == "obj" for token in own))


def is_hers_done_to(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «сменившая [Л. Ф. Зырянову]»: no man's accusative ends so, and a verb asks for one."""
    initial = len(annotation.words[first]) == 1 and annotation.deprel(first) == "obj"
    accused = initial and annotation.feats(first).get("Case") == "Acc"
    return accused and annotation.words[last - 1].endswith(HERS_ACCUSED)


def is_by_words_of(annotation: Annotation, first: int) -> bool:
    """Tell a genitive by what asks for it: «по словам замглавы [Рида Р. Х.], всё в порядке»."""
    a = annotation
    if a.by_form.words.isdisjoint(_WORDS_OF):
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(first))
    for token in range(first - 1, max(begin, first - _FAR) - 1, -1):
        if a.words[token] in _ENDS_OF_WORDS or a.pos(token) == "VERB":
            return False
        feats = a.feats(token)
        if a.pos(token) == "NOUN" and feats.get("Animacy") == "Anim" and feats.get("Case") == "Nom":
            return False  # «по поручению Рида [врач] Анна Ким провела»
        if a.words[token] in _WORDS_OF and token > begin and a.words[token - 1].lower() == "по":
            return True
    return False


def is_named_after(tokens: Sequence[str], first: int) -> bool:
    """Tell a genitive by what asks for it: «академия имени [А. Я. Вагановой]»."""
    before = first - 1
    if before > 0 and tokens[before] == ".":
        before -= 1  # «им. Пушкина»
    if before < 0 or tokens[before].lower() not in _NAMED:
        return False
    return before == 0 or tokens[before - 1].lower() not in _SPOKEN
