"""Whose life a clause without a subject goes on with: «Окончил вуз. [Возглавлял] театр»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.grammar.antecedents import only_one, persons_between
from newsnlp.find.grammar.appointees import is_given_a_post, name_top, whose_post_changes
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.layout.sections import whose
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, ROLES
from newsnlp.kinds import EntityType as T
from newsnlp.lexicon import words
from newsnlp.link.people.declension import cases_of_name

_BORN = "родиться"
_ITSELF = "ся"
HIM = frozenset({"его", "ему", "им", "её", "ее", "ей", "ею"})
_HEADLINES = 3
_BODY_BACK = 2
"""Sentences back in which the body may be told to which a verb without a subject belongs."""
_ELIDED = 10
"""Sentences back in which the subject may be told."""
_NAMING = frozenset({T.PERSON, T.PROFESSION, T.ORGANIZATION})
_ENDS_SPEECH = frozenset({"!", "?", "…"})
_MAY_END_SPEECH = frozenset({",", "»", '"', "”"})


def elided_subject(clauses: Clauses, index: MentionIndex, verb: int) -> int | None:
    """Return who does what a clause without a subject tells: «Окончил вуз. [Возглавлял] театр».

    It is the last subject of the gender that a past tense shows, up to ten sentences back; another
    person in the sentence who may act, or a sentence of speech, leaves it open.
    """
    a = clauses.annotation
    gender = a.feats(verb).get("Gender")
    present = a.feats(verb).get("Tense") == "Pres" and a.feats(verb).get("Person") == "3"
    if a.feats(verb).get("Number") != "Sing" or not (gender in ("Masc", "Fem") or present):
        return None
    here = a.sentence_of(verb)
    first, last = a.sentence_tokens(here)
    if not _is_main(clauses, verb) or is_speech(a, first, last):
        return None
    if _is_of_thing(a, verb, here) or any(may_act(clauses, index, t) for t in range(first, last)):
        return None
    told = subject_before(a, index, here, gender)
    hero = whose(a, index, here)
    if hero is None or (told is not None and not _is_kin(a, index, told)):
        return told
    return next(iter(persons_between(a, index, *_tokens(index, hero), gender)), None)


def _is_of_thing(a: Annotation, verb: int, sentence: int) -> bool:
    """Tell what befalls a thing that somebody did it to: «Рид разбила бутылку. [Разбилась]»."""
    lemma = a.lemmas[verb]
    if sentence == 0 or not lemma.endswith(_ITSELF):
        return False
    first, last = a.sentence_tokens(sentence - 1)
    return lemma.removesuffix(_ITSELF) in a.lemmas[first:last]


def elided_body(clauses: Clauses, index: MentionIndex, verb: int) -> int | None:
    """Return the body of which the sentences before tell: «Завод «[Луч]» основан в 1958 году.

    С 2011 года [входит] в холдинг».
    """
    a, here = clauses.annotation, clauses.annotation.sentence_of(verb)
    if a.feats(verb).get("Tense") != "Pres" or not _is_main(clauses, verb):
        return None
    for sentence in range(here - 1, max(-1, here - _BODY_BACK - 1), -1):
        first, last = a.sentence_tokens(sentence)
        if persons_between(a, index, first, last, None):
            return None
        subjects = [t for t in range(first, last) if a.deprel(t).startswith("nsubj")]
        found = [index.at(t, ORGANIZATIONS) for t in subjects]
        named = [
            _named_behind(index, t) if i is None else i
            for t, i in zip(subjects, found, strict=True)
        ]
        if subjects:
            return named[0] if len(subjects) == 1 else None
    return None


def _named_behind(index: MentionIndex, noun: int) -> int | None:
    """Return the name in quotes behind a noun: «завод «[Луч]»»."""
    body = index.at(noun + 2, ORGANIZATIONS)
    return body if body is not None and index.first[body] == noun + 2 else None


def _tokens(index: MentionIndex, mention: int) -> tuple[int, int]:
    return index.first[mention], index.last[mention]


def _is_kin(a: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell who is told of beside somebody: «[отец], майор Рид, …»."""
    first, _ = a.sentence_tokens(a.sentence_of(index.first[person]))
    return not words("kin_nouns.txt").isdisjoint(a.lemmas[first : index.first[person]])


def subject_before(a: Annotation, index: MentionIndex, here: int, gender: str | None) -> int | None:
    """Return the person of a gender who is the one subject of the last sentence with persons.

    A line may have the name alone, or with a post: «Котов Лев Борисович, ректор».
    """
    for sentence in range(here, max(-1, here - _ELIDED - 1), -1):
        first, last = a.sentence_tokens(sentence)
        if _begins_life(a, index, sentence):
            return _in_headline(a, index, sentence, a.feats(first).get("Gender"))
        if sentence == here:
            continue
        if is_speech(a, first, last):
            return None
        found = persons_between(a, index, first, last, None)
        if found:
            fitting = persons_between(a, index, first, last, gender)
            changed = whose_post_changes(a, index, fitting)
            if changed is not None:
                return changed
            who = only_one(a, index, fitting)
            if who is not None and _does_to_him(a, index, who):
                continue
            if all(_is_whose(a, index, i) for i in found) and _is_of_him(a, first, last):
                continue
            told = who is not None and (
                _is_subject(a, index, who)
                or is_given_a_post(a, index, who)
                or _is_aged(a, index, sentence, who)
                or _is_heading(a, index, sentence)
            )
            return who if told else None
    return None


def _does_to_him(a: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell who does something to whom the story is of: «[Его] сменил Рид. Был членом совета»."""
    top = name_top(a, index.head[person])
    beside = a.children[a.heads[top]] if a.deprel(top).startswith("nsubj") else ()
    return any(a.lowered[t] in HIM and a.deprel(t) in ("obj", "iobj") for t in beside)


def _is_of_him(a: Annotation, first: int, last: int) -> bool:
    """Tell what the one told before is, and nothing that he does: «[Друг] Анны Ким с юности.».

    A clause may tell more: «Давний [друг] Анны Ким, который помог ей».
    """
    noun = next((t for t in range(first, last) if a.pos(t) != "ADJ"), first)
    feats = a.feats(noun)
    upright = a.pos(noun) == "NOUN" and feats.get("Case") == "Nom"
    living = upright and (feats.get("Animacy"), feats.get("Number")) == ("Anim", "Sing")
    verbs = (t for t in range(first, last) if a.feats(t).get("VerbForm") == "Fin")
    return living and all(any(a.lemmas[c] == "который" for c in a.children[v]) for v in verbs)


def _is_whose(a: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell whose something is by a name that can be no subject: «друг [Анны Ким]»."""
    name = index.first[person]
    told = a.feats(name).get("Case") == "Gen"
    return told and "Nom" not in cases_of_name(a.lowered[name])


def _begins_life(a: Annotation, index: MentionIndex, sentence: int) -> bool:
    """Tell a paragraph that begins anew with whom the headline names: «Родился в Омске»."""
    first, last = a.sentence_tokens(sentence)
    before = a.text[a.ends[first - 1] : a.starts[first]] if first else ""
    born = a.lemmas[first] == _BORN and "\n" in before
    return born and not persons_between(a, index, first, last, None)


def _in_headline(a: Annotation, index: MentionIndex, before: int, gender: str | None) -> int | None:
    """Return the one person of a gender whom the first line with people names, or None.

    ``before``: the sentence that the headlines stand before.
    """
    for sentence in range(min(_HEADLINES, before)):
        found = persons_between(a, index, *a.sentence_tokens(sentence), None)
        if found:
            fitting = persons_between(a, index, *a.sentence_tokens(sentence), gender)
            return found[0] if len(found) == 1 and fitting == found else None
    return None


def opens_anew(a: Annotation, index: MentionIndex, noun: int) -> bool:
    """Tell a post that a date and a dash bring: «работал врачом, с мая – главный [инженер]».

    A comma before the date is enough: «состоит в союзе, с мая [инженер]».
    """
    return date_before(a, index, noun) is not None


def date_before(a: Annotation, index: MentionIndex, noun: int) -> int | None:
    """Return the date that brings a post with a dash: «работал врачом, [с мая] – инженером»."""
    role = index.at(noun, ROLES)
    dash = -1 if role is None else index.first[role] - 1
    if dash <= 0:
        return None
    dashed = a.words[dash] in DASHES
    dates = (i for i in index.covering(dash - dashed) if index.types[i] in DATES)
    date = max(dates, key=index.length, default=None)
    parted = date is not None and a.words[index.first[date] - 1] == ","
    return date if dashed or parted else None


def may_act(clauses: Clauses, index: MentionIndex, token: int) -> bool:
    """Tell a person who may be a subject: «помощник [Котова]» tells of another in the genitive.

    Nor is it who does something to that subject: «возглавил НИИ; его сменил [Рид]».
    """
    person = next((i for i in index.covering(token) if index.types[i] is T.PERSON), None)
    acts = person is not None and clauses.case(index.first[person]) in ("Nom", "")
    return acts and not _does_to_him(clauses.annotation, index, person or 0)


def is_speech(a: Annotation, first: int, last: int) -> bool:
    """Tell a sentence that quotes somebody: «– Ушёл», «"Возглавлял фонд", – сказал он».

    «Работал завучем, затем, до мая, – директором» has no verb of speech behind its dash.
    """
    if a.words[first] in DASHES or a.words[first] in OPENING:
        return True
    for dash in range(first + 1, last) if not DASHES.isdisjoint(a.words[first + 1 : last]) else ():
        if a.words[dash] in DASHES:
            if a.words[dash - 1] in _ENDS_SPEECH:
                return True
            said = a.words[dash - 1] in _MAY_END_SPEECH
            if said and not words("reporting_verbs.txt").isdisjoint(a.lemmas[dash:last]):
                return True
    return False


def _is_main(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb heads its sentence, is coordinated with what does or tells more there."""
    a, token = clauses.annotation, clauses.top(verb)
    while clauses.head[token] >= 0:
        if _is_where(a, token):
            token = clauses.head[token]
        elif a.deprel(token) != "conj":
            break
        token = clauses.top(clauses.head[token])
    return a.deprel(token) == "root" or a.heads[token] < 0


def _is_where(a: Annotation, verb: int) -> bool:
    """Tell what is told of where somebody was: «работал в банке, где [дорос] до директора»."""
    place = a.heads[verb]
    relative = a.deprel(verb) == "acl:relcl" and "где" in a.lowered[place:verb]
    return relative and a.deprel(place) in ("obl", "obj")


def _is_subject(annotation: Annotation, index: MentionIndex, person: int) -> bool:
    return annotation.deprel(name_top(annotation, index.head[person])).startswith("nsubj")


def _is_aged(annotation: Annotation, index: MentionIndex, sentence: int, person: int) -> bool:
    """Tell whose age a sentence tells: «[Котову] 43 года. Возглавлял театр»."""
    a, name = annotation, index.first[person]
    first, _ = a.sentence_tokens(sentence)
    aged = any(index.types[i] is T.AGE for i in index.covering(index.last[person]))
    return aged and name == first and a.feats(name).get("Case") == "Dat"


def _is_heading(annotation: Annotation, index: MentionIndex, sentence: int) -> bool:
    """Tell a line that only names somebody."""
    a = annotation
    return all(
        a.pos(token) == "PUNCT" or any(index.types[i] in _NAMING for i in index.covering(token))
        for token in range(*a.sentence_tokens(sentence))
    )
