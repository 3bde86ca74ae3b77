"""What is told of a longer mention is not told again of the one inside it."""

from dataclasses import replace

from newsnlp.find.facts.told_once import beside, told_of_outer
from newsnlp.types import EntityType, Mention, Relation, RelationType

TEXT = "Встреча на Эльбе прошла весной."


def mention(number, kind, surface):
    start = TEXT.index(surface)
    return Mention(f"m{number}", kind, start, start + len(surface), surface, 0.9, "model")


MENTIONS = (
    mention(1, EntityType.EVENT, "Встреча на Эльбе"),
    mention(2, EntityType.EVENT, "Встреча"),
    mention(3, EntityType.LOCATION, "Эльбе"),
    mention(4, EntityType.DATE, "весной"),
)


def relation(kind, head, tail):
    return Relation(RelationType(kind), f"m{head}", f"m{tail}", 0, 1, 0.9, "model")


def test_what_only_the_inner_mention_has_stays():
    told = (relation("TAKES_PLACE_IN", 2, 3), relation("POINT_IN_TIME", 1, 4))
    assert told_of_outer(told, MENTIONS, ()) == told


def test_of_two_the_longer_one_has_it():
    told = (relation("TAKES_PLACE_IN", 1, 3), relation("TAKES_PLACE_IN", 2, 3))
    assert told_of_outer(told, MENTIONS, ()) == told[:1]


def test_who_takes_part_may_be_told_of_both():
    told = (relation("PARTICIPANT_IN", 3, 1), relation("PARTICIPANT_IN", 3, 2))
    assert told_of_outer(told, MENTIONS, ()) == told


def test_a_post_is_held_once():
    role, person = EntityType.PROFESSION, EntityType.PERSON
    mentions = (
        Mention("m1", role, 0, 10, "мэр Твери", 0.9, "model"),
        Mention("m2", role, 0, 3, "мэр", 0.9, "model"),
        Mention("m3", person, 11, 14, "Рид", 0.9, "model"),
    )
    told = (relation("WORKS_AS", 3, 1), relation("WORKS_AS", 3, 2))
    assert told_of_outer(told, mentions, ()) == told[:1]


def test_whom_another_serves_has_the_inner_post():
    role, person = EntityType.PROFESSION, EntityType.PERSON
    mentions = (
        Mention("m1", role, 0, 13, "помощник мэра", 0.9, "model"),
        Mention("m2", role, 9, 13, "мэра", 0.9, "model"),
        Mention("m3", person, 14, 18, "Рида", 0.9, "model"),
    )
    told = (relation("WORKS_AS", 3, 1), relation("WORKS_AS", 3, 2))
    assert told_of_outer(told, mentions, ()) == told[:1]
    served = replace(told[1], source="rule:apposition")
    assert told_of_outer(told, mentions, [served]) == told[1:]


def test_rules_give_no_other_place_than_the_model():
    model = [relation("TAKES_PLACE_IN", 1, 3)]
    rules = [relation("TAKES_PLACE_IN", 1, 4), relation("POINT_IN_TIME", 1, 4)]
    assert beside(model, rules) == rules[1:]
    assert beside([], rules) == rules


def test_where_a_verb_tells_an_event_to_be_held_stays():
    told = replace(relation("TAKES_PLACE_IN", 1, 4), source="rule:held")
    assert beside([relation("TAKES_PLACE_IN", 1, 3)], [told]) == [told]


def test_rules_give_a_place_where_the_model_is_in_doubt():
    model = [replace(relation("TAKES_PLACE_IN", 1, 3), score=0.3)]
    rules = [relation("TAKES_PLACE_IN", 1, 4)]
    assert beside(model, rules) == rules
