"""Networks read features by their order: each row has those that they learned, in that order."""

from collections import defaultdict
from pathlib import Path

import pytest

from newsnlp.config import models_dir
from newsnlp.find.by_domain import REGIONAL
from newsnlp.find.nets import tensors
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.learned.models import EVENTS, FILE, LAYOUTS, MEMBERS, POSTS
from newsnlp.records.learned.nets import Nets, names_hash
from newsnlp.types import Article

ARTICLES = sorted((Path(__file__).parents[2] / "corpora" / "pages" / "dev").glob("*.txt"))[:40]
FOLDERS = {EVENTS: RECORDS, POSTS: POSTS, MEMBERS: MEMBERS}
GIVEN = "given"


@pytest.fixture
def met(monkeypatch):
    """The hashes of the names of all rows that networks are asked about, by part and kind."""
    found = defaultdict(set)

    def noting(name, rows):
        asked = getattr(Nets, name)

        def ask(self, *arguments):
            (part,) = (part for part, layout in LAYOUTS.items() if layout is self._layout)
            kind, own = rows(*arguments)
            found[f"{part}.names.{kind}"] |= {bytes(names_hash(row)) for row in own}
            return asked(self, *arguments)

        monkeypatch.setattr(Nets, name, ask)

    noting("_scores", lambda of, known, rows, *_: (of, [row for own in rows for row in own]))
    noting("decide", lambda of, known, more: (of, [more]))
    noting("all_known", lambda views, _: (GIVEN, [view.given for view in views]))
    return found


def test_every_row_has_the_names_that_were_learned(met):
    folder = models_dir() / REGIONAL
    stored = {
        name: {bytes(array)}
        for part, own in FOLDERS.items()
        for name, array in tensors.read(folder / own / FILE).items()
        if name.startswith(f"{part}.names.")
    }
    articles = (Article(path.stem, path.read_text("utf-8")) for path in ARTICLES)
    assert all(result.error is None for result in Pipeline().pipe(articles))
    assert met == stored
