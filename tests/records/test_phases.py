"""What somebody begins or goes on to lead, and what words before a role say of time."""

import pytest
from told import positions

BODY = "[заводом «Луч»|ORGANIZATION]"

NOT_YET = [
    f"[Лев Рид|PERSON] мечтал руководить {BODY}.",
    f"[Лев Рид|PERSON] не стал руководить {BODY}.",
    f"[Лев Рид|PERSON] отказался руководить {BODY}.",
    f"[Лев Рид|PERSON] мог бы начать руководить {BODY}.",
]


@pytest.mark.parametrize("text", NOT_YET)
def test_what_is_only_wished(mark, text):
    assert positions(mark(text)) == []


LEADS = [
    (f"[Лев Рид|PERSON] стал руководить {BODY}.", "current"),
    (f"[Лев Рид|PERSON] продолжает руководить {BODY}.", "current"),
    (f"[Лев Рид|PERSON] продолжит руководить {BODY}.", "current"),
    (f"[Лев Рид|PERSON] станет руководить {BODY}.", "new"),
    (f"З{BODY[2:]} начал руководить [Лев Рид|PERSON].".replace("З", "[З", 1), "current"),
]


@pytest.mark.parametrize(("text", "status"), LEADS)
def test_what_somebody_begins_or_goes_on_to_lead(mark, text, status):
    assert [(role, how) for _, role, _, how in positions(mark(text))] == [("руководитель", status)]


ASIDE = [
    ("[Лев Рид|PERSON], тогда [директор|PROFESSION] школы, уехал.", "former"),
    ("[Лев Рид|PERSON], сейчас [директор|PROFESSION] школы, уехал.", "current"),
    ("Завуча сменит [Лев Рид|PERSON], сейчас [директор|PROFESSION] школы.", "current"),
    ("[Лев Рид|PERSON], в прошлом [врач|PROFESSION] и [директор|PROFESSION], уехал.", "former"),
    ("[Лев Рид|PERSON], ранее [врач|PROFESSION], а ныне [директор|PROFESSION], уехал.", "current"),
    ("[Лев Рид|PERSON], ранее [врач|PROFESSION] и ныне [директор|PROFESSION], уехал.", "current"),
]


@pytest.mark.parametrize(("text", "status"), ASIDE)
def test_how_a_role_behind_a_name_stands(mark, text, status):
    told = {role: how for _, role, _, how in positions(mark(text))}
    assert told["директор"] == status


@pytest.mark.parametrize(("verb", "given"), [("хотел", False), ("постановил", True)])
def test_what_a_body_ruled_is_done(mark, verb, given):
    text = f"[Совет|ORGANIZATION] {verb} назначить [директором|PROFESSION] [Анну Рид|PERSON]."
    assert ("new" in [status for *_, status in positions(mark(text))]) == given
