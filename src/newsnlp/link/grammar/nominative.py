"""Noun phrases in the nominative: the head and what agrees with it change, the rest stays.

«исполняющего обязанности директора» → «исполняющий обязанности директора»,
«общем собрании членов СРОР «НПС»» → «общее собрание членов СРОР «НПС»». Case, number and
gender are agreed between the head and its adjectives: every part has several dictionary
readings, and the phrase takes the form that all of them share, the tagger's first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.notes import noted
from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import wider_nouns
from newsnlp.link.bodies.titled import is_titled
from newsnlp.link.grammar.agreement import (
    ADJECTIVAL,
    adjectival,
    same_case,
    shared_form,
    shared_forms,
    side_of,
    tagged_form,
)
from newsnlp.link.grammar.compound_ordinals import counts_on
from newsnlp.link.grammar.genitive_owners import holds_genitive, is_of_its_genitive
from newsnlp.link.grammar.governing import describes, governing, is_behind_preposition, is_of_either
from newsnlp.link.grammar.morphology import (
    ADJECTIVES,
    Form,
    agree,
    fold,
    nominative,
    styled,
)
from newsnlp.link.grammar.named_after import rest_of_name
from newsnlp.link.grammar.shared_nouns import one_of_several
from newsnlp.link.grammar.word_sides import (
    is_number,
    only_noun,
    opaque,
    ordinal_ending,
    ordinal_number,
)
from newsnlp.link.people.surname_adjectives import declined, stem_of
from newsnlp.link.people.unlisted import (
    double_name,
    is_beside_a_noun,
    is_brand,
    is_clipped,
    is_new_word,
    is_quoted,
    is_ruled,
    is_told_what,
    opens_name,
    undeclined,
    unlisted_stem,
)
from newsnlp.link.places.street_names import street_name

_OPEN, _CLOSE = "«“„", "»”"
_BRACKETS = frozenset("()")
_ENDS_CHANGE = frozenset({"№", "имени", "им"})
_ROMAN = frozenset("IVXLC")
_ALIKE = frozenset({"nomn", "loct"})
"""Cases of a noun that declension leaves as it is: «[Коми] научном центре»."""
_MODIFIERS = frozenset({"amod", "acl", "det"})
_JOINING = frozenset({"и", "или", "да", "/"})
_COORDINATED, _OF_OWNER = frozenset({"conj"}), frozenset({"nomn", "gent"})
_DECLINED_ACRONYM = re.compile("([А-ЯЁ]{3,})(?:а|у|ом|е)")
_ADJECTIVAL_ENDS = ("ого", "его", "ому", "ему")
_CACHE: dict[tuple[object, ...], str] = {}
_CACHE_SIZE = 20_000

_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_APPOSED = frozenset({"appos", "flat:name", "flat"})


@noted
def phrase(annotation: Annotation, first: int, last: int) -> str:
    """Return the tokens ``first`` to ``last`` (half-open) as a phrase in the nominative.

    Dependents, quoted names, acronyms and numbers keep their form; so does a phrase that
    opens with a verb or a preposition.
    """
    if is_titled(annotation, first, last):
        return joined(annotation, first, last, {})
    return _cached(annotation, first, last) + rest_of_name(annotation, last)


def _cached(annotation: Annotation, first: int, last: int) -> str:
    key = _key(annotation, first, last)
    found = _CACHE.get(key)
    if found is None:
        groups = _groups(annotation, first, last)
        changed = dict([pair for group in groups for pair in _inflected(annotation, *group)])
        found = balanced(joined(annotation, first, last, changed))
        if len(_CACHE) >= _CACHE_SIZE:
            _CACHE.clear()
        _CACHE[key] = found
    return found


def balanced(name: str) -> str:
    """Close the guillemets that a mention opens and leaves open, or the other way round."""
    name += "“" * (name.count("„") - name.count("“") - name.count("”"))
    open_, close = name.count("«"), name.count("»")
    if open_ > close:
        last = name.rfind("»") + 1
        # one may close two, «иск к АО «Завод «Луч[»] о долге»; of «Луч» и «Заря» the last is cut
        at = last if last and "«" not in name[last:] else len(name)
        return name[:at] + "»" * (open_ - close) + name[at:]
    return "«" * (close - open_) + name


def _key(annotation: Annotation, first: int, last: int) -> tuple[object, ...]:
    """Return all that the nominative of a phrase depends on; lemmas follow from words and tags."""
    # a name looks at the word after it: «Воробьёвых» before «гор» is an adjective
    end = last - 1
    quoted = is_quoted(annotation, end) and (
        is_told_what(annotation, end, owned=True),
        is_told_what(annotation, end, owned=False),
    )
    beside = is_beside_a_noun(annotation, first), is_behind_preposition(annotation, first)
    opened = first > 0 and annotation.words[first - 1] in (*_OPEN, '"')
    opened = opened and is_told_what(annotation, first, owned=True)
    outside = (adjectival(annotation, end), quoted, opened, *beside)
    words_, tags = annotation.words[first:last], annotation.tags[first:last]
    if last - first == 1:
        return words_[0], tags[0], *outside, annotation.tagset
    key = (annotation.slice_text(first, last), *outside, is_quoted(annotation, first))
    rels, heads = annotation.rels[first:last], annotation.heads[first:last]
    above = [
        head - first if first <= head < last else _case_above(annotation, token, head)
        for token, head in enumerate(heads, first)
    ]
    return *key, annotation.tagset, *words_, *tags, *rels, *above


def _case_above(annotation: Annotation, token: int, head: int) -> str | None:
    """Return what a word asks of a head outside the phrase: its case, where it may describe it."""
    may = head > token and annotation.deprel(token) == "amod"
    return annotation.feats(head).get("Case") if may else None


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
        if modifiers and word in _BRACKETS:
            continue  # «Казанского (Приволжского) федерального университета»
        if not modifiers and token + 1 < last and _stays_in_front(annotation, token, last):
            continue
        if opaque(word) and not double_name(annotation, token):
            # «ЦОПП Смоленской области»: an acronym is the head and never changes
            if not modifiers or not is_number(word):
                return None if not modifiers else (tuple(modifiers), token)
            continue
        pos = annotation.pos(token)
        if pos == "NUM" and "-" not in word and not modifiers:
            return None  # «двух членов» is counted, not named
        if adjectival(annotation, token) and not is_ruled(word):
            modifiers.append(token)
        elif pos in _NOUN_LIKE or pos in ADJECTIVAL or (pos == "VERB" and only_noun(word)):
            return _headed(annotation, modifiers, token) if modifiers else ((), token)
        elif pos in ("VERB", "ADP", "SCONJ", "AUX") and not modifiers:
            return None
        elif pos == "ADP" and annotation.heads[modifiers[-1]] not in range(token, last):
            break  # «уполномоченный по правам ребёнка»
    return (tuple(modifiers[:-1]), modifiers[-1]) if modifiers else None


def _stays_in_front(annotation: Annotation, token: int, last: int) -> bool:
    """Tell «[VI] фестиваля», «[Саха] театра», «[Газпром] нефти»: numbers, undeclined attributes."""
    word = annotation.words[token]
    if counts_on(annotation, token, last) or opens_name(annotation, token):
        return True
    # the parser hangs «Коми» on what stands before it
    before = annotation.deprel(token) == "nmod" and adjectival(annotation, token + 1)
    owner = (
        before and annotation.heads[annotation.heads[token + 1]] == token
    )  # «Минприроды области»
    before = before and not word.isupper() and not owner
    attribute = before or annotation.deprel(token) == "amod"
    attribute = attribute and token < annotation.heads[token + before] < last
    cases = _ALIKE if before else {"nomn"}
    if not attribute or word[0].islower() or stem_of(word) or not only_noun(word):
        return set(word) <= _ROMAN
    found = {form.case for form in side_of(annotation, token).forms if form.number == "sing"}
    return cases <= found


def _headed(annotation: Annotation, modifiers: list[int], noun: int) -> tuple[tuple[int, ...], int]:
    """Choose between the noun and an adjective that is a noun itself («заведующей кафедрой»)."""
    last = modifiers[-1]
    for place, token in enumerate(modifiers):  # «[заведующая] новым садом»
        if governing(annotation.words[token]) and not describes(annotation, token, noun):
            return tuple(modifiers[:place]), token
    agrees = (
        shared_forms(annotation, (last,), noun)
        or (len(modifiers) > 1 and shared_forms(annotation, tuple(modifiers), noun))
        or _one_of_several(annotation, (last,), noun)
    )
    governs = not agrees and side_of(annotation, noun).known and side_of(annotation, last).known
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
    if head + 1 == last or is_ruled(annotation.words[head]) or is_clipped(annotation.words[head]):
        return  # «завотделением [хирургии]»
    heads = {head}
    if annotation.lemmas[head] in words("street_nouns.txt"):
        yield from street_name(annotation, head, last)
        return
    for token in _outside_quotes(annotation, head + 1, last):
        if annotation.words[token] in _ENDS_CHANGE:
            return  # «лицей № 7 [Бердска]», «центр имени Рида [Фонда мира]»
        if annotation.heads[token] not in heads or not same_case(annotation, token, head):
            continue
        rel = annotation.deprel(token)
        if rel in _MODIFIERS and adjectival(annotation, token) and token > head:
            if not _noun_after(annotation, token, last):
                yield (), token
        elif _second_head(annotation, rel, head, token):
            heads.add(token)
            yield _modifiers_before(annotation, head, token), token


def _second_head(annotation: Annotation, rel: str, head: int, token: int) -> bool:
    if annotation.pos(token) not in ("NOUN", "PROPN"):
        return False
    if rel in _COORDINATED:
        joined_by = (annotation.words[other].lower() for other in range(head + 1, token))
        return any(word in _JOINING for word in joined_by) and not is_of_its_genitive(
            annotation, head, token
        )
    if rel not in _APPOSED or opens_name(annotation, token - 1):
        return False  # «спикер Ил [Тумэна]»
    if annotation.lemmas[head] in words("memorials.txt"):
        return False  # «к памятнику [Петру Гусеву]»
    # «городом Смоленском»; in the genitive «мэрии Смоленска» looks the same to the parser
    if annotation.feats(head).get("Case") != "Gen":
        return not _is_no_nominative(annotation, token)  # «Дума [Бердска]»
    if annotation.pos(token) != "PROPN" or holds_genitive(annotation, head, token):
        return False
    own = side_of(annotation, token)  # «университета Претории»: no form of «преторий»
    return not own.known or any(form.case == "gent" for form in own.forms)


def _is_no_nominative(annotation: Annotation, token: int) -> bool:
    """Tell a name that is tagged a nominative and is none: its lemma is another word."""
    feats, lemma = annotation.feats(token), annotation.lemmas[token]
    told = feats.get("Case") == "Nom" and feats.get("Number") == "Sing"
    named = annotation.pos(token) == "PROPN" and annotation.words[token][0].isupper()
    return told and named and fold(lemma) != fold(annotation.words[token])


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
        if not adjectival(annotation, other) or annotation.heads[other] != token:
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
    one = _one_of_several(annotation, modifiers, head)
    if one is not None:
        yield head, styled(one[1], annotation.words[head])
        for token in modifiers:
            yield token, _changed(annotation, token, one[0], ADJECTIVES)
        return
    word = annotation.words[head]
    if is_ruled(word):
        return  # «с [завкафедрой] физики»
    if is_clipped(word):
        yield from _before_clipped(annotation, modifiers)
        return
    if word[-1].islower() and (acronym := _DECLINED_ACRONYM.fullmatch(word)):
        yield head, acronym[1]  # «отдел [УКСа]», whatever the dictionary takes it for
    double = double_name(annotation, head)
    if double:
        yield head, double
        return
    stem = unlisted_stem(annotation, modifiers, head)
    form = tagged_form(annotation, head) if stem else shared_form(annotation, modifiers, head)
    if form is None or form.case == "nomn" or undeclined(annotation, head):
        return
    if not modifiers and word.lower() in wider_nouns():
        return  # «Следком» is no form of «следок»
    if stem:
        yield head, stem
    elif form.number == "plur" and (
        is_new_word(annotation, head) or (not modifiers and is_brand(annotation, head))
    ):
        return
    if not modifiers and is_told_what(annotation, head, owned=form.case in _OF_OWNER):
        return
    named = not modifiers and word.endswith(_ADJECTIVAL_ENDS) and is_quoted(annotation, head)
    if form.gender == "neut" and (governing(word) or named):
        form = form._replace(gender="masc")  # «управляющим отделением» is he, «Связного» a shop
    elif form.number == "sing" and form.gender in (None, "neut") and is_of_either(word):
        form = form._replace(gender="masc")  # «мирового судьи»
    if not stem and not opaque(word) and not _DECLINED_ACRONYM.fullmatch(word):
        yield head, _changed(annotation, head, form, side_of(annotation, head).parts)
    for token in modifiers:
        yield token, _changed(annotation, token, _own_form(annotation, token, form), ADJECTIVES)


def _before_clipped(
    annotation: Annotation, modifiers: tuple[int, ...]
) -> Iterator[tuple[int, str]]:
    """Yield what describes a ministry without cases: «[республиканское] Минкультуры»."""
    for token in modifiers:
        form = tagged_form(annotation, token)
        if form is not None and form.number == "sing" and form.case != "nomn":
            yield token, _changed(annotation, token, form._replace(gender="neut"), ADJECTIVES)


def _one_of_several(
    annotation: Annotation, modifiers: tuple[int, ...], head: int
) -> tuple[Form, str] | None:
    """Return the singular of a plural noun that «(Курская и) [Томская] области» share."""
    if not modifiers or shared_forms(annotation, modifiers, head):
        return None
    words_ = [annotation.words[token].lower() for token in (*modifiers, head)]
    return one_of_several(tuple(words_[:-1]), words_[-1])


def _own_form(annotation: Annotation, token: int, form: Form) -> Form:
    """Return the form of a modifier: one of two before a plural is singular itself.

    «Московской и Смоленской областях».
    """
    own = [one for one in side_of(annotation, token).forms if one.case == form.case]
    return form if not own or any(agree(one, form) for one in own) else own[0]


def _changed(annotation: Annotation, token: int, form: Form, pos: frozenset[str]) -> str:
    word = annotation.words[token]
    if pos is ADJECTIVES and not side_of(annotation, token).forms and stem_of(word):
        return declined(word, form)
    lead, dash, ending = word.rpartition("-")
    if ordinal_number(word):
        return lead + dash + ordinal_ending(form)
    if dash and lead.isdigit():  # «65-летия»
        return lead + dash + nominative(ending.lower(), form, pos)
    if dash and ending.isdigit():  # «Дорстроя-76»
        return styled(nominative(lead.lower(), form, pos), lead) + dash + ending
    return styled(nominative(word.lower(), form, pos, annotation.lemmas[token]), word)
