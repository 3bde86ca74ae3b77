"""What a verb has for its subject, where the parser takes something else for it."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import known_tags
from newsnlp.annotate.marks import CLOSING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cases import PRONOUNS, is_she, preposition_of
from newsnlp.find.grammar.resumed import resumed
from newsnlp.find.type_sets import APPOSED
from newsnlp.remembered import WORDS

_NOUNS = frozenset({"NOUN", "PROPN"})
_EQUAL = frozenset({"conj", "parataxis"})
_PARTED = frozenset({")", ",", ";"})
_OPENED = 5
"""Words before a verb among which its brackets open: «([с 2015 года] входит в группу)»."""
_LISTED = ("nsubj", "parataxis")
_OPPOSING = frozenset({"а", "но", "тогда"})
_SEVERAL = 2
_HERS = ("ая", "яя", "аяся", "ую", "юю")
"""Endings of her adjectives, whatever the tagger says."""
_GOES_ON = frozenset({"где", "куда", "откуда", "что", "который", "почему", "зачем", "как", "когда"})
"""Words of clauses that go on with the subject of the one before: «за [что] награждён»."""
_CASED = frozenset({"что", "который"})
_WHICH = "который"
_LOOK_ALIKE = frozenset({"Gen", "Dat", "Ins", "Loc"})
"""Cases in which words beside a noun are alike in the masculine and the neuter."""
_CHAIN = 4
"""How far up a tree the outer verb is looked for; longer ways are parser errors."""


def disagrees(annotation: Annotation, noun: int, verb: int) -> bool:
    """Tell what looks like a subject: «трудовой [путь] начинала врачом», «[врачом] стала Рид».

    So do «[он] ушёл; врио назначили Рида», «[пожар] в Туле: погибли двое», «[раны] были тяжелы:
    она умерла».
    """
    one, two = annotation.feats(noun), annotation.feats(verb)
    if one.get("Case") == "Ins" and annotation.pos(noun) == "NOUN" and noun < verb:
        return True
    thing = annotation.pos(noun) == "NOUN" and one.get("Animacy") == "Inan"
    if two.get("Number") == "Plur" and (thing or annotation.lemmas[noun] in PRONOUNS):
        # «парк и сквер», «большинство депутатов» are many
        of = any(annotation.feats(c).get("Number") == "Plur" for c in annotation.children[noun])
        return one.get("Case") == "Nom" and not _is_many(annotation, noun) and not of
    if thing and (one.get("Number"), two.get("Number")) == ("Plur", "Sing"):
        return one.get("Case") == "Nom"
    single = one.get("Number") == two.get("Number") == "Sing"
    genders = {one.get("Gender"), two.get("Gender")} - {None}
    return thing and single and len(genders) > 1


def named_below(annotation: Annotation, verb: int) -> int | None:
    """Return whom the parser takes for the name of an object: «возглавил комитет [Лев Котов]»."""
    a = annotation
    if a.pos(verb) != "VERB" or not _governs(a.words[verb].lower()):
        return None
    people = {first for first, _, kind in a.spans if kind == "PER"}
    for noun in a.children[verb]:
        inner = a.deprel(noun) in ("nsubj", "obj") and a.feats(noun).get("Animacy") == "Inan"
        name = noun + 1
        if not inner or noun < verb or name not in people or a.heads[name] != noun:
            continue
        feats, told = a.feats(name), a.feats(verb)
        alike = feats.get("Gender") == told.get("Gender", feats.get("Gender"))
        if alike and feats.get("Case") == "Nom" and a.deprel(name) == "appos":
            return name
    return None


@lru_cache(WORDS)
def _governs(verb: str) -> bool:
    """Tell a verb in the singular that has a direct object, «возглавил», from «открылся»."""
    tags = known_tags(verb)
    return tags != [] and all({"VERB", "tran", "sing"} <= tag.grammemes for tag in tags)


def is_before_semicolon(annotation: Annotation, noun: int, verb: int) -> bool:
    """Tell whom another clause is about: «[директор] – Рид; дочь, Анна Рид, руководит фондом»."""
    a = annotation
    if ";" not in a.words[noun:verb] or a.feats(verb).get("Number") != "Sing":
        return False
    opens = verb - 1 - a.words[noun:verb][::-1].index(";")
    return any(_may_act(a, token, verb) for token in range(opens, verb))


def bracketed(annotation: Annotation, verb: int) -> list[int]:
    """Return what brackets tell of that a verb opens: «завод «[Луч]» (входит в группу)»."""
    a, before = annotation, annotation.words[max(0, verb - _OPENED) : verb]
    if "(" not in before or a.lemmas[verb] not in noun_class("belonging"):
        return []  # «работал в «Луче» (руководил цехом)» tells of him
    noun = verb - 1 - before[::-1].index("(") - 1
    noun -= noun > 0 and a.words[noun] in CLOSING
    if noun < 0 or a.pos(noun) not in _NOUNS or not _PARTED.isdisjoint(a.words[noun + 1 : verb]):
        return []
    own = any(_may_act(a, token, verb) for token in range(noun + 1, verb))
    other = a.feats(verb).get("Gender") not in (None, a.feats(noun).get("Gender"))
    return [] if own or other else [noun]


def _may_act(annotation: Annotation, noun: int, verb: int) -> bool:
    """Tell a nominative that agrees with a verb."""
    a = annotation
    told = a.pos(noun) in _NOUNS and a.feats(noun).get("Case") == "Nom"
    return told and agree(a, noun, verb)


def counted(annotation: Annotation, subject: int) -> list[int]:
    """Return the first of those that a number counts: «вошли трое: [Лямин], Рогова»."""
    a, children = annotation, annotation.children[subject]
    if ":" not in a.words[subject : subject + 2]:
        return [subject]
    number = a.pos(subject) == "NUM" or any(a.pos(child) == "NUM" for child in children)
    near = (*children, *a.children[a.heads[subject]]) if number else ()
    return [c for c in near if c > subject and a.deprel(c).startswith(_LISTED)][:1] or [subject]


def outer_clause(annotation: Annotation, verb: int, top: int) -> int:
    """Return the verb whose subject «где», «после чего», «что» go on with, or -1.

    «Рид перешёл в «Маяк», [где возглавил] отдел», «Рид сообщил, [что уходит] в отставку». The
    ``top`` is what the verb or its predicate hangs on.
    """
    a = annotation
    before = [c for c in a.children[top] if c < verb]
    relative = (
        (a.lemmas[c] in _GOES_ON and (a.lemmas[c] not in _CASED or preposition_of(a, c)))
        or (a.lowered[c] == "что" and a.deprel(c) == "mark")
        for c in before
    )
    if not any(relative):
        return -1
    above = a.heads[top]
    for _ in range(_CHAIN):
        if above < 0 or a.pos(above) == "VERB":
            break
        above = a.heads[above]
    same = above >= 0 and a.feats(above).get("Number") == a.feats(verb).get("Number")
    return above if same and same_gender(a, above, verb) else -1


def coordinated(annotation: Annotation, head: int, verb: int) -> int:
    """Return the verb whose subject another shares, for the most part the one it hangs on.

    «Она сменила Котова, который [возглавлял] клуб и [был избран] депутатом»: the parser may
    hang the last verb on the first. They differ in gender, or no comma ends the clause between.
    """
    a = annotation
    for token in range(verb - 1, head, -1):
        finite = a.pos(token) == "VERB" and a.feats(token).get("VerbForm") == "Fin"
        if finite and same_gender(a, token, verb):
            nearer = a.deprel(token) == "acl:relcl" and "," not in a.words[token:verb]
            # «первый вёл отдел, [второй преподавал], а теперь занимает пост»
            nearer |= a.deprel(token) in _EQUAL and any(
                head < c < token and a.deprel(c) == "nsubj" for c in a.children[token]
            )
            return token if nearer or not same_gender(a, head, verb) else head
        if finite:
            return head
    return head


def same_gender(annotation: Annotation, one: int, other: int) -> bool:
    """Tell whether two verbs in the past tense agree in gender, where both show it."""
    genders = {annotation.feats(token).get("Gender") for token in (one, other)}
    return len(genders - {None}) < 2


def in_clause(annotation: Annotation, subjects: list[int], verb: int) -> list[int]:
    """Leave out what is of another clause: «[он] – глава банка, в который вошёл Фонд».

    «Избрана [Анна Рид], в совет вошёл [Ян Ким]», where the parser hangs both on the first verb, and
    «введена [Анна Рид], тогда как [Ян Ким] совет покинул», where on the last.
    """
    first = min(subjects)
    opens = max((t for t in range(first, verb) if _opens_clause(annotation, t)), default=first)
    own = [c for c in subjects if c >= opens] or subjects
    apart = (
        _is_of_next(annotation, c, verb) or _is_of_the_verb_before(annotation, c, verb) for c in own
    )
    return [c for c, other in zip(own, apart, strict=True) if not other] or own


def _is_of_the_verb_before(annotation: Annotation, noun: int, verb: int) -> bool:
    """Tell «пост сохранил [Рид], завод возглавит Ким», whom the parser hangs on the last verb."""
    a, before = annotation, noun - 1
    told = before >= 0 and noun < verb and "," in a.words[noun:verb] and _is_finite(a, before)
    return told and a.pos(before) == "VERB" and agree(a, noun, before)


def _opens_clause(annotation: Annotation, token: int) -> bool:
    """Tell «которая», «, но», «, тогда как» and what stands behind a colon from «, а также»."""
    words = annotation.lowered
    if words[token - 1] == ":":
        return True
    opposing = words[token - 1] == "," and words[token] in _OPPOSING
    return annotation.lemmas[token] == "который" or (opposing and words[token + 1] != "также")


def living_object(annotation: Annotation, verb: int, subjects: list[int]) -> int | None:
    """Return who does something where the parser has it turned: «комитет возглавил [Рид]».

    What is alive is no object in the nominative.
    """
    a = annotation
    if not subjects or subjects[-1] > verb:
        return None
    for c in a.children[verb]:
        if c > verb and a.deprel(c) == "obj":
            feats = a.feats(c)
            living = feats.get("Case") == "Nom" and feats.get("Animacy") == "Anim"
            lifeless = all(a.feats(s).get("Animacy") == "Inan" for s in subjects)
            she = lifeless and is_she(a, c)  # «Комитет возглавила [Хасбулатова]»
            return c if she or (living and lifeless and not disagrees(a, c, verb)) else None
    return None


def astray(annotation: Annotation, verb: int) -> list[int]:
    """Return the subjects that the parser takes for another verb's, or for another thing."""
    ways = (taken_before, done_to, behind_pronoun, resumed)
    return next((found for way in ways if (found := way(annotation, verb))), [])


def taken_before(annotation: Annotation, verb: int) -> list[int]:
    """Return the subjects that the parser hangs on the verb of the clause before."""
    above = annotation.heads[verb]
    if not 0 <= above < verb or annotation.feats(verb).get("VerbForm") != "Fin":
        return []
    below = (c for c in annotation.children[above] if c > verb)
    subjects = [c for c in below if annotation.deprel(c).startswith("nsubj")]
    told = [c for c in subjects if _is_of_next(annotation, c, above)]
    return [c for c in told if not any(_is_finite(annotation, t) for t in range(verb + 1, c))]


def done_to(annotation: Annotation, verb: int) -> list[int]:
    """Return the noun that the parser has a short participle modify: «[звание] присвоено Риду»."""
    a, noun = annotation, annotation.heads[verb]
    short = a.feats(verb).get("Variant") == "Short" and a.feats(verb).get("Voice") == "Pass"
    if not short or not 0 <= noun < verb or a.pos(noun) != "NOUN" or "," in a.words[noun:verb]:
        return []
    return [noun] if a.deprel(noun) in ("root", "nsubj:pass") and agree(a, noun, verb) else []


def behind_pronoun(annotation: Annotation, verb: int) -> list[int]:
    """Return the subject that the parser takes for an object: «Её подготовили [музей] и фонд»."""
    a = annotation
    below = [c for c in a.children[verb] if a.deprel(c) == "obj"]
    if not any(a.pos(c) == "PRON" and c < verb for c in below):
        return []
    many = a.feats(verb).get("Number") == "Plur"
    return [
        c
        for c in below
        if c > verb and a.pos(c) == "NOUN" and a.feats(c).get("Animacy") == "Inan"
        if a.feats(c).get("Gender") != "Fem" and many == _is_many(a, c)
    ][:1]


def one_letter_name(annotation: Annotation, verb: int) -> list[int]:
    """Return a name that the parser takes for an adverb: «премьером назначен [У Тейн]»."""
    a = annotation
    letters = (c for c in a.children[verb] if c > verb and len(a.words[c]) == 1)
    return [
        c
        for c in letters
        if a.pos(c) == "PROPN" and c + 1 < len(a) and a.heads[c + 1] == c
        if a.words[c].isupper() and a.words[c + 1].istitle()
    ][:1]


def _is_of_next(annotation: Annotation, noun: int, verb: int) -> bool:
    """Tell whether a finite verb that hangs on another one stands before its subject."""
    own = (t for t in range(verb + 1, noun) if annotation.heads[t] == verb)
    return any(_is_finite(annotation, token) for token in own)


def _is_finite(annotation: Annotation, token: int) -> bool:
    feats = annotation.feats(token)
    return annotation.pos(token) == "VERB" and feats.get("VerbForm") == "Fin"


def fitting(annotation: Annotation, subjects: list[int], verb: int) -> list[int]:
    """Leave out who cannot be a subject: «Мэр [Лев Рид] ушёл, главой стала [Анна Котова]».

    Of a post its holder's name shows the gender. Nor did one of them what many did: «избран
    [Лев Рид], в совет вошли [Ян Ким] и Анна Котова».
    """
    if len(subjects) < _SEVERAL:
        return subjects
    feats = annotation.feats(verb)
    gender = feats.get("Gender")
    if feats.get("Number") == "Plur" and feats.get("VerbForm") == "Fin":
        return [t for t in subjects if _is_many(annotation, t)] or subjects
    if gender is None:
        return subjects
    return [t for t in subjects if _gender(annotation, t) in (gender, None)] or subjects


def _is_many(annotation: Annotation, noun: int) -> bool:
    listed = any(annotation.deprel(child) == "conj" for child in annotation.children[noun])
    return listed or annotation.feats(noun).get("Number") == "Plur"


def _gender(annotation: Annotation, noun: int) -> str | None:
    """Return the gender of a noun; of a post that of the name behind it, where there is one."""
    behind = (t for t in annotation.children[noun] if t > noun and annotation.pos(t) == "PROPN")
    names = [t for t in behind if annotation.deprel(t) in APPOSED]
    return annotation.feats(names[0] if names else noun).get("Gender")


def nearest_nominative(annotation: Annotation, verb: int) -> list[int]:
    """Return the nearest nominative before a verb: «Иванов, исполняющий …, принят»."""
    a = annotation
    first, _ = a.sentence_tokens(a.sentence_of(verb))
    depth = 0
    for token in range(verb - 1, first - 1, -1):
        depth += a.words[token] in "»”"
        depth -= a.words[token] in "«„"
        if depth > 0:
            continue
        pos = a.pos(token)
        if pos == "SCONJ" or (pos == "VERB" and a.feats(token).get("VerbForm") == "Fin"):
            break
        nominative = pos in ("NOUN", "PROPN") and a.feats(token).get("Case") == "Nom"
        told = a.deprel(token).startswith("nsubj") and a.heads[token] < token  # «сообщил Рид»
        if nominative and not told and agree(annotation, token, verb):
            return [token]
    return []


def agree(annotation: Annotation, noun: int, other: int) -> bool:
    """Tell whether number and gender of two words fit, where both show them."""
    one, two = annotation.feats(noun), annotation.feats(other)
    number = one.get("Number"), two.get("Number")
    coordinated = (annotation.deprel(c) == "conj" for c in annotation.children[noun])
    if number == ("Sing", "Plur") and any(coordinated):
        return True
    if None not in number and number[0] != number[1]:
        return False
    gender = one.get("Gender"), two.get("Gender")
    if None in gender or gender[0] == gender[1]:
        return True
    if annotation.lemmas[other] == _WHICH and set(gender) == {"Masc", "Neut"}:
        return two.get("Case") in _LOOK_ALIKE  # «жюри, в состав [которого] вошли»
    # «директор Ирина Палагина представила»: a profession may be of the other gender
    return one.get("Animacy") == "Anim" and not is_her_with_his(annotation, noun, other)


def is_her_with_his(annotation: Annotation, noun: int, other: int) -> bool:
    """Tell a noun that no adjective of his describes: «(Рида), [свергнутого] в мае, и королевы»."""
    his, hers = annotation.feats(other), annotation.feats(noun)
    described = his.get("Variant") != "Short" and not annotation.words[other].endswith(_HERS)
    return described and (hers.get("Gender"), his.get("Gender")) == ("Fem", "Masc")
