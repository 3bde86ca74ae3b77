"""What is asked of an article again and again is told once, for as long as its annotation lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from newsnlp.annotate.annotation import Annotation

_Asked = TypeVarTuple("_Asked")
_Told = TypeVar("_Told")


def noted(
    function: Callable[[Annotation, *_Asked], _Told],
) -> Callable[[Annotation, *_Asked], _Told]:
    """Keep what a function tells of an annotation with it, for each of the other arguments.

    A note takes as long as twenty instructions of Python: of use where a question is long and comes
    from several places. The answer must depend on nothing else, and nobody may modify it.
    """

    @wraps(function)
    def ask(annotation: Annotation, *asked: *_Asked) -> _Told:
        key = function, asked
        notes = annotation.notes
        if key not in notes:
            notes[key] = function(annotation, *asked)
        told: _Told = notes[key]
        return told

    return ask
