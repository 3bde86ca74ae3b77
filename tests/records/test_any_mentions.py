"""Whatever the models say, rules and records answer, with offsets in the text, twice the same."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsnlp.find.verbs import Telling, find
from newsnlp.records import refined_records
from newsnlp.types import Entity, EntityType, Mention, Relation, RelationType

TEXT = (
    "Марина Ветрова назначена министром образования Тверской области, сообщил «Вестник». "
    "Она вошла в состав Совета НПС 13 марта, а Иванов — и. о. директора ЦОПП — покинул пост.\n"
    "Театр примет участие в фестивале «Встречи», который пройдёт в Туле. — Да! 100 % \x00 😀"
)

SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40), st.sampled_from(list(EntityType))),
    max_size=25,
)
LINKS = st.lists(
    st.tuples(st.integers(0, 24), st.integers(0, 24), st.sampled_from(list(RelationType))),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(spans=SPANS, links=LINKS, groups=st.integers(1, 5))
@example(spans=[(64, 1, EntityType.EVENT)], links=[], groups=1)  # a space
def test_any_mentions_are_survived(annotator, spans, links, groups):
    (annotation,) = annotator.annotate([TEXT], [[(0, len(TEXT))]])
    places = sorted({(s, min(s + n, len(TEXT)), kind) for s, n, kind in spans})
    mentions = tuple(
        Mention(f"m{i}", kind, start, end, TEXT[start:end], 0.9, "model")
        for i, (start, end, kind) in enumerate(places, start=1)
    )
    by_type: dict[tuple[EntityType, int], list[Mention]] = {}
    for i, mention in enumerate(mentions):
        by_type.setdefault((mention.type, i % groups), []).append(mention)
    entities = [
        Entity(f"e{k}", kind, some[0].text, (), tuple(m.id for m in some))
        for k, ((kind, _), some) in enumerate(by_type.items(), start=1)
    ]
    relations = [
        Relation(kind, mentions[a].id, mentions[b].id, 0, 1, 0.9, "model")
        for a, b, kind in links
        if a < len(mentions) and b < len(mentions)
    ]
    for span in find(annotation, mentions):
        assert 0 <= span.start < span.end <= len(TEXT)
    telling = Telling(annotation, mentions)
    relations += telling.relations
    told = refined_records(telling, entities, relations, published="2025-03-14")
    again = Telling(annotation, mentions)
    assert told == refined_records(again, entities, relations, published="2025-03-14")
    refined, records = told
    assert sorted(m for e in refined for m in e.mentions) == sorted(m.id for m in mentions)
    assert len({e.id for e in refined}) == len(refined)
    for record in records:
        assert record.sentence in TEXT
        assert 0 <= record.start < record.end <= len(TEXT)
        assert record.source
