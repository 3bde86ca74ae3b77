"""Annotated articles in one line: ``{PERSON|Ирина Палагина} — {PROFESSION|директор}``.

Every word hangs on the first of its sentence; a word's hidden layers depend on the word alone.
"""

import re
import zlib

import numpy as np
from razdel import sentenize, tokenize

from newsnlp.annotate.annotation import Annotation, Tagset
from newsnlp.types import EntityType, Mention

TAGSET = Tagset(pos=("X",), feats=({},), rels=("dep",))
OPEN = re.compile(r"\{([A-Z_]+)\|")


def article(markup: str) -> tuple[Annotation, tuple[Mention, ...]]:
    """Return the annotation and the mentions, outer before inner, of one marked text."""
    text, opened, spans, at = "", [], [], 0
    while at < len(markup):
        if match := OPEN.match(markup, at):
            opened.append((len(text), EntityType(match[1])))
            at = match.end()
            continue
        if markup[at] == "}" and opened:
            start, kind = opened.pop()
            spans.append((start, -len(text), kind))
        else:
            text += markup[at]
        at += 1
    mentions = tuple(
        Mention(f"m{number}", kind, start, -end, text[start:-end], 0.9, "model")
        for number, (start, end, kind) in enumerate(sorted(spans), start=1)
    )
    return annotation(text), mentions


def annotation(text: str) -> Annotation:
    rows, sentences, heads = [], [], []
    for line in re.finditer(r"[^\n]+", text):
        for sentence in sentenize(line.group()):
            first = len(rows)
            offset = line.start() + sentence.start
            rows += [(offset + t.start, offset + t.stop, t.text) for t in tokenize(sentence.text)]
            heads += [-1, *[first] * (len(rows) - first - 1)]
            sentences.append((first, len(rows)))
    words = [row[2] for row in rows]
    hidden = [np.random.default_rng(zlib.crc32(w.encode())).normal(size=192) for w in words]
    return Annotation(
        text=text,
        start=np.array([row[0] for row in rows], np.int32),
        end=np.array([row[1] for row in rows], np.int32),
        words=words,
        lemmas=[word.lower() for word in words],
        tag=np.zeros(len(words), np.int32),
        head=np.array(heads, np.int32),
        rel=np.zeros(len(words), np.int32),
        sentences=np.array(sentences, np.int32).reshape(-1, 2),
        spans=[],
        hidden=np.array(hidden, np.float32).reshape(-1, 192),
        tagset=TAGSET,
    )


APPOINTMENT = article(
    "{PERSON|Ирина Палагина} — {PROFESSION|директор {ORGANIZATION|НИИ «Заря»}} в {CITY|Орске}.\n"
    "{PERSON|Палагина} работает в {ORGANIZATION|НИИ}."
)
STORM = article("В {CITY|Орске} прошёл {EVENT|ураган}.")
"""Two articles that the tests share."""
