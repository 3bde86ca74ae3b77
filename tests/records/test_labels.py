"""Labels of readers that cannot be read: which line, what is wrong, which file is missing."""

import pytest

from newsnlp.errors import InputError
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")

from newsnlp.train.event_data import EventLabels
from newsnlp.train.labelled import Place, entity_at, entity_in, read_place
from newsnlp.train.member_data import MemberLabels
from newsnlp.train.post_data import RoleLabels
from newsnlp.train.reading import Library

READERS = {kind.FILE: kind.read for kind in (RoleLabels, EventLabels, MemberLabels)}
BAD = [
    ("roles.tsv", "a\t3:9\t-\n", "line 1: 3 columns; expected 6"),
    ("roles.tsv", "a\tthree\t-\t-\t-\tx\n", "line 1"),
    ("roles.tsv", "a\t3:9\t-\t-\tsometimes\tx\n", "sometimes"),
    ("roles.tsv", "unknown\t3:9\t-\t-\t-\tx\n", "unknown"),
    ("events.tsv", "# article\na\t3:9\ty\t-\n", "line 2: 4 columns; expected 7"),
    ("events.tsv", "a\tthree\ty\t-\t-\t-\tx\n", "line 1"),
    ("events.tsv", "a\t3:9\tperhaps\t-\t-\t-\tx\n", "line 1"),
    ("events.tsv", "a\t3:9\ty\t?x\t-\t-\tx\n", "line 1"),
    ("events.tsv", "unknown\t3:9\ty\t-\t-\t-\tx\n", "unknown"),
    ("members.tsv", "a\t3:9\t0:7\n", "line 1: 3 columns; expected 5"),
    ("members.tsv", "a\tthree\t0:7\tnew\tx\n", "line 1"),
    ("members.tsv", "a\t3:9\t0:7\tsometimes\tx\n", "sometimes"),
    ("members.tsv", "unknown\t-\t-\t-\t-\n", "unknown"),
]


@pytest.fixture
def folders(tmp_path):
    """A folder of labels without any, and a corpus of one article."""
    labels, further = tmp_path / "labels", tmp_path / "further"
    (labels / "texts").mkdir(parents=True)
    (further / "train").mkdir(parents=True)
    (labels / "texts" / "a.marked").write_text("Лев Рид открыл форум.", "utf-8")
    (further / "train" / "b.marked").write_text("{per1 Анна Рид} ушла.\n---\n", "utf-8")
    return labels, further


@pytest.mark.parametrize(("file", "lines", "said"), BAD)
def test_bad_labels_are_told(folders, file, lines, said):
    labels, further = folders
    (labels / file).write_text(lines, "utf-8")
    with pytest.raises(InputError, match=said):
        READERS[file](labels, further, Pipeline(), Library())


def test_an_article_is_labelled_with_its_words_whole(folders):
    labels, further = folders
    (labels / "texts" / "a.marked").write_text("Лев Рид открыл фо\u00adрум.", "utf-8")
    (labels / "roles.tsv").write_text("a\t0:3\t-\t-\t-\tx\n", "utf-8")
    with pytest.raises(InputError, match="a has words that its page cuts"):
        RoleLabels.read(labels, further, Pipeline(), Library())


@pytest.mark.parametrize("file", READERS)
def test_missing_labels_are_told(folders, file):
    with pytest.raises(InputError, match=file):
        READERS[file](*folders, Pipeline(), Library())


def test_a_mention_is_found_where_a_reader_ends_it_elsewhere():
    (context,) = Pipeline().contexts([Article("a", "Вчера в партию «Рост» вступил Лев Рид.")])
    body = next(i for i, m in enumerate(context.mentions) if "Рост" in m.text)
    start, end = context.mentions[body].start, context.mentions[body].end
    wanted = entity_at(context, start)
    assert wanted is not None
    assert entity_in(context, Place(start, start + 1)) == wanted
    assert entity_in(context, Place(start - 2, end)) == wanted
    assert entity_in(context, Place(1, start + 1)) is None
    assert entity_in(context, None) is None


def test_a_place_is_two_characters_or_nowhere():
    assert read_place("3:9") == Place(3, 9)
    assert read_place("-") is None
    with pytest.raises(ValueError, match="three"):
        read_place("three")
