"""Whose a board is that a clause only points at: «банк, председатель [правления] которого»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsnlp.annotate.marks import CLOSING
from newsnlp.link.grammar.genitive import in_genitive
from newsnlp.records.context import Context
from newsnlp.records.posts.workplaces import relative
from newsnlp.records.wording import uncapitalized

if TYPE_CHECKING:
    from newsnlp.records.posts.employers import Employer

_WHICH = "который"


def board_of_which(context: Context, role: int, board: Employer) -> Employer:
    """Return a bare board with whose it is, anything else as it is.

    «Банк «Луч», председатель [правления] которого – Рид»: the «правление банка «Луч»».
    """
    which = context.annotation.lemmas[context.index.last[role] :][:1] == [_WHICH]
    bare = which and (board.name or "").islower() and context.index.length(role) > 1
    body = relative(context, role) if bare else None
    if body is None:
        return board
    described, last = context.described(body), context.index.last[body]
    first = described[0] if described else context.index.first[body]
    quoted = last + (described is not None and context.annotation.words[last] in CLOSING)
    whose = in_genitive(context.annotation, first, quoted)
    whose = uncapitalized(context.annotation, context.index, first, whose)
    return board._replace(entity=None, name=f"{board.name} {whose}")
