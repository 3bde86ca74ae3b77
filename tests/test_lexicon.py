"""Files of linguistic knowledge are written as ``newsnlp.lexicon`` reads them."""

import pytest

from newsnlp.find.events.event_nouns import classes
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.lexicon import FOLDER, rows, words
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import EntityType

LEMMAS = [
    *("occupations", "organization_nouns", "kin_nouns", "male_roles", "epithets"),
    *("place_descriptors", "reporting_verbs", "titled_nouns"),
]


def _adjectives(kind):
    return [word for file in FOLDER.glob(f"{kind}_adjectives.*") for word in words(file.name)]


@pytest.mark.parametrize("name", LEMMAS)
def test_words_are_listed_as_lemmas_have_them(name):
    _lists_both_spellings(words(f"{name}.txt"))


ADJECTIVES = ["dated", "evaluating", "level", "narrowing", "passing", "praising"]


PARTICIPLES = ["appointed", "audience", "electors", "many"]


@pytest.mark.parametrize("word", [w for a in ADJECTIVES for w in _adjectives(a)])
def test_an_adjective_is_listed_as_its_lemma(word):
    _is_lemma(word)


@pytest.mark.parametrize("name", PARTICIPLES)
def test_of_a_participle_the_verb_is_listed(name):
    for word in noun_class(name):
        _is_lemma(word)


def _is_lemma(word):
    # «прославленный» is a form of прославить, «крупнейший» of крупный: so listed they are never met
    found = {reading.normal_form.replace("ё", "е") for reading in readings(word)}
    assert not found or word.replace("ё", "е") in found  # a verb has no nominal reading


@pytest.mark.parametrize("name", [name for name, *_ in rows("nouns.tsv")])
def test_classes_are_of_lemmas_as_lists_are(name):
    _lists_both_spellings(noun_class(name))


@pytest.mark.parametrize("listed", [frames(), classes()], ids=["verbs", "events"])
def test_verbs_and_events_are_lemmas_too(listed):
    _lists_both_spellings(set(listed))


def _lists_both_spellings(listed):
    """Lemmas write ё as е: «подчёркивать» alone is never met."""
    assert listed
    assert {word.replace("ё", "е") for word in listed} <= listed


@pytest.mark.parametrize("file", [p.name for p in FOLDER.iterdir() if p.suffix in (".tsv", ".txt")])
def test_no_blanks_stand_beside_the_cells_of_a_row(file):
    lines = (FOLDER / file).read_text("utf-8").split("\n")
    assert lines == [*"\n".join(lines).splitlines(), ""]
    for line in lines:
        cells = [line] if line.startswith("#") else line.split("\t")
        assert cells == [cell.strip() for cell in cells]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.tsv")), ids=lambda file: file.name)
def test_no_row_stands_twice(file):
    listed = rows(file.name)
    assert len(set(map(tuple, listed))) == len(listed)


def test_no_class_of_nouns_stands_in_two_rows():
    # «место» in a council is no seat of a government
    names = [name for name, *_ in rows("nouns.tsv")]
    assert sorted(names) == sorted(set(names))


def test_every_class_that_a_frame_asks_for_is_one_of_nouns():
    classes = {name for name, *_ in rows("nouns.tsv")} | {kind.value for kind in EntityType}
    for verb, own in frames().items():
        steps = (s for f in own for slot in f.slots for way in slot.patterns for s in way)
        assert {step.noun_class for step in steps} - {""} <= classes, verb


def test_every_verb_whose_noun_names_an_event_has_one():
    nouns = {verb for verb, _ in rows("verb_nouns.tsv")}
    named = {v for v, own in frames().items() if any("{noun}" in (f.event or "") for f in own)}
    assert named <= nouns


def test_what_declines_like_another_keeps_a_beginning_of_its_own():
    for noun, like in rows("declined_like.tsv"):
        assert not noun.endswith(like), "every word would begin like what is left of it"
        assert not like.endswith(noun[2:]), "too many words begin so"
