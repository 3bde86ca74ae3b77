"""Whose dossier a line is of: «2. [КОТОВ Лев Ильич]» above the lines that tell of him.

A site tells of somebody in lines without his name below the name alone, of several people under
such a line each.
"""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.layout.listings import is_mark
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS, ROLES, VERBS
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import fold

_LONGEST = 40
"""Sentences that a dossier has at most."""
_NUMBERED = 3
_FULL = 3
"""Words of a name that stands without a number: a byline has two. Letters of a surname in it."""
_LABEL = 4
"""Words of a line that says what the lines below it tell of: «Образование», «Опыт работы»."""
_TOLD = DATES | ORGANIZATIONS | PERSONS | ROLES
_BORN = "родиться"
_PATRONYMIC = ("ович", "евич", "ич", "овна", "евна", "ична", "инична", "оглы", "кызы")


def whose(annotation: Annotation, index: MentionIndex, sentence: int) -> int | None:
    """Return the person whose dossier a sentence is in, None where it is in none."""
    a, blank = annotation, False
    for above in range(sentence - 1, max(-1, sentence - _LONGEST - 1), -1):
        person = heading(a, index, above)
        if person is not None:
            return (
                person if not blank or index.first[person] == a.sentence_tokens(above)[0] else None
            )
        # below a name with a number what stands apart is of all
        blank |= _is_apart(a, above + 1)
    return None


def heading(annotation: Annotation, index: MentionIndex, sentence: int) -> int | None:
    """Return the person whom a line names above what is told of them, None for any other line.

    A name with its patronymic or a surname in capitals is a line, or a number or a mark stands
    before the name; such a line may go on with an age or a town. «[Котов Лев Ильич] родился …»
    begins a life, too.
    """
    a = annotation
    begin, last = a.sentence_tokens(sentence)
    if begin and not a.opens_line(begin):
        return None
    first = begin
    while first < min(last - 1, begin + _NUMBERED) and is_mark(a.words[first]):
        first += 1
    opened = (i for i in index.covering(first) if index.types[i] in PERSONS)
    person = next((i for i in opened if index.first[i] == first), None)
    if person is None or index.length(person) < 2:
        return None
    after = index.last[person]
    if after == last:
        ends = last == len(a) or a.opens_line(last)
        return person if ends and (first > begin or _is_full(a, index, person)) else None
    if first == begin:
        born = a.lemmas[after] == _BORN and _is_full(a, index, person)
        return person if born else None
    verbs = any(a.pos(token) in VERBS for token in range(after, last))
    others = any(index.at(token, PERSONS) is not None for token in range(after, last))
    return person if a.words[after] == "," and not verbs and not others else None


def is_of_studies(annotation: Annotation, index: MentionIndex, sentence: int) -> bool:
    """Tell a line below «Образование»: «1993 — университет, [экономист]» is no post.

    Below a rubric of a newspaper sentences with verbs stand.
    """
    a = annotation
    for above in range(sentence, max(-1, sentence - _LONGEST - 1), -1):
        first, last = a.sentence_tokens(above)
        if above < sentence and _is_label(a, index, above):
            said = [fold(lemma) for lemma in a.lemmas[first:last] if lemma.isalpha()]
            return _study_labels().issuperset(said)
        if any(a.pos(token) in VERBS for token in range(first, last)):
            return False
        if above < sentence and heading(a, index, above) is not None:
            return False
    return False


@cache
def _study_labels() -> frozenset[str]:
    return frozenset(map(fold, words("study_labels.txt")))


def _is_label(a: Annotation, index: MentionIndex, sentence: int) -> bool:
    """Tell a line of few words that names nobody and nothing: «Образование», «Опыт работы:»."""
    first, last = a.sentence_tokens(sentence)
    alone = last == len(a) or a.opens_line(last)
    if last - first > _LABEL or not alone or (first and not a.opens_line(first)):
        return False
    if not a.words[first][0].isupper() or a.words[last - 1] == ".":
        return False  # nor is it a telephone
    return all(index.at(token, _TOLD) is None for token in range(first, last))


def opens_row(annotation: Annotation, index: MentionIndex, sentence: int) -> bool:
    """Tell a row of a table of years: «1983 – 1984   слесарь завода»."""
    first, _ = annotation.sentence_tokens(sentence)
    dated = any(index.types[i] in DATES and index.first[i] == first for i in index.covering(first))
    return dated and (first == 0 or annotation.opens_line(first))


def first_row(annotation: Annotation, index: MentionIndex, sentence: int) -> int:
    """Return the first of the rows of years right above one, or the sentence itself."""
    least = max(0, sentence - _LONGEST)
    while sentence > least and opens_row(annotation, index, sentence):
        if not opens_row(annotation, index, sentence - 1):
            break
        sentence -= 1
    return sentence


def _is_full(a: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell a name with a patronymic, «Котов Лев [Ильич]», or as it is in lists: «[КОТОВ] Лев»."""
    first, last = index.first[person], index.last[person]
    if a.slice_text(first, first + 1).isupper() and len(a.words[first]) >= _FULL:
        return not a.slice_text(first + 1, last).isupper()  # «КОТОВ Лев»
    tokens = a.lowered[first:last]
    return len(tokens) >= _FULL and any(token.endswith(_PATRONYMIC) for token in tokens[1:])


def _is_apart(a: Annotation, sentence: int) -> bool:
    """Tell whether an empty line stands before a sentence."""
    first, _ = a.sentence_tokens(sentence)
    return a.text[a.ends[first - 1] : a.starts[first]].count("\n") > 1
