"""Write articles annotated in their text as people write them; the library only reads them."""

from newsnlp.evaluate.documents import GoldDocument
from newsnlp.evaluate.marked import BORDER, CODES


def write_marked(document: GoldDocument) -> str:
    """Return an article with its marks, numbered anew in text order; spans must not cross."""
    codes = {kind: code for code, kind in CODES.items()}
    ordered = sorted(
        document.entities.items(), key=lambda item: (item[1][0], -item[1][1], item[1][2])
    )
    counts = dict.fromkeys(CODES, 0)
    keys: dict[str, str] = {}
    marks: list[tuple[int, int, str]] = []
    for depth, (key, (start, end, kind, _)) in enumerate(ordered):
        code = codes[kind]
        counts[code] += 1
        keys[key] = f"{code}{counts[code]}"
        # at one place mentions close before others open, and the widest opens first
        marks += [(start, depth + 1, f"{{{keys[key]} "), (end, -depth - 1, "}")]
    pieces, place = [], 0
    for where, _, mark in sorted(marks):
        pieces += [document.text[place:where], mark]
        place = where
    body = "".join([*pieces, document.text[place:]]).rstrip("\n")
    told: dict[str, list[str]] = {}
    for relation, head, tail in document.relations:
        told.setdefault(keys[head], []).append(f"{keys[head]} {relation.value} {keys[tail]}")
    lines = ["; ".join(sorted(told[key])) for key in keys.values() if key in told]
    return "\n".join([body, BORDER, *lines, ""])
