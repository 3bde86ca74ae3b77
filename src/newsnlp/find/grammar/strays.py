"""Arguments of a verb that the parser hangs on another noun of the clause."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.cases import preposition_of
from newsnlp.find.grammar.finite import is_whole_participle
from newsnlp.find.grammar.ordered import by_order
from newsnlp.find.grammar.resumed import gone_on, of_list
from newsnlp.find.grammar.set_off import objects_set_off

_CHAIN = 3
_REACH = 40
"""Tokens before a verb in which its arguments are looked for."""
_INSTEAD = frozenset({"вместо"})
_OUT_OF = "из"
BEING, _AFTER = "будучи", "после"
_NOUNS = ("NOUN", "PROPN")
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "ADP", "NUM"})
_CLAUSES = frozenset({"PUNCT", "VERB", "AUX"})
_SHORT = 4
_YEAR = ["г", "."]
_INFINITIVES = frozenset({"xcomp", "csubj", "csubj:pass"})
_NO_VERBS = frozenset({"amod", "nsubj"})


def crossing(annotation: Annotation, verb: int) -> list[int]:
    """Return what stands before a verb and hangs on a noun behind it.

    «[Проректором] назначен доцент Котов»: no phrase goes around the verb that it depends on. It
    is a noun on the subject, an instrumental, «[ректором] избран Котов (ранее – декан)», or a
    genitive: «[награды] удостоен Рид за открытие».
    """
    a, heads = annotation, annotation.heads
    first = max(a.sentence_tokens(a.sentence_of(verb))[0], verb - _REACH)
    if max(heads[first:verb], default=-1) <= verb:
        return []  # as before most verbs
    subjects = {c for c in a.children[verb] if a.deprel(c).startswith("nsubj")}
    return [
        t
        for t in range(first, verb)
        if heads[t] > verb
        and (
            heads[t] in subjects
            or (a.feats(t).get("Case") == "Ins" and _is_below(heads, heads[t], verb))
            or (a.feats(t).get("Case") == "Gen" and heads[heads[t]] == verb)
        )
    ]


def is_phase(annotation: Annotation, verb: int) -> bool:
    """Tell an infinitive of what begins or goes on: «стал, продолжает [руководить] отделом»."""
    a, above = annotation, annotation.heads[verb]
    goes_on = above >= 0 and a.lemmas[above] in noun_class("phase", "going_on_to")
    return goes_on and a.deprel(verb) == "xcomp" and a.feats(verb).get("VerbForm") == "Inf"


def entrusting(annotation: Annotation, verb: int) -> int:
    """Return the verb that gives somebody a post, or -1: «[поручено] возглавить штаб Риду»."""
    a = annotation
    if a.feats(verb).get("VerbForm") != "Inf":
        return -1  # as most verbs
    told = frames().get(a.lemmas[verb], ())
    if not any(frame.role or frame.status == "acting" for frame in told):
        return -1
    near = (a.heads[verb], *a.children[verb])
    return next((t for t in near if t >= 0 and a.lemmas[t] in noun_class("entrusting")), -1)


def elsewhere(
    annotation: Annotation, verb: int, posts: Set[str], alone: Sequence[int]
) -> list[int]:
    """Return all that the parser hangs on another word and only a verb can ask for.

    ``alone``: what ``by_themselves`` finds.
    """
    a = annotation
    found = [*apart(a, verb, posts, alone), *handed_up(a, verb)]
    if a.lemmas[verb] in frames():
        found += [*behind_names(a, verb), *right_behind(a, verb), *behind_comma(a, verb)]
        found += objects_set_off(a, verb)
    return found


def handed_up(annotation: Annotation, verb: int) -> list[int]:
    """Return instrumentals of an infinitive on the verb above: «[отделом] стал руководить Рид».

    So is where something is to be, «форум должен пройти [на площади] Победы», and to whom people
    are to do it: «[Рида] могут исключить из партии», «[в совет] планируется включить Рида».
    """
    if annotation.deprel(verb) not in _INFINITIVES:
        return []
    above = annotation.heads[verb]
    planned = annotation.deprel(verb) != "xcomp"
    if planned or annotation.feats(above).get("Variant") == "Short":
        return [t for t in annotation.children[above] if _has_preposition(annotation, t)]
    below = annotation.children[above]
    if annotation.feats(above).get("Number") == "Plur" and above < verb:
        whom = [t for t in below if t < above and _is_whom(annotation, t)]
        if whom and annotation.feats(above).get("VerbForm") == "Fin":
            return whom
    if not is_phase(annotation, verb):
        return []
    return [t for t in below if t != verb and annotation.feats(t).get("Case") == "Ins"]


def _is_whom(annotation: Annotation, name: int) -> bool:
    """Tell a name that the parser takes for a subject though its form is of an object."""
    a, feats = annotation, annotation.feats(name)
    alive = a.pos(name) == "PROPN" and feats.get("Animacy") == "Anim"
    return alive and feats.get("Case") in ("Gen", "Acc") and not _has_preposition(a, name)


def behind_names(annotation: Annotation, verb: int) -> list[int]:
    """Return what the parser hangs on whom a verb leads out: «исключили Рида из [партии]»."""
    a = annotation
    names = (c for c in a.children[verb] if a.deprel(c) == "obj" and a.pos(c) == "PROPN")
    below = (c for name in names for c in a.children[name] if a.deprel(c) == "nmod")
    return [c for c in below if c > verb and preposition_of(a, c) == _OUT_OF]


def right_behind(annotation: Annotation, verb: int) -> list[int]:
    """Return what the parser hangs beyond another verb: «вышел из [партии] и вступил в союз»."""
    a, before = annotation, verb + 1
    if before >= len(a) or a.pos(before) != "ADP":
        return []
    noun = a.heads[before]
    above = a.heads[noun] if noun > before else -1
    verbs = (t for t in range(noun + 1, above) if a.pos(t) == "VERB")
    return [noun] if any(a.feats(t).get("VerbForm") == "Fin" for t in verbs) else []


def behind_comma(annotation: Annotation, verb: int) -> list[int]:
    """Return what the parser hangs on the verb before: «ушёл Рид, [завод] возглавит Ким»."""
    a, above = annotation, annotation.heads[verb]
    if not 0 <= above < verb - 1 or a.pos(above) != "VERB":
        return []
    commas = [t for t in range(above + 1, verb) if a.words[t] == ","]
    below = (c for c in a.children[above] if commas and commas[-1] < c < verb)
    return [c for c in below if a.deprel(c) in ("obj", "nsubj") and a.pos(c) == "NOUN"]


def by_themselves(annotation: Annotation) -> list[int]:
    """Return the instrumentals that the parser lets stand apart."""
    a = annotation
    if "parataxis" not in a.tagset.rels:
        return []
    return [
        t
        for t in np.flatnonzero(a.rel == a.tagset.rels.index("parataxis")).tolist()
        if a.pos(t) in _NOUNS and a.feats(t).get("Case") == "Ins" and not _has_preposition(a, t)
    ]


def loose(annotation: Annotation, verb: int, alone: Sequence[int]) -> list[int]:
    """Return which of the instrumentals that stand apart are beside a verb.

    «Работал в банке – сначала [кассиром]», «итоги: [орденом] Почёта награждён Котов».
    """
    if not alone:
        return []  # as in most articles
    heads, above = annotation.heads, annotation.heads[verb]
    below = [t for t in alone if t > heads[t] > verb == heads[heads[t]]]
    beside = [t for t in alone if t < verb and heads[t] == above >= 0]
    return [*below, *(t for t in beside if _is_next(annotation, t, verb))]


def _is_next(annotation: Annotation, noun: int, verb: int) -> bool:
    """Tell whether nothing but what depends on a noun stands between it and a verb."""
    heads = annotation.heads
    return all(noun <= heads[t] < verb for t in range(noun + 1, verb))


def _is_below(heads: Sequence[int], noun: int, verb: int) -> bool:
    """Tell whether a noun behind a verb depends on it, by way of few others."""
    for _ in range(_CHAIN):
        noun = heads[noun]
        if noun <= verb:
            return noun == verb
    return False


def posts_below(annotation: Annotation, verb: int, posts: Set[str]) -> list[int]:
    """Return what only a verb can ask for: «переведён в банк [на должность] директора»."""
    a = annotation
    if a.by_lemma.words.isdisjoint(posts):
        return []
    return [
        t
        for child in a.children[verb]
        if child > verb and a.pos(child) in ("NOUN", "PROPN")
        for t in a.children[child]
        if a.lemmas[t] in posts and any(a.words[x] == "на" for x in a.children[t])
    ]


def instead(annotation: Annotation) -> dict[int, list[int]]:
    """Return, by verb, what the parser hangs on another noun for a «вместо» between them.

    «Назначил директором завода Сидорова [вместо Петрова]», «вместо Петрова [на пост
    директора] назначен Сидоров», «вместо него [исполняющей обязанности] назначена Котова»:
    all can only belong to the verb.
    """
    a = annotation
    found: dict[int, list[int]] = {}
    for token in a.by_lemma.of(_INSTEAD):
        noun = a.heads[token] if a.pos(token) == "ADP" else -1
        verb = noun
        while verb >= 0 and a.pos(verb) != "VERB":
            verb = a.heads[verb]
        if verb >= 0:
            below = [
                c
                for c in a.children[noun]
                if a.feats(c).get("Case") == "Ins" or _has_preposition(a, c)
            ]
            found.setdefault(verb, []).extend([noun, *below])
    return found


def _has_preposition(annotation: Annotation, noun: int) -> bool:
    return any(annotation.pos(x) == "ADP" and x < noun for x in annotation.children[noun])


def is_mistaken(annotation: Annotation, verb: int) -> bool:
    """Tell what the parser makes part of a noun: no finite verb is, «[заведовала] отделом»."""
    a = annotation
    taken = a.heads[verb] > verb and a.deprel(verb) in _NO_VERBS
    return taken and a.feats(verb).get("VerbForm") == "Fin"


def may_be_subject(annotation: Annotation, token: int) -> bool:
    """Tell from a subject what never is one: a verb, whose something is, «был [её] директором»."""
    a = annotation
    his = a.pos(token) == "DET" and "Case" not in a.feats(token)  # «[тот] ушёл» shows its case
    return not his and not is_mistaken(a, token)


def _beside_mistaken(annotation: Annotation, verb: int) -> list[int]:
    """Return the nouns behind such a verb in its own clause."""
    a, above = annotation, annotation.heads[verb]
    behind = (t for t in (*a.children[above], above) if verb < t <= above)
    return [t for t in behind if "," not in a.words[verb:t]]


def apart(annotation: Annotation, verb: int, posts: Set[str], alone: Sequence[int]) -> list[int]:
    """Return what the parser hangs on another word though only a verb can ask for it.

    ``alone``: what ``by_themselves`` finds.
    """
    a, above = annotation, annotation.heads[verb]
    if is_mistaken(a, verb):
        return [*_beside_mistaken(a, verb), *posts_below(a, verb, posts), *by_order(a, verb)]
    siblings: Sequence[int] = a.children[above] if 0 <= above < verb else ()
    taken = [t for t in siblings if above < t < verb and next_verb(a, t) == verb]
    taken += _on_a_noun(a, verb, above)
    taken += _behind_gone(a, verb)
    taken += _behind_both(a, verb, siblings)
    taken += _right_before(a, verb)
    return [*posts_below(a, verb, posts), *loose(a, verb, alone), *taken, *by_order(a, verb)]


def _on_a_noun(annotation: Annotation, verb: int, above: int) -> list[int]:
    """Return what the parser hangs on a noun before: «поставил пьесу, [художником] был Рид»."""
    a, heads = annotation, annotation.heads
    if above < 0 or a.feats(verb).get("VerbForm") != "Fin":
        return []
    near = (t for t in range(max(above, verb - _SHORT) + 1, verb) if a.pos(t) == "NOUN")
    return [t for t in near if above < heads[t] < t and next_verb(a, t) == verb]


def _behind_both(annotation: Annotation, verb: int, siblings: Sequence[int]) -> list[int]:
    """Return what the parser hangs on the verb before: «стал врачом, а сейчас работает [мэром]»."""
    a, behind = annotation, [t for t in siblings if t > verb]
    if not behind or a.feats(verb).get("VerbForm") != "Fin":
        return []
    end = next((t for t in range(verb + 1, behind[-1]) if a.pos(t) in _CLAUSES), behind[-1] + 1)
    near = (t for t in behind if t < end and a.pos(t) == "NOUN" and not _has_preposition(a, t))
    return [t for t in near if a.feats(t).get("Case") == "Ins"]


def _right_before(annotation: Annotation, verb: int) -> list[int]:
    """Return a prize before the verb that asks for it: «в области физики [премии] удостоен Рид»."""
    a, noun = annotation, verb - 1
    if noun < 1 or a.lemmas[noun] not in noun_class("prize") or not 0 <= a.heads[noun] < noun:
        return []
    return [noun] if a.feats(noun).get("Case") == "Gen" and not _has_preposition(a, noun) else []


def _behind_gone(annotation: Annotation, verb: int) -> list[int]:
    """Return what the parser hangs on who is gone: «после смерти Рида [директором] стал Котов».

    «После избрания Рида директором» the post is his.
    """
    a = annotation
    if _AFTER not in a.by_lemma.words:
        return []
    gone = (t for t in a.children[verb] if t < verb and preposition_of(a, t) == _AFTER)
    gone = (t for t in gone if a.lemmas[t] not in noun_class("appointment"))
    below = (c for t in gone for c in a.children[t] if t < c < verb and a.pos(c) == "NOUN")
    return [c for c in below if a.feats(c).get("Case") == "Ins" and not _has_preposition(a, c)]


def next_verb(annotation: Annotation, noun: int) -> int:
    """Return the verb right behind a noun that the parser hangs on the clause before, or -1.

    «Ректор переизбран, [президентом] вуза избран Майер»: no comma stands between the two.
    """
    a, above = annotation, annotation.heads[noun]
    behind = 0 <= above < noun - 1 and a.feats(noun).get("Case") == "Ins"
    if not behind or "," not in a.words[above:noun]:
        return -1
    _, end = a.sentence_tokens(a.sentence_of(noun))
    for token in range(noun + 1, end):
        if a.pos(token) == "VERB":
            return -1 if is_whole_participle(a, token) else token
        aside = a.lowered[token] == "этом" and a.lowered[token - 1] == "при"
        if a.pos(token) not in _PHRASE and not aside:
            return -1  # «[художником] при этом был Рид» goes on
    return -1


def before_phrase(annotation: Annotation, participle: int) -> int:
    """Return the token before a participle and the few words that say when and where.

    «Вместо Анны Рид[,] досрочно ушедшей», «Лев Рид[,] до этого руководивший».
    """
    token = participle - 1
    while token > 0 and participle - token <= _SHORT:
        year = annotation.lowered[token - 1 : token + 1] == _YEAR  # «до 2022 г[.] руководивший»
        if annotation.pos(token) not in _PHRASE and annotation.pos(token) != "PRON" and not year:
            break
        token -= 1
    return token


def is_aside(annotation: Annotation, noun: int) -> bool:
    """Tell what a converb says: «будучи [певицей], поступила в училище»."""
    being = BEING in annotation.by_form.words
    if being and any(annotation.lowered[t] == BEING for t in annotation.children[noun] if t < noun):
        return True
    return annotation.heads[noun] > noun and _is_of_a_converb(annotation, noun)


def _is_of_a_converb(annotation: Annotation, noun: int) -> bool:
    """Tell «рассмотрев [ходатайство], суд избрал меру», which the parser hangs on the verb."""
    a, verb = annotation, annotation.heads[noun]
    if a.deprel(noun) != "obj" or "," not in a.words[noun:verb]:
        return False
    before = (t for t in a.children[verb] if t < noun and a.feats(t).get("VerbForm") == "Conv")
    return any("," not in a.words[converb:noun] for converb in before)


def another_list(annotation: Annotation) -> dict[int, int]:
    """Return the subjects that nouns are coordinated with, where the parser takes an earlier list.

    «Вошли Ян Гущин и Лев Рид, а [Анна Котова] и [Ян Ким] ушли»: no list goes on behind the subject
    of another verb. Nor does it in «…; ушли [Анна Котова] и [Ян Ким]», where he may even be taken
    for one of those behind him.
    """
    a, heads = annotation, annotation.heads
    found = gone_on(a)
    if "conj" not in a.tagset.rels:
        return found
    for token in np.flatnonzero(a.rel == a.tagset.rels.index("conj")).tolist():
        head = heads[token]
        if head == token - 1 or a.pos(token) not in _NOUNS:
            continue
        if (before := of_list(a, token, head)) is not None:
            found[token] = before
            continue
        begin = max(head if head < token else -1, token - _REACH)
        for noun in range(token - 1, begin, -1):
            if a.deprel(noun).startswith("nsubj"):
                apart = head > token or head < heads[noun] < noun
                if heads[noun] > token > head or (apart and _is_joined(a, noun, token)):
                    found[token] = noun
                break
    return found


def _is_joined(annotation: Annotation, name: int, other: int) -> bool:
    """Tell a noun right behind a name and «и»: «[Анна Котова] и [Ян Ким]»."""
    own = range(name + 1, other - 1)
    named = all(annotation.heads[token] == name for token in own)
    return annotation.words[other - 1] == "и" and named and annotation.pos(name) == "PROPN"
