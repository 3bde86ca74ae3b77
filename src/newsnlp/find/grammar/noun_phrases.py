"""How far a noun phrase goes: from a head noun to the complements that tell what it is."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.finite import is_finite
from newsnlp.lexicon import words

_OPEN, _CLOSE = "«“„", "»”"
_BARRED = frozenset({"VERB", "AUX", "PRON", "SCONJ", "ADV", "PART", "CCONJ"})
_ABOUT = frozenset({"о", "по", "между", "за", "против", "для", "при", "над", "с", "к"})
_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_ROMAN = frozenset("IVXLC")
_INTO = frozenset({"в", "во", "на"})
_ACCUSATIVE = ("у", "ю")
"""How an accusative ends that is no other case."""
_AMONG = frozenset({"между", "с"})
_LONGEST = 20
_SURNAMES = ("ова", "ева", "ёва", "ина", "ына")
"""How a woman's surname ends, and a man's in the genitive."""
_UNITS = frozenset(
    {"год", "месяц", "неделя", "день", "сутки", "час", "минута", "сезон", "созыв", "срок"}
)
_SHORTENED = frozenset({"ст", "ч", "п"})
_ACTING = frozenset("ио")
"""Letters of «и. о.», which end no phrase."""
_YEAR = 4
_WON = frozenset({"received", "won"})
_ITSELF = frozenset({"сам", "самый"})
"""«До [самой] смерти»."""
_OF_OTHERS = (["с", "участием"], ["с", "правом"])
"""Who came, and what the members may do: «члены [комиссии] с правом решающего голоса»."""


def extended(clauses: Clauses, first: int, last: int, barred: set[int]) -> tuple[int, int]:
    """Return the token range of a phrase with its modifiers, complements and quoted name.

    ``barred`` are tokens that end it (dates, places, persons): «конкурс «Мастер года»»,
    «заседание комиссии по бюджету», «соглашение о сотрудничестве», but not «матч 8 февраля».
    """
    return _leftward(clauses, first, last, barred), _rightward(clauses, first, last, barred)


def _leftward(clauses: Clauses, first: int, last: int, barred: set[int]) -> int:
    """Take in the adjectives before: «[внеочередное] заседание», not «это заседание»."""
    a = clauses.annotation
    while (
        first > 0
        and first - 1 not in barred
        and first <= clauses.head[first - 1] < last
        and a.deprel(first - 1) == "amod"
        and a.pos(first - 1) == "ADJ"
        and not a.words[first - 1][0].isdigit()
        and a.lemmas[first - 1] not in _ITSELF
    ):
        first -= 1
    return first


def _rightward(clauses: Clauses, first: int, last: int, barred: set[int]) -> int:
    a = clauses.annotation
    _, end = a.sentence_tokens(a.sentence_of(first))
    best = token = begin = last
    while token < min(end, last + _LONGEST):
        word = a.words[token]
        if word in _OPEN or word == '"':
            if is_won(clauses, token):
                break
            closing = _closing_quote(clauses, token, end)
            if not closing or not _names(clauses, first, token, closing):
                break
            best = token = begin = closing
            continue
        if _is_paired(clauses, last, token):
            token += 1
            continue
        if word == "." and _is_shortened(a.words[token - 1], a.words[token + 1 : end]):
            token += 1
            continue
        if word == "№" and a.words[token + 1 : token + 2] != [] and a.words[token + 1].isdigit():
            return token + 2  # «лицей № 7»
        if token in barred or not _continues(clauses, token) or is_end(clauses, last - 1, token):
            break
        if is_object(clauses, token) or _is_subject(clauses, token):
            break
        if word.islower() and is_finite(word):
            break  # «открытие [приурочат] к Ночи музеев», tagged as a noun
        if word == "и" and a.words[best - 1] in _CLOSE and _names_another(clauses, token, last):
            break
        if word == "имени" and token + 1 in barred:
            while token + 1 in barred:
                token += 1
            best = token = token + 1  # «конкурс имени [А. С. Пушкина]»
            continue
        token += 1
        ends = a.pos(token - 1) in _NOUNS or a.words[token - 1][0].isdigit()
        ends = (ends or _is_regnal(clauses, token - 1)) and a.words[token - 1] not in _ACTING
        if ends and _is_closed(clauses, first, begin, token):
            best = token
    return best + _ends_in_initials(a.words, best)


def _is_regnal(clauses: Clauses, token: int) -> bool:
    """Tell the number of a namesake: «визит патриарха Алексия [II]», not «[II] созыв»."""
    return clauses.head[token] == token - 1 and _ROMAN.issuperset(clauses.annotation.words[token])


def _ends_in_initials(words: list[str], last: int) -> bool:
    """Tell a dot behind the second of two initials: «университет имени Гагарина [Ю. А.]»."""
    two = last > 2 and words[last - 2] == "." and words[last : last + 1] == ["."]
    return two and all(len(word) == 1 and word.isupper() for word in words[last - 3 : last : 2])


def _is_paired(clauses: Clauses, last: int, dash: int) -> bool:
    """Tell a dash between those who play each other: «матч «Заря» [–] «Волна»»."""
    words, nouns = clauses.annotation.words, clauses.annotation.lemmas[last - 1 : dash]
    between = words[dash] in DASHES and words[dash - 1] in _CLOSE
    contest = between and not noun_class("contest").isdisjoint(nouns)
    return contest and words[dash + 1 : dash + 2] != [] and words[dash + 1] in _OPEN


def _is_shortened(word: str, after: list[str]) -> bool:
    """Tell a dot that ends no phrase: «дело по ст. 109», «отставка Р. Котова»."""
    initial = len(word) == 1 and word.isupper() and after != [] and after[0][0].isupper()
    acting = word == "и" and after[:1] == ["о"]  # «дело против и. о. директора»
    acting |= word == "о" and after != [] and after[0][0].islower()
    return initial or acting or word in _SHORTENED


def _names_another(clauses: Clauses, token: int, last: int) -> bool:
    """Tell «конкурс «Луч» [и] фестиваль «Март»»: two names, not one."""
    a = clauses.annotation
    noun = token + 1
    while noun < len(a) and a.pos(noun) == "ADJ":
        noun += 1
    named = a.words[noun + 1 : noun + 2]
    return named != [] and named[0] in _OPEN and clauses.head[noun] < last


def _is_closed(clauses: Clauses, first: int, begin: int, end: int) -> bool:
    """Tell whether every token added since ``begin`` depends on one inside ``first:end``."""
    words = clauses.annotation.words
    return all(first <= clauses.head[t] < end for t in range(begin, end) if not _quoted(words[t]))


def _continues(clauses: Clauses, token: int) -> bool:
    a = clauses.annotation
    pos = a.pos(token)
    if pos == "ADP":
        topic = a.words[token : token + 2] == ["на", "тему"]
        company = a.words[token : token + 2] in _OF_OTHERS
        about = not company and a.lemmas[token] in _ABOUT
        return topic or about or _is_aim(clauses, token)
    if pos == "VERB":  # «Центра опережающей подготовки»
        return a.deprel(token) == "amod"
    if pos == "CCONJ":
        return a.words[token] == "и"
    if (a.words[token].isdigit() or pos == "NUM") and _is_duration(clauses, token):
        return False  # «руководил командой [14 лет]», «возглавлял совет [два созыва]»
    if pos == "NOUN" and clauses.case(token) == "Nom" and a.deprel(token) != "nmod":
        if a.deprel(token).startswith("nsubj") and a.words[token].islower():
            return False  # «в финале [команда] «Волна» обыграла»
        return a.feats(token).get("Animacy") != "Anim"  # «… института доктор наук Залесский»
    anybody = pos == "NOUN" and a.feats(token).get("Animacy") == "Anim"
    by_whom = anybody and clauses.case(token) == "Ins"
    if by_whom and a.lemmas[clauses.head[token]] not in noun_class("appointment"):
        # «открыто заседание совета [министром]»
        return bool(clauses.preposition(token)) or _is_between(clauses, token)
    return pos not in _BARRED and pos != "PUNCT"


def is_object(clauses: Clauses, token: int) -> bool:
    """Tell a bare accusative, which is a verb's: «представит на конкурсе [Латвию]».

    So is a dative where no noun takes one: «вручил прошение об отставке [королеве]».
    """
    a, above = clauses.annotation, clauses.head[token]
    if a.pos(token) not in _NOUNS or above < 0 or a.deprel(token) == "conj":
        return False
    if clauses.case(token) == "Dat":
        taken = words("personal_events.txt") | noun_class("dealt")
        return a.lemmas[above] in taken and above < token and not clauses.preposition(token)
    told = a.lowered[token].endswith(_ACCUSATIVE) and clauses.case(token) == "Acc"
    return told and not clauses.preposition(token) and clauses.case(above) != "Acc"


def _is_subject(clauses: Clauses, token: int) -> bool:
    """Tell who does what the next verb says: «на съезде партии [Рид] предложил …».

    The parser hangs the name on the oblique noun before it and leaves the verb without a subject.
    """
    a, above = clauses.annotation, clauses.head[token]
    if a.pos(token) != "PROPN" or above < 0 or a.pos(above) not in _NOUNS:
        return False
    if _is_behind_person(clauses, token) or _is_hers(clauses, token):
        return True
    if a.deprel(token) != "appos" or not _is_named(clauses, token) or clauses.case(above) == "Nom":
        return False
    while above >= 0 and a.pos(above) in _NOUNS:
        above = clauses.head[above]
    finite = above > token and a.feats(above).get("VerbForm") == "Fin"
    return finite and not any(a.deprel(child).startswith("nsubj") for child in a.children[above])


def _is_named(clauses: Clauses, token: int) -> bool:
    """Tell a nominative, of an acronym by its adjective: «на выставке [Омский] ГАУ показал …»."""
    below = clauses.annotation.children[token]
    said = clauses.case(token) or next((clauses.case(t) for t in below if t < token), "")
    return said == "Nom"


def _is_hers(clauses: Clauses, token: int) -> bool:
    """Tell her surname, taken for a genitive of his: «в финале «Голоса» [Котова] победила»."""
    a, verb = clauses.annotation, token + 1
    if not a.lowered[token].endswith(_SURNAMES) or clauses.preposition(token):
        return False
    told = a.feats(verb) if verb < len(a) else {}
    acts = (told.get("VerbForm"), told.get("Gender")) == ("Fin", "Fem")
    return acts and not any(a.deprel(child).startswith("nsubj") for child in a.children[verb])


def _is_behind_person(clauses: Clauses, token: int) -> bool:
    """Tell an acronym, which tells nothing of a person: «после смерти Рида [ОНФ] объявил …»."""
    a, above = clauses.annotation, clauses.head[token]
    acronym = a.words[token].isupper() and len(a.words[token]) > 1 and a.deprel(token) == "nmod"
    named = a.deprel(token - 1) == "flat:name" and a.heads[token - 1] == above
    return acronym and named and a.feats(above).get("Animacy") == "Anim"


def _is_between(clauses: Clauses, token: int) -> bool:
    """Tell the second of two between whom something goes on: «встреча между мэром и [ректором]»."""
    a, one = clauses.annotation, clauses.annotation.heads[token]
    return a.deprel(token) == "conj" and one >= 0 and clauses.preposition(one) in _AMONG


def _is_aim(clauses: Clauses, preposition: int) -> bool:
    """Tell what a noun is put into, not where: «премия за вклад [в науку]», «выход [на рынок]»."""
    a, noun = clauses.annotation, clauses.annotation.heads[preposition]
    aims = a.lemmas[preposition] in _INTO and clauses.case(noun) == "Acc"
    above = a.heads[noun]
    return aims and a.deprel(noun) == "nmod" and above < preposition and a.pos(above) == "NOUN"


def is_end(clauses: Clauses, noun: int, token: int) -> bool:
    """Tell what an event ends or begins with, right behind it: «завершился визит [встречей]»."""
    a = clauses.annotation
    if token != noun + 1 or clauses.case(token) != "Ins" or not a.deprel(noun).startswith("nsubj"):
        return False
    return a.lemmas[clauses.head[noun]] in noun_class("going_on")


def _is_duration(clauses: Clauses, token: int) -> bool:
    """Tell «14 лет» from «2026 года»."""
    a = clauses.annotation
    counted = a.lemmas[token + 1] if token + 1 < len(a) else ""
    year = a.words[token].isdigit() and len(a.words[token]) >= _YEAR
    return counted in _UNITS and not year


def _quoted(word: str) -> bool:
    return word in _OPEN or word in _CLOSE or word == '"'


def _names(clauses: Clauses, first: int, opening: int, closing: int) -> bool:
    """Tell whether a quoted name belongs to the phrase before it.

    The parser may hang it on another noun, but a verb's own argument is no part of the name:
    «обыграл в полуфинале «Металлист»». Nor is what somebody said: «акция «[показала] результат»».
    """
    a, opens = clauses.annotation, clauses.annotation.words[opening + 1]
    if opens.islower() and is_finite(opens):
        return False
    if _is_done(clauses, opening - 1, closing) or wins(clauses, first, opening, closing):
        return False
    for token in range(opening + 1, closing - 1):
        above = clauses.head[token]
        if not opening <= above < closing:
            return above < 0 or first <= above < opening or a.pos(above) not in ("VERB", "AUX")
    return True


def is_won(clauses: Clauses, opening: int) -> bool:
    """Tell a prize behind a name from a title: «на фестивале «Лето» [«Золотого кота»] получил»."""
    a, title = clauses.annotation, opening + 1
    if opening == 0 or title >= len(a) or clauses.case(title) not in ("Gen", "Acc"):
        return False
    if a.words[opening - 1] in _CLOSE:
        return True
    verb = clauses.head[opening - 1]  # «получил на кинофестивале [«Золотого кота»]»
    at = verb >= 0 and clauses.preposition(opening - 1) in _INTO
    at = at and clauses.case(opening - 1) == "Loc"
    known = frames().get(a.lemmas[verb], ()) if at else ()
    return any(frame.rule in _WON for frame in known)


def wins(clauses: Clauses, first: int, opening: int, verb: int) -> bool:
    """Tell a team that is the subject behind its match: «в матче лиги [«Луч»] победил «Зарю»»."""
    a = clauses.annotation
    if verb >= len(a) or noun_class("contest", "championship").isdisjoint(a.lemmas[first:opening]):
        return False
    if all(frame.rule != "played" for frame in frames().get(a.lemmas[verb], ())):
        return False
    subjects = (child for child in a.children[verb] if a.deprel(child).startswith("nsubj"))
    return all(opening <= subject < verb for subject in subjects)


def _is_done(clauses: Clauses, noun: int, verb: int) -> bool:
    """Tell an object from who does it: «матч «Луч» проведёт в Туле»."""
    a = clauses.annotation
    if noun < 0 or verb >= len(a) or clauses.head[noun] != verb or a.deprel(noun) != "obj":
        return False
    told = any(a.deprel(child).startswith("nsubj") for child in a.children[verb])
    one = a.feats(verb).get("Number") != "Plur"  # «медаль «За отвагу» [вручили]»
    return a.feats(verb).get("VerbForm") == "Fin" and one and not told


def _closing_quote(clauses: Clauses, token: int, end: int) -> int:
    """Return the token after the quote that closes the one at ``token``, or 0.

    One may close two: «АО «Птицефабрика «Лужская[»] выросло».
    """
    a = clauses.annotation
    depth = first = 0
    if a.words[token] == "„":  # «“» closes it, which else opens
        ends = range(token + 1, min(end, token + _LONGEST))
        return next((t + 1 for t in ends if a.words[t] in ("“", "”")), 0)
    for other in range(token, min(end, token + _LONGEST)):
        word = a.words[other]
        if word == '"':
            if other > token:
                return other + 1
            continue
        depth += word in _OPEN
        if word in _CLOSE:
            depth -= 1
            first = first or other + 1
            if depth <= 0:
                return other + 1
    return first
