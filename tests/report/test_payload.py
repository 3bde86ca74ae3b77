import io
import json
import re
from html.parser import HTMLParser

import pytest
from handmade import appointment, extraction

from newsnlp.errors import SettingsError
from newsnlp.records.links import TAKING_PART
from newsnlp.report import LANGUAGES, _asset, write_report
from newsnlp.report.payload import gather, utf16
from newsnlp.types import Article, EntityType, Extraction, Record, RecordKind, Status


def page(results, **options):
    stream = io.BytesIO()
    write_report(results, stream, **options)
    return stream.getvalue().decode()


def data(html):
    return json.loads(re.search('type="application/json">(.*?)</script>', html, re.S)[1])


class Scripts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.scripts = []

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            self.scripts.append(dict(attrs))


def test_unknown_language_lists_the_known_ones():
    with pytest.raises(SettingsError, match="ru, en"):
        page([], lang="de")


def test_no_results_give_a_page():
    assert data(page([]))["records"] == []


def test_a_role_is_one_line_of_the_filter_whatever_its_spelling():
    records = tuple(
        Record(f"r{n}", RecordKind.POSITION, role=role) for n, role in enumerate(("актер", "актёр"))
    )
    told = data(page([Extraction(Article("a", ""), records=records)]))
    assert [record[3] for record in told["records"]] == ["актёр", "актёр"]


def test_same_results_same_bytes():
    assert page([appointment()]) == page([appointment()])


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "\ud800\x00"]
)
def test_hostile_text_stays_data(text):
    html = page([Extraction(Article(text, text, title=text, url=text))], title=text)
    scripts = Scripts()
    scripts.feed(html)
    assert scripts.scripts == [{"id": "data", "type": "application/json"}, {}]
    assert data(html)["docs"][0][6] == text


def test_the_policy_allows_nothing_but_this_page():
    policy = re.search('Content-Security-Policy" content="(.*?)"', page([]))[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(("offset", "expected"), [(0, 0), (1, 1), (2, 3), (3, 4), (4, 6)])
def test_offsets_count_as_javascript_does(offset, expected):
    assert utf16("а😀б😀")(offset) == expected


def test_a_sentence_in_the_text_is_a_place_not_a_copy():
    result = appointment()
    sentences = [record[12] for record in gather([result]).records]
    start, end = sentences[0]
    assert result.article.text[start:end] == result.records[0].sentence


def test_without_text_the_sentence_itself_is_kept():
    record = Record("r1", RecordKind.POSITION, role="врач", sentence="Врач пришёл.", end=4)
    payload = gather([Extraction(Article("a", ""), records=(record,))])
    assert payload.records[0][12] == "Врач пришёл."


def names_of(results):
    return [name[1:] for name in data(page(results))["names"]]


def test_the_same_event_in_two_articles_is_one():
    first = extraction("{EVENT e1|Форум}", names={"e1": ("форум «Школа рядом»", "форум")})
    second = extraction(
        "{EVENT e1|Форум}", names={"e1": ("Форум «Школа рядом»", "слёт")}, doc_id="b"
    )
    assert names_of([first, second]) == [["форум «Школа рядом»", ["форум", "слёт"]]]


def test_what_is_called_the_same_in_two_articles_is_not_one_event():
    deaths = [extraction("{EVENT e1|Смерть}", names={"e1": "смерть"}, doc_id=doc) for doc in "ab"]
    assert names_of(deaths) == [["смерть", []], ["смерть", []]]


def test_people_of_several_articles_are_resolved():
    first = extraction("{PERSON e1|Марина Ветрова}")
    second = extraction("{PERSON e1|Марина Олеговна Ветрова}", doc_id="b")
    assert len(names_of([first, second])) == 1


def keys(value):
    return {k: keys(v) for k, v in value.items()} if isinstance(value, dict) else None


def test_languages_say_the_same_things():
    russian, english = (json.loads(_asset(f"{lang}.json")) for lang in LANGUAGES)
    assert keys(russian) == keys(english)
    assert set(russian["labels"]["types"]) == set(EntityType)
    assert set(russian["labels"]["kinds"]) == set(RecordKind)
    assert set(russian["labels"]["statuses"]) == set(Status)
    assert set(russian["labels"]["participations"]) == set(TAKING_PART)
    russian_values = re.findall(r"\{(\w+)\}", _asset("ru.json"))
    assert russian_values == re.findall(r"\{(\w+)\}", _asset("en.json"))
