"""The dictionary: pymorphy3's analyzer, and its tables, read directly.

pymorphy3 builds every form of a word, tag and history included, to answer for one of them; its
tables give the one by two look-ups. A paradigm lists, in one array, the numbers of the endings, of
the tags and of the prefixes of its forms; a place is the number of a form in it.
"""

from __future__ import annotations

import importlib.util
import sys
from array import array
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import pymorphy3
from pymorphy3.analyzer import ProbabilityEstimator, auto
from pymorphy3.dawg import PredictionSuffixesDAWG, WordsDawg
from pymorphy3.opencorpora_dict import Dictionary, storage
from pymorphy3.utils import json_read

from newsnlp.annotate import kernels
from newsnlp.annotate.kernels.dictionary import CompiledDictionary
from newsnlp.errors import ModelError
from newsnlp.locks import lock
from newsnlp.remembered import RECENT

LONGEST_WORD = 100  # analysis by analogy of a megabyte without a space would take minutes

CERTAIN = 1_000_000
"""The dictionary keeps probabilities as whole numbers: this one is 1."""

Analysis = tuple[str, int, int, int]
"""A word as the dictionary spells it (ё), its paradigm, its place in it, its tag's number."""
_FORMAT = "opencorpora-int"
_lock = lock()


def dictionary_data() -> Path:
    """Return the data folder of the installed Russian dictionary."""
    spec = importlib.util.find_spec("pymorphy3_dicts_ru")
    if spec is None or spec.origin is None:
        raise ModelError("the Russian dictionary is missing: pip install pymorphy3-dicts-ru")
    return Path(spec.origin).parent / "data"


class _Tags(dict[int, Any]):
    """The dictionary's tags by number, each made when first asked for: a text needs few of 5,532.

    No list, so that what is there is found without a call.
    """

    def __init__(self, kind: Any, names: list[str]) -> None:
        super().__init__()
        self._kind, self.names = kind, names

    def __missing__(self, number: int) -> Any:
        made = self[number] = self._kind(self.names[number])
        return made

    def every(self) -> list[Any]:
        """Return all tags."""
        return [self[number] for number in range(len(self.names))]

    def numbers(self) -> dict[str, int]:
        """Return the number of each tag by its text, without making the tags."""
        return {name: number for number, name in enumerate(self.names)}


class _Paradigms(dict[int, "array[int]"]):
    """Paradigms by number, each cut out when first asked for: a text needs some of 3,500.

    ``data``: how many there are, then of each its length and its numbers; in ``numbers`` that of
    number i begins at the place ``first[i]``.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        told = array("H", data)
        if sys.byteorder == "big":
            told.byteswap()
        self.numbers, self.first = array("H"), array("i", [0])
        place = 1
        for _ in range(told[0]):
            end = place + 1 + told[place]
            self.numbers += told[place + 1 : end]
            self.first.append(len(self.numbers))
            place = end

    def __missing__(self, number: int) -> array[int]:
        made = self[number] = self.numbers[self.first[number] : self.first[number + 1]]
        return made


class _Suffixes(dict[int, str]):
    """Endings of words by number, each cut out when first asked for: a text needs few of 16,000.

    As strings of their own they take 2 MB.
    """

    def __init__(self, listed: list[str]) -> None:
        super().__init__()
        self._text, self._ends = "".join(listed), array("i", accumulate(map(len, listed)))

    def __missing__(self, number: int) -> str:
        made = self[number] = self._text[
            self._ends[number - 1] if number else 0 : self._ends[number]
        ]
        return made


class _Dictionary(Dictionary):  # type: ignore[misc]
    """pymorphy3's dictionary, read as pymorphy3 reads it, but for its tags."""

    def __init__(self, path: str) -> None:
        folder = Path(path)
        meta = storage.load_meta(folder / "meta.json")
        storage._assert_format_is_compatible(meta, path)
        kind = storage._load_tag_class(_FORMAT, folder / "grammemes.json")
        self.path, self.meta, self.Tag = path, meta, kind
        self.lang = meta.get("language_code")
        self.gramtab = _Tags(kind, storage._load_gramtab(meta, _FORMAT, path))
        suffixes = json_read(folder / "suffixes.json")
        self.suffixes = _Suffixes(suffixes)
        self.paradigms = _Paradigms((folder / "paradigms.array").read_bytes())
        self.paradigm_prefixes = meta["compile_options"]["paradigm_prefixes"]
        self.compiled = self._compiled(folder, suffixes)
        prefixes = range(len(self.paradigm_prefixes))
        if self.compiled is not None:
            self.words = _Words(self.compiled)
            self.prediction_suffixes_dawgs = [_Endings(self.compiled, i) for i in prefixes]
            return
        self.words = WordsDawg().load(str(folder / "words.dawg"))
        self.prediction_suffixes_dawgs = [
            PredictionSuffixesDAWG().load(str(folder / f"prediction-suffixes-{i}.dawg"))
            for i in prefixes
        ]

    def _compiled(self, folder: Path, suffixes: list[str]) -> CompiledDictionary | None:
        module = kernels.compiled()
        if module is None or sys.byteorder == "big":
            return None
        parts = suffixes, self.paradigm_prefixes, self.gramtab.names
        paradigms = self.paradigms.numbers, self.paradigms.first
        return CompiledDictionary(module, folder, paradigms, parts)


class _Words:
    """The dictionary's words as pymorphy3 asks for them, found by the kernel: none are loaded."""

    compile_replaces = WordsDawg.compile_replaces

    def __init__(self, compiled: CompiledDictionary) -> None:
        self._find = compiled.analyses

    def similar_items(self, word: str, _: Any) -> list[tuple[str, list[tuple[int, int]]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for spelt, paradigm, place, _ in self._find(word):
            found.setdefault(spelt, []).append((paradigm, place))
        return list(found.items())

    def similar_item_values(self, word: str, _: Any) -> list[list[tuple[int, int]]]:
        return [values for _, values in self.similar_items(word, _)]

    def similar_keys(self, word: str, _: Any) -> list[str]:
        return [spelt for spelt, _ in self.similar_items(word, _)]


class _Endings:
    """How words of one prefix end, as pymorphy3 asks for it, found by the kernel."""

    def __init__(self, compiled: CompiledDictionary, prefix: int) -> None:
        self._find, self._prefix = compiled.endings, prefix

    def similar_items(self, ending: str, _: Any) -> list[tuple[str, list[tuple[int, int, int]]]]:
        found: dict[str, list[tuple[int, int, int]]] = {}
        for spelt, paradigm, place, _, count in self._find(self._prefix, ending):
            found.setdefault(spelt, []).append((count, paradigm, place))
        return list(found.items())


class _Counts(ProbabilityEstimator):  # type: ignore[misc]
    """pymorphy3's counts of words and tags, found by the kernel."""

    def __init__(self, compiled: CompiledDictionary) -> None:
        self._compiled, self.p_t_given_w = compiled, self

    def prob(self, word: str, tag: Any) -> float:
        return self._compiled.count(word, str(tag)) / CERTAIN


class _Analyzer(pymorphy3.MorphAnalyzer):  # type: ignore[misc]
    """pymorphy3's analyzer over ``_Dictionary``; a word with letters without a name is unknown.

    Unicode names the letters of Tangut and a few more by number only; pymorphy3 fails on them.
    """

    def __init__(self, path: str) -> None:
        self._path, self._lang = path, "ru"
        self.dictionary = _Dictionary(path)
        self.lang = self.choose_language(self.dictionary, "ru")
        compiled = self.dictionary.compiled
        self.prob_estimator = _Counts(compiled) if compiled else ProbabilityEstimator(path)
        self._result_type = self._result_type_orig = None
        self._init_char_substitutes(auto)
        self._init_units()

    def parse(self, word: str) -> list[Any]:
        try:
            found: list[Any] = super().parse(word)
        except ValueError:
            unknown, _ = self._units[-1]
            found = unknown.parse(word, word.lower(), set())
        return found


@cache
def _load_analyzer() -> pymorphy3.MorphAnalyzer:
    return _Analyzer(str(dictionary_data()))


def analyzer() -> pymorphy3.MorphAnalyzer:
    """Return the process's one pymorphy3 analyzer, which nobody changes."""
    with _lock:
        return _load_analyzer()


class Tables(NamedTuple):
    """What the dictionary looks words up in."""

    items: Any
    substitutes: Any
    paradigms: Any
    prefixes: Any
    endings: Any
    tags: Any
    counts: Any
    compiled: CompiledDictionary | None


@cache
def tables() -> Tables:
    """Return the dictionary's tables."""
    morph = analyzer()
    data = morph.dictionary
    return Tables(
        data.words.similar_items,
        morph.char_substitutes,
        data.paradigms,
        data.paradigm_prefixes,
        data.suffixes,
        data.gramtab,
        morph.prob_estimator.p_t_given_w,
        data.compiled,
    )


def all_tags() -> list[Any]:
    """Return the dictionary's OpenCorpora tags in the order of their numbers."""
    found: list[Any] = tables().tags.every()
    return found


@cache
def tag_numbers() -> dict[str, int]:
    """Return the numbers of the dictionary's tags by their text."""
    found: dict[str, int] = tables().tags.numbers()
    return found


def tag(number: int) -> Any:
    """Return an OpenCorpora tag by its number."""
    return tables().tags[number]


def look_up(word: str) -> tuple[Analysis, ...]:
    """Return the dictionary's analyses of a lowercase word, none if it is not there."""
    found = tables()
    if found.compiled is not None:
        return found.compiled.analyses(word)
    paradigms = found.paradigms
    return tuple(
        [
            (spelt, number, place, paradigms[number][len(paradigms[number]) // 3 + place])
            for spelt, analyses in found.items(word, found.substitutes)
            for number, place in analyses
        ]
    )


# lemmas, names and roles ask for the same words of an article
listed = lru_cache(RECENT)(look_up)


def known_tags(word: str) -> list[Any]:
    """Return the tags of a word that the dictionary has, none of any other.

    As pymorphy3's parses have them, but for their order, in a third of the time.
    """
    if len(word) > LONGEST_WORD or not word.isprintable():
        return []
    return [tables().tags[number] for *_, number in listed(word.lower())]


def probabilities(word: str, numbers: list[int]) -> list[float]:
    """Return how often a lowercase word has each tag in OpenCorpora's texts; 0.0 where unknown."""
    found = tables()
    if found.compiled is not None:
        counts = found.compiled.counts(word, numbers)
        return [count / CERTAIN for count in counts] if counts else [0.0] * len(numbers)
    if not found.counts.has_keys_with_prefix(f"{word}:"):
        return [0.0] * len(numbers)
    return [found.counts.get(f"{word}:{found.tags[number]}", 0) / CERTAIN for number in numbers]


def normal_form(spelt: str, paradigm: int, place: int) -> str:
    """Return the form that a paradigm is listed by, as pymorphy3's ``build_normal_form``."""
    if place == 0:
        return spelt
    found = tables()
    numbers = found.paradigms[paradigm]
    offset = 2 * (len(numbers) // 3)
    before, ending = found.prefixes[numbers[offset + place]], found.endings[numbers[place]]
    stem = spelt[len(before) : -len(ending)] if ending else spelt[len(before) :]
    return f"{found.prefixes[numbers[offset]]}{stem}{found.endings[numbers[0]]}"
