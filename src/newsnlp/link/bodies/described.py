"""The full name of an organization whose mention is only what stands in guillemets.

NEREL marks «Окаприбор» inside «завод «Окаприбор»»; a reader writes: завод «Окаприбор».
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.notes import noted
from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import inner_noun
from newsnlp.link.bodies.networks import networks, nouns_of_networks
from newsnlp.link.bodies.titled import is_declined
from newsnlp.link.grammar.agreement import adjectival
from newsnlp.link.grammar.governing import governs
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.grammar.nominative import balanced, phrase
from newsnlp.link.grammar.singular import singular
from newsnlp.link.profiles import lemma_of

_OPEN, _CLOSE = frozenset('«“„"'), frozenset('»”"')
_LONGEST = 4
_HIGHEST = "высш"


def described(annotation: Annotation, first: int, last: int) -> str | None:
    """Return the nominative with the descriptor in front, or None where there is none."""
    found = descriptor_tokens(annotation, first, last)
    if found is None:
        return None
    shared = _shared(annotation, found, last) and singular(annotation, *found)
    lead = shared or phrase(annotation, *found)
    if _only_opens(annotation, found[0]):
        lead = lead[0].lower() + lead[1:]
    closed = annotation.words[last : last + 1] != [] and annotation.words[last] in _CLOSE
    name = f"{lead} {balanced(annotation.slice_text(first - 1, last + closed))}"
    before = annotation.words[max(0, found[0] - 2) : found[0]]
    formed = len(before) == 2 and before[0] in forms_before_quotes() and before[1] in _OPEN
    return f"{before[0]} «{name}»" if formed else name  # «ООО «Комбинат питания «Луч»»


def fullest(annotation: Annotation, spans: Iterable[tuple[int, int]]) -> str | None:
    """Return the first full name told of a name's mentions; «футбольный клуб …» before «ФК …»."""
    found = None
    for first, last in spans:
        name = described(annotation, first, last)
        found = found or name
        if name is not None and name.partition(" ")[0] not in words("quoted_forms.tsv"):
            return name
    return found


def _shared(annotation: Annotation, descriptor: tuple[int, int], last: int) -> bool:
    """Tell whether a descriptor is of several names: «партии «Рост» и «Весна»»."""
    after = annotation.words[last + 1 : last + 3]
    listed = len(after) == 2 and after[0] in (",", "и", "или") and after[1] in _OPEN
    head = annotation.head_of(*descriptor)
    return listed and annotation.feats(head).get("Number") == "Plur"


def _only_opens(annotation: Annotation, token: int) -> bool:
    """Tell whether a common noun has its capital from its sentence: «Компания «Вектор» выросла»."""
    opens = token == annotation.sentence_tokens(annotation.sentence_of(token))[0]
    word = annotation.words[token]
    common = opens and word[1:].islower() and word not in forms_before_quotes()
    return common and (_is_subunit(annotation, token) or _says_what(lemma_of(annotation, token)))


def _is_subunit(annotation: Annotation, noun: int) -> bool:
    return lemma_of(annotation, noun) in words("subunits.txt")


@noted
def descriptor_tokens(annotation: Annotation, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the descriptor before the guillemets around a name.

    It is a noun of ``organization_nouns`` or a legal form right before the opening quote, with
    the adjectives that agree with it and the genitives that tell whose it is: «региональное
    объединение работодателей «Союз»»; a number may follow: «детский сад № 14 «Луч»». A name that
    is declined itself has an owner before it, no descriptor: «сайт «Сноба»».
    """
    noun = end = first - 2
    if noun < 0 or not _quoted(annotation, first, last):
        return None
    if not _is_nominative(annotation, first, last):
        return None
    apart = annotation.ends[noun] + 2 < annotation.starts[first - 1]
    if apart or annotation.sentence_of(noun) != annotation.sentence_of(first):
        return None  # «Новости [компаний]», on the next line «Луч»
    if annotation.words[noun].isdigit() and annotation.words[max(0, noun - 1)] == "№":
        noun = max(0, noun - 2)
    if _is_of_region(annotation, noun):
        return noun - 1, end + 1
    if annotation.words[noun] in forms_before_quotes():
        both = " ".join(annotation.words[noun - 1 : noun + 1])
        longer = noun > 0 and both in forms_before_quotes()
        return noun - longer, end + 1  # «[ФГБОУ ВО] «Университет»»
    head = _head(annotation, noun)
    if head is None or _is_played_in(annotation, head):
        return None
    if annotation.words[first] in networks() and lemma_of(annotation, noun) not in (
        nouns_of_networks()
    ):
        return None  # «в группе [школы № 5] «ВКонтакте»»
    return _with_adjectives(annotation, head), end + 1


def _is_played_in(annotation: Annotation, noun: int) -> bool:
    """Tell where a club plays from what it is: «первенство Второй [лиги] «Волна» откроет»."""
    if lemma_of(annotation, noun) not in words("leagues.txt"):
        return False
    before = annotation.words[noun - 1].lower() if noun else ""
    numbered = any("Anum" in r.tag for r in readings(before) if r.known)
    return numbered or before.startswith(_HIGHEST)


def _is_nominative(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a name as it is from a declined one: the tagger may take «Радиотехника» for whom."""
    if last - first == 1 and is_declined(annotation, first):
        return False
    if phrase(annotation, first, last) == balanced(annotation.slice_text(first, last)):
        return True
    if last - first > 1:
        return False
    found = [r for r in readings(annotation.words[first].lower()) if r.known]
    # «Семена» are many, and of another noun than «Семён»; «Радуги» is of «Радуга»
    one = {r.paradigm for r in found if r.form.number == "sing"}
    named = (r for r in found if r.form.case == "nomn")
    return any(r.form.number == "sing" or r.paradigm not in one for r in named)


def _is_of_region(annotation: Annotation, token: int) -> bool:
    """Tell a region's letters behind a legal form: «ГБУЗ [ТО] «Диспансер»»."""
    word, before = annotation.words[token], annotation.words[token - 1] if token else ""
    return (
        before in words("legal_forms.tsv") and word.isupper() and word.isalpha() and len(word) < 4
    )


@cache
def forms_before_quotes() -> frozenset[str]:
    """Return the short words that say before guillemets what an organization is: ООО, ИК."""
    return words("legal_forms.tsv") | words("quoted_forms.tsv")


def _head(annotation: Annotation, last: int) -> int | None:
    """Return the organization's noun whose genitives end at a token: «[союз] художников»."""
    noun = last
    if _is_subunit(annotation, noun):
        return noun  # «[факультет] «Энергетика»»
    while not _is_kind(annotation, noun) or _is_of_members(annotation, noun, last):
        above = annotation.heads[noun]
        genitive = annotation.feats(noun).get("Case") == "Gen"
        if not genitive or not last - _LONGEST <= above < noun:
            return None
        noun = above
    return noun


def _is_of_members(annotation: Annotation, noun: int, last: int) -> bool:
    """Tell whom a body unites: «ассоциация технологических [предприятий] «Техно»»."""
    feats, above = annotation.feats(noun), annotation.heads[noun]
    many = feats.get("Number") == "Plur" and feats.get("Case") == "Gen"
    near = last - _LONGEST <= above < noun
    return many and near and _says_what(lemma_of(annotation, above))


def _is_kind(annotation: Annotation, noun: int) -> bool:
    """Tell «завод» and «детский [сад]», which is one by its adjective alone."""
    if _says_what(lemma_of(annotation, noun)):
        return True
    before = lemma_of(annotation, noun - 1) if noun else ""
    return f"{before} {lemma_of(annotation, noun)}" in words("organization_nouns.txt")


def _says_what(lemma: str) -> bool:
    """Tell whether a noun names a kind of organization: «завод», «маслозавод»."""
    return lemma in words("organization_nouns.txt") or bool(inner_noun(lemma))


def _quoted(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a name in quotes; two that close at once are often written as one: «Шахта «Луч»."""
    if first == 0 or annotation.words[first - 1] not in _OPEN:
        return False
    closed = last < len(annotation) and annotation.words[last] in _CLOSE
    inner = annotation.words[last - 1] == "»" and annotation.words[first - 1] == "«"
    return closed or (inner and "«" in annotation.words[first:last])


@cache
def _passing() -> frozenset[str]:
    """Return adjectives that are no part of what a thing is called: «[бывший] завод «Луч»»."""
    return words("passing_adjectives.txt") | words("praising_adjectives.txt")


def _with_adjectives(annotation: Annotation, noun: int) -> int:
    """Return where the adjectives of a descriptor begin: «инвестиционный фонд «Норд»»."""
    start = noun
    sentence, _ = annotation.sentence_tokens(annotation.sentence_of(noun))
    while (
        start > max(sentence, noun - _LONGEST)
        and adjectival(annotation, start - 1)
        and annotation.heads[start - 1] == noun
        and annotation.words[start - 1][0].isalpha()
        and annotation.pos(start - 1) not in ("DET", "PRON")  # «[его] компания «Луч»»
        and annotation.lemmas[start - 1] not in _passing()
        and not governs(annotation, start - 1, noun)  # «[управляющий] банком «Мир»»
    ):
        start -= 1
    return start
