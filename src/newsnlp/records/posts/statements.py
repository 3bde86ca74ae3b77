"""Which links of a person and a role state that somebody has a post."""

from __future__ import annotations

from newsnlp.annotate.marks import OPENING
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.cues import cues
from newsnlp.find.grammar.finite import is_finite
from newsnlp.find.layout.listings import line_end
from newsnlp.find.posts.one_of_many import picked
from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.context import Context
from newsnlp.records.links import Link, is_beside
from newsnlp.records.posts import successions
from newsnlp.records.posts.employers import employer
from newsnlp.records.posts.headed_columns import heads_column
from newsnlp.records.posts.of_nobody import is_nobodys
from newsnlp.records.posts.post_status import is_rank
from newsnlp.records.posts.speakers import is_anothers
from newsnlp.records.posts.staff_rows import heads_a_list, is_label
from newsnlp.records.posts.status import role_status
from newsnlp.records.posts.unreal import is_unreal
from newsnlp.types import Status

_UNDERGONE = frozenset({"PRTF", "pssv"})
_GENITIVE = ("а", "я")
_BEHIND = 4
"""Words before a role in which another may stand beside it."""
_WHOSE = "чей"
_OURS = frozenset({"наш", "мой", "свой"})
_BEST = "лучш"
"""«Лучший тренер» is an award; the lemma is that of «хороший»."""


def is_statement(context: Context, link: Link) -> bool:
    """Tell whether a link states a position: no inner role («[заместитель [министра]]») does."""
    mentions = context.mentions
    if mentions[link.head].type is not EntityType.PERSON or link.head not in context.entity:
        return False
    if mentions[link.tail].type is not EntityType.PROFESSION or _is_verb(context, link.tail):
        return False
    if _is_relative(context, link.tail) or _is_state(context, link.tail):
        return False
    if heads_column(context, link.tail) or heads_a_list(context, link.head, link.tail):
        return False
    if is_label(context, link.tail):
        return False
    if is_unreal(context.reader.clauses, context.index, link):
        return False
    if _is_praise(context, link.tail) or any(is_wrong(context, link) for is_wrong in _WRONG):
        return False
    facts = [f for f in context.told.of_role(link.tail) if not _is_still(context, f, link)]
    if facts and not any(fact.is_told for fact in facts):
        return False
    person = context.entity[link.head]
    return not any(
        context.index.holds(outer, link.tail) and context.entity.get(other.head) is person
        for outer in context.index.covering(context.index.first[link.tail])
        for other in context.posts_at(outer)
    )


def _is_verb(context: Context, role: int) -> bool:
    """Tell whether a role mention is a verb and no name of a post: «поставлен», «преподаёт»."""
    head, last = context.index.head[role], context.index.last[role]
    if any(context.annotation.lemmas[t] in noun_class("duty") for t in range(head + 1, last)):
        return False  # «исполнявший обязанности»
    found = readings(context.annotation.words[head].lower())
    if any(reading.pos == "NOUN" for reading in found):
        return False  # «[завуч]», «[радист]», which the tagger takes for verbs
    feats = context.annotation.feats(head)
    short = feats.get("VerbForm") == "Part" and feats.get("Variant") == "Short"
    taken = is_finite(context.annotation.words[head].lower())  # by the tagger for a noun
    return short or taken


def _is_relative(context: Context, role: int) -> bool:
    """Tell what somebody is to another, which is no post: «её [предшественница]», «[шурин]».

    Nor is how one speaks to him: «[мистер] Рид».
    """
    lemma = context.annotation.lemmas[context.index.head[role]]
    kin = context.index.length(role) == 1 and lemma in words("kin_nouns.txt")
    behind = context.annotation.lemmas[context.index.head[role] + 1 : context.index.last[role]]
    kin |= len(behind) == 1 and not noun_class("family").isdisjoint(behind)  # «[глава семьи]»
    return kin or lemma in noun_class("predecessor", "successor", "address")


def _is_state(context: Context, role: int) -> bool:
    """Tell what was done to somebody: «[травмированный] Рид», not «[уполномоченный по правам]»."""
    if context.index.length(role) > 1:
        return False
    found = readings(context.annotation.words[context.index.head[role]].lower())
    noun = any(reading.pos == "NOUN" for reading in found)
    return not noun and any(reading.tag.grammemes >= _UNDERGONE for reading in found)


def _is_praise(context: Context, role: int) -> bool:
    """Tell what is said to praise: «он был настоящим [руководителем]», «[лучшая актриса]».

    Nor is it a post that one may have or only claims: «потенциальный [инвестор]», «мнимый [врач]».
    """
    a, first = context.annotation, context.index.first[role]
    around = {first - 1, *range(first, context.index.head[role])}
    return any(
        a.lemmas[t] in noun_class("true", "doubtful") or a.words[t].lower().startswith(_BEST)
        for t in around
        if t >= 0
    )


def _is_guess(context: Context, link: Link) -> bool:
    """Tell whether the model ties a bare role to a person of another sentence.

    «Новый министр представил план»: which of the people told of before is it?
    """
    if link.source != "model" or context.sentence(link.head) == context.sentence(link.tail):
        return False
    if (link.head, link.tail) in context.told_posts:
        return False  # «[Он] сейчас советник»
    if (link.head, link.tail) in context.read_posts and not _is_party(context, link.tail):
        return False  # «Окончил вуз. Начинал [слесарем]»
    where = employer(context, link.head, link.tail)
    return where.mention is None and where.entity is None


def _is_party(context: Context, role: int) -> bool:
    """Tell who does something, or has it done to him, from what somebody is: «[тренер] сказал»."""
    a, head = context.annotation, context.index.head[role]
    case, relation = context.reader.clauses.case(head), a.deprel(head)
    acts = relation.startswith("nsubj") and a.pos(a.heads[head]) in ("VERB", "AUX")
    return acts or (case != "Ins" and relation in ("obj", "iobj", "obl", "nmod"))


def _is_complement(context: Context, link: Link) -> bool:
    """Tell whom another role is of: «форвард [северян] Рид», «лидер [рабочих] Рид»."""
    index = context.index
    works = context.from_head(RelationType.WORKS_AS, link.head)
    if is_rank(context, link.tail):
        return False  # «инспекторы ДПС [лейтенанты] Рид и Котов»
    if all(index.last[other.tail] != index.first[link.tail] for other in works):
        return False
    # the tagger takes «архангелогородцев» for a nominative
    found = readings(context.annotation.words[index.head[link.tail]].lower())
    return found != () and all(
        reading.form.number == "plur" or "Surn" in reading.tag.grammemes for reading in found
    )


def _is_possible(context: Context, link: Link) -> bool:
    """Tell a post that one may get, parsed as of what allows it: «[министром] мог стать Рид»."""
    a, clauses, head = context.annotation, context.reader.clauses, context.index.head[link.tail]
    above = a.heads[head]
    if above < 0 or clauses.case(head) != "Ins" or a.lemmas[above] not in cues("governor"):
        return False
    got = (t for t in a.children[above] if a.lemmas[t] in noun_class("becoming"))
    return any(a.deprel(t) == "xcomp" for t in got)


def _is_asked(context: Context, link: Link) -> bool:
    """Tell a post that nobody is told to have: «[кто] будет новым [мэром], неизвестно»."""
    a, head = context.annotation, context.index.head[link.tail]
    near = (*a.children[head], *(a.children[a.heads[head]] if a.heads[head] >= 0 else ()))
    return any(a.words[t].lower() == "кто" and a.deprel(t).startswith("nsubj") for t in near)


def _is_of_some(context: Context, link: Link) -> bool:
    """Tell whether a role is of some in a list: «художники, [дизайнеры] и гости: Котова, …»."""
    words, head = context.annotation.words, context.index.head[link.tail]
    between = words[head + 1 : context.index.first[link.head]]
    if ":" not in between or not _is_plural(context, head):
        return False
    first = context.index.first[link.tail]
    while first > 0 and context.annotation.pos(first - 1) == "ADJ":
        first -= 1
    ahead = range(head + 2, head + 1 + between.index(":")) if {",", "и"} & {*between} else ()
    behind = range(max(0, first - _BEHIND), first - 1) if words[first - 1] in (",", "и") else ()
    return any(_is_plural(context, token) for token in (*ahead, *behind))


def _is_of_whom(context: Context, link: Link) -> bool:
    """Tell whom a post is over: «[классный руководитель] [Котова]», where Котов is a man."""
    index, entity = context.index, context.entity[link.head]
    text = context.mentions[link.head].text
    beside = is_beside(index, link)
    nominative = context.reader.clauses.case(index.head[link.tail]) == "Nom"
    if not beside or not nominative or " " in text or not text.endswith(_GENITIVE):
        return False
    return text not in {name.rpartition(" ")[2] for name in (entity.name, *entity.aliases)}


def _is_of_whoever(context: Context, link: Link) -> bool:
    """Tell what nobody has yet: «до вступления в должность [лица], избранного [мэром]»."""
    a, head = context.annotation, context.index.head[link.tail]
    told = a.heads[head]
    noun = a.heads[told] if told >= 0 and a.feats(told).get("VerbForm") == "Part" else -1
    return noun >= 0 and a.lemmas[noun] in noun_class("whoever")


def _is_stood_in_for(context: Context, link: Link) -> bool:
    """Tell whose duties another has: «О [врио губернатора]», below it «губернатора [Рида]»."""
    a, index, post = context.annotation, context.index, context.index.first[link.head] - 1
    apart = context.sentence(link.head) != context.sentence(link.tail)
    held = index.at(post, ROLES) if apart and post >= 0 else None
    if held is None or held == link.tail:
        return False
    told, own = (range(index.first[i], index.last[i]) for i in (link.tail, held))
    acting = [any(a.lowered[t] in words("acting_words.txt") for t in role) for role in (told, own)]
    return acting == [True, False] and a.lemmas[index.head[held]] in {a.lemmas[t] for t in told}


def _is_of_many(context: Context, link: Link) -> bool:
    """Tell whose several are of whom one is told: «один из [тренеров] [Котова] сказал»."""
    index, case = context.index, context.reader.clauses.case
    if index.last[link.tail] != index.first[link.head]:
        return False
    one = picked(context.reader, index.first[link.tail])
    cases = {case(index.first[link.head])} | ({case(one)} if one is not None else set())
    return len(cases - {""}) > 1 and "Gen" in cases


def _is_of_another_line(context: Context, link: Link) -> bool:
    """Tell a part of a post that a line below has: «[Проректор] по науке», below «Рид Лев».

    Or whose paper it is: «РАСПОРЯЖЕНИЕ», «[главы] района», «1. Освободить Рида от …».
    """
    around = context.index.covering(context.index.head[link.tail])
    holders = (context.telling.on_lines.get(i) for i in around)
    another = any(holder not in (None, link.head) for holder in holders)
    return another or _is_whose_paper(context, link)


def _is_whose_paper(context: Context, link: Link) -> bool:
    """Tell a post in the genitive that a line opens with, far from who is told below."""
    a, index = context.annotation, context.index
    first, head = index.first[link.tail], index.head[link.tail]
    feats, person = a.feats(head), index.first[link.head]
    genitive = feats.get("Case") == "Gen" and feats.get("Number") == "Sing"
    if not genitive or not (first == 0 or a.opens_line(first)):
        return False
    if is_plural(a, head):
        return False  # «[Профессора]:», below it names
    end = line_end(a, first)
    told = any(a.feats(t).get("VerbForm") == "Fin" for t in range(first, end))
    return person > end and not told  # «Директора школы арестовали»


def _is_plural(context: Context, token: int) -> bool:
    """Tell a noun that may stand for several as a subject does."""
    a = context.annotation
    several = a.pos(token) == "NOUN" and a.feats(token).get("Number") == "Plur"
    return several and context.reader.clauses.case(token) == "Nom"


def _is_still(context: Context, fact: Fact, link: Link) -> bool:
    """Tell whether a fact to come leaves the post to its holder: «сменит директора [Рябинина]».

    So does who is only to leave it: «[Рид] покинет пост директора», «срок мэра [Рида] истечёт».
    """
    if fact.leaves_post:
        return not fact.holders or link.head in fact.holders
    if fact.frame.kind != successions.KIND or fact.modality is None:
        return False
    return successions.status_in(context, fact, link.head) is Status.FORMER


def _is_quoted(context: Context, link: Link) -> bool:
    """Tell what something is called: «получил грант «[Начинающий фермер]»»."""
    words, index = context.annotation.words, context.index
    first, last = index.first[link.tail], index.last[link.tail]
    while first > 0 and context.annotation.lemmas[first - 1] in _OURS:
        first -= 1  # «зовут его «нашим [министром]»»
    return first > 0 and words[first - 1] in OPENING and words[last : last + 1] == ["»"]


def _is_beside_another(context: Context, link: Link) -> bool:
    """Tell «Рид, чьим [врачом] был Лось», «[врач] и его друг Рид»: the other has the post."""
    a, index = context.annotation, context.index
    first, last = index.first[link.tail], index.last[link.tail]
    if index.first[link.head] < first:
        return _WHOSE in a.lemmas[first - 1 : first + 1] or _is_played(context, link)
    behind = a.words[last + 1 : last + 2]
    return a.words[last : last + 1] == ["и"] and not POSSESSIVES.isdisjoint(behind)


def _is_played(context: Context, link: Link) -> bool:
    """Tell the post of whom somebody plays: «Лев Рид ([инспектор] Котов)»."""
    index, last = context.index, context.index.last[link.tail]
    if context.annotation.words[index.first[link.tail] - 1] != "(":
        return False
    name = index.at(last, PERSONS) if last < len(context.annotation) else None
    held = index.at(last - 1, PERSONS)
    beside = name is not None and index.first[name] == last
    return (beside or held is not None) and name != link.head != held


def _is_of_body(context: Context, link: Link) -> bool:
    """Tell at whose side a body is: «на заседании совета при [президенте] [глава района] …»."""
    index, first = context.index, context.index.first[link.tail]
    at = context.annotation.lowered[max(0, first - 1) : first] == ["при"]
    return at and index.last[link.tail] != index.first[link.head]


def _is_successors(context: Context, link: Link) -> bool:
    """Tell what another gets: «о назначении [мэром] Анны Ким. Она сменила [Рида]».

    So is what he gives, who need not be named: «[Новый министр]», below it «[Рид] назначил Ким».
    """
    index, who = context.index, context.entity[link.head]
    others = (*context.told.predecessors, *context.told.givers)
    if all(i is None or context.actor(i) is not who for i in others):
        return False
    span = index.first[link.tail], index.last[link.tail]
    new = role_status(context.reader.clauses, *span, index.head[link.tail]) is Status.NEW
    between = range(index.last[link.head], index.first[link.tail])
    # «[Рид] представил [нового мэра]»
    apart = any(context.annotation.pos(token) == "VERB" for token in between)
    return new and (apart or context.sentence(link.head) != context.sentence(link.tail))


def _is_of_giver(context: Context, link: Link) -> bool:
    """Tell who gives a post, or had it, from who gets it: «[Рид] назначил Ким [директором]».

    «[Деканом] стала Ким, сменив [Рида]».
    """
    who, given = context.entity[link.head], context.told.of_role(link.tail)
    return any(
        link.head not in fact.holders
        and any(
            one is not None and context.actor(one) is who
            for one in (*fact.agents, *context.told.predecessors)
        )
        for fact in given
        if fact.status == Status.NEW
        and fact.holders
        and who not in map(context.actor, fact.holders)
    )


_WRONG = (
    is_nobodys,
    _is_of_giver,
    _is_of_body,
    _is_beside_another,
    _is_quoted,
    _is_complement,
    _is_guess,
    _is_asked,
    _is_possible,
    _is_of_some,
    _is_of_whom,
    _is_of_whoever,
    _is_stood_in_for,
    _is_of_many,
    _is_of_another_line,
    _is_successors,
    is_anothers,
)
"""Why a role is not that of the person whom the model ties it to."""
