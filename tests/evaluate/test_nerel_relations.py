from newsnlp.evaluate.documents import GoldDocument
from newsnlp.evaluate.nerel_relations import facts, gold_facts, score, sentence_starts
from newsnlp.types import EntityType, Mention, Relation, RelationType

TEXT = "Ирина Палагина — директор.\nОна возглавила «Зарю» в Орске."
ENTITIES = {
    "T1": (0, 14, EntityType.PERSON, "Ирина Палагина"),
    "T2": (17, 25, EntityType.PROFESSION, "директор"),
    "T3": (43, 47, EntityType.ORGANIZATION, "Зарю"),
    "T4": (51, 56, EntityType.CITY, "Орске"),
}
GOLD = GoldDocument(
    "a",
    TEXT,
    ENTITIES,
    [
        (RelationType.WORKS_AS, "T1", "T2"),
        (RelationType.WORKPLACE, "T1", "T3"),
        (RelationType.LOCATED_IN, "T3", "T4"),
    ],
)


def mention(number: int, key: str, source: str = "model", shift: int = 0) -> Mention:
    start, end, kind, _ = ENTITIES[key]
    return Mention(f"m{number}", kind, start, end - shift, TEXT[start : end - shift], 0.9, source)


MENTIONS = [mention(n, key) for n, key in enumerate(ENTITIES, start=1)]


def relation(kind: RelationType, head: str, tail: str) -> Relation:
    return Relation(kind, head, tail, 0, 1, 0.9, "model")


def scored(relations, mentions=MENTIONS):
    found = facts(mentions, relations)
    return score([gold_facts(GOLD)], [found], [sentence_starts(TEXT)])


def test_no_relations_no_score():
    report = scored([])
    assert report["all"]["document"]["f1"] == 0
    assert report["all"]["document"]["gold"] == 3


def test_the_direction_counts():
    assert scored([relation(RelationType.WORKS_AS, "m2", "m1")])["all"]["document"]["correct"] == 0


def test_the_type_counts():
    assert scored([relation(RelationType.MEMBER_OF, "m1", "m2")])["all"]["document"]["correct"] == 0


def test_a_span_cut_short_is_wrong():
    cut = [mention(1, "T1", shift=1), *MENTIONS[1:]]
    assert scored([relation(RelationType.WORKS_AS, "m1", "m2")], cut)["ten"]["document"]["f1"] == 0


def test_an_event_of_a_rule_is_left_out():
    rule = Mention("m9", EntityType.EVENT, 31, 41, "возглавила", 0.9, "rule:appointment")
    found = facts([*MENTIONS, rule], [relation(RelationType.PARTICIPANT_IN, "m1", "m9")])
    assert found == set()


def test_sentences_and_documents_are_counted_apart():
    report = scored(
        [relation(RelationType.WORKS_AS, "m1", "m2"), relation(RelationType.WORKPLACE, "m1", "m3")]
    )
    assert report["ten"]["in_sentence"]["gold"] == 1
    assert report["ten"]["in_sentence"]["f1"] == 1
    assert report["ten"]["document"]["f1"] == 1
    assert report["all"]["document"]["recall"] == 2 / 3
    assert report["types"]["LOCATED_IN"]["gold"] == 1
    told = report["types"]["WORKPLACE"]["gold"], report["types_in_sentence"]["WORKPLACE"]["gold"]
    assert told == (1, 0)


def test_a_line_break_ends_a_sentence():
    assert sentence_starts("Один\nДва. Три") == [0, 5, 10]
