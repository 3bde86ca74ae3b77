"""The sentences that a stretch of an article lies in: what a reader is shown as evidence."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsnlp.annotate.sentences import sentence_ends
from newsnlp.types import Extraction

LEFT_OUT = " … "
"""Between two sentences that others stand between."""
_LINE = re.compile(r"[^\n\r]+")


class Sentences:
    """The sentences of an article, none across the end of a line or the border of debris."""

    def __init__(self, result: Extraction) -> None:
        self.text = text = result.article.text
        starts = {i for span in result.debris for i in (span.start, span.end)}
        for line in _LINE.finditer(text):
            starts |= {line.start() + end for end in (0, *sentence_ends(line.group()))}
        self.starts = sorted({0, *starts})

    def around(self, start: int, end: int) -> str:
        """Return the sentence of a stretch, or that of its beginning and that of its end.

        Empty where the text is not known: ``newsnlp batch`` writes none.
        """
        first, last = (bisect_right(self.starts, i) - 1 for i in (start, max(start, end - 1)))
        between = " " if last - first == 1 else LEFT_OUT
        return between.join(self._sentence(i) for i in sorted({first, last}))

    def _sentence(self, number: int) -> str:
        return self.text[slice(*[*self.starts, None][number : number + 2])].strip()
