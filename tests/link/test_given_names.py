"""Given names of the peoples of Russia that the dictionary lacks or has of the other gender."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import unmarked

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows
from newsnlp.link.people.declension import kinds, name_forms
from newsnlp.link.people.names import read_name

OTHERS = ["Кендрика", "Айсина", "Директора", "Улан-Удэ"]

FORMS = [
    ("Баатру", "Баатр", "masc"),
    ("Ньургуна", "Ньургун", "masc"),
    ("Саналом", "Санал", "masc"),
    ("Саналу", "Санал", "masc"),
    ("Кермен", "Кермен", "femn"),
    ("Хетага", "Хетаг", "masc"),
    ("Хетагу", "Хетаг", "masc"),
    ("Бэле", "Бэла", "femn"),
    ("Доржи", "Доржи", "masc"),
    ("Зоригто", "Зоригто", "masc"),
    ("Номин", "Номин", "femn"),
    ("Сэсэг", "Сэсэг", "femn"),
    ("Сэсэгме", "Сэсэгма", "femn"),
    ("Сэсэгмы", "Сэсэгма", "femn"),
    ("Хадижат", "Хадижат", "femn"),
    ("Муслимат", "Муслимат", "femn"),
    ("Сиражудина", "Сиражудин", "masc"),
    ("Абдулатипа", "Абдулатип", "masc"),
    ("Муртазали", "Муртазали", "masc"),
    ("Шахбану", "Шахбан", "masc"),
    ("Зелимхана", "Зелимхан", "masc"),
    ("Шамханом", "Шамхан", "masc"),
    ("Хавы", "Хава", "femn"),
    ("Петимат", "Петимат", "femn"),
    ("Саците", "Сацита", "femn"),
    ("Батразу", "Батраз", "masc"),
    ("Дзерассы", "Дзерасса", "femn"),
    ("Темирканом", "Темиркан", "masc"),
    ("Нальбия", "Нальбий", "masc"),
    ("Нальбию", "Нальбий", "masc"),
    ("Саният", "Саният", "femn"),
    ("Нафисет", "Нафисет", "femn"),
    ("Миляуше", "Миляуша", "femn"),
    ("Миляуши", "Миляуша", "femn"),
    ("Миляушей", "Миляуша", "femn"),
    ("Лейсан", "Лейсан", "femn"),
    ("Ильсура", "Ильсур", "masc"),
    ("Фаннуру", "Фаннур", "masc"),
    ("Гульназ", "Гульназ", "femn"),
    ("Зульфата", "Зульфат", "masc"),
    ("Аяса", "Аяс", "masc"),
    ("Шолбаном", "Шолбан", "masc"),
    ("Чодураа", "Чодураа", "femn"),
    ("Алдын-оола", "Алдын-оол", "masc"),
    ("Нарспи", "Нарспи", "femn"),
    ("Арсака", "Арсак", "masc"),
    ("Сетнера", "Сетнер", "masc"),
    ("Норайру", "Норайр", "masc"),
    ("Асмик", "Асмик", "femn"),
    ("Мераба", "Мераб", "masc"),
    ("Важи", "Важа", "masc"),
    ("Кетеван", "Кетеван", "femn"),
    ("Айтен", "Айтен", "femn"),
    ("Вугара", "Вугар", "masc"),
    ("Тюркан", "Тюркан", "femn"),
    ("Мичила", "Мичил", "masc"),
    ("Айталине", "Айталина", "femn"),
    ("Нарыйааны", "Нарыйаана", "femn"),
    ("Кюннэй", "Кюннэй", "femn"),
    ("Дьулустана", "Дьулустан", "masc"),
    ("Айаала", "Айаал", "masc"),
    ("Герензел", "Герензел", "femn"),
    ("Делгир", "Делгир", "femn"),
    ("Сагларой", "Саглара", "femn"),
    ("Мингияна", "Мингиян", "masc"),
    ("Улюмджи", "Улюмджи", "masc"),
    ("Церена", "Церен", "masc"),
    ("Церен", "Церен", "masc"),
    ("Цырен-Дондок", "Цырен-Дондок", "masc"),
]

NAMES = [
    ("Об этом сказали [Саналу Убушиеву].", "Санал Убушиев"),
    ("Она говорила о [Бэле Кануковой].", "Бэла Канукова"),
    ("Пост занял брат [Доржи Батуева].", "Доржи Батуев"),
    ("Тренер [Аминат Гасановой] рад.", "Аминат Гасанова"),
    ("Роман [Дзерассы Кокоевой] вышел.", "Дзерасса Кокоева"),
    ("Об этом сказали [Миляуше Хасановой].", "Миляуша Хасанова"),
    ("Спел ученик [Аяса Куулара].", "Аяс Куулар"),
    ("Диплом дали [Нарспи Ивановой].", "Нарспи Иванова"),
    ("Об этом сказали [Айгюн Мамедовой].", "Айгюн Мамедова"),
    ("Пришли мать и [Айсылу Валиева], драматург.", "Айсылу Валиева"),
    ("Выступил [Эрдниев Баатр], капитан.", "Баатр Эрдниев"),
    ("Выступила [Жамсуева Номин], капитан.", "Номин Жамсуева"),
]


@pytest.mark.parametrize("word", OTHERS)
def test_other_words_are_no_such_names(word: str) -> None:
    assert "Name" not in kinds(word.lower())


@pytest.mark.parametrize(("word", "nominative", "gender"), FORMS)
def test_forms(word: str, nominative: str, gender: str) -> None:
    best = name_forms(word.lower())[0]
    assert (best.nominative, best.gender, best.kind) == (nominative.lower(), gender, "Name")


@pytest.mark.parametrize(("sentence", "full"), NAMES)
def test_names(annotate: Callable[[str], Annotation], sentence: str, full: str) -> None:
    plain, ((start, end, _),) = unmarked(sentence)
    annotation = annotate(plain)
    assert read_name(annotation, *annotation.tokens_of(start, end)).full == full


def test_rows_are_sorted_and_tell_genders() -> None:
    names = rows("given_names.tsv")
    assert [row[0] for row in names] == sorted({row[0] for row in names})
    assert {gender for row in names for gender in row[1:]} == {"masc", "femn"}
