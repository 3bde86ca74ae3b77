"""Names of one event: which pairs are looked at, and what tells that they are one event."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from marked_text import Marked

from newsnlp.annotate.annotation import Annotation
from newsnlp.link import event_names
from newsnlp.link.cluster import group_mentions
from newsnlp.link.event_names import event_pairs
from newsnlp.types import EntityType, Mention, RelationType

Linking = Callable[..., Marked]
Annotate = Callable[[str], Annotation]

TEXT = "Игорь Антоненков погиб в Москве. О гибели Игоря Антоненкова сообщили в пятницу."


def _mention(number: int, text: str, type_: EntityType, source: str = "model") -> Mention:
    start = TEXT.index(text)
    return Mention(f"m{number}", type_, start, start + len(text), text, 1.0, source)


def _features(mentions: Sequence[Mention], annotate: Annotate) -> list[tuple[str, ...]]:
    annotation = annotate(TEXT)
    tokens, groups = group_mentions(annotation, mentions)
    return [pair.features for pair in event_pairs(annotation, mentions, tokens, groups)]


def test_the_same_person_beside_two_events_counts(annotate: Annotate) -> None:
    mentions = [
        _mention(1, "Игорь Антоненков", EntityType.PERSON),
        _mention(2, "погиб", EntityType.EVENT),
        _mention(3, "гибели", EntityType.EVENT),
        _mention(4, "Игоря Антоненкова", EntityType.PERSON),
    ]
    (features,) = _features(mentions, annotate)
    assert {"event people 1", "event parts VN", "event both гибель погибнуть"} <= set(features)


def test_what_a_rule_made_an_event_is_no_name(annotate: Annotate) -> None:
    mentions = [
        _mention(1, "погиб", EntityType.EVENT, "rule:verb"),
        _mention(2, "гибели", EntityType.EVENT),
    ]
    assert _features(mentions, annotate) == []


def test_two_words_for_one_death_are_names_of_it(linking: Linking) -> None:
    marked = linking("[Игорь Орлов]PER [умер]EVENT. [Смерть]EVENT [Орлова]PER подтвердил врач.")
    assert ("умер", "Смерть") in marked.relations(RelationType.ALTERNATIVE_NAME)


def test_a_death_and_an_election_are_two_events(linking: Linking) -> None:
    marked = linking("[Игорь Орлов]PER [умер]EVENT. [Выборы]EVENT прошли в мае.")
    assert marked.relations(RelationType.ALTERNATIVE_NAME) == []


def test_a_name_of_an_event_follows_but_one(linking: Linking) -> None:
    marked = linking(
        "[Царь]PER [отрёкся от престола]EVENT. [[Отречение]EVENT от престола]EVENT состоялось "
        "в среду. После [отречения]EVENT [царь]PER уехал."
    )
    found = marked.relations(RelationType.ALTERNATIVE_NAME)
    heads = [head for head, _ in found]
    assert ("отрёкся от престола", "Отречение") not in found
    assert ("отрёкся от престола", "Отречение от престола") in found
    assert len(heads) == len(set(heads))


def test_an_event_is_compared_with_so_many_before_it(
    annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = ("погиб", "гибели", "сообщили")
    mentions = [_mention(n, text, EntityType.EVENT) for n, text in enumerate(events, start=1)]
    assert len(_features(mentions, annotate)) == 3
    monkeypatch.setattr(event_names, "REACH", 1)
    assert len(_features(mentions, annotate)) == 2
