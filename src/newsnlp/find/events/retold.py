"""Which event a bare noun tells again: «в [открытии] приняли участие», «[мероприятие] прошло»."""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class, sets_day
from newsnlp.find.grammar.antecedents import GENDERS_OF
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import EVENTS
from newsnlp.lexicon import rows, words

BACK = 5
"""Sentences before in which the event may be told."""
_DEPTH = 6
_THINGS = frozenset({"obj", "nsubj:pass"})
"""How what something happens to hangs on its verb."""
_POINTING = frozenset({"этот", "это", "данный"})
_NOUNS = ("NOUN", "PROPN")
_NEXT = frozenset({"очередной", "ближайший"})
_COMING = frozenset({"следующий", "будущий"})
_BESIDE = frozenset({"накануне", "перед", "после", "до"})
_TELLING = frozenset({"amod", "nmod", "det", "nummod", "appos", "conj", "acl", "acl:relcl"})
"""How a word hangs on a noun that says which one it is, or how many."""


def retold(
    annotation: Annotation, index: MentionIndex, noun: int, mention: int | None
) -> int | None:
    """Return the event that a noun means: told before if it is no mention, or of any event.

    «Состоялось открытие моста. В [открытии] приняли участие …»; a «[мероприятие]» is the only
    event of the last sentence that tells one.
    """
    if mention is not None and annotation.lemmas[noun] not in noun_class("any_event"):
        return _told_otherwise(annotation, index, noun, mention)
    if mention is None and annotation.lemmas[noun] in noun_class("paper"):
        return signed_before(annotation, index, noun)
    told = told_before(annotation, index, noun, annotation.lemmas[noun])
    return mention if told is None or not is_bare(annotation, noun) else told


def _told_otherwise(a: Annotation, index: MentionIndex, noun: int, mention: int) -> int:
    """Return the event that a bare noun tells in another word: «первенство. [Соревнования] прошли».

    Its own where a nearer sentence tells an event of that noun.
    """
    alone = index.length(mention) == 1 and a.lemmas[noun] in meanings()
    told = told_before(a, index, noun, a.lemmas[noun]) if alone and is_bare(a, noun) else None
    if told is None or a.pos(index.head[told]) != "NOUN":
        return mention
    return mention if a.lemmas[index.head[told]] == a.lemmas[noun] else told


def lies_ahead(a: Annotation, index: MentionIndex, event: int) -> bool:
    """Tell an event of what will be: «выступит на [этапе]», «[этап], который пройдёт»."""
    head = index.head[event]
    above = a.heads[head]
    relative = [child for child in a.children[head] if a.deprel(child) == "acl:relcl"]
    return any(a.feats(verb).get("Tense") == "Fut" for verb in (above, *relative) if verb >= 0)


def signed_before(a: Annotation, index: MentionIndex, noun: int) -> int | None:
    """Return the event of signing what «[документ]» means, or of the paper itself."""
    here = a.sentence_of(noun)
    for sentence in range(here - 1, max(-1, here - 1 - BACK), -1):
        for token in range(*a.sentence_tokens(sentence)):
            event = index.at(token, EVENTS) if a.lemmas[token] in noun_class("paper") else None
            if event is not None:
                return event
    return None


def paper_meant(a: Annotation, index: MentionIndex, pronoun: int) -> int | None:
    """Return the event of signing what «[его] подписали» means, None for what it does not.

    What is told in the sentence itself is meant first: «выдали предписание, [его] подписал Рид».
    """
    genders = GENDERS_OF.get(a.lowered[pronoun], frozenset())
    for token in range(a.sentence_tokens(a.sentence_of(pronoun))[0], pronoun):
        feats = a.feats(token)
        thing = a.deprel(token) in _THINGS and feats.get("Animacy") == "Inan"
        if thing and feats.get("Number") == "Sing" and feats.get("Gender") in genders:
            return None
    return signed_before(a, index, pronoun)


def is_bare(a: Annotation, noun: int) -> bool:
    """Tell whether a noun has no word that says which one it is, or how many."""
    many = a.feats(noun).get("Number") == "Plur"
    if a.pos(noun) != "NOUN" or (many and a.lemmas[noun] not in noun_class("plural_of_one")):
        return False
    told = (c for c in a.children[noun] if a.deprel(c) in _TELLING)
    bare = all(a.lemmas[child] in _POINTING | noun_class("solemn") for child in told)
    return bare and not _is_of_next_year(a, noun)


def _is_of_next_year(a: Annotation, noun: int) -> bool:
    """Tell another edition: «[в следующем году] [праздник] пройдёт в Туле»."""
    beside = a.children[a.heads[noun]] if a.heads[noun] >= 0 else ()
    years = (child for child in beside if a.lemmas[child] == "год")
    return any(a.lemmas[c] in _COMING for year in years for c in a.children[year])


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """Return the events that a bare noun may mean besides its own: «церемония», an opening."""
    return {noun: tuple(events.split()) for noun, events in rows("same_events.tsv")}


def told_before(
    annotation: Annotation, index: MentionIndex, noun: int, lemma: str, reach: int = BACK
) -> int | None:
    """Return the event of a lemma told last before a noun.

    A «церемония» may be the opening told of. Without a lemma, or for one that may mean any event,
    it must be the only one there, and nobody's own: no «отставка», no «ремонт».
    """
    meant = (lemma, *meanings().get(lemma, ()))
    here = annotation.sentence_of(noun)
    back = range(here - 1, max(-1, here - 1 - reach), -1)
    told = [told_in(annotation, index, sentence) for sentence in back]
    for i, found in enumerate(told):
        if again := [found[one] for one in meant if one in found]:
            # «вышел из полуфинала в финал. [Матч] прошёл»: which of them?
            return again[0] if lemma in found or len(again) == 1 else None
        if lemma and (event := _told_by_verb(annotation, index, here - 1 - i, meant)) is not None:
            return event
        if lemma:
            continue
        if found:
            break
        bare = _bare_event(annotation, here - 1 - i)
        if bare >= 0:
            return told_before(annotation, index, bare, annotation.lemmas[bare], reach)
    any_kind = not lemma or lemma in noun_class("occasion")
    last = next(filter(None, told), {}) if any_kind else {}
    last = {one: e for one, e in last.items() if not _is_frame(annotation, index, e, len(last))}
    only = next(iter(last)) if len(last) == 1 else ""
    unattended = words("personal_events.txt") | noun_class("disaster", "works")
    return None if only in unattended else last.get(only)


def _bare_event(a: Annotation, sentence: int) -> int:
    """Return a noun that goes on with an event told before, or -1: «на [встрече] обсудили»."""
    nouns = noun_class("of_a_day")
    for token in range(*a.sentence_tokens(sentence)):
        if a.lemmas[token] in nouns and a.pos(token) == "NOUN" and is_bare(a, token):
            return token
    return -1


def _told_by_verb(
    a: Annotation, index: MentionIndex, sentence: int, meant: tuple[str, ...]
) -> int | None:
    """Return the event of a verb that a noun names: «мэр [встретился] с врачами. Во встрече …»."""
    headed = index.headed(EVENTS)
    for token in filter(headed.__contains__, range(*a.sentence_tokens(sentence))):
        if a.pos(token) == "VERB":
            noun = verb_nouns().get(a.lemmas[token], "")
            if noun.partition(" {")[0] in meant:
                return headed[token]
    return None


def tells_by_verb(annotation: Annotation, token: int) -> bool:
    """Tell a verb, and «расторгнут», which the tagger takes for a noun."""
    verb = annotation.pos(token) in ("VERB", "AUX")
    return verb or annotation.lemmas[token] in verb_nouns()


@cache
def verb_nouns() -> dict[str, str]:
    """Return the noun of what each verb tells."""
    return {verb: noun for verb, noun, *_ in rows("verb_nouns.tsv")}


def told_in(a: Annotation, index: MentionIndex, sentence: int) -> dict[str, int]:
    """Return the events that nouns of a sentence tell, by lemma, without those of their names."""
    headed = index.headed(EVENTS)
    tokens = filter(headed.__contains__, range(*a.sentence_tokens(sentence)))
    heads = {token: headed[token] for token in tokens if a.pos(token) in _NOUNS}
    found: dict[str, int] = {}
    for token, event in heads.items():
        telling = a.lemmas[token] not in noun_class("any_event") and not is_another(a, token)
        if telling and not _is_below(a, token, heads):
            found.setdefault(a.lemmas[token], event)
    return found


def is_another(a: Annotation, noun: int) -> bool:
    """Tell what is only mentioned beside the event of a text: «предыдущий конкурс»."""
    below = (a.lemmas[child] for child in a.children[noun])
    return any(lemma in words("other_occurrence.txt") for lemma in below)


def coming(a: Annotation, noun: int) -> str:
    """Return the adjective of what comes next: «прошло, [очередное] пройдёт», or ``""``."""
    said = next((a.lemmas[c] for c in a.children[noun] if a.lemmas[c] in _NEXT), "")
    if not said or not _is_told(a, noun, "Fut"):
        return ""
    before = (token for token in a.by_lemma.of({a.lemmas[noun]}) if token < noun)
    return said if any(_is_told(a, token, "Past") for token in before) else ""


def _is_told(a: Annotation, noun: int, tense: str) -> bool:
    """Tell whether a verb tells of a noun in a tense; what is «назначено» comes."""
    verb = a.heads[noun]
    if verb < 0 or a.pos(verb) != "VERB":
        return False
    return (a.feats(verb).get("Tense") if not sets_day(a.lemmas[verb]) else "Fut") == tense


def _is_frame(a: Annotation, index: MentionIndex, event: int, told: int) -> bool:
    """Tell what others are held in or before, «в рамках [форума] прошёл семинар», or a paper."""
    head = index.head[event]
    above = a.heads[head]
    if a.lemmas[head] in noun_class("paper"):
        return True
    if any(a.lemmas[child] in _BESIDE for child in a.children[head] if child < head):
        return True
    return told > 1 and above >= 0 and a.lemmas[above] in noun_class("during")


def _is_below(a: Annotation, token: int, heads: dict[int, int]) -> bool:
    """Tell whether a noun is in the phrase of another event: «церемония открытия [форума]».

    So is what it is devoted to: «концерт, посвящённый [открытию] моста».
    """
    devoted = noun_class("marked_for")
    for _ in range(_DEPTH):
        if a.deprel(token) == "conj":
            return False  # «форум и [конкурс]»
        below, token = token, a.heads[token]
        if token >= 0 and a.lemmas[token] in devoted and a.deprel(token) in _TELLING:
            below, token = token, a.heads[token]
        if token < 0 or a.pos(token) not in ("NOUN", "PROPN"):
            return False
        if any(a.pos(between) == "VERB" for between in range(token, below)):
            return False  # «провёл переговоры и участвовал в [сессии]», whatever it hangs on
        if token in heads:
            return True
    return False
