"""Two roles that the model takes for one: «[командующий округом] [генерал-полковник] Котов»."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.types import Span


def unfused(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans without roles that are made of two others in one case.

    In «[пресс-секретарь] [президента]» the second depends on the first: it stays whole, as does
    a «писатель-фантаст».
    """
    roles = {(s.start, s.end): s for s in spans if s.type is EntityType.PROFESSION}
    starts: dict[int, list[int]] = {}
    for start, end in roles:
        starts.setdefault(end, []).append(start)
    if len(roles) < 3 or len(starts) == len(roles):
        return list(spans)
    fused = {whole for place, whole in roles.items() if _is_fused(annotation, place, roles, starts)}
    return [span for span in spans if span not in fused] if fused else list(spans)


def _is_fused(
    annotation: Annotation,
    whole: tuple[int, int],
    roles: Container[tuple[int, int]],
    starts: Mapping[int, Sequence[int]],
) -> bool:
    """Tell whether a role is made of two of the others, which begin at ``starts`` by their ends."""
    begin, end = whole
    for start in starts[end]:
        apart = start > begin and annotation.text[start - 1] == " "
        if apart and (begin, start - 1) in roles:
            first, last = (
                annotation.head_of(*annotation.tokens_of(*place))
                for place in ((begin, start - 1), (start, end))
            )
            cases = [annotation.feats(head).get("Case") for head in (first, last)]
            nouns = annotation.pos(first) == annotation.pos(last) == "NOUN"
            return nouns and cases[0] == cases[1] != "Gen" and cases[0] is not None
    return False
