"""What the same words are elsewhere in the article bears on what they are here."""

import numpy as np

from newsnlp.find.nets.echoes import echoed, same_words


def test_words_that_stand_alone_keep_their_chances():
    chances = np.array([[0.9, 0.1], [0.2, 0.8]], np.float32)
    np.testing.assert_allclose(echoed(chances, np.array([0, 1]), 0.5), chances, atol=1e-6)
    assert echoed(chances, np.array([0, 0]), 0.0) is chances
    assert echoed(chances[:0], np.array([], int), 0.5).shape == (0, 2)


def test_a_doubtful_place_follows_a_clear_one():
    chances = np.array([[0.6, 0.4], [0.3, 0.7], [0.01, 0.99]], np.float32)
    drawn = echoed(chances, np.array([0, 1, 0]), 0.5)
    assert drawn[0, 1] > 0.5
    np.testing.assert_allclose(drawn.sum(1), 1, atol=1e-6)
    np.testing.assert_allclose(drawn[1], chances[1], atol=1e-6)


def test_groups_are_equal_lemmas_of_equal_spans():
    в, обнинск = 0, 1
    lemmas = np.array([в, обнинск, обнинск, в, обнинск])
    start, end = np.array([1, 2, 0, 3, 0, 1]), np.array([1, 2, 1, 4, 2, 3])
    groups = same_words(lemmas, start, end).tolist()
    assert groups[0] == groups[1] != groups[2] == groups[3]
    assert len(set(groups[1:3] + groups[4:])) == 4
