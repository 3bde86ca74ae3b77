"""What is told of an annotation is told once."""

from __future__ import annotations

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.notes import noted


def test_each_question_is_answered_once_per_annotation() -> None:
    asked: list[int] = []

    @noted
    def length(annotation: Annotation, token: int) -> int:
        """Return the letters of a token."""
        asked.append(token)
        return len(annotation.words[token])

    one, other = Annotator().annotate(["Мэр Рид ушёл.", "Ким остался."])
    told = [length(one, 0), length(one, 1), length(one, 0), length(other, 0), length(other, 0)]
    assert told == [3, 3, 3, 3, 3]
    assert asked == [0, 1, 0]
    assert length.__name__ == "length"
