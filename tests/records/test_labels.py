"""Labels of readers that cannot be read: which line, what is wrong, which file is missing."""

import pytest

from newsnlp.errors import InputError
from newsnlp.pipeline import Pipeline

pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")

from newsnlp.train import event_data, member_data, post_data
from newsnlp.train.reading import Library

READERS = {
    "roles.tsv": post_data.read_cases,
    "events.tsv": event_data.read_cases,
    "members.tsv": member_data.read_cases,
}
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


@pytest.mark.parametrize("file", READERS)
def test_missing_labels_are_told(folders, file):
    with pytest.raises(InputError, match=file):
        READERS[file](*folders, Pipeline(), Library())
