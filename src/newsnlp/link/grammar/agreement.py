"""In which form a head and its modifiers agree: case, number and gender that all can stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation, Tagset
from newsnlp.link.bodies.acronym_genders import gender_beside
from newsnlp.link.grammar.adjectival_nouns import owned_by_next
from newsnlp.link.grammar.governing import governing
from newsnlp.link.grammar.morphology import (
    ADJECTIVES,
    CASES,
    GENDERS,
    NUMBERS,
    Form,
    agree,
    readings,
)
from newsnlp.link.grammar.word_sides import (
    Side,
    describes_noun,
    only_adjective,
    only_noun,
    opaque,
    ordinal_number,
    side,
)
from newsnlp.link.people.surname_adjectives import stem_of

_SHORT_ACRONYM = 2
ADJECTIVAL = frozenset({"ADJ", "DET"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN"})
"""What may follow a name that is an adjective: its noun, or another adjective of the noun."""


def shared_form(annotation: Annotation, modifiers: tuple[int, ...], head: int) -> Form | None:
    """Return the form in which a head and its modifiers agree, the tagger's where it can be."""
    forms = shared_forms(annotation, modifiers, head)
    tagged = tagged_form(annotation, head)
    if not forms:
        gender = _gender_of_acronym(annotation, modifiers, head)
        return tagged._replace(gender=gender) if tagged is not None and gender else tagged
    if len(forms) == 1:
        return forms[0]
    if not modifiers and "-" in annotation.words[head] and not _is_among(tagged, forms):
        return forms[0]  # no nominative: «лидер [рок-группы] «Жар»», «[IT-компании] «Луч»»
    votes = [tagged_form(annotation, token) for token in modifiers] if modifiers else []
    cases = [vote.case for vote in (*votes, tagged) if vote is not None]
    # «Пакатан»: no tag, no dictionary, so no guess
    return max(forms, key=lambda form: _agreement(form, cases or ["nomn"], tagged))


def _is_among(tagged: Form | None, forms: Sequence[Form]) -> bool:
    return tagged is not None and any(form[:2] == tagged[:2] for form in forms)


def _agreement(form: Form, cases: list[str], tagged: Form | None) -> tuple[int, bool, bool, bool]:
    """Return how well a form fits the cases that the tagger gives, and the head's tag."""
    return (
        cases.count(form.case),
        tagged is not None and tagged.case == form.case,
        tagged is not None and tagged.number == form.number,
        tagged is not None and tagged.gender == form.gender,
    )


def shared_forms(annotation: Annotation, modifiers: tuple[int, ...], head: int) -> tuple[Form, ...]:
    """Return the forms of the head that every modifier can stand in, likeliest first."""
    word = annotation.words[head]
    if opaque(word):
        forms = side_of(annotation, modifiers[-1]).forms if modifiers else ()
        gender = _gender_of_acronym(annotation, modifiers, head)
        return tuple([form for form in forms if form.gender == gender]) or forms
    forms = side_of(annotation, head).forms
    several = len(modifiers) > 1 and modifiers[-1] - modifiers[0] > 1
    for token in modifiers:
        own = side_of(annotation, token).forms
        if own:
            forms = tuple([f for f in forms if any(_agree(other, f, several) for other in own)])
    return forms


def _gender_of_acronym(annotation: Annotation, modifiers: tuple[int, ...], head: int) -> str:
    """Return the gender of an acronym behind its adjectives, «Самарского [ГАУ]», or ``""``."""
    word = annotation.words[head]
    known = modifiers and opaque(word)
    return gender_beside(word, annotation.words[modifiers[0]]) if known else ""


def _agree(modifier: Form, noun: Form, several: bool) -> bool:
    """Tell whether forms agree; several singular modifiers may share a plural noun."""
    shared = several and noun.number == "plur" and modifier.case == noun.case
    return shared or agree(modifier, noun)


def side_of(annotation: Annotation, token: int) -> Side:
    """Return what the dictionary says of a token in the part that it plays here."""
    return side(annotation.words[token], adjectival(annotation, token))


def tagged_form(annotation: Annotation, token: int) -> Form | None:
    """Return the tagger's case, number and gender of a token, or None without a case."""
    return _forms(annotation.tagset)[annotation.tags[token]]


@lru_cache(2)
def _forms(tagset: Tagset) -> list[Form | None]:
    return [_form(feats) for feats in tagset.feats]


def _form(feats: Mapping[str, str]) -> Form | None:
    case = CASES.get(feats.get("Case", ""))
    if case is None:
        return None
    number = NUMBERS.get(feats.get("Number", "Sing"), "sing")
    return Form(case, number, GENDERS.get(feats.get("Gender", "")) if number == "sing" else None)


def same_case(annotation: Annotation, one: int, other: int) -> bool:
    """Tell whether the tagger gives two tokens one case."""
    case = annotation.feats(one).get("Case")
    return case is not None and case == annotation.feats(other).get("Case")


def adjectival(annotation: Annotation, token: int) -> bool:
    """Tell whether a token describes a noun as an adjective does: participles, «2-й» too."""
    pos = annotation.pos(token)
    if pos in ADJECTIVAL:
        word = annotation.words[token]
        if owned_by_next(annotation, token):
            return False
        return not only_noun(word) or (stem_of(word) != "" and _agrees_after(annotation, token))
    last = token + 1 >= len(annotation.words)
    if pos == "PROPN":
        return not last and _names_noun(annotation, token)
    if pos == "VERB":
        participle = annotation.feats(token).get("VerbForm") == "Part"
        return participle and not only_noun(annotation.words[token])  # «была [зоотехником]»
    if pos == "NUM":
        return ordinal_number(annotation.words[token])
    if pos != "NOUN":
        return False
    if annotation.deprel(token) == "amod" and describes_noun(annotation, token):
        return True
    # the tagger takes «[почётного] дирижёра» for a noun
    if not last and only_adjective(annotation.words[token]):
        return _names_noun(annotation, token)
    return not last and _is_in_instrumental(annotation, token)


def _is_in_instrumental(annotation: Annotation, token: int) -> bool:
    """Tell «[учёным] секретарём», two in the instrumental, from «[управляющим] банком»."""
    word, noun = annotation.words[token], token + 1
    told = annotation.pos(noun) == "NOUN" and annotation.feats(noun).get("Case") == "Ins"
    form = tagged_form(annotation, noun) if told and not governing(word) else None
    return form is not None and any(agree(one, form) for one in side(word, True).forms)


def _agrees_after(annotation: Annotation, token: int) -> bool:
    """Tell whether a word describes a noun after it in its own case.

    The parser may hang it on what stands before an acronym, «директор [Каменского] ГОКа», or
    before both: «комиссии [Каменского] края».
    """
    noun, words_ = annotation.heads[token], annotation.words
    if 0 <= noun < token and annotation.heads[token + 1 : token + 2] == [noun]:
        return annotation.pos(token + 1) == "NOUN" and same_case(annotation, token, token + 1)
    beside = words_[token + 1 : token + 2] != [] and words_[token + 1][:3].isupper()
    if beside and len(words_[token + 1]) > _SHORT_ACRONYM:
        return same_case(annotation, token, token + 1)
    return (
        annotation.deprel(token) == "amod" and noun > token and same_case(annotation, token, noun)
    )


def _names_noun(annotation: Annotation, token: int) -> bool:
    """Tell a name that is an adjective for the noun after it: «Воробьёвых гор».

    Before another name («Соединённых Штатов») it must be an adjective and nothing else.
    """
    word, noun_at = annotation.words[token], token + 1
    if annotation.pos(noun_at) not in _BEFORE_NOUN:
        return False
    # «[Каменского] промышленного колледжа», «[Лугового] технического института»
    if stem_of(word) or any(r.pos in ADJECTIVES for r in readings(word.lower())):
        while annotation.pos(noun_at) == "ADJ" and noun_at + 1 < len(annotation):
            noun_at += 1
    following = annotation.pos(noun_at)
    if following not in ("NOUN", "PROPN"):
        return False
    after = annotation.words[noun_at]
    if len(after) > 1 and opaque(after) and after.isupper():  # «Сарской ЦРБ»
        return any(reading.pos in ADJECTIVES for reading in readings(word.lower())[:1])
    if following == "PROPN" and after[0].isupper():
        return only_adjective(word)
    noun = [r.form for r in readings(after.lower())]
    return any(agree(one, form) for one in side(word, True).forms for form in noun)
