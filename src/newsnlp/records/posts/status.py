"""Whether a position is held, new, acting or over, from the words of the role itself."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.strays import BEING
from newsnlp.find.grammar.subjects import agree
from newsnlp.kinds import Status
from newsnlp.lexicon import rows, words
from newsnlp.patterns import lazy


@cache
def _cues(place: str) -> dict[str, Status]:
    found: dict[str, Status] = {}
    for status, where, cues in rows("status.tsv"):
        if where == place:
            cells = cues.split("|") if place in _SPACED else cues.split()
            found.update(dict.fromkeys(cells, Status(status)))
    return found


_SPACED = frozenset({"phrase", "before", "inside", "now"})
_AHEAD = 6
"""Words before a role among which its cue stands: «до последнего времени – [директор]»."""
_SHORTEST = 3
"""Words before the second of two roles that are over: «[ранее врач и] директор»."""


_YEARS = lazy(
    r" \((?:с )?(?:[12]\d{3}) ?(?:[—–-]|по) ?(?:[12]\d{3})(?: ?гг?\.?| годы)?\)"
    r"| с [12]\d{3} (?:года )?по [12]\d{3} год| в [12]\d{3} ?[—–-] ?[12]\d{3} г"
)


_ENDINGS = ("года", "год", "лета", "годах", "гг.", "гг", *"0123456789")
_BEFORE_IT = lazy(
    r"(?:незадолго|задолго|за (?:[\w-]+ )?(?:день|дня|дней|час|часа|часов|неделю|недели|месяц|год))"
    r" до (?:этого|того)$"
)
"""When something was before another thing: «незадолго до этого [директор] уехал»."""
_UNTIL = lazy(
    r"(?:^|[ ,(])(?:"
    r"до (?:прошлого|минувшего|позапрошлого|этого|нынешнего) (?:года|лета)"
    r"|(?:с (?:\w+ )?[12]\d{3}(?: года)? )?(?:по|до) (?:\w+ )?[12]\d{3}(?: год| года)?"
    r"|в [12]\d{3} ?[–—-] ?[12]\d{3} (?:годах|гг\.?)"
    r")$"
)
"""Years that are over, right before a post: «до прошлого года [директор]»."""


_PASSIVE = lazy("(?:нн|т)(?:ый|ая|ые|ого|ому|ым|ом|ой|ую|ых|ыми)$")
_RETIRED = ("в", "отставке")
_HELD = "занимавш"
_AS = ("Gen", "в")
"""How «в качестве [директора]» is read."""
_WITH = frozenset({"с", "со"})
"""Prepositions of whom somebody works with: «работал с [директором]»."""
_OF_WORK = frozenset({"Ins", "Gen"})
"""Cases of what one worked as: «опыт работы [директором], [заведующего]»."""
_OFF = frozenset({"с", "от"})
"""Prepositions of a post that is taken away: «снятие [с] поста», «освобождение [от] должности»."""
_ABOUT = frozenset({"о", "об"})
_ADJECTIVAL = ("ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ая", "ую")


@cache
def _openings() -> frozenset[str]:
    """Return the first two letters of the cues: most roles begin with none of them."""
    return frozenset(cue[:2] for cue in _cues("phrase"))


def role_status(clauses: Clauses, first: int, last: int, head: int) -> Status | None:
    """Return the status that a role's words and modifiers give, or None («директор»).

    A past acting head is former: «бывший врио губернатора».
    """
    a = clauses.annotation
    text = " ".join(a.words[first:last]).lower().replace(" .", ".")
    beside = set(range(first, head)) | set(clauses.children[head])
    own = (token for token in beside if "," not in a.words[last:token])  # «[мэр], ранее врач»
    found = {_cues("modifier").get(a.lemmas[token]) for token in own}
    found |= {_cues("prefix")[start] for start in _cues("prefix") if _prefixed(text, start)}
    near = {*beside, max(first - 1, 0)}  # the parser may hang it on where the post is held
    done_to = [t for t in near if _PASSIVE.search(a.lowered[t]) and agree(a, head, t)]
    found |= {_cues("participle").get(a.lemmas[token]) for token in done_to}
    found |= _told_before(a, first)
    if _is_retired(a, last):
        found.add(Status.FORMER)
    if is_elect(a, head):
        found.add(Status.NEW)
    if first and "-" in a.words[first - 1] and _is_past_attribute(a.lowered[first - 1]):
        found.add(Status.FORMER)
    if not found - {None} and _is_of_a_former(clauses, first, head):
        found.add(Status.FORMER)
    if text[:2] in _openings():
        found |= {status for cue, status in _cues("phrase").items() if _opens(text, cue)}
    found |= {status for cue, status in _cues("inside").items() if cue in text}
    if _was_then(clauses, head):
        found.add(Status.FORMER)
    if _is_named_anew(clauses, head):
        found.add(Status.NEW)
    over = _is_left(clauses, head) or _was(clauses, head)
    over = over or (_served(clauses, head) and not is_by_now(a, first))
    over = over or _was_held(clauses, first, head) or _is_of_past_work(clauses, first, head)
    if over or _is_closed(a.text, a.ends[last - 1]):
        found.add(Status.FORMER)
    for status in (Status.FORMER, Status.ACTING, Status.NEW, Status.CURRENT):
        if status in found:
            return status
    return None


def is_elect(annotation: Annotation, noun: int) -> bool:
    """Tell an «избранный [президент]», who is to be one, from «избран [президент]» and others."""
    a, before = annotation, noun - 1
    told = before >= 0 and a.lemmas[before] in _cues("elect")
    return told and bool(_PASSIVE.search(a.lowered[before])) and agree(a, noun, before)


def _is_retired(a: Annotation, last: int) -> bool:
    """Tell who is one no more by what stands behind the body: «начальник отдела [в отставке]»."""
    behind = a.lowered[last - 2 : last + 2]
    return any(pair == _RETIRED for pair in pairwise(behind))


def _is_past_attribute(word: str) -> bool:
    """Tell «экс-главный» before a role that is read without it."""
    prefixes = (prefix for prefix in _cues("prefix") if prefix[-1] == "-")
    return word.startswith(tuple(prefixes)) and word.endswith(_ADJECTIVAL)


def _told_before(a: Annotation, first: int) -> set[Status]:
    """Return how words right before a role have it stand: «до недавнего времени [директор]»."""
    ahead = _ahead(a, first)
    ahead = ahead.removesuffix(" был").removesuffix(" была")
    found: set[Status] = set()
    if ahead.endswith(_ends_before()):
        found = {status for cue, status in _cues("before").items() if ahead.endswith(f" {cue}")}
        left_to = " до " in ahead and a.feats(first).get("Case") == "Dat"
        if left_to or _BEFORE_IT.search(ahead):  # «до пенсии [шофёру] год»
            found.clear()
    until = ahead.endswith(_ENDINGS) and _UNTIL.search(ahead) is not None
    return found | ({Status.FORMER} if until else set())


def is_by_now(a: Annotation, first: int) -> bool:
    """Tell what came of somebody: «раньше был врачом, а теперь – [директором]»."""
    return _ahead(a, first).endswith(tuple(f" {cue}" for cue in _cues("now")))


def _ahead(a: Annotation, first: int) -> str:
    words_ = " ".join(a.words[max(0, first - _AHEAD) : first])
    return f" {words_}".lower().rstrip(" —–-,:")


@cache
def _ends_before() -> tuple[str, ...]:
    return tuple(f" {cue}" for cue in _cues("before"))


def _is_of_a_former(clauses: Clauses, first: int, head: int) -> bool:
    """Tell «Рид, в прошлом врач и [мэр]»: the words before the first are of both."""
    a, case = clauses.annotation, clauses.case
    if first < _SHORTEST or a.words[first - 1] != "и":
        return False
    before = first - 2
    while before > max(0, first - _AHEAD) and case(before) == "Gen" != case(head):
        before -= 1  # «преподаватель [математики] и мэр»
    if a.pos(before) != "NOUN" or case(before) != case(head):
        return False
    while before and a.pos(before - 1) == "ADJ":
        before -= 1
    return Status.FORMER in _told_before(a, before)


def _is_closed(text: str, end: int) -> bool:
    """Tell the years of a post that is over: «мэр (2001—2003)», «мэр с 2001 по 2003 год»."""
    return text[end : end + 1] == " " and _YEARS.match(text, end) is not None


def _was_then(clauses: Clauses, head: int) -> bool:
    """Tell what somebody was as he did something: «будучи [мэром], построил», not «помогает»."""
    a = clauses.annotation
    if BEING not in a.by_form.words or clauses.head[head] < 0:
        return False
    being = any(a.lowered[child] == BEING for child in clauses.children[head])
    return being and clauses.is_past(clauses.head[head])


def _is_named_anew(clauses: Clauses, head: int) -> bool:
    """Tell «назначение Котова [директором]», «о назначении на должность [директора] Котова»."""
    a, noun = clauses.annotation, clauses.head[head]
    posts = noun_class("post")
    if noun > 0 and a.lemmas[noun] in posts:
        noun = clauses.head[noun]
    if not 0 <= noun < head or a.lemmas[noun] not in noun_class("appointment"):
        return False
    own = clauses.case(head) == "Ins"
    own |= any(a.lemmas[t] in posts and clauses.preposition(t) == "на" for t in a.children[noun])
    return own and clauses.noun_modality(noun) is None


def _was(clauses: Clauses, head: int) -> bool:
    """Tell a predicate in the past: «до этого [был] замминистра», whatever its case."""
    a = clauses.annotation
    copulas = [c for c in clauses.children[head] if a.deprel(c) == "cop"]
    near = (c for c in copulas if "," not in a.words[min(c, head) : max(c, head)])
    return any(
        clauses.is_past(c) and clauses.modality(head) is None and not _is_subject(clauses, c, head)
        for c in near
    )


def _served(clauses: Clauses, head: int) -> bool:
    """Tell «ранее трудился в театре [осветителем]», «до этого бывшая там [завучем]».

    So is «работал в качестве [директора]».
    """
    verb, said = clauses.head[head], (clauses.case(head), clauses.preposition(head))
    if verb < 0 or (said != _AS and (said[0] != "Ins" or said[1] in _WITH)):
        return False
    serving = clauses.annotation.lemmas[verb] in noun_class("serving")
    return serving and clauses.is_past(verb) and clauses.modality(verb) is None


def _was_held(clauses: Clauses, first: int, head: int) -> bool:
    """Tell «занимавший на тот момент пост [мэра]», whatever the tree is."""
    a, post = clauses.annotation, first - 1
    if post < 1 or a.lemmas[post] not in noun_class("post") or clauses.case(head) != "Gen":
        return False
    return any(word.startswith(_HELD) for word in a.lowered[max(0, post - _AHEAD) : post])


def _is_of_past_work(clauses: Clauses, first: int, head: int) -> bool:
    """Tell «имеет опыт работы [директором]», «за плечами – служба послом и [министром]»."""
    a = clauses.annotation
    if clauses.case(head) not in _OF_WORK or noun_class("past_work").isdisjoint(a.by_lemma.words):
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(head))
    work = next((t for t in range(first - 1, begin, -1) if a.lemmas[t] in noun_class("job")), begin)
    verbs = (a.feats(t).get("VerbForm") == "Fin" for t in range(work, first))
    return not noun_class("past_work").isdisjoint(a.lemmas[begin:work]) and not any(verbs)


def _is_subject(clauses: Clauses, copula: int, head: int) -> bool:
    """Tell who was something from what he was: «ведущим был [директор]»."""
    before = {copula - 1, clauses.head[head], *clauses.children[head]} if copula < head else set()
    predicate = any(
        0 <= t < copula and clauses.case(t) == "Ins" and not clauses.preposition(t) for t in before
    )  # «[первым], кого он встретил, был директор»
    return predicate and clauses.case(head) == "Nom"


def was_given(clauses: Clauses, head: int) -> bool:
    """Tell a post that somebody was given again and again: «назначался [директором]»."""
    a, verb = clauses.annotation, clauses.head[head]
    if verb < 0 or not a.words[verb].endswith(("ся", "сь")) or clauses.case(head) != "Ins":
        return False
    feats = a.feats(verb)
    imperfective = feats.get("Aspect") == "Imp" and feats.get("VerbForm") == "Fin"
    return imperfective and clauses.is_past(verb) and clauses.modality(verb) is None


def is_numbered(clauses: Clauses, head: int) -> bool:
    """Tell a head who has had successors: «[первый] мэр», not «первый заместитель»."""
    a = clauses.annotation
    if a.lemmas[head] not in words("leader_roles.txt"):
        return False
    if any(c > head and a.deprel(c).startswith("acl") for c in clauses.children[head]):
        return False  # «первый [премьер], который родился после войны»
    beside = {c for c in clauses.children[head] if c < head} | ({head - 1} if head else set())
    return any(_cues("order").get(a.lemmas[token]) is Status.FORMER for token in beside)


def _is_left(clauses: Clauses, head: int) -> bool:
    """Tell whether somebody came or went from a post: «пришёл из мэрии с поста [директора]».

    A noun may say so: «в связи с выходом на пенсию с должности [директора]», «указ об
    освобождении Рида от должности [министра]». So do the years: «провёл на посту [мэра] пять лет».
    """
    post = clauses.head[head]
    if not 0 <= post < head or clauses.annotation.lemmas[post] not in noun_class("post"):
        return False
    verb = clauses.head[post]
    if verb >= 0 and clauses.annotation.lemmas[verb] in noun_class("releasing"):
        about = clauses.preposition(verb) in _ABOUT
        told = is_announced(clauses, verb) if about else clauses.noun_modality(verb) is None
        return told and clauses.preposition(post) in _OFF
    if verb >= 0 and _is_leaving(clauses, verb):
        return clauses.preposition(post) == "с" and clauses.noun_modality(verb) is None
    spent = verb >= 0 and clauses.annotation.lemmas[verb] in noun_class("spending")
    moved = verb >= 0 and (spent or clauses.preposition(post) == "с") and clauses.is_past(verb)
    return moved and clauses.modality(verb) is None


def _is_leaving(clauses: Clauses, noun: int) -> bool:
    """Tell «уход», «увольнение», «выход на пенсию»."""
    a = clauses.annotation
    below = {a.lemmas[child] for child in a.children[noun]}
    pensioned = not noun_class("pension", "resignation").isdisjoint(below)
    return a.lemmas[noun] in noun_class("leaving") or (pensioned and a.pos(noun) == "NOUN")


def is_announced(clauses: Clauses, noun: int) -> bool:
    """Tell «объявил об [отставке]» from «потребовал [отставки]» and «может объявить об …».

    A paper that is out tells it as well, «подписал указ об [увольнении]», and so does its heading.
    """
    a = clauses.annotation
    verb, verbs = a.heads[noun], words("announcing_verbs.txt")
    if _is_heading(clauses, noun):
        return True
    if verb >= 0 and a.lemmas[verb] in noun_class("order"):
        verb, verbs = a.heads[verb], noun_class("issuing")
    return verb >= 0 and a.lemmas[verb] in verbs and clauses.modality(verb) is None


def _is_heading(clauses: Clauses, noun: int) -> bool:
    """Tell what a paper is about: «О прекращении полномочий депутата Рида»."""
    a = clauses.annotation
    first, last = a.sentence_tokens(a.sentence_of(noun))
    if a.lowered[first] not in _ABOUT:
        return False
    return not any(a.feats(token).get("VerbForm") == "Fin" for token in range(first, last))


def without_prefix(role: str) -> str:
    """Return a role without what says that it is over: «экс-губернатор» → «губернатор»."""
    known = sorted(_cues("prefix"), key=len, reverse=True)
    cut = next((prefix for prefix in known if _prefixed(role.lower(), prefix)), "")
    return role[len(cut) :].lstrip() or role


def _prefixed(text: str, prefix: str) -> bool:
    """Tell «экс-мэр» and «экс мэр» from «эксперт»."""
    return text.startswith(prefix) and (prefix[-1] == "-" or text[len(prefix) :][:1] == " ")


def is_status_word(lemma: str) -> bool:
    """Tell whether a modifier only says how a role stands («бывший», «новый»)."""
    return lemma in _cues("modifier")


def _opens(text: str, cue: str) -> bool:
    """Compare without blanks, and word by word for cues without dots: «и. о.», «врио»."""
    if "." in cue:
        return text.replace(" ", "").startswith(cue.replace(" ", ""))
    return f"{text} ".startswith(f"{cue} ") or _stem(text) == _stem(cue)


def _stem(text: str) -> str:
    """Cut the endings of the first two words: «исполняющего обязанности» = «исполняющий …»."""
    words = text.split()[:2]
    long = len(words) == 2 and max(map(len, words)) > 9
    return f"{words[0][:9]} {words[1][:9]}" if long else text
