"""Names of all kinds in all cases: made_names_sentences.tsv, told of the people of made_names.tsv.

A person is told in every other sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsnlp.kinds import EntityType
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
NOT_YET = "# not yet"
_SLOT = re.compile(r"\{([FOL]):(\w+)\}|\{(I)\}|\{v:([^|}]*)\|([^}]*)\}")


def _lines(name: str) -> list[str]:
    return Path(__file__).with_name(name).read_text("utf-8").splitlines()


SENTENCES = [
    line.split("\t") for line in _lines("made_names_sentences.tsv") if not line.startswith("#")
]


def _people() -> Iterator[object]:
    unseen = False
    for line in _lines("made_names.tsv"):
        unseen |= line == NOT_YET
        if not line.startswith("#"):
            marks = [pytest.mark.xfail(strict=True)] if unseen else []
            yield pytest.param(line, marks=marks)


def _forms(cell: str) -> dict[str, str]:
    found = cell.split("/")
    return dict(zip(CASES, found * len(CASES) if len(found) == 1 else found, strict=False))


def _told(person: str) -> list[tuple[str, str]]:
    """Return the sentences of a person, each with the name that it tells."""
    gender, *cells = person.split("\t")
    parts = dict(zip("FOL", map(_forms, cells), strict=True))
    names = {part: forms["nom"] for part, forms in parts.items()}
    names["I"] = f"{names['F'][0]}. {names['O'][0]}."

    def filled(match: re.Match[str]) -> str:
        part, case, initials, his, hers = match.groups()
        if part:
            return parts[part][case]
        return names["I"] if initials else his if gender == "masc" else hers

    fits = [one for one in SENTENCES if names["O"] != "-" or one[1] == "F L"]
    return [
        (_SLOT.sub(filled, sentence), " ".join(names[part] for part in name.split()))
        for sentence, name in fits[len(person) % 2 :: 2]
    ]


PEOPLE = list(_people())


@cache
def _read() -> dict[str, list[str]]:
    """Return the people of every sentence; all are read together, which is quicker."""
    texts = [text for person in PEOPLE for text, _ in _told(person.values[0])]
    results = Pipeline().pipe(Article(str(i), text) for i, text in enumerate(texts))
    return {
        text: [e.name for e in result.entities if e.type is EntityType.PERSON]
        for text, result in zip(texts, results, strict=True)
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_is_one_person_in_all_cases(person: str) -> None:
    told = {text: [name] for text, name in _told(person)}
    assert {text: _read()[text] for text in told} == told
