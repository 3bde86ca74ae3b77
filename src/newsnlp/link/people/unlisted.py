"""Names that no dictionary has, or that guillemets set apart: in which form they stand."""

from __future__ import annotations

import re
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.agreement import same_case, shared_forms, side_of, tagged_form
from newsnlp.link.grammar.morphology import agree, inflect, readings, styled
from newsnlp.link.people.declension import cases_of_noun
from newsnlp.patterns import lazy
from newsnlp.remembered import WORDS

_OPEN, _CLOSE = "«“„", "»”"
_QUOTES = frozenset({*_OPEN, '"'})
_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_OBLIQUE, _DIRECT = frozenset({"datv", "ablt", "loct"}), frozenset({"nomn", "accs"})
_DECLINED = (*"аеёийоуыьэюя", "ов", "ев")
_DOUBLE = lazy("[А-ЯЁ][а-яё]{3,}-(?:[А-ЯЁ][а-яё]{3,}|[А-ЯЁ]{2,})")  # not «Аль-Каидой»
_UNDECLINED = ("и", "у", "ю", "э", "е", "о")
_CONSONANTS = tuple("бвгджзклмнпрстфцчшщ")
_GROUP = "Групп"
_NOMINATIVE = ("nomn", "sing")
_STATE = 3
"""Letters of «рос» and «гос»."""
_HEADING = "зав"
_MINISTRY = "мин"
_INSTRUMENTAL = ("ой", "ей", "ом", "ем")
_MASCULINE_ENDINGS = {"gent": "а", "datv": "у", "ablt": "ом", "loct": "е"}
_MASCULINE = re.compile(
    "([А-ЯЁа-яё][а-яё]{3,}[бвгдзклмнпрстфхц])(?<![бвджптчш]к)(а|у|ом|е)"  # «сноубордистка»
)


def unlisted_stem(annotation: Annotation, modifiers: tuple[int, ...], head: int) -> str:
    """Return «Минобр» of «Минобра», a masculine that no dictionary has, ``""`` of another word.

    The tagger tells its case and gender, and guesses by the ending know of none such.
    """
    word, form = annotation.words[head], tagged_form(annotation, head)
    if form is None or form.case not in _MASCULINE_ENDINGS:
        return ""
    if form.gender != "masc" and (form.case == "loct" or not is_quoted(annotation, head)):
        return ""  # the genitive of a woman's name, «Автодоры», ends in another way
    found = _MASCULINE.fullmatch(word)
    if not found or found[2] != _MASCULINE_ENDINGS[form.case]:
        return ""
    form = form._replace(gender="masc")
    if side_of(annotation, head).known or form in shared_forms(annotation, modifiers, head):
        return ""
    if word[:_STATE].lower() in words("state_prefixes.txt") and any(
        r.known for r in readings(word[_STATE:].lower())
    ):
        return ""  # «Росимуществом» is no «Росимуществ»
    if not modifiers and is_beside_a_noun(annotation, head):
        return ""
    owns = (side_of(annotation, token).forms for token in modifiers)
    return found[1] if all(any(agree(one, form) for one in own) for own in owns) else ""


def is_beside_a_noun(annotation: Annotation, token: int) -> bool:
    """Tell what may be an apposition and undeclined: «пистолета [Беретта]»."""
    before = token - 1
    noun = before >= 0 and annotation.pos(before) in _NOUN_LIKE
    return noun and same_case(annotation, before, token)


def is_new_word(annotation: Annotation, token: int) -> bool:
    """Tell a made-up name in guillemets from a genitive plural: «Транслайн» is no «тайн».

    Nor is «Салават Юлаев», which the tagger takes for a nominative, nor «Партизан», which is one.
    """
    word, known = annotation.words[token], side_of(annotation, token).known
    form, quoted = tagged_form(annotation, token), is_quoted(annotation, token)
    nominative = form is not None and form[:2] == _NOMINATIVE
    capital = word[0].isupper()
    if not known and capital and (nominative or (form is None and word.isalpha())):
        return True
    if quoted and (nominative or (capital and _is_nominative(word))):
        return True  # «[Ланит] вырос»: no genitive of «ланиты»
    compound = "-" in word and word.rpartition("-")[2].islower()  # «Братьев-мусульман»
    return not compound and not word.endswith(_DECLINED) and quoted and not known


def _is_nominative(word: str) -> bool:
    found = (r for r in readings(word.lower()) if r.known and r.pos == "NOUN")
    return any(r.form[:2] == _NOMINATIVE for r in found)


def is_brand(annotation: Annotation, token: int) -> bool:
    """Tell what opens guillemets and is no genitive plural: «[Петров] Инвест», «[Твинсен] Стрит».

    Nor is «Групп», which is English, whatever stands before it.
    """
    word = annotation.words[token]
    if word == _GROUP:
        return True
    if not token or annotation.words[token - 1] not in _OPEN or not word.endswith(_CONSONANTS):
        return False
    found = [r for r in readings(word.lower()) if r.known]
    form = tagged_form(annotation, token)
    if not word.endswith(_DECLINED) and form is not None and form[:2] == _NOMINATIVE:
        return True  # «[Атлетик] Бильбао» is no «атлетика»
    return not found or any(r.form.case == "nomn" and "Surn" in r.tag.grammemes for r in found)


def undeclined(annotation: Annotation, token: int) -> bool:
    """Tell a foreign name that stays as it is: «[Сяоми]» is no case of a «сяомь»."""
    word, form = annotation.words[token], tagged_form(annotation, token)
    if not word.endswith(_UNDECLINED) or form is None or form.case != "nomn":
        return False
    return is_quoted(annotation, token) and not side_of(annotation, token).known


def opens_name(annotation: Annotation, token: int) -> bool:
    """Tell a word that stays as it is while the name goes on: «[Ил] Тумэна», «[Яндекс].Маркета».

    So does what is in no case of the word behind it: «в «[Парк] Отеле»», «на «[Открытие] Арене»».
    """
    if annotation.words[token] in words("undeclined_fronts.txt"):
        return "".join(annotation.words[token + 1 : token + 3]).lstrip(".")[:1].isupper()
    word, after = annotation.words[token], "".join(annotation.words[token + 1 : token + 2])
    if not (word[0].isupper() and after.istitle()) or annotation.pos(token + 1) not in _NOUNS:
        return False
    if annotation.lemmas[token] in words("memorials.txt"):
        return False  # «Памятник [Рогову] открыт»
    form = tagged_form(annotation, token + 1)
    if form is None or form.case not in _OBLIQUE or annotation.pos(token) not in _NOUNS:
        return False
    known = [r.form for r in readings(word.lower()) if r.known]
    return not word.isupper() and all(f.case in _DIRECT and f.number == "sing" for f in known)


@lru_cache(WORDS)
def is_ruled(word: str) -> bool:
    """Tell who heads something in one word that has no other form: «завкафедрой», «завотделом»."""
    ruled = word.lower().removeprefix(_HEADING)
    ends = len(ruled) < len(word) and ruled.endswith(_INSTRUMENTAL)
    return ends and cases_of_noun(ruled) == {"Ins"}


def double_name(annotation: Annotation, token: int) -> str:
    """Return «Зенит-Казань» of «Зенита-Казань»: guillemets around two names with a hyphen, or "".

    A part that can stand in no nominative is declined, and both are.
    """
    word = annotation.words[token]
    if not _DOUBLE.fullmatch(word) or not is_quoted(annotation, token):
        return ""
    named = "-".join(_nominative_part(part) for part in word.split("-"))
    return "" if named == word else named


@lru_cache(WORDS)
def _nominative_part(word: str) -> str:
    known = () if word.isupper() else readings(word.lower())
    found = [r for r in known if r.known and r.pos == "NOUN"]
    forms = [r for r in found if r.form.number == "sing"]
    if not forms or any(r.form.case == "nomn" for r in found):
        return word
    return styled(inflect(forms[0], "nomn", "sing") or word, word)


def is_told_what(annotation: Annotation, token: int, *, owned: bool) -> bool:
    """Tell a name whose kind stands before it: «агентства «[БизнесДром]»», no instrumental.

    A genitive may be of its owner, «сайт «Сноба»», but not behind an acronym, «ОЭЗ «[Алабуга]»».
    """
    noun = token - 2
    if noun < 0 or annotation.words[token - 1] not in _QUOTES:
        return False
    # of several words the first is one that nobody knows: «партия "[Пхыа] Тхаи"»
    alone = is_quoted(annotation, token)
    if not alone and side_of(annotation, token).known:
        return False
    word = annotation.words[noun]
    if len(word) > 1 and word.isupper() and word.isalpha():
        return True
    # «сайт «Вологда-[новости]»» is of nobody
    compound = not alone or "-" in annotation.words[token]
    kind = (compound or not owned) and annotation.lemmas[noun] in words("organization_nouns.txt")
    kind = kind and annotation.pos(noun) == "NOUN"
    return kind and (compound or not same_case(annotation, noun, token))


@lru_cache(WORDS)
def is_clipped(word: str) -> bool:
    """Tell a ministry cut before its genitive, «[Минцифры]», from a declined «[Минстроя]»."""
    what = word.lower().removeprefix(_MINISTRY)
    if what == word.lower() or not word[:1].isupper():
        return False
    forms = (reading.form for reading in readings(what) if reading.known)
    return any((f.case, f.number, f.gender) == ("gent", "sing", "femn") for f in forms)


def is_quoted(annotation: Annotation, token: int) -> bool:
    """Tell whether a word stands alone in guillemets."""
    words_ = annotation.words
    opened = words_[token - 1] in _OPEN and 0 < token < len(words_) - 1
    return opened and words_[token + 1] in _CLOSE
