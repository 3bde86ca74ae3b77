"""A person's name is one mention: «избран [Чекмарёв Сергей Александрович]».

Of a name that begins with the surname, as official papers write it, the model often makes two
people, «[Чекмарёв] [Сергей Александрович]», or marks a part of it, «Рогова [Анна Ильинична]»; so it
does of names that it has not learned: «Раль [Мунирович Рид]», «[Раиля] [Рогова]», «[Анна Ильинична]
Черных».
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import LONGEST_WORD, listed
from newsnlp.annotate.marks import DASHES
from newsnlp.find.grammar.finite import is_verb
from newsnlp.find.mentions.noun_surnames import called, is_noun_called
from newsnlp.find.natasha_spans import PATRONYMIC
from newsnlp.find.type_sets import APPOSED
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import ADJECTIVES, readings
from newsnlp.link.people import eastern_names
from newsnlp.link.people.declension import POSSIBLE, kinds, name_table
from newsnlp.link.people.patronymics import DAUGHTER
from newsnlp.types import Span

_WORDS, _PAIR = 3, 2
_INITIALS = re.compile(r"[А-ЯЁ]\.(?: ?[А-ЯЁ]\.)?")
_CAPITAL = re.compile("[А-ЯЁ][а-яё]{2,}")
_DOUBLE = re.compile("[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁ][а-яё]+)?")
_SURNAME = re.compile(
    r"(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой)?|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|енко|[уюя]к|чук)$"
)
_ADJECTIVE = tuple("йегоумяюх")
_DECLINED = ("ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем")
_PAST = ("л", "ла", "ли")
_INFINITIVE = ("ть", "ться", "ти")
_NAMES = frozenset({"Name", "Surn", "Patr"})


def whole_names(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with every surname joined to the first name and patronymic behind it.

    What is no part of a name is left out: «[Беседовала Ксения Рогова]», «[Мариинского] театра».
    """
    people = [span for span in spans if span.type is EntityType.PERSON]
    bare = {span: _bare(annotation, span) for span in people}
    changed = {span: name for span, name in bare.items() if name != span}
    if changed:
        others = [span for span in spans if span not in changed]
        known = set(others)
        spans = [*others, *(name for name in changed.values() if name and name not in known)]
        spans.sort(key=lambda span: (span.start, -span.end))
        people = [span for span in spans if span.type is EntityType.PERSON]
    return _completed(annotation, _joined(annotation, spans, people))


def _completed(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with every name that lacks the word beside it given that word."""
    people = [span for span in spans if span.type is EntityType.PERSON]
    covered = {span.start for span in spans if span.type is not EntityType.PERSON}
    text = annotation.text
    named = {span.end for span in people if " " in text[span.start : span.end]}
    alone = covered | {span.start for span in people}
    whole = {span: _completed_one(annotation, span, (covered, alone), named) for span in people}
    cut = {span: name for span, name in whole.items() if name != span}
    if not cut:
        return list(spans)
    added = {(min(name.start, span.end), span.start) for span, name in cut.items()}
    added |= {(span.end, name.end) for span, name in cut.items()}
    others = [
        span
        for span in spans
        if not any(start <= span.start < span.end <= end for start, end in added)
    ]
    kept = {_before_names(cut.get(span, span), added, text) for span in others}
    return sorted(kept, key=lambda span: (span.start, -span.end))


def _before_names(span: Span, added: Set[tuple[int, int]], text: str) -> Span:
    """Return a span without the word at its end that a name begins with: «архитектор РБ [Урал]»."""
    last = text.rfind(" ", span.start, span.end) + 1
    cuts = last > span.start and any(start == last and end == span.end + 1 for start, end in added)
    return replace(span, end=last - 1) if cuts else span


def _completed_one(
    annotation: Annotation, span: Span, told: tuple[Set[int], Set[int]], named: Container[int]
) -> Span:
    """Return a person's span with the word before or behind it that is of the same name.

    ``told`` are where other spans begin, without people and with them; ``named`` are the ends of
    whole names: «театра имени Льва [Котова] Иван Рид».
    """
    first, last = annotation.tokens_of(span.start, span.end)
    behind_another = first > 0 and annotation.ends[first - 1] in named
    if not behind_another and _lacks_its_first(annotation, span, *told):
        return replace(span, start=annotation.starts[first - 1])
    if _lacks_its_last(annotation, first, last, told[0]):
        return replace(span, end=annotation.ends[last])
    return span


def _lacks_its_last(annotation: Annotation, first: int, last: int, covered: Container[int]) -> bool:
    """Tell «[Анна Ильинична] Черных», «[Анны Ильиничны] Лобзиной» by the word behind."""
    a = annotation
    if last - first != _WORDS - 1 or last >= len(a) or a.starts[last] != a.ends[last - 1] + 1:
        return False
    given, patronymic, word = a.words[first : last + 1]
    if not _DOUBLE.fullmatch(word) or not PATRONYMIC.fullmatch(patronymic):
        return False
    if a.starts[last] in covered or a.sentence_of(last) != a.sentence_of(first):
        return False
    if a.deprel(last) == "amod" and a.heads[last] > last:
        return False  # «для Анны Ильиничны Тульская область»
    names = kinds(word.lower())
    parts = word.lower().split("-")
    surname = is_surname(word) or any("Surn" in kinds(part) for part in parts)
    return surname and "Name" not in names and _agree(given, patronymic, word)


def _agree(given: str, patronymic: str, surname: str) -> bool:
    """Tell three words that may be one name, of the gender that the patronymic tells."""
    gender = "femn" if DAUGHTER.search(patronymic.lower()) else "masc"
    return any(key[1] == gender for key in _shared((given, patronymic, surname)))


def _lacks_its_first(
    annotation: Annotation, span: Span, covered: Container[int], told: Container[int]
) -> bool:
    """Tell «Раль [Мунирович Рид]», «Рогова [Анна Ильинична]» by the word before."""
    first, last = annotation.tokens_of(span.start, span.end)
    before = first - 1
    initials = bool(_INITIALS.fullmatch(annotation.text, span.start, span.end))
    if (
        (last - first >= _WORDS and not initials)
        or before < 0
        or annotation.ends[before] + 1 != span.start
    ):
        return False
    if annotation.sentence_of(before) != annotation.sentence_of(first):
        return False
    if initials:
        word = annotation.words[before]
        surname = "Surn" in kinds(word.lower()) or not listed(word.lower())
        return surname and bool(_CAPITAL.fullmatch(word))
    free = annotation.starts[before] not in covered
    alone = annotation.starts[before] not in told
    if alone and _is_behind_a_first(annotation, first, last):
        return True
    if last - first == 1:
        return _is_behind_its_first(annotation, first)
    word, one, two = annotation.words[before:last]
    if alone and len(word) > 1 and eastern_names.is_east_asian((word, one, two)):
        return kinds(one.lower()).isdisjoint(_NAMES)  # «Пак [Кын Хе]»
    if not _DOUBLE.fullmatch(word) or PATRONYMIC.fullmatch(word):
        return False
    patronymics = bool(PATRONYMIC.fullmatch(one)), bool(PATRONYMIC.fullmatch(two))
    if patronymics == (True, False):
        fits = (_may_be_first(word) or _is_place(word)) and "Name" not in kinds(two.lower())
        return fits and bool(_shared(annotation.words[before:last]))
    if patronymics != (False, True) or "Name" not in kinds(one.lower()):
        return False
    if free and _is_a_line(annotation, before, last):
        return any(case == "nomn" for case, _ in _shared((one, two)))
    strange = free and (not listed(word.lower()) or "Surn" in kinds(word.lower()))
    surname = is_surname(word) or strange or is_noun_called(annotation, before)
    if not surname or not _agree(one, two, word):
        return False
    return not (DAUGHTER.search(two.lower()) and _is_his(annotation, before))


def is_full_name(annotation: Annotation, father: int) -> bool:
    """Tell the patronymic of a name in full, all of one gender: «Ломова Раиса [Павловна]»."""
    a, surname = annotation, annotation.words[father - 2]
    given, own = a.words[father - 1 : father + 1]
    shaped = _DOUBLE.fullmatch(surname) and not PATRONYMIC.fullmatch(surname)
    if not shaped or not PATRONYMIC.fullmatch(own) or "Name" not in kinds(given.lower()):
        return False
    if not is_surname(surname) or not _agree(given, own, surname):
        return False
    return not (DAUGHTER.search(own.lower()) and _is_his(a, father - 2))


def _is_a_line(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a line that is a name or opens with one, «Лик Ольга Ивановна», not «Мама Ольга …»."""
    a = annotation
    if not (first == 0 or a.opens_line(first)) or a.pos(first) not in ("NOUN", "PROPN"):
        return False
    if last < len(a) and not a.opens_line(last):
        found = readings(a.lowered[first]) if a.words[last] in DASHES | {"|"} else ()
        if not any("inan" in reading.tag.grammemes for reading in found):
            return False  # «Соседка Ольга Ивановна — повар»
    return a.lemmas[first] not in called()


def _is_behind_its_first(annotation: Annotation, word: int) -> bool:
    """Tell «Магомед-Эмин [Саидов]» and «Серафима [Аркадьевна]» by the word before."""
    given, rest = annotation.words[word - 1 : word + 1]
    if PATRONYMIC.fullmatch(rest) and "Surn" not in kinds(rest.lower()):
        return "Name" in kinds(given.lower()) and bool(_shared((given, rest)))
    return _is_behind_a_double(annotation, word)


def _is_behind_a_first(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «Имрана [Хана]», «Усамы [бен Ладена]», as the parser does, by the first name before."""
    a, given, surname = annotation, first - 1, last - 1
    particle = last - first == _PAIR and (
        a.words[first].islower() or a.lowered[first] in words("name_particles.txt")
    )
    said = a.top(surname, APPOSED if particle else ("flat:name",)) == given
    if not said or not _CAPITAL.fullmatch(a.words[given]) or (last - first > 1 and not particle):
        return False
    if particle and not listed(a.lowered[given]):
        return bool(_shared((a.words[given], a.words[surname])))
    if kinds(a.lowered[given]) != {"Name"}:
        return False
    of_given, of_surname = name_table(a.lowered[given]), name_table(a.lowered[surname])
    shared = _shared((a.words[given], a.words[surname]))
    shared = [key for key in shared if of_given[key][0].kind == "Name"]  # not «с Арчилом Оксана»
    return any(particle or of_surname[key][0].kind != "Name" for key in shared)


def _is_behind_a_double(annotation: Annotation, surname: int) -> bool:
    """Tell «Магомед-Эмин [Саидов]», of which the model makes a town, from «Алхан-Кала»."""
    word, last = annotation.words[surname - 1 : surname + 1]
    parts = word.lower().split("-")
    double = len(parts) > 1 and all("Name" in kinds(part) for part in parts)
    surname = is_surname(last) or not listed(last.lower())  # «Франк-Вальтером [Штайнмайером]»
    return double and surname and bool(_shared((word, last)))


def _may_be_first(word: str) -> bool:
    """Tell «Раль», which no dictionary has, from «Директор»."""
    return "Name" in kinds(word.lower()) or not listed(word.lower())


def _is_place(word: str) -> bool:
    """Tell «Урал», a first name before a patronymic."""
    return any("Geox" in reading.tag for reading in readings(word.lower()) if reading.known)


def is_surname(word: str) -> bool:
    """Tell «Рогова» and «Саидов», which else are several, from «Основа», «Ныне»."""
    lower = word.lower()
    if is_verb(lower):
        return False
    single = any(reading.form.number == "sing" for reading in readings(lower) if reading.known)
    return _SURNAME.search(lower) is not None and ("Surn" in kinds(lower) or not single)


def _shared(words_: Sequence[str]) -> list[tuple[str, str]]:
    """Return the cases and genders in which all the words may be parts of one name."""
    tables = [name_table(word.lower()) for word in words_]
    keys = set(tables[0]).intersection(*tables[1:])
    return [key for key in keys if all(table[key][0].weight > POSSIBLE for table in tables)]


def _joined(annotation: Annotation, spans: Sequence[Span], people: Sequence[Span]) -> list[Span]:
    near = [pair for pair in pairwise(people) if pair[1].start == pair[0].end + 1]
    # «театра имени Льва [Котова] [Иван Шевич]», which looks like a patronymic
    held = _held(people)
    apart = [(one, two) for one, two in near if one not in held]
    cut = [pair for pair in apart if _are_one(annotation, *pair)]
    if not cut:
        return list(spans)
    gone = {part for pair in cut for part in pair}
    whole = [replace(two, start=one.start) for one, two in cut]
    kept = [span for span in spans if span not in gone] + whole
    return sorted(kept, key=lambda span: (span.start, -span.end))


def _held(spans: Sequence[Span]) -> set[Span]:
    """Return the spans that end within another which begins before them."""
    found, last, before, reached = set(), -1, -1, -1
    for span in sorted(spans, key=lambda span: span.start):
        if span.start > last:
            last, before = span.start, reached  # what begins here holds nothing that does
        if span.end <= before:
            found.add(span)
        reached = max(reached, span.end)
    return found


def _bare(annotation: Annotation, span: Span) -> Span | None:
    """Return a person's span without the verb that opens it, None where it names a theatre.

    Nor does what honours a bishop belong to his name: «Преосвященнейшего [Феогноста]».
    """
    word, blank, _ = annotation.text[span.start : span.end].partition(" ")
    if blank and word.endswith(_DECLINED):
        first, _ = annotation.tokens_of(span.start, span.end)
        if annotation.lemmas[first] in words("honorifics.txt"):
            return replace(span, start=annotation.starts[first + 1])
    if not word.endswith(_PAST if blank else _ADJECTIVE):
        return span
    first, last = annotation.tokens_of(span.start, span.end)
    if last - first > 1 and _opens_with_verb(annotation, first):
        return replace(span, start=annotation.starts[first + 1])
    noun = annotation.heads[first]
    named = annotation.pos(first) == "ADJ" and annotation.deprel(first) == "amod"
    if last - first == 1 and noun == last and named:
        body = annotation.lemmas[noun] in words("organization_nouns.txt")
        return None if body or _is_adjective(annotation.words[first].lower()) else span
    return span


def _is_adjective(word: str) -> bool:
    """Tell «[Губернаторской] программы» from «[Донской] битвы»."""
    known = (reading for reading in readings(word) if reading.known)
    return not kinds(word) and any(reading.pos in ADJECTIVES for reading in known)


def _opens_with_verb(annotation: Annotation, token: int) -> bool:
    """Tell a verb that the tagger takes for a name, as it opens a line: «Беседовала»."""
    word = annotation.words[token].lower()
    told = word.endswith(_PAST) and annotation.lemmas[token].endswith(_INFINITIVE)
    opens = token == annotation.sentence_tokens(annotation.sentence_of(token))[0]
    verbal = told and opens and len(word) <= LONGEST_WORD
    return verbal and is_verb(word)


def _are_one(annotation: Annotation, one: Span, two: Span) -> bool:
    """Tell a surname before a first name with patronymic, all three in one case and gender.

    «Петрову Иван Сергеевич передал» are two, and so is «Петров Анне Сергеевне».
    """
    surname, given = annotation.tokens_of(one.start, one.end)
    end = annotation.tokens_of(two.start, two.end)[1]
    words_ = annotation.words[surname:end]
    if len(words_) == _WORDS - 1:
        return _are_two_words(annotation, surname)
    if given == surname + _WORDS - 1 and len(words_) == _WORDS:
        return _is_given_before(annotation, surname)
    if given != surname + 1 or len(words_) != _WORDS or not PATRONYMIC.fullmatch(words_[2]):
        return False
    apart = annotation.sentence_of(surname) != annotation.sentence_of(given)
    if apart or (PATRONYMIC.fullmatch(words_[0]) and "Surn" not in kinds(words_[0].lower())):
        return False
    if not _agree(words_[1], words_[2], words_[0]):
        return False
    return not (DAUGHTER.search(words_[2].lower()) and _is_his(annotation, surname))


def _is_given_before(annotation: Annotation, first: int) -> bool:
    """Tell «[Анне Ильиничне] [Мельник]» from «Анне Ильиничне [Мельник] подарил», who is another."""
    a, last = annotation, first + 2
    given, father, surname = a.words[first : last + 1]
    verb = a.feats(a.heads[last]) if a.deprel(last).startswith("nsubj") else {}
    alone = a.feats(last).get("Case") == "Nom" and verb.get("Number") == "Sing"
    fits = PATRONYMIC.fullmatch(father) and not PATRONYMIC.fullmatch(surname)
    other = alone or not fits or "Name" in kinds(surname.lower())
    return not other and _agree(given, father, surname)


def _are_two_words(annotation: Annotation, first: int) -> bool:
    """Tell «[Раиля] [Рогова]», which the parser takes for one name, from two people."""
    one, two = annotation.words[first : first + 2]
    said = annotation.deprel(first + 1) == "flat:name" and annotation.heads[first + 1] == first
    firsts = "Surn" not in kinds(one.lower()) and _may_be_first(one)
    return said and firsts and is_surname(two) and bool(_shared((one, two)))


def _is_his(annotation: Annotation, surname: int) -> bool:
    """Tell «вдова [Ельцина]» from «директор Котова»: she is somebody's, and not of that name."""
    before = surname - 1
    if before < 0 or annotation.pos(before) != "NOUN":
        return False
    posts = words("leader_roles.txt") | words("occupations.txt")
    feats = annotation.feats(before)
    living = feats.get("Animacy") == "Anim" and feats.get("Case") == "Nom"
    return living and annotation.lemmas[before] not in posts
