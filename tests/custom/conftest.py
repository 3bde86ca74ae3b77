"""A small lexicon and the annotator, for every test of a user's own knowledge."""

import sys
from pathlib import Path

import pytest

import newsnlp
from newsnlp.annotate import Annotator
from newsnlp.custom import read
from newsnlp.find.gazetteer import Gazetteer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "batch"))

ROWS = """\
# kind\tname\taliases
organization\tЦентр компетенций «Импульс»\tИмпульс | ЦКИ

organization\tФонд «Заря»
organization\tАльфа-Сталь
role\tисполнительный директор\tисполдиректор
debris\tНаши люди в сети\tПрочитали 24 раза
"""


@pytest.fixture
def lexicon(tmp_path):
    """Return the path of the lexicon."""
    path = tmp_path / "my.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def settings(lexicon):
    return newsnlp.Settings(lexicon=lexicon)


@pytest.fixture(scope="session")
def annotator():
    return Annotator()


@pytest.fixture
def found(lexicon, annotator):
    """Find the lexicon's names in a text, as (text, type)."""
    gazetteer = Gazetteer(read(lexicon).entries)

    def find(text):
        spans = gazetteer.find(annotator.annotate([text])[0])
        return [(text[span.start : span.end], span.type.value) for span in spans]

    return find
