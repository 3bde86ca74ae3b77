"""What must hold for any text and any mentions."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsnlp.annotate.annotation import Annotation
from newsnlp.link import link
from newsnlp.types import EntityType, Mention

WORDS = st.sampled_from(
    [
        "Иван",
        "Сомов",
        "Сомовым",
        "И.",
        "«НПС»",
        "НПС",
        "Научно-промышленный",
        "союз",
        "СОЮЗА",
        "(",
        ")",
        ",",
        "—",
        "в",
        "Россия",
        "российского",
        "Россией",
        "США",
        "12",
        "Ben-Kohn",
        "завод",
        "ООО",
        "�",
        "\x00",
        "🙂",
        "ё́",
        "-ов",
        "'",
        '"',
        "аль-Каида\xad",
        "Ким",
        "Чен",
        "Ыном",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
PICKS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 25), st.sampled_from(list(EntityType))), max_size=8
)


def _mentions(text: str, picks: list[tuple[int, int, EntityType]]) -> tuple[Mention, ...]:
    spans = {
        (start % len(text), -min(len(text), start % len(text) + size), type_)
        for start, size, type_ in picks
    }
    return tuple(
        Mention(f"m{i}", type_, start, -end, text[start:-end], 1.0, "test")
        for i, (start, end, type_) in enumerate(sorted(spans), start=1)
    )


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, picks=PICKS)
@example(text='Иван " Сомов', picks=[(5, 1, EntityType.PERSON)])  # no word at all
def test_every_mention_has_one_entity(
    annotate: Callable[[str], Annotation], text: str, picks: list[tuple[int, int, EntityType]]
) -> None:
    mentions = _mentions(text, picks)
    linked = link(annotate(text), mentions, ())
    owned = [m for entity in linked.entities for m in entity.mentions]
    assert sorted(owned) == sorted(m.id for m in mentions)
    assert [e.id for e in linked.entities] == [f"e{i}" for i in range(1, len(linked.entities) + 1)]
    firsts = [int(e.mentions[0][1:]) for e in linked.entities]
    assert firsts == sorted(firsts)
    assert sorted(m.mention_id for m in linked.merges) == sorted(owned)
    assert all(entity.name and entity.name not in entity.aliases for entity in linked.entities)
    assert all(m.source == "first-mention" or m.source.startswith("rule:") for m in linked.merges)
    again = link(annotate(text), mentions, ())
    assert (again, again.merges) == (linked, linked.merges)
