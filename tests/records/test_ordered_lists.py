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
    "1. [Белову Анну|PERSON] видели с [директором|PROFESSION] школы."
)


def _stands(marked):
    return {(role.split()[0], status) for _, role, _, status in positions(marked)}


def test_an_order_ends_at_another_line(mark):
    assert ("директор", "new") not in _stands(mark(STAYS))


def test_items_of_an_order(mark):
    told = _stands(mark(ORDER))
    assert {("проректор", "former"), ("директор", "new"), ("исполняющий", "acting")} <= told
    assert told.isdisjoint({("декан", "former"), ("доцент", "new")})
