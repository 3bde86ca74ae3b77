"""Noun phrases in the nominative: the head and what agrees with it change, the rest stays.

«исполняющего обязанности директора» → «исполняющий обязанности директора»,
«общем собрании членов СРОР «НПС»» → «общее собрание членов СРОР «НПС»». Case, number and
gender are agreed between the head and its adjectives: every part has several dictionary
readings, and the phrase takes the form that all of them share, the tagger's first.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.governing import describes, governing
from newsnlp.link.morphology import (
    ADJECTIVES,
    CASES,
    GENDERS,
    NOUNS,
    NUMBERS,
    Form,
    Reading,
    agree,
    inflect,
    nominative,
    readings,
    styled,
)
from newsnlp.link.surname_adjectives import declined, stem_of

_OPEN, _CLOSE = "«“„", "»”"
_DEPUTY = "зам"
_ROMAN = frozenset("IVXLC")
_MODIFIERS = frozenset({"amod", "acl", "det"})
_COORDINATED = frozenset({"conj"})
_DECLINED = (*"аеёийоуыьэюя", "ов", "ев")
_CACHE: dict[tuple[object, ...], str] = {}
_CACHE_SIZE = 20_000

_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_ADJECTIVAL = frozenset({"ADJ", "DET"})
_APPOSED = frozenset({"appos", "flat:name", "flat"})


def phrase(annotation: Annotation, first: int, last: int) -> str:
    """Return the tokens ``first`` to ``last`` (half-open) as a phrase in the nominative.

    Dependents, quoted names, acronyms and numbers keep their form; so does a phrase that
    opens with a verb or a preposition.
    """
    key = _key(annotation, first, last)
    found = _CACHE.get(key)
    if found is None:
        changed: dict[int, str] = {}
        for group in _groups(annotation, first, last):
            changed.update(_inflected(annotation, *group))
        found = balanced(joined(annotation, first, last, changed))
        if len(_CACHE) >= _CACHE_SIZE:
            _CACHE.clear()
        _CACHE[key] = found
    return found


def balanced(name: str) -> str:
    """Close the guillemets that a mention opens and leaves open, or the other way round."""
    open_, close = name.count("«"), name.count("»")
    if open_ > close:
        return name + "»" * (open_ - close)
    return "«" * (close - open_) + name


def _key(annotation: Annotation, first: int, last: int) -> tuple[object, ...]:
    """Return all that the nominative of a phrase depends on."""
    # a name looks at the word after it: «Воробьёвых» before «гор» is an adjective
    looks = last < len(annotation.words) and annotation.pos(last - 1) == "PROPN"
    after = (annotation.pos(last), annotation.words[last]) if looks else None
    key = (annotation.slice_text(first, last), after, id(annotation.tagset))
    if last - first == 1:
        return *key, annotation.tags[first]
    heads = (head - first for head in annotation.heads[first:last])
    return *key, *annotation.tags[first:last], *annotation.rels[first:last], *heads


def joined(annotation: Annotation, first: int, last: int, changed: dict[int, str]) -> str:
    """Write tokens ``first`` to ``last`` with some replaced; any white space becomes a blank."""
    pieces: list[str] = []
    for token in range(first, last):
        if token > first and annotation.starts[token] > annotation.ends[token - 1]:
            pieces.append(" ")
        pieces.append(changed.get(token, annotation.words[token]))
    return "".join(pieces)


def core(annotation: Annotation, first: int, last: int) -> tuple[tuple[int, ...], int] | None:
    """Return the agreeing modifiers and the head noun of a phrase, or None if it has none."""
    modifiers: list[int] = []
    for token in range(first, last):
        word = annotation.words[token]
        if word in _OPEN or word == '"':
            if token > first:
                break
            continue
        if not modifiers and token + 1 < last and set(word) <= _ROMAN:
            continue  # «VI фестиваля»
        if _opaque(word):
            # «ЦОПП Смоленской области»: an acronym is the head and never changes
            if not modifiers or not _is_number(word):
                return None if not modifiers else (tuple(modifiers), token)
            continue
        pos = annotation.pos(token)
        if pos == "NUM" and "-" not in word and not modifiers:
            return None  # «двух членов» is counted, not named
        if _adjectival(annotation, token):
            modifiers.append(token)
        elif pos in _NOUN_LIKE or pos in _ADJECTIVAL:
            return _headed(annotation, modifiers, token)
        elif pos in ("VERB", "ADP", "SCONJ", "AUX") and not modifiers:
            return None
        elif pos == "ADP" and annotation.heads[modifiers[-1]] not in range(token, last):
            break  # «уполномоченный по правам ребёнка»
    return (tuple(modifiers[:-1]), modifiers[-1]) if modifiers else None


def _headed(annotation: Annotation, modifiers: list[int], noun: int) -> tuple[tuple[int, ...], int]:
    """Choose between the noun and an adjective that is a noun itself («заведующей кафедрой»)."""
    if not modifiers:
        return (), noun
    last = modifiers[-1]
    governs = governing(annotation.words[last]) and not describes(annotation, last, noun)
    if not governs:
        shared = _shared_forms(annotation, (last,), noun) or (
            len(modifiers) > 1 and _shared_forms(annotation, tuple(modifiers), noun)
        )
        governs = not shared and _known(annotation, noun) and _known(annotation, last)
    return (tuple(modifiers[:-1]), last) if governs else (tuple(modifiers), noun)


def _groups(annotation: Annotation, first: int, last: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the core of the phrase and the groups after it that stand in the head's case."""
    if annotation.words[first].lower() in words("acting_words.txt"):
        return
    found = core(annotation, first, last)
    if found is None:
        return
    yield found
    head = found[1]
    heads = {head}
    if annotation.lemmas[head] in words("street_nouns.txt"):
        yield from (((), token) for token in _street_adjectives(annotation, head, last))
        return
    for token in _outside_quotes(annotation, head + 1, last):
        if annotation.heads[token] not in heads or not _same_case(annotation, token, head):
            continue
        rel = annotation.deprel(token)
        if rel in _MODIFIERS and _adjectival(annotation, token) and token > head:
            if not _noun_after(annotation, token, last):
                yield (), token
        elif _second_head(annotation, rel, head, token):
            heads.add(token)
            yield _modifiers_before(annotation, head, token), token


def _street_adjectives(annotation: Annotation, noun: int, last: int) -> list[int]:
    """Return the adjectives that end a street's name: «улице [Большой Казачьей]»."""
    noun_feats = annotation.feats(noun)
    for token in range(noun + 1, last):
        feats = annotation.feats(token)
        same = all(feats.get(key) == noun_feats.get(key) for key in ("Number", "Gender"))
        if annotation.pos(token) != "ADJ" or not _adjectival(annotation, token) or not same:
            return []
    return list(range(noun + 1, last))


def _second_head(annotation: Annotation, rel: str, head: int, token: int) -> bool:
    if annotation.pos(token) not in ("NOUN", "PROPN"):
        return False
    if rel in _COORDINATED:
        return any(
            annotation.words[other].lower() in ("и", "или", "да", "/")
            for other in range(head + 1, token)
        )
    if rel not in _APPOSED:
        return False
    # «городом Смоленском»; in the genitive «мэрии Смоленска» looks the same to the parser
    return annotation.feats(head).get("Case") != "Gen" or annotation.pos(token) == "PROPN"


def _outside_quotes(annotation: Annotation, first: int, last: int) -> Iterator[int]:
    depth = 0
    straight = False
    for token in range(first, last):
        word = annotation.words[token]
        if word == '"':
            straight = not straight
        elif word in _OPEN:
            depth += 1
        elif word in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and not straight:
            yield token


def _modifiers_before(annotation: Annotation, after: int, token: int) -> tuple[int, ...]:
    found = []
    for other in range(token - 1, after, -1):
        if not _adjectival(annotation, other) or annotation.heads[other] != token:
            break
        found.append(other)
    return tuple(reversed(found))


def _noun_after(annotation: Annotation, token: int, last: int) -> bool:
    """Tell whether an adjective stands before a noun of its own: it belongs to that one."""
    return token + 1 < last and annotation.pos(token + 1) in ("NOUN", "PROPN")


def _inflected(
    annotation: Annotation, modifiers: tuple[int, ...], head: int
) -> Iterator[tuple[int, str]]:
    """Yield the nominative words of one group, in the form its parts share."""
    form = shared_form(annotation, modifiers, head)
    if form is None or form.case == "nomn" or _is_new_word(annotation, head, form):
        return
    if form.gender == "neut" and governing(annotation.words[head]):
        form = form._replace(gender="masc")  # «управляющим отделением» is he
    if not _opaque(annotation.words[head]):
        yield head, _changed(annotation, head, form, _pos_of(annotation, head))
    for token in modifiers:
        yield token, _changed(annotation, token, _own_form(annotation, token, form), ADJECTIVES)


def _is_new_word(annotation: Annotation, token: int, form: Form) -> bool:
    """Tell a made-up name in guillemets from a genitive plural: «Транслайн» is no «тайн»."""
    word, around = annotation.words[token], (token - 1, token + 1)
    quoted = around[0] >= 0 and around[1] < len(annotation)
    quoted = (
        quoted and annotation.words[around[0]] in _OPEN and annotation.words[around[1]] in _CLOSE
    )
    compound = "-" in word and word.rpartition("-")[2].islower()  # «Братьев-мусульман»
    bare = not compound and not word.endswith(_DECLINED) and form.number == "plur"
    return quoted and bare and not _known(annotation, token)


def _own_form(annotation: Annotation, token: int, form: Form) -> Form:
    """Return the form of a modifier: one of two before a plural is singular itself.

    «Московской и Смоленской областях».
    """
    own = [r.form for r in _of(annotation, token) if r.form.case == form.case]
    return form if not own or any(agree(one, form) for one in own) else own[0]


def _changed(annotation: Annotation, token: int, form: Form, pos: frozenset[str]) -> str:
    word = annotation.words[token]
    if pos is ADJECTIVES and not _of(annotation, token) and stem_of(word):
        return declined(word, form)
    lead, dash, ending = word.rpartition("-")
    if dash and lead.isdigit():  # «65-летия»
        return lead + dash + nominative(ending.lower(), form, pos)
    if dash and ending.isdigit():  # «Дорстроя-76»
        return styled(nominative(lead.lower(), form, pos), lead) + dash + ending
    return styled(nominative(word.lower(), form, pos, annotation.lemmas[token]), word)


def shared_form(annotation: Annotation, modifiers: tuple[int, ...], head: int) -> Form | None:
    """Return the form in which a head and its modifiers agree, the tagger's where it can be."""
    forms = _shared_forms(annotation, modifiers, head)
    tagged = tagged_form(annotation, head)
    if not forms:
        return tagged
    votes = [tagged_form(annotation, token) for token in (*modifiers, head)]
    return max(forms, key=lambda form: _agreement(form, votes, tagged))


def _agreement(
    form: Form, votes: list[Form | None], tagged: Form | None
) -> tuple[int, bool, bool, bool]:
    cases = sum(vote is not None and vote.case == form.case for vote in votes)
    if not any(votes):  # «Пакатан»: no tag, no dictionary, so no guess
        cases = int(form.case == "nomn")
    return (
        cases,
        tagged is not None and tagged.case == form.case,
        tagged is not None and tagged.number == form.number,
        tagged is not None and tagged.gender == form.gender,
    )


def _shared_forms(annotation: Annotation, modifiers: tuple[int, ...], head: int) -> list[Form]:
    """Return the forms of the head that every modifier can stand in, likeliest first."""
    word = annotation.words[head]
    if _opaque(word):
        return [r.form for r in _of(annotation, modifiers[-1])] if modifiers else []
    forms = [r.form for r in _of(annotation, head)]
    several = len(modifiers) > 1 and modifiers[-1] - modifiers[0] > 1
    for token in modifiers:
        own = [r.form for r in _of(annotation, token)]
        if own:
            forms = [form for form in forms if any(_agree(other, form, several) for other in own)]
    return forms


def _agree(modifier: Form, noun: Form, several: bool) -> bool:
    """Tell whether forms agree; several singular modifiers may share a plural noun."""
    shared = several and noun.number == "plur" and modifier.case == noun.case
    return shared or agree(modifier, noun)


def _pos_of(annotation: Annotation, token: int) -> frozenset[str]:
    """Return the dictionary's parts of speech for a token: «заведующей» may be tagged a noun."""
    return frozenset(r.pos for r in _of(annotation, token))


def _of(annotation: Annotation, token: int) -> list[Reading]:
    word = annotation.words[token].lower()
    lead, dash, ending = word.rpartition("-")
    number = lead.isdigit() or ending.isdigit()
    found = readings((ending if lead.isdigit() else lead) if dash and number else word)
    if _adjectival(annotation, token):
        return [r for r in found if r.pos in ADJECTIVES]
    return [r for r in found if r.pos in NOUNS] or list(found)


def _known(annotation: Annotation, token: int) -> bool:
    return any(r.known for r in _of(annotation, token))


def tagged_form(annotation: Annotation, token: int) -> Form | None:
    """Return the tagger's case, number and gender of a token, or None without a case."""
    feats = annotation.feats(token)
    case = CASES.get(feats.get("Case", ""))
    if case is None:
        return None
    number = NUMBERS.get(feats.get("Number", "Sing"), "sing")
    return Form(case, number, GENDERS.get(feats.get("Gender", "")) if number == "sing" else None)


def _same_case(annotation: Annotation, one: int, other: int) -> bool:
    case = annotation.feats(one).get("Case")
    return case is not None and case == annotation.feats(other).get("Case")


def _adjectival(annotation: Annotation, token: int) -> bool:
    pos = annotation.pos(token)
    if pos in _ADJECTIVAL:
        word = annotation.words[token]
        return not _only_noun(word) or (stem_of(word) != "" and _agrees_after(annotation, token))
    if pos == "VERB":
        return annotation.feats(token).get("VerbForm") == "Part"
    return pos == "PROPN" and token + 1 < len(annotation) and _names_noun(annotation, token)


def _agrees_after(annotation: Annotation, token: int) -> bool:
    """Tell whether a word describes a noun after it in its own case."""
    noun = annotation.heads[token]
    return (
        annotation.deprel(token) == "amod" and noun > token and _same_case(annotation, token, noun)
    )


def _only_noun(word: str) -> bool:
    """Tell whether a word is a noun and nothing else, whatever the tagger says of «Директора»."""
    own = readings(word.lower())
    return bool(own) and all(r.known and r.pos == "NOUN" for r in own)


def _names_noun(annotation: Annotation, token: int) -> bool:
    """Tell a name that is an adjective for the noun after it: «Воробьёвых гор».

    Before another name («Соединённых Штатов») it must be an adjective and nothing else.
    """
    following = annotation.pos(token + 1)
    if following not in ("NOUN", "PROPN"):
        return False
    own = readings(annotation.words[token].lower())
    if following == "PROPN" and annotation.words[token + 1][0].isupper():
        return bool(own) and all(r.known and r.pos in ADJECTIVES for r in own)
    noun = [r.form for r in readings(annotation.words[token + 1].lower())]
    return any(r.pos in ADJECTIVES and agree(r.form, form) for r in own for form in noun)


def _opaque(word: str) -> bool:
    """Tell whether a word has no forms to choose from: acronym, number, foreign letters."""
    if len(word) > 1 and word.isupper():
        return True
    if word[:3].lower() == _DEPUTY and _is_deputy(word):
        return True
    letter = word[0].lower()
    return not ("а" <= letter <= "я" or letter == "ё" or (_is_number(word) and "-" in word))


def _is_deputy(word: str) -> bool:
    """Tell «замгубернатора», which does not change, from «замминистром» and «замка»."""
    genitives = (r for r in readings(word[3:].lower()) if r.known and r.form.case == "gent")
    return any(inflect(r, "nomn") in words("leader_roles.txt") for r in genitives)


def _is_number(word: str) -> bool:
    return word[0].isdigit()
