import pytest
from dumps import write_dump
from fake import make_fake

from newsnlp.batch import load_frames, run

pytest.importorskip("rensa")

PARK = (
    "Глава Зареченска Пётр Лосев 12 мая открыл парк на Садовой улице. На церемонию пришли около "
    "двухсот человек. Парк строили три года, подрядчиком была компания «Зелёный дом». "
)
THEATRE = (
    "В театре на Почтовой улице сменился главный режиссёр. Новым стала Нина Орлова, она приехала "
    "из соседнего города. Первая премьера назначена на ноябрь. "
)
TEXTS = [PARK, THEATRE, "Парк", f"Агентство. {PARK}", "Парк", f"{THEATRE}Вход свободный.", PARK]


@pytest.mark.parametrize(
    ("format", "workers"), [("parquet", 2), ("parquet", 1), ("jsonl", 1), ("csv", 1)]
)
def test_reprints_name_the_first(tmp_path, format, workers):
    dump = write_dump(tmp_path / "dump.jsonl", TEXTS)
    run(dump, tmp_path / "out", dedup=True, format=format, workers=workers, make=make_fake)
    documents = load_frames(tmp_path / "out")["documents"]
    assert documents.duplicate_of.fillna("").tolist() == ["", "", "", "0", "", "1", "0"]


def test_without_dedup_there_is_no_column(tmp_path):
    run(write_dump(tmp_path / "dump.jsonl", TEXTS), tmp_path / "out", make=make_fake)
    assert "duplicate_of" not in load_frames(tmp_path / "out")["documents"]
