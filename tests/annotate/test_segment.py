"""Tokens and sentences are razdel's, on hand-made puzzles and on any text."""

from __future__ import annotations

import itertools
import re

import pytest
import razdel
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.annotate.segment import PICTURE, Tokenizer, chunk_starts
from newsnlp.annotate.sentences import sentence_ends

TOKENS = r"""
кто-то|кто -то|кто- то|- то|5-7|-5|– 5-
1,5|1, 5|1 ,5|,5|5.|3.14.|10/2|10/ 2|а/б|c\\\d
?!..|...|--|**|***|:-))|:)))|;(|=)|:-(((|=(((((
ΔP=5|mβж|№5|§ 5|1° 2′|H₂O|СИЗО-6|2011-2020|-_-
yahoo!|Yahoo! Mail|YAHOO!!|google!
snake_case|_x_|«ООО "Рога и копыта"»|(ЦОПП)|х|й|й
а\u00a0б|а\u2028б|а\x1cб|а\u200bб|\ufeffа|co\u00adоп|👍🏻а|\x00а
K2|ſ|İ|ǅ|Straße|10%|+7 (000) 000-00-00|a@b.ru|https://пример.рф/а?б=1
"""

SPACES = [
    "а\u00a0б",
    "а\u2028б",
    "а\x1cб",
    "а\u200bб",
    "\ufeffа",
    "ЦО\u00adПП",
    "👍🏻а",
    "\x00а",
    "\ud800-а",
]

SENTENCES = [
    "И. о. директора А. С. Пушкинского завода. Он ушёл.",
    "Т. е. так. И т. д. и т. п. Потом.",
    "«Да!» — сказал он. «Нет.» Она ушла.",
    "Он сказал: «Да». Она — «Нет».",
    'Он крикнул "Стой!" И побежал. "Куда?" - спросил я.',
    "1) Первый пункт. 2) Второй. IV. Четвёртый.",
    "12.11.2024 г. в 10 ч. 30 мин. на ул. Ленина. Там",
    "Привет :) Как дела?! Хорошо... Да ;) нет.",
    "(Скобки.) Потом [ещё.] и {так.} Вот",
    "Слово.\n\nСлово; Слово\nслово. слово",
    "а. . б",
    "   . а",
    "!",
    "",
    " \n",
]

PIECES = [
    "а",
    "Б",
    "кот",
    "Zz",
    "5",
    "12",
    " ",
    "  ",
    "\n",
    "-",
    "–",
    "_",
    ".",
    ",",
    "/",
    "\\",
    "!",
    "?",
    "…",
]
PIECES += [
    "«",
    "»",
    '"',
    "'",
    "(",
    ")",
    ":",
    ";",
    "=",
    "*",
    "Δ",
    "σ",
    "т",
    "г",
    "й",
    "\u00a0",
    "yahoo",
]
PUZZLES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def tokens(text: str) -> list[tuple[int, int, str]]:
    tokenizer = Tokenizer()
    start, end, word = tokenizer(text)
    return [(s, e, tokenizer.words[w]) for s, e, w in zip(start, end, word, strict=True)]


def sentences(text: str) -> list[str]:
    ends = [0, *sentence_ends(text)]
    parts = [text[a:b].strip() for a, b in itertools.pairwise(ends)]
    return [part for part in parts if part]


def razdel_tokens(text: str) -> list[tuple[int, int, str]]:
    return [(token.start, token.stop, token.text) for token in razdel.tokenize(text)]


def razdel_sentences(text: str) -> list[str]:
    return [s.text for s in razdel.sentenize(text) if s.text] if text else []


@pytest.mark.parametrize("text", [*re.split(r"[|\n]", TOKENS), *SPACES])
def test_tokens_of_puzzles(text: str) -> None:
    assert tokens(text) == razdel_tokens(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_of_puzzles(text: str) -> None:
    assert sentences(text) == razdel_sentences(text)


@given(st.one_of(st.text(max_size=60), PUZZLES))
def test_any_text_is_cut_as_razdel_cuts_it(text: str) -> None:
    assert tokens(text) == razdel_tokens(text)
    plain = [0, *sentence_ends(text, whole_names=False)]
    own = [part for a, b in itertools.pairwise(plain) if (part := text[a:b].strip())]
    assert PICTURE.search(text) or own == razdel_sentences(text)


@pytest.mark.parametrize("text", ["№5", "mβж", "H₂O", "кто‐то", "15°C", "ко\u0301рпус", "👍🏻👏"])
def test_what_is_no_picture_stays_in_its_word(text: str) -> None:
    tokenizer = Tokenizer(part_pictures=True)
    assert tokenizer(text)[0].tolist() == [token[0] for token in razdel_tokens(text)]


@pytest.mark.parametrize(
    "text", ["🔥|Мэр", "Рид|👏👏", "❗️|Рид|❗️", "🇷🇺|Тула", "1|️⃣|Рид", "\uf0b7|Рид", "•|Рид|®|,"]
)
def test_pictures_are_no_part_of_a_word_if_so_wished(text: str) -> None:
    parts = text.split("|")
    tokenizer = Tokenizer(part_pictures=True)
    *_, word = tokenizer("".join(parts))
    assert [tokenizer.words[number] for number in word] == parts


@given(PUZZLES, PUZZLES)
def test_what_was_seen_before_never_matters(first: str, second: str) -> None:
    tokenizer = Tokenizer()
    tokenizer(first)
    start, end, _ = tokenizer(second)
    assert list(zip(start, end, strict=True)) == [t[:2] for t in razdel_tokens(second)]


def test_a_post_cut_short_ends_no_sentence() -> None:
    assert sentences("Сидел сложа рук. Рид молчал.") == ["Сидел сложа рук.", "Рид молчал."]
    whole = "Вторая – Анна Рид (преп. А. Б. Ким, конц. В. Г. Лось)."
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "Он сказал: «Мы победим.| Ура»", "«Кто там?| Никого»", "Спросил: «Кто там?»| Анна Рид ушла",
        "Вышел фильм «Кто там?»| Следующий снимут", "Роман «Луч.|\nСвет»", "Ушёл «к себе.| Рид",
        "фильм «" + 100 * "а" + ".| Рид» вышел", "Мост «Луч».| Анна Рид ушла",
        "Лента «Рид. Начало» вышла", "Магистр игры «Что? Где? Когда?» Анна Рид ушла",
        "В шоу «Кто там?» 5 мая", "Песня «Ура!» (Hurrah!)", "Глава группы «Луч!» А. Б. Рид",
        "Ведущая «Что? Где?» Рид-Ким Анна",
    ],
)  # fmt: skip
def test_a_name_in_a_sentence_ends_none(text: str) -> None:
    parts = text.split("|")
    assert sentences("".join(parts)) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    "text",
    [
        "🔥 Рид ушёл", "Рид, 🥈 Ким", "Рид 👏 и Ким", "Клуб 🏒 «Луч» ждёт", "1️⃣ Рид 2️⃣ Ким",
        "Приз 🏆Рида", "цена 5 € Рид", "Рид — 🏆 Ким", "Тула → Москва",
    ],
)  # fmt: skip
def test_emoji_that_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "«Луч» победил 🏆|Рид ушёл", "Ура! |🎉 Завтра форум", "Рид ушёл 👏 👏🏻❤️|Ким пришёл",
        "Школа «Луч»🔥|Ждём", "Рид ушёл\n✅|Ким пришёл",
    ],
)  # fmt: skip
def test_emoji_that_end_a_sentence(text: str) -> None:
    first, second = text.split("|")
    assert sentences(f"{first} {second}") == [first.strip(), second]


def test_a_chunk_depends_on_its_neighbours() -> None:
    # «5,» joins 7 only where no space parts them, but the dash asks what lies beyond the space
    assert [t[2] for t in tokens("а -б")] == ["а", "-б"] == [t[2] for t in razdel_tokens("а -б")]
    assert [t[2] for t in tokens(", -б")] == [",", "-", "б"]


@given(st.text(alphabet=st.characters(), max_size=40))
def test_chunks_start_where_split_finds_them(text: str) -> None:
    starts = chunk_starts(text).tolist()
    chunks = text.split()
    assert [text[s : s + len(c)] for s, c in zip(starts, chunks, strict=True)] == chunks


@pytest.mark.parametrize("text", ["🔥" * 50_000 + "x", "🔥\u200d" * 50_000, "Рид, 🔥 " * 20_000])
def test_emoji_are_cut_in_linear_time(text: str) -> None:
    assert sentence_ends(text) == [len(text)]
