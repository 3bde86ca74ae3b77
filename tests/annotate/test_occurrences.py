"""Where the words of a list stand in an article."""

from newsnlp.annotate.occurrences import Occurrences

WORDS = Occurrences(["мэр", "и", "глава", "и", "врач"])


def test_words_that_are_nowhere_stand_at_no_token() -> None:
    assert WORDS.of(frozenset()) == WORDS.of({"ректор"}) == Occurrences([]).of({"мэр"}) == []


def test_words_of_a_list_in_text_order() -> None:
    assert WORDS.of({"врач", "мэр", "ректор", "и"}) == [0, 1, 3, 4]
    assert WORDS.of({"и": 1, "глава": 2}.keys()) == [1, 2, 3]
