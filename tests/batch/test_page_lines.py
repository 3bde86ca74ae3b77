from newsnlp.batch.page_lines import PageLineCounter
from newsnlp.types import Article

SIDEBAR = "Зареченск, ул. Садовая, 5\nРеклама на портале\n"


def learned(*texts: str, url: str | None = None) -> dict[str, frozenset[str]]:
    counter = PageLineCounter()
    for text in texts:
        counter.add(Article("a", text, url=url))
    return counter.result()


def test_four_pages_are_too_few():
    assert learned(*(f"Парк {n}\n{SIDEBAR}" for n in range(4))) == {}


def test_reprints_are_no_frame():
    assert learned(*["Парк открыли\nПришли все"] * 50) == {}


def test_a_background_sentence_must_stand_in_many_pages():
    background = "Напомним, парк открыл мэр Пётр Лосев."
    assert learned(*(f"Парк {n}\n{background if n < 8 else ''}" for n in range(40))) == {}


def test_a_line_of_many_pages_is_frame():
    pages = (f"Парк {n}\n  {SIDEBAR}" for n in range(20))
    assert learned(*pages, url="https://u.example/n") == {
        "u.example": frozenset({"Зареченск, ул. Садовая, 5", "Реклама на портале"})
    }


def test_memory_stays_bounded():
    counter = PageLineCounter()
    for n in range(12_000):
        counter.add(Article("a", "\n".join(f"строка {n} {i}" for i in range(40)) + f"\n{SIDEBAR}"))
    assert len(counter.counts) < 130_000
    assert counter.result()[""] == frozenset(SIDEBAR.strip().splitlines())
