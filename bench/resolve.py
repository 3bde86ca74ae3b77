"""Time and memory of identity across articles on a synthetic dump of about 100,000 records.

    python bench/resolve.py [--articles 40000]

Prints one JSON object: seconds of CPU, peak memory in MB, and how well the known people and
organizations were found (pairwise precision and recall over people).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter
from typing import Any

from newsnlp.resolve import Resolution, resolve

INVENTED = """
m Игорь Павел Сергей Андрей Олег Иван Пётр Дмитрий Артём Глеб Захар Юрий
f Анна Мария Ольга Елена Ирина Дарья Софья Вера Нина Алла Юлия Инна
stem Сом Ерш Щук Ряб Кот Лис Бел Чер Зим Вес Сал Рог Дуб Клен Гор Мор Пол Кам Реч Озер
middle ан ен ин ав ов ер ор ыш аш уш ил ол ук ак ош ет ат
father Иванов Павлов Петров Сергеев Андреев Олегов Захаров Глебов
role директор руководитель глава председатель начальник ректор депутат министр
sort завод фонд банк институт центр колледж театр музей
"""
WORDS = {name: words for name, *words in map(str.split, INVENTED.strip().splitlines())}


def people(rng: random.Random, count: int) -> list[dict[str, Any]]:
    """Invent people: first name, patronymic, surname, employers and a role."""
    made = []
    for n in range(count):
        sex = rng.choice("mf")
        surname = rng.choice(WORDS["stem"]) + "".join(rng.choices(WORDS["middle"], k=2)) + "ов"
        made.append(
            {
                "id": n,
                "first": rng.choice(WORDS[sex]),
                "patronymic": rng.choice(WORDS["father"]) + ("ич" if sex == "m" else "на"),
                "last": surname + ("" if sex == "m" else "а"),
                "role": rng.choice(WORDS["role"]),
                "weight": 1 / (1 + n % 500),
            }
        )
    return made


def organizations(rng: random.Random, count: int) -> list[str]:
    """Invent names of organizations."""
    sorts, stems, middles = (WORDS[name] for name in ("sort", "stem", "middle"))
    return [
        f"{rng.choice(sorts)} «{rng.choice(stems)}{rng.choice(middles)}-{n}»" for n in range(count)
    ]


def written(rng: random.Random, person: dict[str, Any]) -> str:
    """Write a name as one article's fullest form."""
    first, middle, last = person["first"], person["patronymic"], person["last"]
    return rng.choices(
        [f"{first} {last}", f"{first} {middle} {last}", f"{first[0]}. {middle[0]}. {last}", last],
        [70, 15, 10, 5],
    )[0]


def dump(articles: int, seed: int = 7) -> tuple[dict[str, Any], dict[tuple[str, str], int]]:
    """Return the tables of a dump with 2.5 records an article, and who each entity is."""
    rng = random.Random(seed)
    known, firms = people(rng, articles // 4), organizations(rng, articles // 5)
    for person in known:
        person["firms"] = rng.sample(firms, 2)
    weights = [p["weight"] for p in known]
    entities: list[tuple[Any, ...]] = []
    records: list[tuple[Any, ...]] = []
    truth = {}
    for n in range(articles):
        doc = f"a{n:06d}"
        for k, person in enumerate(rng.choices(known, weights, k=rng.choice((2, 3)))):
            who, firm = f"e{2 * k + 1}", rng.choice(person["firms"])
            entities.append((doc, who, "PERSON", written(rng, person), [], 2))
            entities.append((doc, f"e{2 * k + 2}", "ORGANIZATION", firm, [], 1))
            records.append((doc, who, "", person["role"], f"e{2 * k + 2}", firm))
            truth[doc, who] = person["id"]
    entity_columns = ("doc_id", "entity_id", "type", "name", "aliases", "n_mentions")
    record_columns = (
        "doc_id", "person_id", "person", "role", "organization_id", "organization",
    )  # fmt: skip
    return {
        "entities": dict(zip(entity_columns, map(list, zip(*entities, strict=True)), strict=True)),
        "records": dict(zip(record_columns, map(list, zip(*records, strict=True)), strict=True)),
    }, truth


def pairwise(resolution: Resolution, truth: dict[tuple[str, str], int]) -> tuple[float, float]:
    """Return precision and recall over pairs of person appearances."""
    found = {
        (link.doc_id, link.entity_id): link.resolved_id
        for link in resolution.links
        if link.kind == "person" and link.judgement == "same"
    }

    def pairs(labels: Any) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = pairs((found[ref], truth[ref]) for ref in truth)
    return both / pairs(found[ref] for ref in truth), both / pairs(truth.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40_000)
    tables, truth = dump(parser.parse_args().articles)
    start = time.process_time()
    resolution = resolve(tables)
    seconds = time.process_time() - start
    precision, recall = pairwise(resolution, truth)
    report = {
        "records": len(tables["records"]["doc_id"]),
        "entities": len(tables["entities"]["doc_id"]),
        "people": len(resolution.people),
        "organizations": len(resolution.organizations),
        "links": len(resolution.links),
        "cpu_seconds": round(seconds, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "people_precision": round(precision, 4),
        "people_recall": round(recall, 4),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
