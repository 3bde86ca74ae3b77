"""What PyTorch and NumPy make of the same choices by networks with the same weights."""

import numpy as np
import pytest

from newsnlp.records.learned.nets import Nets, values


def both_chances(layout, view, rows, places, words, reading):
    """Return the chances of a view's candidates by PyTorch and by NumPy, of each kind in turn.

    ``rows``, ``places`` and ``words`` (lemmas): of the candidates of each kind.
    """
    torch = pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.train.cases import Case, Words
    from newsnlp.train.record_networks import Network, Recipe, chances

    torch.manual_seed(1)
    lemmas = Words()
    cases = [
        Case(
            "a",
            "source",
            kind,
            values(view.given),
            lemmas.of(view),
            np.stack([values(row) for row in own]),
            0,
            0,
            np.stack([lemmas.mean(one) for one in words[kind]]) if kind in words else np.zeros(0),
            tokens=view.tokens,
            places=places.get(kind, ()),
        )
        for kind, own in rows.items()
    ]
    sizes = {case.kind: case.rows.shape[1] for case in cases} | {"given": len(cases[0].given)}
    network = Network(layout, sizes, reading.size, Recipe()).eval()
    states = torch.from_numpy(reading.states)
    wanted = [chances(layout, case, network([case], [states])[0].detach()) for case in cases]
    nets = Nets(network.arrays(), layout)
    known = nets.all_known([view], reading)
    found = []
    for kind, own in rows.items():
        if kind in layout.deciders:
            found.append(nets.decide(kind, known[0], own[0]))
            continue
        beside = reading.beside(view.tokens, places[kind])
        told = nets.told(words[kind]) if kind in layout.matched else None
        found += nets.chances(kind, known, [own], beside, told)
    return wanted, found
