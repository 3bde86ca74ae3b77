"""Posts in the items below an order: «Освободить: 1.1. Рида от должности [ректора]»."""

from told import positions

ORDER = (
    "1. Освободить с 31 августа:\n"
    "1.1. [Рогова Льва|PERSON], [декана|PROFESSION], от должности [проректора|PROFESSION].\n"
    "2. Назначить с 1 сентября:\n"
    "2.1. [Белову Анну|PERSON], [доцента|PROFESSION], [директором|PROFESSION] школы.\n"
    "2.2. [Зимина Петра|PERSON] [исполняющим обязанности ректора|PROFESSION].\n"
)
STAYS = (
    "Назначить с 1 сентября:\n"
    "Работу оплатить.\n"
    "1. [Белову Анну|PERSON] знают [директором|PROFESSION] школы."
)


HELD = [
    ("Рогова Льва", "декана"),
    ("Рогова Льва", "проректора"),
    ("Белову Анну", "доцента"),
    ("Белову Анну", "директором"),
    ("Зимина Петра", "исполняющим обязанности ректора"),
]


def _stands(marked, held):
    given = [marked.relation("WORKS_AS", name, role) for name, role in held]
    return {role.split()[0]: status for _, role, _, status in positions(marked, *given)}


def test_an_order_ends_at_another_line(mark):
    assert _stands(mark(STAYS), [("Белову Анну", "директором")]) == {"директор": "current"}


def test_items_of_an_order(mark):
    assert _stands(mark(ORDER), HELD) == {
        "декан": "current",
        "проректор": "former",
        "доцент": "current",
        "директор": "new",
        "исполняющий": "acting",
    }


def test_an_item_orders_by_itself(mark):
    order = (
        "1. Назначить [Белову Анну|PERSON], [доцента|PROFESSION], [директором|PROFESSION] школы.\n"
        "2. Освободить [Рогова Льва|PERSON], [врача|PROFESSION], от поста [декана|PROFESSION]."
    )
    held = [("Белову Анну", "доцента"), ("Белову Анну", "директором"), ("Рогова Льва", "декана")]
    assert _stands(mark(order), held) == {
        "доцент": "current",
        "директор": "new",
        "врач": "current",
        "декан": "former",
    }


def test_an_order_without_items(mark):
    order = "Назначить [Белову Анну|PERSON], [врача|PROFESSION], [деканом|PROFESSION] института."
    held = [("Белову Анну", "врача"), ("Белову Анну", "деканом")]
    assert _stands(mark(order), held) == {"врач": "current", "декан": "new"}
