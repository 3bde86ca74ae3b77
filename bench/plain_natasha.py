"""The plain Natasha chain as its README shows it: what newsnlp is measured against.

One change: natasha's MorphVocab builds on pymorphy2, which needs a module gone from new Pythons,
so the same class is built here on pymorphy3.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import natasha
import pymorphy3
from natasha.morph.lemma import lemmatize
from natasha.morph.vocab import oc_grams, ud_feats, ud_pos
from pymorphy3.analyzer import Parse


class Form(Parse):
    def __new__(cls, *args: Any) -> Form:
        self = Parse.__new__(cls, *args)
        self.normal = self.normal_form
        self.pos, self.feats = ud_pos(self.tag), dict(ud_feats(self.tag))
        return self

    def inflect(self, grams: set[str]) -> Parse | None:
        return Parse.inflect(self, set(oc_grams(grams)))


class MorphVocab(pymorphy3.MorphAnalyzer):
    def __init__(self) -> None:
        super().__init__(result_type=Form)

    parse = lru_cache(10000)(pymorphy3.MorphAnalyzer.parse)
    __call__ = parse

    def lemmatize(self, word: str, pos: str, feats: dict[str, str]) -> str:
        return lemmatize(self, word, pos, feats)


class PlainNatasha:
    def __init__(self) -> None:
        embedding = natasha.NewsEmbedding()
        self.segmenter = natasha.Segmenter()
        self.vocab = MorphVocab()
        self.morph = natasha.NewsMorphTagger(embedding)
        self.syntax = natasha.NewsSyntaxParser(embedding)
        self.ner = natasha.NewsNERTagger(embedding)

    def __call__(self, text: str, *, lemmas: bool = True) -> natasha.Doc:
        doc = natasha.Doc(text)
        doc.segment(self.segmenter)
        if not doc.tokens:  # natasha cannot batch a sentence without tokens
            doc.sents, doc.spans = [], []
            return doc
        doc.tag_morph(self.morph)
        doc.parse_syntax(self.syntax)
        doc.tag_ner(self.ner)
        for token in doc.tokens if lemmas else ():
            token.lemmatize(self.vocab)
        for span in doc.spans:
            span.normalize(self.vocab)
        return doc
